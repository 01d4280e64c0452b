"""What tests of ``dashboard`` share: readers who need no browser, and the command."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from filelock import FileLock
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.__main__ import main
from dashboard.app import create_app
from dashboard.serving.static import CACHE, vendored
from dashboard.serving.warm import warm
from dashboard.state.repository import Repository
from etl.reader import SHIPPED_DATA
from tests.builders import shipped_figures


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of packed files, filled: by set-up, by an earlier run, or now by the first worker.

    A server that a test starts reads the same folder, so nothing is packed at its best twice.
    """
    # Each worker has its own temporary folder; they all stand in one.
    with FileLock(tmp_path_factory.getbasetemp().parent / "packing.lock"):
        warm(vendored(), CACHE)
    return CACHE


@pytest.fixture(scope="session")
def client_of(packed: Path) -> Callable[[Path], FlaskClient]:
    """A reader of the dashboard on a folder of figures."""

    def reader(data: Path) -> FlaskClient:
        client: FlaskClient = create_app(data, cache=packed).server.test_client()
        return client

    return reader


@pytest.fixture(scope="session")
def repository() -> Repository:
    """The figures that ship, read once."""
    return shipped_figures()


class Remembering(FlaskClient):
    """A reader who keeps every answer: figures that never change give the same one again."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Flask makes it
        super().__init__(*arguments, **options)
        self._kept: dict[str, TestResponse] = {}

    def get(self, *address: Any, **options: Any) -> TestResponse:  # noqa: ANN401 -- as its base has it
        """Return the answer to an address, asked for once."""
        (asked,) = address
        if options:
            return super().get(asked, **options)
        if asked not in self._kept:
            self._kept[asked] = super().get(asked)
        return self._kept[asked]


@pytest.fixture(scope="session")
def shipped(packed: Path) -> FlaskClient:
    """A reader of the dashboard on the figures that ship."""
    server = create_app(SHIPPED_DATA, cache=packed).server
    server.test_client_class = Remembering
    client: FlaskClient = server.test_client()
    return client


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., CompletedProcess[str]]:
    """The command in this process: what it returns and prints, as of a process of its own."""

    def call(*arguments: str, **environment: str) -> CompletedProcess[str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        try:
            code = main([*arguments])
        except SystemExit as stop:
            code = int(str(stop.code))
        return CompletedProcess(arguments, code, *capsys.readouterr())

    return call
