"""Where no one source has all a share needs, two may, and the number says so."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Change
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.formulas import Turnover
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import COMPOSED, Case, Measured, measure
from tests.builders import flow, ledger, pair, precedence, quote

ORDER = precedence(
    ("un-comtrade", "reported"),
    ("imf-dots", "reported-or-estimated"),
    ("unctadstat", "reported-or-estimated"),
    ("uk-ons", "reported"),
    ("cepii-baci", "estimate"),
    (PUBLISHED, "quoted"),
)
CASE = Case("AZE", "RUS", "2024")
TOTALS = {"source": "unctadstat", "status": "reported-or-estimated", "period": "2024"}


def world(exports: float, imports: float, **columns: str) -> list[pd.DataFrame]:
    """Return both totals of the world."""
    return pair(exports, imports, **(TOTALS | columns), partner="WLD")


def share(book: Ledger, case: Case = CASE, name: str = "share of turnover") -> Measured:
    """Return a share by whoever has it."""
    return measure(MEASURES[name], case, book)


def said(value: float, measure_name: str = "import", **columns: str) -> pd.DataFrame:
    """Return a statement on the pair in 2024."""
    return quote(value, measure=measure_name, **columns)


def test_flow_by_flow_from_two_and_totals_from_a_third() -> None:
    """Each flow is by the first who has it; the value, sources and status tell all three."""
    book = ledger([flow(30e6, period="2024"), *world(400e6, 600e6)], [said(70)], ORDER)
    found = share(book)
    assert found.value is not None
    assert found.value.said == pytest.approx(10)
    assert (found.value.low, found.value.high) == pytest.approx((9.95, 10.05))
    assert found.composed
    assert found.sources == ("un-comtrade", PUBLISHED, "unctadstat")
    assert found.status == "quoted"
    assert found.statuses == ("quoted", "reported-or-estimated", "reported")


def test_one_source_that_has_all_goes_before() -> None:
    """A composed number stands in only where no source alone gives one."""
    rows = [flow(30e6, period="2024"), *world(400e6, 600e6)]
    alone = [said(20), said(25, "export"), quote(500, partner="WLD", measure="turnover")]
    found = share(ledger(rows, alone, ORDER))
    assert not found.composed
    assert found.sources == (PUBLISHED,)
    asked = share(ledger(rows, alone, ORDER), CASE.through(source=COMPOSED))
    assert asked.composed


def test_one_publisher_of_both_flows_goes_before_two() -> None:
    """The pair is not torn apart where one publisher has both its flows."""
    rows = [flow(3, period="2024"), *pair(4, 6, source="imf-dots", period="2024")]
    found = share(ledger([*rows, *world(40, 60)], (), ORDER))
    assert found.value == Interval.exactly(10)
    assert found.sources == ("imf-dots", "unctadstat")


def test_totals_that_agree_widen_and_others_are_named() -> None:
    """Within 2% another source's total is as good; beyond, it is told of and kept out."""
    rows = [*pair(40, 60, period="2024"), *world(400, 600)]
    near = world(404, 588, source="uk-ons", status="reported")
    far = world(430, 500, source="cepii-baci", status="estimate")
    found = share(ledger([*rows, *near, *far], (), ORDER))
    assert found.value is not None
    assert found.value.said == pytest.approx(10)
    assert found.value.low == pytest.approx(100 * 100 / 1004)
    assert found.value.high == pytest.approx(100 * 100 / 988)
    assert {other.source for other in found.disagreeing} == {"cepii-baci"}
    assert set(found.sources) == {"un-comtrade", "unctadstat", "uk-ons"}


def test_total_that_only_widens_gives_no_status() -> None:
    """What is divided is as sure as its own figures, though an estimate near the total has ends."""
    near = world(404, 588, source="uk-ons", status="estimate")
    found = share(ledger([*pair(40, 60, period="2024"), *world(400, 600), *near], (), ORDER))
    assert found.status != "estimate"
    assert "estimate" in found.statuses


@pytest.mark.parametrize(
    "case",
    [
        CASE.through(without=("27",)),
        CASE.through(basis="dispatch"),
        CASE._replace(report="partner"),
        CASE.through(source="un-comtrade"),
    ],
    ids=["goods left out", "dispatch", "the partner's report", "one publisher"],
)
def test_a_lens_is_never_mixed(case: Case) -> None:
    """Only all goods, by the main basis, by the reporter's own report, with nobody chosen."""
    book = ledger([*pair(40, 60, period="2024"), *world(400, 600)], (), ORDER)
    assert share(book).value is not None
    assert share(book, case).value is None


def test_freight_is_never_mixed() -> None:
    """Imports with freight are no part of imports without it, nor the other way round."""
    own = pair(40, 60, period="2024", valuation="CIF")
    without = world(400, 600, valuation="FOB")
    assert share(ledger([*own, *without], (), ORDER)).value is None
    either = world(500, 500, source="cepii-baci", status="estimate", valuation="CIF")
    found = share(ledger([*own, *without, *either], (), ORDER))
    assert found.sources == ("un-comtrade", "cepii-baci")


def test_a_total_of_the_other_valuation_is_left_alone() -> None:
    """However near it is, it cannot vouch for the first, and it does not contradict it either."""
    rows = [*pair(40, 60, period="2024"), *world(400, 600, valuation="CIF")]
    near = world(400, 594, source="uk-ons", status="reported", valuation="FOB")
    found = share(ledger([*rows, *near[1:]], (), ORDER))
    assert found.value == Interval.exactly(10)
    assert (found.disagreeing, found.sources) == ((), ("un-comtrade", "unctadstat"))


def test_amounts_of_a_pair_may_be_composed_but_not_of_the_world() -> None:
    """Exports by one and imports by another add up; whole totals are one source's."""
    rows = [flow(3, period="2024"), flow(5, flow="M", period="2024", source="imf-dots")]
    found = measure(Turnover(), CASE, ledger(rows, (), ORDER))
    assert (found.value, found.composed) == (Interval.exactly(8), True)
    torn = [row.assign(partner="WLD") for row in rows]
    assert measure(Turnover(world=True), CASE, ledger([*rows, *torn], (), ORDER)).value is None


def gaps(found: Measured) -> set[tuple[str, str, str]]:
    """Return what is missing: whose partner, which flow, why."""
    return {(gap.place.partner, gap.place.flow, gap.reason) for gap in found.missing}


def test_what_another_source_has_is_not_told_as_missing() -> None:
    """A source that has less goes first; only what nobody has stands in the way."""
    rows = [flow(30, period="2024"), *world(400, 600)]
    assert gaps(share(ledger(rows, (), ORDER))) == {("RUS", "M", "no record")}


def test_where_each_has_some_it_is_said_that_no_one_has_all() -> None:
    """Both totals are on record, and not together."""
    rows = [flow(5, flow="M", period="2024", source="imf-dots"), flow(3, period="2024")]
    torn = [row.assign(partner="WLD") for row in rows]
    found = measure(Turnover(world=True), CASE, ledger([*rows, *torn], (), ORDER))
    assert found.value is None
    assert {reason for _, _, reason in gaps(found)} == {"apart"}


def test_imports_by_dispatch_that_another_source_has_are_not_told_as_missing() -> None:
    """The first has exports alone, the second imports counted as asked: both are on record."""
    by_dispatch = flow(5, flow="M", period="2024", source="imf-dots", partner_basis="dispatch")
    rows = [flow(3, period="2024"), by_dispatch]
    found = measure(Turnover(), CASE.through(basis="dispatch"), ledger(rows, (), ORDER))
    assert found.value is None
    assert {reason for _, _, reason in gaps(found)} == {"apart"}


def test_rank_takes_one_list_and_another_total() -> None:
    """Who lists the partners ranks them; a total from elsewhere says that none is missing."""
    rows = [flow(30, period="2024"), flow(50, period="2024", partner="TUR")]
    found = measure(MEASURES["rank by exports"], CASE, ledger([*rows, *world(90, 1)], (), ORDER))
    assert (found.value, found.composed) == (Interval.exactly(2), True)
    short = measure(MEASURES["rank by exports"], CASE, ledger([*rows, *world(200, 1)], (), ORDER))
    assert short.value is None


def test_statement_of_the_measure_narrows_what_is_computed() -> None:
    """A quoted share and quoted parts must both be true; who quotes neither says nothing."""
    parts = [said(20), said(25, "export"), quote(500, partner="WLD", measure="turnover")]
    loose = share(ledger((), parts, ORDER)).value
    stated = said(9.0, "share of turnover", unit="percent", precision="0.1")
    close = share(ledger((), [*parts, stated], ORDER)).value
    assert loose is not None
    assert close is not None
    assert close == Interval(max(loose.low, 8.95), min(loose.high, 9.05))


def test_statement_that_cannot_be_reconciled_is_shown_beside() -> None:
    """Both stand: what the parts give, and what was said."""
    parts = [said(20), said(25, "export"), quote(500, partner="WLD", measure="turnover")]
    stated = said(12, "share of turnover", unit="percent", precision="0.1")
    found = share(ledger((), [*parts, stated], ORDER))
    assert found.value is not None
    assert found.value.said == pytest.approx(9)
    assert [other.value.said for other in found.disagreeing] == [12]


def test_statement_alone_is_a_reading() -> None:
    """Where the parts are not known, what was said of the share is all there is."""
    stated = said(9, "share of turnover", unit="percent", precision="0.1")
    found = share(ledger((), [stated], ORDER))
    assert found.value == Interval(8.95, 9.05)
    assert found.sources == (PUBLISHED,)
    rank = said(4, "rank by imports", unit="rank")
    assert share(ledger((), [rank], ORDER), name="rank by imports").value == Interval.exactly(4)
    growth = said(5, "turnover growth", unit="percent", precision="0.1")
    change = Change(Turnover(), stated="turnover")
    assert measure(change, CASE._replace(base="2023"), ledger((), [growth], ORDER)).value
    assert not measure(change, CASE._replace(base="2022"), ledger((), [growth], ORDER)).value


def test_growth_by_one_publisher_goes_first() -> None:
    """Two years by two publishers are set against each other only where none has both."""
    rows = [
        *pair(40, 60, period="2024"),
        *pair(20, 30, period="2024", source="imf-dots", status="reported-or-estimated"),
        *pair(10, 15, period="2023", source="imf-dots", status="reported-or-estimated"),
    ]
    case = CASE._replace(base="2023")
    found = measure(Change(Turnover()), case, ledger(rows, (), ORDER))
    assert found.value is not None
    assert (found.value.said, found.sources, found.mixed) == (100, ("imf-dots",), False)
    torn = measure(Change(Turnover()), case, ledger([*rows[:2], *rows[4:]], (), ORDER))
    assert torn.value is not None
    assert (torn.value.said, torn.mixed) == (300, True)


@given(st.lists(st.floats(0.9, 1.1), min_size=2, max_size=2), st.floats(1, 1e9))
def test_value_holds_every_total_that_agrees(factors: list[float], size: float) -> None:
    """Whatever agreeing total is taken, the share it gives is inside; the first one's is said."""
    others = [
        *world(size * factors[0], size, source="uk-ons", status="reported"),
        *world(size, size * factors[1], source="cepii-baci", status="estimate"),
    ]
    rows = [*pair(size / 10, size / 10, period="2024"), *world(size, size), *others]
    found = share(ledger(rows, (), ORDER)).value
    assert found is not None
    assert found.said == pytest.approx(10)
    for factor in factors:
        if abs(factor - 1) < 0.0199:
            assert found.low - 1e-9 <= 20 / (1 + factor) <= found.high + 1e-9
