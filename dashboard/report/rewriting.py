"""The dashboard's HTML as it stands in a file: links lead somewhere, tables are open. Pure.

All that is not said here stays byte for byte as it came.
"""

import re
from html import escape, unescape
from typing import Final

from dashboard.report.ways import Ways

_LEFT_OUT: Final = frozenset({"download", "take", "text-form"})
"""The classes of what only a server can give: files, what is passed on, a text checked."""

_LINKS: Final = "links"
"""The class of the row of links under a chart or a page."""

_DOTS: Final = "dots"
"""The class of the picture of a claim's readings, whose rows are links."""

_PLACES: Final = frozenset({"svg", "td", _LINKS, _DOTS})
"""Where a link stands makes a difference: in these, by their tags or their classes."""

_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

# Our own HTML has no sign of a tag but in tags: ``markup`` escapes the rest. The library's parser
# reads whatever there is on the web, at half the time of a whole report.
_TAG: Final = re.compile(r"(<[^>]*>)")
_NAME: Final = re.compile(r"</?([a-z][a-z0-9]*)")
_ATTRIBUTE: Final = re.compile(r' (class|href|title)="([^"]*)"')


def rewritten(html: str, here: str, ways: Ways) -> str:
    """A page of the dashboard as the file ``here`` of a report."""
    writing = _Writing(here, ways)
    writing.feed(html)
    return "".join(writing.written)


class _Writing:
    """Reads well-formed HTML and writes it down again."""

    def __init__(self, here: str, ways: Ways) -> None:
        self.written: list[str] = []
        self._here, self._ways = here, ways
        self._open: list[frozenset[str]] = [frozenset()]  # the places that each element stands in
        self._skipped = 0  # how many elements deep in one that is left out
        self._address = ""  # of the link that is open and leads nowhere
        self._told: set[str] = set()  # addresses
        self._cell = ""  # what the cell of a table says when it is pointed at

    def feed(self, html: str) -> None:
        """Read a page: text and tags take turns."""
        for piece in _TAG.split(html):
            if not piece.startswith("<") or piece.startswith("<!"):
                self._write(piece)
            elif piece.startswith("</"):
                self._end(piece)
            else:
                self._start(piece)

    def _start(self, raw: str) -> None:
        tag = _NAME.match(raw)[1]  # type: ignore[index]  # each begins with its name
        given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(raw)}
        holds = tag not in _VOID and not raw.endswith("/>")
        if holds:
            self._open.append(self._open[-1] | (_PLACES & {tag, given.get("class", "")}))
        if self._skipped or self._is_left_out(tag, given):
            self._skipped += holds
            return
        if tag == "td":
            self._cell = given.get("title", "")
        if tag == "a" and self._ways.is_of_dashboard(given.get("href", "")):
            raw = self._link(given["href"], raw)
        self.written.append("<details open>" if raw == "<details>" else raw)

    def _is_left_out(self, tag: str, given: dict[str, str]) -> bool:
        """What only a server gives; and of a row of links one whose address was told before."""
        if not _LEFT_OUT.isdisjoint(given.get("class", "").split()):
            return True
        address = given.get("href", "")
        return tag == "a" and address in self._told and self._stands_in(_LINKS)

    def _stands_in(self, *kinds: str) -> bool:
        return not self._open[-1].isdisjoint(kinds)

    def _link(self, address: str, raw: str) -> str:
        """The tag of a link with the way there, or without one."""
        was = f'href="{escape(address)}"'
        assert was in raw, raw  # noqa: S101 -- our own HTML writes each so
        way = self._ways.href(address, self._here)
        if way:
            # A page of the report is no download, whatever it was on the server.
            return raw.replace(was, f'href="{escape(way)}"').replace(' download=""', "")
        if self._stands_in("td"):
            told = "\n".join(filter(None, (self._cell, address)))
            return raw.replace(was, f'title="{escape(told)}"')
        if not self._stands_in("svg", _DOTS):  # the table of years tells the addresses of theirs
            self._address = address
            self._told.add(address)
        return raw.replace(f" {was}", "").replace(' download=""', "")

    def _end(self, raw: str) -> None:
        self._open.pop()
        if self._skipped:
            self._skipped -= 1
            return
        self.written.append(raw)
        if raw == "</a>" and self._address:
            self.written.append(f" <code>{escape(self._address)}</code>")
            self._address = ""

    def _write(self, text: str) -> None:
        if not self._skipped:
            self.written.append(text)
