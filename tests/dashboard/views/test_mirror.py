"""Both sides of a trade where an estimate stands for one: a quote of it is not passed over."""

from pathlib import Path

import pytest

from dashboard.parts.statements import publishers
from dashboard.state.repository import Repository
from dashboard.text import chart_titles, findings
from dashboard.text.ends import VALUED
from dashboard.text.language import say
from dashboard.text.pages.mirror import AS_QUOTED, ESTIMATES, NEWEST, NO_FIGURES
from dashboard.text.summaries import source_line
from dashboard.views.mirror import rows_of
from tests.builders import data_folder, flow, quote, shipped_figures
from tests.dashboard.looking import charts, look

US = "US$\N{NO-BREAK SPACE}"


@pytest.fixture
def silent(tmp_path: Path) -> Repository:
    """Imports of 100 million, an estimate of 140 for the partner, and 99 as it was quoted."""
    theirs = {"reporter": "RUS", "partner": "AZE", "flow": "X"}
    rows = [
        flow(100e6, flow="M"),
        flow(140e6, source="imf-imts", status="estimate", **theirs),
        flow(90e6, flow="M", period="2019"),
        flow(140e6, source="imf-imts", status="estimate", period="2019", **theirs),
    ]
    said = quote(99, period="2020", reporter="RUS", partner="AZE")
    return Repository(data_folder(tmp_path, rows, tables={"published_figures.csv": said}))


def test_gap_to_an_estimate_says_so_and_what_a_quote_would_make_it(silent: Repository) -> None:
    """No estimate is told as a country's figure where that country said another."""
    view, request = look(silent, "/mirror?partner=RUS&since=2019&until=2020")
    shown = str(view.content(request)).replace(r"\xa0", "\N{NO-BREAK SPACE}")
    names = {"reporter": "Azerbaijan", "partner": "Russia", "year": "2020"}
    gap = say(chart_titles.GAPS_TO_ESTIMATE["USD"], value=f"−{US}40.0 million", **names)
    assert gap in shown
    ends = f"{US}0.5 to 1.5 million"
    assert say(AS_QUOTED, value=f"{US}99 million", country="Russia", gap=ends) in shown


def test_gap_of_an_estimate_says_so_from_either_side(silent: Repository) -> None:
    """The country that an estimate stands for is not told as its author where it comes first."""
    view, request = look(silent, "/mirror?reporter=RUS&partner=AZE&flow=X&since=2019&until=2020")
    shown = str(view.content(request)).replace(r"\xa0", "\N{NO-BREAK SPACE}")
    names = {"reporter": "Russia", "partner": "Azerbaijan", "year": "2020"}
    assert say(chart_titles.GAPS_OF_ESTIMATE["USD"], value=f"{US}40.0 million", **names) in shown


def test_gap_between_two_estimates_is_nobodys_figure(tmp_path: Path) -> None:
    """Where estimates stand for both, neither is told as a country's own."""
    estimate = {"source": "imf-imts", "status": "estimate"}
    rows = [
        flow(100e6, flow="M", **estimate),
        flow(140e6, reporter="RUS", partner="AZE", flow="X", **estimate),
    ]
    tables = {"published_figures.csv": quote().iloc[:0]}
    view, request = look(
        Repository(data_folder(tmp_path, rows, tables=tables)), "/mirror?partner=RUS"
    )
    shown = str(view.content(request)).replace(r"\xa0", "\N{NO-BREAK SPACE}")
    names = {"reporter": "Azerbaijan", "partner": "Russia", "year": "2020"}
    assert say(chart_titles.GAPS_OF_ESTIMATES["USD"], value=f"−{US}40.0 million", **names) in shown


def test_last_year_of_both_is_one_with_what_was_quoted(silent: Repository) -> None:
    """The heading has the year that the text has, and a year with a quote is no void."""
    view, request = look(silent, "/mirror?partner=RUS&since=2019&until=2020")
    quoted = say(VALUED, value=f"{US}99 million", status="quoted")
    assert view.finding(request) == say(
        findings.BOTH_SIDES["M"],
        reporter="Azerbaijan", partner="Russia", year="2020", own=f"{US}100 million",
        other=quoted,
    )  # fmt: skip
    content = view.content(request)
    assert say(ESTIMATES, country="Russia", years="2019") in str(content)
    assert [(void.first, void.last) for void in next(charts(content)).voids] == [(2018.5, 2019.5)]


def test_year_of_an_estimate_is_not_the_last_of_both(tmp_path: Path) -> None:
    """The heading and the text below it name one year, and the sides as the page does."""
    theirs = {"reporter": "RUS", "partner": "AZE", "flow": "X"}
    rows = [
        flow(90e6, flow="M", period="2019"),
        flow(80e6, period="2019", **theirs),
        flow(100e6, flow="M"),
        flow(140e6, source="imf-imts", status="estimate", **theirs),
    ]
    tables = {"published_figures.csv": quote().iloc[:0]}
    repository = Repository(data_folder(tmp_path, rows, tables=tables))
    view, request = look(repository, "/mirror?partner=RUS&since=2019&until=2020")
    reported = [
        say(VALUED, value=f"{US}{number} million", status="reported") for number in ("90.0", "80.0")
    ]
    sides = f"Azerbaijan {reported[0]}; Russia {reported[1]}"
    shown = str(view.content(request)).replace(r"\xa0", "\N{NO-BREAK SPACE}")
    assert say(NEWEST, year="2019", sides=sides) in shown
    assert "2019" in view.finding(request)


def test_partner_is_by_its_own_publisher(tmp_path: Path) -> None:
    """The publisher chosen for the reporter is not asked for the partner's report."""
    theirs = flow(80e6, source="imf-imts", reporter="RUS", partner="AZE", flow="X")
    repository = Repository(data_folder(tmp_path, [flow(90e6, flow="M"), theirs]))
    view, request = look(repository, "/mirror?partner=RUS&source=un-comtrade&until=2020")
    assert f"{US}80.0 million" in view.finding(request)


def test_quoted_year_is_not_one_without_figures(tmp_path: Path) -> None:
    """Where the publisher chosen has nothing of a year that is quoted, the year is no void."""
    rows = [
        flow(90e6, flow="M", period="2018"),
        *(flow(80e6, reporter="RUS", partner="AZE", flow="X", period=year)
          for year in ("2018", "2019", "2020")),
    ]  # fmt: skip
    said = quote(99, period="2020", measure="import")
    repository = Repository(data_folder(tmp_path, rows, tables={"published_figures.csv": said}))
    address = "/mirror?partner=RUS&source=un-comtrade&since=2018&until=2020"
    view, request = look(repository, address)
    content = view.content(request)
    assert say(NO_FIGURES, country="Azerbaijan", years="2019") in str(content)
    assert [(void.first, void.last) for void in next(charts(content)).voids] == [(2018.5, 2019.5)]


def test_publisher_that_leaves_goods_out_is_named_with_them() -> None:
    """What its totals lack stands beside its name, in the table of those who disagree too."""
    _, request = look(shipped_figures(), "/mirror?partner=GBR")
    scope = request.snapshot.scope("uk-ons")
    assert scope
    assert scope in str(publishers(request))
    assert scope in source_line(request.once(rows_of), request).short
