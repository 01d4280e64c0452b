"""What tests of ``dashboard`` share: readers of the dashboard who need no browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

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
