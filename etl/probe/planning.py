"""Which service is asked what, how and where. Touches nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from etl.countries import Countries
from etl.probe import imf_imts, uk_hmrc, un_comtrade
from etl.probe.assumptions import Assumption, Example
from etl.questions import Corridor, Pace
from etl.sources import SOURCES
from etl.sources.comtrade.plan import ID as COMTRADE
from etl.sources.hmrc.source import ID as HMRC
from etl.sources.hmrc.source import REPORTER as HMRC_REPORTER
from etl.sources.imf.source import ID as IMF
from etl.sources.settings import Settings

SERVICES: Final = {name: source.service for name, source in SOURCES.items()}
"""Where each source's service is."""

_PUBLISHED_BY_THEN: Final = 3
"""Years after which nearly every country has published its figures."""


@dataclass(frozen=True)
class ProbeRequest:
    """What a probe is asked to do; ``keys`` and ``base_urls`` are by source id."""

    data: Path
    sources: tuple[str, ...]
    corridors: list[Corridor]
    base_urls: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str | None] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Round:
    """Questions for one service, asked one after the other; ``headers`` are secret."""

    service: str
    pace: Pace
    headers: Mapping[str, str] = field(repr=False)
    assumptions: list[Assumption]


def example(corridors: list[Corridor], countries: Countries, this_year: int) -> Example:
    """What to ask about: the first pair of the corridors, and whom HMRC can be asked about."""
    pairs = [(one.reporter, partner) for one in corridors for partner in one.partners]
    others = [code for pair in pairs for code in pair if code != HMRC_REPORTER]
    letters = [countries.iso2[code] for code in others if code in countries.iso2]
    reporter, partner = pairs[0]
    return Example(
        reporter=reporter,
        partner=partner,
        number=countries.number(reporter),
        partner_number=countries.number(partner),
        iso2=letters[0] if letters else reporter[:2],
        hmrc_number=countries.number(HMRC_REPORTER),
        year=this_year - _PUBLISHED_BY_THEN,
    )


def rounds(request: ProbeRequest, countries: Countries, about: Example) -> list[Round]:
    """All that is asked, by service in the order asked. Raises SettingsError."""
    bases = {name: request.base_urls.get(name) or service for name, service in SERVICES.items()}
    asked: dict[str, list[Assumption]] = {name: [] for name in SERVICES}
    for name, room in ((COMTRADE, un_comtrade), (IMF, imf_imts), (HMRC, uk_hmrc)):
        if name in request.sources:
            asked[name] += room.keyless(bases[name], about)
    if HMRC in request.sources:
        asked[COMTRADE] += uk_hmrc.factors(bases[COMTRADE], about)
    made = [_round(name, bases[name], None, countries, asked[name]) for name in SERVICES]
    key = request.keys.get(COMTRADE)
    if key and key.strip() and COMTRADE in request.sources:
        base = bases[COMTRADE]
        # In a round of its own: a key goes along with keyed questions alone (decision 010).
        made.append(_round(COMTRADE, base, key, countries, un_comtrade.with_key(base, about)))
    return [one for one in made if one.assumptions]


def _round(
    name: str, base: str, key: str | None, countries: Countries, asked: list[Assumption]
) -> Round:
    source = SOURCES[name](Settings(countries, base, key))
    return Round(name, source.pace, source.headers, asked)
