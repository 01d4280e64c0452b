"""Axes and positions on them as plotly.js reads them. Pure."""

from collections.abc import Iterable
from datetime import date
from math import log10
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
    if axis.log:
        found |= {"type": "log"}
    if axis.step:
        found |= {"tick0": 0, "dtick": axis.step}
    if axis.kind == "rows":
        found |= {"categoryorder": "array", "categoryarray": list(axis.names)}
    if axis.inside:
        found |= {"showticklabels": False, "ticks": ""}
    return found


def _ends(axis: Axis) -> list[Any]:
    ends = [noted_at(axis, axis.first), noted_at(axis, axis.last)]
    return on(axis, ends) if axis.kind == "months" else ends
