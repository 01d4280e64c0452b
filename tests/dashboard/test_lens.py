"""A reader's lens: goods left out, one publisher alone, in claims and on every page."""

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.asking import ask, find_view
from dashboard.claims.model import read_claims
from dashboard.claims.readings import SCOPES, WHOLE, Evaluation, Lens, evaluate
from dashboard.claims.rule import Verdict
from dashboard.measures.evidence import Ledger
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, measure
from dashboard.repository import Repository
from tests.builders import claim, flow, ledger, pair, publish_rows

DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
PARTS = {"27": 6.0, "71": 3.0, "7108": 2.0, "84": 1.0}


def goods(
    scale: float, parts: dict[str, float] | None = None, **columns: str
) -> list[pd.DataFrame]:
    """Return a total with its chapters and gold, both flows."""
    mine = PARTS if parts is None else parts
    total = sum(size for code, size in mine.items() if len(code) == 2)
    sizes = {"TOTAL": total} | mine
    return [
        flow(size * scale, flow=name, product=code, **columns)
        for name in ("X", "M")
        for code, size in sizes.items()
    ]


TRADE = [*goods(1e6), *goods(1e7, {"27": 4, "71": 3, "7108": 2, "84": 3}, partner="WLD")]


def seen(book: Ledger, lens: Lens, **assertion: Any) -> Evaluation:  # noqa: ANN401 -- TOML
    """Return a claim on 2020 through a lens."""
    (found,) = read_claims({"claim": [claim(assertion)]}, ("AZE", "RUS"))
    return evaluate(found, book, lens=lens)


def test_plain_lens_changes_nothing() -> None:
    """All goods by the order of sources is what is meant without a lens."""
    book = ledger(TRADE)
    (found,) = read_claims({"claim": [claim()]}, ("AZE", "RUS"))
    assert evaluate(found, book, lens=Lens()) == evaluate(found, book)
    assert Lens() == WHOLE


@pytest.mark.parametrize(
    ("without", "left", "whole"),
    [((), 10, 100), (("27",), 3, 60), (("71",), 8, 70), (("7108",), 9, 80), (("71", "27"), 1, 30)],
)
def test_first_reading_is_the_lens(without: tuple[str, ...], left: float, whole: float) -> None:
    """Goods left out are left out of both terms, and the verdict is on that."""
    rows = goods(1, {"27": 7, "71": 2, "7108": 1, "84": 1})
    rows += goods(10, {"27": 4, "71": 3, "7108": 2, "84": 3}, partner="WLD")
    (outcome,) = seen(ledger(rows), Lens(without)).outcomes
    assert outcome.primary.case.without == without
    assert outcome.primary.measured.value is not None
    assert outcome.primary.measured.value.middle == pytest.approx(100 * left / whole)


def test_all_goods_are_a_reading_beside_the_lens() -> None:
    """What the lens leaves out stays listed as another reading, each set of goods once."""
    (outcome,) = seen(ledger(TRADE), Lens(("27",))).outcomes
    scopes = [r.case.without for r in outcome.readings if r.case.report == "reporter"]
    assert sorted(scopes) == sorted(SCOPES)


def test_years_are_seen_through_the_lens() -> None:
    """The measure by year leaves out the same goods in each year."""
    book = ledger([*TRADE, *goods(2e6, period="2019"), *goods(1e7, period="2019", partner="WLD")])
    (outcome,) = seen(book, Lens(("27",))).outcomes
    assert [r.case.period for r in outcome.years] == ["2019", "2020"]
    assert all(r.case.without == ("27",) for r in outcome.years)


def test_one_publisher_alone() -> None:
    """The asked publisher is measured though another comes first; the other is listed."""
    rows = [*pair(4, 6), *pair(50, 50, partner="WLD")]
    rows += [*pair(1, 1, **DOTS), *pair(50, 50, partner="WLD", **DOTS)]
    evaluation = seen(ledger(rows), Lens(source="imf-dots"))
    (outcome,) = evaluation.outcomes
    assert outcome.primary.measured.sources == ("imf-dots",)
    assert outcome.primary.measured.value == Interval(2, 2)
    assert evaluation.verdict is Verdict.NOT_SUPPORTED
    assert {r.source for r in outcome.counted} == {"imf-dots", "un-comtrade"}


def test_publisher_that_says_nothing_is_not_replaced() -> None:
    """Asked alone, a silent publisher leaves the claim unchecked, whatever others say."""
    rows = [*pair(4, 6), *pair(50, 50, partner="WLD")]
    evaluation = seen(ledger(rows), Lens(source="imf-dots"))
    assert evaluation.verdict is Verdict.UNCHECKED
    assert {gap.source for gap in evaluation.outcomes[0].primary.measured.missing} == {"imf-dots"}


sizes = st.lists(st.integers(0, 10**9), min_size=4, max_size=4)


@given(sizes, st.integers(-5, 5))
@example([60, 0, 30, 10], -3)
@settings(deadline=None, max_examples=25)
def test_excluding_goods_never_raises_a_total(parts: list[int], off: int) -> None:
    """The more is left out the less is left, from all goods on, be chapters complete or nearly."""
    codes = ("27", "71", "84", "90")
    gold = parts[1] // 2
    total = sum(parts) * (1 + off / 100)
    rows = [flow(size, product=code) for code, size in zip(codes, parts, strict=True)]
    book = ledger([flow(total), *rows, flow(gold, product="7108")])
    left = []
    for without in ((), ("7108",), ("71",), ("71", "27")):
        measured = measure(Flow("X"), Case("AZE", "RUS", "2020", without=without), book)
        if measured.value is not None:
            left.append(measured.value.middle)
    slack = 1e-6 * max(total, 1)
    assert all(later <= earlier + slack for earlier, later in pairwise(left))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a state with one pair by goods."""
    data = tmp_path_factory.mktemp("data")
    publish_rows(data, TRADE)
    return Repository(data)


@pytest.mark.parametrize("without", ["7108", "71", "27", "71,27", "7108,27", "7108,71,27"])
@pytest.mark.parametrize(
    "page", ["overview", "partner", "mirror", "claim/russia-share-of-turnover"]
)
def test_every_choice_of_goods_is_shown(repository: Repository, page: str, without: str) -> None:
    """Whatever is left out, alone or together, each page and its frame show it."""
    view, path = find_view(f"/{page}")
    assert view is not None
    request = ask(repository, view, path, f"without={without}")
    assert len(view.frame(request))
    for part in (view.lead, view.controls, view.content):
        part(request)


@pytest.mark.parametrize("name", ["without", "source"])
def test_control_sets_what_its_page_takes(repository: Repository, name: str) -> None:
    """No page offers a switch whose address it then refuses."""
    for address in ("overview", "partner", "mirror", "products", "months", "check"):
        view, path = find_view(f"/{address}")
        assert view is not None
        offered = str(view.controls(ask(repository, view, path, "")))
        if f"'parameter': '{name}'" in offered:
            assert name in view.parameters, address
