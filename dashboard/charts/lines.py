"""Charts: a view's rows to lines by year or month. Pure; no Dash, no reading, no measuring.

Numbers drawn are the rows', unscaled, so that a chart and its CSV cannot differ.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dashboard.charts.chart import (
    LABEL_HEIGHT,
    Axis,
    Chart,
    Dash,
    EndLabel,
    Line,
    Reason,
    Series,
    Void,
    day,
    spread,
)
from dashboard.charts.marks import is_monthly, look, place, series
from dashboard.charts.svg_words import width_of
from dashboard.charts.theme import THIN
from dashboard.measures.intervals import Interval
from dashboard.text.charts import AXES
from dashboard.text.language import say
from dashboard.text.missing import reasons_of
from dashboard.text.rows import Row, known
from dashboard.text.words import measure_short, measure_title
from etl.schema import REPORTED

_YEAR_OF_DAYS: Final = 366
_WIDE: Final = 12  # years: a void with room for its label from left to right
_UPRIGHT: Final = 320.0, 12.5  # pixels: the lowest a plot is; its words, measured amply, in size
_ROOM: Final = 0.08  # of the range, beyond the outermost values
_LEAST_RANKS: Final = 0.5  # beyond the first and the last
_LEAST_RATIO: Final = 1.05  # beyond the least and the greatest of a logarithmic axis

Key = tuple[str, str, str]
"""Reporter, partner and measure: what tells one line of a chart from another."""

Values = tuple[float, float]
"""The least and the greatest of an axis of values."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What surrounds the lines: the years of the axis and the range of values, None for its own.

    ``band`` is the strip of values that bear a claim out; ``colour_by`` the column whose code has
    the line's colour; ``labels`` names lines otherwise than by their measure, a blank one not at
    all; ``dashes`` draws them otherwise; ``silent`` are years in which somebody does not report,
    with who; ``title`` says what is counted where that is more than the unit. Where it is ``log``,
    equal steps are equal ratios, and all values must be above zero. ``whose`` are the partners of
    lines that a reader can leave out.
    """

    since: int
    until: int
    values: Values | None = None
    band: Interval | None = None
    colour_by: str = "partner"
    labels: Mapping[Key, str] = field(default_factory=dict)
    dashes: Mapping[Key, Dash] = field(default_factory=dict)
    silent: tuple[tuple[int, int, str], ...] = ()
    title: str = ""
    log: bool = False
    whose: Mapping[Key, str] = field(default_factory=dict)


def lines(
    rows: Sequence[Row],
    colours: Mapping[str, str],
    axes: Axes,
    instead: Mapping[str, Axes] | None = None,
) -> Chart:
    """Measures of one unit by year or month, one line each; columns ``number_rows.FRAME_COLUMNS``.

    Reported figures make a line that breaks where a year is missing; what is not reported, or not
    by one source, stands apart from it, as ``marks`` has it. ``instead`` are the axes of other
    choices, which have the same lines.
    """
    by_line = _by_line(rows)
    axes = axes if axes.dashes else replace(axes, dashes=_whole(by_line))
    drawn = tuple(one for key, own in by_line.items() for one in _drawn(key, own, colours, axes))

    def within(axes: Axes) -> Chart:
        found = axes.values or value_range(rows, log=axes.log)
        values = found or (0.0, 1.0)
        up = _value_axis(rows, values, axes)
        return Chart(
            time_axis(rows, axes),
            up,
            drawn,
            band=_strip(axes.band, values) if found else None,
            voids=tuple(_voids(rows, axes, up)) if found else (),
            reasons=reasons(rows) if drawn else (),
            labels=tuple(_labels(by_line, colours, axes, up)),
        )

    others = {} if instead is None else instead
    drawn_alike = {
        choice: within(replace(other, dashes=axes.dashes)) for choice, other in others.items()
    }
    return replace(within(axes), instead=tuple(drawn_alike.items()))


def value_range(rows: Sequence[Row], *, log: bool = False) -> Values | None:
    """One range for all charts of the rows, from zero, with room above; None without values.

    The ends of what is known only between two are in it too. Of a ``log`` axis the range begins
    below the least of them, which are all above zero.
    """
    if all(known(row["value"]) is None for row in rows):
        return None
    found = (known(row[name]) for row in rows for name in ("value", "low", "high"))
    values = [value for value in found if value is not None]
    if log:
        beyond = (max(values) / min(values)) ** _ROOM * _LEAST_RATIO
        return min(values) / beyond, max(values) * beyond
    return roomy(values, _ROOM)


def roomy(values: Sequence[float], room: float) -> Values:
    """The range from zero to all values, with a share of it as room beyond, on either side."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return 0.0, 1.0  # something to see
    beyond = (high - low) * room
    return low - beyond if low < 0 else 0.0, high + beyond if high > 0 else 0.0


def reasons(rows: Sequence[Row]) -> tuple[Reason, ...]:
    """What is said at years or months without a figure: every reason once."""
    notes: dict[float, list[str]] = {}
    for row in sorted((row for row in rows if known(row["value"]) is None), key=place):
        notes.setdefault(place(row), []).append(str(row["note"]))
    return tuple(Reason(x, " ".join(reasons_of(told))) for x, told in notes.items())


def time_axis(rows: Sequence[Row], axes: Axes) -> Axis:
    """Years as numbers, or months as days."""
    if any(map(is_monthly, rows)):
        return Axis("months", day(f"{axes.since}-01"), day(f"{axes.until}-12-31"))
    return Axis("years", axes.since - 0.6, axes.until + 0.6)


def _by_line(rows: Sequence[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault((row["reporter"], row["partner"], row["measure"]), []).append(row)
    return found


def _whole(lines: Iterable[Key]) -> dict[Key, Dash]:
    """Lines that need not be told apart by their measure: a dash would be read as a doubt."""
    keys = list(lines)
    return dict.fromkeys(keys, "solid") if len({measure for *_, measure in keys}) == 1 else {}


def _drawn(
    key: Key, rows: Sequence[Row], colours: Mapping[str, str], axes: Axes
) -> Iterator[Series]:
    name = axes.labels.get(key) or measure_title(key[2])
    for one in series(rows, name, colours[rows[0][axes.colour_by]]):
        line = _dashed(one.line, axes.dashes.get(key))
        yield replace(one, line=line, whose=axes.whose.get(key, ""))


def _dashed(line: Line | None, dash: Dash | None) -> Line | None:
    """A line with a dash of its own; what joins estimates stays as it is."""
    return replace(line, dash=dash) if line and dash and line != THIN else line


def _value_axis(rows: Sequence[Row], values: Values, axes: Axes) -> Axis:
    """What is counted, from the least up; ranks from the last to the first."""
    unit = str(rows[0]["unit"])
    title = axes.title or say(AXES[unit])
    ranks = [value for row in rows if (value := known(row["value"])) is not None]
    if unit != "rank" or not ranks:
        return Axis("values", *values, title, log=axes.log and values[0] > 0)
    room = max(_LEAST_RANKS, _ROOM * (max(ranks) - min(ranks)))
    return Axis("ranks", max(ranks) + room, min(ranks) - room, title)


def _strip(band: Interval | None, values: Values) -> Values | None:
    """The claimed band within the axis; an end without a bound is the edge."""
    if band is None:
        return None
    low, high = max(band.low, values[0]), min(band.high, values[1])
    return (low, high) if low < high else None


def _voids(rows: Sequence[Row], axes: Axes, up: Axis) -> Iterator[Void]:
    """Years in which a side does not report, labelled where fewer numbers are and there is room."""
    middle = (up.first + up.last) / 2
    for first, last, text in axes.silent:
        near = [known(row["value"]) for row in rows if first - 1 <= place(row) <= last + 1]
        wide = last - first > _WIDE
        on_top = wide or max((value for value in near if value is not None), default=0) <= middle
        inside = [known(row["value"]) for row in rows if first <= place(row) <= last]
        taken = [up.share(value) for value in inside if value is not None]
        free = 1 - max(taken, default=0) if on_top else min(taken, default=1)
        height, size = _UPRIGHT
        # A mark on its words hides both; the sentence above the chart has them too.
        label = text if wide or width_of(text, size) <= free * height else ""
        yield Void(first - 0.5, last + 0.5, label, upright=not wide, on_top=on_top)


def _labels(
    by_line: Mapping[Key, Sequence[Row]], colours: Mapping[str, str], axes: Axes, up: Axis
) -> Iterator[EndLabel]:
    """Each line's name at the right, at the height of its last value, so that none is looked up.

    Names that would overlap are moved apart; of more than there is room for, the lowest have none.
    A line that ends more than a year before others has the time of its end beside its name.
    """
    lasts = []
    newest = max((place(row) for rows in by_line.values() for row in _with_values(rows)), default=0)
    for key, rows in by_line.items():
        name = axes.labels.get(key, measure_short(key[2]))
        told = _with_values(rows)
        if name and told:
            if newest - place(told[-1]) > (_YEAR_OF_DAYS if is_monthly(told[-1]) else 1):
                name = f"{name} ({told[-1]['period']})"
            mark, line = look(rows[0], REPORTED)
            drawn = mark, _dashed(line, axes.dashes.get(key)), axes.whose.get(key, "")
            height = up.share(float(told[-1]["value"]))
            lasts.append((height, name, colours[rows[0][axes.colour_by]], drawn))
    lasts = sorted(lasts, key=lambda last: last[0])[-int(1 / LABEL_HEIGHT) :]
    heights = spread([height for height, *_ in lasts], LABEL_HEIGHT, 0.0, 1.0)
    for height, (at, name, colour, seen) in zip(heights, lasts, strict=True):
        yield EndLabel(name, up.at(height), colour, up.at(at), *seen)


def _with_values(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if known(row["value"]) is not None]
