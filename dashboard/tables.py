"""Tables of numbers as HTML text: shown when the reader opens them, so that no one waits for them.

A thousand cells as page components cost half a second before the first chart is drawn; as text
they cost nothing until they are asked for. Everything in them is escaped.
"""

from html import escape
from typing import Any, Final

import pandas as pd

from dashboard.addresses import receipt_address
from dashboard.words import MEASURE_NAMES, NO_VALUE, STATUS_NAMES, amount

MARKS: Final = (
    f"{NO_VALUE} missing · ° {STATUS_NAMES['estimate']} · * {STATUS_NAMES['quoted']}. "
    "A number leads to its receipt. The CSV names source, edition and reason for every number."
)


def number_table(frame: pd.DataFrame, caption: str) -> str:
    """A frame's numbers (columns of ``frames.FRAME_COLUMNS``), newest first, a column a measure."""
    columns = list(dict.fromkeys(zip(frame["measure"], frame["goods"], strict=True)))
    cells: dict[str, dict[tuple[str, str], dict[Any, Any]]] = {}
    for row in frame.to_dict("records"):
        cells.setdefault(row["period"], {})[row["measure"], row["goods"]] = row
    body = "".join(
        f'<tr><th scope="row">{escape(period)}</th>'
        + "".join(_cell(cells[period].get(column)) for column in columns)
        + f"<td>{escape(_said(cells[period].values()))}</td></tr>"
        for period in sorted(cells, reverse=True)
    )
    names = ("Period", *(_heading(*column, columns) for column in columns), "Source")
    return f"{_table(caption, names, body, 'numbers')}<p class='marks'>{escape(MARKS)}</p>"


def plain_table(frame: pd.DataFrame, caption: str, names: dict[str, str]) -> str:
    """The frame as it is; ``names`` maps the columns shown to their headings."""
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(str(row[column]))}</td>' for column in names)}</tr>"
        for row in frame.to_dict("records")
    )
    return _table(caption, tuple(names.values()), body, "plain")


def _table(caption: str, names: tuple[str, ...], body: str, kind: str) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return (
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _heading(measure: str, goods: str, columns: list[tuple[str, str]]) -> str:
    """The measure's name; the goods' where one measure is told by goods."""
    if len({name for name, _ in columns}) < len(columns):
        return goods
    return MEASURE_NAMES.get(measure, measure)


def _said(rows: Any) -> str:  # noqa: ANN401 -- the values of a dict of rows
    return ", ".join(dict.fromkeys(row["source"] for row in rows if row["source"])) or NO_VALUE


def _cell(row: dict[Any, Any] | None) -> str:
    if row is None:
        return f"<td class='missing'>{NO_VALUE}</td>"
    if pd.isna(row["value"]):
        return f'<td class="missing" title="{escape(row["note"])}">{NO_VALUE}</td>'
    mark = {"estimate": "°", "quoted": "*"}.get(row["status"], "")
    title = "; ".join(filter(None, (STATUS_NAMES[row["status"]], row["note"])))
    text = escape(amount(row["value"], row["unit"]) + mark)
    address = receipt_address(row)
    if address:
        text = f'<a href="{escape(address)}">{text}</a>'
    return f'<td title="{escape(title)}">{text}</td>'
