"""A year in brackets at the end of a sentence, which is of all of it. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import is_word, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_TIMES: Final = frozenset(
    {"years", "month", "parts", "monthly", "same", "yearly", "dated", "yearlong"}
)
_OTHER: Final = frozenset({"cannot", "says", "causes", "compared", "changes"})
"""Kinds of words after which a year may be of the last part alone."""


def with_year_first(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The marks with the only time of several parts, in brackets at their end, before all else.

    What stands under a heading, or after a semicolon, has times of its own. So may what is set
    against the rest, *unlike France (2015)*, or has words that nobody knows, *when it joined*.
    """
    last = len(marks) - (1 if marks and marks[-1].meaning in {".", "!"} else 0)
    bracket = marks[max(last - 3, 0) : last]
    is_bracket = [mark.meaning for mark in bracket[::2]] == ["(", ")"] and is_year(bracket[1])
    if not is_bracket:
        return list(marks)
    rest = marks[: last - 3]
    signs = [mark.meaning for mark in rest if mark.kind == "other"]
    is_timed = any(is_year(mark) or mark.kind in _TIMES for mark in rest)
    apart = {*syntax.turns, *syntax.apart, *syntax.asides} - {*syntax.articles}
    is_other = any(is_word(one) or one.form in apart or one.kind in _OTHER for one in rest)
    if is_other or "," not in signs or {":", ";", "("} & {*signs} or is_timed:
        return list(marks)
    head = marks[0].start
    lead = Mark("links", "in", head, head, marks[0].at, marks[0].at, form="in")
    year = replace(bracket[1], start=head, end=head)
    sign = replace(bracket[0], meaning=",", form=",", start=head, end=head)
    return [lead, year, sign, *rest, *marks[last:]]
