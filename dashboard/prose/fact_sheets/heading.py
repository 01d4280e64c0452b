"""The heading of a fact sheet: whose trade with whom the figures under it are, and when. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.measures.periods import is_of_years, is_span, year_of
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.fact_sheets.units import COUNTED, unit_in
from dashboard.prose.sentences.records import way_of_record
from dashboard.prose.words.marks import DASHES, is_year, past
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_ENDS: Final = frozenset({":"})
_SIGNS: Final = frozenset({*DASHES, ",", "(", ")", ".", ":"})
_QUIET: Final = frozenset({"links", "whole", "countries", "compared"})
_WITH: Final = ("with", "between")
_LONGEST: Final = 16
"""Words and signs of a heading at most."""


class Sheet(NamedTuple):
    """What a heading says of all that stands under it, blank where it says nothing.

    ``base`` is the period that changes are from, ``money`` what the amounts before were of,
    ``unit`` the words of what numbers of nothing count.
    """

    reporter: str
    partner: str
    period: str = ""
    base: str = ""
    money: str = ""
    unit: tuple[Mark, ...] = ()


NONE: Final = Sheet("", "")
"""No heading."""


def heading(clause: Clause) -> tuple[Sheet, int] | None:
    """What a sentence says as a heading, and the place where what stands under it begins.

    It names two countries, or one with a time, before a colon or alone, and at most that it is of
    trade.
    """
    return next(filter(None, (_until(clause, at, then) for at, then in _ends(clause.marks))), None)


def _ends(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Where a heading may end, and the places where what is under it then begins."""
    for at, (mark, after) in enumerate(pairwise(marks)):
        if mark.meaning in _ENDS:
            yield at, at + 1
            if at != 1:
                return
        # A year that ends with a short word and its stop may end a sentence too.
        if mark.form == "." and after.kind == "measures":
            yield at + 1, at + 1
    yield len(marks), len(marks)


def _until(clause: Clause, until: int, then: int) -> tuple[Sheet, int] | None:
    head = clause.marks[:until]
    told = [one for one in clause.periods if one.until <= until]
    if not head or len(head) > _LONGEST or not _is_quiet(clause, head, told):
        return None
    two = _two(clause, head, is_led=until < then or bool(told) or _is_name(head))
    when = _when(clause, told)
    return (Sheet(*two, *when, unit=unit_in(head)), then) if two and when else None


def _is_name(head: Sequence[Mark]) -> bool:
    """Whether a country's name is all there is."""
    kinds = [mark.kind for mark in head if mark.meaning not in _SIGNS]
    return kinds == ["countries"] and not head[0].case


def _is_quiet(clause: Clause, head: Sequence[Mark], told: Sequence[Span]) -> bool:
    """Whether the words say nothing but who, with whom, when, and that it is trade."""
    dated = time_places(clause, told)
    nouns = [mark for mark in head if mark.kind == "measures"]
    return (
        all(
            at in dated
            or (mark.kind in _QUIET and not _is_inside(head, at))
            or mark.is_a("measures", "turnover", "ties")
            or mark.form in clause.words.syntax.listing
            or (mark.kind in COUNTED and unit_in(head))
            or mark.meaning in _SIGNS
            for at, mark in enumerate(head)
        )
        and len(nouns) <= 1
        # That it was a record is told of what would be the heading.
        and not any(map(way_of_record, head))
        and not clause.sentence.is_question
    )


def _is_inside(head: Sequence[Mark], at: int) -> bool:
    """Whether a link leads to a country in whose trade something is: *Armenia in Georgia's*."""
    if not head[at].is_a("links", "in", "to", "from"):
        return False
    at += 1
    at = past(head, at)
    return at < len(head) and head[at].kind == "countries"


def _two(clause: Clause, head: Sequence[Mark], *, is_led: bool) -> tuple[str, str] | None:
    """Whose trade with whom: two that a sign joins, or as a noun has them.

    One with the world, before a colon, with a time, or by itself.
    """
    named = list(dict.fromkeys(mark.meaning for mark in head if mark.kind == "countries"))
    is_with = any(mark.is_a("links", *_WITH) or mark.case == "with" for mark in head)
    term = next((one for one in clause.terms if one.noun < len(head)), None)
    is_all = any(mark.is_a("whole", "total") for mark in head) and term is not None
    is_first = head[0].kind == "countries" or (is_all and term is not None and term.owner in named)
    if len(named) == 1 and is_led and is_first and not is_with:
        return named[0], WORLD
    if len(named) != 2:  # noqa: PLR2004 -- a pair
        return None
    if term and term.owner and term.other and not term.is_part:
        return term.owner, term.other
    is_joined = any(
        led.kind == after.kind == "countries"
        and (sign.meaning in DASHES or sign.is_a("links", "and"))
        for led, sign, after in zip(head, head[1:], head[2:], strict=False)
    )
    ours = next((mark.meaning for mark in head if mark.is_ours), "")
    named.sort(key=lambda one: one != ours)
    return (named[0], named[1]) if is_joined or ours else None


def _when(clause: Clause, told: Sequence[Span]) -> tuple[str, str] | None:
    """The time of all, and the one it is compared with; None where it tells of several."""
    of = [one.period for one in told if not clause.is_earlier(one)]
    base = [one.period for one in told if clause.is_earlier(one)]
    are_legal = all(is_past(clause, one) and not (is_span(one) and is_of_years(one)) for one in of)
    if len(of) > 1 or len(base) > len(of) or not are_legal:
        return None
    return "".join(of), "".join(base)


def time_places(clause: Clause, told: Iterable[Span]) -> set[int]:
    """The places of the words of some times; a year may stand before its months."""
    found = {at for one in told for at in range(one.first, one.until)}
    return found | {at - 1 for at in found if at and is_year(clause.marks[at - 1])}


def is_past(clause: Clause, period: str) -> bool:
    """Whether a time was when the text was said, or before: what comes is only foretold."""
    return year_of(period) <= clause.year
