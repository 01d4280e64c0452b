"""What a percentage is a part of: of which trade, or of *it*. Pure."""

from typing import Final

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.measured.statements import Measured, readings
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.marks import OTHER_FLOW

FLOWS: Final = ("exports", "imports", "turnover")
SHARES: Final = frozenset(f"share of {flow}" for flow in FLOWS)
"""The measures of what a partner has of each flow."""

IN_PAIR: Final = {
    "exports": ("exports in the pair", "exports in all turnover"),
    "imports": ("imports in the pair", "imports in all turnover"),
}


def refuse_unless_it(clause: Clause, number: Quantity) -> None:
    """Read on where a percentage is of *it*, not where it is of something else."""
    after = clause.marks[number.until : number.until + 2]
    is_of_something = bool(after) and after[0].is_a("links", "of")
    if is_of_something and not after[-1].is_a("links", "it"):
        refuse("measure")


def is_of_it(clause: Clause, number: Quantity, subject: Term) -> bool:
    """Whether a flow is said to be so much of a pair's trade: of it, or of nothing named."""
    if clause.is_there("links", subject.first - 1, subject.first) and not subject.owner:
        # *In imports it was 11%* is of what was told of exports.
        lead = clause.marks[subject.first - 1]
        if lead.is_a("links", "in", "for"):
            refuse("measure")
    if subject.noun > number.first:
        follows = clause.is_there("is", number.until, number.until + 1)
        return follows and subject.kind in IN_PAIR and not subject.is_partner
    if subject.owner and subject.other and not _is_told(clause, number):
        # Exports to somebody are so much of all exports, if nothing says of what.
        return False
    between = (subject.noun, number.first)
    is_said = clause.is_there("is", *between) and not clause.direction(*between)
    is_plain = not subject.is_partner and clause.is_known(subject.noun + 1, number.first)
    if not _is_of_nothing_else(clause, number, subject):
        return False
    return subject.kind in IN_PAIR and is_plain and is_said


def _is_of_nothing_else(clause: Clause, number: Quantity, subject: Term) -> bool:
    """Whether no other country, no growth and nothing after it says what a percentage is of."""
    growth = clause.marks[subject.first - 1] if subject.first else None
    is_grown = growth is not None and growth.kind in {"rises", "falls"}
    others = clause.countries_in(subject.noun + 1, number.first) - {subject.owner, subject.other}
    after = clause.marks[number.until : number.until + 1]
    is_last = not after or not after[0].meaning.isalpha() or after[0].is_a("links", "of", "and")
    named = clause.countries_in(0, number.first)
    others |= clause.countries_in(number.until, len(clause.marks)) - named
    is_last = is_last and not (after and after[0].kind == "relations")
    return is_last and not is_grown and not others


def _is_told(clause: Clause, number: Quantity) -> bool:
    """Whether *of it*, or *of that*, stands right after a number."""
    after = clause.marks[number.until : number.until + 2]
    return len(after) > 1 and after[0].is_a("links", "of") and after[1].is_a("links", "it")


def as_part(
    clause: Clause, number: Quantity, subject: Term | None, whole: Term, pair: Pair
) -> list[Reading] | None:
    """A flow as so much of the trade it is a part of; None where a percentage is of no flow.

    Raises UnreadableError.
    """
    made = _made_of(clause, whole)
    flow = made or subject
    if flow is None or flow.is_partner or not (made or _is_before(flow, whole)):
        return None
    first = number.first if made else flow.noun
    is_total = any(mark.is_a("whole", "total") for mark in clause.marks[first:])
    if whole.owner or whole.other or is_total:
        # So much of all trade is the flow, whoever is named after that.
        return refuse("measure") if made else None
    return flow_in_turnover(clause, number, flow, pair)


def _is_before(flow: Term, whole: Term) -> bool:
    """Whether trade is told of after a flow to, or from, a country, and may be with that one.

    As in *exports to Italy were $2 billion, or 32% of trade*.
    """
    is_flow = flow.kind in IN_PAIR and flow.noun < whole.first
    return is_flow and whole.kind == "turnover" and bool(flow.other or not flow.owner)


def _made_of(clause: Clause, whole: Term) -> Term | None:
    """The flow that so much of a trade is said to be: *75% of the trade is imports from Russia*."""
    flow = clause.after(whole.noun + 1)
    if whole.kind != "turnover" or flow is None or flow.kind not in IN_PAIR:
        return None
    between = clause.marks[whole.noun + 1 : flow.first]
    is_said = any(mark.kind == "is" for mark in between)
    is_plain = all(mark.kind in {"is", "whole", "about"} for mark in between)
    return flow if is_said and is_plain else None


def is_flow_alone(clause: Clause, number: Quantity, subject: Term) -> bool:
    """Whether a flow without a partner is who has a share: *exports were 70% of its trade*."""
    is_before = clause.part(number.first)[0] <= subject.noun < number.first
    return is_before and not (subject.is_partner or subject.other) and subject.kind in FLOWS


def flow_in_turnover(clause: Clause, number: Quantity, subject: Term, pair: Pair) -> list[Reading]:
    """A flow as a part of a pair's turnover, else of all turnover, as its words may mean either.

    Raises UnreadableError.
    """
    if subject.is_part:
        refuse("goods")
    if clause.countries_in(*clause.part(number.first)) - {subject.owner, subject.other}:
        # Of whose imports somebody else has so much.
        refuse("partner")
    both = {code for code in (subject.owner, subject.other) if code}
    known = [code for code in (pair.reporter, pair.partner) if code]
    if len(both) > 1 and not both <= set(known):
        known = [subject.owner, subject.other]
    if len(known) < 2 or not both <= set(known):  # noqa: PLR2004 -- a pair
        refuse("partner")
    reporter, partner = known
    # What the partner exports is what the reporter imports.
    is_partners = subject.owner and subject.owner != reporter
    kind = OTHER_FLOW[subject.kind] if is_partners else subject.kind
    found = []
    for measure in IN_PAIR[kind]:
        assumed: dict[Part, str] = {"it": measure}
        found += readings(clause, number, Measured(reporter, partner, measure), assumed)
    return found
