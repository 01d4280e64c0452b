"""That there is more trade with one partner than with another, and that nobody has read. Pure.

*The UK sells more to Ireland, bless it, than to China*: of the three countries one is what the
other is held against, and one is whose trade it is.
"""

from collections.abc import Collection, Iterator
from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import Candidate, Found
from dashboard.prose.gist.nouns import bare
from dashboard.prose.gist.standing import Standing
from dashboard.prose.gist.unread import is_open, is_refused
from dashboard.prose.words.marks import SIDES
from dashboard.prose.words.vocabulary import Mark

GREATER: Final = "greater"
SMALLER: Final = "smaller"
COMPARED: Final = frozenset({GREATER, SMALLER})
"""What such a word counts, and the relation that it tells."""

_THREE: Final = 3
_WAYS: Final = {"at least": GREATER, "more": GREATER, "at most": SMALLER, "less": SMALLER}
_HELD: Final = frozenset({"from", "object"})
_SIDED: Final = frozenset({"to", "with"})
_LED: Final = {lead: flow for flow, lead in SIDES.items()}


def compared(clause: Clause, found: Collection[Found]) -> Iterator[Quantity]:
    """The word for more, or less, of a sentence that names three countries and counts nothing."""
    is_told = bool(clause.quantities) or any(isinstance(one, Candidate) for one in found)
    if is_told or is_open(clause) or len({*clause.countries}) != _THREE:
        return
    for at, mark in enumerate(clause.marks):
        way = _way(clause, mark)
        if way and _held_at(clause, at) is not None and not is_refused(clause, at):
            yield Quantity(0.0, 0.0, way, at, at + 1)
            return


def than(clause: Clause, number: Quantity) -> str:
    """The partner that another is held against: after the word, or before it with its ending."""
    at = _held_at(clause, number.first)
    return "" if at is None else clause.marks[at].meaning


def named_with(one: Standing) -> list[Term]:
    """What there is more of by no noun: what goes to the other, comes from it, or all trade."""
    at = _held_at(one.clause, one.number.first)
    if at is None:
        return []
    mark, before = one.clause.marks[at], one.clause.marks[at - 1 : at]
    lead = mark.case or next((led.meaning for led in before if led.kind == "links"), "")
    is_flow = lead in _LED and not one.clause.words.syntax.verb_last
    return [bare(_LED[lead] if is_flow else "turnover", at)]


def _way(clause: Clause, mark: Mark) -> str:
    syntax = clause.words.syntax
    if mark.form in syntax.overtaking or mark.form.startswith(syntax.greater):
        return GREATER
    if mark.form.startswith(syntax.smaller):
        return SMALLER
    return _WAYS.get(mark.meaning, "") if mark.kind == "relations" else ""


def _held_at(clause: Clause, at: int) -> int | None:
    """Where the country stands that another is held against, by a word at a place."""
    marks, syntax = clause.marks, clause.words.syntax
    names = [each for each, mark in enumerate(marks) if mark.kind == "countries"]
    if syntax.verb_last:
        before = [each for each in names if each < at]
        held = [each for each in before if marks[each].case in _HELD]
        # Its noun may have the ending instead: *with Russia is more than trade with Iran*.
        held = held or [each for each in before if marks[each].case in _SIDED]
        return held[-1] if held else None
    is_verb = marks[at].form in syntax.overtaking or marks[at].form in syntax.than
    led = [each for each in range(at, len(marks)) if marks[each].kind == "compared"]
    after = at if is_verb else next(iter(led), len(marks))
    return next((each for each in names if each > after), None)
