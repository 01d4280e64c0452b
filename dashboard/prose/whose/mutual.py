"""Whether a flow is told as that of two countries, or by itself and may be others'. Pure."""

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import refuse
from dashboard.prose.rephrasing.epithets import is_with_unnamed
from dashboard.prose.rephrasing.pronouns import is_it
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.marks import DASHES, is_word
from etl.schema import WORLD


def is_mutual(clause: Clause) -> bool:
    """Whether it is told as trade of one country with another."""
    return any(mark.is_a("whole", "mutual", "both") for mark in clause.marks)


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


def check_bare(clause: Clause, kind: str, noun: int, pair: Pair) -> None:
    """Refuse a flow by itself, its ``noun`` at a place, that may be with others.

    Raises UnreadableError.
    """
    if pair.partner == WORLD and is_mutual(clause):
        refuse("partner")
    if kind in pair.unclear and _is_bare(clause, noun):
        refuse("partner")


def check_renamed(clause: Clause, kind: str, owner: str, pair: Pair, place: int) -> None:
    """Refuse a flow whose owner is named again, and nobody else, where it may be with others.

    Its words stand at a ``place``. After the same flow, *while Georgia's exports rose*, and where
    no trade of the two was told but a rank or a share. Raises UnreadableError.
    """
    is_alone = clause.countries_in(*clause.part(place)) == {owner}
    is_of_it = any(map(is_it, clause.marks))
    is_led = any(mark.form in clause.words.syntax.unnamed for mark in clause.marks)
    if not is_alone or is_of_it or is_led or is_mutual(clause) or pair.partner in {"", WORLD}:
        return
    is_same = kind == pair.last and owner == pair.reporter
    if is_same or kind in pair.unclear or pair.last.startswith(("rank", "share")):
        refuse("partner")


def _is_bare(clause: Clause, noun: int) -> bool:
    """Whether no word beside a noun leads back to whom trade is with: *there*, *between them*."""
    beside = (*clause.marks[max(noun - 1, 0) : noun], *clause.marks[noun + 1 : noun + 2])
    told = [mark for mark in beside if not mark.is_a("links", "and")]
    led = any(is_word(mark) or mark.kind in {"links", "places", "it"} for mark in told)
    unnamed = is_with_unnamed(clause.marks, clause.words.syntax.unnamed)
    return not (led or unnamed or is_mutual(clause))
