"""What all tests share: time for examples, and the page's files packed once."""

from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from dashboard.static import CACHE, vendored
from dashboard.warm import warm

# How long an example takes says more of the machine's other work than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish drafts without trying them out, as where no package registers a trial.

    A trial draws the first page and evaluates every claim; tests about other things need none.
    """
    monkeypatch.setattr("etl.trials.entry_points", lambda **_: ())


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of packed files, filled: by set-up, by an earlier run, or now by the first worker.

    A server that a test starts reads the same folder, so nothing is packed at its best twice.
    """
    # Each worker has its own temporary folder; they all stand in one.
    with FileLock(tmp_path_factory.getbasetemp().parent / "packing.lock"):
        warm(vendored(), CACHE)
    return CACHE
