"""Both sides of one trade: the gap is the same from either side, with the other sign."""

from itertools import product
from typing import Literal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.frames.number_rows import number_row
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, Measured, measure
from dashboard.measures.mirror import FREIGHT, Gap, GapShare, Mirrored
from tests.builders import flow, ledger, precedence, quote

CASE = Case("AZE", "RUS", "2020")
OTHER = Case("RUS", "AZE", "2020")
DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}

sizes = st.floats(0, 1e12, allow_subnormal=False)


def own(value: float, **columns: str) -> pd.DataFrame:
    """Return Azerbaijan's imports from Russia as it reports them."""
    return flow(value, **{"flow": "M"} | columns)


def mirror(value: float, **columns: str) -> pd.DataFrame:
    """Return the same trade as Russia reports it: its exports."""
    return flow(value, **{"reporter": "RUS", "partner": "AZE"} | columns)


def gap(book: Ledger, percent: float = 0) -> Measured:
    """Return the gap in Azerbaijan's imports from Russia."""
    return measure(Gap("M", percent), CASE, book)


def value(measured: Measured) -> Interval:
    """Return a value that must be known."""
    assert measured.value is not None
    return measured.value


@given(sizes, sizes, st.booleans(), st.sampled_from((0, *FREIGHT)))
@settings(deadline=None, max_examples=25)
def test_gap_is_antisymmetric(mine: float, theirs: float, quoted: bool, percent: float) -> None:  # noqa: FBT001
    """From the other side the gap has the other sign, in dollars and in percent of the mean."""
    said = [quote(theirs / 1e6 + 1, period="2020", reporter="RUS", partner="AZE")]
    book = ledger([own(mine)], said) if quoted else ledger([own(mine), mirror(theirs, **DOTS)])
    kinds: tuple[tuple[Formula, Formula], ...] = (
        (Gap("M", percent), Gap("X", percent)),
        (GapShare("M", percent), GapShare("X", percent)),
    )
    for here, there in kinds:
        one, two = measure(here, CASE, book), measure(there, OTHER, book)
        assert (one.value is None) is (two.value is None)
        if one.value is not None and two.value is not None:
            assert one.value.low == pytest.approx(-two.value.high, rel=1e-12, abs=1e-9)
            assert one.value.high == pytest.approx(-two.value.low, rel=1e-12, abs=1e-9)
        assert set(one.terms) == set(two.terms)


@given(sizes, sizes)
@settings(deadline=None, max_examples=25)
def test_gap_in_percent_is_of_the_mean(mine: float, theirs: float) -> None:
    """It is 100 (own - mirror) / mean, never beyond 200 percent either way."""
    measured = measure(GapShare("M"), CASE, ledger([own(mine), mirror(theirs)]))
    if mine + theirs:
        percent = value(measured).middle
        assert percent == pytest.approx(200 * (mine - theirs) / (mine + theirs), abs=1e-9)
        assert -200 <= percent <= 200


@given(sizes, sizes, st.floats(0, 1e5), st.floats(0, 1e5))
@settings(deadline=None, max_examples=25)
def test_gap_of_rounded_figures_holds_all_it_may_be(
    mine: float, theirs: float, width: float, other: float
) -> None:
    """Where reports were published rounded, every gap between their ends is inside."""
    said = [
        quote(mine / 1e6 + 1, period="2020", measure="import", precision=str(width / 1e6)),
        quote(
            theirs / 1e6 + 1, period="2020", reporter="RUS", partner="AZE",
            precision=str(other / 1e6),
        ),
    ]  # fmt: skip
    book = ledger(quotes=said)
    ends = (value(measure(Flow("M"), CASE, book)), value(measure(Flow("X"), OTHER, book)))
    dollars, percent = value(gap(book)), value(measure(GapShare("M"), CASE, book))
    slack = 1e-6 * (mine + theirs + 1)
    for a, b in product((ends[0].low, ends[0].high), (ends[1].low, ends[1].high)):
        assert dollars.low - slack <= a - b <= dollars.high + slack
        assert percent.low - 1e-6 <= 200 * (a - b) / (a + b) <= percent.high + 1e-6


@pytest.mark.parametrize("silent", ["AZE", "RUS"])
def test_silent_side_is_a_void(silent: str) -> None:
    """Without one report there is no gap, and whose is missing is said."""
    book = ledger([own(5)] if silent == "RUS" else [mirror(4)])
    for formula in (Gap("M"), GapShare("M")):
        measured = measure(formula, CASE, book)
        assert measured.value is None
        assert [item.place.reporter for item in measured.missing] == [silent]


def test_two_reports_of_nothing_are_a_void_that_says_why() -> None:
    """Percent of a mean of zero cannot be computed: no value, and a reason beside it."""
    measured = measure(GapShare("M"), CASE, ledger([own(0), mirror(0)]))
    row = number_row("gap in imports, percent", CASE, measured, "v")
    assert (row["value"], row["status"]) == (None, "missing")
    assert row["note"]


@pytest.mark.parametrize("percent", FREIGHT)
def test_adjustment_raises_the_exporters_side_alone(percent: float) -> None:
    """FOB exports are brought up by the chosen percent, whichever side reports them."""
    book = ledger([own(200), mirror(100)])
    assert value(gap(book, percent)).middle == pytest.approx(100 - percent)
    there = measure(Gap("X", percent), OTHER, book)
    assert value(there).middle == pytest.approx(percent - 100)


def test_nothing_is_adjusted_unasked() -> None:
    """By default the partner's figure is the partner's figure."""
    book = ledger([own(200), mirror(100)])
    assert value(measure(Mirrored("M"), CASE, book)) == Interval(100, 100)
    assert value(gap(book)) == Interval(100, 100)


@pytest.mark.parametrize("flow_of", ["X", "M"])
def test_the_other_sides_flow_is_the_opposite_one(flow_of: Literal["X", "M"]) -> None:
    """What one country imports the other exports; its imports are another trade."""
    rows = [
        *(flow(n, flow=name) for n, name in ((1, "X"), (2, "M"))),
        *(flow(n, flow=name, reporter="RUS", partner="AZE") for n, name in ((30, "X"), (40, "M"))),
    ]
    expected = {"X": 40, "M": 30}[flow_of]
    assert value(measure(Mirrored(flow_of), CASE, ledger(rows))).middle == expected


def test_each_side_speaks_by_its_first_source() -> None:
    """The other side's publisher need not be the reporter's; each follows the order."""
    rows = [own(7, **DOTS), mirror(5, **DOTS), mirror(4)]
    order = precedence(("un-comtrade", "reported"), ("imf-dots", "reported-or-estimated"))
    measured = gap(ledger(rows, order=order))
    assert value(measured) == Interval(3, 3)
    assert measured.sources == ("imf-dots", "un-comtrade")
    assert measured.status == "reported-or-estimated"


def test_estimate_of_a_silent_side_makes_an_estimated_gap() -> None:
    """A gap is as strong as its weaker side."""
    rows = [own(7), mirror(5, source="imf-imts", status="estimate")]
    assert gap(ledger(rows)).status == "estimate"


def test_each_side_speaks_by_the_publisher_chosen_for_it() -> None:
    """A reader's choice for one side binds that side alone."""
    book = ledger([own(7), own(9, **DOTS), mirror(5), mirror(4, **DOTS)])
    chosen = {("imf-dots", ""): 4, ("", "imf-dots"): 3, ("imf-dots", "imf-dots"): 5}
    for (source, other), difference in chosen.items():
        at = CASE._replace(mirror=other).through(source=source)
        assert value(measure(Gap("M"), at, book)).middle == difference


def test_gap_by_dispatch_is_of_the_importers_figure() -> None:
    """Whoever imports, the importer's figure is the one told by country of dispatch."""
    sent = {"partner_basis": "dispatch"}
    book = ledger([own(7), own(20, **sent), mirror(5)])
    for case, difference in ((CASE, 15), (OTHER, -15)):
        flow_of: Literal["X", "M"] = "M" if case is CASE else "X"
        found = measure(Gap(flow_of), case.through(basis="dispatch"), book)
        assert value(found).middle == difference
