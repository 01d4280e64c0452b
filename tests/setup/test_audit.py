"""A known hole fails the check; a database that does not answer costs a sentence and no more."""

import json
import runpy
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

MAIN = runpy.run_path(str(Path(__file__).parents[2] / "setup" / "audit.py"))["main"]
LOCK = """\
alpha==1.0.2 \\
    --hash=sha256:00
    # via trade-claims (pyproject.toml)
beta-two==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:00
"""
NOT_CHECKED = "The packages were not checked for known holes: "

Audit = Callable[..., tuple[int, str]]


@pytest.fixture
def audit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Audit:
    """The audit of two packages against a database: its exit code and all it said."""
    lock = tmp_path / "requirements.lock"
    lock.write_text(LOCK)
    monkeypatch.setenv("NO_PROXY", "*")  # the loopback is asked directly

    def call(database: str, patience: float = 20) -> tuple[int, str]:
        options = [f"--lock={lock}", f"--database={database}", f"--patience={patience}"]
        code = MAIN(options)
        return code, capsys.readouterr().out

    return call


def answers(httpserver: HTTPServer, content: object) -> str:
    """Have the database answer this, and return its address."""
    httpserver.expect_request("/", method="POST").respond_with_json(content)
    return httpserver.url_for("/")


def test_each_package_is_asked_for_by_its_version(audit: Audit, httpserver: HTTPServer) -> None:
    """Of all that is locked, whatever system it is for; nothing known is nothing to say."""
    assert audit(answers(httpserver, {"results": [{}, {}]})) == (0, "")
    (asked, _) = httpserver.log[0]
    assert json.loads(asked.data) == {
        "queries": [
            {"package": {"name": "alpha", "ecosystem": "PyPI"}, "version": "1.0.2"},
            {"package": {"name": "beta-two", "ecosystem": "PyPI"}, "version": "2.0"},
        ]
    }


def test_known_hole_fails(audit: Audit, httpserver: HTTPServer) -> None:
    """The package, its version, the holes by name, and what to do."""
    holes = [{"id": "PYSEC-2026-1", "modified": "2026-01-01T00:00:00Z"}, {"id": "GHSA-xxxx"}]
    code, said = audit(answers(httpserver, {"results": [{}, {"vulns": holes}]}))
    assert code == 1
    assert "beta-two 2.0 has a known hole: PYSEC-2026-1, GHSA-xxxx." in said
    assert "make lock" in said
    assert "alpha" not in said


def test_database_out_of_reach_passes(audit: Audit) -> None:
    """A machine without a network is checked for everything else."""
    said = f"{NOT_CHECKED}the database is out of reach.\n"
    assert audit("http://127.0.0.1:9/") == (0, said)


def test_database_that_fails_passes(audit: Audit, httpserver: HTTPServer) -> None:
    """A gateway that lets nobody through is no hole."""
    httpserver.expect_request("/").respond_with_data("no", status=503)
    said = f"{NOT_CHECKED}the database answered 503.\n"
    assert audit(httpserver.url_for("/")) == (0, said)


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {"results": None},
        {"results": [{}]},
        {"results": [{}, []]},
        {"results": [{}, {"vulns": [{}]}]},
    ],
)
def test_answer_of_another_form_passes(
    audit: Audit, httpserver: HTTPServer, content: dict[str, Any]
) -> None:
    """What cannot be read is neither a hole nor a clean bill."""
    said = f"{NOT_CHECKED}the database answered in another form.\n"
    assert audit(answers(httpserver, content)) == (0, said)


def test_answer_that_is_no_json_passes(audit: Audit, httpserver: HTTPServer) -> None:
    """A page to log in at, say."""
    httpserver.expect_request("/").respond_with_data("<html>")
    said = f"{NOT_CHECKED}the database's answer is not JSON.\n"
    assert audit(httpserver.url_for("/")) == (0, said)


def test_part_of_an_answer_is_no_clean_bill(audit: Audit, httpserver: HTTPServer) -> None:
    """Holes may stand on the next page; one on this page is one."""
    more = {"next_page_token": "more"}
    url = answers(httpserver, {"results": [more, {}]})
    assert audit(url) == (0, f"{NOT_CHECKED}the database gave a part of its answer.\n")
    httpserver.clear()
    code, _ = audit(answers(httpserver, {"results": [{**more, "vulns": [{"id": "A"}]}, {}]}))
    assert code == 1


def test_silent_database_does_not_hold_the_check(audit: Audit, httpserver: HTTPServer) -> None:
    """However slowly an answer comes, the time is bounded."""
    over = threading.Event()

    def silent(_: Request) -> Response:
        over.wait(30)
        return Response("{}")

    httpserver.expect_request("/").respond_with_handler(silent)
    before = time.monotonic()
    code, said = audit(httpserver.url_for("/"), patience=0.5)
    over.set()
    assert time.monotonic() - before < 20
    assert code == 0
    assert said.startswith(NOT_CHECKED)
