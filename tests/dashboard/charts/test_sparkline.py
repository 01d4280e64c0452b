"""The small picture of a claim: every year a dot at its height, a gap a gap, the band a strip."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.sparkline import HEIGHT, WIDTH, Point, data_address, sparkline
from dashboard.measures.intervals import Interval

BAND = Interval(9.5, 10.5)
SIGN = Interval(0, float("inf"))

points = st.lists(
    st.builds(
        Point,
        st.integers(1990, 2030),
        st.floats(-1e12, 1e12, allow_subnormal=False),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda point: point.year,
).map(lambda found: sorted(found, key=lambda point: point.year))
bands = st.sampled_from([BAND, SIGN, Interval(-float("inf"), 0), Interval(4.55e9, 4.65e9)])


class Shapes(HTMLParser):
    """The shapes of a picture, by their tag."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self.found: dict[str, list[dict[str, str]]] = {}
        self.feed(svg)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a shape with what it has."""
        given_here = {name: value or "" for name, value in attrs}
        self.found.setdefault(tag, []).append(given_here)

    def dots(self) -> list[tuple[float, float]]:
        """Return the dots' places."""
        return [(float(dot["cx"]), float(dot["cy"])) for dot in self.found.get("circle", [])]

    def lines(self) -> list[list[tuple[float, float]]]:
        """Return the corners of each line."""
        return [
            [(float(x), float(y)) for x, y in re.findall(r"(\S+),(\S+)", line["points"])]
            for line in self.found.get("polyline", [])
        ]


def point(year: int, value: float, *, inside: bool = False, quoted: bool = False) -> Point:
    """Return a reported year outside the band, unless told otherwise."""
    return Point(year, value, inside, quoted)


@given(points, bands)
@settings(deadline=None, max_examples=40)
def test_every_year_is_a_dot_within_the_picture(years: list[Point], band: Interval) -> None:
    """As many dots as years, later ones further right, larger values not lower."""
    dots = Shapes(sparkline(years, band, "10%")).dots()
    assert len(dots) == len(years)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in dots)
    assert all(a[0] < b[0] for a, b in pairwise(dots))
    for one, a in zip(years, dots, strict=True):
        for other, b in zip(years, dots, strict=True):
            assert one.value >= other.value or a[1] >= b[1]


@given(points, bands)
@settings(deadline=None, max_examples=40)
def test_line_joins_neighbouring_years_alone(years: list[Point], band: Interval) -> None:
    """No line runs over a missing year or through a quote; each reported year is on one."""
    shapes = Shapes(sparkline(years, band, "10%"))
    dots, lines = shapes.dots(), shapes.lines()
    place = dict(zip(dots, years, strict=True))
    for line in lines:
        joined = [place[corner] for corner in line]
        assert not any(one.quoted for one in joined)
        assert [one.year - joined[0].year for one in joined] == list(range(len(joined)))
    reported = [one for one in years if not one.quoted]
    assert sum(map(len, lines)) == len(reported)
    breaks = sum(one.year + 1 not in {other.year for other in reported} for one in reported)
    assert len(lines) == breaks


def test_band_is_where_its_values_are() -> None:
    """A value on the band's end is drawn at the strip's edge, one inside within it."""
    years = [point(2018, 9.5), point(2019, 10), point(2020, 10.5), point(2021, 12)]
    shapes = Shapes(sparkline(years, BAND, "10%"))
    (strip,) = shapes.found["rect"]
    top, height = float(strip["y"]), float(strip["height"])
    low, middle, high, far = (y for _, y in shapes.dots())
    assert high == pytest.approx(top)
    assert low == pytest.approx(top + height)
    assert top < middle < top + height
    assert far < top


def test_band_without_an_end_reaches_the_edge() -> None:
    """“Rises” is everything above zero: the strip goes from zero to the top value."""
    shapes = Shapes(sparkline([point(2019, -5), point(2020, 20)], SIGN, "0"))
    (strip,) = shapes.found["rect"]
    below, above = (y for _, y in shapes.dots())
    assert float(strip["y"]) == above
    assert float(strip["y"]) + float(strip["height"]) < below


def test_kinds_of_years_differ_by_form() -> None:
    """Inside the band and quoted are other classes and sizes, not colours alone."""
    years = [point(2019, 1), point(2020, 10, inside=True), point(2021, 9, quoted=True)]
    dots = Shapes(sparkline(years, BAND, "10%")).found["circle"]
    assert [dot["class"] for dot in dots] == ["d", "d in", "q"]
    assert float(dots[0]["r"]) < float(dots[1]["r"])


def test_ends_of_the_axis_and_the_claim_are_written() -> None:
    """First and last year and the claimed number stand in the picture."""
    svg = sparkline([point(1993, 1), point(2020, 10)], BAND, "10%")
    assert re.findall(r"<text[^>]*>([^<]*)</text>", svg) == ["10%", "1993", "2020"]


def test_nothing_is_no_picture() -> None:
    """Without a year there is none."""
    assert sparkline([], BAND, "10%") == ""


def test_address_holds_the_picture() -> None:
    """An img element gets the very picture, with nothing that would end its attribute."""
    svg = sparkline([point(2020, 10)], BAND, "10%")
    head, _, content = data_address(svg).partition(",")
    assert head == "data:image/svg+xml"
    assert unquote(content) == svg
    assert not {'"', "<", "#", "%%"} & set(content)


def test_composed_year_is_a_circle_with_a_cross() -> None:
    """A diamond is outside the band on the claim's own page, so nothing inside it is one."""
    shapes = Shapes(
        sparkline([Point(2024, 10.0, inside=True, quoted=True, composed=True)], BAND, "")
    )
    assert "polygon" not in shapes.found
    assert len(shapes.dots()) == 1
    assert len(shapes.found["path"]) == 1
