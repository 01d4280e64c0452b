"""Downloads for spreadsheets: a view's frame as an Excel workbook, with notes and sources. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_WIDEST: Final = 60  # characters of a column

Cells = Sequence[Sequence[object]]
"""Rows of a sheet, the first its heading."""


def to_xlsx(frame: pd.DataFrame, told: Mapping[str, Cells], made: datetime) -> bytes:
    """The frame on its first sheet, then each of ``told`` on one of its name.

    Numbers are numbers and text is text, none of it a formula or a link; a missing number is an
    empty cell. ``made`` is when the figures were, so that the same figures give the same bytes.
    """
    # Here, for no start should wait for what few ever ask for.
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415

    content = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": made})
        heading = book.add_format({"bold": True, "bottom": 1})
        values = frame.astype(object).where(frame.notna(), None)
        sheets = {"Values": [list(frame.columns), *values.to_numpy().tolist()], **told}
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row, None if number else heading)
            sheet.freeze_panes(1, 0)
            _widen(sheet, cells)
    return content.getvalue()


def _widen(sheet: "Worksheet", cells: Cells) -> None:
    """Give each column room for its longest cell."""
    for number, column in enumerate(zip(*cells, strict=True)):
        sheet.set_column(number, number, min(_WIDEST, 2 + _longest(column)))


def _longest(cells: Iterable[object]) -> int:
    return max(len(str(cell)) for cell in cells if cell is not None)
