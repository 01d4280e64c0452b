"""The order of things in a refresh: plan, ask, keep, read, check, publish. Nothing else knows it.

Sources are asked side by side, each at its own pace; one that is down stops neither the others nor
what is held. What is published is a pure function of base, raw answers and reference tables.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from etl import __version__
from etl.answered import read, ready
from etl.build import Built, Reference, build
from etl.checks import Problem
from etl.client import AuthError, Client, FetchError, Tools
from etl.countries import COUNTRY_COLUMNS, Countries
from etl.fetch import Fetched, Fetcher
from etl.importer import tolerances
from etl.progress import Progress
from etl.questions import Corridor, Query
from etl.raw import RawStore
from etl.reader import Vintage, current_vintage, read_table, read_toml
from etl.schema import FREQUENCIES, DataSet
from etl.sources import SOURCES, Source
from etl.sources.settings import Settings
from etl.store import publish, writing
from etl.trials import Trial

DONE: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
UNREACHABLE: Final = 3


@dataclass(frozen=True)
class Request:
    """What a refresh is asked to do; ``keys`` and ``base_urls`` are by source id."""

    data: Path
    sources: tuple[str, ...]
    corridors: list[Corridor]
    until: int
    freqs: tuple[str, ...] = FREQUENCIES
    base_urls: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str | None] = field(default_factory=dict, repr=False)
    offline: bool = False
    accept_vanished: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a refresh did."""

    vintage: str | None
    built: Built
    fetched: list[Fetched]
    unpublished: list[DataSet]
    vanished: list[DataSet]

    @property
    def refused(self) -> list[Problem]:
        """All that was set aside, in answers or in what they add up to."""
        return [*(p for found in self.fetched for p in found.refused), *self.built.refused]

    @property
    def problems(self) -> list[Problem]:
        """All that was found, notes and what was set aside."""
        return [*(p for p in self.built.problems if p.level != "error"), *self.refused]

    @property
    def failures(self) -> list[FetchError]:
        """Why sources' runs ended early."""
        return [found.failure for found in self.fetched if found.failure]

    @property
    def exit_code(self) -> int:
        """The graver of what happened, as the command line reports it."""
        if self.failures or any(found.failed for found in self.fetched):
            wrong_key = self.failures and all(isinstance(e, AuthError) for e in self.failures)
            return USAGE if wrong_key else UNREACHABLE
        return REFUSED if self.refused else DONE


def reference(data: Path) -> Reference:
    """The reference tables of a data folder, else those that ship. Raises DataError."""
    sources = read_toml(data, "sources.toml")
    countries = Countries.from_table(read_table(data, "countries.csv", COUNTRY_COLUMNS))
    return Reference(countries, tolerances(sources), sources)


def open_sources(request: Request, countries: Countries) -> dict[str, Source]:
    """The sources asked for. Raises SettingsError."""
    return {
        name: SOURCES[name](
            Settings(
                countries, request.base_urls.get(name), request.keys.get(name), request.base_urls
            )
        )
        for name in request.sources
    }


def planned(request: Request, sources: dict[str, Source]) -> dict[str, list[Query]]:
    """Every source's questions, by its id."""
    plans = {
        name: source.plan(request.corridors, request.until) for name, source in sources.items()
    }
    return {name: [q for q in plan if q.freq in request.freqs] for name, plan in plans.items()}


def refresh(
    request: Request, progress: Progress, tools: Tools, trials: Sequence[Trial] | None = None
) -> Outcome:
    """Bring the figures up to date and publish a vintage where any changed.

    ``trials`` are those of ``publish``. Raises DataError, BusyError, UntenableDraftError and
    SettingsError; a source's failure is part of the outcome.
    """
    tables = reference(request.data)
    sources = open_sources(request, tables.countries)
    plans = planned(request, sources)
    with writing(request.data):
        base = current_vintage(request.data)
        for text in base.passed_over if base else ():
            progress.line(f"{text} The vintage before it, {base.id if base else ''}, is used.")
        raw = RawStore(request.data)
        fetched = [] if request.offline else _fetch(sources, plans, raw, progress, tools)
        found = [i for name, s in sources.items() for i in ready(s, plans[name], raw)]
        built = build(
            read(sources, found, raw), base, tables, accept_vanished=request.accept_vanished
        )
        for text in raw.damages:
            progress.line(text)
        vintage = publish(request.data, built.draft, __version__, trials) if built.draft else None
    plan = [query for queries in plans.values() for query in queries]
    return Outcome(vintage, built, fetched, *_unpublished(plan, fetched, raw, base))


def _fetch(
    sources: dict[str, Source],
    plans: dict[str, list[Query]],
    raw: RawStore,
    progress: Progress,
    tools: Tools,
) -> list[Fetched]:
    """Ask all sources at once, one thread each; Ctrl-C ends each after the call under way."""
    fetchers = {
        name: Fetcher(source, Client(source.pace, source.headers, tools), raw, progress)
        for name, source in sources.items()
    }
    with ThreadPoolExecutor(max_workers=max(len(fetchers), 1)) as pool:
        runs = [pool.submit(fetcher.run, plans[name]) for name, fetcher in fetchers.items()]
        try:
            return [run.result() for run in runs]
        except BaseException:
            tools.stop.set()
            raise


def _unpublished(
    plan: list[Query], fetched: list[Fetched], raw: RawStore, base: Vintage | None
) -> tuple[list[DataSet], list[DataSet]]:
    """Data sets that are not published yet, and those held that are published no longer."""
    released = {issue.data_set for found in fetched for issue in found.released}
    asked = {data_set for found in fetched for data_set in found.asked}
    silent = ({query.data_set for query in plan} & asked) - released
    kept = {issue.data_set for issue in raw.issues()}
    held = kept | (_held(base) if base else set())
    return sorted(silent - held), sorted(silent & held)


def _held(base: Vintage) -> set[DataSet]:
    keys = base.flows[["source", "reporter", "period"]].drop_duplicates()
    rows = keys.itertuples(index=False, name=None)
    return {DataSet(source, reporter, period[:4]) for source, reporter, period in rows}
