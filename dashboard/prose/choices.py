"""What a reader chooses in the place of what a reading assumed. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple, get_args

from dashboard.claims.said import Said
from dashboard.measures.periods import shifted, year_of
from dashboard.prose.found import Candidate, Part, Reading, Reason
from dashboard.prose.whose.pairs import NOBODY, Pair, with_all
from etl.schema import WORLD

PARTS: Final[tuple[Part, ...]] = get_args(Part)
_OF_READINGS: Final = ("side", "it", "only", "sense")
"""Parts that readings of the same words differ in: to choose one is to choose the reading."""

_AS_READ: Final = (*_OF_READINGS, "unit", "words")
"""Parts whose choice changes nothing that a reading says."""

_YEARS: Final = 5
"""So many years are offered for the one assumed."""

_ASKED: Final = 6
"""So many countries are offered at most where none is said."""


class Choice(NamedTuple):
    """For the part of a claim, by its place in the text from 1, what it is taken for.

    That of claim 0 is of whatever in the text does not say it.
    """

    claim: int
    part: Part
    taken: str

    def __str__(self) -> str:
        """As an address has it."""
        return ".".join(map(str, self))


def choices_of(text: str) -> tuple[Choice, ...]:
    """The choices that an address tells; the last for a part of a claim holds.

    What is chosen for all of a text comes first: claims may be others after it. Raises ValueError
    for what is none.
    """
    found: dict[tuple[int, str], Choice] = {}
    for one in filter(None, text.split(",")):
        claim, part, taken = one.split(".", 2)
        if part not in PARTS or not claim.isdigit() or not taken:
            raise ValueError(one)
        if int(claim) == 0:
            found = {key: chosen for key, chosen in found.items() if key[0] == 0}
        found[int(claim), part] = Choice(int(claim), part, taken)
    return tuple(found.values())


def about(choices: Iterable[Choice], home: str) -> Pair:
    """Whose trade with whom a reader says that a text is about; of ``home`` if only with whom.

    If only whose, then with all the world where no sentence says with whom.
    """
    chosen = {each.part: each.taken for each in choices if each.claim == 0}
    match chosen.get("reporter", ""), chosen.get("partner", ""):
        case "", "":
            return NOBODY
        case reporter, "":
            return with_all(reporter)
        case reporter, partner:
            return Pair(reporter or home, partner)


def asks(countries: Iterable[str], home: str) -> dict[Reason, tuple[Choice, ...]]:
    """What a reader may say of words that do not say whose trade it is, or with whom.

    The first of some ``countries``; with whom it is, of the trade of ``home``.
    """
    codes = [code for code in dict.fromkeys(countries) if code != WORLD]
    others = [code for code in codes if code != home]
    parts: tuple[tuple[Reason, Part, list[str]], ...] = (
        ("reporter", "reporter", codes), ("partner", "partner", others),
    )  # fmt: skip
    return {
        reason: tuple(Choice(0, part, code) for code in told[:_ASKED])
        for reason, part, told in parts
    }


def to_be_said(candidate: Candidate) -> tuple[Part, ...]:
    """The parts that a reader has to say, or to confirm, before there is a verdict."""
    is_undated = candidate.may_be_of and "period" in candidate.readings[0].assumed
    is_loose = "words" in candidate.readings[0].assumed
    is_bare = "unit" in candidate.readings[0].assumed
    is_gist = "sense" in candidate.readings[0].assumed
    told: tuple[tuple[Part, bool], ...] = (
        ("sense", is_gist), ("words", is_loose), ("period", bool(is_undated)), ("unit", is_bare),
    )  # fmt: skip
    return tuple(part for part, is_asked in told if is_asked)


def taken(candidate: Candidate, chosen: Mapping[Part, str]) -> Candidate:
    """The readings with what was ``chosen`` for what they assumed, the one meant first."""
    readings = [_with(reading, chosen) for reading in candidate.readings]
    meant = {
        part: value
        for part, value in chosen.items()
        if part in _OF_READINGS and any(one.assumed.get(part) == value for one in readings)
    }
    readings.sort(key=lambda one: any(one.assumed.get(part) != meant[part] for part in meant))
    # Those that differed only in what was chosen are one now.
    kept = dict[Said, Reading]()
    for one in readings:
        kept.setdefault(one.said, one)
    return replace(candidate, readings=tuple(kept.values()))


def _with(reading: Reading, chosen: Mapping[Part, str]) -> Reading:
    said, assumed = reading.said, dict(reading.assumed)
    for part, value in chosen.items():
        if part in assumed and part not in _AS_READ:
            said = _said(said, part, value, moves="since" in assumed and "since" not in chosen)
            assumed[part] = value
    if "since" in assumed:
        assumed["since"] = said.since
    return replace(reading, said=said, assumed=assumed)


def _said(said: Said, part: Part, value: str, *, moves: bool) -> Said:
    """With another part; an earlier year that nobody said ``moves`` along with the later one."""
    if part == "reporter":
        return replace(said, reporter=value)
    if part == "partner":
        return replace(said, partner=value)
    if part == "since":
        return replace(said, since=value)
    if not moves:
        return replace(said, period=value)
    later = year_of(value) - year_of(said.period)
    return replace(said, period=value, since=shifted(said.since, later))


def offered(candidate: Candidate, part: Part, year: int, countries: Iterable[str]) -> list[str]:
    """What may be chosen for a part: of the first reading, said in a ``year``."""
    first = candidate.readings[0]
    if part in _OF_READINGS:
        told = [reading.assumed.get(part, "") for reading in candidate.readings]
        return list(dict.fromkeys(filter(None, told)))
    if part == "unit":
        return [first.assumed[part]]
    if part in {"period", "since"}:
        before = candidate.may_be_of if part == "period" else ()
        return list(dict.fromkeys([*before, *_years(first.said, part, year)]))
    both = {first.said.reporter, first.said.partner} - {first.assumed[part]}
    if part == "reporter":
        # The world's trade with somebody is nobody's figures.
        both |= {WORLD}
    return [code for code in dict.fromkeys((first.assumed[part], *countries)) if code not in both]


def _years(said: Said, part: Part, year: int) -> Iterator[str]:
    """The years up to that of a text, or up to the one before the period; or their months."""
    period = said.period if part == "period" else said.since
    last = year if part == "period" else year_of(said.period) - 1
    for one in range(last, last - _YEARS, -1):
        yield shifted(period, one - year_of(period))


def years_before(candidate: Candidate, years: int) -> Iterator[str]:
    """So many years before the one of the first reading, or their months, the last first."""
    period = candidate.readings[0].said.period
    return (shifted(period, -one) for one in range(1, years + 1))
