"""Up to when, or to how much, told by an ending, and months from one up to another. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.vocabulary import Mark

_UNTIL: Final = "until"
_MOVED: Final = frozenset({"rises", "falls", "changes"})
_JANUARY: Final = "1"


def with_until(marks: Sequence[Mark]) -> list[Mark]:
    """Words with *up to* as a word of its own, and *from May up to July* as *in May-July*."""
    told = [one for mark in marks for one in _apart(mark)]
    is_moved = any(mark.kind in _MOVED for mark in told)
    for at in range(len(told) - 2):
        first, last, until = told[at : at + 3]
        is_span = first.kind == last.kind == "month" and until.is_a("links", _UNTIL)
        # What rose from one month to another did so between two, if not since the year began.
        is_span = is_span and not (is_moved and first.meaning != _JANUARY)
        if is_span and first.case == "from" and last.case == "to":
            dash = replace(until, kind="other", meaning="-", form="-", head="-")
            told[at : at + 3] = [replace(first, case=""), dash, replace(last, case="in")]
            return told
    return told


def _apart(mark: Mark) -> Iterator[Mark]:
    """A word whose ending says *up to*, as the word and this."""
    if mark.case != _UNTIL:
        yield mark
        return
    yield replace(mark, case="to")
    yield replace(mark, kind="links", meaning=_UNTIL, case="", start=mark.end, form="", head="")
