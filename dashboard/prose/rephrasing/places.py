"""A place among partners told as such, put as a kind of partner would tell it. Pure.

*In a country's imports another is in second place* has the words of *another is a country's second
partner by imports* and is read as it, where a verb stands last. A share beside the place is put
before it as one. What is not said so is left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from dashboard.prose.rephrasing.flows import begun, is_time
from dashboard.prose.words.marks import is_end
from dashboard.prose.words.vocabulary import Mark

_SIGN: Final = ","


@dataclass(frozen=True, slots=True)
class _Place:
    """A place told: by which trade, whose, and the words that lead to it, all else kept."""

    noun: Mark
    owner: Mark
    others: list[Mark]
    share: list[Mark]
    rank: Mark


def as_tops(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The words with *first four* before partners as one of so many first ones, and no first."""
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        after = [one.kind for one in marks[at + 1 : at + 2]]
        if mark.kind in {"counts", "number"} and after == ["partners"] and _is_first(found[-1:]):
            found[-1] = replace(found[-1], kind="tops", meaning=mark.meaning, end=mark.end)
            continue
        found.append(mark)
    return tuple(found)


def _is_first(before: Sequence[Mark]) -> bool:
    return any(mark.is_a("ranks", "1") for mark in before)


def as_partners(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The words of a sentence with partners in the place of places."""
    found: list[Mark] = []
    owner: Mark | None = None
    for at, mark in enumerate(marks):
        last = [*found[-1:], mark][-1 if mark.kind == "ranks" else 0]
        # *Is third among its markets* has no word for a place.
        is_bare = last.kind == "ranks" and mark.kind in {"ranks", "is"}
        is_told = (mark.kind == "places" or is_bare) and is_end(marks, at + 1)
        told = [*found, mark] if mark.kind == "ranks" else found
        first = begun(told) if is_told else 0
        place = _place(told[first:], owner) if is_told and not _is_shared(told, first) else None
        if place and not (is_bare and place.noun.kind != "among"):
            found[first:] = _put(place, mark)
            owner = place.owner
        else:
            found.append(mark)
    return tuple(found)


def _is_shared(marks: Sequence[Mark], first: int) -> bool:
    """Whether a country before *and* has the place too."""
    before = marks[max(first - 2, 0) : first]
    return len(before) > 1 and before[0].kind == "countries" and before[1].is_a("links", "and")


def _place(marks: Sequence[Mark], owner: Mark | None) -> _Place | None:
    """What leads to a place, of the ``owner`` told before where it names none; None if unclear."""
    at = next((at for at, mark in enumerate(marks) if _is_noun(mark)), -1)
    if at < 0 or marks[-1].kind != "ranks":
        return None
    noun, before, after = marks[at], list(marks[:at]), list(marks[at + 1 : -1])
    if before and before[-1].is_a("ranks", "1") and noun.kind == "among":
        # Of the greatest partners one.
        before.pop()
    share = [mark for mark in after if mark.kind in {"number", "units"} or _has(mark)]
    others = [*before, *(mark for mark in after if mark not in share)]
    named = [mark for mark in others if mark.kind == "countries"]
    whose = [mark for mark in named if mark.case == "of"]
    if not whose and noun.kind == "among" and before and before[-1] in named:
        # A country's exporters need no ending.
        whose = [before[-1]]
    whose = whose or ([owner] if owner and not named else [])
    rest = [mark for mark in others if mark not in whose]
    is_plain = all(not one.case for one in rest if one.kind == "countries") and not any(
        one.is_adjective for one in named
    )
    is_known = all(one.kind == "countries" or is_time(one) for one in rest)
    is_share = not share or (noun.kind == "measures" and _is_share(share))
    if len(whose) != 1 or len(named) > 2 or not (is_plain and is_known and is_share):  # noqa: PLR2004 -- who and whose
        return None
    return _Place(noun, whose[0], rest, share[:-1], marks[-1])


def _is_noun(mark: Mark) -> bool:
    is_flow = mark.is_a("measures", "exports", "imports", "turnover") and mark.case == "in"
    return is_flow or mark.kind == "among"


def _has(mark: Mark) -> bool:
    return mark.is_a("measures", "share") and mark.case == "with"


def _is_share(marks: Sequence[Mark]) -> bool:
    """Whether words are a number, percent, and the word for a share."""
    kinds = [mark.kind for mark in marks]
    return kinds == ["number", "units", "measures"] and marks[1].is_a("units", "percent")


def _put(place: _Place, verb: Mark) -> list[Mark]:
    """The words of a place as those of a partner."""
    start, end = place.noun.start, verb.end
    owner = replace(place.owner, case="of")
    told = list(takewhile(lambda mark: mark.kind != "countries", place.others))
    rest = place.others[len(told) :]
    who = [mark for mark in rest if mark.kind == "countries"]
    times = [mark for mark in rest if mark.kind != "countries"]
    share: list[Mark] = []
    if place.share:
        number, unit = place.share
        whole = replace(place.noun, case="of")
        object_ = replace(unit, case="object")
        said = replace(verb, kind="is", meaning="words", form="")
        sign = Mark("other", _SIGN, unit.end, unit.end, unit.at, unit.until)
        share = [*who, owner, whole, number, object_, said, sign]
    partner = replace(place.noun, kind="partners", case="", start=start)
    said = replace(verb, kind="is", meaning="words", start=end, end=end)
    return [*told, *times, *share, owner, place.rank, partner, *who, said]
