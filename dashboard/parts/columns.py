"""The columns of a table of numbers: what each is called, its unit and its decimals. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from dashboard.measures.derived import ROWS
from dashboard.text import pieces
from dashboard.text.ends import apart
from dashboard.text.goods import goods_title
from dashboard.text.language import in_digits, say
from dashboard.text.names import Naming
from dashboard.text.rows import Rows, rows_by, valued
from dashboard.text.scales import ENDS
from dashboard.text.words import capital, digits_to_tell, measure_title

DOLLARS: Final = {"US$ million": 1e6, "US$ thousand": 1e3, "US$": 1.0}
"""The units a table may tell dollars in, and how many they are."""

COLUMN: Final = ("measure", "goods", "unit", "partner", "reporter")
"""What tells one column from another."""

_DIGITS: Final = 3  # of the largest number of a column
_MANY: Final = 100  # above this a decimal says nothing
_FINER: Final = 2  # decimals of shares
_LEVEL: Final = {"percent": _FINER}
"""So many decimals columns of a unit have in common, where one of them has them; of others one."""

_FINEST: Final = 9  # decimals; beyond them stands the noise of arithmetic, not a figure

Key = tuple[Any, ...]
"""The cells of ``COLUMN`` that a column has."""


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """How a column of numbers is told: its name, its unit on screen, that unit's size, decimals.

    ``tells_unit`` where the name says the unit already, ``signed`` where a rise has its sign.
    """

    name: str
    unit: str
    size: float
    decimals: int
    tells_unit: bool = False
    signed: bool = False

    def text(self, value: float) -> str:
        """A value of the frame in this column's unit; what is not zero never reads as zero."""
        told = round(value / self.size, _FINEST) + 0.0  # never minus nothing
        reads_as_zero = 0 < abs(told) < 1 and not round(told, self.decimals)
        decimals = -math.floor(math.log10(abs(told))) if reads_as_zero else self.decimals
        sign = "+" if told > 0 and self.signed else "−" if told < 0 else ""
        return sign + in_digits(f"{abs(told):,.{decimals}f}")

    def ends(self, low: float, high: float) -> str:
        """Both ends of a value on which statements differ, to the digits that tell them apart."""
        first, last = apart(low / self.size, high / self.size, self.decimals)
        return say(ENDS, low=first, high=last)


def columns_of(
    rows: Rows, others: Mapping[str, str], country_of: Naming
) -> dict[Key, NumberColumn]:
    """The columns of the table of these rows, in their order."""
    by_column = rows_by(rows, *COLUMN)
    dollars = _dollars(rows)
    by_goods = len({key[0] for key in by_column}) < len({key[:3] for key in by_column})
    both_sides = len({row["reporter"] for row in rows}) > 1
    values = {key: [row["value"] for row in valued(own)] for key, own in by_column.items()}
    # Where one share needs two decimals so as not to round to another whole, all have them.
    finer = any(digits_to_tell(row["value"], row["unit"]) for row in valued(rows))
    columns = {}
    for key, own in by_column.items():
        measure, goods, unit, *sides = key
        told = values[key]
        if by_goods and not told and any(values.values()):
            continue  # years that are voids as a whole are told in the last column
        shown = dollars if unit == "USD" else unit
        size = DOLLARS.get(shown, 1.0)
        name = goods_title(goods) if by_goods else measure_title(measure)
        other = next((others[code] for code in sides if code in others), "")
        if other:
            name = say(pieces.OF_COUNTRY, country=other, measure=name)
        elif both_sides and not by_goods:
            reporter = country_of(own[0]["reporter"])
            name = say(pieces.REPORTED_BY, measure=name, reporter=reporter)
        decimals = 0 if unit == "rank" else _decimals([value / size for value in told])
        if finer and unit == "percent":
            decimals = max(decimals, _FINER)
        says = not by_goods and _tells_unit(measure, unit)
        signed = unit == "percentage points" or (measure in ROWS and ROWS[measure].is_change)
        columns[key] = NumberColumn(capital(name), shown, size, decimals, says, signed)
    return _levelled(columns)


def _levelled(columns: Mapping[Key, NumberColumn]) -> dict[Key, NumberColumn]:
    """The same where columns of a unit have like decimals: 1.40 and 1.43, 4,799.0 and 14.0."""
    known = {(column.unit, column.decimals) for column in columns.values()}
    return {
        key: replace(column, decimals=column.decimals + 1)
        if (column.unit, column.decimals + 1) in known
        and column.decimals < _LEVEL.get(column.unit, 1)
        else column
        for key, column in columns.items()
    }


def _tells_unit(measure: str, unit: str) -> bool:
    """Whether a measure's name says its unit: ranks and gaps in percent."""
    return unit == "rank" or (unit == "percent" and measure in ROWS and ROWS[measure].is_gap)


def _dollars(rows: Rows) -> str:
    """The largest unit of dollars of which the table's largest amount has ten; else dollars."""
    amounts = [abs(row["value"]) for row in valued(rows) if row["unit"] == "USD"]
    largest = max(amounts, default=math.inf)
    return next((name for name, size in DOLLARS.items() if largest >= 10 * size), "US$")


def _decimals(values: list[float]) -> int:
    """So many that the largest number has three digits, and one where a number is small."""
    sizes = [abs(value) for value in values if value]
    if not sizes:
        return 0
    wanted = _DIGITS - 1 - math.floor(math.log10(max(sizes)))
    return min(_FINEST, max(wanted, int(min(sizes) < _MANY)))
