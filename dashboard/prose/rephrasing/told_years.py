"""A year told after what is of it, put as in a bracket: *60% is India's, a 2020 figure*. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import as_filler, is_end, is_year, past
from dashboard.prose.words.merging import merged
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.tokens import Sentence, plain
from dashboard.prose.words.vocabulary import Mark, Vocabulary

_LEAD: Final = 80
"""Characters of a sentence that may tell of when the one before it is."""

_WHEN: Final = frozenset({"years", "rises", "falls", "month", "parts", "changes"})
_BEFORE: Final = frozenset({"countries", "measures", "links"})
"""Kinds of words after which *a year* says how often; after others it may say which."""

_IT: Final = frozenset({"whole", "it"})
"""Kinds of words for what was just told."""


def with_year_told(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words with a sign, a year and a word for figures as that year in a bracket."""
    found = list(marks)
    for at in range(len(marks) - 2, 0, -1):
        until = _until(marks, at + 1, syntax)
        if until and marks[at].kind == "other" and is_end(marks, at):
            until += marks[at].meaning == "("
            opened = replace(marks[at], meaning="(")
            year = next(mark for mark in marks[at + 1 : until] if is_year(mark))
            closed = replace(
                marks[until - 1], kind="other", meaning=")", start=marks[until - 1].end, case=""
            )
            found[at:until] = [opened, replace(year, case="in"), closed]
    return found


def without_each_year(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """Words without *a year* beside an amount of none in particular: *it sells $5 million a year*.

    How much something rose a year is said of each of several.
    """
    is_plain = not any(is_year(mark) or mark.kind in _WHEN for mark in marks)
    if not is_plain or not any(mark.is_a("units") and mark.meaning.isupper() for mark in marks):
        return list(marks)
    return [
        as_filler(mark)
        if at and mark.form in syntax.each_year and marks[at - 1].kind in _BEFORE
        else mark
        for at, mark in enumerate(marks)
    ]


def _until(marks: Sequence[Mark], first: int, syntax: Syntax) -> int:
    """The place after a year and a word for its figures that are all of a part; 0 if they are not.

    The word may be a part of the year, as its ending is.
    """
    at = past(marks, first, _IT)
    until = at + 1 if [one.case for one in marks[at : at + 1]] == ["is"] else at + 2
    if until > len(marks) or not (is_year(marks[at]) and is_end(marks, until)):
        return 0
    signs = [mark.meaning for mark in (marks[first - 1], *marks[until : until + 1])]
    form = marks[until - 1].form
    # In a bracket nothing says *is*.
    is_short = signs == ["(", ")"] and any(one.startswith(form) for one in syntax.figures)
    return until if ":" not in signs and (is_short or form in syntax.figures) else 0


def with_year_after(text: str, told: Iterable[Sentence], words: Vocabulary) -> Iterator[Sentence]:
    """Sentences, one that begins by telling of when the one before is as a part of that."""

    def joined(last: Sentence, one: Sentence) -> Sentence | None:
        return replace(last, end=one.end) if _is_year_of_last(text, one, words) else None

    return merged(told, joined)


def _is_year_of_last(text: str, one: Sentence, words: Vocabulary) -> bool:
    end = min(one.end, one.start + _LEAD)
    lead = plain(text[one.start : end])
    # Few sentences are of figures, and to know all the words of each would take a while.
    if not any(form in lead for form in words.syntax.figures):
        return False
    marks = words.marks(text, replace(one, end=end))
    return _until([*marks[:1], *marks], 1, words.syntax) > 0
