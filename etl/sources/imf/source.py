"""IMF IMTS: trade by partner in dollars, no goods, by year from 1948 and month from 1990. Pure.

The International Monetary Fund goes on with its Direction of Trade Statistics under this name
(https://data.imf.org, service at https://api.imf.org). Exports are FOB, imports CIF, or FOB where a
country has no other. Where one does not report, the staff estimates from its partners and marks the
figure; figures are revised without notice, and the service does not say what is new. So each call
is made each time, and an answer with the figures of the last one is nothing new.

The traps: values are full dollars whatever SCALE says, aggregates stand among the partners, a
silent partner is a series without observations, and XML may come for CSV.
docs/sources.md, section 2.

One call a reporter and frequency brings all its years or months, with every partner. Countries that
are only partners in a corridor are the mirror: their months are asked with the corridors' reporters
and the world alone, as all partners of a reporter's months are some fifteen megabytes each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from etl.questions import Call, Corridor, Issue, Pace, Query, Release
from etl.schema import FLOWS, TOTAL, WORLD
from etl.sources.imf import answers, bodies
from etl.sources.source import Source

ID: Final = "imf-imts"
DATA: Final = "/external/sdmx/2.1/data/IMF.STA,IMTS"
_ACCEPT: Final = "application/vnd.sdmx.data+csv;version=1.0.0"


@dataclass(frozen=True)
class Imts(Source):
    """The source; raises SettingsError where a setting cannot be used."""

    id = ID
    service = "https://api.imf.org"
    # Ten calls in five seconds are allowed; half of that is asked.
    polite = Pace(interval=1.0, read=120)

    @property
    def headers(self) -> Mapping[str, str]:
        """The form wanted; the service may answer in XML all the same."""
        return {"Accept": _ACCEPT}

    def plan(self, corridors: list[Corridor], until: int) -> list[Query]:
        """Years, then months; newest first. Mirrors' months are with the corridors' countries."""
        members = _members(corridors)
        years = [
            Query(ID, who, str(year), FLOWS, None, (TOTAL,))
            for who, (first, _) in members.items()
            for year in range(until, first - 1, -1)
        ]
        months = [
            Query(ID, who, f"{year}-{month:02}", FLOWS, partners, (TOTAL,))
            for who, (first, partners) in members.items()
            for year in range(until, first - 1, -1)
            for month in range(12, 0, -1)
        ]
        return years + months

    def released(self, content: bytes, queries: list[Query], day: str) -> dict[Issue, Release]:
        """The years or months the answer has figures of. Raises UnusableAnswerError."""
        return answers.released(content, queries, day, self.settings.countries)

    def calls(self, queries: list[Query]) -> list[Call]:
        """One for each reporter, frequency and choice of partners."""
        groups: dict[tuple[object, ...], list[Query]] = {}
        for query in queries:
            key = (query.reporter, query.freq, query.partners)
            groups.setdefault(key, []).append(query)
        return [Call(self._address(group), tuple(group)) for group in groups.values()]

    def accept(self, content: bytes) -> None:
        """Raise NotAnAnswerError where a body is neither SDMX-CSV nor SDMX-ML, or is empty."""
        bodies.accept(content)

    def count(self, content: bytes) -> int:
        """How many observations an answer has."""
        return len(bodies.parsed(content).observations)

    def table(self, content: bytes, queries: list[Query]) -> pa.Table:
        """The answer's figures. Raises UnusableAnswerError, where it has none too."""
        figures = answers.read(content, queries, self.settings.countries)
        return pa.Table.from_pandas(figures, preserve_index=False)

    def _address(self, queries: list[Query]) -> str:
        first = queries[0]
        partners = () if first.partners is None else first.partners
        key = ".".join((
            first.reporter,
            "+".join(answers.INDICATORS),
            "+".join(answers.asked_as(code) for code in partners),
            first.freq,
        ))  # fmt: skip
        # startPeriod takes a year of either frequency; what comes beside the question is left out.
        since = min(query.period for query in queries)[:4]
        return f"{self.base}{DATA}/{key}?startPeriod={since}"


def _members(corridors: list[Corridor]) -> dict[str, tuple[int, tuple[str, ...] | None]]:
    """Each country of the corridors: its first year, and the partners of its months.

    Reporters come first and are asked about all partners (None), the others about the reporters.
    """
    since: dict[str, int] = {}
    mirrored: dict[str, set[str]] = {}
    for corridor in corridors:
        for who in corridor.countries:
            since[who] = min(since.get(who, corridor.since), corridor.since)
        for who in corridor.partners:
            mirrored.setdefault(who, set()).add(corridor.reporter)
    reporters = dict.fromkeys(corridor.reporter for corridor in corridors)
    mirrors = sorted(mirrored.keys() - reporters.keys())
    return {who: (since[who], None) for who in reporters} | {
        who: (since[who], (*sorted(mirrored[who]), WORLD)) for who in mirrors
    }
