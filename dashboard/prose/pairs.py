"""Whose trade with whom was spoken of last. Pure."""

from dataclasses import dataclass, replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.beside import is_with
from dashboard.prose.clause import Clause
from dashboard.prose.found import Candidate, Found
from etl.schema import WORLD

_OWN: Final = frozenset({"exports", "imports"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Whose trade with whom was spoken of last, blank where nobody's.

    ``is_of_many`` where these are two of more that were named together.
    ``home`` is whose it is where a text says nowhere whose, blank where nothing may be assumed;
    ``speaker`` the country told of with whoever says so. ``of_all`` after what the reporter sells,
    or buys, or trades with all the world: whom trade is with then is a partner of that one.
    """

    reporter: str = ""
    partner: str = ""
    home: str = ""
    is_of_many: bool = False
    speaker: str = ""
    of_all: bool = False

    def of(self, reporter: str, partner: str) -> "Pair":
        """Another pair of the same text."""
        return replace(self, reporter=reporter, partner=partner, is_of_many=False, of_all=False)

    def after(self, said: Said) -> "Pair":
        """The two of what was told; of a flow, or of all trade, it is the reporter's own."""
        is_own = said.partner == WORLD or said.measure.split()[-1] in _OWN
        is_own = is_own or (self.of_all and said.reporter == self.reporter)
        return replace(self.of(said.reporter, said.partner), of_all=is_own)


NOBODY: Final = Pair()
"""Where nothing has been spoken of."""


def pair_after(clause: Clause, told: list[Found], pair: Pair) -> Pair:
    """The two of the last claim that was read, else the two that are named first."""
    for one in reversed(told):
        if isinstance(one, Candidate):
            said = one.readings[0].said
            return pair.after(said)
    both = clause.countries
    if len(both) < 2:  # noqa: PLR2004 -- a pair
        # After a third country it is open again whose trade is spoken of.
        is_third = bool(set(both) - {pair.reporter, pair.partner, pair.home})
        return pair.of("", "") if is_third and pair.partner else pair
    # Who is only named first is not whose trade is meant, where it is no trade that is told of.
    first, second = both[:2] if clause.terms else sorted(both[:2], key=pair.home.__ne__)
    return replace(pair.of(first, second), is_of_many=len(both) > 2)  # noqa: PLR2004 -- a pair


def is_led(clause: Clause) -> bool:
    """Whether all countries of a sentence are those that trade is with: *to Iran, from Turkey*.

    Or compared with: *in contrast to Iran*.
    """
    places = [at for at, mark in enumerate(clause.marks) if mark.kind == "countries"]
    return bool(places) and all(
        is_with(clause.marks, at) or clause.marks[max(at - 1, 0)].kind == "compared"
        for at in places
    )
