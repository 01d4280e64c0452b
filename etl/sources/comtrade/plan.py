"""What is asked of UN Comtrade, in which order, and what of it goes into one call. Pure.

The order is that of use: every year's totals, the newest first, then chapters, gold and imports by
country of dispatch, then months. A run that ends early has told what matters most.

How much one call may ask is ``CallLimits``: what the service publishes at first, and less of it
where an answer of 400 states a maximum.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar
from urllib.parse import parse_qsl, urlsplit

from etl.questions import Call, Corridor, Query
from etl.schema import DISPATCH, FLOWS, GOLD, TOTAL, WORLD
from etl.sources.comtrade.maximum import stated_maximum

ID: Final = "un-comtrade"
# Chapter 77 is reserved and 98 left to countries; neither is in Comtrade's list.
CHAPTERS: Final = tuple(f"{n:02}" for n in range(1, 100) if n not in {77, 98})
LEVEL: Final = "AG2"
# Both flows of that many are 480 rows: totals with all partners are tried in one keyless call.
_MOST_PARTNERS: Final = 240
# The service's words for what it counts, and the field of ``CallLimits`` each is about.
_WORDS: Final = {
    "period": "periods",
    "commodit": "products",
    "product": "products",
    "cmd": "products",
    "partner": "partners",
    "reporter": "reporters",
    "flow": "flows",
}
_PARAMETERS: Final = {
    "periods": "period",
    "products": "cmdCode",
    "partners": "partnerCode",
    "reporters": "reporterCode",
    "flows": "flowCode",
}
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class CallLimits:
    """How many of each one call may ask; None where no maximum is known.

    ``levels`` tells whether ``AG2`` counts as one product code, which is nowhere published.
    """

    periods: int | None = None
    products: int | None = None
    partners: int | None = None
    reporters: int | None = None
    flows: int | None = None
    levels: bool = True

    def after(self, refusal: str, call: Call) -> "CallLimits":
        """What they are once ``call`` was refused so; themselves where that tells nothing new.

        Obeying a maximum the call obeyed already would ask the same again. One such refusal is
        understood: a single ``AG2`` that is too many codes, or no code.
        """
        stated = stated_maximum(refusal)
        name = next((n for word, n in _WORDS.items() if stated and word in stated.what), "")
        if stated and name and _counted(call)[name] > stated.most:
            change: dict[str, Any] = {name: stated.most}
            return replace(self, **change)
        about_products = name == "products" or "cmdcode" in refusal.casefold()
        if about_products and call.queries[0].products == (LEVEL,):
            return replace(self, levels=False)
        return self

    def parts(self, query: Query, numbers: Mapping[str, int]) -> list[Query]:
        """The question in parts that ask one thing less too many; none where it obeys already.

        ``numbers`` are how many numbers of the service each of our countries has.
        """
        if LEVEL in query.products and not self.levels:
            codes = dict.fromkeys(p for c in query.products for p in level_codes(c))
            return [replace(query, products=(code,)) for code in codes]
        if self.products and len(query.products) > self.products:
            return [replace(query, products=few) for few in chunks(query.products, self.products)]
        if self.flows and len(query.flows) > self.flows:
            return [replace(query, flows=few) for few in chunks(query.flows, self.flows)]
        partners = tuple(sorted(numbers)) if query.partners is None else query.partners
        several = _within(partners, numbers, self.partners) if self.partners else []
        return [replace(query, partners=few) for few in several] if len(several) > 1 else []


def plan(corridors: list[Corridor], until: int) -> list[Query]:
    """All questions in the order they are asked, each once however many corridors want it."""
    newest_first = range(until, min((c.since for c in corridors), default=until + 1) - 1, -1)
    planners = (_totals, _chapters, _gold, _dispatched, _months)
    return [q for planner in planners for year in newest_first for q in planner(corridors, year)]


def world_plan(
    reporters: Iterable[str], years: Iterable[int], levels: Iterable[str]
) -> list[Query]:
    """Each level of every reporter and year with all partners, in the order of levels and years."""
    listed, asked = list(reporters), list(years)
    return [
        Query(ID, who, str(year), FLOWS, None, (level,))
        for level in levels
        for year in asked
        for who in listed
    ]


def joined(queries: Iterable[Query]) -> list[Query]:
    """The questions, those about products that differ in them alone as one."""
    groups: dict[tuple[Query, bool], dict[str, None]] = {}
    for query in queries:
        # Totals stay by themselves: they are asked first, and wait for no chapter.
        alike = replace(query, products=()), query.products == (TOTAL,)
        groups.setdefault(alike, {}).update(dict.fromkeys(query.products))
    return [replace(query, products=tuple(codes)) for (query, _), codes in groups.items()]


def expected(query: Query) -> int:
    """The most rows an answer is likely to have."""
    partners = _MOST_PARTNERS if query.partners is None else len(query.partners)
    products = sum(len(level_codes(code)) for code in query.products)
    return max(len(query.flows) * partners * products, 1)


def level_codes(code: str) -> tuple[str, ...]:
    """The product codes a code stands for."""
    return CHAPTERS if code == LEVEL else (code,)


def halved(query: Query, numbers: Iterable[str]) -> list[Query]:
    """The question in two or more parts: by flow, then partner, then product; none if it is one.

    ``numbers`` are all partners there are.
    """
    if len(query.flows) > 1:
        return [replace(query, flows=(flow,)) for flow in query.flows]
    partners = sorted(numbers if query.partners is None else query.partners)
    if len(partners) > 1:
        return [replace(query, partners=half) for half in _halves(partners)]
    # Products last: without a key each chapter may be a call of its own (decision 008).
    products = sorted(p for code in query.products for p in level_codes(code))
    return [replace(query, products=half) for half in _halves(products)] if products[1:] else []


def _halves(codes: list[str]) -> list[tuple[str, ...]]:
    middle = len(codes) // 2
    return [tuple(codes[:middle]), tuple(codes[middle:])]


def chunks(items: Iterable[_Item], size: int) -> list[tuple[_Item, ...]]:
    """The items in their order, ``size`` at a time."""
    listed = list(items)
    return [tuple(listed[i : i + size]) for i in range(0, len(listed), size)]


def _counted(call: Call) -> dict[str, int]:
    """How many of each a call asks."""
    asked = {name: text.split(",") for name, text in parse_qsl(urlsplit(call.address).query)}
    counted = {name: len(asked.get(parameter, "")) for name, parameter in _PARAMETERS.items()}
    # Who names no partner asks for all of them.
    everyone = 0 if "partnerCode" in asked else _MOST_PARTNERS
    senders = len(asked.get("partner2Code", ""))
    return counted | {"partners": max(counted["partners"], senders, everyone)}


def _within(
    codes: tuple[str, ...], numbers: Mapping[str, int], most: int
) -> list[tuple[str, ...]]:  # fmt: skip
    """The codes in groups of so many numbers; a country with more of its own is one alone."""
    groups: list[list[str]] = []
    room = 0
    for code in codes:
        if numbers.get(code, 1) > room:
            groups.append([])
            room = most
        groups[-1].append(code)
        room -= numbers.get(code, 1)
    return [tuple(group) for group in groups]


def _totals(corridors: list[Corridor], year: int) -> Iterator[Query]:
    """Reporters with everyone, and what their partners report of them."""
    near = _near(corridors, year)
    mirrors: dict[str, set[str]] = {}
    for who, theirs in near.items():
        yield Query(ID, who, str(year), FLOWS, None, (TOTAL,))
        for partner in theirs - near.keys():  # else its totals are asked with everyone anyway
            mirrors.setdefault(partner, set()).add(who)
    for who, asked_about in sorted(mirrors.items()):
        yield Query(ID, who, str(year), FLOWS, (*sorted(asked_about), WORLD), (TOTAL,))


def _chapters(corridors: list[Corridor], year: int) -> Iterator[Query]:
    """Reporters' chapters with the partners looked at, and the world."""
    for who, theirs in _near(corridors, year).items():
        yield Query(ID, who, str(year), FLOWS, (*sorted(theirs - {who}), WORLD), (LEVEL,))


def _gold(corridors: list[Corridor], year: int) -> Iterator[Query]:
    """The same of gold, which chapter 71 hides among other goods."""
    for query in _chapters(corridors, year):
        yield replace(query, products=(GOLD,))


def _near(corridors: list[Corridor], year: int) -> dict[str, set[str]]:
    """The year's reporters, each with its corridors' partners."""
    partners: dict[str, set[str]] = {}
    for corridor in corridors:
        if corridor.since <= year:
            partners.setdefault(corridor.reporter, set()).update(corridor.partners)
    return dict(sorted(partners.items()))


def _dispatched(corridors: list[Corridor], year: int) -> Iterator[Query]:
    """One year's imports by the country they were sent from; asked of those who file it."""
    for who, near in _neighbours(corridors, year, everyone=False):
        yield Query(ID, who, str(year), ("M",), near, (TOTAL,), DISPATCH)


def _months(corridors: list[Corridor], year: int) -> Iterator[Query]:
    """One year's months, totals with the corridor's countries and the world.

    A corridor's countries are all asked about all of them, so that they share one call a month.
    """
    neighbours = _neighbours(corridors, year, everyone=True)
    for month in range(12, 0, -1):
        for who, near in neighbours:
            yield Query(ID, who, f"{year}-{month:02}", FLOWS, near, (TOTAL,))


def _neighbours(
    corridors: list[Corridor], year: int, *, everyone: bool
) -> list[tuple[str, tuple[str, ...]]]:
    """Each country of the year's corridors with those it is asked about, the world included."""
    near: dict[str, set[str]] = {}
    for corridor in corridors:
        members = {*corridor.countries} if corridor.since <= year else set()
        for who in members:
            hub = who == corridor.reporter
            others = members if everyone or hub else {corridor.reporter}
            near.setdefault(who, set()).update(others if everyone else others - {who})
    return [(who, (*sorted(others), WORLD)) for who, others in sorted(near.items())]
