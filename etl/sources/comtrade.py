"""UN Comtrade, goods, yearly and monthly: what to ask and how its service is asked. Pure.

Without a key the preview route answers one year and 500 rows a call; with one, up to 12 years and
100,000 rows or more. The plan is the same; the route only decides what goes into one call. The
numbers are section 1.7 of the Comtrade contract; answers are read in ``comtrade_answers``
and ``comtrade_rows``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar
from urllib.parse import urlencode

import pandas as pd
import pyarrow as pa

from etl.questions import Call, Corridor, Issue, Pace, Query, Release, Said, Step
from etl.schema import DISPATCH, FLOWS, GOLD, TOTAL, WORLD
from etl.sources import comtrade_answers as answers
from etl.sources import comtrade_rows as rows
from etl.sources.settings import Settings, checked_base_url, checked_key, paced

_Item = TypeVar("_Item")

ID: Final = "un-comtrade"
SERVICE: Final = "https://comtradeapi.un.org"
_PREVIEW: Final = "/public/v1/preview"
_KEYED: Final = "/data/v1/get"
_AVAILABILITY: Final = "/public/v1/getDa"
_KEY_HEADER: Final = "Ocp-Apim-Subscription-Key"
_PREVIEW_CAP: Final = 500
_PERIODS_PER_CALL: Final = 12
_REPORTERS_PER_CALL: Final = 10
_MOST_PARTNERS: Final = 240
# Chapter 77 is reserved and 98 left to countries; neither is in Comtrade's list.
CHAPTERS: Final = tuple(f"{n:02}" for n in range(1, 100) if n not in {77, 98})
_LEVEL: Final = "AG2"
# Without these pins the service answers with a cross product that looks like more trade.
_PINS: Final = {
    "partner2Code": "0",
    "customsCode": "C00",
    "motCode": "0",
    "includeDesc": "false",
    "breakdownMode": "classic",
}
# The world by second partner: the mode that sends second partners at all (section 3).
_BY_DISPATCH: Final = {"partnerCode": "0", "breakdownMode": "plus"}


@dataclass(frozen=True)
class Comtrade:
    """The source; raises SettingsError where a setting cannot be used."""

    settings: Settings
    id: str = ID
    reporters: tuple[str, ...] | None = None
    base: str = field(init=False)
    key: str | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        base = checked_base_url(self.settings.base_url or SERVICE)
        object.__setattr__(self, "base", base)
        object.__setattr__(self, "key", checked_key(self.settings.key, base))

    @property
    def pace(self) -> Pace:
        """About one call a second without a key is what the service allows; a quota may flicker.

        Some of its gateways say "quota" on the keyless route now and then, so it must say so twice.
        """
        keyed = bool(self.key)
        return paced(Pace(read=120 if keyed else 60, quota_tries=1 if keyed else 2), self.base)

    @property
    def headers(self) -> Mapping[str, str]:
        """The key, in its header: in an address it would end up in logs."""
        return {_KEY_HEADER: self.key} if self.key else {}

    def plan(self, corridors: list[Corridor], until: int) -> list[Query]:
        """Newest first: years, then imports by country of dispatch, then months."""
        newest_first = range(until, min((c.since for c in corridors), default=until + 1) - 1, -1)
        planners = (_year, _dispatched, _months)
        return [q for plan in planners for year in newest_first for q in plan(corridors, year)]

    def availability(self, queries: list[Query]) -> list[Call]:
        """One call for every ten reporters and frequency: all their years, or months, at once."""
        calls = []
        for freq, what in (("A", "years"), ("M", "months")):
            first = {query.reporter: query for query in reversed(queries) if query.freq == freq}
            calls += [
                Call(
                    self._address(f"{_AVAILABILITY}/C/{freq}/HS", reporterCode=self._asked(chunk)),
                    tuple(first[reporter] for reporter in chunk),
                    f"which {what} {' '.join(chunk)} have published",
                )
                for chunk in _chunks(sorted(first), _REPORTERS_PER_CALL)
            ]
        return calls

    def releases(self, content: bytes) -> dict[Issue, Release]:
        """What an availability answer says. Raises RefusedAnswerError."""
        return answers.releases(content, self.settings.countries)

    def released(self, content: bytes, queries: list[Query], day: str) -> dict[Issue, Release]:
        """Nothing: availability tells."""
        del self, content, queries, day
        return {}

    def follow(self, call: Call, parts: list[bytes]) -> Step | None:
        """Nowhere: an answer is one body."""
        del self, call, parts
        return None

    def said(self, content: bytes, queries: list[Query]) -> Said:
        """Nothing beside figures."""
        del self, content, queries
        return Said({})

    def calls(self, queries: list[Query]) -> list[Call]:
        """One year and 500 rows in a call without a key, 12 years of one reporter with it."""
        fitting = [part for query in queries for part in self._fitting(query)]
        groups: dict[tuple[Query, str], list[Query]] = {}
        for query in fitting:
            alike = replace(query, period="") if self.key else replace(query, reporter="")
            groups.setdefault((alike, query.freq), []).append(query)
        order = {query: place for place, query in enumerate(fitting)}
        chunks = [chunk for group in groups.values() for chunk in self._chunked(group)]
        return [self._call(chunk) for chunk in sorted(chunks, key=lambda chunk: order[chunk[0]])]

    def split(self, query: Query) -> list[Query]:
        """By flow, then by product, then by partner."""
        if len(query.flows) > 1:
            return [replace(query, flows=(flow,)) for flow in query.flows]
        products = [p for code in query.products for p in (CHAPTERS if code == _LEVEL else (code,))]
        if len(products) > 1:
            return [replace(query, products=half) for half in _halves(sorted(products))]
        everyone = {*self.settings.countries.by_number.values()} - self._groups()
        partners = sorted(everyone if query.partners is None else query.partners)
        if len(partners) > 1:
            return [replace(query, partners=half) for half in _halves(partners)]
        return []

    def accept(self, content: bytes) -> None:
        """Raise NotAnAnswerError where a body is not the source's envelope."""
        answers.envelope(content)

    def count(self, content: bytes) -> int:
        """How many rows an answer has."""
        return len(answers.envelope(content).data)

    def truncated(self, content: bytes) -> bool:
        """Whether an answer was cut at one of the service's caps, which it does without a word."""
        return answers.truncated(content)

    def table(self, content: bytes, queries: list[Query]) -> pa.Table:
        """The answer's figures, as in ``Source``. Raises RefusedAnswerError."""
        return rows.table(content, queries, self.settings.countries)

    def read(self, content: bytes, queries: list[Query]) -> pd.DataFrame:
        """The answer's figures, tidy. Raises RefusedAnswerError."""
        frame: pd.DataFrame = self.table(content, queries).to_pandas(use_threads=False)
        return frame

    def _fitting(self, query: Query) -> Iterator[Query]:
        """The question, in parts from the start where it would hit the preview's cap."""
        if self.key or _expected(query) < _PREVIEW_CAP or not (parts := self.split(query)):
            yield query
            return
        for part in parts:
            yield from self._fitting(part)

    def _chunked(self, group: list[Query]) -> list[tuple[Query, ...]]:
        most = _PERIODS_PER_CALL if self.key else _PREVIEW_CAP // _expected(group[0])
        return _chunks(group, max(most, 1))

    def _call(self, queries: tuple[Query, ...]) -> Call:
        first = queries[0]
        countries = self.settings.countries
        pins = _PINS | (
            {} if first.partners is None else {"partnerCode": self._numbers(first.partners)}
        )
        if first.basis == DISPATCH:
            pins |= {"partner2Code": pins["partnerCode"], **_BY_DISPATCH}
        reporters = dict.fromkeys(query.reporter for query in queries)
        periods = dict.fromkeys(query.period.replace("-", "") for query in queries)
        address = self._address(
            f"{_KEYED if self.key else _PREVIEW}/C/{first.freq}/HS",
            reporterCode=",".join(str(countries.number(reporter)) for reporter in reporters),
            period=",".join(periods),
            flowCode=",".join(first.flows),
            cmdCode=",".join(first.products),
            **pins,
        )
        return Call(address, queries)

    def _asked(self, reporters: tuple[str, ...]) -> str:
        return ",".join(str(self.settings.countries.number(reporter)) for reporter in reporters)

    def _numbers(self, codes: tuple[str, ...]) -> str:
        """Every number of the countries: Comtrade files some years of a country under another."""
        countries = self.settings.countries
        wanted = set(codes)
        numbers = [n for n, code in countries.by_number.items() if code in wanted]
        return ",".join(map(str, sorted(numbers)))

    def _groups(self) -> set[str]:
        countries = self.settings.countries
        return {countries.by_number[number] for number in countries.groups}

    def _address(self, path: str, **parameters: str) -> str:
        return f"{self.base}{path}?{urlencode(parameters, safe=',')}"


def _year(corridors: list[Corridor], year: int) -> list[Query]:
    """One year's questions, each asked once however many corridors want it."""
    partners: dict[str, set[str]] = {}
    mirrors: dict[str, set[str]] = {}
    for corridor in corridors:
        if corridor.since <= year:
            partners.setdefault(corridor.reporter, set()).update(corridor.partners)
            for partner in corridor.partners:
                mirrors.setdefault(partner, set()).add(corridor.reporter)
    planned = []
    for who, theirs in sorted(partners.items()):
        near = (*sorted(theirs - {who}), WORLD)
        planned.append(Query(ID, who, str(year), FLOWS, None, (TOTAL,)))
        planned.append(Query(ID, who, str(year), FLOWS, near, (_LEVEL, GOLD)))
    for who, asked_about in sorted(mirrors.items()):
        if who not in partners:  # else its totals are asked with every partner anyway
            near = (*sorted(asked_about), WORLD)
            planned.append(Query(ID, who, str(year), FLOWS, near, (TOTAL,)))
    return planned


def _dispatched(corridors: list[Corridor], year: int) -> list[Query]:
    """One year's imports by the country they were sent from; asked of those who file it."""
    return [
        Query(ID, who, str(year), ("M",), near, (TOTAL,), DISPATCH)
        for who, near in _neighbours(corridors, year, everyone=False)
    ]


def _months(corridors: list[Corridor], year: int) -> list[Query]:
    """One year's months, totals with the corridor's countries and the world.

    A corridor's countries are all asked about all of them, so that they share one call a month.
    """
    return [
        Query(ID, who, f"{year}-{month:02}", FLOWS, near, (TOTAL,))
        for month in range(12, 0, -1)
        for who, near in _neighbours(corridors, year, everyone=True)
    ]


def _neighbours(
    corridors: list[Corridor], year: int, *, everyone: bool
) -> list[tuple[str, tuple[str, ...]]]:
    """Each country of the year's corridors with those it is asked about, the world included."""
    near: dict[str, set[str]] = {}
    for corridor in corridors:
        members = {corridor.reporter, *corridor.partners} if corridor.since <= year else set()
        for who in members:
            hub = who == corridor.reporter
            others = members if everyone or hub else {corridor.reporter}
            near.setdefault(who, set()).update(others if everyone else others - {who})
    return [(who, (*sorted(others), WORLD)) for who, others in sorted(near.items())]


def _expected(query: Query) -> int:
    """The most rows an answer is likely to have."""
    partners = _MOST_PARTNERS if query.partners is None else len(query.partners)
    products = sum(len(CHAPTERS) if code == _LEVEL else 1 for code in query.products)
    return max(len(query.flows) * partners * products, 1)


def _halves(codes: list[str]) -> list[tuple[str, ...]]:
    middle = len(codes) // 2
    return [tuple(codes[:middle]), tuple(codes[middle:])]


def _chunks(items: list[_Item], size: int) -> list[tuple[_Item, ...]]:
    return [tuple(items[i : i + size]) for i in range(0, len(items), size)]
