"""What tests of ``dashboard`` share: readers who need no browser, and the command."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from flask.testing import FlaskClient

from dashboard.__main__ import main
from dashboard.app import create_app
from etl.reader import SHIPPED_DATA


@pytest.fixture(scope="session")
def client_of(packed: Path) -> Callable[[Path], FlaskClient]:
    """A reader of the dashboard on a folder of figures."""

    def reader(data: Path) -> FlaskClient:
        client: FlaskClient = create_app(data, cache=packed).server.test_client()
        return client

    return reader


@pytest.fixture(scope="session")
def shipped(client_of: Callable[[Path], FlaskClient]) -> FlaskClient:
    """A reader of the dashboard on the figures that ship."""
    return client_of(SHIPPED_DATA)


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
