"""What a text claims of trade, checked: every claim in it with its readings and verdicts. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from dashboard.address.limits import Limits
from dashboard.address.refusing import SelectionError
from dashboard.address.selection import Selection
from dashboard.address.sentence import PARAMETERS, claim_of, statement_of, with_said
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.frames.readings import noted_readings
from dashboard.measures.measuring import Case, measure
from dashboard.prose.found import Candidate, Reading, Unread
from dashboard.prose.grammar import read
from dashboard.prose.vocabulary import Vocabulary
from dashboard.state.snapshot import Snapshot
from dashboard.text.claimed import claimed
from dashboard.text.names import country
from dashboard.text.sentences import sentence_of

VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may appear without."""

_TOLD: Final = ("value", "low", "high", "unit", "source", "receipt")
"""What of the reading that a verdict is given on is told."""


@dataclass(frozen=True)
class CheckedReading:
    """A reading of some words, judged; ``page`` is its address."""

    reading: Reading
    evaluation: Evaluation
    page: str


@dataclass(frozen=True)
class CheckedClaim:
    """A claim in a text, by the words it stands in, with its readings, the likeliest first."""

    quote: str
    start: int
    end: int
    readings: tuple[CheckedReading, ...]

    @property
    def verdict(self) -> Verdict:
        """That on its likeliest reading."""
        return self.readings[0].evaluation.verdict


@dataclass(frozen=True)
class CheckedText:
    """The claims of a text, and its words about trade that were not read."""

    claims: tuple[CheckedClaim, ...]
    unread: tuple[Unread, ...]


def checked_text(
    text: str, words: Vocabulary, year: int, snapshot: Snapshot, limits: Limits
) -> CheckedText:
    """All claims of a text said in a ``year``, on a state of the data."""
    claims, unread = list[CheckedClaim](), list[Unread]()
    for found in read(text, words, year):
        if isinstance(found, Unread):
            unread.append(found)
            continue
        readings = tuple(_judged(found, snapshot, limits))
        if readings:
            quote = text[found.start : found.end]
            claims.append(CheckedClaim(quote, found.start, found.end, readings))
        else:
            unread.append(Unread(found.start, found.end, "period"))
    return CheckedText(tuple(claims), tuple(unread))


def _judged(found: Candidate, snapshot: Snapshot, limits: Limits) -> Iterator[CheckedReading]:
    """Its readings that the data can be asked for, each with its verdict."""
    for reading in found.readings:
        query = with_said(limits.defaults, reading.said).to_query(limits.defaults)
        try:
            chosen = limits.parse(query, PARAMETERS)
        except SelectionError:
            continue
        yield CheckedReading(reading, evaluation_of(chosen, snapshot), f"/check{query}")


def evaluation_of(chosen: Selection, snapshot: Snapshot) -> Evaluation:
    """What a selection asserts, judged. Raises SelectionError."""
    statement = statement_of(chosen)
    case = Case(chosen.reporter, chosen.partner[0], chosen.period, base=chosen.base)
    unit = measure(statement.formula(), case, snapshot.ledger).unit
    names = {code: country(snapshot, code) for code in (chosen.reporter, chosen.partner[0])}
    sentence = sentence_of(chosen, names, claimed(statement.assertion, unit))
    return snapshot.evaluation(claim_of(chosen, sentence), lens=chosen.lens)


def text_json(text: str, checked: CheckedText, snapshot: Snapshot) -> dict[str, Any]:
    """The same for machines; fields as docs/reading.md lists them."""
    return {
        "version": VERSION,
        "vintage": snapshot.vintage.id,
        "claims": [
            {
                "quote": claim.quote,
                "start": claim.start,
                "end": claim.end,
                "assumed": dict(claim.readings[0].reading.assumed),
                "readings": [_reading(one, snapshot) for one in claim.readings],
            }
            for claim in checked.claims
        ],
        "unread": [
            {"quote": text[one.start : one.end], "start": one.start, "end": one.end,
             "reason": one.reason}
            for one in checked.unread
        ],
    }  # fmt: skip


def _reading(one: CheckedReading, snapshot: Snapshot) -> dict[str, Any]:
    said = one.reading.said
    rows = noted_readings(one.evaluation, snapshot, years=False)
    primary = next(row for row in rows if row["primary"])
    return {
        "asserts": {
            "reporter": said.reporter, "partner": said.partner, "measure": said.measure,
            "operation": said.operation, "period": said.period, "since": said.since,
            "relation": said.relation, "value": said.value, "precision": said.precision,
        },
        "sentence": one.evaluation.claim.sentence,
        "assumed": dict(one.reading.assumed),
        "verdict": one.evaluation.verdict.value,
        **{name: primary.get(name) for name in _TOLD},
        "page": one.page,
    }  # fmt: skip
