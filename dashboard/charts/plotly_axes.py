"""Axes and positions on them as plotly.js reads them. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from dashboard.charts.chart import Axis

_AXES: Final[dict[str, dict[str, Any]]] = {
    "years": {"tickangle": 0, "tickformat": "d"},
    # Not more marks than a phone has room for.
    "months": {"tickangle": 0, "tickformat": "%b\n%Y", "nticks": 5},
    "values": {"separatethousands": True},
    "ranks": {},
    "rows": {},
}
"""What an axis has besides its range and title, by its kind."""


def on(axis: Axis, positions: Iterable[float | None]) -> list[Any]:
    """Positions as plotly's axis of that kind takes them."""
    return [None if one is None else place(axis, one) for one in positions]


def place(axis: Axis, position: float) -> Any:  # noqa: ANN401 -- a number, a day or a name
    """A position as plotly's axis of that kind takes it."""
    if axis.kind == "months":
        return date.fromordinal(round(position)).isoformat()
    return axis.names[round(position)] if axis.kind == "rows" else position


def drawn_axis(axis: Axis) -> dict[str, Any]:
    """An axis with its range, its title and what its kind has."""
    found = {"range": _ends(axis), "title": {"text": axis.title}, **_AXES[axis.kind]}
    if axis.first < 0 < axis.last and axis.kind == "values":
        found["zeroline"] = True
    if axis.step:
        found |= {"tick0": 0, "dtick": axis.step}
    if axis.kind == "rows":
        found |= {"categoryorder": "array", "categoryarray": list(axis.names)}
    if axis.inside:
        found |= {"showticklabels": False, "ticks": ""}
    return found


def _ends(axis: Axis) -> list[Any]:
    ends = [axis.first, axis.last]
    return on(axis, ends) if axis.kind == "months" else ends
