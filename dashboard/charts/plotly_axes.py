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
"""Pixels that an axis has on any screen, for which its marks have room."""

BESIDE_NAMES: Final = 150.0
"""The same across a phone, beside names of rows."""

UNMARKED: Final = ("\u200b", "\u200c", "\u2060")
"""Signs without a width behind a time, one for each length of an axis that leaves it unnamed.

The style sheet hides words with the sign of the width there is: on a phone, beside another chart,
alone. plotly.js can have but one set of words for all.
"""

_LENGTHS: Final = {"years": (280.0, 440.0, 840.0), "months": (240.0, 310.0, 670.0)}
"""Those lengths in pixels; months take more of their room than years."""

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


def drawn_axis(axis: Axis, *, upright: bool, length: float = 0) -> dict[str, Any]:
    """An axis with its range, its title and what its kind has, marked for a ``length`` in pixels.

    Values, ranks and months are marked as in the picture: in words of the language spoken, for
    which plotly.js has letters of its own, and from the first rank.
    """
    found = {"range": _ends(axis), "title": {"text": axis.title}, **_AXES[axis.kind]}
    if axis.first < 0 < axis.last and axis.kind == "values":
        found["zeroline"] = True
    if axis.kind in ("values", "ranks"):
        usual = _UPRIGHT if upright else _ACROSS
        marked = ticks(axis, length or usual, upright=upright)
        found |= {
            "tickvals": [one.at for one in marked],
            "ticktext": [one.words for one in marked],
        }
    if axis.kind in ("years", "months"):
        found |= _times(axis)
    if axis.log:
        found |= {"type": "log"}
    if axis.kind == "rows":
        found |= {"categoryorder": "array", "categoryarray": list(axis.names)}
    if axis.inside:
        found |= {"showticklabels": False, "ticks": ""}
    return found


def _times(axis: Axis) -> dict[str, Any]:
    """The years or months named for which there is room, as many as in the picture.

    Of years each has a tick, named or not.
    """
    named = {
        sign: {
            one.at: f"{one.words}<br>{one.below}".removesuffix("<br>")
            for one in ticks(axis, length, upright=False)
        }
        for sign, length in zip(UNMARKED, _LENGTHS[axis.kind], strict=True)
    }
    # What several lengths name is told as the longest does.
    words = {at: told for own in named.values() for at, told in own.items()}
    years = range(ceil(axis.first), floor(axis.last) + 1) if axis.kind == "years" else ()
    times = list(years) if 0 < len(years) <= _MANY else sorted(words)
    signs = ("".join(sign for sign, own in named.items() if at not in own) for at in times)
    texts = (words[at] + sign if at in words else "" for at, sign in zip(times, signs, strict=True))
    return {"tickvals": on(axis, times), "ticktext": list(texts)}


def _ends(axis: Axis) -> list[Any]:
    ends = [noted_at(axis, axis.first), noted_at(axis, axis.last)]
    return on(axis, ends) if axis.kind == "months" else ends
