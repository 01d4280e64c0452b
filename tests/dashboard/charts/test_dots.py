"""Dots stand where their numbers are, the band where it was claimed, and no word on another."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from dashboard.charts import svg_dots
from dashboard.charts.dots import Dot, Dots, dots
from dashboard.charts.svg_words import SIZE, width_of
from dashboard.claims.readings import Outcome
from dashboard.claims.rule import Verdict
from dashboard.state.languages import catalogues
from dashboard.text.language import ENGLISH, Spoken, speaking
from tests.builders import pair, said, shipped_figures
from tests.dashboard.charts.reading import value_of

NS: Final = "{http://www.w3.org/2000/svg}"
STRIPS: Final = {360: 328.0, 720: 413.0, 1200: 701.0}
"""How wide a strip is on a screen of a width: all of it, or what the names leave of it."""

MARGIN: Final = 8.0
"""Pixels of a page's own margin that the longest words may reach into, by the widest letters."""

COLOUR: Final = "#0072B2"
LANGUAGES: Final = (ENGLISH, *(Spoken(code, told) for code, told in catalogues().items()))


class Box(NamedTuple):
    """What something takes in a picture from left to right, and at which height."""

    left: float
    right: float
    y: float


class Drawn(NamedTuple):
    """What is asserted with its readings, and how these are drawn."""

    outcome: Outcome
    dots: Dots


@cache
def shipped() -> tuple[Drawn, ...]:
    """Return every assertion of the shipped claims that is drawn."""
    snapshot = shipped_figures().snapshot()
    outcomes = [one for claim in snapshot.claims for one in snapshot.evaluation(claim).outcomes]
    found = [(one, dots(one, snapshot, COLOUR)) for one in outcomes]
    return tuple(Drawn(one, drawn) for one, drawn in found if drawn)


def picture(svg: str) -> ET.Element:
    """Read a picture as it stands in a page; it must be XML."""
    return ET.fromstring(svg.replace("<svg ", f'<svg xmlns="{NS[1:-1]}" ', 1))  # noqa: S314


def share(element: ET.Element, name: str = "x") -> float:
    """Return where something is, as share of the width."""
    return float(element.get(name, "0").removesuffix("%")) / 100


def words(svg: str, width: float, size: float) -> list[Box]:
    """Return what the words of a picture take when it is so wide."""
    found = []
    for one in picture(svg).iter(f"{NS}text"):
        long = width_of(one.text or "", size)
        before = {"start": 0.0, "middle": long / 2, "end": long}[one.get("text-anchor", "start")]
        left = share(one) * width + float(one.get("dx", 0)) - before
        found.append(Box(left, left + long, float(one.attrib["y"])))
    return found


def marks(drawn: Dots, dot: Dot) -> list[ET.Element]:
    """Return the marks in a row: one, or none where nothing is on record."""
    svg = picture(svg_dots.strip(drawn, dot))
    return [one for one in svg.iter(f"{NS}svg") if one.get("class") == "mark-at"]


def rows(drawn: Dots) -> list[Dot]:
    """Return all rows."""
    return [dot for _, group in drawn.groups for dot in group]


def scale(drawn: Dots) -> tuple[float, float]:
    """Return zero's share of the width and that of one more, by what is written at the axis."""
    told = list(picture(svg_dots.axis(drawn)).iter(f"{NS}text"))
    lines = [one for one in picture(svg_dots.axis(drawn)).iter(f"{NS}line") if one.get("x1")]
    assert len(told) == len(lines) >= 2
    at, end = share(lines[0], "x1"), share(lines[-1], "x1")
    value, last = value_of(told[0].text or ""), value_of(told[-1].text or "")
    one = (end - at) / (last - value)
    return at - value * one, one


def test_marks_stand_at_their_numbers() -> None:
    """Read off the axis as a reader does, each mark is the number of its reading."""
    assert len(shipped()) > 40
    for outcome, drawn in shipped():
        zero, one = scale(drawn)
        numbers = {r.measured.value for r in (*outcome.readings, *outcome.years)}
        for dot in rows(drawn):
            assert dot.value is None or dot.value in numbers
            for found in marks(drawn, dot):
                assert dot.value is not None
                assert share(found) == pytest.approx(zero + dot.value.middle * one, abs=2e-3)


def test_band_ends_where_it_was_claimed() -> None:
    """Its edges are the ends of what rounds to the claimed number; without one, the picture's."""
    for outcome, drawn in shipped():
        (rect,) = picture(svg_dots.ground(drawn)).iter(f"{NS}rect")
        band, (zero, one) = outcome.statement.assertion.band, scale(drawn)
        low, high = share(rect), share(rect) + share(rect, "width")
        expected_low = 0.0 if band.low == float("-inf") else zero + band.low * one
        expected_high = 1.0 if band.high == float("inf") else zero + band.high * one
        if drawn.axis.kind == "ranks" and band.low == drawn.axis.first:  # there is no rank before
            expected_low = 0.0
        assert low == pytest.approx(expected_low, abs=2e-3)
        assert high == pytest.approx(expected_high, abs=2e-3)


def test_shapes_are_the_verdicts() -> None:
    """A circle is in the band, a diamond out of it, and where the mark stands agrees."""
    seen = set()
    for outcome, drawn in shipped():
        readings = {r.measured.value: r.verdict for r in (*outcome.readings, *outcome.years)}
        for dot in rows(drawn):
            if dot.value is None:
                continue
            verdict = readings[dot.value]
            shape = {Verdict.SUPPORTED: "circle", Verdict.UNCHECKED: "square"}
            assert dot.mark.shape == shape.get(verdict, "diamond")
            seen.add(dot.mark.shape)
            is_inside = drawn.band[0] <= dot.value.middle <= drawn.band[1]
            assert verdict is Verdict.UNCHECKED or is_inside is (verdict is Verdict.SUPPORTED)
    assert seen == {"circle", "diamond", "square"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
@pytest.mark.parametrize("width", [svg_dots.NARROWEST, *STRIPS.values()])
def test_no_word_leaves_its_strip_or_covers_another(language: Spoken, width: float) -> None:
    """Values stand beside their marks or above, numbers of the axis apart, at every width."""
    snapshot = shipped_figures().snapshot()
    for outcome, _ in shipped():
        with speaking(language):
            drawn = dots(outcome, snapshot, COLOUR)
            assert drawn
            numbers = words(svg_dots.axis(drawn), width, SIZE)
            (band,) = words(svg_dots.band_name(drawn), width, SIZE)
            inside = [band, *numbers]
            for dot in rows(drawn):
                (value,) = words(svg_dots.strip(drawn, dot), width, svg_dots.VALUE)
                inside.append(value)
                for one in marks(drawn, dot):
                    at, y = share(one) * width, float(one.attrib["y"])
                    half = dot.mark.size * 0.65 + 1
                    beside = value.right <= at - half or value.left >= at + half
                    assert beside or value.y + svg_dots.VALUE / 2 <= y - half
        assert all(one.left >= -MARGIN and one.right <= width + 0.1 for one in inside), drawn
        assert all(one.right < other.left for one, other in pairwise(numbers))


def drawn_of(claim: str) -> Dots:
    """Return the first assertion of a shipped claim as it is drawn."""
    snapshot = shipped_figures().snapshot()
    (found,) = [one for one in snapshot.claims if one.id == claim]
    drawn = dots(snapshot.evaluation(found).outcomes[0], snapshot, COLOUR)
    assert drawn
    return drawn


def test_groups_are_the_claim_s_words_other_words_and_other_years() -> None:
    """The reading of the verdict first, then those of its year, then its years, newest first."""
    drawn = drawn_of("russia-share-of-turnover")
    (own, others, years) = drawn.groups
    assert [name for name, _ in drawn.groups] == [
        "In the claim’s year and words", "Other meanings and sources, 2024", "Other years",
    ]  # fmt: skip
    assert [(dot.name, dot.label) for dot in own[1]] == [("Share of turnover, 2024", "10.08%")]
    assert [dot.name for dot in others[1]] == ["Share of exports", "Share of imports"]
    assert [dot.name for dot in years[1]] == ["2023", "2022", "2021", "2020", "2019"]
    assert [dot.primary for dot in rows(drawn)] == [True] + [False] * 7
    assert all(dot.receipt.startswith("/receipt?") for dot in rows(drawn))


def test_marks_look_as_in_all_charts() -> None:
    """Composed figures have a cross, quoted ones a dot, reported ones are full, or pale if unsure.

    The key tells of those that are shown and of no others.
    """
    drawn = drawn_of("russia-share-of-turnover")
    looks = {dot.name: (dot.mark.filling, dot.pale) for dot in rows(drawn)}
    assert looks["Share of turnover, 2024"] == ("cross", False)
    assert looks["2022"] == ("dot", False)
    assert looks["2021"] == ("full", False)
    assert looks["2020"] == ("full", True)
    assert "a cross" in drawn.key
    assert "Hollow marks are estimated" not in drawn.key
    estimate = rows(drawn_of("putin-4-billion-2024"))[0]
    assert estimate.mark.filling == "hollow"


def test_dollars_are_not_on_an_axis_of_shares(tmp_path: Path) -> None:
    """Of the measures that words may mean, those of another unit stay in the table."""
    rows_ = [*pair(4, 6), *pair(50, 50, partner="WLD")]
    evaluation, snapshot = said(tmp_path, rows_, also=["turnover", "share of exports"])
    (outcome,) = evaluation.outcomes
    assert {r.measure for r in outcome.counted} >= {"turnover", "share of exports"}
    drawn = dots(outcome, snapshot, COLOUR)
    assert drawn
    names = [dot.name for dot in rows(drawn)]
    assert names[:2] == ["Share of turnover, 2020", "Share of exports"]
    assert "Turnover" not in names


def test_trend_has_no_dots(tmp_path: Path) -> None:
    """What rises is no number on an axis; and where nothing is on record, nothing is drawn."""
    trade = [*pair(4, 6), *pair(5, 7, period="2021")]
    evaluation, snapshot = said(
        tmp_path, trade, year="2021", measure="turnover", relation="rises", operation="change",
        since="2020", value=None, precision=None,
    )  # fmt: skip
    assert dots(evaluation.outcomes[0], snapshot, COLOUR) is None


def test_own_year_without_a_number_says_so(tmp_path: Path) -> None:
    """The first reading keeps its row, without a mark and a way to a receipt."""
    held = [*pair(4, 6, period="1998"), *pair(50, 50, partner="WLD", period="1998")]
    evaluation, snapshot = said(tmp_path, held, year="1999")
    drawn = dots(evaluation.outcomes[0], snapshot, COLOUR)
    assert drawn
    first, *years = rows(drawn)
    assert (first.label, first.receipt, marks(drawn, first)) == ("Not on record.", "", [])
    assert {dot.name: dot.label for dot in years}["1998"] == "10.0%"


def test_half_line_goes_to_the_edge(tmp_path: Path) -> None:
    """At least 10% is all from 10 on."""
    evaluation, snapshot = said(
        tmp_path, [*pair(4, 6), *pair(50, 50, partner="WLD")], relation="at least"
    )
    drawn = dots(evaluation.outcomes[0], snapshot, COLOUR)
    assert drawn
    assert drawn.band == (10, drawn.axis.last)
    assert drawn.band_text == "at least 10%"
    (rect,) = picture(svg_dots.ground(drawn)).iter(f"{NS}rect")
    assert share(rect) + share(rect, "width") == pytest.approx(1)


def test_range_is_drawn_where_it_is_seen() -> None:
    """A bar goes from the least to the most a figure may be."""
    drawn = [d for _, d in shipped() if "range in which" in d.key]
    assert drawn
    found = 0
    for one in drawn:
        zero, unit = scale(one)
        for dot in rows(one):
            bars = picture(svg_dots.strip(one, dot)).iter(f"{NS}g")
            for bar in bars:
                assert dot.value is not None
                line = bar[0]
                assert share(line, "x1") == pytest.approx(zero + dot.value.low * unit, abs=2e-3)
                assert share(line, "x2") == pytest.approx(zero + dot.value.high * unit, abs=2e-3)
                found += 1
    assert found
