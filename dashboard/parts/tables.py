"""Tables of numbers as HTML text. Everything in them is escaped.

A thousand cells as components would cost a page several times what they cost as text.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from html import escape
from operator import itemgetter
from typing import Final

from dashboard.measures.measuring import COMPOSED
from dashboard.parts.columns import COLUMN, Key, NumberColumn, columns_of
from dashboard.text import labels, pieces
from dashboard.text.ends import DIFFER
from dashboard.text.language import Spoken, say, spoken
from dashboard.text.missing import reasons_of
from dashboard.text.names import Naming
from dashboard.text.rows import Row, Rows, known, valued
from dashboard.text.words import NO_VALUE, STATUS_NAMES, dated, in_row
from etl.schema import ESTIMATE, QUOTED, UNSURE

SIGNS: Final = {ESTIMATE: "°", QUOTED: "*"}
"""The sign at a number of a status."""

_DOUBLE_DAGGER: Final = "‡"
"""The sign at a number composed of two sources, beside that of its status."""

_key: Final = itemgetter(*COLUMN)

_DAGGER: Final = "†"  # at its source: years of such numbers in a row would all carry it


def number_table(
    rows: Rows,
    caption: str,
    notice: str = "",
    others: Mapping[str, str] | None = None,
    country_of: Naming = str,
) -> str:
    """Rows (columns ``number_rows.FRAME_COLUMNS``) as numbers, newest first, a column a measure.

    Each column has one unit, named in its heading; all dollars of a table have the same. Where a
    table compares countries, ``others`` names them by their codes, and a column is one of theirs;
    of two sides' reports ``country_of`` tells whose they are. Below stands the ``notice``, then
    what the signs mean.
    """
    columns = columns_of(rows, others or {}, country_of)
    cells: dict[str, dict[Key, Row]] = {}
    for row in rows:
        cells.setdefault(row["period"], {})[_key(row)] = row
    body = "".join([_line(period, cells[period], columns) for period in sorted(cells)[::-1]])
    numbers = map(_number_head, columns.values())
    heads = [_head(say(labels.PERIOD)), *numbers, _head(say(labels.SOURCE))]
    table = _table(caption, heads, body, "numbers")
    return table + _below(rows, notice, whole=len(cells) * len(columns))


def _line(period: str, told: Mapping[Key, Row], columns: Mapping[Key, NumberColumn]) -> str:
    """A period, its number in each column, and whose they are."""
    numbers = "".join([_cell(told.get(key), column) for key, column in columns.items()])
    said = escape(_said(told.values()))
    return f'<tr><th scope="row">{escape(dated(period))}</th>{numbers}<td>{said}</td></tr>'


def partner_table(rows: Rows, caption: str, notice: str, names: Sequence[str]) -> str:
    """The numbers of several partners in one period, of one measure: a line each, by its name."""
    told = [{**row, "partner": "", "reporter": ""} for row in rows]
    (column,) = columns_of(told, {}, str).values()
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{_cell(row, column)}'
        f"<td>{escape(_said([row]))}</td></tr>"
        for name, row in zip(names, rows, strict=True)
    )
    heads = [_head(say(labels.PARTNER)), _number_head(column), _head(say(labels.SOURCE))]
    return _table(caption, heads, body, "numbers") + _below(rows, notice, whole=len(rows))


def _below(rows: Rows, notice: str, whole: int) -> str:
    """The notice and what the signs mean; a table is ``whole`` with so many numbers."""
    told = valued(rows)
    statuses = {row["status"] for row in told}
    if len(told) < whole:
        statuses.add("missing")
    if any(row.get("composed") == "yes" for row in rows):
        statuses.add(COMPOSED)
    said = f"<p class='notice'>{escape(notice)}</p>" if notice else ""
    return f"{said}<p class='signs'>{escape(_marks(statuses))}</p>"


def _marks(statuses: set[str]) -> str:
    """What the signs in a table mean, of those that are in it."""
    signs = {"missing": NO_VALUE, UNSURE: _DAGGER, **SIGNS}
    found = {sign: STATUS_NAMES[name] for name, sign in signs.items() if name in statuses}
    if COMPOSED in statuses:
        found[_DOUBLE_DAGGER] = pieces.COMPOSED
    said = [say(pieces.SIGN, sign=sign, meaning=say(text)) for sign, text in found.items()]
    ways = say(pieces.WAYS)
    return say(pieces.MARKS, marks=" · ".join(said), ways=ways) if said else ways


def plain_table(rows: Rows, caption: str, names: dict[str, str]) -> str:
    """The rows as they are; ``names`` maps the columns shown to their headings."""
    counted = {name for name in names if all(isinstance(row[name], int) for row in rows)}
    kinds = {name: ' class="number"' if name in counted else "" for name in names}
    body = "".join(
        f"<tr>{''.join(f'<td{kinds[name]}>{escape(str(row[name]))}</td>' for name in names)}</tr>"
        for row in rows
    )
    heads = [_head(text, kinds[name]) for name, text in names.items()]
    return _table(caption, heads, body, "plain")


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


def _said(rows: Collection[Row]) -> str:
    """Whose figures a line has, and which may be estimates; or why it has none."""
    sources = dict.fromkeys(
        f"{row.get('whose', row['source'])}{_DAGGER * (row['status'] == UNSURE)}"
        for row in rows
        if row["source"]
    )
    return in_row(sources) or " ".join(reasons_of(row["note"] for row in rows)) or NO_VALUE


def _cell(row: Row | None, column: NumberColumn) -> str:
    if row is None:
        return f"<td class='missing'>{NO_VALUE}</td>"
    value, status, note = row["value"], row["status"], row["note"]
    if known(value) is None:
        return f'<td class="missing" title="{escape(note)}">{NO_VALUE}</td>'
    mark = SIGNS.get(status, "") + _DOUBLE_DAGGER * (row.get("composed") == "yes")
    differ = row.get("spread") == DIFFER
    text = column.ends(row["low"], row["high"]) if differ else column.text(value)
    text = escape(text)
    if row["receipt"]:
        text = f'<a href="{escape(row["receipt"])}">{text}</a>'
    if mark:
        text += f'<span class="mark">{mark}</span>'
    return f'<td title="{_title(spoken(), status, note)}">{text}</td>'


# A table has hundreds of cells with few titles.
@lru_cache(maxsize=1024)
def _title(_language: Spoken, status: str, note: str) -> str:
    """What is said of a number beside it, escaped."""
    said = say(STATUS_NAMES[status])
    return escape(say(pieces.NOTED, status=said, note=note) if note else said)
