"""UK HMRC: the United Kingdom's own trade in pounds, by month. Pure.

HM Revenue & Customs publishes its trade by month and eight-digit code (https://api.uktradeinfo.com,
guide at https://www.uktradeinfo.com/api-documentation/): exports FOB, imports CIF, estimates for
late traders and secret goods included in the sums. It revises without notice and does not say what
is new, so it is asked each time; the same figures are nothing new.

The traps: a country's number is HMRC's own and is resolved each time, ``$top`` cuts without a word,
and what is estimated or secret hides in the total. docs/sources.md, section 3.

For each corridor the United Kingdom is part of, one answer is made of several bodies: the country's
number, sums over all goods by month, the part of them HMRC estimated, and the factors UN Comtrade
publishes for turning its pounds into dollars.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, quote, urlencode, urlsplit

import pyarrow as pa

from etl.questions import (
    Call,
    Corridor,
    Issue,
    Pace,
    Particulars,
    Query,
    Release,
    Step,
    UnusableAnswerError,
)
from etl.schema import FLOWS, TOTAL
from etl.sources.hmrc import answers, bodies
from etl.sources.settings import checked_base_url
from etl.sources.source import Source

ID: Final = "uk-hmrc"
REPORTER: Final = "GBR"
_FACTORS_SOURCE: Final = "un-comtrade"
_FACTORS_SERVICE: Final = "https://comtradeapi.un.org"
FACTORS: Final = "/public/v1/getMetadata/C/M/HS"
"""Where UN Comtrade tells its factors."""

# By suppression too: how much of a sum is secret is said beside it (docs/sources.md, 3.2).
GROUPS: Final = "groupby((MonthId,FlowTypeId,SuppressionIndex),aggregate(Value with sum as V))"
"""The sums asked for, in OData's words."""


@dataclass(frozen=True)
class Hmrc(Source):
    """The source; raises SettingsError where a setting cannot be used."""

    id = ID
    service = "https://api.uktradeinfo.com"
    reporters = (REPORTER,)
    # Sixty calls a minute are allowed.
    polite = Pace(interval=1.2)

    factors: str = field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        factors = self.settings.base_urls.get(_FACTORS_SOURCE) or _FACTORS_SERVICE
        object.__setattr__(self, "factors", checked_base_url(factors))

    def plan(self, corridors: list[Corridor], until: int) -> list[Query]:
        """The months of each corridor the United Kingdom is part of, newest first."""
        since: dict[str, int] = {}
        for corridor in corridors:
            others = corridor.partners if corridor.reporter == REPORTER else (corridor.reporter,)
            if REPORTER in corridor.countries:
                for other in others:
                    since[other] = min(since.get(other, corridor.since), corridor.since)
        return [
            Query(ID, REPORTER, f"{year}-{month:02}", FLOWS, (other,), (TOTAL,))
            for other, first in sorted(since.items())
            for year in range(until, first - 1, -1)
            for month in range(12, 0, -1)
            if other in self.settings.countries.iso2
        ]

    def released(self, content: bytes, queries: list[Query], day: str) -> dict[Issue, Release]:
        """The months the answer has figures of. Raises UnusableAnswerError."""
        return answers.released(content, queries, day)

    def calls(self, queries: list[Query]) -> list[Call]:
        """One for each country, which begins with its number."""
        groups: dict[tuple[str, ...] | None, list[Query]] = {}
        for query in queries:
            groups.setdefault(query.partners, []).append(query)
        return [Call(self._country(group[0]), tuple(group)) for group in groups.values()]

    def follow(self, call: Call, parts: list[bytes]) -> Step | None:
        """The next page, else the next body: sums, estimates, factors."""
        link = bodies.body(parts[-1]).get("@odata.nextLink")
        if link:
            return Step(self._next(link))
        done = sum(not bodies.body(part).get("@odata.nextLink") for part in parts)
        if done == answers.BODIES:
            return None
        if done == answers.BODIES - 1:
            query = urlencode({"reporterCode": self.settings.countries.number(REPORTER)})
            # Without factors the pounds are kept, and turned once there are some (decision 005).
            return Step(f"{self.factors}{FACTORS}?{query}", may_fail=True)
        months = sorted(query.period.replace("-", "") for query in call.queries)
        chosen = [
            answers.country_filter(bodies.body(parts[0])),
            f"MonthId ge {months[0]}",
            f"MonthId le {months[-1]}",
            # Estimates for those who did not answer have negative goods numbers.
            *(["CommodityId lt 0"] if done == answers.BODIES - 2 else []),
        ]
        apply = f"filter({' and '.join(chosen)})/{GROUPS}"
        return Step(f"{self.base}/OTS?$apply={quote(apply, safe='(),/')}")

    def accept(self, content: bytes) -> None:
        """Raise NotAnAnswerError where a body is neither OData nor Comtrade's metadata."""
        bodies.accept(content)

    def count(self, content: bytes) -> int:
        """How many sums an answer has."""
        return len(answers.parsed(content).sums)

    def is_empty(self, content: bytes) -> bool:
        """Whether a body has no rows."""
        found = bodies.body(content)
        return not found.get("value", found.get("data"))

    def table(self, content: bytes, queries: list[Query]) -> pa.Table:
        """The answer's figures in dollars, where there is a factor. Raises UnusableAnswerError."""
        return answers.table(content, queries)

    def said(self, content: bytes, queries: list[Query]) -> Particulars:
        """The factors used, what was estimated or suppressed, and the months kept in pounds."""
        return answers.said(content, queries)

    def _country(self, query: Query) -> str:
        (other,) = query.partners or ("",)
        wanted = f"CountryCodeAlpha eq '{self.settings.countries.iso2[other]}'"
        return f"{self.base}/Country?$filter={quote(wanted, safe='')}"

    def _next(self, link: object) -> str:
        """A next page's address, at the host that was asked. Raises UnusableAnswerError.

        A mirror may pass on links of the service itself; then it is the mirror that is asked on.
        """
        parts, own = _split(link), urlsplit(self.base)
        if parts.netloc not in {"", own.netloc, urlsplit(self.service).netloc}:
            message = f"its next page is said to be at another host, {parts.hostname}"
            raise UnusableAnswerError(message)
        path = f"/{parts.path.lstrip('/')}"
        if own.path and parts.netloc != urlsplit(self.service).netloc:
            path = path.removeprefix(own.path)
        query = f"?{parts.query}" if parts.query else ""
        return f"{self.base}{path}{query}".replace(" ", "%20")


def _split(link: object) -> SplitResult:
    """A next page's address in its parts. Raises UnusableAnswerError where it is none."""
    with suppress(ValueError):
        if isinstance(link, str) and link.isascii():
            return urlsplit(link)
    message = f"its next page is at no address: {link!r}"
    raise UnusableAnswerError(message[:200])
