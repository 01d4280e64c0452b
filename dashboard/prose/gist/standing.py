"""A number where it stands in a sentence, and what was told before it. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import UNCLEAR
from dashboard.prose.found import Candidate, Found
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.vocabulary import Mark

_LEADS: Final = frozenset({"(", ":", "\u2014", "\u2013"})
"""Signs after which a number may stand apart from the words it is told by."""


class Earlier(NamedTuple):
    """What was told before a sentence: whose trade with whom, and when.

    ``alone`` is who alone was named right before, ``ranked`` by what a place was told there,
    ``main`` whom most of the text is of; ``last`` is the flow that was told, or named, last.
    """

    pair: Pair
    period: str = ""
    alone: str = ""
    ranked: str = ""
    main: str = ""
    last: str = ""


def going_on(one: Earlier, previous: Clause | None, found: Sequence[Found]) -> Earlier:
    """What was told before, and where that is blank, what the ``previous`` sentence may mean.

    That is the likeliest of what is ``found`` there, or else the flow that it names.
    """
    read = [each.readings[0] for each in found if isinstance(each, Candidate)]
    if read and all(each.is_offered for each in read):
        said = read[-1].said
        one = one._replace(pair=one.pair.after(said), period=said.period)
    nouns = previous.terms if previous else ()
    named = {
        previous.marks[term.noun].meaning if previous and term.kind == UNCLEAR else term.kind
        for term in nouns
    } & {*FLOWS}
    return one._replace(last="".join(one.pair.last.split()[-1:]) or _only(named))


def _only(named: Collection[str]) -> str:
    return next(iter(named)) if len(named) == 1 else ""


@dataclass(frozen=True)
class Standing:
    """A number of a clause, and what was told ``earlier``."""

    clause: Clause
    number: Quantity
    earlier: Earlier

    @cached_property
    def around(self) -> tuple[int, int]:
        """The places of its part of the sentence, with the part before where it has no noun."""
        clause = self.clause
        begun, until = clause.part(self.number.first)
        while not any(begun <= term.noun < until for term in clause.terms):
            if begun == 0 or clause.marks[begun - 1].meaning not in _LEADS:
                break
            begun = clause.part(begun - 1)[0]
        return begun, until

    @property
    def beside(self) -> tuple[Mark, ...]:
        """The words of that part."""
        return self.clause.marks[slice(*self.around)]

    def is_here(self, at: int) -> bool:
        """Whether a place is in that part."""
        begun, until = self.around
        return begun <= at < until

    def is_after(self, at: int) -> bool:
        """Whether a place is behind the number."""
        return at > self.number.first

    def is_like(self, other: "Standing") -> bool:
        """Whether another number counts the same."""
        return self.number.unit == other.number.unit

    def far(self, at: int) -> int:
        """How many words are between it and a place."""
        return abs(at - self.number.first)
