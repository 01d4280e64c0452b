"""Where a link of the dashboard leads from a page of a report. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import Final
from urllib.parse import parse_qsl, urlsplit

FIRST: Final = "overview"
"""The page whose name the shortest address leaves out."""

Asked = tuple[str, frozenset[tuple[str, str]]]
"""A page by its name and what is asked of it, in whatever order it is written."""


def asked(address: str, vintage: str) -> Asked:
    """What an address asks for; ``vintage`` is that of the report, whether or not it is named."""
    parts = urlsplit(address)
    query = {*parse_qsl(parts.query)} - {("vintage", vintage)}
    return parts.path.strip("/") or FIRST, frozenset(query)


@dataclass(frozen=True)
class Ways:
    """The ways of a report: each page's ``files``, else the site at ``root``, if it has one."""

    files: Mapping[Asked, str]
    vintage: str
    root: str = ""

    def is_of_dashboard(self, address: str) -> bool:
        """Whether an address is one of the dashboard's own, which no file answers as it is."""
        return address.startswith("/") and not address.startswith("//")

    def href(self, address: str, here: str) -> str:
        """Where the link leads from the file ``here``; blank where it leads nowhere."""
        file = self.files.get(asked(address, self.vintage))
        if file is not None:
            mark = urlsplit(address).fragment
            return relpath(file, dirname(here) or ".") + (f"#{mark}" if mark else "")
        return f"{self.root}{address}" if self.root else ""
