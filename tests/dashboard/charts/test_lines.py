"""A chart draws the frame's numbers, a gap as a gap, and what is not reported as such."""

import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address.selection import Selection
from dashboard.charts.lines import Axes, lines, value_range
from dashboard.frames.number_rows import measure_frame
from dashboard.measures.intervals import Interval
from dashboard.text.charts import VOID
from tests.builders import flow, ledger, pair, quote

AROUND = Axes(2018, 2024)
COLOURS = {"RUS": "#D55E00", "IRN": "#009E73"}
ESTIMATE = {"source": "imf-imts", "status": "estimate"}


def frame(rows: list[pd.DataFrame], *measures: str, quotes: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frame of Azerbaijan with Russia, 2018 to 2024."""
    selection = Selection("AZE", ("RUS",), AROUND.since, AROUND.until)
    return measure_frame(ledger(rows, quotes), selection, measures, "v")


def drawn(figure: go.Figure, name: str) -> dict[int, float]:
    """Return a trace's values by year."""
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return dict(zip(map(int, trace.x), map(float, np.asarray(trace.y, dtype=float)), strict=True))


def values(sizes: list[float | None]) -> pd.DataFrame:
    """Return a frame of one measure with these values from 2018 on."""
    rows = [flow(1, period=str(2018 + n)) for n in range(len(sizes))]
    found = frame(rows, "exports", quotes=[]).head(len(sizes))
    return found.assign(value=pd.Series(sizes, dtype="float64"))


EXPORTS = [flow(size, period=str(2018 + n)) for n, size in enumerate((1, 2, 3)) if n != 1]


def test_numbers_drawn_are_the_frames() -> None:
    """Unscaled, unrounded, one for each year of the frame."""
    table = frame([*pair(1 / 3, 2e9, period="2018")], "exports", "imports", quotes=[])
    figure = lines(table, COLOURS, AROUND)
    for measure, name in (("exports", "Exports"), ("imports", "Imports")):
        rows = table[table["measure"].eq(measure)]
        shown = drawn(figure, name)
        assert list(shown) == list(range(2018, 2025))
        np.testing.assert_array_equal(list(shown.values()), rows["value"])


def test_gap_is_drawn_as_a_gap() -> None:
    """The line of reported figures breaks at a year without one; nothing is put there."""
    figure = lines(frame(EXPORTS, "exports", quotes=[]), COLOURS, AROUND)
    shown = drawn(figure, "Exports")
    assert math.isnan(shown[2019])
    assert (shown[2018], shown[2020]) == (1, 3)
    assert not any(trace.connectgaps for trace in figure.data)


def test_estimates_keep_their_gaps() -> None:
    """No dotted line runs over a year that was not even estimated."""
    rows = [flow(n, period=year, **ESTIMATE) for n, year in ((1, "2019"), (2, "2020"), (4, "2022"))]
    figure = lines(frame(rows, "exports", quotes=[]), COLOURS, AROUND)
    shown = drawn(figure, "Exports (estimate)")
    assert (shown[2019], shown[2020], shown[2022]) == (1, 2, 4)
    assert math.isnan(shown.get(2021, 0))


def test_estimates_and_quotes_look_otherwise() -> None:
    """What nobody reported stands apart: hollow, dotted or without a line, and named so."""
    rows = [*EXPORTS, flow(4, period="2022", **ESTIMATE)]
    table = frame(rows, "exports", quotes=[quote(5)])
    figure = lines(table, COLOURS, AROUND)
    by_name = {trace.name: trace for trace in figure.data if trace.name != VOID}
    assert set(by_name) == {"Exports", "Exports (estimate)", "Exports (quoted)"}
    reported, estimate, quoted = by_name.values()
    assert "lines" in reported.mode
    assert "open" not in reported.marker.symbol
    assert estimate.line.dash == "dot"
    assert "open" in estimate.marker.symbol
    assert quoted.mode == "markers"
    assert "open" in quoted.marker.symbol
    assert all(math.isnan(drawn(figure, "Exports")[year]) for year in (2022, 2024))
    assert drawn(figure, "Exports (quoted)") == {2024: 5e6}


def only(figure: go.Figure, name: str) -> go.Scatter:
    """Return the one trace of a name."""
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace


def test_what_may_be_an_estimate_is_marked() -> None:
    """On the same line a figure that may be estimated has a mark of its own, and says so."""
    unsure = {"source": "imf-dots", "status": "reported-or-estimated"}
    rows = [flow(1, period="2018", **unsure), flow(2, period="2019")]
    trace = only(lines(frame(rows, "exports", quotes=[]), COLOURS, AROUND), "Exports")
    fills = dict(zip(trace.x, trace.marker.color, strict=True))
    assert fills[2019] == COLOURS["RUS"] != fills[2018]
    widths = dict(zip(trace.x, trace.marker.line.width, strict=True))
    assert widths[2019] == 0 < widths[2018]
    who = dict(zip(trace.x, (said for said, _ in trace.customdata), strict=True))
    assert "estimated" in who[2018]
    assert "estimated" not in who[2019]


def test_wide_rounding_has_whiskers() -> None:
    """“1 bn” reaches from 0.5 to 1.5 billion, within the axis; “1,178 million” has no bar."""
    said = [quote(1000, precision="1000"), quote(1178, period="2023")]
    table = frame([], "exports", quotes=said)
    trace = only(lines(table, COLOURS, AROUND), "Exports (quoted)")
    bars = {
        x: (low, high)
        for x, low, high in zip(trace.x, trace.error_y.arrayminus, trace.error_y.array, strict=True)
    }
    assert bars == {2024: (0.5e9, 0.5e9), 2023: (pytest.approx(math.nan, nan_ok=True),) * 2}
    assert trace.error_y.color == COLOURS["RUS"]
    reach = value_range(table)
    assert reach is not None
    assert reach[1] >= 1.5e9
    plain = lines(frame([], "exports", quotes=said[1:]), COLOURS, AROUND)
    assert only(plain, "Exports (quoted)").error_y.array is None


def test_nobodys_middle_is_not_shown() -> None:
    """Where statements differ the hover tells both ends, and a bar spans them."""
    said = [quote(26338), quote(26600, precision="100", address="b"), quote(5, period="2023")]
    trace = only(lines(frame([], "exports", quotes=said), COLOURS, AROUND), "Exports (quoted)")
    shown = dict(zip(trace.x, trace.hovertemplate, strict=True))
    assert "26.3 to 26.6 billion" in shown[2024]
    assert "%{y" not in shown[2024]
    assert "%{y" in shown[2023]
    assert np.nanmax(trace.error_y.array) == pytest.approx((26650e6 - 26337.5e6) / 2)


@pytest.mark.parametrize("measure", ["turnover", "imports", "exports", "balance"])
def test_composed_number_stands_by_itself(measure: str) -> None:
    """What two sources made has its own mark, no line, and none that joins it to its neighbours."""
    years = [row for year in range(2018, 2023) for row in pair(2, 1, period=str(year))]
    table = frame(years, measure, quotes=[])
    composed = table.assign(composed=["", "", "yes", "", "", "", ""])
    figure = lines(composed, COLOURS, AROUND)
    names = [trace.name for trace in figure.data if trace.name != VOID]
    alone = only(figure, next(name for name in names if name.endswith("(composed)")))
    line = only(figure, next(name for name in names if "(" not in name))
    assert list(alone.x) == [2020]
    assert alone.mode == "markers"
    assert alone.marker.symbol.endswith("-open")
    assert {"cross", "x"} & set(alone.marker.symbol.split("-"))
    joined = drawn(figure, line.name)
    assert math.isnan(joined[2020])
    assert not math.isnan(joined[2019] + joined[2021])
    assert len(lines(table, COLOURS, AROUND).data) == len(figure.data) - 1


@pytest.mark.parametrize("status", ["reported", "estimate", "quoted"])
def test_composed_is_so_whatever_its_status(status: str) -> None:
    """The weakest part gives the status; the mark tells that there are two sources."""
    table = values([1, 2, 3]).assign(status=status, composed="yes")
    names = {trace.name for trace in lines(table, COLOURS, AROUND).data} - {VOID}
    assert names == {"Exports (composed)"}


def test_colour_is_the_partners() -> None:
    """One colour a country; measures differ by mark or line, not by colour alone."""
    table = frame(pair(1, 2), "exports", "imports", "turnover", "balance", quotes=[])
    figure = lines(table, COLOURS, AROUND)
    told = [trace for trace in figure.data if trace.name != VOID]
    assert {trace.line.color for trace in told} == {COLOURS["RUS"]}
    assert len({trace.marker.symbol for trace in told}) == 4


def test_void_says_why_on_hover() -> None:
    """A year without a figure has an unseen mark with the reason, and no other year's numbers."""
    figure = lines(frame(EXPORTS, "exports", quotes=[]), COLOURS, AROUND)
    (told,) = [trace for trace in figure.data if trace.name == VOID]
    reasons = dict(zip(told.x, (said for said, _ in told.customdata), strict=True))
    assert "in 2019" in reasons[2019].replace("<br>", " ")
    assert not {2018, 2020} & set(reasons)
    assert told.marker.opacity == 0
    assert not any(address for _, address in told.customdata)


@pytest.mark.parametrize(
    ("measure", "unit"),
    [("exports", "US dollars"), ("share of exports", "Percent"), ("rank by exports", "Rank")],
)
def test_axis_names_its_unit(measure: str, unit: str) -> None:
    """The value axis says what is counted; a rank of one stands at the top."""
    table = frame([flow(1), flow(1, partner="WLD")], measure, quotes=[])
    axis = lines(table, COLOURS, AROUND).layout.yaxis
    assert axis.title.text.startswith(unit)
    assert (axis.autorange == "reversed") is (unit == "Rank")


def test_frame_without_a_value_is_an_empty_chart() -> None:
    """Where nothing is known there is a chart without a line, and no error."""
    figure = lines(frame([], "exports", quotes=[]), COLOURS, AROUND)
    assert not figure.data
    assert value_range(frame([], "exports", quotes=[])) is None


def test_lines_are_named_beside_them() -> None:
    """Each line with a value has its label, in its colour, at its height or above."""
    table = frame(pair(1, 2), "exports", "imports", "turnover", quotes=[])
    labels = lines(table, COLOURS, AROUND).layout.annotations
    assert [label.text for label in labels] == ["Exports", "Imports", "Turnover"]
    assert all(label.y >= size for label, size in zip(labels, (1, 2, 3), strict=True))


@given(st.lists(st.none() | st.floats(-1e12, 1e12), min_size=1, max_size=7))
@settings(deadline=None, max_examples=30)
def test_range_holds_zero_and_every_value(sizes: list[float | None]) -> None:
    """Bars and areas start at zero; no value is cut off, be it negative."""
    known = [size for size in sizes if size is not None]
    found = value_range(values(sizes))
    assert (found is None) is (not known)
    if found is not None:
        assert found[0] <= min(0, *known, 0)
        assert found[1] >= max(0, *known, 0)


@pytest.mark.parametrize(
    ("band", "strip"),
    [
        (Interval(1, 2), (1, 2)),
        (Interval(2, float("inf")), (2, None)),
        (Interval(1e9, 2e9), None),
    ],
)
def test_band_is_cut_to_the_axis(band: Interval, strip: tuple[float, float | None] | None) -> None:
    """A claimed band is drawn within the axis, to its edge where it has no end, else not."""
    figure = lines(values([1, 2, 3]), COLOURS, Axes(2018, 2020, (0, 4), band))
    shapes = figure.layout.shapes
    assert len(shapes) == (strip is not None)
    if strip is not None:
        assert (shapes[0].y0, shapes[0].y1) == (strip[0], strip[1] or 4)
