"""Charts of goods: a trade by group and year, and what adds to a change. Pure, as ``charts``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dashboard.charts.chart import Axis, Bars, Chart, Point, stacked
from dashboard.charts.lines import Axes, reasons, roomy, time_axis
from dashboard.charts.marks import place, who
from dashboard.charts.theme import GOODS, OTHERS
from dashboard.charts.ticks import value_at
from dashboard.text import charts as texts
from dashboard.text import labels
from dashboard.text.language import say, say_many
from dashboard.text.rows import Row, known
from dashboard.text.words import PERCENT

_ROOM: Final = 0.05  # of the range, beyond the longest bars


def bars(rows: Sequence[Row], axes: Axes) -> Chart:
    """Groups of goods by year, stacked from zero; a year without complete chapters is a void.

    The largest have a colour each, the others are one group.
    """
    groups = _groups(rows)
    most = list(groups) if len(groups) <= len(GOODS) + 1 else list(groups)[: len(GOODS)]
    drawn = [
        _stacked(say(goods), colour, [_point(place(row), row) for row in groups[goods]])
        for goods, colour in zip(most, (*GOODS, OTHERS), strict=False)
    ]
    rest = [row for goods, own in groups.items() if goods not in most for row in own]
    if rest:
        name = say_many(texts.OTHER_GROUPS, len(groups) - len(most))
        drawn.append(_stacked(name, OTHERS, _together(rest)))
    low, high = axes.values or roomy([0.0, *(end for *_, end in stacked(drawn))], _ROOM)
    return Chart(
        time_axis(rows, axes),
        Axis("values", low, high, say(texts.AXES["USD"])),
        bars=tuple(drawn),
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


def standings(rows: Sequence[Row], names: Sequence[str], colours: Mapping[str, str]) -> Chart:
    """Partners of one year with a number, the first on top, each named as it is told of.

    Those of ``colours`` are marked by theirs; all others are alike. ``names`` are the rows'.
    """
    told = [
        (row, name)
        for row, name in zip(rows, names, strict=True)
        if known(row["value"]) is not None
    ][::-1]
    groups: dict[str, list[Point]] = {}
    unit = str(told[0][0]["unit"]) if told else "USD"
    values = _labelled([row["value"] for row, _ in told], unit)
    for number, (row, _) in enumerate(told):
        code = next((row[side] for side in ("partner", "reporter") if row[side] in colours), "")
        groups.setdefault(colours.get(code, OTHERS), []).append(_lying(number, row, values[number]))
    return Chart(
        Axis(
            "values",
            *roomy([0.0, *(row["value"] for row, _ in told)], _ROOM),
            say(texts.AXES[unit]),
        ),
        Axis("rows", -0.5, len(told) - 0.5, names=tuple(name for _, name in told)),
        bars=tuple(
            Bars(say(labels.PARTNERS), colour, tuple(points), say(texts.ACROSS[unit]))
            for colour, points in groups.items()
        ),
    )


def _groups(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows that have a value by their goods, those of most dollars first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if known(row["value"]) is not None:
            found.setdefault(row["goods"], []).append(row)
    most = sorted(found, key=lambda goods: -sum(row["value"] for row in found[goods]))
    return {goods: found[goods] for goods in most}


def _stacked(name: str, colour: str, points: Iterable[Point]) -> Bars:
    return Bars(name, colour, tuple(points), say(texts.DOLLARS_UP))


def _together(rows: Sequence[Row]) -> Iterator[Point]:
    """The sum of a year's rows, which has no receipt of its own: the table has each of them."""
    years: dict[float, list[Row]] = {}
    for row in rows:
        years.setdefault(place(row), []).append(row)
    for x, own in sorted(years.items()):
        yield Point(x, sum(row["value"] for row in own), who=who(own[0]))


def _point(x: float, row: Row) -> Point:
    return Point(x, known(row["value"]), who=who(row), receipt=row["receipt"])


def _labelled(values: Sequence[float], unit: str) -> list[str]:
    """What is written at the end of each bar; nothing where one is below zero."""
    if min(values, default=0.0) < 0:
        return [""] * len(values)
    largest = max(values, default=0.0)
    written = [value_at(value, largest) for value in values]
    return [say(PERCENT, number=one) for one in written] if unit == "percent" else written


def _lying(number: int, row: Row, label: str = "") -> Point:
    """A bar that lies in a row of its own."""
    return Point(row["value"], number, who=who(row), receipt=row["receipt"], label=label)
