"""Downloads: a view's frame as CSV bytes that a spreadsheet opens right. Pure."""

from typing import Any, Final

import pandas as pd

MIME: Final = "text/csv; charset=utf-8"

# The last four are the full-width forms of the first, which some spreadsheets take alike.
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")


def to_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark (for Excel), a header line, CRLF; no cell runs as a formula.

    Text that a spreadsheet would take for a formula gets a leading apostrophe, as OWASP advises
    against CSV injection; numbers are numbers and stay as they are.
    """
    text = frame.select_dtypes(exclude="number").columns
    cells: dict[str, list[Any]] = {name: frame[name].tolist() for name in text}
    # Most columns have none, and a column that is made anew costs more than all that is read here.
    safe = frame.assign(
        **{name: list(map(_inert, held)) for name, held in cells.items() if any(map(_runs, held))}
    )
    return b"\xef\xbb\xbf" + safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _runs(cell: object) -> bool:
    return str(cell).startswith(_STARTS_FORMULA)


def _inert(cell: Any) -> Any:  # noqa: ANN401 -- whatever a cell holds
    return f"'{cell}" if _runs(cell) else cell
