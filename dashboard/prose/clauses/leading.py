"""Whose trade a noun tells of, where all that is said of it stands before it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.prose.words.marks import BALANCES, DASHES, is_joined, is_word
from dashboard.prose.words.vocabulary import Mark

_PASSED: Final = frozenset({
    "whole", "about", "years", "month", "parts", "monthly", "counts", "compared", "number",
})  # fmt: skip
_CASES: Final = ("to", "from", "with")
_YEAR: Final = 4
"""So many digits a year has."""


@dataclass(slots=True)
class Leading:
    """What the words before a noun say of it.

    ``links`` is the country by its case or the word after it. ``bare`` is one without either right
    before the noun, ``subject`` one without either before all else. ``is_part`` where a word that
    nobody knows may name goods or an owner, and not ``is_clear`` where they say two things.
    """

    owner: str = ""
    bare: str = ""
    subject: str = ""
    links: dict[str, str] = field(default_factory=dict)
    rank: int = 0
    is_part: bool = False
    is_clear: bool = True
    first: int = 0

    def link(self, case: str, country: str) -> None:
        """Take a country by its case; two in one case say two things."""
        if self.links.setdefault(case, country) != country:
            self.is_clear = False


def leading(marks: Sequence[Mark], noun: int) -> Leading:
    """What stands before a noun of trade, from right to left up to what cannot be of it."""
    found = Leading(first=noun)
    at = noun - 1
    while at >= 0 and found.is_clear:
        at = _taken(marks, at, noun, found)
    return found


def _taken(marks: Sequence[Mark], at: int, noun: int, found: Leading) -> int:
    """Take what stands at a place; the place to go on at, -1 to end there."""
    mark = marks[at]
    if mark.kind == "ranks" and marks[noun].kind == "partners":
        found.is_clear = found.rank in {0, int(mark.meaning)}
        found.rank, found.first = int(mark.meaning), at
        return at - 1
    if _is_passed(marks, at) or _gives_pair(marks, at, noun):
        return at - 1
    if is_joined(mark) or mark.meaning in DASHES:
        # Of two together: exports and imports.
        found.is_clear = not (at and marks[at - 1].kind in {"measures", "partners", "countries"})
    elif mark.kind == "countries":
        return _country(marks, at, noun, found)
    elif mark.kind == "links" and not mark.is_a("links", "that"):
        return _linked(marks, at, found)
    else:
        _unknown(marks, at, noun, found)
    return -1


def _unknown(marks: Sequence[Mark], at: int, noun: int, found: Leading) -> None:
    """Take what may be of goods or of an owner: ranks of no partner, words that nobody knows."""
    mark = marks[at]
    is_noun = mark.kind in {"measures", "partners"} and (mark.case or marks[noun].case != "of")
    is_unknown = is_word(mark) or mark.kind == "ranks" or is_noun
    is_beside = found.first == noun or not found.owner
    found.is_part = found.is_part or (is_unknown and is_beside and not _is_place(marks, at, noun))


def _is_passed(marks: Sequence[Mark], at: int) -> bool:
    """Whether it tells of when, or leaves all as it is."""
    mark = marks[at]
    if mark.kind == "number":
        is_counted = at + 1 < len(marks) and marks[at + 1].kind == "monthly"
        return is_counted or (len(mark.meaning) == _YEAR and mark.meaning.isdigit())
    if mark.is_a("ranks", "1"):
        return at + 2 < len(marks) and marks[at + 2].kind == "monthly"
    is_dash = mark.meaning in DASHES and 0 < at < len(marks) - 1
    if is_dash and marks[at - 1].kind == marks[at + 1].kind == "month":
        return True
    return mark.kind in _PASSED


def is_shared(marks: Sequence[Mark], noun: int) -> bool:
    """Whether a noun is what the one right after it is a share in."""
    is_next = any(one.is_a("measures", "share") for one in marks[noun + 1 : noun + 2])
    return is_next and marks[noun].case == "in"


def _is_place(marks: Sequence[Mark], at: int, noun: int) -> bool:
    """Whether it is the trade that somebody has a share in."""
    is_in = marks[at].kind == "measures" and marks[at].case == "in"
    return is_in and marks[noun].is_a("measures", "share")


def _gives_pair(marks: Sequence[Mark], at: int, noun: int) -> bool:
    """Whether it is the trade that a balance is of: in trade with somebody."""
    is_trade = marks[at].is_a("measures", "turnover") and marks[at].case == "in"
    return is_trade and marks[noun].is_a("measures", *BALANCES)


def _linked(marks: Sequence[Mark], at: int, found: Leading) -> int:
    """Take a country before a word that says what it is to a noun."""
    mark = marks[at]
    before = marks[at - 1] if at else None
    if before is None:
        found.is_clear = False
        return -1
    if mark.is_a("links", "between"):
        return _pair(marks, at, found)
    is_country = before.kind == "countries" and not before.case
    if mark.is_a("links", *_CASES) and is_country:
        found.link(mark.meaning, before.meaning)
        found.first = at - 1
        found.is_clear = found.is_clear and not _is_one_of(marks, at - 1)
        return at - 2
    found.is_clear = False
    return -1


def _pair(marks: Sequence[Mark], at: int, found: Leading) -> int:
    """Take two countries that trade is between."""
    if marks[at - 1].kind == "whole":
        return at - 1
    second, joint, first = (marks[at - 1], *_joint(marks, at - 2))
    is_pair = second.kind == "countries" and not second.case and first is not None
    if not (is_pair and first) or found.links or found.bare:
        found.is_clear = False
        return -1
    found.owner, found.links["with"] = first.meaning, second.meaning
    found.first = joint
    # Of one with two others.
    _, third = _joint(marks, joint - 1)
    found.is_clear = third is None and not _is_one_of(marks, joint)
    return -1


def _joint(marks: Sequence[Mark], at: int) -> tuple[int, Mark | None]:
    """The first of two countries, where a word or an ending joins them, and its place."""
    if at >= 0 and marks[at].kind == "countries" and marks[at].case == "with":
        return at, marks[at]
    is_joint = at > 0 and (marks[at].is_a("links", "with", "and") or marks[at].meaning in DASHES)
    if is_joint and marks[at - 1].kind == "countries" and not marks[at - 1].case:
        return at - 1, marks[at - 1]
    return at, None


def _is_one_of(marks: Sequence[Mark], at: int) -> bool:
    """Whether a country is the last of several: what is said is of them together."""
    if at < 2 or not is_joined(marks[at - 1]):  # noqa: PLR2004 -- one and what joins them
        return False
    # After a comma a word may end another clause.
    is_and = marks[at - 1].is_a("links", "and")
    return marks[at - 2].kind == "countries" or (is_and and is_word(marks[at - 2]))


def _country(marks: Sequence[Mark], at: int, noun: int, found: Leading) -> int:
    """Take a country, by its case."""
    mark = marks[at]
    if found.bare and is_shared(marks, noun):
        # Whose the share is.
        return -1
    if mark.case == "of":
        if found.owner:
            return -1
        found.owner = mark.meaning
    elif mark.case in _CASES:
        found.link(mark.case, mark.meaning)
    elif mark.case:
        found.is_clear = False
    elif not _bare(marks, at, noun, found):
        return -1
    found.is_clear = found.is_clear and not _is_one_of(marks, at)
    found.first = min(found.first, at)
    return at - 1


def _bare(marks: Sequence[Mark], at: int, noun: int, found: Leading) -> bool:
    """Take a country without an ending; whether more may stand before it."""
    mark = marks[at]
    is_beside = all(one.kind in {"whole", "about"} for one in marks[at + 1 : noun])
    two = at > 1 and marks[at - 1].meaning in DASHES and marks[at - 2].kind == "countries"
    if two and is_beside and not marks[at - 2].case:
        found.owner, found.links["with"], found.first = marks[at - 2].meaning, mark.meaning, at - 2
        found.is_clear = not _is_one_of(marks, at - 2)
        return False
    if is_beside and not (found.owner or found.links):
        found.bare = mark.meaning
        return True
    if not found.owner and not found.bare:
        found.subject = mark.meaning
        found.is_clear = not _is_one_of(marks, at)
    return False
