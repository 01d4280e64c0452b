"""Dots as a picture that stands alone: every row with its name and value, nothing on another."""

from dataclasses import replace
from itertools import combinations
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.chart import Axis, Mark
from dashboard.charts.dots import Dot, Dots
from dashboard.charts.svg_dots_alone import height_of, to_svg
from dashboard.charts.svg_words import SIZE, width_of
from dashboard.measures.intervals import Interval

WIDTHS: Final = (328.0, 599.0, 600.0, 1168.0)

ROWS: Final = st.builds(
    lambda words, about, value, primary: Dot(
        words, about, None if value is None else Interval.exactly(value), f"{value}%",
        Mark("circle"), receipt="" if value is None else "/receipt?a=1&b=2", primary=primary,
    ),
    st.lists(st.sampled_from(("Share", "of", "turnover,", "2024")), min_size=1, max_size=12).map(
        " ".join
    ),
    st.sampled_from(("", "quoted", "each side’s own report, of which an estimate for one")),
    st.none() | st.floats(0, 12),
    st.booleans(),
)  # fmt: skip
GROUPS: Final = st.lists(
    st.tuples(st.just("Other years"), st.lists(ROWS, min_size=1, max_size=4).map(tuple)),
    min_size=1,
    max_size=3,
).map(tuple)
AXIS: Final = Axis("values", 0, 12, "Percent")

Box = tuple[float, float, float, float]


def boxes(part: ET.Element, at: tuple[float, float] = (0, 0), size: float = SIZE) -> list[Box]:
    """Return what each text that begins at a place in pixels takes at most: names, headings."""
    x, y = at
    if part.tag.endswith("svg") and "%" not in part.get("x", ""):
        x, y = x + float(part.get("x", 0)), y + float(part.get("y", 0))
    size = float(part.get("font-size", size))
    if part.tag.endswith("text") and "%" not in part.get("x", ""):
        wide = width_of("".join(part.itertext()), size)
        left = x + float(part.get("x", 0)) - (wide if part.get("text-anchor") == "end" else 0)
        top = y + float(part.get("y", 0)) - 0.8 * size
        return [(left, top, left + wide, top + size)]
    return [box for inner in part for box in boxes(inner, (x, y), size)]


def meet(one: Box, other: Box) -> bool:
    """Tell whether two cover each other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(GROUPS, st.sampled_from(WIDTHS))
def test_all_is_told_and_nothing_covers_another(
    groups: tuple[tuple[str, tuple[Dot, ...]], ...], width: float
) -> None:
    """Whatever the names: each word of each row is there, within the picture, over no other."""
    dots = Dots(AXIS, (9.5, 10.5), "rounds to 10%", groups, "#0072B2", "Circles are inside.", "All")
    drawn = ET.fromstring(to_svg(dots, width))  # noqa: S314 -- our own
    told = " ".join(drawn.itertext())
    for _, rows in groups:
        for row in rows:
            assert row.label in told
            assert all(word in told for word in (*row.name.split(), *row.about.split()))
    found = boxes(drawn)
    assert not [pair for pair in combinations(found, 2) if meet(*pair)]
    assert all(0 <= left <= right <= width for left, _, right, _ in found)
    assert all(0 <= top <= bottom <= height_of(dots, width) for _, top, _, bottom in found)
    marks = [one for one in drawn.iter() if one.get("class") == "mark-at"]
    known = [row for _, rows in groups for row in rows if row.value]
    assert len(marks) == len(known) == len([one for one in drawn.iter() if one.tag == "a"])


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_the_data_is_markup(width: float) -> None:
    """What a name holds is written, not obeyed."""
    nasty = '</svg><script>alert("1")</script>'
    row = Dot(nasty, nasty, Interval.exactly(10), nasty, Mark("circle"), receipt=nasty)
    axis = replace(AXIS, title=nasty)
    dots = Dots(axis, (9.5, 10.5), nasty, ((nasty, (row,)),), "#0072B2", nasty, nasty)
    drawn = ET.fromstring(to_svg(dots, width))  # noqa: S314 -- our own
    assert not [one for one in drawn.iter() if one.tag.endswith("script")]
