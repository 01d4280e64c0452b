"""Makes pages before they are asked for, so that readers who come together find them made."""

import re
import time
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.test import Client

_PLACE: Final = re.compile(r"<loc>([^<]+)</loc>")
_REST: Final = 0.1
"""Seconds after each page, so that whoever comes meanwhile is hardly held up."""


def look_first(server: Flask, address: str) -> str:
    """Make the first page as readers at this address ask for it; what is wrong, blank for nothing.

    Whoever comes meanwhile waits for this one and makes no second.
    """
    client = Client(server)
    client.get("/", base_url=address)
    told = client.get("/health")
    return "" if told.status_code == HTTPStatus.OK else told.text


def make_ahead(server: Flask, address: str) -> None:
    """Make all pages of the site map, one after the other."""
    client = Client(server)
    for place in _PLACE.findall(client.get("/sitemap.xml", base_url=address).text):
        client.get(urlsplit(place).path, base_url=address, headers={"Accept-Encoding": "br"})
        time.sleep(_REST)
