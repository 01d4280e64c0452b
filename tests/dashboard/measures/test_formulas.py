"""Formulas against numbers computed by hand, and what must hold for any numbers."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Change, Excess
from dashboard.measures.evidence import Place
from dashboard.measures.formulas import Flow, Turnover
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure
from dashboard.measures.mirror import OtherSide
from dashboard.text.missing import missing_note
from tests.builders import flow, ledger, pair, quote

CASE = Case("AZE", "RUS", "2020")
TRADE = [*pair(3, 5, partner="RUS"), *pair(6, 11, partner="IRN"), *pair(1, 4, partner="NES")]
WORLD = pair(10, 20, partner="WLD")
AMOUNTS = {"exports", "imports", "turnover", "balance"}
money = st.floats(1, 1e12)


def exact(measured: Measured) -> float:
    """Return a value that must be known without a margin."""
    assert measured.value is not None
    assert measured.value.is_exact
    return measured.value.low


def value(name: str, book: Ledger, case: Case = CASE) -> float:
    """Return a measure's value by its name."""
    return exact(measure(MEASURES[name], case, book))


def world_of(x: float, m: float, more_x: float, more_m: float) -> list[pd.DataFrame]:
    """Return a pair and a world that trades more by so much."""
    return [*pair(x, m), *pair(x + more_x, m + more_m, partner="WLD")]


BY_HAND = {
    "exports": 3, "imports": 5, "turnover": 8, "balance": -2,
    "share of exports": 30, "share of imports": 25, "share of turnover": 100 * 8 / 30,
    "exports in the pair": 37.5, "imports in the pair": 62.5,
    "exports in all turnover": 10, "imports in all turnover": 100 * 5 / 30,
    "goods in exports": 100, "goods in imports": 100, "coverage": 60,
    "rank by exports": 2, "rank by imports": 2, "rank by turnover": 2,
}  # fmt: skip


def test_every_measure_is_computed_by_hand() -> None:
    """No measure is left without a number of its own in this file."""
    assert set(BY_HAND) == set(MEASURES)


@pytest.mark.parametrize(("name", "expected"), BY_HAND.items())
def test_measures_by_hand(name: str, expected: float) -> None:
    """Each measure gives what pencil and paper give."""
    assert value(name, ledger([*TRADE, *WORLD])) == pytest.approx(expected)


@given(money, money, money, money)
@settings(deadline=None, max_examples=20)
def test_identities(x: float, m: float, more_x: float, more_m: float) -> None:
    """Sums, differences and shares agree with each other for any figures."""
    book = ledger(world_of(x, m, more_x, more_m))
    of = {name: value(name, book) for name in MEASURES if "rank" not in name}
    assert of["turnover"] == of["exports"] + of["imports"]
    assert of["balance"] == of["exports"] - of["imports"]
    assert of["exports in the pair"] + of["imports in the pair"] == pytest.approx(100)
    parts = of["exports in all turnover"] + of["imports in all turnover"]
    assert parts == pytest.approx(of["share of turnover"])
    shares = sorted((of["share of exports"], of["share of imports"]))
    assert shares[0] * (1 - 1e-9) <= of["share of turnover"] <= shares[1] * (1 + 1e-9)


@given(money, money, money, money, st.integers(-20, 20))
@settings(deadline=None, max_examples=20)
def test_scaling_changes_amounts_alone(
    x: float, m: float, more_x: float, more_m: float, power: int
) -> None:
    """In another currency amounts change by the rate; shares and ranks do not change at all."""
    factor = 2.0**power  # a power of two, so that floats lose nothing
    rows = [*world_of(x, m, more_x, more_m), *pair(more_x, more_m, partner="IRN")]
    one = ledger(rows)
    other = ledger([row.assign(value_usd=row["value_usd"] * factor) for row in rows])
    for name in MEASURES:
        before = measure(MEASURES[name], CASE, one).value
        assert before is not None
        after = before.scaled(factor) if name in AMOUNTS else before
        assert measure(MEASURES[name], CASE, other).value == after


@given(st.permutations([*TRADE, *WORLD]))
@settings(deadline=None, max_examples=20)
def test_order_of_rows_never_matters(rows: list[pd.DataFrame]) -> None:
    """The same figures in any order measure alike."""
    book = ledger(rows)
    assert {name: value(name, book) for name in MEASURES} == pytest.approx(BY_HAND)


@pytest.mark.parametrize(
    ("gone", "lost"),
    [
        (0, {"exports", "turnover", "balance", "share of exports", "exports in the pair"}),
        (1, {"imports", "turnover", "balance", "share of imports", "imports in the pair"}),
        (2, {"share of exports", "share of turnover", "imports in all turnover"}),
        (3, {"share of imports", "share of turnover", "exports in all turnover"}),
    ],
)
def test_missing_is_never_zero(gone: int, lost: set[str]) -> None:
    """Without one of the figures it needs a measure has no value and says which it lacks."""
    rows = [*pair(3, 5), *WORLD]
    place = Place("AZE", rows[gone]["partner"][0], rows[gone]["flow"][0], "2020")
    book = ledger([row for index, row in enumerate(rows) if index != gone])
    for name in lost:
        measured = measure(MEASURES[name], CASE, book)
        assert measured.value is None
        assert place in {missing.place for missing in measured.missing}


def test_partners_are_never_summed_to_a_world() -> None:
    """Without the publisher's world figure there is no share, however many partners are known."""
    assert measure(MEASURES["share of turnover"], CASE, ledger(TRADE)).value is None


def test_world_and_unallocated_hold_no_rank() -> None:
    """The world is larger than any partner and the rest may be, and both are none."""
    rows = [*pair(3, 5), *pair(3, 4, partner="NES"), *pair(6, 9, partner="WLD")]
    assert value("rank by turnover", ledger(rows)) == 1
    rest = [*pair(3, 5), *pair(30, 40, partner="NES"), *pair(33, 45, partner="WLD")]
    assert measure(MEASURES["rank by turnover"], CASE, ledger(rest)).value is None


def test_equal_partners_share_the_better_rank() -> None:
    """Of three equal partners each is first."""
    rows = [row for code in ("RUS", "IRN", "GBR") for row in pair(5, 5, partner=code)]
    assert value("rank by turnover", ledger([*rows, *pair(15, 15, partner="WLD")])) == 1


@pytest.mark.parametrize(("world", "known"), [(12, True), (13, False)])
def test_partners_not_listed_may_be_larger(world: float, known: bool) -> None:  # noqa: FBT001
    """Where a larger partner may be missing from the list there is no rank, and it is said."""
    book = ledger([flow(3), flow(7, partner="IRN"), flow(world, partner="WLD")])
    measured = measure(MEASURES["rank by exports"], CASE, book)
    assert (measured.value == Interval(2, 2)) is known
    assert {missing.reason for missing in measured.missing} == (
        set() if known else {"partial list"}
    )


def test_unrecorded_flow_of_another_is_no_bar_to_rank() -> None:
    """A partner without imports on record still ranks by its exports."""
    rows = [*pair(3, 5), flow(9, partner="IRN"), *pair(12, 5, partner="WLD")]
    assert value("rank by turnover", ledger(rows)) == 2


def test_one_source_for_all_terms() -> None:
    """A turnover is put together from two publishers only where none has both, and says so."""
    other = pair(30, 50, source="imf-dots", status="reported-or-estimated")
    measured = measure(Turnover(), CASE, ledger([flow(3), *other]))
    assert (exact(measured), measured.sources) == (80, ("imf-dots",))
    assert not measured.composed
    halves = [flow(3), flow(5, flow="M", source="imf-dots")]
    assert measure(Turnover(), CASE, ledger(halves)).composed


def test_order_of_precedence_decides() -> None:
    """Where two publishers have all, the first of the table is measured."""
    rows = [*pair(30, 50, source="imf-dots", status="reported-or-estimated"), *pair(3, 5)]
    assert exact(measure(Turnover(), CASE, ledger(rows))) == 8
    asked = CASE.through(source="imf-dots")
    assert exact(measure(Turnover(), asked, ledger(rows))) == 80


def test_share_of_an_estimate_is_an_estimate() -> None:
    """The status of a measurement is its weakest term's."""
    rows = [*pair(3, 5, status="estimate", source="imf-imts"), *pair(10, 20, partner="WLD")]
    rows += pair(10, 20, partner="WLD", source="imf-imts")
    asked = CASE.through(source="imf-imts")
    measured = measure(MEASURES["share of turnover"], asked, ledger(rows))
    assert measured.status == "estimate"
    assert len(measured.terms) == 4


def test_quoted_turnover_stands_where_parts_do_not() -> None:
    """A turnover quoted whole is used, with its width, and narrows quoted parts."""
    case = CASE._replace(period="2024")
    whole = quote(4799, measure="turnover")
    assert measure(Turnover(), case, ledger(quotes=[whole])).value == Interval(4798.5e6, 4799.5e6)
    parts = [quote(1178), quote(3621, measure="import")]
    assert measure(Turnover(), case, ledger(quotes=parts)).value == Interval(4798e6, 4800e6)
    measured = measure(Turnover(), case, ledger(quotes=[whole, *parts]))
    assert measured.value == Interval(4798.5e6, 4799.5e6)


def test_mirror_is_the_partners_report() -> None:
    """Our exports by the partner's report are its imports; it reports no world of ours."""
    book = ledger([*TRADE, *WORLD, *pair(6, 2, reporter="RUS", partner="AZE")])
    case = CASE._replace(report="partner")
    assert value("exports", book, case) == 2
    assert value("imports", book, case) == 6
    assert value("balance", book, case) == -4
    share = measure(MEASURES["share of turnover"], case, book)
    assert share.value is None
    assert "no mirror" in {missing.reason for missing in share.missing}


def changed(earlier: float, later: float, *, points: bool = False) -> float:
    """Return the change of exports between two years."""
    rows = [flow(earlier, period="2023"), flow(later, period="2024")]
    case = Case("AZE", "RUS", "2024", base="2023")
    return exact(measure(Change(Flow("X"), points=points), case, ledger(rows)))


def test_change_is_of_the_earlier_value() -> None:
    """487 to 647 is +32.9%; 25% is the fall the other way."""
    assert changed(487, 647) == pytest.approx(32.85, abs=0.01)
    assert changed(647, 487) == pytest.approx(-24.73, abs=0.01)
    assert changed(487, 647, points=True) == 160


def test_change_of_a_share_in_points() -> None:
    """From 20% to 30% is 10 percentage points and 50 percent."""
    rows = [*pair(1, 1, period="2023"), *pair(2, 8, period="2023", partner="WLD")]
    rows += [*pair(3, 0, period="2024"), *pair(5, 5, period="2024", partner="WLD")]
    case, share = Case("AZE", "RUS", "2024", base="2023"), MEASURES["share of turnover"]
    points = measure(Change(share, points=True), case, ledger(rows))
    percent = measure(Change(share), case, ledger(rows))
    assert exact(points) == pytest.approx(10)
    assert points.unit == "percentage points"
    assert exact(percent) == pytest.approx(50)
    assert percent.unit == "percent"


@pytest.mark.parametrize("rows", [[flow(1, period="2024")], [flow(1, period="2023")], []])
def test_change_needs_both_years(rows: list[pd.DataFrame]) -> None:
    """Without the earlier or the later figure there is no change."""
    case = Case("AZE", "RUS", "2024", base="2023")
    measured = measure(Change(Flow("X")), case, ledger(rows))
    assert measured.value is None
    assert measured.missing


@pytest.mark.parametrize(
    ("exports", "reason"),
    [(3, "negative base"), (5, "zero base"), (0, "negative base")],
)
def test_percent_change_needs_a_base_above_zero(exports: float, reason: str) -> None:
    """From a deficit, or from nothing, there is no percentage, and the base year is named."""
    rows = [*pair(exports, 5, period="2023"), *pair(9, 5, period="2024")]
    case = Case("AZE", "RUS", "2024", base="2023")
    measured = measure(Change(MEASURES["balance"]), case, ledger(rows))
    assert measured.value is None
    assert [(gap.reason, gap.place.period) for gap in measured.missing] == [(reason, "2023")]
    assert exact(measure(Change(MEASURES["balance"], points=True), case, ledger(rows))) == (
        4 - (exports - 5)
    )
    said = missing_note(measured.missing)
    assert "2023" in said
    assert "2024" not in said
    assert ("below zero" in said) is (reason == "negative base")


@pytest.mark.parametrize("empty", ["2023", "2024"])
def test_share_of_nothing_names_its_own_year(empty: str) -> None:
    """Of two years compared, the one whose whole is zero is named."""
    rows = [*pair(1, 1, period="2023"), *pair(1, 1, period="2024")]
    for year in ("2023", "2024"):
        size = 0 if year == empty else 5
        rows += pair(size, size, period=year, partner="WLD")
    case = Case("AZE", "RUS", "2024", base="2023")
    measured = measure(Change(MEASURES["share of turnover"]), case, ledger(rows))
    assert [(gap.reason, gap.place.period) for gap in measured.missing] == [("zero", empty)]


def test_other_side_is_the_partners_whole_trade() -> None:
    """The same pair is a large share of one country's trade and a small one of the other's."""
    rows = [*pair(3, 5), *WORLD, *pair(5, 3, reporter="RUS", partner="AZE")]
    rows += pair(500, 300, reporter="RUS", partner="WLD")
    share = MEASURES["share of turnover"]
    assert exact(measure(OtherSide(share), CASE, ledger(rows))) == pytest.approx(1)
    excess = measure(Excess(OtherSide(share), share), CASE, ledger(rows))
    assert exact(excess) == pytest.approx(1 - 100 * 8 / 30)
    assert excess.unit == "percentage points"
    assert {term.place.reporter for term in excess.terms} == {"AZE", "RUS"}


NOTHING: dict[str, list[pd.DataFrame]] = {
    "share of exports": [*pair(0, 5), *pair(0, 20, partner="WLD")],
    "exports in the pair": [*pair(0, 0), *WORLD],
}


@pytest.mark.parametrize("name", NOTHING)
def test_share_of_nothing_says_so(name: str) -> None:
    """A share of zero has no value, and there is a reason to show."""
    measured = measure(MEASURES[name], CASE, ledger(NOTHING[name]))
    assert measured.value is None
    assert measured.missing


@given(st.tuples(*[st.tuples(st.floats(1, 1e6), st.floats(0, 1e3))] * 4))
@settings(deadline=None, max_examples=40)
def test_rounded_quotes_hold_every_value(figures: tuple[tuple[float, float], ...]) -> None:
    """The interval of a share of quotes holds the share of whatever was rounded."""
    places = [("RUS", "export"), ("RUS", "import"), ("WLD", "export"), ("WLD", "import")]
    said = [
        quote(size, partner=partner, measure=measure_, precision=str(width))
        for (size, width), (partner, measure_) in zip(figures, places, strict=True)
    ]
    book, (x, m, world_x, world_m) = ledger(quotes=said), (size for size, _ in figures)
    expected = {
        "exports in the pair": 100 * x / (x + m),
        "share of turnover": 100 * (x + m) / (world_x + world_m),
        "balance": (x - m) * 1e6,
    }
    for name, exactly in expected.items():
        interval = measure(MEASURES[name], CASE._replace(period="2024"), book).value
        if interval is not None:
            margin = 1e-9 * max(abs(exactly), 1e6 if name == "balance" else 1)
            assert interval.low - margin <= exactly <= interval.high + margin


DISPATCHED = {"flow": "M", "partner_basis": "dispatch"}
BY_DISPATCH = CASE.through(basis="dispatch")


def test_dispatch_is_never_filled_from_origin() -> None:
    """Asked by country of dispatch, imports known by origin alone are a void that says so."""
    book = ledger([*pair(3, 5), *pair(30, 50, partner="WLD")])
    for name in ("imports", "turnover", "share of imports", "rank by imports"):
        found = measure(MEASURES[name], BY_DISPATCH, book)
        assert found.value is None, name
        assert "no dispatch" in {gap.reason for gap in found.missing}, name
    assert value("exports", book, BY_DISPATCH) == 3


def test_dispatch_moves_the_pairs_imports_alone() -> None:
    """Exports and the world's trade are the same by origin and by dispatch."""
    book = ledger([*pair(3, 5), *pair(30, 50, partner="WLD"), flow(10, **DISPATCHED)])
    assert value("imports", book, BY_DISPATCH) == 10
    assert value("imports", book) == 5
    assert value("share of imports", book, BY_DISPATCH) == pytest.approx(20)
    assert value("turnover", book, BY_DISPATCH) == 13


def test_turnover_quoted_as_one_is_not_by_dispatch() -> None:
    """Nobody says of a quoted turnover that its imports are by dispatch."""
    book = ledger(quotes=[quote(7, measure="turnover")])
    at = BY_DISPATCH._replace(period="2024")
    assert measure(MEASURES["turnover"], at, book).value is None
    assert measure(MEASURES["turnover"], at.through(basis=""), book).value is not None


def test_one_publisher_alone_speaks_for_every_period_and_side() -> None:
    """Asked alone, a publisher is asked for the earlier year and for the other side too."""
    later, earlier = pair(20, 20), pair(10, 10, period="2019")
    theirs = pair(4, 4, period="2019", source="imf-dots", status="reported-or-estimated")
    book = ledger([*later, *earlier, *theirs])
    alone = CASE._replace(base="2019").through(source="imf-dots")
    growth = Change(MEASURES["exports"])
    assert exact(measure(growth, alone.through(source=""), book)) == 100
    assert measure(growth, alone, book).value is None
    other, dots = ledger(pair(1, 1, reporter="RUS", partner="AZE")), alone._replace(base="")
    assert measure(OtherSide(MEASURES["exports"]), dots.through(source=""), other).value
    assert measure(OtherSide(MEASURES["exports"]), dots, other).value is None


def test_what_lacks_is_told_of_the_first_source() -> None:
    """Where no source has all that is needed, the first in precedence says what it lacks."""
    book = ledger([flow(3), flow(4, source="imf-dots", status="reported-or-estimated")])
    measured = measure(MEASURES["turnover"], CASE, book)
    assert measured.value is None
    gaps = [(gap.source, gap.place.flow) for gap in measured.missing]
    assert gaps == [("un-comtrade", "M")]
