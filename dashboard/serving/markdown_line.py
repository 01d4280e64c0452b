"""What stands in a line of Markdown: texts, links, and nothing in them that is markup. Pure.

CommonMark with the tables of GitHub. Texts are data, so they are escaped wherever they stand, and
an address that is none of the web's is no link.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from dashboard.serving.nodes import Node

_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&])")
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_STARTS: Final = re.compile(r"^(?:(?P<list>\d+)(?=[.)](?:\s|$))|(?=[#+=:-]))")
"""Where a line begins as a list, a heading or a rule would."""

_AUTOLINK: Final = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(?=:)|(www)(?=\.)")
"""What some readers of Markdown make links of unasked, up to the sign to escape."""

_ADDRESS: Final = re.compile(r"(?i)https?://[^\s/]|/(?![/\\])")
_SAFE: Final = "%/:?=&,@+!#~$'*.-_"

SKIPPED: Final = frozenset({"button", "drawing", "drawn", "caption", "summary", "script", "style"})
"""What is of use on a screen only."""


def escaped(text: str) -> str:
    """A text as one line in which nothing is markup, wherever in a line it stands."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    return _AUTOLINK.sub(lambda found: f"{found[0]}\\", _MARKS.sub(r"\\\1", line))


def begun(line: str) -> str:
    """A line of text that begins a paragraph: its first sign opens no list, heading or rule."""
    return _STARTS.sub(lambda found: f"{found['list'] or ''}\\", line)


def address(href: str) -> str:
    """An address of the web or of this site as it may stand in a link; blank for any other."""
    return quote(href, safe=_SAFE) if _ADDRESS.match(href) else ""


def link(text: str, href: str) -> str:
    """A link by an escaped text; the text alone where the address is none."""
    where = address(href)
    if not where or not text:
        return text
    is_itself = where == href and text == escaped(href) and not href.startswith("/")
    return f"<{href}>" if is_itself else f"[{text}]({where})"


def inline(parts: Iterable[Node | str]) -> str:
    """Everything in these parts as one line."""
    return re.sub(r" {2,}", " ", "".join(map(_inline, parts))).strip()


def _inline(part: Node | str) -> str:
    if isinstance(part, str):
        return _text(part)
    if part.tag == "a":
        return link(inline(part.children), part.attributes.get("href", ""))
    if part.tag == "img":
        return escaped(part.attributes.get("alt", ""))
    if part.tag in SKIPPED:
        return ""
    text = "".join(map(_inline, part.children))
    if part.tag == "q":
        return f"“{text}”"
    # On screen a margin parts a shape from its word, and one paragraph from the next.
    is_apart = part.tag == "p" or (part.tag == "span" and not part.has_class("mark"))
    return f"{text} " if is_apart else text


def _text(text: str) -> str:
    """A text with the space at its ends, which parts it from what stands beside it."""
    line = escaped(text)
    before = " " if text[:1].isspace() else ""
    return f"{before}{line}{' ' if line and text[-1:].isspace() else ''}"
