"""What tests of ``etl`` share: a local service, and no proxy between it and them."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.etl.comtrade_server import Service
from tests.etl.comtrade_world import Trade
from tests.etl.local_server import Server

# How long an example takes says more of the machine's other work than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loopback is asked directly, whatever the machine's own settings."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def service() -> Iterator[Service]:
    """The local service; Azerbaijan, Russia, Iran and the United Kingdom have published 2020."""
    with Server(Service(Trade.of((31, 643, 364, 826), [2020]))) as running:
        yield running
