"""Reads a drawn chart as people do: the scales from what is written at the axes, then the rest."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log10
from typing import Final
from xml.etree import ElementTree as ET

from dashboard.charts.svg_words import SIZE, width_of

_NS: Final = "{http://www.w3.org/2000/svg}"
_SIZES: Final = {"\u00a0tn": 1e12, "\u00a0bn": 1e9, "\u00a0m": 1e6, "": 1.0}
_NUMBERS: Final = re.compile(r"-?\d*\.?\d+")

Scale = Callable[[float], float]


@dataclass(frozen=True)
class Words:
    """What is written somewhere, in full where it is cut, and the box it takes at most."""

    kind: str
    text: str
    full: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Words") -> bool:
        """Tell whether two cover each other."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Read:
    """A picture: its size, its tree, its words."""

    width: float
    height: float
    root: ET.Element
    words: tuple[Words, ...]

    def of(self, kind: str) -> list[Words]:
        """Return the words of one kind."""
        return [word for word in self.words if kind in word.kind.split()]

    def elements(self, name: str) -> list[ET.Element]:
        """Return the elements of a class."""
        return [one for one in self.root.iter() if name in one.get("class", "").split()]


def read(svg: str) -> Read:
    """Read a picture; it must be XML."""
    root = ET.fromstring(svg)  # noqa: S314 -- our own
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    groups = [group for group in root if "ink" in group.get("class", "").split()]
    words = tuple(_words(group.attrib["class"], one) for group in groups for one in _texts(group))
    return Read(width, height, root, words)


def _texts(group: ET.Element) -> Iterator[ET.Element]:
    return group.iter(f"{_NS}text")


def _words(kind: str, element: ET.Element) -> Words:
    text, full = element.text or "", element.findtext(f"{_NS}title") or element.text or ""
    size = float(element.get("font-size", SIZE))
    width, x, y = width_of(text, size), float(element.attrib["x"]), float(element.attrib["y"])
    before = {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    up, down = 0.8 * size, 0.2 * size
    if "rotate(-90" in element.get("transform", ""):
        return Words(kind, text, full, x - up, y + before - width, x + down, y + before)
    return Words(kind, text, full, x - before, y - up, x - before + width, y + down)


def clashes(picture: Read) -> list[str]:
    """Return the words that leave the picture or cover others."""
    found = [
        f"leaves: {one}"
        for one in picture.words
        if one.left < 0 or one.top < 0 or one.right > picture.width or one.bottom > picture.height
    ]
    return found + [f"{a} / {b}" for a, b in combinations(picture.words, 2) if a.meets(b)]


def value_of(text: str) -> float:
    """Return the number that is written at an axis of values."""
    found = re.fullmatch(r"(−?[\d,.]+(?:e[+−]\d+)?)((?:\u00a0(?:tn|bn|m))?)", text)
    assert found, text
    return float(found[1].replace(",", "").replace("−", "-")) * _SIZES[found[2]]


def _scale(places: list[tuple[float, float]]) -> Scale:
    """Return the straight scale through the first and the last place."""
    (at, value), (end, last) = places[0], places[-1]
    return lambda pixel: value + (pixel - at) * (last - value) / (end - at)


def up_scale(picture: Read, *, is_log: bool = False) -> Scale:
    """Return what an upward pixel means by the numbers at the left; of ratios the logarithm."""
    read_as = log10 if is_log else float
    # Letters stand around their middle line, so their boxes do by a known share of their size.
    words = picture.of("up")
    return _scale(
        [
            ((w.top + w.bottom) / 2 + 0.3 * SIZE - 0.36 * SIZE, read_as(value_of(w.text)))
            for w in words
        ]
    )


def across_scale(picture: Read, *, days: bool, values: bool = False) -> Scale:
    """Return what a pixel across means by the numbers below."""
    places = []
    for word in picture.of("across"):
        middle = (word.left + word.right) / 2
        if values:
            places.append((middle, value_of(word.text)))
        elif re.fullmatch(r"\d{4}", word.text):
            year = int(word.text)
            places.append((middle, date(year, 1, 1).toordinal() if days else year))
    return _scale(places)


def places(element: ET.Element) -> list[tuple[float, float]]:
    """Return where the marks of a group are."""
    found = []
    for one in element.iter():
        if one.tag == f"{_NS}circle":
            found.append((float(one.attrib["cx"]), float(one.attrib["cy"])))
        elif "transform" in one.attrib:
            x, y = map(float, _NUMBERS.findall(one.attrib["transform"]))
            found.append((x, y))
    return found


def vertices(element: ET.Element) -> list[tuple[float, float]]:
    """Return the points of a line's path."""
    path = element.attrib["d"].replace("h.01", "")
    numbers = list(map(float, _NUMBERS.findall(path)))
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def box(element: ET.Element) -> tuple[float, float, float, float]:
    """Return the left, upper, right and lower side of a rectangle, or of a bar's path."""
    if element.tag == f"{_NS}rect":
        x, y, width, height = (float(element.attrib[n]) for n in ("x", "y", "width", "height"))
        return x, y, x + width, y + height
    x0, y0, x1, y1, _ = map(float, _NUMBERS.findall(element.attrib["d"]))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def bars_of(group: ET.Element) -> list[tuple[float, float, float, float]]:
    """Return the boxes of a group's bars."""
    return [box(one) for one in group.iter(f"{_NS}path")]


def told(element: ET.Element) -> list[tuple[str, str]]:
    """Return the address and the title of each mark of a group."""
    return [
        (one.get("href", ""), one.findtext(f"{_NS}title") or "")
        for one in element
        if one.tag in (f"{_NS}a", f"{_NS}g")
    ]
