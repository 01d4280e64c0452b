"""UN Comtrade: what customs offices report of goods, by partner and code, by year and month. Pure.

Each reporter files its own figures with the United Nations, which turns them into US dollars and
keeps one version of each data set (https://comtradeapi.un.org, documentation at
https://uncomtrade.org/docs/). Imports are mostly CIF by country of origin, exports FOB by last
known destination; metadata tells which. Published years are revised, often months later, and a
year is not the sum of its months. Facts with their sources: docs/sources.md, section 1.

The traps: without pins one figure comes as a cross product; a cut answer does not say so, it only
ends at a cap; area numbers are not M49's; a wrong number is answered with nothing; ``/H6`` answers
500, so all is asked as ``HS``; ``getDA`` may send every reporter whatever was asked.

Without a key the preview answers one period, one product code and 500 rows a call; with one, up to
12 periods and 100,000 rows or more. The plan is the same; the route only decides what goes into one
call. A refusal may state a maximum, which then holds for the rest of the run.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

import pyarrow as pa

from etl.questions import Call, Corridor, Issue, Pace, Query, Release
from etl.schema import DISPATCH, TOTAL
from etl.sources.comtrade import answers, metadata, rows
from etl.sources.comtrade import plan as planning
from etl.sources.comtrade.plan import ID, CallLimits, chunks, expected
from etl.sources.settings import checked_key, paced
from etl.sources.source import Source

_PUBLIC: Final = "/public/"
_PREVIEW: Final = "/public/v1/preview"
_KEYED: Final = "/data/v1/get"
_AVAILABILITY: Final = "/public/v1/getDA"
_METADATA: Final = "/public/v1/getMetadata"
_KEY_HEADER: Final = "Ocp-Apim-Subscription-Key"
_PREVIEW_CAP: Final = 500
_FREE_KEY: Final = 500  # calls a day (docs/sources.md, 1.7); a key that is paid for has more
_KEYLESS_LIMITS: Final = CallLimits(periods=1, products=1)
_KEYED_LIMITS: Final = CallLimits(periods=12)
_REPORTERS_PER_CALL: Final = 10
_ALWAYS_REPORTS: Final = "USA"  # years since 1991, months since 2010
# Without these pins the service answers with a cross product that looks like more trade.
PINS: Final = {
    "partner2Code": "0",
    "customsCode": "C00",
    "motCode": "0",
    "includeDesc": "false",
    "breakdownMode": "classic",
}
# The world by second partner: the mode that sends second partners at all (docs/sources.md, 1.5).
_BY_DISPATCH: Final = {"partnerCode": "0", "breakdownMode": "plus"}


@dataclass(frozen=True)
class Comtrade(Source):
    """The source; raises SettingsError where a setting cannot be used."""

    id = ID
    service = "https://comtradeapi.un.org"
    key_variable = "COMTRADE_API_KEY"

    key: str | None = field(init=False, repr=False)
    known: CallLimits | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "key", checked_key(self.settings.key, self.base))

    @property
    def limits(self) -> CallLimits:
        """How much one call may ask: what the service publishes, or has said since."""
        return self.known or (_KEYED_LIMITS if self.key else _KEYLESS_LIMITS)

    @property
    def pace(self) -> Pace:
        """About one call a second without a key is what the service allows; a quota may flicker.

        Some of its gateways say "quota" on the keyless route now and then, so it must say so twice.
        """
        # Large keyed answers take tens of seconds.
        keyed = bool(self.key)
        pace = Pace(read=120, a_day=_FREE_KEY) if keyed else Pace(quota_tries=2)
        return paced(pace, self.base)

    def is_counted(self, address: str) -> bool:
        """What is public has no quota; without a key all is, and whoever bounds it means all."""
        return not self.key or _PUBLIC not in address

    @property
    def headers(self) -> Mapping[str, str]:
        """The key, in its header: in an address it would end up in logs."""
        return {_KEY_HEADER: self.key} if self.key else {}

    def plan(self, corridors: list[Corridor], until: int) -> list[Query]:
        """Newest first: totals, chapters, gold, imports by country of dispatch, then months."""
        return planning.plan(corridors, until)

    def world_plan(self, reporters: list[str], since: int, until: int) -> list[Query]:
        """Totals with every partner and, with a key, chapters too: without one they take months."""
        levels = (TOTAL, planning.LEVEL) if self.key else (TOTAL,)
        return planning.world_plan(reporters, range(until, since - 1, -1), levels)

    def availability(self, queries: list[Query]) -> list[Call]:
        """One call for every ten reporters and frequency: all their years, or months, at once."""
        firsts = [{q.reporter: q for q in reversed(queries) if q.freq == freq} for freq in "AM"]
        return [
            self._listing(chunk, tuple(first[reporter] for reporter in chunk))
            for first in firsts
            for chunk in chunks(sorted(first), _REPORTERS_PER_CALL)
        ]

    def control(self, listing: Call) -> Call:
        """The same list of a country that publishes both years and months."""
        return self._listing((_ALWAYS_REPORTS,), listing.queries)

    def _listing(self, reporters: tuple[str, ...], queries: tuple[Query, ...]) -> Call:
        path = f"{_AVAILABILITY}/C/{queries[0].freq}/HS"
        what = "years" if queries[0].freq == "A" else "months"
        about = f"which {what} {' '.join(reporters)} have published"
        return Call(self._address(path, reporterCode=self._asked(reporters)), queries, about)

    def releases(self, content: bytes) -> dict[Issue, Release]:
        """What an availability answer says. Raises UnusableAnswerError."""
        return answers.releases(content, self.settings.countries)

    def first_released(self, content: bytes) -> dict[Issue, str]:
        """The first of the days there are, as a year may be listed in several editions."""
        return answers.first_released(content, self.settings.countries)

    def calls(self, queries: list[Query]) -> list[Call]:
        """One year, or some reporters' month, in a call without a key; 12 periods with one."""
        some = planning.joined(queries) if self.key and self.limits.products != 1 else queries
        fitting = [part for query in some for part in self._fitting(query)]
        groups: dict[tuple[Query, str], list[Query]] = {}
        for query in fitting:
            groups.setdefault((self._alike(query), query.freq), []).append(query)
        # Grouping must not change the plan's order, which is that of use.
        order = {query: place for place, query in enumerate(fitting)}
        calls = [few for group in groups.values() for few in chunks(group, self._most(group[0]))]
        return [self._call(few) for few in sorted(calls, key=lambda few: order[few[0]])]

    def heeding(self, call: Call, refusal: str) -> "Comtrade | None":
        """The source as it asks once a call was refused so, None where it asks as before."""
        limits = self.limits.after(refusal, call)
        return None if limits == self.limits else replace(self, known=limits)

    def split(self, query: Query) -> list[Query]:
        """By flow, then by partner, then by product: a chapter a call is dear without a key."""
        return planning.halved(query, self._counted())

    def definitions(self, queries: list[Query]) -> list[Call]:
        """A call for each reporter and frequency: how it defines all its years, or months."""
        asked = {(query.freq, query.reporter): query for query in reversed(queries)}
        return [
            Call(
                self._address(f"{_METADATA}/C/{freq}/HS", reporterCode=self._asked((who,))),
                (query,),
                f"how {who} defines its {'years' if freq == 'A' else 'months'}",
            )
            for (freq, who), query in sorted(asked.items(), key=lambda item: item[0])
        ]

    def defined(
        self, figures: pa.Table, content: bytes, queries: list[Query]
    ) -> tuple[pa.Table, dict[str, Any]]:
        """The figures with what metadata tells of them, and what else it tells, for people."""
        return metadata.defined(figures, content, queries, self.settings.countries)

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
        """The answer's figures. Raises UnusableAnswerError."""
        return rows.table(content, queries, self.settings.countries)

    def _fitting(self, query: Query) -> Iterator[Query]:
        """The question, in parts from the start where it would ask too much or hit the cap."""
        parts = self.limits.parts(query, self._counted() if self.limits.partners else {})
        # A cut answer is thrown away, and costs a call all the same.
        if not parts and not self.key and expected(query) >= _PREVIEW_CAP:
            parts = self.split(query)
        if not parts:
            yield query
        for part in parts:
            yield from self._fitting(part)

    def _alike(self, query: Query) -> Query:
        """What the questions of one call share: a reporter's periods, or a month of several."""
        if self.key:
            return replace(query, period="")
        return replace(query, reporter="") if query.freq == "M" else query

    def _most(self, query: Query) -> int:
        """How many such questions one call may carry."""
        if self.key:
            return self.limits.periods or 1
        # The preview limits periods and codes, not reporters: only rows are capped (decision 008).
        fitting = max(_PREVIEW_CAP // expected(query), 1)
        return min(fitting, self.limits.reporters or fitting)

    def _call(self, queries: tuple[Query, ...]) -> Call:
        first = queries[0]
        countries = self.settings.countries
        pins = PINS | (
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

    def _counted(self) -> Counter[str]:
        """How many numbers each partner has; groups, which count their members twice, left out."""
        countries = self.settings.countries
        return Counter(c for n, c in countries.by_number.items() if n not in countries.groups)

    def _address(self, path: str, **parameters: str) -> str:
        return f"{self.base}{path}?{urlencode(parameters, safe=',')}"
