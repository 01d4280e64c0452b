"""What tests of ``etl`` share: a local service asked directly, a data folder, and the command."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.etl.local_server import Server
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import Trial


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


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of one's own, not there yet."""
    return tmp_path / "data"


@pytest.fixture
def trial(data: Path, service: Service) -> Trial[Service]:
    """A refresh from the local service into a folder nothing was fetched into yet."""
    return Trial(data, service)


@pytest.fixture
def etl(capsys: pytest.CaptureFixture[str], untried: None) -> Callable[..., tuple[int, str]]:  # noqa: ARG001 -- switched on
    """The command in this process, drafts untried: exit code and all it said."""

    def call(*arguments: object, **environ: str) -> tuple[int, str]:
        try:
            code = main([str(argument) for argument in arguments], environ)
        except SystemExit as stop:
            code = int(str(stop.code))
        said = capsys.readouterr()
        return code, said.err + said.out  # in the order a run says them

    return call
