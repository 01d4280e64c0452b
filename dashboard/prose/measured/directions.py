"""Trade that is said to have risen or fallen, by no number. Pure."""

from typing import Final, NamedTuple, cast

from dashboard.claims.rule import SIGNS, Relation
from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import refuse
from dashboard.prose.measured.closing import is_said
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import BALANCES, OTHER_WAY, is_joined

TIES: Final = "ties"
"""What is no trade by its words, and is meant to be: read as turnover where it rose or fell."""

_NAMED: Final = frozenset({"countries", "measures", "partners"})


class Moved(NamedTuple):
    """A noun of trade with the word that it rose or fell by, in the place of a number."""

    term: Term
    word: Quantity


def way_of(change: Said) -> float:
    """Which way something changed: above zero for a rise, below for a fall, 0 if none is told."""
    return SIGNS.get(cast("Relation", change.relation), change.value or 0)


def moved(clause: Clause) -> Moved | None:
    """What a sentence without numbers says to have risen or fallen, if that is one thing."""
    told = [(at, mark.kind) for at, mark in enumerate(clause.marks) if mark.kind in OTHER_WAY]
    flows = [term for term in clause.terms if not term.is_partner]
    if (
        len(flows) != 1
        or len(told) != 1
        or flows[0].kind not in {*FLOWS, *BALANCES, TIES}
        or _is_counted(clause)
    ):
        return None
    (term,), ((at, way),) = flows, told
    if not _is_of(clause, term, at):
        return None
    return Moved(term, Quantity(0.0, 0.0, way, at, at + 1))


def _is_counted(clause: Clause) -> bool:
    """Whether it has a number that is no year: it may say more than that something moved."""
    dated = {at for one in clause.periods for at in range(one.first, one.until)}
    numbers = (at for at, mark in enumerate(clause.marks) if mark.kind == "number")
    return bool(clause.quantities) or any(at not in dated for at in numbers)


def _is_of(clause: Clause, term: Term, at: int) -> bool:
    """Whether a word is of a noun: after it with known words between, or right before it."""
    if clause.words.syntax.verb_last:
        return is_said(clause, term, at)
    if at > term.noun:
        return clause.is_known(term.noun + 1, at) and not clause.is_divided(term.noun + 1, at)
    between = clause.marks[at + 1 : term.first]
    return all(mark.kind == "whole" or mark.is_a("links", "of", "in") for mark in between)


def is_of_two(clause: Clause, term: Term) -> bool:
    """Whether a noun is of what is between two right after it, and of no third."""
    after = clause.marks[term.noun + 1 : term.noun + 6]
    if len(after) < 4 or not after[0].is_a("links", "between"):  # noqa: PLR2004 -- between one and another
        return False
    is_pair = after[1].kind == after[3].kind == "countries" and after[2].is_a("links", "and")
    return is_pair and not (after[4:] and is_joined(after[4]))


def check_once(clause: Clause, number: Quantity) -> None:
    """Refuse how much faster something rose: *the rise was 10% higher*, *up 20%, twice as much*.

    Raises UnreadableError.
    """
    begun = clause.part(number.first)[0]
    is_moved = any(mark.kind in OTHER_WAY for mark in clause.marks[begun : number.first])
    if number.is_rise and is_moved:
        refuse("measure")
    after = next((one for one in clause.marks[number.until :] if one.kind != "whole"), None)
    if after is None or after.kind not in {"rises", "falls", "relations"}:
        return
    if is_moved:
        refuse("measure")
    before = [one for one in clause.quantities if one.until <= number.first]
    between = clause.marks[before[-1].until : number.first] if before else ()
    is_bare = not any(mark.kind in _NAMED for mark in between)
    is_of_change = bool(before) and before[-1].unit in {"percent", "change"}
    led = clause.marks[clause.part(before[-1].first)[0] : before[-1].first] if before else ()
    if is_of_change and is_bare and any(mark.kind in OTHER_WAY for mark in led):
        refuse("measure")
