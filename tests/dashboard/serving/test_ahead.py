"""What readers will ask for is made at the start, and what is wrong is known then."""

from pathlib import Path

import pytest
from flask import Flask, request

from dashboard.app import create_app
from dashboard.serving import ahead
from dashboard.serving.ahead import look_first, make_ahead
from tests.builders import flow, publish_rows

ADDRESS = "http://127.0.0.1:8050"


def site(data: Path, packed: Path) -> tuple[Flask, list[str]]:
    """Return a server and, growing, the addresses it was asked for."""
    server = create_app(data, cache=packed).server
    asked: list[str] = []
    server.before_request(lambda: asked.append(request.url))
    return server, asked


def test_all_pages_are_made(tmp_path: Path, packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the menu and each claim's, at the address that readers ask at."""
    monkeypatch.setattr(ahead, "_REST", 0)
    publish_rows(tmp_path, [flow(1.0)])
    server, asked = site(tmp_path, packed)
    make_ahead(server, ADDRESS)
    pages = "", "partner", "data", "claim/russia-share-of-turnover"
    assert {f"{ADDRESS}/{page}" for page in pages} <= {*asked}


def test_first_look_says_what_is_wrong(tmp_path: Path, packed: Path) -> None:
    """Nothing where all is well."""
    server, asked = site(tmp_path, packed)
    assert "python -m etl refresh" in look_first(server, ADDRESS)
    publish_rows(tmp_path, [flow(1.0)])
    assert look_first(server, ADDRESS) == ""
    assert f"{ADDRESS}/" in asked
