"""What readers will ask for is made at the start, and what is wrong is known then."""

import time
from functools import partial
from pathlib import Path
from threading import Thread

from flask import request
from werkzeug.test import Client

from dashboard.app import create_app
from dashboard.serving.ahead import Ahead
from tests.builders import flow, publish_rows

ADDRESS = "http://127.0.0.1:8050"


def site(data: Path, packed: Path) -> tuple[Ahead, list[str]]:
    """Return a server and, growing, the addresses it was asked for."""
    server = create_app(data, cache=packed).server
    asked: list[str] = []
    server.before_request(lambda: asked.append(request.url))
    return Ahead(server.wsgi_app, ADDRESS), asked


def test_all_pages_are_made(tmp_path: Path, packed: Path) -> None:
    """Those of the menu and each claim's, at the address that readers ask at."""
    publish_rows(tmp_path, [flow(1.0)])
    server, asked = site(tmp_path, packed)
    server.make_all(rest=0)
    pages = "", "partner", "data", "claim/russia-share-of-turnover"
    assert {f"{ADDRESS}/{page}" for page in pages} <= {*asked}


def test_waits_while_somebody_asks(tmp_path: Path, packed: Path) -> None:
    """No page is begun until nobody has asked for a while; then all are made."""
    publish_rows(tmp_path, [flow(1.0)])
    server, asked = site(tmp_path, packed)
    reader, made = Client(server), Thread(target=partial(server.make_all, rest=0))
    reader.get("/robots.txt")
    made.start()
    for _ in range(20):
        time.sleep(0.05)
        reader.get("/robots.txt")
    own = [address for address in asked if not address.endswith("robots.txt")]
    assert own == [f"{ADDRESS}/sitemap.xml"]
    made.join(timeout=60)
    assert f"{ADDRESS}/partner" in asked


def test_first_look_says_what_is_wrong(tmp_path: Path, packed: Path) -> None:
    """Nothing where all is well."""
    server, asked = site(tmp_path, packed)
    assert "python -m etl refresh" in server.look_first()
    publish_rows(tmp_path, [flow(1.0)])
    assert server.look_first() == ""
    assert f"{ADDRESS}/" in asked
