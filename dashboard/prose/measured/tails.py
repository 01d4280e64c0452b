"""What the words right after a number, or right before it, say of a rise or a fall. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import refuse
from dashboard.prose.times.steps import is_by_and_to
from dashboard.prose.words.marks import DASHES, back_past, is_end, is_word, part_around, past
from dashboard.prose.words.vocabulary import Mark

_SIGNS: Final = {"rises": 1, "falls": -1, "at least": 1, "at most": -1}
_PASSED: Final = frozenset({"whole", "same", "compared", "about", "relations"})
_LEADING: Final = frozenset({"about", "relations", "whole", "links"})
_KINDS: Final = frozenset({"goods", "groups"})
_FLOWS: Final = frozenset({"exports", "imports"})
_AFTER: Final = ("in", "of")
_LED: Final = ("in", "of", "to", "from", "with", "per", "on")


def told_after(clause: Clause, number: Quantity, term: Term) -> int:
    """1 where a percentage is one *higher*, or *more than in* an earlier time; -1 for one lower.

    So of an amount, or of so many times, with *than*: *up on 2022* says no more than that. Where
    owners stand after their nouns so many times need no such word. 0 where the words after it say
    neither, or may compare it with something that is no time.
    """
    at = number.until
    is_times = number.is_times and clause.words.syntax.genitive
    is_amount = (number.unit.isupper() or number.is_times) and _is_than(clause, at)
    if not (is_times or is_amount or number.unit == "percent") or at == len(clause.marks):
        return 0
    mark = clause.marks[at]
    if mark.kind not in {"rises", "falls", "relations"}:
        return 0
    sign = _SIGNS.get(mark.meaning if mark.kind == "relations" else mark.kind, 0)
    if not (is_amount or mark.kind == "relations") and _leads_on(clause, at + 1, term):
        return sign
    is_than = is_amount or mark.kind == "relations"
    return sign if ends_with_times(clause, at + 1, needs_earlier=is_than) else 0


def _is_than(clause: Clause, at: int) -> bool:
    """Whether a word in the same part, from a place on, says *than*."""
    than = clause.words.syntax.than
    rest = clause.marks[at : clause.part(at)[1]]
    return any(mark.form in than or mark.head in than for mark in rest)


def told_before(clause: Clause, number: Quantity) -> bool:
    """Whether a number is how much a rise or a fall right before it is of: *growth of 5%*."""
    at = back_past(clause.marks, number.first - 1, {"about", "relations"})
    is_of = at > 0 and clause.marks[at].is_a("links", "of")
    is_grown = is_of and clause.marks[at - 1].kind in {"rises", "falls"}
    return is_grown and ends_with_times(clause, number.until)


def _leads_on(clause: Clause, at: int, term: Term) -> bool:
    """Whether a rise is one *in* a noun after it."""
    if at >= len(clause.marks) or not clause.marks[at].is_a("links", *_AFTER):
        return False
    return term.first > at and all(one.kind == "whole" for one in clause.marks[at + 1 : term.first])


def ends_with_times(clause: Clause, at: int, *, needs_earlier: bool = False) -> bool:
    """Whether nothing but times follow, with what leads to them, up to a sign or a next number.

    Where it ``needs_earlier``, one of them is the time that something is compared with.
    """
    marks, is_earlier = clause.marks, False
    if at + 1 < len(marks) and marks[at].meaning == "," and marks[at + 1].kind == "compared":
        at += 1
    while at < len(marks):
        if is_end(marks, at):
            break
        begun = at
        while at < len(marks) and (marks[at].kind in _PASSED or marks[at].kind == "links"):
            at += 1
        told = next((one for one in clause.periods if one.first <= at < one.until), None)
        if told is not None:
            is_earlier = is_earlier or clause.is_earlier(told)
            at = told.until
        elif at < len(marks) and marks[at].kind == "yearly":
            is_earlier, at = True, at + 1
        elif not is_end(marks, at) or any(one.kind != "whole" for one in marks[begun:at]):
            return any(one.first == at for one in clause.quantities) and (
                is_earlier or not needs_earlier
            )
    return is_earlier or not needs_earlier


def is_limited(clause: Clause, at: int) -> bool:
    """Whether words nobody knows after a time may say of what a number is: *in the wine trade*."""
    times = {one.first: one.until for one in clause.periods}
    has_time = False
    while at < len(clause.marks):
        mark, after = clause.marks[at], past(clause.marks, at + 1)
        is_link = mark.is_a("links", *_LED) and after < len(clause.marks)
        if at in times or (is_link and after in times):
            at, has_time = times.get(at) or times[after], True
        elif mark.kind in {"whole", "yearly"}:
            at += 1
        else:
            return has_time and is_link and is_word(clause.marks[after])
    return False


def check_compared(clause: Clause) -> None:
    """Refuse where one noun of trade is said to exceed another. Raises UnreadableError."""
    for at, mark in enumerate(clause.marks):
        if mark.kind not in {"relations", "compared"}:
            continue
        after = at + 1
        while after < len(clause.marks) and (
            clause.marks[after].kind in {"whole", "countries"}
            or clause.marks[after].is_a("links", "own")
        ):
            after += 1
        is_noun = after < len(clause.marks) and clause.marks[after].kind == "measures"
        # Compared with exports of a year is not so: with those to somebody is.
        until = part_around(clause.marks, after)[1]
        is_other = mark.kind == "relations" or bool(clause.countries_in(after, until))
        if is_noun and is_other:
            refuse("measure")


def check_head(clause: Clause, term: Term) -> None:
    """Refuse where a noun of trade only says what something else is of: *the price of exports*."""
    at = back_past(clause.marks, term.first - 1)
    if at < 1:
        return
    mark, head = clause.marks[at], clause.marks[at - 1]
    # Of two things together, or of those who trade, nothing is known of the one.
    is_two = mark.is_a("links", "and") and (
        is_word(head)
        or head.kind in {"measures", "countries", "cannot"}
        or head.is_a("links", "own")
    )
    if is_two or mark.kind == "partners":
        refuse("measure")
    is_led = mark.kind == "compared" or (mark.kind == "links" and not mark.is_a("links", "and"))
    if is_led and not mark.is_a("links", "own", "it") and is_word(head):
        refuse("measure")


def check_range(clause: Clause, number: Quantity) -> None:
    """Refuse both numbers of a range, or of a list. Raises UnreadableError."""
    for one in clause.quantities:
        if number.first - one.until != 1 and one.first - number.until != 1:
            continue
        first, second = (one, number) if one.first < number.first else (number, one)
        joint = clause.marks[first.until]
        is_joined = joint.is_a("links", "and", "to", "until") or joint.meaning in DASHES
        is_list = is_joined and _kind(first) == _kind(second)
        if is_list and not (_is_moved(clause, first) or is_by_and_to(clause, first, second)):
            refuse("measure")
    after = clause.marks[number.until : number.until + 2]
    if len(after) > 1 and after[0].meaning in DASHES and after[1].kind == "number":
        refuse("measure")


def _kind(number: Quantity) -> str:
    """What a number counts; all amounts of money are of one kind."""
    return "money" if number.unit.isupper() else number.unit


def _is_moved(clause: Clause, number: Quantity) -> bool:
    """Whether something rose or fell from a number."""
    at = back_past(clause.marks, number.first - 1, {"about", "relations", "whole"})
    is_from = at >= 0 and clause.marks[at].is_a("links", "from", "with")
    return is_from and bool(clause.direction(0, at))


def check_lead(clause: Clause, number: Quantity, term: Term) -> None:
    """Refuse a number before its noun that may be of what stands before it: *invested $5 in trade*.

    Raises UnreadableError.
    """
    if term.noun < number.first:
        return
    at = number.first - 1
    between = clause.marks[number.until : term.first]
    # Sanctions hit so much *of* exports.
    passed = _LEADING | {"is"} if between and between[0].is_a("links", "of") else _LEADING
    while at > 0 and clause.marks[at].kind in passed:
        at -= 1
    is_led = at >= 0 and number.first and is_word(clause.marks[at])
    if between and between[0].kind == "is":
        # So much was exports.
        return
    if is_led or any(mark.is_a("links", "and") for mark in between):
        refuse("measure")


def check_later(clause: Clause, number: Quantity, term: Term) -> None:
    """Refuse where somebody stands between a noun and its number to or from whom it is.

    For languages in which what is said of a noun stands before it. Raises UnreadableError.
    """
    between = clause.marks[term.noun + 1 : number.first]
    if any(mark.kind == "countries" and mark.case in {"to", "from"} for mark in between):
        refuse("partner")


def check_rank(clause: Clause, term: Term) -> None:
    """Refuse a rank that a country lost, or almost had. Raises UnreadableError."""
    at = back_past(clause.marks, term.first - 1)
    # Of two joined by a hyphen only one would be known.
    is_led = at >= 0 and (is_word(clause.marks[at]) or _is_joined(clause.marks, at + 1))
    while at >= 0 and clause.marks[at].kind in {"whole", "is"}:
        at -= 1
    # *By imports it is second among partners*.
    begun = clause.part(term.first)[0]
    flows = [one for one in clause.terms if one.kind in _FLOWS and begun <= one.noun < term.first]
    is_led = is_led or any(not one.is_partner for one in flows)
    if is_led or clause.is_there("about", at, term.noun) or _is_within(clause, term.noun + 1):
        refuse("measure")


def _is_within(clause: Clause, at: int) -> bool:
    """Whether words after a partner may say among which others, or in what, it has its rank."""
    at = past(clause.marks, at)
    begun = at
    at = past(clause.marks, at, {"links", "compared", "whole"})
    after = clause.marks[at : at + 1]
    return bool(after) and (is_word(after[0]) or (at > begun and after[0].kind in _KINDS))


def _is_joined(marks: Sequence[Mark], at: int) -> bool:
    """Whether a hyphen without a space stands before a place."""
    before = marks[at - 1]
    return before.meaning in DASHES and before.end == marks[at].start
