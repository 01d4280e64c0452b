"""What is said to be the highest since a year, or the lowest. Pure."""

from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import sides
from dashboard.prose.words.marks import is_end
from dashboard.prose.words.spans import Span

_ASSERTS: Final = {
    "highest": ("over the highest", "greater"),
    "lowest": ("over the lowest", "smaller"),
}
"""The operation and the relation by which each is claimed."""

_WAYS: Final = {"highest": "rises", "lowest": "falls"}


class Extreme(NamedTuple):
    """Words that something was the highest, or the lowest, since a year."""

    at: int
    way: str
    since: Span


def extreme(clause: Clause) -> Extreme | None:
    """The one that a sentence tells, with its year right after it."""
    told = [(at, mark) for at, mark in enumerate(clause.marks) if mark.kind == "extremes"]
    # An amount after it says how much that was, where the year itself is not of the amount.
    are_after = clause.words.syntax.genitive and all(
        one.first > told[-1][0] and one.unit.isupper() for one in clause.quantities if told
    )
    if len(told) != 1 or (clause.quantities and not are_after):
        return None
    at, mark = told[0]
    if clause.words.syntax.verb_last:
        since = _before(clause, at)
        return Extreme(at, mark.meaning, since) if since and _is_said(clause, at) else None
    since = next((one for one in clause.periods if one.first == at + 1), None)
    return Extreme(at, mark.meaning, since) if since else None


def _before(clause: Clause, at: int) -> Span | None:
    """The year right before a place from which on something was so."""
    since = next((one for one in clause.periods if one.until == at - 1), None)
    is_from = since is not None and clause.marks[since.until - 1].case == "from"
    return since if is_from and clause.marks[at - 1].kind == "compared" else None


def _is_said(clause: Clause, at: int) -> bool:
    """Whether a verb that agrees with an extreme ends what is said of it."""
    mark, verb = clause.marks[at], clause.marks[at + 1 : at + 2]
    if mark.case == "is":
        return is_end(clause.marks, at + 1)
    is_agreed = bool(verb) and verb[0].kind in {"is", _WAYS[mark.meaning]} and not verb[0].case
    is_noun = bool(verb) and verb[0].form.startswith(clause.words.syntax.growths)
    return is_agreed and not is_noun and is_end(clause.marks, at + 2)


def of_extreme(clause: Clause, found: Extreme, pair: Pair) -> list[Reading]:
    """What was the highest or the lowest. Raises UnreadableError."""
    before = [term for term in clause.terms if term.noun < found.at]
    if not before or len(before) < len(clause.terms):
        refuse("measure")
    last = before[-1]
    if last.is_part or last.is_partner or last.kind not in FLOWS:
        refuse("measure")
    between = clause.marks[last.noun + 1 : found.at]
    is_last = clause.words.syntax.verb_last
    is_told = any(mark.kind in {"is", "rises", "falls"} for mark in between)
    if not clause.is_known(last.noun + 1, found.at) or is_told == is_last:
        refuse("measure")
    if is_last and clause.marks[last.noun].case:
        refuse("measure")
    others = [one for one in clause.periods if one is not found.since]
    if len(others) > 1:
        refuse("period")
    period = others[0].period if others else str(clause.year - 1)
    about: dict[Part, str] = {} if others else {"period": period}
    operation, relation = _ASSERTS[found.way]
    return [
        Reading(
            Said(*whose, operation, period, relation, since=found.since.period), assumed | about
        )
        for whose, assumed in _of_whose(clause, before, pair)
    ]


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
