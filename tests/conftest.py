"""What all tests share: time for examples, and drafts that nobody tries out."""

import pytest
from hypothesis import settings

# How long an example takes says more of the machine's other work than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish drafts without trying them out, as where no package registers a trial.

    A trial draws the first page and evaluates every claim; tests about other things need none.
    """
    monkeypatch.setattr("etl.seams.entry_points", lambda **_: ())
