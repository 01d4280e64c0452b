"""Which ways of drawing a measure has when partners are compared, and why not others. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.lines import Axes, value_range
from dashboard.measures.catalogue import Measure
from dashboard.measures.derived import EVERY, SHOWN, of_months
from dashboard.text.pages import compare as words
from dashboard.text.rows import Row, known


@dataclass(frozen=True, slots=True)
class Way:
    """How partners are drawn, and the reasons, yet to be said, against what cannot be chosen.

    ``every`` is what each number is of, blank a year; ``refused`` are the reasons against what was
    asked for.
    """

    draw: str
    axis: str
    every: str
    barred: dict[str, str]
    refused: tuple[str, ...] = ()

    @property
    def is_log(self) -> bool:
        """Whether equal steps of the axis are equal ratios."""
        return self.axis == "log"


@dataclass(frozen=True, slots=True)
class Asked:
    """A way asked for; ``possible`` are those of ``EVERY`` that the measure can be shown of.

    ``every`` is the one it is shown of, which is not the one ``wanted`` where that cannot be.
    """

    draw: str
    axis: str
    every: str = ""
    wanted: str = ""
    possible: Collection[str] = ()


def way(measure: Measure, asked: Asked, rows: Sequence[Row] = ()) -> Way:
    """The way asked for, or the plain one where a measure or its values, in ``rows``, bar it."""
    draw, axis, every = asked.draw, asked.axis, asked.every
    barred = _barred(measure, every)
    refused = [barred[draw]] if draw in barred else []
    drawn = "lines" if draw in barred else draw
    barred |= {
        one: _against_months(measure, drawn, one) for one in EVERY if one not in asked.possible
    }
    refused += [barred[asked.wanted]] if asked.wanted != every else []
    against = _against_log(measure, drawn, every, rows)
    if against:
        barred["log"] = against
        refused += [against] if axis == "log" else []
    return Way(drawn, "linear" if against else axis, every, barred, tuple(dict.fromkeys(refused)))


def other_axes(asked: Way, axes: Axes, shared: Sequence[Row]) -> dict[str, Axes]:
    """The axes of the same lines under the other choice of an axis, by that choice, if any.

    ``shared`` are the rows of all charts that have one range of values.
    """
    if "log" in asked.barred:
        return {}
    log = not asked.is_log
    values = value_range(shared, log=log) if shared else None
    return {f"axis={'log' if log else 'linear'}": replace(axes, log=log, values=values)}


def _against_months(measure: Measure, draw: str, every: str) -> str:
    """Why a measure is not shown of months, of twelve, or against the year before."""
    if draw == "bars":
        return words.BARS_BY_YEAR
    if measure.is_rank:
        return words.RANKED_BY_YEAR
    if every != "month" and of_months(measure.name, every) not in SHOWN:
        return words.NO_SUMS
    return words.NO_TOTALS


def _barred(measure: Measure, every: str) -> dict[str, str]:
    """The ways of drawing that a measure has not."""
    if measure.is_rank:
        return {"index": words.PLACES, "bars": words.PLACES}
    below = _below_zero(measure, every)
    return {"index": below} if below else {}


def _below_zero(measure: Measure, every: str) -> str:
    """Why no ratios are drawn of values that may be zero or less; blank where none may."""
    if every == "year on year":
        return words.MAY_FALL
    return words.BELOW_ZERO if measure.mark == "balance" else ""


def _against_log(measure: Measure, draw: str, every: str, rows: Sequence[Row]) -> str:
    """Why no logarithm is taken; blank where it helps."""
    if draw == "bars":
        return words.FROM_ZERO
    if measure.is_rank:
        return words.PLACES
    if below := _below_zero(measure, every):
        return below
    if draw != "index" and not measure.is_amount:
        return words.SHARES_FROM_ZERO
    ends = [known(row[name]) for row in rows for name in ("value", "low")]
    if any(end is not None and end <= 0 for end in ends):
        return words.NOT_ABOVE_ZERO
    return ""
