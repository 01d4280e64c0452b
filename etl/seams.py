"""Where other programs take part: what they may register for, and who did.

A program names a function in an entry point group of its package, and it is called in this
process. Nothing here knows who that is, so figures are brought in without knowing who shows them or
draws conclusions from them; without any such program they are brought in all the same.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Final

from etl.vintage import Vintage

TRIAL: Final = "trade_claims.trial"
"""The group of those who try a draft out before it is published."""

VERDICTS: Final = "trade_claims.verdicts"
"""The group of those who judge claims by the figures."""

Trial = Callable[[Path, Vintage], str]
"""Tries out a vintage to be, which is not on disk yet: a sentence against it, empty for none."""

Verdicts = Callable[[Path, Vintage, Vintage], list[str]]
"""The verdicts that moved from an older vintage of a data folder to a newer one, as lines."""


def registered_trials() -> tuple[Trial, ...]:
    """The trials of the packages that are installed; none is no fault."""
    return _registered(TRIAL)


def load_trials() -> None:
    """Load the programs behind the trials, which takes a while; who cannot be says so when called.

    For whoever waits for others before there is a draft.
    """
    for entry in entry_points(group=TRIAL):
        with suppress(Exception):
            entry.load()


def registered_verdicts() -> tuple[Verdicts, ...]:
    """Those of the installed packages who can tell which verdicts moved."""
    return _registered(VERDICTS)


def _registered(group: str) -> tuple[Callable[..., Any], ...]:
    return tuple(partial(_called, entry) for entry in entry_points(group=group))


def _called(entry: EntryPoint, *arguments: object) -> object:
    # Loaded when it is called, so that a package that is broken is one that fails.
    return entry.load()(*arguments)
