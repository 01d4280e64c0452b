"""Whether a flow is told as that of two countries, or by itself and may be others'. Pure."""

from itertools import pairwise
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import refuse
from dashboard.prose.rephrasing.epithets import is_with_unnamed
from dashboard.prose.rephrasing.pronouns import is_it
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.marks import BALANCES, DASHES, is_word
from etl.schema import WORLD

_HEAD: Final = frozenset({"whole", "links"})


def is_mutual(clause: Clause) -> bool:
    """Whether it is told as trade of one country with another."""
    return any(mark.is_a("whole", "mutual", "both") for mark in clause.marks)


def is_somebodys(clause: Clause) -> bool:
    """Whether a country is named; bilateral trade, or ours, is somebody's too."""
    ours = clause.words.syntax.ours
    is_named = bool(clause.countries) or is_mutual(clause)
    return is_named or any(mark.form in ours for mark in clause.marks)


def is_between(clause: Clause) -> bool:
    """Whether trade is told as that between two countries, or by the names of two."""
    marks = [mark for mark in clause.marks if mark.kind != "whole"]
    for at, mark in enumerate(marks):
        beside = [
            one.kind == "countries"
            for one in (*marks[max(at - 1, 0) : at], *marks[at + 1 : at + 2])
        ]
        is_joint = mark.meaning in DASHES and marks[at - 1].end == mark.start and len(beside) > 1
        if (is_joint and all(beside)) or (mark.is_a("links", "between") and any(beside)):
            return True
    return False


def check_bare_flow(clause: Clause, kind: str, noun: int, pair: Pair) -> None:
    """Refuse a flow by itself, its ``noun`` at a place, that may be with others.

    Raises UnreadableError.
    """
    if pair.partner == WORLD and is_mutual(clause):
        refuse("partner")
    if pair.partner not in {"", WORLD} and is_of_many(clause, kind, noun):
        refuse("partner")
    if kind in pair.unclear and _is_bare(clause, noun):
        refuse("partner")


def check_renamed(clause: Clause, kind: str, owner: str, pair: Pair, place: int) -> None:
    """Refuse a flow whose owner is named again, and nobody else, where it may be with others.

    Its words stand at a ``place``. After the same flow, *while Georgia's exports rose*, and where
    no trade of the two was told but a rank or a share. Raises UnreadableError.
    """
    is_alone = clause.countries_in(*clause.part(place)) == {owner}
    if not is_alone or pair.partner in {"", WORLD}:
        return
    if is_of_many(clause, kind, place):
        refuse("partner")
    is_of_it = any(map(is_it, clause.marks))
    is_led = any(mark.form in clause.words.syntax.unnamed for mark in clause.marks)
    if is_of_it or is_led or is_mutual(clause):
        return
    is_same = kind == pair.last and owner == pair.reporter
    if is_same or kind in pair.unclear or pair.last.startswith(("rank", "share")):
        refuse("partner")


def is_of_many(clause: Clause, kind: str, place: int) -> bool:
    """Whether a flow at a place may be with all the world, after trade with one was told.

    *Exports to 120 countries*, *exports as a whole*, *the country's deficit*.
    """
    first, until = clause.part(place)
    marks, syntax = clause.marks[first:until], clause.words.syntax
    are_many = any(
        (led.kind in {"number", "ranks", "counts"} or led.is_a("whole", "total"))
        and after.form in syntax.lands
        and after.kind != "measures"
        for led, after in pairwise(marks)
    )
    is_owned = any(
        led.form in syntax.a_country and after.is_a("links", "own")
        for led, after in pairwise(marks)
    )
    is_all = any(mark.is_a("whole", "total") for mark in marks)
    # *Overall, exports*, or *in total*: right before a flow it is known to be with the world.
    head = clause.marks[: clause.part(0)[1]]
    is_apart = len(head) < len(clause.marks) and all(one.kind in _HEAD for one in head)
    is_overall = is_apart and any(one.is_a("whole", "total") for one in head)
    is_in_all = any(
        led.is_a("links", "in") and after.is_a("whole", "total") for led, after in pairwise(marks)
    )
    is_foreign = any(mark.head.startswith(syntax.foreign) for mark in marks if syntax.foreign)
    is_balance = kind in BALANCES and is_foreign
    return are_many or (is_owned and not is_all) or is_overall or is_in_all or is_balance


def _is_bare(clause: Clause, noun: int) -> bool:
    """Whether no word beside a noun leads back to whom trade is with: *there*, *between them*."""
    beside = (*clause.marks[max(noun - 1, 0) : noun], *clause.marks[noun + 1 : noun + 2])
    # *Imports in 2021* leads to a time.
    is_dated = any(one.first == noun + 2 for one in clause.periods)
    told = [
        mark
        for mark in beside
        if not (mark.is_a("links", "and") or (is_dated and mark.kind == "links"))
    ]
    led = any(is_word(mark) or mark.kind in {"links", "places", "it"} for mark in told)
    unnamed = is_with_unnamed(clause.marks, clause.words.syntax)
    return not (led or unnamed or is_mutual(clause))
