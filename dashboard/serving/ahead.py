"""Makes pages before they are asked for, so that readers who come together find them made.

Only while nobody asks: two pages made at once each take twice as long, and somebody waits for one.
"""

import re
import time
from collections.abc import Iterable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.test import Client

_PLACE: Final = re.compile(r"<loc>([^<]+)</loc>")
_QUIET: Final = 1.0
"""Seconds in which nobody asked; who has just chosen something mostly chooses again."""


class Ahead:
    """A WSGI application before another, which it asks for pages when nobody else does."""

    def __init__(self, application: WSGIApplication, address: str) -> None:
        """Stand before an application that readers have at an address."""
        self._application = application
        self._address = address
        self._client = Client(application)
        self._asked = float("-inf")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a reader."""
        self._asked = time.monotonic()
        return self._application(environ, start_response)

    def look_first(self) -> str:
        """Make the first page as readers ask for it; what is wrong, blank for nothing.

        Whoever comes meanwhile waits for this one and makes no second.
        """
        self._client.get("/", base_url=self._address)
        told = self._client.get("/health", base_url=self._address)
        return "" if told.status_code == HTTPStatus.OK else told.text

    def make_all(self, *, rest: float = 0.1) -> None:
        """Make all pages of the site map, one after the other.

        After each it will ``rest`` some seconds, so that whoever comes meanwhile is hardly held up.
        """
        for place in _PLACE.findall(self._client.get("/sitemap.xml", base_url=self._address).text):
            while (since := time.monotonic() - self._asked) < _QUIET:
                time.sleep(_QUIET - since)
            self._client.get(
                urlsplit(place).path, base_url=self._address, headers={"Accept-Encoding": "br"}
            )
            time.sleep(rest)
