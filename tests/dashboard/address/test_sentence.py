"""A sentence and its link say the same; what asserts nothing is refused by the parameter's name."""

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address.limits import Limits
from dashboard.address.refusing import SelectionError
from dashboard.address.selection import Selection
from dashboard.address.sentence import PARAMETERS, check_query, statement_of
from dashboard.claims.model import Statement
from dashboard.claims.rule import RELATIONS, SIGNS, Assertion
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import OPERATIONS, Operation
from dashboard.measures.lens import LENS, Lens
from dashboard.measures.measuring import Case
from dashboard.text.claimed import AT_ZERO
from dashboard.text.sentences import sentence_of
from tests.builders import shipped_figures

COUNTRIES: Final = ("AZE", "RUS", "IRN", "GBR", "KAZ")
NAMES: Final = {
    "AZE": "Azerbaijan",
    "RUS": "Russia",
    "IRN": "Iran",
    "GBR": "United Kingdom",
    "KAZ": "Kazakhstan",
}
LIMITS: Final = Limits(
    Selection("AZE", ("RUS", "IRN"), 1992, 2025, period="2025"),
    frozenset(COUNTRIES),
    (1992, 2025),
)
VINTAGE: Final = "20260101T000000Z-0123abcd"
NUMBERS: Final = st.decimals(-(10**12), 10**12, places=6).map(float)
PRECISIONS: Final = st.sampled_from([0.01, 0.1, 0.5, 1.0, 1e6, 1e8, 1e9])


@st.composite
def statements(draw: st.DrawFn) -> tuple[Statement, str]:
    """Draw a statement that asserts something, and its year."""
    reporter, partner, another = draw(st.permutations(COUNTRIES))[:3]
    operation: Operation = draw(st.sampled_from(OPERATIONS))
    changes = operation.startswith("change")
    signs = {"rises", "falls"} if changes else {"greater", "smaller"}
    if operation in {"level", "mean"}:
        signs = set()
    relation = draw(st.sampled_from([r for r in RELATIONS if r not in SIGNS or r in signs]))
    beyond = operation.startswith("over the")
    names = [n for n in MEASURES if operation != "partner over reporter" or n.startswith("share")]
    than = another if operation == "over another" else ""
    names = [n for n in names if not ((beyond or than) and n.startswith("rank"))]
    names = [n for n in names if operation != "mean" or MEASURES[n].unit == "USD"]
    base, year = sorted(draw(st.permutations(range(1992, 2026, 2)))[:2])
    measure = draw(st.sampled_from(names))
    rank = measure.startswith("rank")
    assertion = Assertion(relation, rank=rank)
    if relation not in SIGNS:
        assertion = Assertion(relation, draw(NUMBERS), draw(PRECISIONS), rank)
    since = str(base) if changes or beyond else ""
    drawn = Statement(reporter, partner, measure, assertion, operation, since, than=than)
    return drawn, f"{base}/{year}" if operation == "mean" else str(year)


def read(statement: Statement, year: str) -> Case:
    """Return what a statement's first reading is read on."""
    return Case(
        statement.reporter, statement.partner, year, base=statement.since, than=statement.than
    )


@given(statements())
def test_statement_and_link_round_trip(drawn: tuple[Statement, str]) -> None:
    """The link of a statement asks for that statement and that year, to the last digit."""
    statement, year = drawn
    chosen = LIMITS.parse(check_query(statement, read(statement, year), LIMITS), PARAMETERS)
    assert statement_of(chosen) == statement
    assert chosen.period == year


def test_shipped_claims_round_trip() -> None:
    """Each claim of one statement comes back from its link, but for its other readings."""
    snapshot = shipped_figures().snapshot()
    known = frozenset(snapshot.names)
    limits = replace(LIMITS, countries=known)
    single = [claim for claim in snapshot.claims if len(claim.statements) == 1]
    assert len(single) >= 8
    for claim in single:
        (statement,) = claim.statements
        year = min(claim.year, "2025")
        chosen = limits.parse(check_query(statement, read(statement, year), limits), PARAMETERS)
        assert statement_of(chosen) == replace(statement, also=())


@given(statements())
def test_sentence_names_all_it_asserts(drawn: tuple[Statement, str]) -> None:
    """Both countries, the year, the earlier one of a change, and the number as it was written."""
    statement, year = drawn
    chosen = LIMITS.parse(check_query(statement, read(statement, year), LIMITS), PARAMETERS)
    said = sentence_of(chosen, NAMES, "75.5%")
    is_of_zero = not float(chosen.value)
    assert NAMES[statement.reporter] in said
    assert NAMES[statement.partner] in said
    assert all(one in said for one in year.split("/"))
    assert statement.since in said
    is_numbered = statement.assertion.relation not in {*SIGNS, *(AT_ZERO if is_of_zero else ())}
    assert ("75.5%" in said) is is_numbered
    assert "{" not in said


@pytest.mark.parametrize(("relation", "wanted"), [("at least", "above"), ("at most", "below")])
def test_a_balance_held_against_nothing_is_told_without_a_number(
    relation: str, wanted: str
) -> None:
    """That more was sold than bought, or less: *at least US$ 0 million* says it to nobody."""
    query = f"?measure=balance&period=2024&value=0&precision=1&relation={relation}"
    said = sentence_of(LIMITS.parse(query, PARAMETERS), NAMES, "US$ 0 million")
    assert said == f"Balance of Azerbaijan with Russia was zero or {wanted} in 2024"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("?relation=rises", "relation"),
        ("?relation=greater", "relation"),
        ("?relation=greater&operation=change&base=2020", "relation"),
        ("?period=", "period"),
        ("?operation=change", "base"),
        ("?operation=change&base=2025", "base"),
        ("?operation=change&base=2025&period=2020", "base"),
        ("?operation=partner+over+reporter&measure=turnover", "measure"),
    ],
)
def test_impossible_combinations_name_the_parameter(query: str, parameter: str) -> None:
    """Each is a sentence that says what is wanting."""
    with pytest.raises(SelectionError, match=f"^Parameter {parameter}: .+\\.$"):
        statement_of(LIMITS.parse(query, PARAMETERS))


def test_partner_is_the_first_of_several() -> None:
    """A sentence is about one pair, whatever the link was copied from."""
    assert statement_of(LIMITS.parse("?partner=GBR,RUS", PARAMETERS)).partner == "GBR"


@given(statements())
def test_link_keeps_what_the_reader_chose(drawn: tuple[Statement, str]) -> None:
    """Lens, vintage and the year that was read, not the one that was said, go with the sentence."""
    statement, year = drawn
    limits = replace(LIMITS, sources=("imf-dots",))
    lens = Lens(("27",), "dispatch", "imf-dots", "", VINTAGE)
    seen = replace(LIMITS.defaults, lens=lens, since=2001, chart="years-1")
    query = check_query(statement, read(statement, year), limits, seen)
    chosen = limits.parse(query, (*PARAMETERS, *LENS))
    assert statement_of(chosen) == statement
    assert (chosen.lens, chosen.lens.vintage) == (seen.lens, VINTAGE)
    assert (chosen.period, chosen.base) == (year, statement.since)


def test_link_asks_for_the_years_that_were_read() -> None:
    """A change that was read in another year than it was said of keeps both of those it is of."""
    said = Statement("AZE", "RUS", "turnover", Assertion("rises"), "change", "2020")
    seen = Case("AZE", "RUS", "2024", base="2023")
    chosen = LIMITS.parse(check_query(said, seen, LIMITS), PARAMETERS)
    assert (chosen.period, chosen.base) == ("2024", "2023")
    assert statement_of(chosen) == replace(said, since="2023")
