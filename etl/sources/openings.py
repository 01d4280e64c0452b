"""What an answer is that should have been something else, told to a person. Pure."""

import json
from typing import Final

_SHOWN: Final = 40
"""Characters of an answer that are shown."""


def not_json(content: bytes) -> str:
    """Why a body is no JSON: it is empty, a web page, cut short, or what it begins with."""
    text = content.decode("utf-8", "replace").strip().removeprefix("\ufeff")
    if not text:
        return "no JSON, the body is empty"
    if text.startswith("<"):
        return f"no JSON but a web page, it begins {shown(text)}"
    if text[0] in "{[" and (text[-1] not in "}]" or _is_open(text)):
        return f"no whole JSON, it is cut short after {len(content):,} bytes"
    return f"no JSON, it begins {shown(text)}"


def _is_open(text: str) -> bool:
    """Whether more of it is wanted where it ends."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.pos == len(text)
    except (ValueError, RecursionError):
        # A number, or a nest, that nobody reads.
        return False
    return False


def shown(text: str) -> str:
    """The beginning of an answer in one line, between quotes."""
    line = " ".join(text[: 2 * _SHOWN].split())
    return f"“{line[:_SHOWN]}{'…' if len(line) > _SHOWN else ''}”"
