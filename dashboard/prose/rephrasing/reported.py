"""What somebody said, told by verbs whose ending says so, as a sentence after *that*. Pure.

Where a verb stands last, *the minister exports' rising said* is put as *the minister said that
exports rose*. The noun whose verb it is then has no longer the ending of somebody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import CASES, is_joined, is_sign, is_word, past
from dashboard.prose.words.vocabulary import Mark, Vocabulary

_THAT: Final = "that"
REPORTED: Final = frozenset({"that", "fact"})
"""What the ending of a verb says by which something is told as said."""

_OF: Final = "of"
_SUBJECTS: Final = frozenset({"countries", "groups", "measures", "partners", "units", "shares"})
_OWNED: Final = frozenset({"measures", "partners", "among", "units", "shares"})
_SPEAKING: Final = frozenset({"speakers", "groups", "whole", "goods", "services"})
_OF_OFFICES: Final = ("goods", "measure")
"""Words that keep a claim from being read, of which offices may have their names."""

_NAMING: Final = frozenset({"cannot", "goods", "services"})
_LONGEST_NAME: Final = 6
"""Words that name who says something right before the verb, at most."""


def with_reported(marks: Sequence[Mark], text: str, words: Vocabulary) -> Sequence[Mark]:
    """The words with what is reported after who says so; what cannot be put so as no verb."""
    verbs = [at for at, mark in enumerate(marks) if mark.case in REPORTED]
    if not verbs:
        return marks
    begun = next((at + 1 for at in range(verbs[0], -1, -1) if marks[at].meaning in {":", ";"}), 0)
    said = _said(marks, past(marks, verbs[-1] + 1), text)
    is_said = any(mark.kind == "says" for mark in marks[said : said + 1])
    is_asked = any(mark.form in words.syntax.asking for mark in marks[begun:said])
    first = _first(marks, begun, verbs[0], text, words) if is_said and not is_asked else -1
    told = list(_told(marks[first : verbs[-1] + 1], words)) if first >= 0 else []
    if not told:
        return [_as_word(mark) if mark.case in REPORTED else mark for mark in marks]
    who = [*marks[begun:first], *marks[verbs[-1] + 1 : said]]
    who = [_as_word(mark) if mark.kind in _NAMING else mark for mark in who]
    that = replace(marks[said], kind="links", meaning=_THAT, form="", head="")
    return [*marks[:begun], *who, marks[said], that, *told, *marks[said + 1 :]]


def _said(marks: Sequence[Mark], at: int, text: str) -> int:
    """The place of the verb of saying, which who says it may stand before, by a name."""
    until = at
    if until < len(marks) and text[marks[until].start].isupper():
        while until < len(marks) and _may_speak(marks[until]):
            until += 1
    return until if until - at <= _LONGEST_NAME else at


def _first(marks: Sequence[Mark], begun: int, verb: int, text: str, words: Vocabulary) -> int:
    """The place after who says it: as far as the last word that nobody knows, or a country.

    Below 0 where that word may be of the trade that is told right after it.
    """
    end = next((at for at in range(begun, verb) if not _may_speak(marks[at])), verb)
    named = [at for at in range(begun, end) if is_word(marks[at]) or marks[at].kind == "speakers"]
    is_noun = _is_owned_noun(marks[end], words)
    if not named:
        is_country = end > begun and marks[begun].kind == "countries" and not marks[begun].case
        is_alone = is_country and not (is_noun and end == begun + 1)
        return begun + is_alone
    last = marks[named[-1]]
    is_name = last.kind == "speakers" or (named[-1] > begun and text[last.start].isupper())
    is_beside = is_noun and end == named[-1] + 1 and not is_name
    is_whose = is_word(last) and last.form.endswith(words.ends_of(_OF))
    return -1 if is_beside or is_whose else named[-1] + 1


def _may_speak(mark: Mark) -> bool:
    """Whether a word may be of who says something: a name, an office, of which country."""
    if mark.meaning in {"(", ")"}:
        return True
    if mark.kind == "countries":
        return mark.case in {"", "of", "in"}
    is_office = mark.is_a("cannot", *_OF_OFFICES) or mark.is_a("links", "and")
    return mark.kind in _SPEAKING or is_office or (mark.kind == "other" and not is_sign(mark))


def _is_owned_noun(mark: Mark, words: Vocabulary) -> bool:
    """Whether it is a noun of trade that is somebody's, as its ending says."""
    form = words.without_ending(mark).form if mark.case else mark.form
    return mark.kind == "measures" and form.endswith(words.syntax.owned_ends)


def _told(marks: Sequence[Mark], words: Vocabulary) -> Iterator[Mark]:
    """What is told, each verb as one that tells it itself; nothing where whose it is is unclear."""
    found: list[Mark] = []
    begun = 0
    for at, mark in enumerate(marks):
        if mark.case not in REPORTED:
            continue
        part = list(marks[begun:at])
        subject = _subject(part, words)
        # What follows may be of the same.
        if subject < 0 and not found:
            return
        if subject >= 0:
            part[subject] = words.without_ending(part[subject])
        found += [*part, words.without_ending(mark)]
        begun = at + 1
        if begun < len(marks) and not is_joined(marks[begun]):
            return
    yield from found


def _subject(marks: Sequence[Mark], words: Vocabulary) -> int:
    """The place of the one noun that is nobody's of those after it; below 0 where none is.

    What is *Russia's exports' half's* is half's: each but the last is of the next.
    """
    owners: list[int] = []
    for at, mark in enumerate(marks):
        is_owned = mark.kind in _OWNED
        if mark.kind in {"units", "shares"}:
            is_owned = mark.case in {"of", "object"} and (
                mark.kind == "shares" or bool(words.without_ending(mark).case)
            )
        before = marks[at - 1] if at else mark
        is_told = before.kind == "countries" or before.form in words.syntax.a_country
        is_told = is_told and not before.case
        # No flow is a flow's: *its exports to one surpass its exports to another*.
        are_flows = (
            bool(owners)
            and mark.is_a("measures", *CASES)
            and marks[owners[-1]].is_a("measures", *CASES)
        )
        if is_owned and owners and not (is_told or are_flows):
            owners.pop()
        if mark.case == _OF and mark.kind in _SUBJECTS:
            owners.append(at)
    return owners[0] if len(owners) == 1 else -1


def _as_word(mark: Mark) -> Mark:
    """A word as one that no group has."""
    return replace(mark, kind="other", meaning=mark.form, case="")
