"""The words several views share, and how numbers are written: one term for one thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.derived import ROWS
from dashboard.measures.intervals import Interval
from etl.schema import DISPATCH

NO_VALUE: Final = "–"

STATUS_NAMES: Final = {
    "reported": "reported",
    "reported-or-estimated": "reported, or estimated by the publisher without a mark",
    "estimate": "estimated by the publisher",
    "quoted": "quoted: said by an official or an agency, rounded",
    "missing": "missing",
}

GOODS_NAMES: Final = {
    "7108": "gold (HS 7108)",
    "71": "precious metals and stones (HS 71)",
    "27": "oil and gas (HS 27)",
}


@dataclass(frozen=True, slots=True)
class LensWords:
    """A parameter of the lens on screen: its name, its choices, and what each makes of figures."""

    legend: str
    options: Mapping[str, str]
    said: Mapping[str, str]


LENS_WORDS: Final = {
    "basis": LensWords(
        "Imports by",
        {"": "country of origin, where published", DISPATCH: "country of dispatch"},
        {DISPATCH: "imports by country of dispatch"},
    )
}
"""Parameters with a choice of their own; goods and publishers are told by their names."""

DIRECTIONS: Final = {"M": "imports", "X": "exports"}
"""The two flows a reader chooses between."""

FLOW_NAMES: Final = {**DIRECTIONS, "XM": "turnover"}


def measure_title(name: str) -> str:
    """What a measure is called on screen, by what the column ``measure`` of a frame says.

    What is no measure is called as it is.
    """
    row = ROWS.get(name)
    if row is None:
        return name
    if row.raised:
        text = "{measure}, exports raised by {percent:g}% for freight"
        return text.format(measure=row.title, percent=row.raised)
    return f"{row.title}, {row.operation}" if row.operation != "level" else row.title


def measures_table() -> str:
    """Every measure that can be claimed, as a table in Markdown."""
    units = {"USD": "US dollars"}
    rows = [(r.name, r.written, units.get(r.unit, r.unit)) for r in MEASURES.values()]
    head = ["| measure | formula | unit |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(cells)} |" for cells in rows)])


def measure_short(name: str) -> str:
    """What it is called at the end of its line."""
    return ROWS[name].short or ROWS[name].title


_BILLION: Final = 1e9
_MILLION: Final = 1e6
_MANY_MILLION: Final = 100
_HALVES_END: Final = 1e12  # beyond it no half is seen
_GREAT: Final = 1000  # percent: more than this is easier read as so many times


def number(value: float, unit: str, more: int = 0) -> str:
    """A value for reading, without its unit's name except the scale of dollars.

    Dollars: ``2,994 million``, ``26.3 billion``; percent ``8.8``; ranks whole; with
    so many ``more`` digits than usual.
    """
    size, name, decimals = _scale(value, unit)
    return f"{_rounded(value / size, decimals + more):,.{decimals + more}f}{name}"


def as_read(value: float, unit: str, more: int = 0) -> float:
    """The value a reader of ``number`` reads: rounded as it is written."""
    size, _, decimals = _scale(value, unit)
    return float(f"{_rounded(value / size, decimals + more):.{decimals + more}f}") * size


def _rounded(value: float, decimals: int) -> Decimal | float:
    """A half rounds up, as in the rule and as people round: 272.5 million reads as 273."""
    if not abs(value) < _HALVES_END:
        return value
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _scale(value: float, unit: str) -> tuple[float, str, int]:
    """In what a value is told: the size of it, its name, and how many decimals."""
    if unit != "USD":
        return 1.0, "", 0 if unit == "rank" else 1
    if abs(value) >= 10 * _BILLION:
        return _BILLION, " billion", 1
    if 0 < abs(value) < _MANY_MILLION * _MILLION:
        return (_MILLION, " million", 1) if abs(value) >= _MILLION else (1.0, "", 0)
    return _MILLION, " million", 0


def amount(value: float, unit: str, more: int = 0) -> str:
    """A value with its unit: ``US$ 2,994 million``, ``8.8%``, ``+1.2 percentage points``, ``3``."""
    written = number(abs(value), unit, more)
    is_nothing = not any(digit in written for digit in "123456789")
    sign = "−" if value < 0 and not is_nothing else ""
    if unit == "USD":
        return f"{sign}US$\N{NO-BREAK SPACE}{written}"
    if unit == "percentage points":
        return f"{sign or ('' if is_nothing else '+')}{written} percentage points"
    return f"{sign}{written}%" if unit == "percent" else f"{sign}{written}"


def signed(percent: float) -> str:
    """A difference in percent: ``+1.2%``, ``−0.4%``; a great one as ``37.6 times``."""
    if percent >= _GREAT:
        return f"{1 + percent / 100:,.1f} times"
    return f"{percent:+.1f}%".replace("-", "−")


def capital(text: str) -> str:
    """A sentence or heading that may begin with an article."""
    return text[:1].upper() + text[1:]


def between(value: Interval, unit: str) -> str:
    """A value that may have a width: as it was said where its ends are near, else both ends.

    One number where both ends read alike.
    """
    low, high = amount(value.low, unit), amount(value.high, unit)
    if low == high:
        return low
    relative = (value.high - value.low) / abs(value.middle) if value.middle else 1
    rounding = 0.03  # narrower than this the ends would only confuse
    if value.said is None or relative >= rounding:
        return f"{low} to {high}"
    return amount(value.said, unit)
