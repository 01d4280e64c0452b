"""Claims as data: who said what, and what each sentence asserts. Pure."""

from dataclasses import dataclass
from typing import Final

from dashboard.claims.rule import Assertion
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Operation, operated
from dashboard.measures.measuring import Formula

LATEST: Final = "latest full year"
"""The last whole year before the claim was made."""
NEWEST: Final = "newest year on record"
"""The newest year for which every term of its first reading is known."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a claim asserts: a measure of a pair, what is done with it, and the number.

    ``since`` is the earlier year of a change. ``also`` names other measures the same words may
    mean; they are read beside it. ``only`` is the one HS code or group it is of, blank for all,
    ``than`` the other partner it is held against.
    """

    reporter: str
    partner: str
    measure: str
    assertion: Assertion
    operation: Operation = "level"
    since: str = ""
    also: tuple[str, ...] = ()
    only: str = ""
    than: str = ""

    def formula(self, measure: str = "") -> Formula:
        """What is measured: the named measure, its change, or its excess on the other side."""
        name = measure or self.measure
        return operated(MEASURES[name].formula, self.operation, name)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, who said it when and where, the period it speaks of and what it asserts.

    ``quote`` is what was said word for word, ``language`` its language as in ISO 639-1;
    ``speaker_kind`` says whether it was said by a ``person`` or an ``organization``, blank where
    neither is known.
    """

    id: str
    sentence: str
    said_by: str
    said_on: str
    title: str
    period: str
    statements: tuple[Statement, ...]
    quote: str = ""
    language: str = ""
    address: str = ""
    notes: str = ""
    featured: bool = False
    speaker_kind: str = ""

    @property
    def year(self) -> str:
        """The year it speaks of; the latest full one when it was said, where it names none."""
        by_date = self.period in {LATEST, NEWEST}
        return str(int(self.said_on[:4]) - 1) if by_date else self.period
