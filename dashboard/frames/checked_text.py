"""What a text claims of trade, checked: every claim in it with its readings and verdicts. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from dashboard.address.limits import Limits
from dashboard.address.refusing import SelectionError
from dashboard.address.selection import Selection
from dashboard.address.sentence import PARAMETERS, claim_of, statement_of, with_said
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.frames.converted import in_dollars, is_clear, rate_of
from dashboard.frames.year_meant import is_judged, last_judged, on_record, tells_year
from dashboard.measures.lens import LENS, WHOLE, Lens
from dashboard.measures.measuring import Case, measure
from dashboard.prose.choices import Choice, about, asks, offered, taken, to_be_said
from dashboard.prose.found import Candidate, Part, Reading, Reason, Unread
from dashboard.prose.grammar import read_loosely
from dashboard.prose.sentences.records import dated
from dashboard.prose.words.vocabulary import Vocabulary
from dashboard.state.snapshot import Snapshot
from dashboard.text.claimed import claimed
from dashboard.text.names import country
from dashboard.text.sentences import sentence_of
from etl.rates import Rate

MOST: Final = 100
"""So many passages about trade are looked at, the first of a text."""

_LOOKED_AT: Final = 20
"""Of so many claims the choices are judged too."""


@dataclass(frozen=True)
class CheckedReading:
    """A reading of some words, judged; ``page`` is its address.

    An amount in another currency was turned at ``rate`` US dollars a unit, 0 for none.
    """

    reading: Reading
    evaluation: Evaluation
    page: str
    rate: Rate | None = None


@dataclass(frozen=True)
class CheckedClaim:
    """A claim in a text, by the words it stands in, with its readings, the likeliest first.

    ``number`` is its place among those of the text, by which a reader chooses.

    ``instead`` gives for each part assumed what may be chosen, with the verdict it would have,
    None where nobody looked. Where it ``is_open``, a reader has to say first what is
    ``to_be_said``: which of its ``senses`` it has, that it is meant without words left out, when it
    is of, or its money.
    """

    number: int
    quote: str
    candidate: Candidate
    readings: tuple[CheckedReading, ...]
    instead: Mapping[Part, Mapping[str, Verdict | None]]
    to_be_said: tuple[Part, ...] = ()
    senses: tuple[CheckedReading, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a reader has to say something before there is a verdict."""
        return bool(self.to_be_said)

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

    def is_offered(self, one: CheckedReading) -> bool:
        """Whether a choice in the place of something assumed leads to a reading."""
        first, other = self.readings[0].reading.assumed, one.reading.assumed
        apart = [part for part in other if other[part] != first.get(part)]
        return bool(apart) and all(other[part] in self.instead.get(part, {}) for part in apart)

    @property
    def verdict(self) -> Verdict:
        """That on its likeliest reading; none is given while it is open."""
        first = self.readings[0].evaluation.verdict
        return Verdict.UNCHECKED if self.is_open else first


@dataclass(frozen=True)
class CheckedText:
    """The claims of a text, and its words about trade that were not read.

    ``left`` is how many more passages about trade there are; ``asks`` what a reader may
    say, by what it is that words do not say.
    """

    claims: tuple[CheckedClaim, ...]
    unread: tuple[Unread, ...]
    left: int = 0
    asks: Mapping[Reason, tuple[Choice, ...]] = field(default_factory=dict)


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
    told = read_loosely(asked.text, words, asked.year, home.reporter, whose)
    found = dated(told, limits.years[0])
    named = [*_named(found), home.reporter, *home.partner]
    judge = partial(_judged, snapshot=snapshot, limits=limits, lens=asked.lens)
    claims, unread = list[CheckedClaim](), list[Unread]()
    number = 0
    for one in found[:MOST]:
        if isinstance(one, Unread):
            unread.append(one)
            continue
        # What is chosen of one may leave it unread, and no choice goes to the next.
        number += 1
        chosen = {each.part: each.taken for each in asked.choices if each.claim == number}
        is_new = asked.year > snapshot.last_whole_year and number <= _LOOKED_AT
        is_dated = "period" not in one.readings[0].assumed or "period" in chosen
        is_free = is_new and not is_dated
        is_tried = is_free and not tells_year(asked.text, words, one, asked.year)
        meant = on_record(one, partial(_verdict, judge=judge)) if is_tried else one
        candidate = taken(meant, chosen)
        if not (readings := tuple(judge(candidate))):
            unread.append(_not_held(candidate))
            continue
        open_parts, senses = _open(candidate, readings, chosen)
        if senses and not open_parts:
            # The other senses are a reader's choice, and no readings of it any more.
            candidate, readings = replace(candidate, readings=candidate.readings[:1]), readings[:1]
        looked = judge if number <= _LOOKED_AT and not open_parts else None
        instead = dict(_instead(candidate, asked.year, named, looked))
        quote = asked.text[one.start : one.end]
        claims.append(CheckedClaim(number, quote, candidate, readings, instead, open_parts, senses))
    left = max(0, len(found) - MOST)
    return CheckedText(tuple(claims), tuple(unread), left, asks(named, home.reporter))


def _not_held(candidate: Candidate) -> Unread:
    is_foreign = bool(candidate.readings[0].said.currency)
    reason: Reason = candidate.unread or ("currency" if is_foreign else "absent")
    return Unread(candidate.start, candidate.end, reason)


def _open(
    candidate: Candidate, readings: Sequence[CheckedReading], chosen: Mapping[Part, str]
) -> tuple[tuple[Part, ...], tuple[CheckedReading, ...]]:
    """What a reader has to say first, and the senses to choose from, in their order."""
    parts = [part for part in to_be_said(candidate) if part not in chosen]
    known = {one.reading.assumed.get("sense", ""): one for one in readings}
    senses = {name: known[name] for name in sorted(filter(None, known))}
    first = readings[0].reading.assumed.get("sense", "")
    if senses and chosen.get("sense") != first and "sense" not in parts:
        # One that there is not, or that nobody can be asked for, was chosen.
        parts.insert(0, "sense")
    return tuple(parts), tuple(senses.values())


def _named(found: Iterable[Candidate | Unread]) -> list[str]:
    """The countries that a text's claims are of."""
    said = [reading.said for one in found if isinstance(one, Candidate) for reading in one.readings]
    return list(dict.fromkeys(code for one in said for code in (one.reporter, one.partner)))


def _instead(
    candidate: Candidate, year: int, named: Iterable[str], judge: _Judge | None
) -> Iterator[tuple[Part, dict[str, Verdict | None]]]:
    """For each part assumed what may be chosen in its place, with the verdict that gives."""
    for part, now in candidate.readings[0].assumed.items():
        if part in {"words", "sense"}:
            # Nothing else can be chosen in their place, and a sense is chosen by what it says.
            continue
        choices = dict.fromkeys([*offered(candidate, part, year, named), now])
        if judge is None:
            yield part, dict.fromkeys(choices)
            continue
        verdicts = {one: _verdict(taken(candidate, {part: one}), judge) for one in choices}
        if part == "period" and not any(map(is_judged, verdicts.values())):
            verdicts |= last_judged(candidate, partial(_verdict, judge=judge))
        yield part, verdicts


def _verdict(candidate: Candidate, judge: _Judge) -> Verdict | None:
    """That on its likeliest reading."""
    return next((reading.evaluation.verdict for reading in judge(candidate)), None)


def _judged(
    found: Candidate, snapshot: Snapshot, limits: Limits, lens: Lens
) -> Iterator[CheckedReading]:
    """Its readings that the data can be asked for, each with its verdict."""
    seen = replace(limits.defaults, lens=lens)
    for reading in found.readings:
        said, rate = reading.said, None
        if said.currency:
            rate = rate_of(said.currency, said.period, snapshot.rates)
            if rate is None or not is_clear(said, snapshot.money_called, snapshot.territories):
                continue
            said = in_dollars(said, rate.usd)
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
