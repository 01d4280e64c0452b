"""One state of everything the dashboard shows: a vintage with the reference tables beside it.

It never changes, so it may be shared by all requests.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Final, TypeVar

import pandas as pd

from dashboard.claims.model import Claim
from dashboard.claims.readings import Evaluation, evaluate
from dashboard.measures.catalogue import MEASURES, N_
from dashboard.measures.disagreement import Disagreements
from dashboard.measures.evidence import PUBLISHED, frequency
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import WHOLE, Lens
from dashboard.measures.measuring import COMPOSED, Case, measure
from dashboard.measures.remembering import remembered
from dashboard.state.definitions import Defined, definitions_in
from etl.rates import Rate
from etl.release_days import ReleaseDays
from etl.vintage import Vintage

T = TypeVar("T")

_MOST_KEPT: Final = 24  # parts of pages: of a few languages and lenses

_NO_SOURCES: Final = {PUBLISHED: N_("Published statement"), COMPOSED: N_("Two sources together")}
"""What stands in a source's place, and is called so on screen."""


@dataclass(frozen=True)
class ShownCorridor:
    """A reporter, the partners shown with it first, and the year its series begin."""

    reporter: str
    partners: tuple[str, ...]
    since: int


@dataclass(frozen=True)
class Site:
    """Who publishes the site, blank for the product itself, and its address where that is set."""

    name: str = ""
    url: str = ""


# Told apart by identity: two frames compared give no yes or no.
@dataclass(frozen=True, eq=False)
class Snapshot:
    """One vintage with the reference tables beside it.

    ``names`` maps country codes to names as they stand within a sentence, ``labels`` to those of
    lists, both in English, ``territories`` those of today's countries to the alpha-2 codes that
    other languages name them by, ``aliases`` some to what they are called besides, ``named``
    groups of countries to their names by language, ``fiscal`` some to the first month of the year
    they count by, below 0 if within it, ``money_called`` some to the currency of another by whose
    name their own money goes; ``former`` are those of the past, ``colours`` some codes to CSS
    colours, ``sources`` ids to the entries of ``sources.toml``; ``rates`` are those of a
    currency by month, ``released`` is when years first came out; the frames have the columns of
    their CSV files, as text.
    """

    vintage: Vintage
    ledger: Ledger
    names: dict[str, str]
    labels: dict[str, str]
    territories: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    named: dict[str, dict[str, str]]
    former: frozenset[str]
    numbers: dict[str, int]
    fiscal: dict[str, int]
    money_called: dict[str, str]
    colours: dict[str, str]
    corridors: tuple[ShownCorridor, ...]
    sources: dict[str, Any]
    products: pd.DataFrame
    precedence: pd.DataFrame
    published: pd.DataFrame
    events: pd.DataFrame
    claims: tuple[Claim, ...]
    site: Site = Site()
    rates: dict[str, dict[str, Rate]] = field(default_factory=dict)
    released: ReleaseDays = field(default_factory=dict)

    def evidence_on(self, claim: Claim) -> Ledger:
        """What may speak for or against a claim: all figures but quotes from its own address."""
        return self.ledger.without_quotes(claim.address) if claim.address else self.ledger

    def disagreements(self, claim: Claim | None = None) -> Disagreements:
        """Where accounts of a trade differ greatly, on all figures or on what may speak of a claim.

        Kept with the state, so that each is looked for once.
        """
        ledger = self.ledger if claim is None else self.evidence_on(claim)
        return self._disagreements.setdefault(ledger, Disagreements(ledger))

    @cached_property
    def _disagreements(self) -> dict[Ledger, Disagreements]:
        return {}

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What pages of this state have in common, made once for all of them.

        Nothing may change it. It is large, so only the last few are kept.
        """
        found: T = remembered(self._kept, what, make, _MOST_KEPT)
        return found

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    def evaluation(self, claim: Claim, year: str = "", lens: Lens = WHOLE) -> Evaluation:
        """A claim evaluated on this state, once however often it is asked for."""
        return self._evaluated(claim, year, lens)

    @cached_property
    def _evaluated(self) -> Callable[[Claim, str, Lens], Evaluation]:
        """Kept with the state itself, so that a state no longer shown is let go with it."""
        ledger = self.ledger
        return lru_cache(maxsize=256)(lambda claim, year, lens: evaluate(claim, ledger, year, lens))

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first and last year anything is known of, months included, or a corridor begins."""
        said = {*self.vintage.held.coverage["year"].unique(), *self.published["period"].str[:4]}
        found = {*map(int, said), *(corridor.since for corridor in self.corridors)}
        return min(found), max(found)

    @cached_property
    def last_whole_year(self) -> int:
        """The last year anything is known of as a whole; else the last of all."""
        held = self.vintage.held.coverage
        said = {*held.loc[held["freq"].eq("A"), "year"].unique(), *self.published["period"]}
        whole = [int(period) for period in said if frequency(period) == "A"]
        return max(whole, default=self.years[1])

    @cached_property
    def newest_year(self) -> str:
        """The newest year in which the share of turnover of the pair shown first is known.

        Else the newest of all.
        """
        share, corridor = MEASURES["share of turnover"], self.corridors[0]
        reporter, partner = corridor.reporter, corridor.partners[0]
        for year in reversed(self.ledger.periods(reporter, partner)):
            if measure(share, Case(reporter, partner, year), self.ledger).value is not None:
                return year
        return str(self.last_whole_year)

    @cached_property
    def sources_held(self) -> tuple[str, ...]:
        """The sources the vintage has figures of."""
        return tuple(sorted(self.vintage.held.coverage["source"].unique()))

    @cached_property
    def definitions(self) -> Defined:
        """What publishers' metadata tell of how a reporter's period is counted, by both."""
        return definitions_in(self.vintage.manifest.get("inputs", ()))

    def cautions(
        self, speaking: Mapping[str, Collection[str]], reporters: Collection[str]
    ) -> Iterator[str]:
        """What must be known of sources when they speak, and of their figures for a reporter.

        ``speaking`` has for each source the periods it speaks of. Each in English; ``text.names``
        says them on screen.
        """
        for source, periods in speaking.items():
            known = self.sources.get(source, {})
            own, years = known.get("cautions", {}), known.get("caution_years", {})
            told = [own.get(one) for one in reporters if _is_of(years.get(one, ""), periods)]
            yield from filter(None, (known.get("caution"), *told))

    def scope(self, source: str) -> str:
        """What a source's totals leave out, in English; blank where they are of all goods."""
        return str(self.sources.get(source, {}).get("scope", ""))

    def source_name(self, source: str) -> str:
        """What a source is called, in English; ``text.names`` says it on screen."""
        if source in _NO_SOURCES:
            return _NO_SOURCES[source]
        named = self.sources.get(source, {}).get("name")
        if named:
            return str(named)
        inputs = self.vintage.manifest["inputs"]
        return next((str(i["publisher"]) for i in inputs if i["source"] == source), source)


def _is_of(years: str, periods: Collection[str]) -> bool:
    """Whether a period is of the years as ``2005/2015``; of blank ones all are."""
    first, _, last = years.partition("/")
    return not years or any(first <= period[:4] <= last for period in periods)
