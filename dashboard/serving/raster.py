"""SVG as PNG, in milliseconds and without a browser: the one module that knows resvg."""

from functools import cache
from typing import Final

from resvg_py import svg_to_bytes

from dashboard.text.answers import NO_LETTERS
from etl.vintage import DataError

PAPER: Final = "#ffffff"
SHARPER: Final = 1.5
"""Pixels of a picture on its own to each of its drawing’s."""

_FAMILIES: Final = (
    "Noto Sans, DejaVu Sans, Liberation Sans, Arial, Helvetica, Segoe UI, Verdana, Roboto, "
    "Open Sans, FreeSans, Ubuntu, sans-serif"
)
"""The first of these that there is stands for any family without serifs."""

_TRIAL: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" font-family="{family}">'
    '<text y="15">{letter}</text></svg>'
)


def to_png(svg: str, scale: float = 1) -> bytes:
    """A picture in pixels, on white. Raises DataError where there is no font for its words."""
    return svg_to_bytes(svg_string=svg, zoom=scale, background=PAPER, sans_serif_family=_family())


@cache
def _family() -> str:
    """The family of letters used; fonts are looked for once, as none comes while a server runs."""
    for family in _FAMILIES.split(", "):
        drawn, blank = (
            svg_to_bytes(svg_string=_TRIAL.format(family=family, letter=letter)) for letter in "M "
        )
        if drawn != blank:
            return family
    raise DataError(NO_LETTERS)
