"""Charts of goods: a trade by group and year, and what adds to a change. Pure, as ``charts``."""

from collections.abc import Sequence
from typing import Final

from dashboard.charts.chart import Axis, Bars, Chart, Pattern, Point, stacked
from dashboard.charts.lines import Axes, reasons, roomy, time_axis
from dashboard.charts.marks import Row, known, place, who
from dashboard.charts.theme import PALETTE
from dashboard.text import charts as texts
from dashboard.text import labels
from dashboard.text.language import say

_PATTERNS: Final[tuple[Pattern, ...]] = ("", "/", "x")
_ROOM: Final = 0.05  # of the range, beyond the longest bars


def bars(rows: Sequence[Row], axes: Axes) -> Chart:
    """Groups of goods by year, stacked from zero; a year without complete chapters is a void."""
    groups = _groups(rows)
    drawn = tuple(
        Bars(
            say(goods),
            PALETTE[number % len(PALETTE)],
            tuple(_point(place(row), row) for row in own),
            say(texts.DOLLARS_UP),
            _PATTERNS[number // len(PALETTE) % len(_PATTERNS)],
        )
        for number, (goods, own) in enumerate(groups.items())
    )
    low, high = axes.values or roomy([0.0, *(end for *_, end in stacked(drawn))], _ROOM)
    return Chart(
        time_axis(rows, axes),
        Axis("values", low, high, say(texts.AXES["USD"])),
        bars=drawn,
        reasons=reasons(rows) if drawn else (),
        legend=True,
    )


def ranked(rows: Sequence[Row], colour: str) -> Chart:
    """What adds to a change, the largest on top: bars from zero to either side."""
    shown = [row for row in rows if known(row["value"]) is not None][::-1]
    points = tuple(_lying(number, row) for number, row in enumerate(shown))
    drawn = Bars(say(labels.CHANGE), colour, points, say(texts.DOLLARS_ACROSS))
    names = tuple(say(row["goods"]) for row in shown)
    return Chart(
        Axis(
            "values", *roomy([0.0, *(row["value"] for row in shown)], _ROOM), say(texts.CHANGE_AXIS)
        ),
        Axis("rows", -0.5, len(shown) - 0.5, names=names),
        bars=(drawn,) if shown else (),
    )


def _groups(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows that have a value by their goods, those of most dollars first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if known(row["value"]) is not None:
            found.setdefault(row["goods"], []).append(row)
    most = sorted(found, key=lambda goods: -sum(row["value"] for row in found[goods]))
    return {goods: found[goods] for goods in most}


def _point(x: float, row: Row) -> Point:
    return Point(x, known(row["value"]), who=who(row), receipt=row["receipt"])


def _lying(number: int, row: Row) -> Point:
    """A bar that lies in a row of its own."""
    return Point(row["value"], number, who=who(row), receipt=row["receipt"])
