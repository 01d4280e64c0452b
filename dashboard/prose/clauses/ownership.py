"""Whose a noun of trade is by the words before it, and which place it has. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.words.marks import back_past, is_joined, is_word
from dashboard.prose.words.vocabulary import Mark

_BEFORE: Final = ("whole", "ranks", "measures", "about")


def owner_before(
    marks: Sequence[Mark], at: int, passed: Sequence[str]
) -> tuple[int, int, bool, int]:
    """Rank, first place, whether a part, and the place of a country before, -1 where none."""
    rank, place, is_part = 0, at - 1, False
    while place >= 0 and marks[place].kind in passed:
        rank = int(marks[place].meaning) if marks[place].kind == "ranks" else rank
        place -= 1
    first = place + 1
    # A word nobody knows, right before the noun, may be a good.
    if place >= 0 and is_word(marks[place]):
        is_part, place = first == place + 1 and rank == 0, place - 1
    is_own = place >= 0 and marks[place].is_a("links", "own")
    place -= is_own
    # The farmers' exports are some of their country's.
    is_part = is_part or (is_own and place >= 0 and is_word(marks[place]))
    if place < 0 or marks[place].kind != "countries":
        return rank, first, is_part, -1
    # China the biggest buyer, or Russia as its third, is one and has none.
    if rank and not is_own and marks[place + 1].kind != "ranks":
        return rank, first, is_part, -1
    return rank, first, is_part, place


def noun_before(marks: Sequence[Mark], at: int) -> tuple[str, int, int, bool, str]:
    """Owner, rank, first place, whether a part, and a second country: what stands before."""
    rank, first, is_part, place = owner_before(marks, at, _BEFORE)
    rank = rank or _rank_among(marks, place if place >= 0 else first)
    if place < 0:
        return "", rank, first, is_part, ""
    two = place > 1 and marks[place - 2].kind == "countries" and marks[place - 1].meaning in "-–"
    if two or _are_trading(marks, place, at):
        return marks[place - 2].meaning, rank, place - 2, is_part, marks[place].meaning
    return marks[place].meaning, rank, place, is_part, ""


def _are_trading(marks: Sequence[Mark], place: int, at: int) -> bool:
    """Whether it is what two countries, the last of them at a place, *traded* with each other."""
    if place < 2 or place + 1 != at or not marks[at].is_a("measures", "turnover"):  # noqa: PLR2004 -- one and another
        return False
    is_two = marks[place - 1].is_a("links", "and") and marks[place - 2].kind == "countries"
    is_more = place > 2 and (is_joined(marks[place - 3]) or marks[place - 3].kind == "links")  # noqa: PLR2004 -- a third
    is_with = any(mark.is_a("links", "with") for mark in marks[at + 1 :])
    return is_two and not is_more and not is_with


def _rank_among(marks: Sequence[Mark], first: int) -> int:
    """The place told before words such as *third among*, 0 where there is none."""
    at = back_past(marks, first - 1)
    is_among = at > 0 and marks[at].is_a("links", "between") and marks[at - 1].kind == "ranks"
    return int(marks[at - 1].meaning) if is_among else 0
