"""Words that say trade rose or fell, by no number, and that nobody has read. Pure."""

from collections.abc import Collection, Iterator
from typing import Final

from dashboard.measures.comparisons import BEYOND
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import Candidate, Found
from dashboard.prose.gist.unread import is_open, is_refused
from dashboard.prose.words.marks import BALANCES, OTHER_WAY, is_sign_or_and, is_word

_COUNTING: Final = frozenset({"number", "units", "changes", "shares"})


def moves(clause: Clause, found: Collection[Found]) -> Iterator[Quantity]:
    """Each word that a flow rose or fell by, where the words around it tell of no number."""
    if is_open(clause):
        return
    dated = {at for one in clause.periods for at in range(one.first, one.until)}
    counted = {at for at, mark in enumerate(clause.marks) if mark.kind in _COUNTING}
    counted |= {at for one in clause.quantities for at in range(one.first, one.until)}
    for at, mark in enumerate(clause.marks):
        if mark.kind not in OTHER_WAY or mark.case or _is_growth(clause, at):
            continue
        here = _around(clause, at)
        is_counted = not (counted - dated).isdisjoint(here)
        ways = [each for each in here if clause.marks[each].kind in OTHER_WAY]
        nouns = [term for term in clause.terms if term.noun in here]
        is_of_one = len(nouns) == 1 and not (nouns[0].is_partner or _is_goods(clause, here))
        if is_counted or len(ways) > 1 or not is_of_one or is_refused(clause, at):
            continue
        if not any(_is_told(clause, at, nouns[0].kind, one) for one in found):
            yield Quantity(0.0, 0.0, mark.kind, at, at + 1)


def _is_growth(clause: Clause, at: int) -> bool:
    """Whether it is a noun: *the growth of trade* may be any year's."""
    form, syntax = clause.marks[at].form, clause.words.syntax
    # Elsewhere a verb begins as its noun does: *increased*.
    has_ends = syntax.genitive or syntax.verb_last
    return form.startswith(syntax.growths) if has_ends else form in syntax.growths


def _is_goods(clause: Clause, here: range) -> bool:
    """Whether a word nobody knows stands right before a noun: it may be the goods."""
    return any(
        is_word(clause.marks[each])
        and clause.marks[each].form not in clause.words.syntax.unnamed
        and clause.marks[each + 1].kind == "measures"
        for each in here[:-1]
    )


def _around(clause: Clause, at: int) -> range:
    """The places between the signs, or the words for *and*, around one."""
    begun, until = at, at + 1
    while begun > 0 and not _divides(clause, begun - 1):
        begun -= 1
    while until < len(clause.marks) and not _divides(clause, until):
        until += 1
    return range(begun, until)


def _divides(clause: Clause, at: int) -> bool:
    mark = clause.marks[at]
    return is_sign_or_and(mark) or mark.form in clause.words.syntax.begins


def _is_told(clause: Clause, at: int, noun: str, one: Found) -> bool:
    """Whether a claim stands in words with such a word, and tells that its noun rose or fell."""
    mark = clause.marks[at]
    is_here = one.start <= mark.start and mark.end <= one.end
    return (
        isinstance(one, Candidate)
        and is_here
        and any(
            # What fell to its lowest fell.
            way.said.operation in BEYOND
            or (way.said.relation in OTHER_WAY and (noun in BALANCES or noun in way.said.measure))
            for way in one.readings
        )
    )
