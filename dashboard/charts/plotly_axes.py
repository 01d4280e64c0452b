"""Axes and positions on them as plotly.js reads them. Pure."""

from collections.abc import Iterable
from datetime import date
from math import ceil, floor, log10
from typing import Any, Final

from dashboard.charts.chart import Axis
from dashboard.charts.ticks import ticks

_AXES: Final[dict[str, dict[str, Any]]] = {
    "years": {"tickangle": 0, "tickformat": "d"},
    "months": {"tickangle": 0},
    "values": {},
    "ranks": {},
    "rows": {},
}
"""What an axis has besides its range and title, by its kind."""


_UPRIGHT: Final = 260.0
_ACROSS: Final = 340.0
_MONTHS: Final = 240.0
"""Pixels that an axis has on any screen, for which its marks have room."""

UNMARKED: Final = {"\u200b": 280.0, "\u200c": 440.0, "\u2060": 840.0}
"""Signs without a width behind a year, by the length in pixels of an axis that leaves it unnamed.

The style sheet hides words with the sign of the width there is: on a phone, beside another chart,
alone. plotly.js can have but one set of words for all.
"""

_MANY: Final = 80  # years, of which not each has a tick


def on(axis: Axis, positions: Iterable[float | None]) -> list[Any]:
    """Positions as plotly's axis of that kind takes them."""
    return [None if one is None else place(axis, one) for one in positions]


def place(axis: Axis, position: float) -> Any:  # noqa: ANN401 -- a number, a day or a name
    """A position as plotly's axis of that kind takes it."""
    if axis.kind == "months":
        return date.fromordinal(round(position)).isoformat()
    return axis.names[round(position)] if axis.kind == "rows" else position


def noted_at(axis: Axis, position: float) -> float:
    """A position as plotly takes it of an axis's ends and of notes: of ratios the logarithm."""
    return log10(position) if axis.log else position


def drawn_axis(axis: Axis, *, upright: bool) -> dict[str, Any]:
    """An axis with its range, its title and what its kind has.

    Values, ranks and months are marked as in the picture: in words of the language spoken, for
    which plotly.js has letters of its own, and from the first rank.
    """
    found = {"range": _ends(axis), "title": {"text": axis.title}, **_AXES[axis.kind]}
    if axis.first < 0 < axis.last and axis.kind == "values":
        found["zeroline"] = True
    if axis.kind in ("values", "ranks", "months"):
        across = _MONTHS if axis.kind == "months" else _ACROSS
        marked = ticks(axis, _UPRIGHT if upright else across, upright=upright)
        found |= {
            "tickvals": on(axis, (one.at for one in marked)),
            "ticktext": [f"{one.words}<br>{one.below}".removesuffix("<br>") for one in marked],
        }
    if axis.kind == "years":
        found |= _years(axis)
    if axis.log:
        found |= {"type": "log"}
    if axis.kind == "rows":
        found |= {"categoryorder": "array", "categoryarray": list(axis.names)}
    if axis.inside:
        found |= {"showticklabels": False, "ticks": ""}
    return found


def _years(axis: Axis) -> dict[str, Any]:
    """A tick a year, and the years named for which there is room, as many as in the picture."""
    named = {
        sign: {one.at for one in ticks(axis, length, upright=False)}
        for sign, length in UNMARKED.items()
    }
    ever = set().union(*named.values())
    years = range(ceil(axis.first), floor(axis.last) + 1)
    at = list(years) if len(years) <= _MANY else sorted(ever)
    signs = ("".join(sign for sign, own in named.items() if year not in own) for year in at)
    texts = (
        f"{year:.0f}{sign}" if year in ever else "" for year, sign in zip(at, signs, strict=True)
    )
    return {"tickvals": at, "ticktext": list(texts)}


def _ends(axis: Axis) -> list[Any]:
    ends = [noted_at(axis, axis.first), noted_at(axis, axis.last)]
    return on(axis, ends) if axis.kind == "months" else ends
