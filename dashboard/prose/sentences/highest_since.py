"""That an amount was the highest since a year, or the lowest, told by itself beside it. Pure.

*Exports were $1.2 billion in 2023, the highest figure since 2014*: that is a claim besides the
amount.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import is_month, is_year
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Found, Reading
from dashboard.prose.measured.balances import SIGNED
from dashboard.prose.measured.percentages import FLOWS, SHARES
from dashboard.prose.sentences.own_parts import part_before
from dashboard.prose.sentences.records import ASSERTS, OTHER
from dashboard.prose.sentences.than_then import (
    first_said,
    only_level,
    only_told,
    part_with,
    told_last,
)
from dashboard.prose.words.marks import is_stop, is_word
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark

_PLAIN: Final = frozenset({"extremes", "links", "is", "compared", "number", "dated", "it"})
_FILLING: Final = ("words", "this")


def highest_since(
    clause: Clause, found: Sequence[Found], before: Sequence[Found]
) -> Iterator[Candidate]:
    """That what was told right before, here or in the sentence ``before``, was so since a year."""
    told = [at for at, mark in enumerate(clause.marks) if mark.kind == "extremes"]
    if len(told) != 1 or clause.sentence.is_question:
        return
    (at,) = told
    way, (begun, until) = clause.marks[at].meaning, part_with(clause, at)
    since = _since(clause, range(begun, until), at) if way in ASSERTS else ""
    if not since:
        return
    amount = only_told(clause, begun, found) or _level_told(clause, begun, found)
    if not amount and all(map(is_stop, clause.marks[until:])):
        # What else such a sentence says may be that it is false.
        amount = told_last(clause, begun, at, before)
    if amount and _may_be(clause, first_said(amount), since):
        places = clause.marks[begun].start, clause.marks[until - 1].end
        yield Candidate(*places, tuple(_since_then(one, way, since) for one in amount.readings))


def _level_told(clause: Clause, begun: int, found: Sequence[Found]) -> Candidate | None:
    """The only amount told before a place, where the last number before it is one.

    *Up 9%, the highest since 2012* may be of the growth.
    """
    counted = [one for one in clause.quantities if one.first < begun]
    is_amount = bool(counted) and counted[-1].unit.isupper()
    return only_level(found) if is_amount and part_before(clause, begun) else None


def _since(clause: Clause, among: range, at: int) -> str:
    """The year since which it was so, where nothing else is told; else blank."""
    here = clause.marks[among.start : among.stop]
    years = [one for one in clause.periods if one.first in among]
    is_plain = all(_is_plain(one) for one in here)
    if not is_plain or len(years) != 1 or any(one.first in among for one in clause.quantities):
        return ""
    return years[0].period if _is_beside(clause, years[0], at) else ""


def _is_beside(clause: Clause, year: Span, at: int) -> bool:
    """Whether *since* a year stands right beside words that it was the highest."""
    if not clause.words.syntax.verb_last:
        return year.first == at + 1
    is_from = clause.marks[year.until - 1].case == "from"
    return is_from and year.until == at - 1 and clause.marks[at - 1].kind == "compared"


def _is_plain(mark: Mark) -> bool:
    is_sign = mark.kind == "other" and not is_word(mark)
    return mark.kind in _PLAIN or is_sign or mark.is_a("whole", *_FILLING)


def _may_be(clause: Clause, said: Said, since: str) -> bool:
    """Whether it is an amount of a later year, and which way is higher can be told."""
    is_signed = said.measure == "balance" and any(term.kind in SIGNED for term in clause.terms)
    is_known = said.measure in {*FLOWS, *SHARES} or is_signed
    # The highest in euros need not be so in dollars.
    is_level = said.operation == "level" and not said.currency
    are_alike = any(is_one(said.period) and is_one(since) for is_one in (is_month, is_year))
    return is_known and is_level and are_alike and since < said.period


def _since_then(reading: Reading, way: str, since: str) -> Reading:
    """What it was so of; the highest deficit is the lowest balance."""
    said = reading.said
    is_turned = said.measure == "balance" and (said.value or 0.0) < 0
    operation, relation = ASSERTS[OTHER[way] if is_turned else way]
    told = replace(
        said, operation=operation, relation=relation, value=None, precision=None, since=since,
    )  # fmt: skip
    return replace(reading, said=told)
