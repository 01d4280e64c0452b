"""Which part of a figure is with whom: *of which 35% from China and 30% from Russia*. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity

LINKED: Final[Mapping[str, frozenset[str]]] = {
    "exports": frozenset({"to"}),
    "imports": frozenset({"from"}),
    "turnover": frozenset({"with"}),
    "balance": frozenset({"with"}),
}
"""What leads to the partner of each flow."""


_ROUNDED: Final = 1
"""In percent: what two rounded shares may lack of all, or have over it."""


class PartnerShare(NamedTuple):
    """How much of a flow is with a partner, and the place after its words."""

    partner: str
    number: Quantity
    until: int


def make_up_all(told: Sequence[tuple[str, Quantity]]) -> bool:
    """Whether shares of flows, where there are any, are of exports and imports and make up all.

    *Exports 17%, imports 83%* are of what two countries trade; either alone may be of anything.
    """
    parts = [(kind, number.value) for kind, number in told if number.unit == "percent"]
    kinds = sorted(kind for kind, _ in parts)
    whole = sum(value for _, value in parts)
    return not parts or (kinds == ["exports", "imports"] and abs(whole - 100) <= _ROUNDED)


def of_which(clause: Clause, first: int, flow: str) -> tuple[tuple[PartnerShare, ...], int]:
    """The shares told of a flow from a place on, and the place after them; none but these there."""
    marks, at = clause.marks, first
    at += marks[at : at + 1] != () and marks[at].meaning == ","
    lead = marks[at : at + 2]
    is_led = [one.kind for one in lead] == ["links", "links"] and lead[1].meaning == "it"
    if not is_led or lead[0].meaning not in {"of", "from"}:
        return (), first
    found, at = list[PartnerShare](), at + 2
    while share := _share(clause, at, flow):
        found.append(share)
        at = share.until
        is_joined = marks[at : at + 1] != () and (
            marks[at].is_a("links", "and") or marks[at].meaning == ","
        )
        if not (is_joined and _share(clause, at + 1, flow)):
            break
        at += 1
    return (tuple(found), at) if found else ((), first)


def _share(clause: Clause, at: int, flow: str) -> PartnerShare | None:
    number = next((one for one in clause.quantities if one.first == at), None)
    if number is None or number.unit != "percent" or flow not in LINKED:
        return None
    two = clause.marks[number.until : number.until + 2]
    is_with = [one.kind for one in two] == ["links", "countries"]
    if not is_with or two[0].meaning not in LINKED[flow]:
        return None
    return PartnerShare(two[1].meaning, number, number.until + 2)
