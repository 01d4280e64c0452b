"""How a number is written on which statements differ: by its ends, as nobody said the middle."""

from collections.abc import Mapping
from typing import Any, Final

from dashboard.measures.intervals import Interval
from dashboard.text.words import amount, between

DIFFER: Final = "statements differ"
"""What the column ``spread`` of a frame says of such a number."""

_BILLION: Final = 1e9
_MILLION: Final = 1e6
_FINEST: Final = 9  # decimals


def told(value: Interval, unit: str) -> str:
    """A value as text: by both ends where statements differ, else as it was published."""
    return both_ends(value, unit) if value.said is None else between(value, unit)


def row_text(row: Mapping[Any, Any]) -> str:
    """The number of a frame's row, columns ``frames.FRAME_COLUMNS``, that has a value."""
    if row.get("spread") == DIFFER:
        return both_ends(Interval(row["low"], row["high"]), row["unit"])
    return amount(row["value"], row["unit"])


def both_ends(value: Interval, unit: str, more: int = 0) -> str:
    """Two ends with their unit once, to the digits that tell them apart: ``8.5 to 8.8%``.

    Dollars in the scale of the larger: ``US$ 26.3 to 26.6 billion``; with so many ``more`` digits
    than usual.
    """
    _, scale = _scale(value) if unit == "USD" else (1.0, "")
    low, high = _two(value, unit, more)
    before = "US$\N{NO-BREAK SPACE}" if unit == "USD" else ""
    after = {"percent": "%", "percentage points": " percentage points"}.get(unit, scale)
    return f"{before}{low} to {high}{after}"


def ends_as_read(value: Interval, unit: str, more: int = 0) -> Interval:
    """What a reader of ``both_ends`` reads."""
    size, _ = _scale(value) if unit == "USD" else (1.0, "")
    low, high = (float(end.replace(",", "").replace("−", "-")) for end in _two(value, unit, more))
    return Interval(low * size, high * size)


def _two(value: Interval, unit: str, more: int) -> tuple[str, str]:
    size, _ = _scale(value) if unit == "USD" else (1.0, "")
    return apart(value.low / size, value.high / size, (0 if unit == "rank" else 1) + more)


def apart(low: float, high: float, decimals: int) -> tuple[str, str]:
    """Two numbers with as many decimals, or as many more as it takes to tell them apart."""
    for digits in range(decimals, _FINEST):
        ends = (f"{low:,.{digits}f}", f"{high:,.{digits}f}")
        if ends[0] != ends[1]:
            break
    first, second = (_signed(end) for end in ends)
    return first, second


def _signed(text: str) -> str:
    """A number with a minus as on screen, and none before nothing."""
    return text.replace("-", "−" if text.strip("-0.,") else "")


def _scale(value: Interval) -> tuple[float, str]:
    """The size and name of the scale in which dollars are told."""
    largest = max(abs(value.low), abs(value.high))
    if largest >= 10 * _BILLION:
        return _BILLION, " billion"
    return (_MILLION, " million") if largest >= _MILLION else (1.0, "")
