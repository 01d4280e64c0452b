"""A receipt: the number, the figures it is made of, and where each of them was read."""

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address.refusing import SelectionError
from dashboard.address.resolve import ask
from dashboard.frames.readings import claim_rows
from dashboard.frames.receipt import figures_told, number_told
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Change
from dashboard.measures.derived import ROWS
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case, measure
from dashboard.state.repository import Repository, read_snapshot
from dashboard.state.snapshot import Snapshot
from dashboard.text.words import measure_title
from dashboard.views.receipt import VIEW, content_of
from etl.reader import SHIPPED_DATA
from etl.schema import WORLD
from tests.builders import flow, ledger, pair, publish_rows, refer
from tests.dashboard.looking import look

TRADE = [*pair(3e6, 5e6, valuation="FOB"), *pair(10e6, 20e6, partner="WLD")]
LEVELS = [name for name in MEASURES if not name.startswith("rank")]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return a state with one pair and its world."""
    data = tmp_path_factory.mktemp("data")
    publish_rows(data, TRADE)
    return read_snapshot(data)


def made(snapshot: Snapshot, name: str, year: str = "2020", **case: Any) -> dict[str, Any]:  # noqa: ANN401 -- fields of a case
    """Return the receipt of Azerbaijan's trade with Russia."""
    return of(name, Case("AZE", "RUS", year, **case), snapshot)


def of(name: str, case: Case, snapshot: Snapshot) -> dict[str, Any]:
    """Return the receipt of a measure on a case."""
    measured = measure(MEASURES[name], case, snapshot.ledger)
    return number_told(name, case, measured, snapshot) | figures_told(measured, snapshot)


def by_formula(formula: str, terms: list[dict[str, Any]]) -> float:
    """Return what a formula as printed gives for a receipt's terms."""
    letters = {
        term["flow"] + ("w" if term["partner"] == WORLD else ""): term["value_usd"]
        for term in terms
    }
    # With no goods chosen, those looked at are all there are.
    letters |= {f"{letter}a": value for letter, value in letters.items()}
    found: Any = pd.eval(formula.replace("−", "-").replace("100 ", "100 * "), local_dict=letters)
    return float(found)


def asked(repository: Repository, address: str) -> dict[str, Any]:
    """Return the receipt at an address."""
    view, request = look(repository, address)
    assert view is VIEW
    return content_of(request)


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a state with both sides' reports, goods, both bases, a rest and a year of months."""
    data = tmp_path_factory.mktemp("data")
    rows = [
        *TRADE,
        *pair(7e6, 2e6, reporter="RUS", partner="AZE"),
        flow(4e6, flow="M", partner_basis="dispatch"),
        flow(9e5, partner="NES"),
        *(flow(size, product=code) for code, size in (("27", 2e6), ("84", 1e6))),
        *(flow(month * 1e5, period=f"2020-{month:02}") for month in range(1, 13)),
        flow(8e5, period="1988"),
    ]
    publish_rows(data, rows)
    return Repository(data)


def test_every_measure_has_its_formula() -> None:
    """No number is without its formula and its name on screen."""
    assert all(row.written and measure_title(name) for name, row in ROWS.items())


@given(st.lists(st.integers(1, 10**12), min_size=4, max_size=4), st.sampled_from(LEVELS))
@settings(deadline=None, max_examples=30)
def test_formula_as_printed_is_the_one_computed(sizes: list[int], name: str) -> None:
    """Doing by hand what the receipt says, with the figures it lists, gives its number."""
    x, m, more_x, more_m = sizes
    book = ledger([*pair(x, m), *pair(x + more_x, m + more_m, partner="WLD")])
    measured = measure(MEASURES[name], Case("AZE", "RUS", "2020"), book)
    terms = [{**term.place._asdict(), "value_usd": term.value.middle} for term in measured.terms]
    assert measured.value is not None
    assert by_formula(MEASURES[name].written, terms) == pytest.approx(measured.value.middle)


@pytest.mark.parametrize("name", LEVELS)
def test_receipt_lists_the_figures_its_formula_needs(snapshot: Snapshot, name: str) -> None:
    """Each letter of the formula is a term, each term a letter, and they give the value."""
    told = made(snapshot, name)
    letters = {term["flow"] + ("w" if term["partner"] == WORLD else "") for term in told["terms"]}
    assert letters == set(re.findall("[XM]w?", told["formula"]))
    assert by_formula(told["formula"], told["terms"]) == pytest.approx(told["value"])
    assert told["low"] == told["value"] == told["high"]


def test_term_leads_to_the_answer_it_was_read_from(snapshot: Snapshot) -> None:
    """Publisher, question, address, time and hash are those of the manifest's input."""
    (term,) = made(snapshot, "exports")["terms"]
    (origin,) = term["origins"]
    entry = snapshot.vintage.manifest["inputs"][0]
    for key in ("publisher", "citation", "query", "address", "retrieved", "sha256", "rows"):
        assert origin[key] == entry[key]
    assert (term["valuation"], term["source"], term["edition"]) == ("FOB", "un-comtrade", "first")
    assert (term["reporter"], term["partner"], term["flow"]) == ("AZE", "RUS", "X")


def test_receipt_of_nothing_says_what_lacks(snapshot: Snapshot) -> None:
    """Without a value there is no number, a status that says so, and the gap by place."""
    told = made(snapshot, "turnover", "2019")
    assert told["value"] is told["low"] is told["high"] is None
    assert (told["status"], told["terms"]) == ("missing", [])
    assert {(gap["flow"], gap["period"], gap["reason"]) for gap in told["missing"]} == {
        ("X", "2019", "no record"), ("M", "2019", "no record"),
    }  # fmt: skip


def test_receipt_says_what_was_asked(snapshot: Snapshot) -> None:
    """Pair, period, report, goods left out and vintage are on it."""
    told = made(snapshot, "exports", report="partner", lens=Lens(("71",)))
    assert (told["measure"], told["reporter"], told["partner"]) == ("exports", "AZE", "RUS")
    assert (told["period"], told["report"], told["without"]) == ("2020", "partner", ["71"])
    assert told["vintage"] == snapshot.vintage.id


def test_receipt_is_plain(snapshot: Snapshot) -> None:
    """It is JSON as it stands, for known and unknown numbers."""
    for name in MEASURES:
        for year in ("2019", "2020"):
            told = made(snapshot, name, year)
            assert json.loads(json.dumps(told)) == told


def test_quote_leads_to_who_said_it(repository: Repository) -> None:
    """The imports of 2024 were said by somebody somewhere, rounded to a margin."""
    told = asked(repository, "/receipt?measure=imports&period=2024")
    (term,) = told["terms"]
    assert (told["status"], term["source"]) == ("quoted", "published")
    assert term["low_usd"] < term["value_usd"] < term["high_usd"]
    assert term["origins"]
    assert all(origin["said_by"] and origin["address"] for origin in term["origins"])


def test_every_term_of_the_shipped_figures_has_an_origin(repository: Repository) -> None:
    """Whatever source speaks, its answer is named with its hash."""
    for query in (
        "period=2015",
        "period=2020",
        "period=2021",
        "period=2020&reporter=RUS&partner=AZE",
    ):
        told = asked(repository, f"/receipt?measure=turnover&{query}")
        assert told["terms"]
        for term in told["terms"]:
            assert [len(origin["sha256"]) for origin in term["origins"]] == [64]


def test_receipt_of_a_change_is_not_that_of_a_level(repository: Repository) -> None:
    """The formula of a change is another one than that of its last year."""
    for operation in ("change", "change+in+points"):
        query = f"measure=turnover&operation={operation}&base=2019&period=2020"
        told = asked(repository, f"/receipt?{query}")
        assert told["base"] == "2019"
        assert len(told["terms"]) == 4
        assert told["formula"] != MEASURES["turnover"].written


def test_change_is_computed_from_both_years(repository: Repository) -> None:
    """The number is 100 (later - earlier) / earlier of the terms listed."""
    told = asked(repository, "/receipt?measure=exports&operation=change&base=2019&period=2020")
    by_year = {term["period"]: term["value_usd"] for term in told["terms"]}
    expected = 100 * (by_year["2020"] - by_year["2019"]) / by_year["2019"]
    assert told["value"] == pytest.approx(expected)
    case = Case("AZE", "RUS", "2020", base="2019")
    value = measure(Change(MEASURES["exports"]), case, repository.snapshot().ledger).value
    assert value is not None
    assert told["value"] == value.middle


def test_growth_of_a_reading_is_that_of_its_receipt(repository: Repository) -> None:
    """What was said of a growth narrows both, so that a claim's number leads to itself."""
    state = repository.snapshot()
    changes = [
        row
        for claim in state.claims
        if state.evidence_on(claim) is state.ledger  # a receipt knows of no claim
        for row in claim_rows(state.evaluation(claim), state.vintage.id)
        if row["operation"] == "change" and row["receipt"]
    ]
    narrowed = [row for row in changes if "published" in row["source"]]
    assert narrowed
    for row in narrowed:
        assert asked(repository, row["receipt"])["value"] == row["value"], row["receipt"]


def test_figure_of_two_quotes_names_both(tmp_path: Path) -> None:
    """Where two statements of a figure were joined, each stands with its own address."""
    publish_rows(tmp_path, [flow(1)])
    shipped_table = (SHIPPED_DATA / "reference" / "published_figures.csv").read_text("utf-8")
    head = shipped_table.splitlines()[0]
    said = [
        {"period": "2024", "reporter": "AZE", "partner": "IRN", "measure": "export"}
        | {"product": "TOTAL", "partner_basis": "unknown", "value": value, "unit": "USD million"}
        | {"precision": "1", "said_by": who, "address": f"https://example.org/{who}"}
        for value, who in (("10", "one"), ("12", "two"))
    ]
    lines = [",".join(row.get(name, "") for name in head.split(",")) for row in said]
    refer(tmp_path, "published_figures.csv", "\n".join([head, *lines, ""]))
    state = read_snapshot(tmp_path)
    case = Case("AZE", "IRN", "2024")
    told = of("exports", case, state)
    assert told["terms"][0]["origins"] == [
        {"said_by": "one", "address": "https://example.org/one", "said_usd": 10e6},
        {"said_by": "two", "address": "https://example.org/two", "said_usd": 12e6},
    ]
    assert told["terms"][0]["statements_differ"] is True
    assert (told["low"], told["high"]) == (9.5e6, 12.5e6)


def test_formula_names_the_goods_left_out(snapshot: Snapshot) -> None:
    """What is taken off each term is part of the formula; where nothing is, nothing is said."""
    assert made(snapshot, "turnover", lens=Lens(("71", "27")))["formula"] == (
        "X + M, less HS 71, 27 in each"
    )
    assert made(snapshot, "turnover")["formula"] == "X + M"


def test_receipt_by_the_partner_measures_the_partner(sides: Repository) -> None:
    """The same trade by the other side's report: what one sells the other buys."""
    query = "measure=exports&period=2020&partner=RUS"
    for report, value, who in (("reporter", 3e6, "AZE"), ("partner", 2e6, "RUS")):
        told = asked(sides, f"/receipt?{query}&report={report}")
        assert (told["value"], told["report"]) == (value, report)
        assert [term["reporter"] for term in told["terms"]] == [who]


def test_receipt_of_a_term_is_of_its_own_basis(sides: Repository) -> None:
    """Imports by country of dispatch are named so, and lead to themselves, not to origin."""
    for basis, value in (("dispatch", 4e6), ("", 5e6)):
        told = asked(sides, f"/receipt?measure=imports&period=2020&partner=RUS&basis={basis}")
        (term,) = told["terms"]
        assert (term["value_usd"], term["partner_basis"]) == (value, basis or "unknown")
        assert asked(sides, term["receipt"])["value"] == value


def test_csv_names_the_goods_of_each_term(sides: Repository) -> None:
    """A total and what is taken off it are told apart."""
    query = "measure=exports&period=2020&partner=RUS&without=27"
    rows = VIEW.frame(ask(sides, VIEW, "", query))
    assert rows["goods"].tolist() == ["TOTAL without 27", "TOTAL", "27"]
    assert rows["value"].tolist() == [1e6, 3e6, 2e6]
    assert rows["chosen"].iloc[0] == "without=27"


def test_trade_with_no_country_has_its_receipt(sides: Repository) -> None:
    """What is not allocated to a country is a term like any other, on the page too."""
    request = ask(sides, VIEW, "", "partner=NES&measure=exports&period=2020&goods=")
    told = content_of(request)
    assert (told["value"], told["goods"], told["formula"]) == (9e5, "TOTAL", "X")
    page = str([*VIEW.lead(request), *VIEW.content(request)])
    assert "not allocated to a country" in page.lower()


def test_year_before_the_series_begin_has_its_receipt(sides: Repository) -> None:
    """Whatever is held can be followed home, though no page shows that year unasked."""
    told = asked(sides, "/receipt?measure=exports&partner=RUS&period=1988")
    assert told["value"] == 8e5


def test_sum_of_months_is_asked_by_its_month(sides: Repository) -> None:
    """Twelve months to December are the twelve of the year."""
    told = asked(sides, "/receipt?measure=exports,+12+months&partner=RUS&period=2020-12")
    assert told["value"] == pytest.approx(78e5)
    assert len(told["terms"]) == 12


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("measure=exports,+12+months&period=2020", "period"),
        ("measure=turnover,+year+on+year&period=2020", "period"),
        ("measure=gap+in+exports&period=2020&report=partner", "report"),
        ("measure=gap+in+exports&period=2020&report=reporter", "report"),
        ("measure=exports&period=", "period"),
        ("measure=exports,+12+months&period=", "period"),
        ("measure=exports&period=2020&operation=change", "base"),
        ("measure=share+of+exports&period=2020&goods=27", "goods"),
    ],
)
def test_number_that_is_none_is_refused_by_name(
    sides: Repository, query: str, parameter: str
) -> None:
    """What no number can answer names the parameter to put right."""
    with pytest.raises(SelectionError, match=f"^Parameter {parameter}: .+\\.$"):
        asked(sides, f"/receipt?partner=RUS&{query}")
