"""What is asked of a source: plain values, one reporter's year each, that know no source.

Pure. A ``Query`` is the unit of the plan and of what an answer speaks for; a ``Call`` is one
request that may carry several of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from etl.alike import Rows
from etl.schema import DISPATCH, DataSet
from etl.scope import Scope, is_among

LARGEST_BODY: Final = 256 * 2**20
"""In bytes: what is longer is no answer, as it comes or as it is unpacked."""


class NotAnAnswerError(Exception):
    """A body that is not the source's envelope (an error page, say): the call is repeated."""


class UnusableAnswerError(Exception):
    """An answer that cannot be believed; the message says why. It is not kept."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """One reporter with the partners looked at closely, from the year ``since`` on."""

    reporter: str
    partners: tuple[str, ...]
    since: int

    @property
    def countries(self) -> tuple[str, ...]:
        """All that are looked at."""
        return (self.reporter, *self.partners)


@dataclass(frozen=True, slots=True)
class Pace:
    """How politely one service is asked; all times in seconds.

    ``in_all`` is how long one call may take with all its tries, waits and bodies; ``quota_tries``
    is how often "quota is out" must be said before it is believed. ``a_day`` are the calls that a
    day may have, None where the service says nothing of it.
    """

    # Comtrade allows a call a second, HMRC sixty a minute: 1.2 seconds reaches neither.
    interval: float = 1.2
    tries: int = 5
    back_off: float = 2.0
    connect: float = 10
    read: float = 60
    longest_wait: float = 120
    # A service that dripped bytes held a run for over 40 minutes, each try within its own limits.
    in_all: float = 300
    quota_tries: int = 1
    a_day: int | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one request brought, not judged: names of headers in lower case, secrets left out.

    ``retrieved`` is UTC text.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retrieved: str


@dataclass(frozen=True, slots=True)
class Release:
    """One state of an issue: what tells it from another, and its day (YYYY-MM-DD)."""

    token: str
    edition: str


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """What a source publishes as one: a reporter's year or month, by one basis of the partner."""

    source: str
    reporter: str
    period: str
    basis: str = ""

    @property
    def data_set(self) -> DataSet:
        """The data set the issue is, or is a part of."""
        return DataSet(self.source, self.reporter, self.period[:4])


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an answer tells beside figures: ``facts`` for its entry in the manifest, and remarks.

    A remark is about the figures of one question that are not in dollars and so are kept out.
    """

    facts: dict[str, Any]
    remarks: tuple[tuple["Query", str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The address an answer goes on at; where it ``may_fail``, the answer is whole without it."""

    address: str
    may_fail: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question about one reporter's year or month; ``partners`` of None means all and the world.

    ``products`` may name HS levels as ``AG2``. ``basis`` is ``dispatch`` where imports are asked
    for by the country they were sent from, else nothing: by the publisher's main basis.
    """

    source: str
    reporter: str
    period: str
    flows: tuple[str, ...]
    partners: tuple[str, ...] | None
    products: tuple[str, ...]
    basis: str = ""

    @property
    def freq(self) -> str:
        """A for a year, M for a month."""
        return "M" if "-" in self.period else "A"

    @property
    def issue(self) -> Issue:
        """The issue the question is about."""
        return Issue(self.source, self.reporter, self.period, self.basis)

    @property
    def data_set(self) -> DataSet:
        """The data set the question belongs to."""
        return self.issue.data_set

    def covers(self, other: "Query") -> bool:
        """Whether an answer to this question answers the ``other`` one too.

        A level of products holds each of its products.
        """
        partners = self.partners is None or (
            other.partners is not None and set(other.partners) <= set(self.partners)
        )
        return (
            partners
            and self.issue == other.issue
            and set(other.flows) <= set(self.flows)
            and all(is_among(product, self.products) for product in other.products)
        )

    def overlaps(self, other: "Query") -> bool:
        """Whether an answer to this question answers a part of the ``other`` one."""
        partners = (
            self.partners is None
            or other.partners is None
            or not set(self.partners).isdisjoint(other.partners)
        )
        return (
            partners
            and self.issue == other.issue
            and not set(self.flows).isdisjoint(other.flows)
            and (
                any(is_among(product, self.products) for product in other.products)
                or any(is_among(product, other.products) for product in self.products)
            )
        )

    def rows(self, flows: pd.DataFrame | Rows) -> Rows:
        """Those of ``flows`` (columns of the schema) this question is about."""
        rows = Rows.of(flows)
        return rows[scopes([self])[0].covers(rows)]

    def subject(self) -> str:
        """What is asked, without whom and when: ``all partners, M X, TOTAL``."""
        partners = "all partners" if self.partners is None else _some(self.partners)
        basis = f" by {self.basis}" if self.basis else ""
        return f"{partners}{basis}, {' '.join(self.flows)}, {_some(self.products)}"


def _some(codes: tuple[str, ...]) -> str:
    many = 8
    return " ".join(codes) if len(codes) <= many else f"{codes[0]} to {codes[-1]}"


@dataclass(frozen=True, slots=True)
class Call:
    """One request: its address, key and all secrets left out, and the questions it carries.

    The questions differ in reporter and period alone. ``about`` is what it asks, where that is not
    the questions themselves but what is published.
    """

    address: str
    queries: tuple[Query, ...]
    about: str = ""

    def __str__(self) -> str:
        if self.about:
            return self.about
        reporters = sorted({query.reporter for query in self.queries})
        periods = sorted({query.period for query in self.queries})
        when = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
        return f"{' '.join(reporters)} {when}: {self.queries[0].subject()}"


def scopes(queries: list[Query]) -> list[Scope]:
    """The scopes the questions speak for, those that differ in period alone as one."""
    periods: dict[tuple[Query, str], list[str]] = {}
    for query in queries:
        periods.setdefault((replace(query, period=""), query.freq), []).append(query.period)
    return [
        Scope(
            q.source,
            (q.reporter,),
            freq,
            tuple(several),
            q.flows,
            q.partners,
            q.products,
            by_dispatch=q.basis == DISPATCH,
        )
        for (q, freq), several in periods.items()
    ]
