"""Takes HMRC's answers apart: several JSON bodies, each one or more lines. Pure."""

import json
from typing import Any

from etl.questions import NotAnAnswerError, UnusableAnswerError
from etl.sources.openings import not_json, shown


def body(content: bytes) -> dict[str, Any]:
    """One body as an object. Raises UnusableAnswerError where it is none."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnusableAnswerError(not_json(content)) from error
    return found if isinstance(found, dict) else {}


def accept(content: bytes) -> None:
    """Raise NotAnAnswerError where a body is neither OData nor Comtrade's metadata."""
    try:
        found = body(content)
    except UnusableAnswerError as error:
        raise NotAnAnswerError(str(error)) from error
    if not are_objects(found.get("value", found.get("data"))):
        message = f"no list of rows, it begins {shown(content.decode('utf-8', 'replace'))}"
        raise NotAnAnswerError(message)


def are_objects(rows: object) -> bool:
    """Whether it is a list of rows, as both publishers have them."""
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def bodies_in(content: bytes) -> list[bytes]:
    """The bodies an answer was joined of; a body's own line ends do not part it.

    Raises UnusableAnswerError.
    """
    found, text, decoder = [], content.decode("utf-8-sig", "replace"), json.JSONDecoder()
    at = 0
    while at < len(text):
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            message = f"no JSON at character {at}"
            raise UnusableAnswerError(message) from error
        found.append(text[at:end].encode())
        at = end
        while at < len(text) and text[at] in " \r\n\t\ufeff":
            at += 1
    return found
