"""Every chart of every view, drawn for plotly and as SVG, claims the same; no word is covered."""

from datetime import date
from functools import cache
from itertools import pairwise
from math import log10
from typing import Any, Final

import pytest

from dashboard.charts.chart import Chart
from dashboard.charts.plotly_axes import UNMARKED
from dashboard.charts.plotly_figure import to_plotly
from dashboard.charts.svg import to_svg
from dashboard.charts.svg_words import width_of
from dashboard.parts.drawing import Drawing
from dashboard.state.languages import catalogues
from dashboard.text.charts import VOID
from dashboard.text.language import ENGLISH, Spoken, speaking
from dashboard.views import VIEWS
from tests.builders import shipped_figures
from tests.dashboard.charts.reading import (
    Read,
    Scale,
    across_scale,
    bars_of,
    box,
    clashes,
    places,
    read,
    told,
    up_scale,
    vertices,
)
from tests.dashboard.looking import example, look, walk

WIDTHS: Final = (360, 720, 1200)
ADDRESSES: Final = (
    *map(example, VIEWS),
    "/partner?partner=IRN",
    "/partner?partner=GBR&since=2005",
    "/overview?since=2010&scale=own",
    "/compare?measure=turnover&axis=log",
    "/compare?measure=exports&draw=index&axis=log&partner=RUS,ITA,TUR&since=2005",
    "/compare?draw=multiples&partner=RUS,ITA,TUR,CHN",
    "/compare?draw=bars&period=2021&reporter=AZE",
    "/compare?measure=exports&report=both",
    "/mirror?partner=IRN",
    "/mirror?partner=GBR&flow=M&adjust=10",
    "/products?partner=WLD&flow=X",
    "/months?partner=GBR&report=partner",
    "/months?since=2019",
    "/claim/ties-with-russia-and-iran-degrade",
    "/claim/gurulev-bayramov-4-4",
)
LINED: Final = ("/overview", "/partner", "/mirror", "/months", "/months?since=2019")
"""Pages whose charts have lines with names."""

PHONE_AXIS: Final = 300.0
"""Pixels of plotly's axis of values across on a phone, where names stand above rows."""

TIME_AXES: Final = (240.0, 310.0, 670.0)
"""The least of an axis of years or months, by the sign of the times that are not named there."""

WITHOUT: Final = {"/claims", "/check", "/vintages", "/method", "/receipt"}
"""Views that show no chart unasked."""

Drawn = tuple[Chart, int]


@cache
def charts_of(address: str, language: str = "en") -> tuple[Drawn, ...]:
    """Return the charts of a page in a language with their heights."""
    with speaking(Spoken(language, catalogues()[language]) if language != "en" else ENGLISH):
        view, request = look(shipped_figures(), address)
        found = [part for part in walk(view.content(request)) if isinstance(part, Drawing)]
    return tuple((part.chart, part.height) for part in found)


@pytest.fixture(
    params=[address for address in ADDRESSES if address.partition("?")[0] not in WITHOUT]
)
def drawn(request: pytest.FixtureRequest) -> tuple[Drawn, ...]:
    """Return the charts of a page, of which there are some."""
    found = charts_of(request.param)
    assert found
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_its_picture_or_covers_another(drawn: tuple[Drawn, ...], width: int) -> None:
    """Whatever is written can be read, on a phone and on a wide screen."""
    for chart, height in drawn:
        assert not clashes(read(to_svg(chart, width, height)))


@pytest.mark.parametrize("language", [*catalogues()])
@pytest.mark.parametrize(
    "address", [address for address in ADDRESSES if address.partition("?")[0] not in WITHOUT]
)
def test_longer_words_of_other_languages_keep_apart_on_a_phone(address: str, language: str) -> None:
    """No tick touches the next in either drawing, and no name covers another."""
    found = charts_of(address, language)
    assert found
    with speaking(Spoken(language, catalogues()[language])):
        for chart, height in found:
            assert not clashes(read(to_svg(chart, WIDTHS[0], height)))
            assert not touching(chart)


def touching(chart: Chart) -> list[str]:
    """Return the ticks across of plotly's that meet the next where its axis is as on a phone.

    Years and months have axes of three widths, and of each the words that are seen there.
    """
    axis = to_plotly(chart)["layout"]["xaxis"]
    if chart.across.kind not in ("years", "months"):
        return meeting(axis, PHONE_AXIS)
    named = [meeting(axis, length, sign) for sign, length in zip(UNMARKED, TIME_AXES, strict=True)]
    return [text for texts in named for text in texts]


def meeting(axis: dict[str, Any], length: float, unseen: str = "<>") -> list[str]:
    """Return the words at an axis that meet the next, but for those with a sign."""
    first, last = map(day, axis["range"])
    seen = [
        (
            day(at),
            max(text.translate(dict.fromkeys(map(ord, UNMARKED))).split("<br>"), key=width_of),
        )
        for at, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if text and unseen not in text
    ]
    places = [(at - first) / (last - first) * length for at, _ in seen]
    words = [text for _, text in seen]
    return [
        f"{words[n]} / {words[n + 1]}"
        for n, (one, other) in enumerate(pairwise(places))
        if one + width_of(words[n]) / 2 > other - width_of(words[n + 1]) / 2
    ]


@pytest.mark.parametrize("language", ["en", *catalogues()])
def test_names_leave_a_phone_most_of_its_width(language: str) -> None:
    """Half, but for long numbers, and more beside words; else names stand above, in order."""
    for chart, height in (one for page in LINED for one in charts_of(page, language)):
        picture = read(to_svg(chart, WIDTHS[0], height))
        left, right = vertices_of_grid(picture)
        assert right - left > (0.73 if chart.voids else 0.48) * WIDTHS[0]
        above = to_plotly(chart)["layout"].get("meta", {"named": []})["named"]
        named = [words.full for words in picture.of("labels") if words.left < right]
        assert named == [trace["name"] for trace in above]


@pytest.mark.parametrize("width", WIDTHS)
def test_both_drawings_claim_the_same(drawn: tuple[Drawn, ...], width: int) -> None:
    """Numbers, ranges, labels, bands and voids, read off the picture, are those of the figure."""
    for chart, height in drawn:
        figure, picture = to_plotly(chart), read(to_svg(chart, width, height))
        traces = [trace for trace in figure["data"] if trace["name"] != VOID]
        hold_words(figure, traces, picture)
        if chart.up.kind == "rows":
            hold_rows(traces, picture, is_valued=chart.across.kind == "values")
            continue
        across = across_scale(picture, days=chart.across.kind == "months")
        if chart.up.log:
            hold_ratios(figure)
            traces = [{**trace, "y": logarithms(trace["y"])} for trace in traces]
        up = up_scale(picture, is_log=chart.up.log)
        hold_numbers(traces, picture, across, up)
        hold_surroundings(figure, picture, across, up)


@pytest.mark.parametrize("address", LINED)
def test_each_name_is_joined_with_the_end_of_its_line(address: str) -> None:
    """In the line's colour, to where the name stands; on a phone, names being above, by nothing."""
    for chart, _ in charts_of(address):
        layout = to_plotly(chart)["layout"]
        leaders = [one for one in layout["shapes"] if one.get("xsizemode") == "pixel"]
        joined = {(one["line"]["color"], one["y0"], one["y1"]) for one in leaders}
        assert joined == {(label.colour, label.at, label.y) for label in chart.labels}
        beside = [note["y"] for note in layout["annotations"] if note.get("xref") == "paper"]
        assert {one["y1"] for one in leaders} <= {*beside}
        on_phone = layout.get("meta", {"layout": {"shapes": []}})["layout"]["shapes"]
        assert not any(one.get("xsizemode") for one in on_phone)


def hold_ratios(figure: dict[str, Any]) -> None:
    """Hold that plotly is told of ratios as it takes them: of ends and notes the logarithms."""
    axis = figure["layout"]["yaxis"]
    first, last = axis["range"]
    assert axis["type"] == "log"
    assert all(first <= log10(tick) <= last for tick in axis["tickvals"])
    assert all(first <= note["y"] <= last for note in figure["layout"]["annotations"])


def logarithms(values: list[float | None]) -> list[float | None]:
    """Return how high values stand on an axis of ratios."""
    return [None if value is None else log10(value) for value in values]


def near(scale: Scale, pixels: float = 0.3) -> float:
    """Return what so many pixels mean: positions have one decimal."""
    return abs(scale(pixels) - scale(0))


def day(x: Any) -> float:  # noqa: ANN401 -- a day, a year or a value
    """Return a position of plotly's as number."""
    return date.fromisoformat(x).toordinal() if isinstance(x, str) else x


def known(trace: dict[str, Any]) -> list[tuple[float, float]]:
    """Return the points of a trace that are no gaps."""
    pairs = zip(trace["x"], trace["y"], strict=True)
    return [(day(x), y) for x, y in pairs if y is not None]


def hold_numbers(traces: list[dict[str, Any]], picture: Read, across: Scale, up: Scale) -> None:
    """Hold that each line, mark and bar stands where the figure's does."""
    lines, bars = iter(picture.elements("line")), iter(picture.elements("columns"))
    groups = iter(picture.elements("marks"))
    below: dict[tuple[float, bool], float] = {}
    for trace in traces:
        if trace["type"] == "bar":
            hold_bars(trace, bars_of(next(bars)), across, up, below)
            continue
        points = [(across(x), up(y)) for x, y in places(next(groups))]
        if "lines" in trace["mode"]:
            line = [(across(x), up(y)) for x, y in vertices(next(lines))]
            hold_points(line, known(trace), across, up)
        if "markers" in trace["mode"]:
            hold_points(points, known(trace), across, up)
        else:
            assert 0 < len(points) <= len(known(trace))
    assert not [*lines, *bars, *groups]


def hold_points(
    found: list[tuple[float, float]],
    wanted: list[tuple[float, float]],
    across: Scale,
    up: Scale,
) -> None:
    """Hold that points are where they should be, to the decimal of a picture."""
    assert [x for x, _ in found] == pytest.approx([x for x, _ in wanted], abs=near(across))
    assert [y for _, y in found] == pytest.approx([y for _, y in wanted], abs=near(up))


def hold_bars(
    trace: dict[str, Any],
    boxes: list[tuple[float, float, float, float]],
    across: Scale,
    up: Scale,
    below: dict[tuple[float, bool], float],
) -> None:
    """Hold that bars have their heights and stand on those below them."""
    wanted = known(trace)
    assert len(boxes) == len(wanted)
    for (left, top, right, bottom), (x, y) in zip(boxes, wanted, strict=True):
        assert across((left + right) / 2) == pytest.approx(x, abs=near(across))
        start = below.get((x, y >= 0), 0.0)
        ends = sorted((start, start + y))
        assert [up(bottom), up(top)] == pytest.approx(ends, abs=near(up))
        below[x, y >= 0] = start + y


def hold_rows(traces: list[dict[str, Any]], picture: Read, *, is_valued: bool) -> None:
    """Hold that what lies in rows is told of its row, and as far across as in the figure."""
    across = across_scale(picture, days=False, values=is_valued)
    groups = picture.elements("columns" if is_valued else "marks")
    assert len(groups) == len(traces)
    for trace, group in zip(traces, groups, strict=True):
        if is_valued:
            found = [max((b[0], b[2]), key=lambda x: abs(across(x))) for b in bars_of(group)]
        else:
            found = [x for x, _ in places(group)]
        assert list(map(across, found)) == pytest.approx(trace["x"], abs=near(across))
        for (_, title), row in zip(told(group), trace["y"], strict=True):
            assert title.startswith(row)
    ends = [one for trace in traces for one in trace.get("text", ())]
    assert sorted(words.full for words in picture.of("ends")) == sorted(ends)
    names = [words.full for words in sorted(picture.of("rows"), key=lambda words: words.top)]
    rows = {row for trace in traces for row in trace["y"]}
    assert set(names) == rows
    assert len(names) == len(rows)


def hold_surroundings(figure: dict[str, Any], picture: Read, across: Scale, up: Scale) -> None:
    """Hold that ranges, the band and voids are the figure's."""
    layout = figure["layout"]
    first, last = map(day, layout["xaxis"]["range"])
    grid = vertices_of_grid(picture)
    assert [across(grid[0]), across(grid[1])] == pytest.approx([first, last], abs=near(across))
    (ticks,) = picture.elements("ticks")
    bottom = float(ticks.attrib["d"].split()[1].partition("v")[0])
    assert up(bottom) == pytest.approx(layout["yaxis"]["range"][0], abs=near(up))
    for kind, axis, scale in (("band", "y", up), ("void", "x", across)):
        other = "x" if axis == "y" else "y"
        wanted = [
            sorted((shape[f"{axis}0"], shape[f"{axis}1"]))
            for shape in layout["shapes"]
            if shape["type"] == "rect" and shape[f"{other}ref"].endswith("domain")
        ]
        sides = [box(one)[axis == "y" :: 2] for one in picture.elements(kind)]
        found = [sorted(map(scale, side)) for side in sides]
        assert len(found) == len(wanted)
        for one, two in zip(found, wanted, strict=True):
            assert one == pytest.approx(two, abs=near(scale))


def vertices_of_grid(picture: Read) -> tuple[float, float]:
    """Return the left and right end of the first line of the grid."""
    (grid,) = picture.elements("grid")
    first = grid.attrib["d"].removeprefix("M").split("M")[0]
    start, _, end = first.partition("H")
    return float(start.split()[0]), float(end)


def hold_words(figure: dict[str, Any], traces: list[dict[str, Any]], picture: Read) -> None:
    """Hold that what the figure notes is written, and that marks lead where its marks lead."""
    layout = figure["layout"]
    meta = layout.get("meta", {"under": 0})
    is_narrow = picture.width < meta["under"]
    noted = {**layout, **meta["layout"]} if is_narrow else layout
    notes = {note["text"] for note in noted["annotations"]}
    notes |= {trace["name"] for trace in meta["named"]} if is_narrow else set()
    kinds = ("labels", "rows", "voids", "events")
    written = {words.full for kind in kinds for words in picture.of(kind)}
    if noted["yaxis"].get("showticklabels", True):  # rows are named by their axis
        notes |= set(noted["yaxis"].get("categoryarray", ()))
    assert written == notes
    for axis in ("xaxis", "yaxis"):
        title = layout[axis]["title"]["text"]
        assert not title or title in {words.full for words in picture.of("titles")}
    if layout.get("showlegend"):
        assert [words.full for words in picture.of("legend")] == [one["name"] for one in traces]
    groups = [*picture.elements("marks"), *picture.elements("columns")]
    for trace, group in zip(traces, groups, strict=True):
        told_of = told(group)
        assert told_of
        receipts = [address for _, address, *_ in trace["customdata"]]
        titles = {title for *_, title in trace["customdata"]}
        assert {address for address, _ in told_of} <= set(receipts)
        assert {title for _, title in told_of} <= titles
