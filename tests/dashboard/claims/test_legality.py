"""What may be said is judged once: the file of claims, /check and receipts agree, word for word."""

from dataclasses import asdict, replace
from typing import Final
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.address.limits import Limits
from dashboard.address.refusing import SelectionError
from dashboard.address.resolve import ask
from dashboard.address.selection import Selection
from dashboard.address.sentence import PARAMETERS, statement_of
from dashboard.claims.entries import ClaimError, read_claims
from dashboard.claims.legality import check
from dashboard.claims.rule import RELATIONS, SIGNS
from dashboard.claims.said import Said
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import OPERATIONS
from dashboard.measures.derived import SHOWN
from dashboard.state.repository import Repository
from dashboard.views.receipt import VIEW
from etl.reference.misfits import told
from tests.builders import claim, flow, publish_rows

COUNTRIES: Final = ("AZE", "RUS", "IRN")
LIMITS: Final = Limits(
    Selection("AZE", ("RUS",), 1992, 2025, period="2025"), frozenset(COUNTRIES), (1992, 2025)
)
SIMPLE: Final = Said("AZE", "RUS", "turnover", "level", "2020", "is", 10.0, 1.0)
YEARS: Final = ("2019", "2020", "2021")
MONTHS: Final = ("2019-12", "2020-12")
SPANS: Final = ("2020-01/2020-03", "2020-05/2020-02")
SINCE: Final = ("2020-12", "2019-01/2019-03")
BOTH: Final = "partner over reporter"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a state with figures of a few years, so that receipts can be asked for."""
    data = tmp_path_factory.mktemp("data")
    publish_rows(data, [flow(1, period=period) for period in (*YEARS, *MONTHS)])
    return Repository(data)


def entry_of(said: Said) -> dict[str, object]:
    """Return a claim as ``claims.toml`` has it that says the same."""
    parts = asdict(said) | {"also": list(said.also)}
    period = parts.pop("period")
    asserts = {key: part for key, part in parts.items() if part not in (None, "", [])}
    return claim(period=period) | {"asserts": [asserts]}


def query_of(said: Said) -> str:
    """Return the query string of /check that says the same."""
    pairs = {
        "reporter": said.reporter,
        "partner": said.partner,
        "measure": said.measure,
        "operation": said.operation,
        "relation": said.relation,
        "period": said.period,
        "base": said.since,
    }
    numbers = {"value": said.value, "precision": said.precision}
    return urlencode(pairs | {k: f"{n:.9f}" for k, n in numbers.items() if n is not None})


def of_file(said: Said) -> str:
    """Return what the file of claims answers; blank where it is read."""
    try:
        read_claims({"claim": [entry_of(said)]}, COUNTRIES)
    except ClaimError as error:
        return str(error)
    return ""


def of_check(said: Said) -> str:
    """Return what /check answers; blank where it is judged."""
    try:
        statement_of(LIMITS.parse(query_of(said), PARAMETERS))
    except SelectionError as error:
        return str(error)
    return ""


def of_receipt(said: Said, held: Repository) -> str:
    """Return what /receipt answers of the same number; blank where it has one."""
    query = urlencode({
        "reporter": said.reporter, "partner": said.partner, "measure": said.measure,
        "operation": said.operation, "period": said.period, "base": said.since,
    })  # fmt: skip
    try:
        VIEW.frame(ask(held, VIEW, "", query))
    except SelectionError as error:
        return str(error)
    return ""


@st.composite
def anything_said(draw: st.DrawFn) -> Said:
    """Draw a statement of known words in any combination, most of which say nothing."""
    reporter, partner = draw(st.tuples(*[st.sampled_from(COUNTRIES)] * 2))
    operation = draw(st.sampled_from(OPERATIONS))
    relation = draw(st.sampled_from(RELATIONS))
    counted = relation not in SIGNS
    numbers = st.sampled_from([-10.0, 0.0, 1e-9, 1.0, 1e12, 2e15])
    return Said(
        reporter=reporter,
        partner=partner,
        measure=draw(st.sampled_from([*MEASURES, "GDP", "exports, 12 months", "gap in exports"])),
        operation=operation,
        period=draw(st.sampled_from([*YEARS, *MONTHS, *SPANS, ""])),
        relation=relation,
        value=draw(numbers) if counted else None,
        precision=draw(numbers) if counted else None,
        # An address may keep an earlier year that no change is asked of: it does not say it.
        since=draw(st.sampled_from([*YEARS, "2020-12", "2019-01/2019-03", ""]))
        if "change" in operation or "over the" in operation
        else "",
    )


@given(anything_said())
@settings(deadline=None, max_examples=400)
def test_file_and_address_accept_the_same(said: Said) -> None:
    """Whatever /check judges may be written into the file, and the other way round."""
    assert bool(of_file(said)) == bool(of_check(said))
    assert bool(check(said)) == bool(of_check(said))


@given(said=anything_said())
@example(
    said=replace(SIMPLE, measure="rank by exports", operation="over the highest", since="2019")
)
@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_receipts_are_of_numbers_that_can_be_claimed(held: Repository, said: Said) -> None:
    """What is judged has a receipt; a receipt of a named measure is of what can be."""
    level = replace(said, relation="is", value=1.0, precision=1.0)
    if not of_check(level):
        assert of_receipt(level, held) == ""
    if not of_receipt(level, held):
        assert (of_check(level) == "") is (level.measure in MEASURES)


WRONG: Final = [
    (replace(SIMPLE, measure="GDP"), "measure"),
    (replace(SIMPLE, measure="gap in exports"), "measure"),
    (replace(SIMPLE, operation="double"), "operation"),
    (replace(SIMPLE, relation="around"), "relation"),
    (replace(SIMPLE, relation="rises", value=None, precision=None), "relation"),
    (replace(SIMPLE, relation="greater", value=None, precision=None), "relation"),
    (replace(SIMPLE, operation=BOTH), "measure"),
    (replace(SIMPLE, operation="change"), "since"),
    (replace(SIMPLE, operation="change", since="2020"), "since"),
    (replace(SIMPLE, operation="change", since="2021"), "since"),
    (replace(SIMPLE, value=2e15), "value"),
    (replace(SIMPLE, precision=0.0), "precision"),
    (replace(SIMPLE, precision=2e15), "precision"),
]


@pytest.mark.parametrize(("said", "field"), WRONG)
def test_same_mistake_is_told_in_the_same_words(said: Said, field: str) -> None:
    """The sentence after the place is the judgement's own, in the file and in the address."""
    text = next(told(misfit) for misfit in check(said) if misfit.field == field)
    assert f"claims.toml, claim a-claim, {field}: {text}" in of_file(said).splitlines()
    parameter = {"since": "base"}.get(field, field)
    assert f"Parameter {parameter}: {text}" in of_check(said)


@pytest.mark.parametrize(
    ("said", "field"),
    [(said, field) for said, field in WRONG if field in {"operation", "since"}]
    + [(replace(SIMPLE, operation=BOTH), "measure")],
)
def test_receipts_use_the_same_words(held: Repository, said: Said, field: str) -> None:
    """What makes no number is refused by a receipt with the judgement's own sentence."""
    text = next(told(misfit) for misfit in check(said) if misfit.field == field)
    parameter = {"since": "base"}.get(field, field)
    assert f"Parameter {parameter}: {text}" in of_receipt(said, held)


def test_whatever_is_wrong_is_told_at_once() -> None:
    """A statement with three mistakes has three misfits."""
    said = replace(SIMPLE, measure="GDP", relation="falls", value=None, precision=None, period="")
    assert {misfit.field for misfit in check(said)} == {"measure", "relation", "period"}


def test_other_measures_of_a_comparison_are_shares_too() -> None:
    """Sides are compared by shares, also where the words may mean another measure."""
    said = replace(SIMPLE, measure="share of turnover", operation=BOTH)
    assert check(replace(said, also=("share of exports",))) == []
    assert [m.field for m in check(replace(said, also=("exports",)))] == ["also"]


@pytest.mark.parametrize("measure", SHOWN)
def test_every_measure_shown_has_a_receipt(held: Repository, measure: str) -> None:
    """Of a month where it is a sum of months, else of a year; an index of its base too."""
    period = "2020-12" if "12 months" in measure or "year on year" in measure else "2020"
    base = period.replace("2020", "2021") if SHOWN[measure].is_index else ""
    assert of_receipt(replace(SIMPLE, measure=measure, period=period, since=base), held) == ""


def test_an_index_says_what_it_is_of(held: Repository) -> None:
    """Without the year that is 100 there is no index, and a change of one is none."""
    index = replace(SIMPLE, measure="exports, index", period="2020")
    assert "Parameter base: an index needs the year" in of_receipt(index, held)
    changed = replace(index, since="2019", operation="change")
    assert "Parameter operation: exports, index is a comparison" in of_receipt(changed, held)
