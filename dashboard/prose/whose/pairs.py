"""Whose trade with whom was spoken of last. Pure."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.beside import is_with
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Found
from dashboard.prose.words.marks import BALANCES
from etl.schema import WORLD

_OWN: Final = frozenset({"exports", "imports"})
_FLOWS: Final = _OWN | {"turnover"}
ALL: Final = _FLOWS | BALANCES
"""All that may be told of two, or of others."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Whose trade with whom was spoken of last, blank where nobody's.

    ``is_of_many`` where these are two of more that were named together.
    ``home`` is whose it is where a text says nowhere whose, blank where nothing may be assumed;
    ``speaker`` the country told of with whoever says so. ``of_all`` after what the reporter sells,
    or buys, or trades with all the world: whom trade is with then is a partner of that one.
    ``of_world`` after the reporter's trade with all. ``unclear`` are flows that may be with
    others, told by themselves: after what is some of all, and of two of whom no trade was told.
    ``last`` is the measure that was told of them last; they are ``headed`` where they stand before
    a colon that leads to what is told.
    """

    reporter: str = ""
    partner: str = ""
    home: str = ""
    is_of_many: bool = False
    speaker: str = ""
    of_all: bool = False
    of_world: bool = False
    unclear: frozenset[str] = frozenset()
    last: str = ""
    headed: bool = False

    def of(self, reporter: str, partner: str) -> "Pair":
        """Another pair of the same text."""
        return Pair(reporter, partner, self.home, speaker=self.speaker)

    def after(self, said: Said) -> "Pair":
        """The two of what was told; of a flow, or of all trade, it is the reporter's own."""
        is_own = said.partner == WORLD or said.measure.split()[-1] in _OWN
        is_own = is_own or (self.of_all and said.reporter == self.reporter)
        is_all = said.partner == WORLD
        of_world = is_all or (self.of_world and said.reporter == self.reporter)
        is_some = not is_all and of_world and said.measure in _OWN
        two = self.of(said.reporter, said.partner)
        unclear = _FLOWS if is_some else frozenset()
        return replace(two, of_all=is_own, of_world=of_world, unclear=unclear, last=said.measure)


def with_all(reporter: str) -> Pair:
    """A country's trade with all the world, where no sentence says with whom."""
    return Pair(reporter, WORLD, of_all=True)


NOBODY: Final = Pair()
"""Where nothing has been spoken of."""


def pair_after(clause: Clause, told: list[Found], pair: Pair) -> Pair:
    """The two of the last claim that was read, else the two that are named first."""
    for one in reversed(told):
        if isinstance(one, Candidate):
            said = one.readings[0].said
            after = pair.after(said)
            return replace(after, unclear=after.unclear | _unclear_after(said.measure))
    both = clause.countries
    if _is_row(clause):
        return pair.of("", "")
    if _is_heading(clause) or _is_owners(clause, pair):
        return replace(pair.of(both[0], WORLD), of_all=True)
    if len(both) < 2:  # noqa: PLR2004 -- a pair
        # After a third country it is open again whose trade is spoken of.
        is_third = bool(set(both) - {pair.reporter, pair.partner, pair.home})
        return pair.of("", "") if is_third and pair.partner else pair
    # Who is only named first is not whose trade is meant, where it is no trade that is told of.
    first, second = both[:2] if clause.terms else sorted(both[:2], key=pair.home.__ne__)
    if {term.owner for term in clause.terms} - {""} == {second}:
        # Of what Ukraine exported, Russia took so much.
        first, second = second, first
    # Partners of somebody, and those whom somebody trades with, are no two of one trade.
    are_partners = is_led(clause) or any(term.is_partner for term in clause.terms)
    are_listed = are_partners and _are_joined(clause) and not _is_of_both(clause)
    is_of_many = len(both) > 2 or are_listed  # noqa: PLR2004 -- a pair
    return replace(
        pair.of(first, second), is_of_many=is_of_many, unclear=frozenset() if clause.terms else _OWN
    )


def _is_heading(clause: Clause) -> bool:
    """Whether a sentence is no more than a country's name, as above its figures in a yearbook."""
    marks = [mark for mark in clause.marks if mark.meaning.isalnum()]
    return [mark.kind for mark in marks] == ["countries"] and not marks[0].case


def _is_row(clause: Clause) -> bool:
    """Whether countries stand in a row after a colon, each with its share: partners of nobody."""
    marks = clause.marks
    colon = next((at for at, mark in enumerate(marks) if mark.meaning == ":"), len(marks))
    is_named = bool(clause.countries_in(0, colon))
    shares = [one for one in clause.quantities if one.first > colon and one.unit == "percent"]
    return not is_named and len(shares) > 1 and len(clause.countries) > 1


def _is_owners(clause: Clause, pair: Pair) -> bool:
    """Whether a sentence that is not read tells of one country's trade, and nobody else's."""
    owners = {term.owner for term in clause.terms} - {""}
    others = {term.other for term in clause.terms} - {""}
    return (
        not pair.partner
        and len(clause.countries) == 1
        and owners == {*clause.countries}
        and not others
    )


def _unclear_after(measure: str) -> frozenset[str]:
    """What the next sentence tells of all perhaps: any flow after a share, after a rank others."""
    kind, _, flow = measure.rpartition(" ")
    if kind == "rank by":
        return _OWN - {flow} if flow in _OWN else frozenset()
    return _FLOWS if kind == "share of" else frozenset()


def _are_joined(clause: Clause) -> bool:
    """Whether two countries stand side by side, joined by *and*."""
    marks = clause.marks
    return any(
        mark.is_a("links", "and") and marks[at].kind == after.kind == "countries"
        for at, (mark, after) in enumerate(pairwise(marks[1:]))
    )


def _is_of_both(clause: Clause) -> bool:
    """Whether trade is told as that between two countries."""
    return any(
        mark.is_a("links", "between") or mark.is_a("whole", "mutual") for mark in clause.marks
    )


def is_led(clause: Clause) -> bool:
    """Whether all countries of a sentence are those that trade is with: *to Iran, from Turkey*.

    Or compared with: *in contrast to Iran*.
    """
    places = [at for at, mark in enumerate(clause.marks) if mark.kind == "countries"]
    return bool(places) and all(
        is_with(clause.marks, at) or clause.marks[max(at - 1, 0)].kind == "compared"
        for at in places
    )
