"""The numbers at the end of a list of them, each with its units: *2% and 3%*. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dashboard.prose.words.marks import is_joined, is_year
from dashboard.prose.words.vocabulary import Mark

Run = tuple[int, int]
"""The places of the first of some words and after the last."""

SCALES: Final = frozenset({"units", "magnitudes"})
_COUNTING: Final = SCALES | {"number", "about", "relations"}


def number_runs(words: Sequence[Mark]) -> list[Run]:
    """The last numbers that are joined to each other; none where there are no two.

    Each with what it rose or fell by, where each has that: *down 2% and up 3%*.
    """
    runs: list[Run] = []
    for at, mark in enumerate(words):
        if mark.kind not in _COUNTING or _is_time(words, at):
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    runs = [one for one in runs if any(mark.kind == "number" for mark in words[slice(*one)])]
    moved = [(first, until) for one in runs for first, until in _moved(words, one)]
    return _last_joined(words, runs) or _last_joined(words, moved)


def _moved(words: Sequence[Mark], run: Run) -> list[Run]:
    """A number with the word before it that it rose or fell by; none where there is none."""
    at = run[0]
    while at and words[at - 1].is_a("links", "per", "on"):
        at -= 1
    is_moved = at > 0 and words[at - 1].kind in {"rises", "falls"}
    return [(at - 1, run[1])] if is_moved else []


def _last_joined(words: Sequence[Mark], runs: list[Run]) -> list[Run]:
    """The last of them that are joined to each other; none where there are no two."""
    runs = list(runs)
    while len(runs) > 1 and not _are_joined(words, *runs[-2:]):
        runs.pop()
    kept = runs[-1:]
    for one, after in reversed(list(pairwise(runs))):
        if not _are_joined(words, one, after):
            break
        kept.insert(0, one)
    return kept if len(kept) > 1 else []


def _is_time(words: Sequence[Mark], at: int) -> bool:
    """Whether it is a year: four digits without a unit after them."""
    return is_year(words[at]) and not any(mark.kind in SCALES for mark in words[at + 1 : at + 2])


def _are_joined(words: Sequence[Mark], one: Run, after: Run) -> bool:
    between = words[one[1] : after[0]]
    return bool(between) and all(map(is_joined, between))
