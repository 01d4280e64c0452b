"""What all tests share: time for examples, who runs what, and drafts that nobody tries out."""

import gc
from typing import Final

import pytest
from hypothesis import settings
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadFileScheduling, Scheduling  # type: ignore[import-untyped]

# How long an example takes says more of the machine's other work than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

BROWSER: Final = "tests/browser/"


class ByFile(LoadFileScheduling):  # type: ignore[misc]
    """All tests of a file on one worker, and all that share a server and a browser on one too."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Say who runs what where several do."""
    return ByFile(config, log)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stands for the whole run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture
def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish drafts without trying them out, as where no package registers a trial.

    A trial draws the first page and evaluates every claim; tests about other things need none.
    """
    monkeypatch.setattr("etl.seams.entry_points", lambda **_: ())
