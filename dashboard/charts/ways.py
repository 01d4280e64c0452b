"""Which ways of drawing a measure has when partners are compared, and why not others. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.marks import Row, known
from dashboard.measures.catalogue import Measure
from dashboard.text.pages import compare as words


@dataclass(frozen=True, slots=True)
class Way:
    """How partners are drawn, and the reasons, yet to be said, against what cannot be chosen.

    ``refused`` are those against what was asked for.
    """

    draw: str
    axis: str
    barred: dict[str, str]
    refused: tuple[str, ...] = ()

    @property
    def is_log(self) -> bool:
        """Whether equal steps of the axis are equal ratios."""
        return self.axis == "log"


def way(measure: Measure, draw: str, axis: str, rows: Sequence[Row] = ()) -> Way:
    """The way asked for, or the plain one where a measure or its values, in ``rows``, bar it."""
    barred = _barred(measure)
    refused = [barred[draw]] if draw in barred else []
    drawn = "lines" if draw in barred else draw
    against = _against_log(measure, drawn, rows)
    if against:
        barred["log"] = against
        refused += [against] if axis == "log" else []
    return Way(drawn, "linear" if against else axis, barred, tuple(refused))


def _barred(measure: Measure) -> dict[str, str]:
    """The ways of drawing that a measure has not."""
    if measure.is_rank:
        return {"index": words.PLACES, "bars": words.PLACES}
    return {"index": words.BELOW_ZERO} if measure.mark == "balance" else {}


def _against_log(measure: Measure, draw: str, rows: Sequence[Row]) -> str:
    """Why no logarithm is taken; blank where it helps."""
    if draw == "bars":
        return words.FROM_ZERO
    if measure.is_rank:
        return words.PLACES
    if measure.mark == "balance":
        return words.BELOW_ZERO
    if draw != "index" and not measure.is_amount:
        return words.SHARES_FROM_ZERO
    ends = [known(row[name]) for row in rows for name in ("value", "low")]
    if any(end is not None and end <= 0 for end in ends):
        return words.NOT_ABOVE_ZERO
    return ""
