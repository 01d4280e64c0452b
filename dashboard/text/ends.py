"""How a number is written on which statements differ: by its ends, as nobody said the middle."""

from collections.abc import Mapping
from math import floor, log10
from typing import Any, Final

from dashboard.measures.derived import ROWS
from dashboard.measures.intervals import Interval
from dashboard.text.language import N_, in_digits, say
from dashboard.text.scales import ENDS, ENDS_IN, Scale, beyond_rounding, scale_of
from dashboard.text.words import PERCENT, POINTS, amount, as_read, between, digits_to_tell

DIFFER: Final = "statements differ"
"""What the column ``spread`` of a frame says of such a number."""

ROUNDED: Final = "rounded"
"""The same of one that was published so."""

VALUED: Final = N_("{value} ({status})")
"""A number with what kind of figure it is."""

ABOUT: Final = N_("about {value}")

FROM_BELOW: Final = N_("from {low} to {high}")
"""Two ends of which one at least is below nothing."""

_UNITS: Final = {"percent": PERCENT, "percentage points": POINTS}

_ROUGH: Final = 0.03  # of a value, to each side
_FINEST: Final = 8  # decimals


def told(value: Interval, unit: str, *, is_change: bool = False) -> str:
    """A value as text: by both ends where statements differ, else as it was published."""
    if value.said is None:
        return both_ends(value, unit, is_change=is_change)
    text = between(value, unit)
    return with_sign(text, as_read(value.said, unit)) if is_change else text


def with_sign(text: str, value: float) -> str:
    """A change as text, where a rise has its sign as a fall has: ``+3.9%``."""
    return f"+{text}" if value > 0 and not text.startswith("+") else text


def row_text(row: Mapping[Any, Any]) -> str:
    """The number of a frame's row, columns ``number_rows.FRAME_COLUMNS``, that has a value.

    A rise has its sign, as a fall has. A share has more digits than usual where those would be
    rounded to another whole, or would read as nothing.
    """
    value, unit = row["value"], row["unit"]
    is_change = ROWS[row["measure"]].is_change
    if row.get("spread") == DIFFER:
        return both_ends(Interval(row["low"], row["high"]), unit, is_change=is_change)
    more = digits_to_tell(value, unit)
    if row.get("spread") == ROUNDED:
        more = more or beyond_rounding(value, unit, row["high"] - row["low"])
    if unit == "percent" and value and not is_change and not as_read(value, unit, more):
        more = min(_FINEST, -floor(log10(abs(value)))) - 1
    text = amount(value, unit, more)
    if is_rough(row):
        return say(ABOUT, value=text)
    return with_sign(text, as_read(value, unit)) if is_change else text


def is_rough(row: Mapping[Any, Any]) -> bool:
    """Whether an amount was said so roughly that only its first digits are known."""
    if row["unit"] != "USD" or row.get("spread") != ROUNDED:
        return False
    return bool((row["high"] - row["low"]) / 2 > _ROUGH * abs(row["value"]))


def both_ends(
    value: Interval, unit: str, more: int = 0, *, bare: bool = False, is_change: bool = False
) -> str:
    """Two ends with their unit once, to the digits that tell them apart: ``8.5 to 8.8%``.

    Dollars in the scale of the larger: ``US$ 26.3 to 26.6 billion``; with so many ``more`` digits
    than usual. A ``bare`` pair stands beside a number that has the unit, and leaves off one of
    words: ``9.3 percentage points (9.3 to 9.4)``. Of a change each end has its sign.
    """
    scale, decimals = _scale(value, unit)
    low, high = apart(value.low / scale.size, value.high / scale.size, decimals + more)
    in_words = bare and unit == "percentage points"
    if is_change and unit != "USD":
        low, high = with_sign(low, value.low), with_sign(high, value.high)
    if low.startswith("−"):
        return _from_below(low, high, "" if in_words else unit, scale)
    others = ENDS if in_words else ENDS_IN.get(unit, ENDS)
    text = say(scale.ends if unit == "USD" else others, low=low, high=high)
    return with_sign(text, value.low) if is_change else text


def _from_below(low: str, high: str, unit: str, scale: Scale) -> str:
    """Two ends, a minus never after ``US$``: ``from −US$ 29.5 million to US$ 71.5 million``."""
    if unit == "USD":
        low = say(scale.amount, sign="−", number=low.removeprefix("−"))
        sign = "−" if high.startswith("−") else ""
        high = say(scale.amount, sign=sign, number=high.removeprefix("−"))
    elif unit in _UNITS:
        high = say(_UNITS[unit], number=high)
    return say(FROM_BELOW, low=low, high=high)


def ends_as_read(value: Interval, unit: str, more: int = 0) -> Interval:
    """What a reader of ``both_ends`` reads."""
    scale, decimals = _scale(value, unit)
    low, high = value.low / scale.size, value.high / scale.size
    digits = _digits_apart(low, high, decimals + more)
    return Interval(round(low, digits) * scale.size, round(high, digits) * scale.size)


def apart(low: float, high: float, decimals: int) -> tuple[str, str]:
    """Two numbers with as many decimals, or as many more as it takes to tell them apart."""
    digits = _digits_apart(low, high, decimals)
    return _written(low, digits), _written(high, digits)


def _digits_apart(low: float, high: float, decimals: int) -> int:
    """How many decimals it takes, at least so many."""
    tried = range(decimals, _FINEST)
    return next((n for n in tried if round(low, n) != round(high, n)), max(decimals, _FINEST))


def _written(value: float, digits: int) -> str:
    """A number with a minus as on screen, and none before nothing."""
    told = round(value, digits) + 0.0  # minus nothing and nothing are nothing
    return in_digits(f"{told:,.{digits}f}").replace("-", "−")


def _scale(value: Interval, unit: str) -> tuple[Scale, int]:
    """The scale of the larger end, and with how many decimals both are told at least."""
    scale, decimals = scale_of(max(abs(value.low), abs(value.high)), unit)
    return scale, max(1, decimals) if unit == "USD" else decimals
