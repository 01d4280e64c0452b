"""A picture of any chart is XML that can be read, whatever the data and whatever their names."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.charts.chart import (
    LABEL_HEIGHT,
    Axis,
    Bars,
    Chart,
    EndLabel,
    Line,
    Mark,
    Point,
    Reason,
    Series,
    Void,
    day,
    spread,
)
from dashboard.charts.lines import roomy
from dashboard.charts.svg import to_svg
from dashboard.charts.svg_words import SIZE, shortened, width_of
from dashboard.charts.ticks import ticks
from tests.dashboard.charts.reading import clashes, places, read, told, vertices

NASTY = "<b>&\"quoted\" 'and' </svg><script>alert(1)</script>\x00\x0b \u202e"
WIDTHS = st.sampled_from([360, 720, 1200])
HEIGHTS = st.sampled_from([240, 300, 460])
NAMES = st.text(max_size=60) | st.sampled_from(
    [NASTY, "W" * 200, "", "Великобритания", "中国" * 20]
)
SIZES = st.sampled_from([1e-9, 1.0, 100.0, 1e9, 1e15])


def years_chart(values: list[float | None], name: str = "Exports") -> Chart:
    """Return a line of values by year, from 2000 on, with its name beside it."""
    points = tuple(
        Point(2000 + n, value, who=name, receipt=f"/receipt?{name}")
        for n, value in enumerate(values)
    )
    known = [value for value in values if value is not None]
    low, high = roomy([0.0, *known], 0.08)
    labels = (EndLabel(name, known[-1], "#000000", known[-1]),) if known else ()
    return Chart(
        Axis("years", 1999.4, 2000 + len(values) - 0.4),
        Axis("values", low, high, "US dollars"),
        (Series(name, "#0072B2", points, Mark("circle"), Line(2), "%{y} %{customdata[0]}"),),
        reasons=tuple(Reason(p.x, name) for p in points if p.y is None),
        labels=labels,
        title=name,
        description=name,
    )


values = st.lists(st.none() | st.floats(-1, 1, allow_subnormal=False), min_size=1, max_size=40)


@given(values, SIZES, NAMES, WIDTHS, HEIGHTS)
@settings(deadline=None, max_examples=60)
def test_any_line_can_be_read(
    shares: list[float | None], size: float, name: str, width: int, height: int
) -> None:
    """One year or forty, all missing, negative, huge or tiny, by whatever name."""
    known = [None if share is None else share * size for share in shares]
    picture = read(to_svg(years_chart(known, name), width, height))
    assert not clashes(picture)
    (marks,) = picture.elements("marks")
    assert len(places(marks)) == sum(value is not None for value in known)
    for x, y in places(marks):
        assert 0 <= x <= width
        assert 0 <= y <= height


@given(st.integers(1, 200), WIDTHS, HEIGHTS)
@settings(deadline=None, max_examples=20)
def test_many_lines_have_as_many_names_as_there_is_room_for(
    count: int, width: int, height: int
) -> None:
    """Of two hundred lines all are drawn, and those named can be read."""
    one = years_chart([1.0, 2.0])
    series = tuple(replace(one.series[0], name=f"Line {n}") for n in range(count))
    labels = tuple(EndLabel(f"Line {n}", n / count, "#000000", n / count) for n in range(count))
    picture = read(to_svg(replace(one, series=series, labels=labels), width, height))
    assert not clashes(picture)
    assert len(picture.elements("line")) == count
    assert len(picture.of("labels")) >= min(count, 10)


@given(st.integers(1, 60), st.lists(NAMES, min_size=1, max_size=30), WIDTHS, HEIGHTS)
@settings(deadline=None, max_examples=40)
def test_any_bars_can_be_read(count: int, names: list[str], width: int, height: int) -> None:
    """Few or many groups and years: the legend and the axis keep their room."""
    years = tuple(Point(1990 + n, (-1) ** n * 1e6, who="who") for n in range(count))
    bars = tuple(Bars(name, "#0072B2", years, "%{y}") for name in names)
    chart = Chart(
        Axis("years", 1989.4, 1990 + count - 0.4),
        Axis("values", -1e6 * len(names), 1e6 * len(names), "US dollars"),
        bars=bars,
        legend=True,
    )
    picture = read(to_svg(chart, width, height))
    assert not clashes(picture)
    assert len(picture.elements("columns")) == len(names)


@given(st.lists(NAMES, min_size=1, max_size=200), WIDTHS, HEIGHTS, st.booleans())
@settings(deadline=None, max_examples=40)
def test_any_rows_can_be_read(names: list[str], width: int, height: int, inside: bool) -> None:  # noqa: FBT001
    """Two hundred rows have as many names as there is room for, none on another."""
    points = tuple(Point(n - 3.0, n, who="who", receipt="/receipt") for n in range(len(names)))
    low, high = roomy([0.0, *(point.x for point in points)], 0.05)
    chart = Chart(
        Axis("values", low, high, "Change"),
        Axis("rows", -0.5, len(names) - 0.3, names=tuple(names), inside=inside),
        bars=(Bars("Change", "#0072B2", points, "%{x}"),),
    )
    assert not clashes(read(to_svg(chart, width, height)))


@given(st.integers(1, 300), WIDTHS)
@settings(deadline=None, max_examples=30)
def test_any_span_of_months_can_be_read(count: int, width: int) -> None:
    """A month alone has its name, twenty years have theirs; a month between gaps is still seen."""
    months = [day(f"{2000 + n // 12}-{n % 12 + 1:02}") for n in range(count)]
    points = tuple(Point(x, None if n % 3 == 1 else n) for n, x in enumerate(months))
    chart = Chart(
        Axis("months", day("2000-01"), day(f"{2000 + (count - 1) // 12}-12-31")),
        Axis("values", 0, count, "Percent"),
        (Series("Exports", "#0072B2", points, None, Line(2), "%{y}"),),
    )
    picture = read(to_svg(chart, width, 300))
    assert not clashes(picture)
    assert len(picture.of("across")) >= 2
    (line,) = picture.elements("line")
    assert len(vertices(line)) == sum(point.y is not None for point in points)


@given(st.integers(1, 300), st.integers(0, 299))
def test_ranks_are_marked_by_whole_numbers(last: int, span: int) -> None:
    """No rank is a fraction or before the first, and the first is marked where it is shown."""
    first = max(1, last - span)
    axis = Axis("ranks", last + 0.5, first - 0.5)
    marked = [tick.at for tick in ticks(axis, 300, upright=True)]
    assert all(at == int(at) >= 1 for at in marked)
    assert (1 in marked) is (first == 1)


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12))
@example(0.0006213346505109257, 1e-06)
def test_steps_are_round(low: float, span: float) -> None:
    """Marked values are 1, 2 or 5 times a power of ten apart, and all told apart."""
    found = ticks(Axis("values", low, low + span), 300, upright=True)
    steps = {round(b.at - a.at, 12) for a, b in pairwise(found)}
    assert len(found) <= 9
    words = [tick.words for tick in found]
    if span > abs(low) * 1e-3:
        assert len(set(words)) == len(words)
        assert all(
            re.fullmatch(r"[125]0*", f"{step:.12e}".partition("e")[0].replace(".", ""))
            for step in steps
        )


def test_voids_and_bands_are_shaded() -> None:
    """Years without a report are shaded and labelled, and so is the claimed band."""
    chart = replace(
        years_chart([1.0] * 30),
        band=(0.5, 0.8),
        voids=(
            Void(2003.5, 2020.5, "IRN: no figures"),
            Void(2020.5, 2022.5, "AZE: no figures", upright=True, on_top=False),
            Void(2022.5, 2023.5),
        ),
    )
    picture = read(to_svg(chart, 720, 300))
    assert not clashes(picture)
    assert len(picture.elements("void")) == 3
    assert len(picture.elements("band")) == 1
    assert [words.text for words in picture.of("voids")] == ["IRN: no figures", "AZE: no figures"]


def test_points_tell_value_year_and_who_and_lead_to_their_receipt() -> None:
    """Each mark is a link that says what it is; a gap says why it is one."""
    picture = read(to_svg(years_chart([1.5, None], "Exports & more"), 720, 300))
    (marks,) = picture.elements("marks")
    assert told(marks) == [("/receipt?Exports & more", "Exports & more, 2000: 1.5 Exports & more")]
    (reasons,) = picture.elements("reasons")
    assert told(reasons) == [("", "2001: Exports & more")]


def test_picture_to_look_at_has_no_links() -> None:
    """As an image it is one to those who listen, and nothing in it can be reached."""
    svg = to_svg(years_chart([1.0, 2.0]), 720, 300, styled=False, told=False)
    assert 'role="img"' in svg
    assert "<a " not in svg
    assert "<style" not in svg
    assert len(places(read(svg).elements("marks")[0])) == 2


def test_nothing_of_the_data_is_markup() -> None:
    """What a name holds is written, not obeyed."""
    svg = to_svg(years_chart([1.0, None], NASTY), 720, 300)
    assert "<script" not in svg
    assert "<b>" not in svg
    assert read(svg).root.findtext("{http://www.w3.org/2000/svg}title", "").startswith("<b>&")


def test_picture_follows_light_and_dark() -> None:
    """Its words take the page's ink where there is a page, and are light on a dark screen."""
    svg = to_svg(years_chart([1.0]), 720, 300)
    assert "var(--ink,#1b1b1b)" in svg
    assert "prefers-color-scheme:dark" in svg


@given(st.text(max_size=80), st.floats(0, 400))
def test_words_are_cut_to_their_room(words: str, room: float) -> None:
    """What has room stays; what has not ends in an ellipsis, or is nothing."""
    short = shortened(words, room)
    assert not short or width_of(short) <= room
    if width_of(words) <= room:
        assert short == words


@given(st.lists(st.floats(0, 1), max_size=13).map(sorted))
def test_names_move_apart(wanted: list[float]) -> None:
    """In order, a line apart, within the axis."""
    found = spread(wanted, LABEL_HEIGHT, 0, 1)
    assert all(b - a >= LABEL_HEIGHT - 1e-9 for a, b in pairwise(found))
    assert all(-1e-9 <= height <= 1 for height in found)


@pytest.mark.parametrize("size", [SIZE, 12.0])
def test_width_grows_with_words(size: float) -> None:
    """A wide word is wider than a narrow one of as many letters."""
    assert width_of("ill", size) < width_of("abc", size) < width_of("WWW", size)
