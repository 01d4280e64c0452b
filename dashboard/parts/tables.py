"""Tables of numbers as HTML text: shown when the reader opens them, so that no one waits for them.

A thousand cells as page components cost half a second before the first chart is drawn; as text
they cost nothing until they are asked for. Everything in them is escaped.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd

from dashboard.measures.derived import ROWS
from dashboard.text import labels, pieces
from dashboard.text.ends import DIFFER, apart
from dashboard.text.goods import goods_title
from dashboard.text.language import in_digits, say
from dashboard.text.scales import ENDS
from dashboard.text.words import NO_VALUE, STATUS_NAMES, capital, in_row, measure_title

SIGNS: Final = {"estimate": "°", "quoted": "*"}
"""The sign at a number of a status."""

_COMPOSED: Final = "‡"
"""The sign at a number composed of two sources, beside that of its status."""

_UNSURE: Final = "reported-or-estimated"
_DAGGER: Final = "†"  # at its source: years of such numbers in a row would all carry it

DOLLARS: Final = {"US$ million": 1e6, "US$ thousand": 1e3, "US$": 1.0}
"""The units a table may tell dollars in, and how many they are."""

_COLUMN: Final = ["measure", "goods", "unit"]
_DIGITS: Final = 3  # of the largest number of a column
_MANY: Final = 100  # above this a decimal says nothing
_FINEST: Final = 9  # decimals; beyond them stands the noise of arithmetic, not a figure

Key = tuple[str, str, str]
"""Measure, goods and unit: what tells one column from another."""


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """How a column of numbers is told: its name, its unit on screen, that unit's size, decimals.

    ``tells_unit`` where the name says the unit already.
    """

    name: str
    unit: str
    size: float
    decimals: int
    tells_unit: bool = False

    def text(self, value: float) -> str:
        """A value of the frame in this column's unit; what is not zero never reads as zero."""
        told = round(value / self.size, _FINEST) + 0.0  # never minus nothing
        reads_as_zero = told and not round(told, self.decimals)
        decimals = -math.floor(math.log10(abs(told))) if reads_as_zero else self.decimals
        sign = "+" if told > 0 and self.unit == "percentage points" else "−" if told < 0 else ""
        return sign + in_digits(f"{abs(told):,.{decimals}f}")

    def ends(self, low: float, high: float) -> str:
        """Both ends of a value on which statements differ, to the digits that tell them apart."""
        first, last = apart(low / self.size, high / self.size, self.decimals)
        return say(ENDS, low=first, high=last)


def number_table(frame: pd.DataFrame, caption: str, notice: str = "") -> str:
    """A frame's numbers (columns of ``frames.FRAME_COLUMNS``), newest first, a column a measure.

    Each column has one unit, named in its heading; all dollars of a table have the same. Below
    stands the ``notice``, then what the signs mean.
    """
    columns = _columns(frame)
    cells: dict[str, dict[Key, dict[Any, Any]]] = {}
    for row in frame.to_dict("records"):
        cells.setdefault(row["period"], {})[row["measure"], row["goods"], row["unit"]] = row
    body = "".join(
        f'<tr><th scope="row">{escape(period)}</th>'
        + "".join(_cell(cells[period].get(key), column) for key, column in columns.items())
        + f"<td>{escape(_said(cells[period].values()))}</td></tr>"
        for period in sorted(cells, reverse=True)
    )
    numbers = map(_number_head, columns.values())
    heads = [_head(say(labels.PERIOD)), *numbers, _head(say(labels.SOURCE))]
    known = frame["value"].notna()
    statuses = set(frame.loc[known, "status"])
    if known.sum() < len(cells) * len(columns):
        statuses.add("missing")
    if "composed" in frame and frame["composed"].eq("yes").any():
        statuses.add("composed")
    table = _table(caption, heads, body, "numbers")
    said = f"<p class='notice'>{escape(notice)}</p>" if notice else ""
    return f"{table}{said}<p class='marks'>{escape(_marks(statuses))}</p>"


def _marks(statuses: set[str]) -> str:
    """What the signs in a table mean, of those that are in it."""
    signs = {"missing": NO_VALUE, _UNSURE: _DAGGER, **SIGNS}
    found = {sign: STATUS_NAMES[name] for name, sign in signs.items() if name in statuses}
    if "composed" in statuses:
        found[_COMPOSED] = pieces.COMPOSED
    said = [say(pieces.SIGN, sign=sign, meaning=say(text)) for sign, text in found.items()]
    ways = say(pieces.WAYS)
    return say(pieces.MARKS, marks=" · ".join(said), ways=ways) if said else ways


def plain_table(frame: pd.DataFrame, caption: str, names: dict[str, str]) -> str:
    """The frame as it is; ``names`` maps the columns shown to their headings."""
    kinds = {
        name: ' class="number"' if pd.api.types.is_numeric_dtype(frame[name]) else ""
        for name in names
    }
    body = "".join(
        f"<tr>{''.join(f'<td{kinds[name]}>{escape(str(row[name]))}</td>' for name in names)}</tr>"
        for row in frame.to_dict("records")
    )
    heads = [_head(text, kinds[name]) for name, text in names.items()]
    return _table(caption, heads, body, "plain")


def _columns(frame: pd.DataFrame) -> dict[Key, NumberColumn]:
    """The columns of a frame's table, in the order of its rows."""
    keys: list[Key] = list(frame[_COLUMN].drop_duplicates().itertuples(index=False, name=None))
    dollars = _dollars(frame)
    by_goods = len({measure for measure, _, _ in keys}) < len(keys)
    both_sides = len(set(frame["reporter"])) > 1
    known = set(frame.dropna(subset=["value"])[_COLUMN].itertuples(index=False, name=None))
    columns = {}
    for measure, goods, unit in keys:
        if by_goods and known and (measure, goods, unit) not in known:
            continue  # years that are voids as a whole are told in the last column
        shown = dollars if unit == "USD" else unit
        size = DOLLARS.get(shown, 1.0)
        own = frame["measure"].eq(measure) & frame["goods"].eq(goods) & frame["unit"].eq(unit)
        name = goods_title(goods) if by_goods else measure_title(measure)
        if both_sides and not by_goods:
            reporter = frame.loc[own, "reporter"].iloc[0]
            name = say(pieces.REPORTED_BY, measure=name, reporter=reporter)
        decimals = 0 if unit == "rank" else _decimals(frame.loc[own, "value"] / size)
        told = not by_goods and _tells_unit(measure, unit)
        columns[measure, goods, unit] = NumberColumn(capital(name), shown, size, decimals, told)
    return columns


def _tells_unit(measure: str, unit: str) -> bool:
    """Whether a measure's name says its unit: ranks and gaps in percent."""
    return unit == "rank" or (unit == "percent" and measure in ROWS and ROWS[measure].is_gap)


def _dollars(frame: pd.DataFrame) -> str:
    """The largest unit of dollars of which the table's largest amount has ten; else dollars."""
    largest = frame.loc[frame["unit"].eq("USD"), "value"].abs().max()
    fitting = (name for name, size in DOLLARS.items() if not largest < 10 * size)  # nor is NaN less
    return next(fitting, "US$")


def _decimals(values: pd.Series) -> int:
    """So many that the largest number has three digits, and one where a number is small."""
    sizes = values.abs()
    sizes = sizes[sizes.gt(0)]
    if sizes.empty:
        return 0
    wanted = _DIGITS - 1 - math.floor(math.log10(sizes.max()))
    return min(_FINEST, max(wanted, int(sizes.min() < _MANY)))


def _table(caption: str, heads: list[str], body: str, kind: str) -> str:
    return (
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody></table>"
    )


def _head(name: str, kind: str = "") -> str:
    return f'<th scope="col"{kind}>{escape(name)}</th>'


def _number_head(column: NumberColumn) -> str:
    """The column's name and its unit, where the name does not already say it."""
    name = escape(column.name)
    if not column.tells_unit:
        unit = f'<span class="unit">{escape(say(pieces.UNITS[column.unit]))}</span>'
        name = say(pieces.IN_UNIT, name=name, unit=unit)
    return f'<th scope="col">{name}</th>'


def _said(rows: Collection[dict[Any, Any]]) -> str:
    """Whose figures a line has, and which may be estimates; or why it has none."""
    sources = dict.fromkeys(
        f"{row['source']}{_DAGGER * (row['status'] == _UNSURE)}" for row in rows if row["source"]
    )
    return in_row(sources) or " ".join(dict.fromkeys(row["note"] for row in rows)) or NO_VALUE


def _cell(row: dict[Any, Any] | None, column: NumberColumn) -> str:
    if row is None:
        return f"<td class='missing'>{NO_VALUE}</td>"
    if pd.isna(row["value"]):
        return f'<td class="missing" title="{escape(row["note"])}">{NO_VALUE}</td>'
    mark = SIGNS.get(row["status"], "") + _COMPOSED * (row.get("composed") == "yes")
    title = say(STATUS_NAMES[row["status"]])
    if row["note"]:
        title = say(pieces.NOTED, status=title, note=row["note"])
    differ = row.get("spread") == DIFFER
    text = column.ends(row["low"], row["high"]) if differ else column.text(row["value"])
    text = escape(text)
    if row["receipt"]:
        text = f'<a href="{escape(row["receipt"])}">{text}</a>'
    if mark:
        text += f'<span class="mark">{mark}</span>'
    return f'<td title="{escape(title)}">{text}</td>'
