"""Dots as one picture that stands alone: rows with their names, the band, the axis, the key. Pure.

It is put together of the strips a page has, so both say the same. As on a page, names stand beside
their strips where there is room, else above them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from dashboard.charts import svg_dots
from dashboard.charts.dots import Dot, Dots
from dashboard.charts.svg import FONTS
from dashboard.charts.svg_words import SIZE, escaped, lines_of, number, words_at

DOTS_STYLE: Final = (
    ".dotted line{stroke:#d0d3d8}.dotted .range line{stroke:inherit}.dotted .hollow{fill:#fff}"
    "@media(prefers-color-scheme:dark){.dotted line{stroke:#3a3f47}.dotted .hollow{fill:#14161a}}"
)
"""What a picture with dots needs beside ``svg.STYLE``."""

_BESIDE: Final = 600.0  # pixels: as wide as this, names stand beside their strips
_NAMES: Final = 0.4  # of the width
_LINE: Final = 1.35  # from line to line, of the size of letters
_GROUP: Final = 30.0  # what the heading of a group takes
_BAND: Final = 18.0  # what the name of the band takes
_AXIS: Final = 40.0  # the axis, and what it counts below
_BETWEEN: Final = 5.0  # rows

_Size = tuple[float, float]
"""Width and height."""


def height_of(dots: Dots, width: float) -> float:
    """What all rows, the axis and the key take in a width."""
    names = sum(
        _GROUP + sum(_row_height(dots, row, width) for row in rows) for _, rows in dots.groups
    )
    return _BAND + names + _AXIS + _height(dots.key, width, SIZE)


def to_svg(dots: Dots, width: float) -> str:
    """The picture of all readings of what is asserted, so many pixels wide."""
    left, height = _left(width), height_of(dots, width)
    field = height - _BAND - _AXIS - _height(dots.key, width, SIZE)
    room = width - left
    parts = (
        _soft(_nested(svg_dots.band_name(dots), (left, 0), (room, _BAND))),
        _nested(svg_dots.ground(dots), (left, _BAND), (room, field)),
        *_rows(dots, width),
        _soft(_nested(svg_dots.axis(dots), (left, _BAND + field), (room, _AXIS / 2))),
        _soft(words_at(dots.axis.title, width, _BAND + field + 0.7 * _AXIS, anchor="end")),
        _soft("".join(_written(dots.key, 0, _BAND + field + _AXIS, width, SIZE))),
    )
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<svg class="dotted" {size} font-family="{FONTS}">{"".join(parts)}</svg>'


def _rows(dots: Dots, width: float) -> Iterator[str]:
    left, top = _left(width), _BAND
    for name, rows in dots.groups:
        yield _soft(words_at(name, 0, top + 0.6 * _GROUP, size=svg_dots.VALUE, room=width))
        top += _GROUP
        for row in rows:
            yield _row(dots, row, (left, top), width)
            top += _row_height(dots, row, width)


def _row(dots: Dots, row: Dot, at: tuple[float, float], width: float) -> str:
    """A row's name, its strip beside it or below, and the way to its receipt."""
    left, top = at
    strip, taken, room = svg_dots.height_of(dots, row), _words_height(row, width), _room(width)
    first = top + (max(0.0, (strip - taken) / 2) if left else 0.0)
    second = first + _height(row.name, room, svg_dots.VALUE)
    weight = ' font-weight="600"' if row.primary else ""
    name = "".join(_written(row.name, 0, first, room, svg_dots.VALUE))
    place = (left, top if left else top + taken)
    drawn = (
        f'<g class="ink" fill="#1b1b1b" font-size="{number(svg_dots.VALUE)}"><g{weight}>{name}</g>'
        f'<g font-weight="600">{_nested(svg_dots.strip(dots, row), place, (width - left, strip))}'
        f"</g></g>{_soft(''.join(_written(row.about, 0, second, room, SIZE)))}"
    )
    return f'<a href="{escaped(row.receipt)}">{drawn}</a>' if row.receipt else drawn


def _row_height(dots: Dots, row: Dot, width: float) -> float:
    words, strip = _words_height(row, width), svg_dots.height_of(dots, row)
    return (max(words, strip) if _left(width) else words + strip) + _BETWEEN


def _words_height(row: Dot, width: float) -> float:
    """What a row's name takes, and below it what is not as usual."""
    room = _room(width)
    return _height(row.name, room, svg_dots.VALUE) + _height(row.about, room, SIZE)


def _left(width: float) -> float:
    """Where the strips begin."""
    return width * _NAMES if width >= _BESIDE else 0.0


def _room(width: float) -> float:
    """How wide a name may be."""
    return (_left(width) or width) - SIZE


def _height(words: str, room: float, size: float) -> float:
    return size * _LINE * len(lines_of(words, room, size))


def _written(words: str, x: float, top: float, room: float, size: float) -> Iterable[str]:
    for at, line in enumerate(lines_of(words, room, size)):
        yield words_at(line, x, top + size * _LINE * (at + 0.5), size=size)


def _nested(drawn: str, at: tuple[float, float], size: _Size) -> str:
    """What is drawn in shares of its room, in a room."""
    where = f'x="{number(at[0])}" y="{number(at[1])}"'
    return f'<svg {where} width="{number(size[0])}" height="{number(size[1])}">{drawn}</svg>'


def _soft(drawn: str) -> str:
    """Words beside the numbers."""
    return f'<g class="soft" fill="#555555" font-size="{number(SIZE)}">{drawn}</g>'
