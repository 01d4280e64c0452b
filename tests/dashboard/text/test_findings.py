"""What a page found, in a sentence: true of the figures, and nothing where there are none."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import pytest

from dashboard.state.repository import Repository
from dashboard.text import findings
from dashboard.text.language import say
from dashboard.views import VIEWS
from tests.builders import data_folder, flow, pair, quote, shipped_figures
from tests.dashboard.looking import example, look

Finding = Callable[..., str]


@pytest.fixture
def found(tmp_path: Path) -> Finding:
    """Return what a page found in these figures, where nobody is quoted."""

    def ask_page(address: str, *rows: Iterable[pd.DataFrame]) -> str:
        figures = [one for several in rows for one in several]
        tables = {"published_figures.csv": quote().iloc[:0]}
        view, request = look(Repository(data_folder(tmp_path, figures, tables=tables)), address)
        return view.finding(request)

    return ask_page


WORLD = pair(300e6, 100e6, partner="WLD")
RUSSIA = pair(30e6, 10e6)


def test_share_is_of_all_trade(found: Finding) -> None:
    """40 of 400 million is a tenth."""
    assert found("/", WORLD, RUSSIA) == say(
        findings.SHARE, partner="Russia", reporter="Azerbaijan", share="10.00%", year="2020"
    )


def test_trade_is_told_without_a_share_where_there_is_none(found: Finding) -> None:
    """Without the world's figures the amount alone is said."""
    told = found("/partner", RUSSIA)
    assert told == say(
        findings.TRADE,
        partner="Russia",
        reporter="Azerbaijan",
        turnover="US$\N{NO-BREAK SPACE}40.0 million",
        year="2020",
    )


def test_what_was_chosen_about_figures_is_said(found: Finding) -> None:
    """A share of one publisher's figures is not told as everybody's."""
    told = found("/?source=un-comtrade", WORLD, RUSSIA)
    assert told.startswith("Russia was 10.00%")
    assert "UN Comtrade" in told


def test_estimate_is_not_a_countrys_own_figure(found: Finding) -> None:
    """Where an estimate stands for a silent partner, nothing is said of two sides."""
    theirs = flow(
        12e6, reporter="RUS", partner="AZE", flow="X", source="imf-imts", status="estimate"
    )
    assert found("/mirror", RUSSIA, [theirs]) == ""


def test_both_sides_are_told_beside_each_other(found: Finding) -> None:
    """Imports as the reporter counts them, exports as the partner does."""
    theirs = flow(12e6, reporter="RUS", partner="AZE", flow="X")
    told = found("/mirror", RUSSIA, [theirs])
    assert "10.0 million" in told
    assert "12.0 million" in told


@pytest.mark.parametrize("address", ["/", "/partner", "/mirror", "/products", "/months"])
def test_nothing_is_found_where_nothing_is_held(found: Finding, address: str) -> None:
    """A page without figures is headed with its name."""
    assert found(address, [flow(1.0, partner="ITA")]) == ""


def test_every_view_is_headed_with_what_it_found() -> None:
    """No page of the figures that ship goes by another's heading, and most found something."""
    heads = {}
    for view in VIEWS:
        _, request = look(shipped_figures(), example(view))
        heads[example(view)] = head = view.headed(request)
        assert view.finding(request) in {head, ""}
        assert "{" not in head
    assert len(set(heads.values())) == len(heads)
