"""What is said to be the highest since a year or so far, or the lowest. Pure."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.measured.balances import SIGNED
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.measured.tails import ends_with_times
from dashboard.prose.sentences.records import ASSERTS, LOW, OTHER, way_of_record
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import sides
from dashboard.prose.words.marks import back_past, is_end, is_sign, is_year, past
from dashboard.prose.words.spans import Span
from dashboard.prose.words.vocabulary import Mark

_WAYS: Final = {"highest": "rises", "lowest": "falls"}

_NO_RECORD: Final = frozenset({"about", "ranks", "counts", "number"})
"""Kinds of words right before a record by which it is none, or one of some years."""

_Told = tuple[tuple[str, str, str], str, dict[Part, str]]
"""Reporter, partner and measure, which extreme it is of, and what is assumed."""


_OF: Final = " of "
"""What stands in one before how many years it is the highest, or the lowest, of."""


class Extreme(NamedTuple):
    """Words that something was the highest, or the lowest, since a year, or of so many ``years``.

    Where neither is told, it was so far.
    """

    at: int
    way: str
    since: Span | None
    years: int = 0


def extreme(clause: Clause) -> Extreme | None:
    """The one that a sentence tells, with its year beside it, or of no year since which."""
    if clause.words.syntax.verb_last:
        return _before_verb(clause)
    return _since(clause) or _record(clause)


def _before_verb(clause: Clause) -> Extreme | None:
    """The one before its verb, after its year: *it set a record* is one as well."""
    told = [
        (at, mark)
        for at, mark in enumerate(clause.marks)
        if mark.kind == "extremes" or mark.is_a("whole", "record")
    ]
    if len(told) != 1 or clause.quantities:
        return None
    ((at, mark),) = told
    since, way = _before(clause, at), way_of_extreme(mark)
    is_dated = since is not None or way != mark.meaning
    years = int(mark.meaning.partition(_OF)[2] or 0)
    return Extreme(at, way, since, years) if is_dated and _is_said(clause, at, way) else None


def _record(clause: Clause) -> Extreme | None:
    """A record that a sentence tells by no number: *exports hit a record last year*."""
    told = [
        (at, mark)
        for at, mark in enumerate(clause.marks)
        if mark.kind != "extremes" and way_of_record(mark)
    ]
    if len(told) != 1 or clause.quantities:
        return None
    ((at, mark),) = told
    led = clause.marks[max(back_past(clause.marks, at - 1), 0)]
    # What fell from one, or since one, is no record.
    is_from = led.kind == "compared" or led.is_a("links", "from", "of", "with")
    return None if is_from else Extreme(at, way_of_record(mark), None)


def _since(clause: Clause) -> Extreme | None:
    told = [(at, mark) for at, mark in enumerate(clause.marks) if mark.kind == "extremes"]
    # An amount after it says how much that was, where the year itself is not of the amount.
    are_after = clause.words.syntax.genitive and all(
        one.first > told[-1][0] and one.unit.isupper() for one in clause.quantities if told
    )
    if len(told) != 1 or (clause.quantities and not are_after):
        return None
    at, mark = told[0]
    if years := int(mark.meaning.partition(_OF)[2] or 0):
        return Extreme(at, way_of_extreme(mark), None, years)
    since = next((one for one in clause.periods if one.first == at + 1), None)
    return Extreme(at, mark.meaning, since) if since else None


def way_of_extreme(mark: Mark) -> str:
    """Whether words say *highest* or *lowest*."""
    return "highest" if mark.kind == "whole" else mark.meaning.partition(" ")[0]


def _before(clause: Clause, at: int) -> Span | None:
    """The year right before a place from which on something was so."""
    since = next((one for one in clause.periods if one.until == at - 1), None)
    is_from = since is not None and clause.marks[since.until - 1].case == "from"
    return since if is_from and clause.marks[at - 1].kind == "compared" else None


def _is_said(clause: Clause, at: int, way: str) -> bool:
    """Whether a verb that agrees with an extreme ends what is said of it."""
    mark, verb = clause.marks[at], clause.marks[at + 1 : at + 2]
    if mark.case == "is":
        return is_end(clause.marks, at + 1)
    is_agreed = bool(verb) and verb[0].kind in {"is", _WAYS[way]} and not verb[0].case
    is_noun = bool(verb) and verb[0].form.startswith(clause.words.syntax.growths)
    return is_agreed and not is_noun and is_end(clause.marks, at + 2)


def of_extreme(clause: Clause, found: Extreme, pair: Pair) -> list[Reading]:
    """What was the highest or the lowest. Raises UnreadableError."""
    is_last = clause.words.syntax.verb_last
    last, before = _nouns(clause, found.at)
    _check_reached(clause, last, found.at)
    if found.since is None and not is_last:
        _check_record(clause, last, found.at)
    between = clause.marks[last.noun + 1 : found.at]
    is_told = any(mark.kind in {"is", "rises", "falls"} for mark in between)
    # A noun after no verb may be all that is said of another: *exports: the lowest since 2012*.
    is_bare = clause.words.syntax.owner_after and not any(mark.meaning == "," for mark in between)
    is_told = is_told or is_bare or (found.since is None and not is_last)
    if not clause.is_known(last.noun + 1, found.at) or is_told == is_last:
        refuse("measure")
    if is_last and clause.marks[last.noun].case:
        refuse("measure")
    others = [one for one in clause.periods if one is not found.since]
    if len(others) > 1:
        refuse("period")
    period = others[0].period if others else str(clause.year - 1)
    if found.since is None and not period.isdigit():
        # A record of months is none of years.
        refuse("period")
    since = found.since.period if found.since else ""
    if found.years:
        # Of ten years there are nine after the first before it.
        since = str(int(period) - found.years)
    about: dict[Part, str] = {} if others else {"period": period}
    told = [(whose, found.way, assumed) for whose, assumed in _of_whose(clause, before, pair)]
    if last.kind in SIGNED:
        told = list(_of_balance(told, last))
    return [
        Reading(Said(*whose, ASSERTS[way][0], period, ASSERTS[way][1], since=since), parts | about)
        for whose, way, parts in told
    ]


def _nouns(clause: Clause, at: int) -> tuple[Term, list[Term]]:
    """The noun right before an extreme, and all, the flow last. Raises UnreadableError."""
    before = [term for term in clause.terms if term.noun < at]
    if not before or len(before) < len(clause.terms):
        refuse("measure")
    last = before[-1]
    is_last = clause.words.syntax.verb_last
    if is_last and last.kind == "share" and clause.marks[before[0].noun].case == "in":
        # In imports the share of somebody.
        before.reverse()
    if last.is_part or last.is_partner or before[-1].kind not in {*FLOWS, *SIGNED}:
        refuse("measure")
    return last, before


def _of_balance(told: Iterable[_Told], noun: Term) -> Iterator[_Told]:
    """The balance of each side: the highest surplus of one is the lowest balance of the other."""
    own = ""
    for (reporter, partner, _), way, assumed in told:
        own = own or reporter
        is_turned = (SIGNED[noun.kind] < 0) != (reporter != own)
        yield (reporter, partner, "balance"), OTHER[way] if is_turned else way, assumed


def _check_reached(clause: Clause, noun: Term, at: int) -> None:
    """Refuse what is no record of the noun: almost one, or the second, of its growth, of a year.

    Raises UnreadableError.
    """
    marks, nears = clause.marks, clause.words.syntax.nears
    led = back_past(marks, at - 1)
    while led > 0 and is_sign(marks[led]):
        led = back_past(marks, led - 1)
    is_off = led >= 0 and (
        (marks[led].kind in _NO_RECORD and not is_year(marks[led]))
        or marks[led].is_a("relations", "at most")
        or marks[led].form in nears
        or (is_year(marks[led]) and marks[led].case == "of")
    )
    after = marks[at + 1 : at + 2] if marks[at].kind == "whole" else ()
    is_of_other = any(is_year(one) or one.kind == "countries" for one in after)
    is_of_growth = any(mark.kind in _WAYS.values() for mark in marks[: noun.noun])
    if is_off or is_of_other or is_of_growth:
        refuse("measure")
    if any(mark.kind == "units" and mark.meaning.isupper() for mark in marks[:at]):
        # In other money it may be one, and in dollars none.
        refuse("currency")


def _check_record(clause: Clause, noun: Term, at: int) -> None:
    """Refuse a record of a month, of something else, or one that was almost reached.

    Raises UnreadableError.
    """
    between = clause.marks[noun.noun + 1 : at]
    is_fallen = any(mark.kind == "falls" for mark in between)
    is_low = clause.marks[at].meaning == LOW or way_of_extreme(clause.marks[at]) == "lowest"
    is_nearly = any(mark.head in clause.words.syntax.nearly for mark in between)
    if is_nearly or (is_fallen and not is_low) or not _ends(clause, at + 1):
        refuse("measure")
    if any(clause.is_earlier(one) for one in clause.periods):
        refuse("period")
    if any(not one.period.isdigit() for one in clause.periods):
        refuse("months")


def _ends(clause: Clause, at: int) -> bool:
    """Whether nothing follows but whom it is with, and times."""
    at = past(clause.marks, at, {"links", "countries", "whole"})
    return ends_with_times(clause, at)


def _of_whose(
    clause: Clause, before: list[Term], pair: Pair
) -> list[tuple[tuple[str, str, str], dict[Part, str]]]:
    """Reporter, partner and measure, with what of them is assumed."""
    last = before[-1]
    if len(before) == 1:
        told = sides(clause, last, pair)
        return [((own, other, last.kind), assumed) for own, other, assumed in told]
    share = before[-2]
    is_share = len(before) == 2 and share.kind == "share"  # noqa: PLR2004 -- a share in a flow
    if not is_share or last.other or not (share.owner and last.owner):
        refuse("measure")
    if set(clause.countries) != {share.owner, last.owner} or share.owner == last.owner:
        refuse("partner")
    return [((last.owner, share.owner, f"share of {last.kind}"), {})]
