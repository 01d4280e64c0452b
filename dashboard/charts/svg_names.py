"""The words of a picture: at the axes, beside the lines, in voids, below bars. Pure.

None covers another and none leaves the picture; what has no room is cut, and read on what is left.
"""

from collections.abc import Iterator

from dashboard.charts.chart import Chart, Void, spread
from dashboard.charts.svg_area import (
    BAR_GAP,
    LABEL,
    LEADER,
    NARROW,
    SAMPLE,
    SWATCH,
    TITLE,
    UP_GAP,
    Area,
    legend_places,
    name_places,
)
from dashboard.charts.svg_marks import BAR, Tell, rectangle, sample, within
from dashboard.charts.svg_words import LINE, SIZE, number, width_of, words_at
from dashboard.charts.theme import INK


def events(chart: Chart, area: Area, tell: Tell) -> Iterator[str]:
    """Thin lines with their numbers beside them, on the level of each if it is free."""
    free: dict[int, float] = {}
    for event in chart.events:
        x = area.x(event.x)
        end = x + 3 + width_of(event.label)
        y = area.top + LINE * (event.level + 0.5)
        place = f'd="M{number(x)} {number(area.top)}V{number(area.bottom)}"'
        shape = f'<path {place} stroke="{INK}" stroke-dasharray="3 3"/>'
        is_free = free.get(event.level, 0.0) <= x
        fits = is_free and y + LINE / 2 <= area.bottom and end <= area.width
        words = words_at(event.label, x + 3, y) if fits else ""
        free[event.level] = max(end + 2, free.get(event.level, 0.0))
        yield within(tell("", event.hover), f"{shape}{words}")


def up_words(area: Area) -> Iterator[str]:
    """What is written at the marked places of the upright axis."""
    for tick in area.ticks_up():
        yield words_at(tick.words, area.left - UP_GAP, area.y(tick.at), anchor="end")


def across_words(area: Area) -> Iterator[str]:
    """What is written at the marked places below."""
    for tick in area.ticks_across():
        x, y = area.x(tick.at), area.bottom + 7 + SIZE / 2
        yield words_at(tick.words, x, y, anchor="middle")
        yield words_at(tick.below, x, y + LINE, anchor="middle")


def titles(chart: Chart, area: Area) -> Iterator[str]:
    """What both axes count."""
    middle = (area.top + area.bottom) / 2
    room = 2 * min(middle, area.height - middle)
    left = 4 + TITLE / 2
    yield words_at(
        chart.up.title, left, middle, anchor="middle", size=TITLE, room=room, upright=True
    )
    middle = (area.left + area.right) / 2
    room = 2 * min(middle, area.width - middle)
    y = area.bottom + 9 + LINE * 1.75
    yield words_at(chart.across.title, middle, y, anchor="middle", size=TITLE, room=room)


def row_names(chart: Chart, area: Area) -> Iterator[str]:
    """The names of rows, at their left or above them; as many as there is room for."""
    names = chart.up.names
    if not names:
        return
    height = (area.bottom - area.top) / max(1.0, chart.up.last - chart.up.first)
    every = max(1, -int(-LINE // height))
    for row in range(0, len(names), every):
        if area.inside:
            y = max(area.y(row) - min(12.0, height / 3), LABEL / 2)
            yield words_at(names[row], area.left, y, size=LABEL, room=area.width - area.left - 4)
        else:
            yield words_at(names[row], area.left - 7, area.y(row), anchor="end", size=LABEL)


def bar_values(chart: Chart, area: Area) -> Iterator[str]:
    """What is written at the ends of bars that lie in rows."""
    for group in chart.bars:
        for point in group.points:
            if point.label and point.y is not None:
                # In a row with a name inside the bar lies below it.
                y = area.y(point.y - BAR / 4 if area.inside else point.y)
                yield words_at(point.label, area.x(point.x) + BAR_GAP, y)


def void_words(chart: Chart, area: Area) -> Iterator[str]:
    """Who does not report, in the shade of the years; none where another stands.

    On a phone they would lie over the lines, and the sentence above says it.
    """
    free = area.left - SIZE / 2
    for void in chart.voids if area.width >= NARROW else ():
        if void.label:
            left, right, words = _void_words(void, area)
            if left >= free:
                free = right
                yield words


def _void_words(void: Void, area: Area) -> tuple[float, float, str]:
    """From left to right where that is meant and there is room, else upright in the middle."""
    first, last, width = area.x(void.first), area.x(void.last), width_of(void.label)
    if not void.upright and width + 6 <= last - first:
        y = area.top + LINE / 2 if void.on_top else area.bottom - LINE / 2
        return first + 3, first + 3 + width, words_at(void.label, first + 3, y)
    x, room = (first + last) / 2, area.bottom - area.top - 6
    y, anchor = (area.top + 3, "end") if void.on_top else (area.bottom - 3, "start")
    words = words_at(void.label, x, y, anchor=anchor, room=room, upright=True)
    return x - LINE / 2, x + LINE / 2, words


def line_names(chart: Chart, area: Area) -> Iterator[str]:
    """The names of lines at their ends, or above all where these would take too much room."""
    yield from _above(chart, area) if area.names else _beside(chart, area)


def _above(chart: Chart, area: Area) -> Iterator[str]:
    """Each name after a piece of its line, from that which ends highest."""
    labels = chart.labels[::-1]
    for row, x, y in name_places(chart, area):
        yield sample(labels[row], (x, y))
        start = x + SAMPLE
        yield words_at(labels[row].text, start, y, size=LABEL, room=area.width - start)


def _beside(chart: Chart, area: Area) -> Iterator[str]:
    """Each name at the right, joined with its line's last value."""
    tall = area.bottom - area.top
    shown = sorted(chart.labels, key=lambda label: -area.y(label.y))[-max(1, int(tall / LINE)) :]
    heights = spread([area.bottom - area.y(label.y) for label in shown], LINE, 0.0, tall)
    for label, height in zip(shown, heights, strict=True):
        at, y = min(max(area.y(label.at), area.top), area.bottom), area.bottom - height
        path = (
            f"M{number(area.right + 1)} {number(at)}L{number(area.right + LEADER - 3)} {number(y)}"
        )
        yield f'<path d="{path}" stroke="{label.colour}" stroke-width="2"/>'
        x = area.right + LEADER
        yield words_at(label.text, x, y, size=LABEL, room=area.width - x)


def legend(chart: Chart, area: Area) -> Iterator[str]:
    """What the colours of bars mean, below the axis."""
    for row, x, y in legend_places(chart, area):
        group = chart.bars[row]
        yield rectangle((x, y - 5), (x + 10, y + 5), group.colour)
        yield words_at(group.name, x + SWATCH, y, room=area.width - x - SWATCH)
