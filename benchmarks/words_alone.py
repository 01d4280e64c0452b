"""What the words of a listed sentence say by themselves, and how near a page comes to that.

`words_alone.csv` has a row for each claim that two readers, who saw nothing but the words and the
year they were said in, found in the sentences of `claims.csv` and in their translations
(docs/decisions/032-a-right-reading-says-what-the-words-say.md). `?` stands for what no word tells,
`now` for the time of *is*, `either` for trade between two, which may be of the figures of each. A
row without a claim is a sentence that makes none.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dashboard.claims.rule import LOOSE
from dashboard.claims.said import Said
from dashboard.frames.checked_text import CheckedClaim, CheckedText

OUTCOMES = {
    "first": "right at once", "asked": "asked for what no word tells", "three": "among three",
    "confirm": "to confirm", "wrong": "another", "left": "unread",
}  # fmt: skip
"""How near it comes, the best first, and what a table calls it."""

TABLE = Path(__file__).with_name("words_alone.csv")
_UNTOLD = "?"
_ANY_TIME = frozenset({_UNTOLD, "now"})
_COUNTRIES = ("reporter", "partner")
_NEAR = 6e-3
_SENSES = 3


class Told(NamedTuple):
    """A claim as its words tell it, in the words of the table."""

    reporter: str
    partner: str
    either: str
    measure: str
    operation: str
    since: str
    period: str
    relation: str
    value: str
    currency: str
    goods: str
    maybe: str

    @classmethod
    def of(cls, row: dict[str, str]) -> "Told":
        """The claim of a row of the table, or of another with its columns."""
        return cls(*(row[name] for name in cls._fields))

    @property
    def is_whole(self) -> bool:
        """Whether its words tell what is measured, of whom and with whom."""
        return not self.lacking - {"currency"}

    @property
    def lacking(self) -> set[str]:
        """Why it may rightly stay unread: what its words do not tell, or that it is foretold.

        So may money whose rates are not held: where they are, that is never the reason.
        """
        found = {"forecast"} if self.maybe else set[str]()
        found |= {"currency"} if self.currency else set()
        found |= {"measure"} if _UNTOLD in self.measure else set()
        found |= {"period"} if self.since == _UNTOLD else set()
        # Who says whose trade it is may be asked for either.
        return found | ({*_COUNTRIES} if _UNTOLD in f"{self.reporter}{self.partner}" else set())

    def is_said(self, said: Said) -> bool:
        """Whether a statement says so, and of what no word tells anything."""
        pairs = [(self.reporter, self.partner)]
        pairs += [pairs[0][::-1]] if self.either else []
        relation = "is" if said.relation in LOOSE else said.relation
        return (
            any(_fits(one, said.reporter) and _fits(other, said.partner) for one, other in pairs)
            and _fits(self.measure, said.measure)
            and self.operation == said.operation
            and _is_then(self.period, said.period)
            and _is_then(self.since, said.since)
            and self.relation == relation
            and bool(self.goods) == bool(said.only)
            and self._is_as_much(said.value)
        )

    def _is_as_much(self, value: float | None) -> bool:
        if not self.value:
            return True
        told = float(self.value)
        return value is not None and abs(value - told) <= _NEAR * max(1.0, abs(told))


def told_by_words(table: Path = TABLE) -> dict[tuple[str, str], list[Told]]:
    """The claims of each sentence, by its name and whether it is the original or translated."""
    found = defaultdict[tuple[str, str], list[Told]](list)
    with table.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            claims = found[row["id"], row["text"]]
            if row["operation"]:
                claims.append(Told.of(row))
    return dict(found)


def nearest(told: Told, found: CheckedText) -> str:
    """How near what a page shows comes to one claim, whatever else it shows."""
    near = set(_near(told, found))
    return next((name for name in OUTCOMES if name in near), "left")


def outcome(told: Sequence[Told], found: CheckedText) -> str:
    """How near what a page shows comes to what is told: of several claims, to the nearest.

    Where no word says of what trade a number is, or no claim is made, nothing may be judged.
    """
    judged = [one for one in found.claims if not one.is_open]
    if all(one.measure == _UNTOLD for one in told):
        return "wrong" if judged else "first"
    near = {nearest(one, found) for one in told} | ({"wrong"} if judged else set())
    return next(name for name in OUTCOMES if name in near)


def wrong(told: Sequence[Told], found: CheckedText) -> list[CheckedClaim]:
    """What is judged although no word says so."""
    return [
        one
        for one in found.claims
        if not one.is_open and not any(each.is_said(_said(one)[0]) for each in told)
    ]


def _near(one: Told, found: CheckedText) -> Iterator[str]:
    for claim in found.claims:
        said = _said(claim)
        if claim.is_open and any(map(one.is_said, said)):
            # What may be is rightly judged no sooner than a reader says that it was.
            yield "first" if one.maybe else "confirm" if one.is_whole else "asked"
        elif claim.is_open:
            continue
        elif one.is_said(said[0]):
            yield "first"
        elif any(map(one.is_said, said)):
            yield "three"
    if one.lacking & {each.reason for each in found.unread}:
        yield "asked"


def _said(claim: CheckedClaim) -> list[Said]:
    ways = (claim.senses or claim.readings) if claim.is_open else claim.readings
    return [way.reading.said for way in ways[:_SENSES]]


def _fits(told: str, said: str) -> bool:
    """Whether it is the same, where words tell it: *rank by ?* is any place."""
    return re.fullmatch(re.escape(told).replace(r"\?", ".*"), said) is not None


def _is_then(told: str, said: str) -> bool:
    """Whether it is of that time, or of any where no word tells the time, or its end."""
    is_open = told[-1:] == _UNTOLD or told.endswith("/now")
    return told in _ANY_TIME or (said.startswith(told[:4]) if is_open else told == said)
