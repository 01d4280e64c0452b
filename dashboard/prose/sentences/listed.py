"""Partners in a list, of whom the first is no more than named first: *markets: Italy 57%*. Pure."""

from collections.abc import Sequence

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.terms import Term
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.sentences.assertions import Assertion
from dashboard.prose.words.marks import is_sign_or_and, past


def unranked(
    clause: Clause, by_example: Sequence[FittedNumber], told: Sequence[Assertion]
) -> tuple[list[FittedNumber], list[Assertion]]:
    """What is told in a sentence without the place of who stands first in a list after a colon."""
    if not _is_list(clause):
        return list(by_example), list(told)
    return (
        [one for one in by_example if not one.measure.startswith("rank")],
        [one for one in told if not isinstance(one, Term)],
    )


def _is_list(clause: Clause) -> bool:
    """Whether two partners or more follow a colon, with a number each and no place."""
    marks = clause.marks
    colon = next((at for at, mark in enumerate(marks) if mark.meaning == ":"), len(marks))
    named = [at for at in range(colon, len(marks)) if marks[at].kind == "countries"]
    is_ranked = any(mark.kind == "ranks" for mark in marks[colon:])
    if len(named) < 2 or is_ranked or named[0] > past(marks, colon + 1):  # noqa: PLR2004 -- a list
        return False
    counted = [one for one in clause.quantities if named[0] < one.first < named[1]]
    between = marks[counted[-1].until : named[1]] if counted else ()
    return bool(between) and all(map(is_sign_or_and, between))
