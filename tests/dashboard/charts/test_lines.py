"""A chart shows the frame's numbers, a gap as a gap, and what is not reported as such."""

from base64 import b64decode

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address.selection import Selection
from dashboard.charts.chart import Chart, Mark, Series
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, value_range
from dashboard.charts.lines import lines as drawing
from dashboard.charts.plotly_figure import to_plotly
from dashboard.charts.theme import PALE, THIN
from dashboard.frames.number_rows import as_frame, measure_rows
from dashboard.measures.intervals import Interval
from dashboard.text.charts import BREAK, VOID
from dashboard.text.language import say
from tests.builders import flow, ledger, pair, quote

AROUND = Axes(2018, 2024)
COLOURS = {"RUS": "#D55E00", "IRN": "#009E73"}
ESTIMATE = {"source": "imf-imts", "status": "estimate"}


def frame(rows: list[pd.DataFrame], *measures: str, quotes: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frame of Azerbaijan with Russia, 2018 to 2024."""
    selection = Selection("AZE", ("RUS",), AROUND.since, AROUND.until)
    return as_frame(measure_rows(ledger(rows, quotes), selection, measures, "v"))


def lines(table: pd.DataFrame, axes: Axes = AROUND) -> Chart:
    """Return the chart of a frame."""
    return drawing(table.to_dict("records"), COLOURS, axes)


def reach_of(table: pd.DataFrame) -> tuple[float, float] | None:
    """Return the range of values of a frame."""
    return value_range(table.to_dict("records"))


def only(chart: Chart, name: str) -> Series:
    """Return the one series of a name."""
    (found,) = [one for one in chart.series if one.name == name]
    return found


def shown(chart: Chart, name: str) -> dict[int, float | None]:
    """Return a series' values by year."""
    return {int(point.x): point.y for point in only(chart, name).points}


def values(sizes: list[float | None]) -> pd.DataFrame:
    """Return a frame of one measure with these values from 2018 on."""
    rows = [flow(1, period=str(2018 + n)) for n in range(len(sizes))]
    found = frame(rows, "exports", quotes=[]).head(len(sizes))
    return found.assign(value=pd.Series(sizes, dtype="float64"))


EXPORTS = [flow(size, period=str(2018 + n)) for n, size in enumerate((1, 2, 3)) if n != 1]


def test_numbers_drawn_are_the_frames() -> None:
    """Unscaled, unrounded, one for each year of the frame."""
    table = frame([*pair(1 / 3, 2e9, period="2018")], "exports", "imports", quotes=[])
    for measure, name in (("exports", "Exports"), ("imports", "Imports")):
        rows = table[table["measure"].eq(measure)]
        found = shown(lines(table), name)
        assert list(found) == list(range(2018, 2025))
        np.testing.assert_array_equal(np.array([*found.values()], dtype=float), rows["value"])


def test_gap_is_drawn_as_a_gap() -> None:
    """The line of reported figures breaks at a year without one; nothing is put there."""
    chart = lines(frame(EXPORTS, "exports", quotes=[]))
    found = shown(chart, "Exports")
    assert found[2019] is None
    assert (found[2018], found[2020]) == (1, 3)
    assert not any(trace["connectgaps"] for trace in to_plotly(chart)["data"] if "line" in trace)


def test_estimates_keep_their_gaps() -> None:
    """No dotted line runs over a year that was not even estimated."""
    rows = [flow(n, period=year, **ESTIMATE) for n, year in ((1, "2019"), (2, "2020"), (4, "2022"))]
    found = shown(lines(frame(rows, "exports", quotes=[])), "Exports (estimate)")
    assert (found[2019], found[2020], found[2022]) == (1, 2, 4)
    assert found[2021] is None


def test_estimates_and_quotes_look_otherwise() -> None:
    """What nobody reported stands apart: hollow, dotted or without a line, and named so."""
    rows = [*EXPORTS, flow(4, period="2022", **ESTIMATE)]
    chart = lines(frame(rows, "exports", quotes=[quote(5)]))
    by_name = {one.name: one for one in chart.series}
    assert set(by_name) == {"Exports", "Exports (estimate)", "Exports (quoted)"}
    reported, estimate, quoted = by_name.values()
    assert reported.line
    assert reported.mark == Mark("triangle", "full")
    assert estimate.line == THIN
    assert estimate.mark == Mark("triangle", "hollow")
    assert quoted.line is None
    assert quoted.mark == Mark("triangle", "dot", 10)
    assert all(shown(chart, "Exports")[year] is None for year in (2022, 2024))
    assert shown(chart, "Exports (quoted)") == {2024: 5e6}


def test_what_may_be_an_estimate_is_marked() -> None:
    """On the same line a figure that may be estimated has a mark of its own, and says so."""
    unsure = {"source": "imf-dots", "status": "reported-or-estimated"}
    rows = [flow(1, period="2018", **unsure), flow(2, period="2019")]
    chart = lines(frame(rows, "exports", quotes=[]))
    points = {point.x: point for point in only(chart, "Exports").points}
    assert points[2018].pale
    assert not points[2019].pale
    assert "estimated" in points[2018].who
    assert "estimated" not in points[2019].who
    marker = to_plotly(chart)["data"][0]["marker"]
    assert marker["color"][:2] == [PALE, COLOURS["RUS"]]
    assert marker["line"]["width"][1] == 0 < marker["line"]["width"][0]


def test_wide_rounding_has_whiskers() -> None:
    """“1 bn” reaches from 0.5 to 1.5 billion, within the axis; “1,178 million” has no bar."""
    said = [quote(1000, precision="1000"), quote(1178, period="2023")]
    table = frame([], "exports", quotes=said)
    chart = lines(table)
    points = only(chart, "Exports (quoted)").points
    assert {point.x: (point.low, point.high) for point in points} == {
        2024: (0.5e9, 1.5e9),
        2023: (None, None),
    }
    whiskers = to_plotly(chart)["data"][0]["error_y"]
    assert whiskers["color"] == COLOURS["RUS"]
    for side in ("array", "arrayminus"):
        beyond = np.frombuffer(b64decode(whiskers[side]["bdata"]))
        np.testing.assert_array_equal(beyond, [np.nan, 0.5e9])
    reach = reach_of(table)
    assert reach is not None
    assert reach[1] >= 1.5e9
    plain = lines(frame([], "exports", quotes=said[1:]))
    assert "error_y" not in to_plotly(plain)["data"][0]


def test_nobodys_middle_is_not_shown() -> None:
    """Where statements differ the hover tells both ends, and a bar spans them."""
    said = [quote(26338), quote(26600, precision="100", address="b"), quote(5, period="2023")]
    chart = lines(frame([], "exports", quotes=said))
    trace = to_plotly(chart)["data"][0]
    told = dict(zip(trace["x"], trace["hovertemplate"], strict=True))
    assert "26.3 to 26.6 billion" in told[2024]
    assert "%{y" not in told[2024]
    assert "%{y" in told[2023]
    ends = {point.x: [point.low, point.high] for point in only(chart, "Exports (quoted)").points}
    assert ends[2024] == pytest.approx([26337.5e6, 26650e6])


@pytest.mark.parametrize("measure", ["turnover", "imports", "exports", "balance"])
def test_composed_number_stands_by_itself(measure: str) -> None:
    """What two sources made has its own mark, no line, and none that joins it to its neighbours."""
    years = [row for year in range(2018, 2023) for row in pair(2, 1, period=str(year))]
    table = frame(years, measure, quotes=[])
    chart = lines(table.assign(composed=["", "", "yes", "", "", "", ""]))
    names = [one.name for one in chart.series]
    alone = only(chart, next(name for name in names if name.endswith("(composed)")))
    line = only(chart, next(name for name in names if "(" not in name))
    assert [point.x for point in alone.points] == [2020]
    assert alone.line is None
    assert alone.mark
    assert alone.mark.filling == "cross"
    assert line.mark
    assert alone.mark.shape == line.mark.shape
    first, second = to_plotly(chart)["data"][:2]
    symbols = [trace["marker"]["symbol"] for trace in (first, second)]
    assert symbols[1].startswith(symbols[0])
    assert symbols[1].endswith("-cross-open") or second["text"] == "+"
    joined = shown(chart, line.name)
    assert joined[2020] is None
    assert None not in {joined[2019], joined[2021]}
    assert len(lines(table).series) == len(chart.series) - 1


def test_long_names_of_sources_stand_below_the_value() -> None:
    """What is read at a mark fits a small chart, the value first; all of it is told elsewhere."""
    who = "the committee of statistics of a country, as an agency reported it at some length"
    table = frame([], "exports", quotes=[quote(26.3e3, said_by=who)])
    (told,) = to_plotly(lines(table))["data"][0]["customdata"]
    first, *rest = told[0].split("<br>")
    assert not first
    assert 0 < len(rest) <= 2
    assert all(len(line) <= 40 for line in rest)
    assert who in told[2]


@pytest.mark.parametrize("status", ["reported", "estimate", "quoted"])
def test_composed_is_so_whatever_its_status(status: str) -> None:
    """The weakest part gives the status; the mark tells that there are two sources."""
    table = values([1, 2, 3]).assign(status=status, composed="yes")
    assert {one.name for one in lines(table).series} == {"Exports (composed)"}


def test_colour_is_the_partners() -> None:
    """One colour a country; measures differ by mark or line, not by colour alone."""
    table = frame(pair(1, 2), "exports", "imports", "turnover", "balance", quotes=[])
    chart = lines(table)
    assert {one.colour for one in chart.series} == {COLOURS["RUS"]}
    assert len({one.mark and one.mark.shape for one in chart.series}) == 4


def test_void_says_why_on_hover() -> None:
    """A year without a figure has an unseen mark with the reason, and no other year's numbers."""
    chart = lines(frame(EXPORTS, "exports", quotes=[]))
    reasons = {reason.x: reason.text for reason in chart.reasons}
    assert "in 2019" in reasons[2019]
    assert not {2018, 2020} & set(reasons)
    (told,) = [trace for trace in to_plotly(chart)["data"] if trace["name"] == VOID]
    assert told["marker"]["opacity"] == 0
    assert told["x"] == list(reasons)
    assert not any(address for _, address in told["customdata"])


@pytest.mark.parametrize(
    ("measure", "unit"),
    [("exports", "US dollars"), ("share of exports", "Percent"), ("rank by exports", "Rank")],
)
def test_axis_names_its_unit(measure: str, unit: str) -> None:
    """The value axis says what is counted; a rank of one stands at the top."""
    table = frame([flow(1), flow(1, partner="WLD")], measure, quotes=[])
    axis = lines(table).up
    assert axis.title.startswith(unit)
    assert (axis.first > axis.last) is (unit == "Rank")


def test_frame_without_a_value_is_an_empty_chart() -> None:
    """Where nothing is known there is a chart without a line, and no error."""
    chart = lines(frame([], "exports", quotes=[]))
    assert chart.is_empty
    assert not to_plotly(chart)["data"]
    assert reach_of(frame([], "exports", quotes=[])) is None


def test_lines_are_named_beside_them() -> None:
    """Each line with a value has its label, in its colour, at its height or above."""
    table = frame(pair(1, 2), "exports", "imports", "turnover", quotes=[])
    labels = lines(table).labels
    assert [label.text for label in labels] == ["Exports", "Imports", "Turnover"]
    assert all(label.y >= size for label, size in zip(labels, (1, 2, 3), strict=True))


@pytest.mark.parametrize(("last", "name"), [("2020", "Imports (2020)"), ("2021", "Imports")])
def test_a_line_that_ends_early_is_named_with_its_end(last: str, name: str) -> None:
    """Beside the last mark of another line its name alone would say that mark is its own."""
    rows = [flow(1, period=str(year)) for year in range(2018, 2023)]
    rows += [flow(2, flow="M", period=period) for period in ("2018", last)]
    labels = lines(frame(rows, "exports", "imports", quotes=[])).labels
    assert {label.text for label in labels} == {"Exports", name}


@given(st.lists(st.none() | st.floats(-1e12, 1e12), min_size=1, max_size=7))
@settings(deadline=None, max_examples=30)
def test_range_holds_zero_and_every_value(sizes: list[float | None]) -> None:
    """Bars and areas start at zero; no value is cut off, be it negative."""
    known = [size for size in sizes if size is not None]
    found = reach_of(values(sizes))
    assert (found is None) is (not known)
    if found is not None:
        assert found[0] <= min(0, *known, 0)
        assert found[1] >= max(0, *known, 0)


@pytest.mark.parametrize(
    ("band", "strip"),
    [
        (Interval(1, 2), (1, 2)),
        (Interval(2, float("inf")), (2, 4)),
        (Interval(1e9, 2e9), None),
    ],
)
def test_band_is_cut_to_the_axis(band: Interval, strip: tuple[float, float] | None) -> None:
    """A claimed band is drawn within the axis, to its edge where it has no end, else not."""
    assert lines(values([1, 2, 3]), Axes(2018, 2020, (0, 4), band)).band == strip


def test_no_line_leads_to_figures_of_fewer_goods() -> None:
    """Between all goods and those of a publisher that leaves some out there is a gap, and a key."""
    scopes = ["", "without gold", "without gold", ""]
    rows = values([1.0, 2.0, 3.0, 4.0]).assign(scope=scopes).to_dict("records")
    (line,) = drawing(rows, COLOURS, AROUND).series
    assert [point.y for point in line.points] == [1.0, None, 2.0, 3.0, None, 4.0]
    assert say(BREAK) in key_of(rows)
    assert say(BREAK) not in key_of(rows[1:3])


@pytest.mark.parametrize(("value", "is_told"), [(9.0, True), (4.0, False)])
def test_words_of_a_void_cover_no_mark(value: float, is_told: bool) -> None:  # noqa: FBT001 -- of a table
    """Where a mark would stand on them they are left to the sentence above; shaded it is anyhow."""
    label = "Russia: only estimates"
    chart = lines(values([1.0, 2.0, 10.0, value]), Axes(2018, 2024, silent=((2021, 2021, label),)))
    (void,) = chart.voids
    assert (void.first, void.last, void.on_top) == (2020.5, 2021.5, False)
    assert void.label == (label if is_told else "")
