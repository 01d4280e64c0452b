"""UN Comtrade's notes on what was published: which of several on one period holds. Pure.

Comtrade's own figures are defined by them, HMRC's pounds are turned into dollars by them.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

Note = dict[str, Any]
"""A note of ``getMetadata``, its names in lower case."""


def newest(publications: Iterable[Note]) -> dict[tuple[str, str], Note]:
    """The newest note of each reporter's number and period, both as text.

    Publications are marked as the latest one in some answers; else their dates tell.
    """
    found: dict[tuple[str, str], Note] = {}
    for note in publications:
        # As text, as some answers have numbers and some have text.
        key = str(note.get("reportercode")).strip(), str(note.get("period")).strip()
        if _newness(note) >= _newness(found.get(key, {})):
            found[key] = note
    return found


def iso_date(value: object) -> str:
    """A date that sorts; the older form of the service is ``07/06/2024``."""
    text = str(value or "").strip()
    try:
        return datetime.strptime(text, "%d/%m/%Y").date().isoformat()  # noqa: DTZ007 -- a day
    except ValueError:
        return text


def _newness(note: Note) -> tuple[bool, str]:
    marked = str(note.get("islatestpublication")).casefold() in {"true", "1"}
    dates = (iso_date(note.get(name)) for name in ("publicationdate", "publicationdateshort"))
    return marked, next(filter(None, dates), "")
