"""Words that say no more than what they stand beside: titles, and what is thrown in. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import (
    DASHES,
    DIVIDES,
    as_filler,
    cut,
    is_stop,
    is_word,
    is_year,
    leads_to,
    part_around,
)
from dashboard.prose.words.vocabulary import Mark

_OF_TRADE: Final = frozenset({
    "measures", "partners", "ranks", "tops", "rises", "falls", "units", "magnitudes", "shares",
    "changes", "relations", "flows", "extremes", "overtakes", "suffers", "says",
})  # fmt: skip
_TOLD_OF: Final = _OF_TRADE | {
    "countries", "number", "is", "years", "month", "parts", "months", "monthly", "yearly",
}  # fmt: skip
_ENDS: Final = DIVIDES | {".", "!", ")"}
_NEAR: Final = 8
"""So many words before the place that somebody came from stands the one they came to."""

_LONGEST: Final = 20
"""So many words are told aside of a country at most."""


def without_mainly(marks: Sequence[Mark], mainly: Collection[str]) -> list[Mark]:
    """Words without what something mostly is, between signs: *exports, mainly oil, were 2*.

    All of it is what is told; a number, a flow or a country there is told of some.
    """
    return cut(marks, lambda at: _end_of_mainly(marks, at, mainly))


def _end_of_mainly(marks: Sequence[Mark], at: int, mainly: Collection[str]) -> int:
    """The place after what something mostly is, from a comma on; 0 where it tells more."""
    if at + 1 == len(marks) or marks[at].meaning != "," or marks[at + 1].head not in mainly:
        return 0
    ends = (one for one in range(at + 1, len(marks)) if marks[one].meaning in _ENDS)
    end = next(ends, len(marks))
    if any(mark.kind in _TOLD_OF for mark in marks[at + 1 : end]):
        return 0
    # Of the two commas around it none is needed, but before *and*.
    is_joined = any(mark.is_a("links", "and") for mark in marks[end + 1 : end + 2])
    return end + (end < len(marks) and marks[end].meaning == "," and not is_joined)


def without_told_aside(marks: Sequence[Mark], asides: Collection[str]) -> list[Mark]:
    """Words without what is told of a country besides, and is none of trade.

    As in *Georgia, which has had no embassy there since 2008, bought goods worth $2 billion*.
    """
    return cut(marks, lambda at: _aside(marks, at, asides))


def _aside(marks: Sequence[Mark], at: int, asides: Collection[str]) -> int:
    """The place after the second comma of an aside that begins at a place; 0 where none does."""
    is_begun = at > 0 and marks[at].meaning == "," and marks[at - 1].kind == "countries"
    if not is_begun or at + 1 == len(marks) or marks[at + 1].head not in asides:
        return 0
    ends = (one for one in range(at + 1, len(marks)) if marks[one].meaning in DIVIDES)
    end = next(ends, len(marks))
    told = marks[at + 1 : end]
    is_other = any(mark.kind in _OF_TRADE or _counts(mark) for mark in told)
    # Another country, and no more, is one of a list.
    is_list = all(mark.kind in {"countries", "whole"} for mark in told)
    is_ended = end < len(marks) and marks[end].meaning == "," and len(told) <= _LONGEST
    return 0 if is_other or is_list or not is_ended else end + 1


def _counts(mark: Mark) -> bool:
    return mark.kind == "number" and not is_year(mark)


def without_titles(marks: Sequence[Mark]) -> list[Mark]:
    """Words with titles before a country as what says nothing, others as words nobody knows.

    A neighbour without a name may be anybody. One may be named after a dash.
    """
    marks = [mark for at, mark in enumerate(marks) if not _is_before_name(marks, at)]
    return [
        _plain(mark, is_said=leads_to(marks, at + 1, "countries"))
        if mark.is_a("whole", "titles")
        else mark
        for at, mark in enumerate(marks)
    ]


def _is_before_name(marks: Sequence[Mark], at: int) -> bool:
    """Whether a dash stands between a title and the country that has it, which ends a part."""
    around = [mark.kind for mark in marks[max(at - 1, 0) : at + 2]]
    is_title = around == ["whole", "other", "countries"] and marks[at - 1].meaning == "titles"
    return is_title and marks[at].meaning in DASHES and all(map(is_stop, marks[at + 2 : at + 3]))


def without_thrown_in(marks: Sequence[Mark]) -> list[Mark]:
    """Words without those between two commas that say nothing: *imports, however, rose*."""
    kept: list[Mark] = []
    for mark in marks:
        last = len(kept) - 1
        while mark.meaning == "," and last > 0 and kept[last].is_a("whole", "words"):
            last -= 1
        if 0 < last < len(kept) - 1 and kept[last].meaning == ",":
            del kept[last:]
        else:
            kept.append(mark)
    return kept


def without_abbreviations(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Words of a text without what stands alone in brackets for the name before, in capitals."""
    kept: list[Mark] = []
    for mark in marks:
        kept.append(mark)
        is_end = mark.meaning == ")" and len(kept) > len("(X)") and kept[-3].meaning == "("
        is_name = is_end and (is_word(kept[-2]) or kept[-2].is_adjective)
        if is_name and text[kept[-2].start : kept[-2].end].isupper():
            del kept[-3:]
    return kept


def without_codes(marks: Sequence[Mark], codes: Collection[str]) -> list[Mark]:
    """Words without the number of goods in a nomenclature, in brackets: *cars (HS 8703)*."""

    def end_of(at: int) -> int:
        is_led = marks[at].meaning == "(" and [one.form for one in marks[at + 1 : at + 2]] != []
        if not (is_led and marks[at + 1].form in codes):
            return 0
        until = next((one for one in range(at, len(marks)) if marks[one].meaning == ")"), -1)
        return until + 1

    return cut(marks, end_of)


def without_stops(marks: Sequence[Mark], short: Collection[str]) -> list[Mark]:
    """Words without the full stops of ``short`` ones: *vs. 2021* is *vs 2021*."""
    return [
        mark
        for at, mark in enumerate(marks)
        if not (
            mark.meaning == "."
            and 0 < at < len(marks) - 1
            and marks[at - 1].form in short
            and marks[at - 1].end == mark.start
        )
    ]


def with_allegation_denied(marks: Sequence[Mark], alleged: Collection[str]) -> list[Mark]:
    """Words of *claim: exports rose* as what is not so: *fact: they fell* comes after it."""
    is_alleged = [mark.meaning for mark in marks[1:2]] == [":"] and marks[0].form in alleged
    if not is_alleged:
        return list(marks)
    return [replace(marks[0], kind="cannot", meaning="negation"), *marks[1:]]


def without_former(marks: Sequence[Mark]) -> list[Mark]:
    """Words with a place that somebody came *from* as what says nothing: *second, from third*."""
    told = list(marks)
    for at, mark in enumerate(marks):
        is_from = at > 0 and mark.kind == "ranks" and marks[at - 1].is_a("links", "from")
        if is_from and any(one.kind == "ranks" for one in marks[max(at - _NEAR, 0) : at]):
            told[at - 1], told[at] = as_filler(marks[at - 1]), as_filler(mark)
    return told


def without_main(marks: Sequence[Mark]) -> list[Mark]:
    """Words with *main* as no rank where they say which one, or only that it is among several.

    As *fourth among its main partners* and *among its main partners* do.
    """
    return [
        _as_no_rank(marks, at)
        if mark.is_a("ranks", "1") and leads_to(marks, at + 1, "partners")
        else mark
        for at, mark in enumerate(marks)
    ]


def _as_no_rank(marks: Sequence[Mark], at: int) -> Mark:
    """The mark of a rank, as what says nothing beside another one, as unknown after *among*."""
    begun, _ = part_around(marks, at)
    among = [one for one in range(begun, at) if marks[one].is_a("links", "between")]
    if not among:
        return marks[at]
    is_told = any(mark.kind == "ranks" for mark in marks[begun : among[0]])
    return _plain(marks[at], is_said=is_told)


def _plain(mark: Mark, *, is_said: bool) -> Mark:
    """A mark as what says no more where others say it, else as a word that nobody knows."""
    if is_said:
        return as_filler(mark)
    return replace(mark, kind="other", meaning=mark.form)
