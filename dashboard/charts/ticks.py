"""The marked places of an axis: steps of 1, 2 and 5, as many as there is room for. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import count
from math import ceil, floor, log10
from typing import Final

from dashboard.charts.chart import Axis
from dashboard.charts.svg_words import SIZE, width_of
from dashboard.text import charts as words
from dashboard.text.language import Spoken, in_digits, month_name, say, spoken

_SCALES: Final = ((1e12, words.TRILLIONS), (1e9, words.BILLIONS), (1e6, words.MILLIONS))
"""What large numbers are counted in."""

_PLAIN: Final = (1e-4, 1e7)  # numbers, counted in their scale, that are written with all digits
_APART: Final = 14.0  # pixels between two marked places, besides what is written at them
_YEARS_APART: Final = 18.0  # the same of many years
_FEW: Final = 10  # years, of which each is marked if there is any room
_NEAR: Final = 0.7  # of a step
_LEAST: Final = 2  # marks, without which an axis of ratios says nothing
_MONTH_STEPS: Final = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked place and what is written there, with a second line where it is not blank."""

    at: float
    words: str
    below: str = ""


def ticks(axis: Axis, length: float, *, upright: bool) -> Sequence[Tick]:
    """The marked places of an axis so many pixels long."""
    return _ticks(spoken(), axis, length, upright)


# Room, grid and words of a picture each ask for them.
@lru_cache(maxsize=512)
def _ticks(_language: Spoken, axis: Axis, length: float, upright: bool) -> Sequence[Tick]:  # noqa: FBT001
    if axis.kind == "rows":
        return []
    if axis.kind in ("years", "months"):
        return _times(axis, length)
    room = 40.0 if upright else 5 * SIZE + _APART
    return _values(axis, max(1.0, length / room))


def _values(axis: Axis, most: float) -> list[Tick]:
    low, high = sorted((axis.first, axis.last))
    if low == high:
        return []
    if axis.log:
        return _ratios(low, high, most)
    step = step_of((high - low) / most)
    if axis.kind == "ranks":
        return _ranks(low, high, max(1.0, step))
    largest = max(abs(low), abs(high))
    return [Tick(at, _written(at, step, largest)) for at in _multiples(low, high, step)]


def _ratios(low: float, high: float, most: float) -> list[Tick]:
    """Of an axis of equal ratios: 1, 2, 5, 10 and so on, or as many of them as there is room for.

    Where both ends lie so near each other that fewer than two are between them, equal steps.
    """
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    for digits in ((1, 2, 5), (1, 3), (1,)):
        found = [one * 10.0**power for power in powers for one in digits]
        found = [at for at in found if low * (1 - 1e-9) <= at <= high * (1 + 1e-9)]
        if len(found) <= most:
            break
    found = found[:: ceil(len(found) / most)]
    if len(found) < _LEAST:
        step = step_of((high - low) / most)
        return [Tick(at, _written(at, step, high)) for at in _multiples(low, high, step)]
    return [Tick(at, _written(at, at, at)) for at in found]


def _ranks(low: float, high: float, step: float) -> list[Tick]:
    """The first, and every so many, but none so near the first that they cannot be told apart."""
    found = [1.0] if low <= 1 <= high else []
    found += [at for at in _multiples(max(low, 1.0), high, step) if at - 1 >= _NEAR * step]
    return [Tick(at, _written(at, step, high)) for at in found]


def step_of(least: float) -> float:
    """The least of 1, 2, 5, 10, 20 and so on, or of 0.5, 0.2 and so on, that is not below."""
    power = 10.0 ** floor(log10(least))
    return next(power * one for one in (1, 2, 5, 10) if power * one >= least * (1 - 1e-9))


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    """All multiples of a step between two ends."""
    for number in range(ceil(low / step - 1e-6), floor(high / step + 1e-6) + 1):
        yield number * step


def value_at(value: float, largest: float) -> str:
    """A value as it is written at its bar: in the scale of the largest, which has three digits.

    What would read as nothing there, and is something, is written in a scale of its own.
    """
    step = 10.0 ** (floor(log10(largest)) - 2) if largest > 0 else 1.0
    if value and not round(value / step):
        return value_at(value, value)
    return _written(value, step, largest, trimmed=False)


def _written(value: float, step: float, largest: float, *, trimmed: bool = True) -> str:
    """A value in the scale of the largest: ``500 m``, ``1.5 bn``; very small ones as powers."""
    scale, counted = next((one for one in _SCALES if largest >= one[0]), (1.0, ""))
    size, least = value / scale, step / scale
    if not size:
        return "0"
    if _PLAIN[0] <= least and abs(size) < _PLAIN[1]:
        decimals = max(0, -floor(log10(least) + 1e-9))
        number = f"{size:,.{decimals}f}"
        number = number.rstrip("0").rstrip(".") if decimals and trimmed else number
    else:
        # As many digits as tell a step from the next.
        apart = floor(log10(abs(size))) - floor(log10(least) + 1e-9) + 1
        number = f"{size:.{max(3, apart)}g}"
    number = in_digits(number).replace("-", "−")
    return say(counted, number=number) if counted else number


def _times(axis: Axis, length: float) -> list[Tick]:
    """Years, or months where there are few."""
    is_monthly = axis.kind == "months"
    per_year = length / (axis.last - axis.first) * (365.25 if is_monthly else 1)
    if is_monthly:
        room = max(width_of(month_name(number)) for number in range(1, 13)) + _APART
        step = next((step for step in _MONTH_STEPS if per_year * step / 12 >= room), 0)
        if step:
            return list(_months(axis, step))
    steps = (one * 10**power for power in count() for one in (1, 2, 5))
    room = width_of("2000") + (_APART if length < _FEW * per_year else _YEARS_APART)
    year = next(step for step in steps if step * per_year >= room)
    return list(_years(axis, year))


def _years(axis: Axis, step: int) -> Iterator[Tick]:
    """The beginnings of years on an axis of days, or the years themselves."""
    if axis.kind == "years":
        for year in _multiples(axis.first, axis.last, step):
            yield Tick(year, str(round(year)))
        return
    first, last = (date.fromordinal(round(end)).year for end in (axis.first, axis.last))
    for year in _multiples(first, last, step):
        yield Tick(date(round(year), 1, 1).toordinal(), str(round(year)))


def _months(axis: Axis, step: int) -> Iterator[Tick]:
    """Months by name, the first and every January with its year below."""
    first, last = (date.fromordinal(round(end)) for end in (axis.first, axis.last))
    for number in range(first.year * 12, last.year * 12 + 12, step):
        day = date(number // 12, number % 12 + 1, 1)
        if first <= day <= last:
            below = str(day.year) if day.month == 1 or number == first.year * 12 else ""
            yield Tick(day.toordinal(), month_name(day.month), below)
