"""What a number is said to be by the words after it, where a verb stands last. Pure."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.heading import check_known_head
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import UNCLEAR, Term
from dashboard.prose.found import refuse
from dashboard.prose.words.marks import DASHES, back_past, is_end, is_joined, is_stop, past_bracket
from dashboard.prose.words.vocabulary import Mark
from etl.schema import DOLLARS

Way = Literal["is", "to", "by", ""]
"""What something *is*, what it came *to*, what it moved *by*; blank where no verb tells."""

_LED: Final = frozenset({"about", "whole"})
SIGNED: Final = ("at least", "at most")
_PASSED: Final = {"object": SIGNED, "to": SIGNED[1:]}
# By the case of a number: something passed it, or did not even come to it.
MORE: Final = {"more": "at least", "less": "at most"}
"""Words that after *than so much* tell a relation, and after so much which way it moved."""

_RECORD: Final = ("whole", "record")
_BETWEEN: Final = frozenset({
    "about", "whole", "relations", "compared", "years", "month", "parts", "monthly", "counts",
    "rises", "falls", "is", "countries", "units", "magnitudes", "number", "changes", "says",
})  # fmt: skip


class Closing(NamedTuple):
    """What the verb after a number tells: how, which way something moved, in which relation.

    ``case`` is that of the number; ``until`` is the place after the verb.
    """

    way: Way
    direction: int
    relation: str
    case: str
    until: int


def closing(clause: Clause, number: Quantity) -> Closing:
    """What stands after a number. Raises UnreadableError where that cannot be told."""
    marks, at = clause.marks, number.until
    case, relation = marks[at - 1].case, relation_before(clause, number)
    if case == "from":
        # From so much on, or more than it.
        if at == len(marks) or marks[at].kind != "relations" or relation:
            refuse("measure")
        relation, at = MORE.get(marks[at].meaning, marks[at].meaning), at + 1
        case = marks[at - 1].case
    elif at < len(marks) and case in _PASSED and marks[at].is_a("relations", *_PASSED[case]):
        check_end(clause, at + 1)
        return Closing("is", 0, marks[at].meaning, "", at + 1)
    if case == "with" and at < len(marks) and marks[at].is_a(*_RECORD):
        # With so much it set a record.
        at, case = at + 1, ""
    if at < len(marks) and marks[at].kind == "about" and case == "to":
        at, case = at + 1, ""
    if at < len(marks) and marks[at].is_a("links", "until"):
        # Up to so much, or by up to so much.
        if case != "to" or at + 1 == len(marks) or marks[at + 1].kind not in {"rises", "falls"}:
            refuse("measure")
        at += 1
    at = past_bracket(marks, at)
    way, direction, until = _verb(clause, at, case)
    check_end(clause, until)
    return Closing(way, direction, relation or "is", case, until)


def relation_before(clause: Clause, number: Quantity) -> str:
    """The relation told before a number, blank where there is none. Raises UnreadableError."""
    at = back_past(clause.marks, number.first - 1, _LED)
    if at < 0:
        return ""
    mark, earlier = clause.marks[at], clause.marks[at - 1] if at else None
    if mark.kind == "magnitudes":
        # A billion and so many million.
        refuse("measure")
    is_dash = mark.meaning in {*DASHES, "+", "\u2212"}
    is_signed = is_dash and mark.end == clause.marks[at + 1].start
    # Of two numbers, or from one to another.
    second = earlier if is_dash or is_joined(mark) else mark
    is_range = second is not None and second.kind == "number" and not second.case
    if is_signed or (
        is_range and not any(one.first <= at <= one.until for one in clause.quantities)
    ):
        refuse("measure")
    is_after = any(one.until == at for one in clause.quantities)
    is_told = mark.kind == "relations" and mark.meaning in SIGNED and not is_after
    return mark.meaning if is_told else ""


def _verb(clause: Clause, at: int, case: str) -> tuple[Way, int, int]:
    """How a number is told, which way, and the place after the words that tell it."""
    marks = clause.marks
    if case == "is":
        return "is", 0, at
    mark = marks[at] if at < len(marks) else None
    direction = _direction(mark)
    if mark is not None and direction:
        is_noun = mark.form.startswith(clause.words.syntax.growths)
        is_verb = mark.kind != "relations" and not is_noun
        until = at + 1
        if not is_verb and until < len(marks) and marks[until].kind == "is":
            until += 1
        if (case == "sized" and not is_noun) or case not in {"", "to", "sized"}:
            refuse("measure")
        if mark.case not in {"", "is"} or (case == "to" and not is_verb):
            refuse("measure")
        return ("to" if case == "to" else "by"), direction, until
    if case == "sized":
        refuse("measure")
    if mark is not None and mark.kind == "is":
        return "is", 0, at + 1
    return ("", 0, at) if mark is None or is_stop(mark) else refuse("measure")


def _direction(mark: Mark | None) -> int:
    """1 for a word of a rise, -1 for one of a fall, else 0."""
    ways = {"rises": 1, "falls": -1, "more": 1, "less": -1}
    return 0 if mark is None else ways.get(mark.kind, ways.get(mark.meaning, 0))


def check_end(clause: Clause, at: int) -> None:
    """Refuse a verb that another word follows: it may say that nothing of it is so."""
    if at >= len(clause.marks):
        return
    mark = clause.marks[at]
    follows = {"says", "number", "about", "relations", "compared"}
    # So much it was, which is more than before.
    leads_on = mark.is_a("links", "that") and clause.is_divided(at + 1, at + 2)
    if not (is_stop(mark) or mark.kind in follows or leads_on):
        refuse("measure")


def said_of(clause: Clause, number: Quantity) -> Term:
    """The noun before a number that it is told of. Raises UnreadableError."""
    term = clause.before(number.first)
    if term is None or term.kind in {UNCLEAR, "share"} or term.is_partner:
        refuse("measure")
    if term.is_part:
        refuse("goods")
    check_known_head(clause, term.noun)
    between = clause.marks[term.noun + 1 : number.first]
    if not _are_known(between):
        refuse("measure")
    if not {mark.meaning for mark in between if mark.kind == "countries"} <= _pair(term):
        refuse("partner")
    # From so much to so much.
    begun = [one for one in clause.quantities if term.noun < one.first < number.first]
    if any(_is_from(clause, one) for one in begun):
        refuse("measure")
    return term


def _pair(term: Term) -> set[str]:
    return {term.owner, term.other}


def _is_from(clause: Clause, number: Quantity) -> bool:
    after = clause.marks[number.until : number.until + 1]
    is_from = clause.marks[number.until - 1].case == "from"
    return is_from and not (after and after[0].kind == "relations")


def _are_known(marks: Sequence[Mark]) -> bool:
    """Whether nothing between a noun and its number may make it one of something else."""
    return all(
        mark.kind in _BETWEEN or is_joined(mark) or mark.is_a("links", "that")
        or mark.meaning in {*DASHES, ":"} or mark.is_a("ranks", "1")
        for mark in marks
    )  # fmt: skip


def operation(clause: Clause, number: Quantity, term: Term) -> tuple[str, int, str]:
    """Whether a number is a level or a change of a noun, which way it went, and the relation.

    Raises UnreadableError where its words do not say.
    """
    told = closing(clause, number)
    noun = clause.marks[term.noun]
    way, direction = told.way, told.direction
    way, direction = (way, direction) if way else _shared(clause, told.until)
    # So much money without a verb of its own may be what it was.
    is_amount = number.unit == DOLLARS and told.way == "by"
    has_grown = way == "by" and (is_amount or number.unit in {"percent", "change"})
    # A rise in it is told by a noun: in exports, a rise.
    last = clause.marks[told.until - 1]
    is_noun = last.kind == "is" or last.form.startswith(clause.words.syntax.growths)
    is_in = noun.case == "in" and has_grown and is_noun
    is_raised = noun.case == "object" and has_grown and bool(term.owner)
    if noun.case and not (is_in or is_raised):
        refuse("measure")
    if has_grown:
        return ("change in points" if is_amount else "change"), direction, told.relation
    # A growth of so much is none of trade.
    between, growths = clause.marks[term.noun + 1 : number.first], clause.words.syntax.growths
    if any(_direction(one) and one.form.startswith(growths) for one in between):
        refuse("measure")
    if number.unit != DOLLARS or way == "by" or told.case not in {"", "to", "is"}:
        refuse("measure")
    return "level", 0, told.relation


def _shared(clause: Clause, at: int) -> tuple[Way, int]:
    """How a later number with a verb is told, whose verb this one has too."""
    for one in clause.quantities:
        if one.first >= at:
            later = closing(clause, one)
            if later.way and later.case != "is":
                return later.way, later.direction
    rest = clause.marks[at:]
    return ("is", 0) if not any(mark.kind in {"rises", "falls"} for mark in rest) else ("", 0)


def is_said(clause: Clause, term: Term, at: int) -> bool:
    """Whether a verb of a rise or a fall ends a clause, and is of a noun before it."""
    mark, noun = clause.marks[at], clause.marks[term.noun]
    between = clause.marks[term.noun + 1 : at]
    is_verb = not mark.form.startswith(clause.words.syntax.growths) and not mark.case
    is_of = not noun.case or (noun.case == "object" and bool(term.owner))
    named = {one.meaning for one in between if one.kind == "countries"}
    return (
        is_verb and is_of and at > term.noun and named <= _pair(term) and _are_known(between)
        and is_end(clause.marks, at + 1)
    )  # fmt: skip


def check_rank(clause: Clause, term: Term) -> None:
    """Refuse a rank that is of nobody named, or that words after it may take back."""
    if term.kind == UNCLEAR or term.other or clause.marks[term.noun].case not in {"", "is"}:
        refuse("measure")
    if not term.owner:
        refuse("reporter")
    check_known_head(clause, term.noun)
    for mark in clause.marks[term.noun + 1 :]:
        if is_stop(mark):
            return
        is_country = mark.kind == "countries" and mark.case in {"", "is"}
        if not (is_country or mark.kind in {"is", "whole", "about", "years", "number", "says"}):
            refuse("measure")
