"""What a text claims of trade, checked: every claim in it with its readings and verdicts. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from dashboard.address.limits import Limits
from dashboard.address.refusing import SelectionError
from dashboard.address.selection import Selection
from dashboard.address.sentence import PARAMETERS, claim_of, statement_of, with_said
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.frames.converted import in_dollars, rate_of
from dashboard.frames.readings import noted_readings
from dashboard.measures.lens import LENS, WHOLE, Lens
from dashboard.measures.measuring import Case, measure
from dashboard.prose.choices import Choice, about, asks, offered, taken
from dashboard.prose.found import Candidate, Part, Reading, Unread
from dashboard.prose.grammar import read
from dashboard.prose.records import dated
from dashboard.prose.vocabulary import Vocabulary
from dashboard.state.snapshot import Snapshot
from dashboard.text.claimed import claimed
from dashboard.text.names import country
from dashboard.text.sentences import sentence_of

VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may appear without."""

MOST: Final = 100
"""So many passages about trade are looked at, the first of a text."""

_LOOKED_AT: Final = 20
"""Of so many claims the choices are judged too."""

_TOLD: Final = ("value", "low", "high", "unit", "source", "receipt")
"""What of the reading that a verdict is given on is told."""


@dataclass(frozen=True)
class CheckedReading:
    """A reading of some words, judged; ``page`` is its address.

    An amount in another currency was turned at ``rate`` US dollars a unit, 0 for none.
    """

    reading: Reading
    evaluation: Evaluation
    page: str
    rate: float = 0.0


@dataclass(frozen=True)
class CheckedClaim:
    """A claim in a text, by the words it stands in, with its readings, the likeliest first.

    ``instead`` gives for each part assumed what may be chosen, with the verdict it would have,
    None where nobody looked.
    """

    quote: str
    candidate: Candidate
    readings: tuple[CheckedReading, ...]
    instead: Mapping[Part, Mapping[str, Verdict | None]]

    @property
    def start(self) -> int:
        """Where its words begin in the text."""
        return self.candidate.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.candidate.end

    @property
    def of_its_time(self) -> tuple[CheckedReading, ...]:
        """The readings of when it is likeliest of: of another year it is a reader's choice."""
        period = self.readings[0].reading.said.period
        return tuple(one for one in self.readings if one.reading.said.period == period)

    @property
    def verdict(self) -> Verdict:
        """That on its likeliest reading."""
        return self.readings[0].evaluation.verdict


@dataclass(frozen=True)
class CheckedText:
    """The claims of a text, and its words about trade that were not read.

    ``left`` is how many more passages about trade there are; ``home`` the site's own country and
    its partners, of whom a reader is asked where a text does not say.
    """

    claims: tuple[CheckedClaim, ...]
    unread: tuple[Unread, ...]
    left: int = 0
    home: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A text to be checked, of a ``year``; ``choices`` are a reader's, ``lens`` as for any page."""

    text: str
    year: int
    choices: tuple[Choice, ...] = ()
    lens: Lens = WHOLE


_Judge = Callable[[Candidate], Iterator[CheckedReading]]


def checked_text(
    asked: Asked, words: Vocabulary, snapshot: Snapshot, limits: Limits
) -> CheckedText:
    """All claims of a text, on a state of the data."""
    home = limits.defaults
    whose = about(asked.choices, home.reporter)
    found = dated(read(asked.text, words, asked.year, home.reporter, whose), limits.years[0])
    ours = (home.reporter, *home.partner)
    named = [*_named(found), *ours]
    claims, unread = list[CheckedClaim](), list[Unread]()
    for one in found[:MOST]:
        if isinstance(one, Unread):
            unread.append(one)
            continue
        number = len(claims) + 1
        chosen = {each.part: each.taken for each in asked.choices if each.claim == number}
        candidate = taken(one, chosen)
        judge = partial(_judged, snapshot=snapshot, limits=limits, lens=asked.lens)
        readings = tuple(judge(candidate))
        if readings:
            looked = judge if number <= _LOOKED_AT else None
            instead = dict(_instead(candidate, asked.year, named, looked))
            quote = asked.text[one.start : one.end]
            claims.append(CheckedClaim(quote, candidate, readings, instead))
        else:
            is_foreign = bool(candidate.readings[0].said.currency)
            unread.append(Unread(one.start, one.end, "currency" if is_foreign else "period"))
    return CheckedText(tuple(claims), tuple(unread), max(0, len(found) - MOST), ours)


def _named(found: Iterable[Candidate | Unread]) -> list[str]:
    """The countries that a text's claims are of."""
    said = [reading.said for one in found if isinstance(one, Candidate) for reading in one.readings]
    return list(dict.fromkeys(code for one in said for code in (one.reporter, one.partner)))


def _instead(
    candidate: Candidate, year: int, named: Iterable[str], judge: _Judge | None
) -> Iterator[tuple[Part, dict[str, Verdict | None]]]:
    """For each part assumed what may be chosen in its place, with the verdict that gives."""
    for part, now in candidate.readings[0].assumed.items():
        choices = dict.fromkeys([*offered(candidate, part, year, named), now])
        judged = (
            {one: next(iter(judge(taken(candidate, {part: one}))), None) for one in choices}
            if judge
            else {}
        )
        yield part, {one: _verdict(judged.get(one)) for one in choices}


def _verdict(reading: CheckedReading | None) -> Verdict | None:
    return reading.evaluation.verdict if reading else None


def _judged(
    found: Candidate, snapshot: Snapshot, limits: Limits, lens: Lens
) -> Iterator[CheckedReading]:
    """Its readings that the data can be asked for, each with its verdict."""
    seen = replace(limits.defaults, lens=lens)
    for reading in found.readings:
        said, rate = reading.said, 0.0
        if said.currency:
            known = rate_of(said.currency, said.period, snapshot.rates)
            if known is None:
                continue
            said, rate = in_dollars(said, known), known
        query = with_said(seen, said).to_query(limits.defaults)
        try:
            chosen = limits.parse(query, (*PARAMETERS, *LENS))
            evaluation = evaluation_of(chosen, snapshot)
        except SelectionError:
            continue
        yield CheckedReading(reading, evaluation, f"/check{query}", rate)


def evaluation_of(chosen: Selection, snapshot: Snapshot) -> Evaluation:
    """What a selection asserts, judged. Raises SelectionError."""
    statement = statement_of(chosen)
    case = Case(
        chosen.reporter, chosen.partner[0], chosen.period, base=chosen.base, than=chosen.than
    )
    unit = measure(statement.formula(), case, snapshot.ledger).unit
    told = (chosen.reporter, chosen.partner[0], chosen.than)
    names = {code: country(snapshot, code) for code in filter(None, told)}
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
        "left": checked.left,
        "unread": [
            {"quote": text[one.start : one.end], "start": one.start, "end": one.end,
             "reason": one.reason, "asks": [str(each) for each in asks(one, checked.home)]}
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
            "only": said.only, "than": said.than, "unit": said.currency or primary["unit"],
        },
        "sentence": one.evaluation.claim.sentence,
        "assumed": dict(one.reading.assumed),
        "verdict": one.evaluation.verdict.value,
        **{name: primary.get(name) for name in _TOLD},
        **({"rate": one.rate} if one.rate else {}),
        "page": one.page,
    }  # fmt: skip
