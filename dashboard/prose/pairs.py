"""Whose trade with whom a sentence leaves spoken of. Pure."""

from dataclasses import replace

from dashboard.prose.clause import Clause
from dashboard.prose.found import Candidate, Found
from dashboard.prose.sides import Pair


def pair_after(clause: Clause, told: list[Found], pair: Pair) -> Pair:
    """The two of the last claim that was read, else the two that are named first."""
    for one in reversed(told):
        if isinstance(one, Candidate):
            said = one.readings[0].said
            return pair.of(said.reporter, said.partner)
    both = clause.countries
    if len(both) < 2:  # noqa: PLR2004 -- a pair
        # After a third country it is open again whose trade is spoken of.
        is_third = bool(set(both) - {pair.reporter, pair.partner, pair.home})
        return pair.of("", "") if is_third and pair.partner else pair
    # Who is only named first is not whose trade is meant, where it is no trade that is told of.
    first, second = both[:2] if clause.terms else sorted(both[:2], key=pair.home.__ne__)
    return replace(pair.of(first, second), is_of_many=len(both) > 2)  # noqa: PLR2004 -- a pair
