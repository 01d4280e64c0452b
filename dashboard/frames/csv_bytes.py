"""Downloads: a view's frame as CSV bytes that a spreadsheet opens right. Pure."""

from typing import Final

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
    safe = frame.assign(**{name: frame[name].map(_inert, na_action="ignore") for name in text})
    return b"\xef\xbb\xbf" + safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _inert(cell: object) -> object:
    written = str(cell)
    return f"'{written}" if written.startswith(_STARTS_FORMULA) else cell
