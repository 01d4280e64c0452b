"""The readings of what is asserted as dots on one axis against the claimed band. Pure.

A plain description, as ``chart`` has one of lines: groups of rows, a dot a row. It is no ``Chart``,
whose rows have one name each: here the names are text of the page, so that on a phone they stand
above their dots and break where they must, and each row is a way to its receipt.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.address.links import Receipts
from dashboard.charts.chart import Axis, Mark, Shape
from dashboard.charts.lines import roomy
from dashboard.charts.theme import FILLINGS
from dashboard.claims.readings import Outcome, Reading
from dashboard.claims.rule import Verdict
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import COMPOSED
from dashboard.state.snapshot import Snapshot
from dashboard.text import dots as texts
from dashboard.text import pieces
from dashboard.text.charts import AXES
from dashboard.text.language import say
from dashboard.text.on_record import nearest_years
from dashboard.text.readings import source_names, told_apart
from etl.schema import UNSURE

MOST_YEARS: Final = 5
"""Other years than the claim's own: the nearest."""

_SHAPES: Final[dict[Verdict, Shape]] = {
    Verdict.SUPPORTED: "circle",
    Verdict.CLOSE: "diamond",
    Verdict.NOT_SUPPORTED: "diamond",
    Verdict.UNCHECKED: "square",
}
"""Inside the claimed band, outside it, or either, as far as the figures tell."""

_TRENDS: Final = ("rises", "falls")
_SIZE: Final = 11.0  # pixels across
_ROOM: Final = 0.08  # of the range, beyond the outermost values
_LEAST_RANKS: Final = 0.5  # beyond the first and the last
_SEEN: Final = 0.02  # of the axis: a narrower range lies behind its mark


@dataclass(frozen=True, slots=True)
class Dot:
    """One reading: its row's name, what is not as usual of it, and where and how it is marked.

    ``label`` stands at the mark and ``told`` is read by ear; ``who`` says whose figures they are,
    and ``receipt`` is the address of the way there, blank where the value is None.
    """

    name: str
    about: str
    value: Interval | None
    label: str
    mark: Mark
    pale: bool = False
    told: str = ""
    who: str = ""
    receipt: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """All there is to draw: the axis has room for every dot and for the band's finite ends."""

    axis: Axis
    band: tuple[float, float]
    band_text: str
    groups: tuple[tuple[str, tuple[Dot, ...]], ...]
    colour: str
    key: str
    title: str


def dots(outcome: Outcome, snapshot: Snapshot, colour: str) -> Dots | None:
    """The readings that give a number in the unit of the first, and the first in any case.

    None where a trend is asserted, which is no number on an axis, or where nothing has a number.
    """
    assertion, first = outcome.statement.assertion, outcome.primary
    groups = _groups(outcome)
    shown = [r for _, own in groups for r in own if r.measured.value is not None]
    if assertion.relation in _TRENDS or not shown:
        return None
    receipts, unit = Receipts(snapshot.vintage.id), first.measured.unit
    axis = _axis(unit, [r.measured.value for r in shown if r.measured.value], assertion.band)
    named = tuple(
        (
            texts.group_name(group, first),
            tuple(_dot(group, r, outcome, snapshot, receipts) for r in own),
        )
        for group, own in groups
    )
    low, high = axis.first, axis.last
    band = (max(assertion.band.low, low), min(assertion.band.high, high))
    return Dots(
        axis,
        band,
        texts.band_text(outcome),
        named,
        colour,
        _key(shown, axis),
        say(pieces.ALL_READINGS),
    )


def _groups(outcome: Outcome) -> list[tuple[texts.Group, list[Reading]]]:
    """Readings of the claim's own year and words, of its year, and of others, newest first."""
    first = outcome.primary
    same = [reading for reading in outcome.counted if reading != first]
    elsewhen = [*nearest_years(outcome, MOST_YEARS), *_elsewhen(outcome)]
    years = sorted(dict.fromkeys(elsewhen), key=lambda r: r.case.period, reverse=True)
    groups: dict[texts.Group, list[Reading]] = {
        "own": [first],
        "others": _of_unit(same, first),
        "years": _of_unit(years, first),
    }
    return [(name, own) for name, own in groups.items() if own]


def _elsewhen(outcome: Outcome) -> Iterator[Reading]:
    """Readings of other years, which stand for those of the claim's own that have no number."""
    own = outcome.primary.case.period
    for reading in outcome.readings:
        if reading.measured.value is not None and reading.case.period != own:
            yield reading


def _of_unit(readings: Iterable[Reading], first: Reading) -> list[Reading]:
    """Shares and dollars share no axis."""
    return [r for r in readings if r.measured.unit == first.measured.unit]


def _dot(
    group: texts.Group,
    reading: Reading,
    outcome: Outcome,
    snapshot: Snapshot,
    receipts: Receipts,
) -> Dot:
    first, measured = outcome.primary, reading.measured
    shape, name = _SHAPES[reading.verdict], texts.row_name(group, reading, first)
    if measured.value is None:
        return Dot(name, "", None, say(pieces.NOT_ON_RECORD), Mark(shape), primary=True)
    value = texts.value_of(reading, outcome.statement.assertion)
    return Dot(
        name,
        told_apart(reading, first, snapshot),
        measured.value,
        value,
        _mark(shape, _kind(reading)),
        pale=_kind(reading) == UNSURE,
        told=texts.told(reading, value),
        who=source_names(reading, snapshot),
        receipt=receipts.reading(reading, outcome.statement.operation),
        primary=reading == first,
    )


def _mark(shape: Shape, kind: str) -> Mark:
    return Mark(shape, FILLINGS.get(kind, "full"), _SIZE)


def _kind(reading: Reading) -> str:
    return COMPOSED if reading.measured.composed else reading.measured.status


def _axis(unit: str, values: Sequence[Interval], band: Interval) -> Axis:
    """From zero to all values and to the ends of the band that are numbers; ranks from the first.

    What is known only between two ends has both on the axis.
    """
    ends = [end for value in (*values, band) for end in (value.low, value.high)]
    known = [end for end in ends if abs(end) != float("inf")]
    title = say(AXES[unit])
    if unit == "rank":
        room = max(_LEAST_RANKS, _ROOM * (max(known) - min(known)))
        return Axis("ranks", min(1.0 - _LEAST_RANKS, *known), max(known) + room, title)
    low, high = roomy(known, _ROOM)
    # Where a claim is of more or of less than nothing, what is outside it is seen too.
    beyond = (high - low) * _ROOM
    low -= beyond * (band.low == low)
    high += beyond * (band.high == high)
    return Axis("values", low, high, title)


def is_seen(value: Interval, axis: Axis) -> bool:
    """Whether the range in which a value is known is wider than its mark."""
    return axis.share(value.high) - axis.share(value.low) > _SEEN


def _key(shown: Sequence[Reading], axis: Axis) -> str:
    kinds = {_SHAPES[reading.verdict] for reading in shown} | set(map(_kind, shown))
    values = [r.measured.value for r in shown if r.measured.value]
    wide = any(is_seen(value, axis) for value in values)
    return texts.key(kinds | ({"range"} if wide else set()))
