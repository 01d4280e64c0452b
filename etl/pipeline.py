"""The order of things in a refresh: plan, ask, keep, read, check, publish. Nothing else knows it.

It goes by stages, what matters first: in each, sources are asked side by side, each at its own
pace, and what is new is published, at most one vintage a stage. A source that is down stops neither
the others nor what is held. What is published is a pure function of the vintage the run began with,
raw answers and reference tables, so stages end in what one look at everything would give.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from etl.building.draft import Built
from etl.building.publisher import Publisher
from etl.building.reference_tables import reference
from etl.building.store import writing
from etl.countries import Countries
from etl.fetching.call_ledger import CallLedger
from etl.fetching.client import Client, Tools
from etl.fetching.failures import AuthError, FetchError
from etl.fetching.fetched import Fetched
from etl.fetching.fetcher import Fetcher
from etl.fetching.progress import Progress
from etl.fetching.raw import RawStore
from etl.fetching.stages import STAGES, WORTH_A_VINTAGE
from etl.problems import Problem
from etl.questions import Corridor, Query
from etl.reader import current_vintage
from etl.schema import FREQUENCIES, DataSet
from etl.seams import Trial
from etl.sources import SOURCES
from etl.sources.settings import Settings
from etl.sources.source import Source
from etl.vintage import Vintage

DONE: Final = 0
SET_ASIDE: Final = 1
USAGE: Final = 2
UNREACHABLE: Final = 3


@dataclass(frozen=True)
class RefreshRequest:
    """What a refresh is asked to do; ``keys`` and ``base_urls`` are by source id.

    Where it ``is_world``, the corridors' reporters are asked about with every partner.
    ``calls_a_day`` bounds each service's calls instead of what is known of its quota.
    """

    data: Path
    sources: tuple[str, ...]
    corridors: list[Corridor]
    until: int
    freqs: tuple[str, ...] = FREQUENCIES
    base_urls: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str | None] = field(default_factory=dict, repr=False)
    offline: bool = False
    accept_vanished: bool = False
    workers: int = 1
    scheduler: str = ""
    calls_a_day: int | None = None
    is_world: bool = False


@dataclass(frozen=True)
class RefreshOutcome:
    """What a refresh did, all its stages together.

    ``vintages`` are those it published; ``built`` is the last of them, over what was held before.
    """

    vintages: tuple[str, ...]
    built: Built
    fetched: list[Fetched]
    unpublished: list[DataSet]
    vanished: list[DataSet]

    @property
    def vintage(self) -> str | None:
        """The last vintage it published, None where it published none."""
        return self.vintages[-1] if self.vintages else None

    @property
    def in_vain(self) -> bool:
        """Whether figures were fetched, and none of them is published or the same as held."""
        answered = {query for found in self.fetched for query in found.answered}
        return bool(answered) and not answered & self.built.settled

    @property
    def set_aside(self) -> list[Problem]:
        """All that was set aside, in answers or in what they add up to."""
        return [*(p for found in self.fetched for p in found.set_aside), *self.built.set_aside]

    @property
    def problems(self) -> list[Problem]:
        """All that was found, notes and what was set aside."""
        return [*(p for p in self.built.problems if p.level != "error"), *self.set_aside]

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
        return SET_ASIDE if self.set_aside or self.in_vain else DONE


def open_sources(request: RefreshRequest, countries: Countries) -> dict[str, Source]:
    """The sources asked for. Raises SettingsError."""
    return {
        name: SOURCES[name](
            Settings(
                countries, request.base_urls.get(name), request.keys.get(name), request.base_urls
            )
        )
        for name in request.sources
    }


def planned(request: RefreshRequest, sources: dict[str, Source]) -> dict[str, list[Query]]:
    """Every source's questions, by its id."""
    plans = {name: _plan(request, source) for name, source in sources.items()}
    return {name: [q for q in plan if q.freq in request.freqs] for name, plan in plans.items()}


def _plan(request: RefreshRequest, source: Source) -> list[Query]:
    if not request.is_world:
        return source.plan(request.corridors, request.until)
    reporters = [corridor.reporter for corridor in request.corridors]
    since = min(corridor.since for corridor in request.corridors)
    return source.world_plan(reporters, since, request.until)


def ledger_of(request: RefreshRequest, source: Source, tools: Tools) -> CallLedger:
    """The calls made of a source so far, and how many a day may have."""
    most = request.calls_a_day or source.pace.a_day
    return CallLedger(request.data, source.id, tools.now, most, source.is_counted)


def refresh(
    request: RefreshRequest, progress: Progress, tools: Tools, trials: Sequence[Trial] | None = None
) -> RefreshOutcome:
    """Bring the figures up to date and publish a vintage where any changed.

    ``trials`` are those of ``publish``. Raises DataError, BusyError, UntenableDraftError and
    SettingsError; a source's failure is part of the outcome.
    """
    tables = reference(request.data)
    sources = open_sources(request, tables.countries)
    plans = planned(request, sources)
    with writing(request.data):
        # Within the lock: another writer may have published since the command began.
        base = current_vintage(request.data)
        for text in base.passed_over if base else ():
            progress.line(f"{text} The vintage before it, {base.id if base else ''}, is used.")
        raw = RawStore(request.data)
        publisher = Publisher(
            request.data, sources, plans, tables, raw, base, request.accept_vanished,
            request.workers, request.scheduler, trials,
        )  # fmt: skip
        publisher.look_for_workers()
        fetched = []
        if request.offline:
            publisher.publish()
        else:
            with _clients(request, sources, progress, tools) as clients:
                fetchers = [
                    Fetcher(source, clients[name], raw, progress, plans[name])
                    for name, source in sources.items()
                ]
                _in_stages(fetchers, publisher, progress, tools)
                fetched = [fetcher.found for fetcher in fetchers]
        for text in raw.damages:
            progress.line(text)
    plan = [query for queries in plans.values() for query in queries]
    gone = _unpublished(plan, fetched, raw, base)
    return RefreshOutcome(tuple(publisher.vintages), publisher.built, fetched, *gone)


@contextmanager
def _clients(
    request: RefreshRequest, sources: dict[str, Source], progress: Progress, tools: Tools
) -> Iterator[dict[str, Client]]:
    """Every source's client; connections are let go at the end."""

    def client(source: Source) -> Client:
        ledger = ledger_of(request, source, tools)
        return Client(
            source.pace, source.headers, tools, ledger,
            lambda text: progress.line(f"{source.id}: {text}"),
        )  # fmt: skip

    with ExitStack() as stack:
        yield {
            name: stack.enter_context(closing(client(source))) for name, source in sources.items()
        }


def _in_stages(
    fetchers: list[Fetcher], publisher: Publisher, progress: Progress, tools: Tools
) -> None:
    """Ask stage after stage, and publish after each what it brought, unless the end is near."""
    for stage in range(len(STAGES)):
        _ask(fetchers, stage, tools)
        left = sum(fetcher.left for fetcher in fetchers)
        if 0 < left < WORTH_A_VINTAGE:
            continue
        vintage = publisher.publish()
        if vintage and left:
            progress.line(f"Vintage {vintage} is published with {STAGES[stage]}; more is asked.")


def _ask(fetchers: list[Fetcher], stage: int, tools: Tools) -> None:
    """Ask all sources at once, one thread each; Ctrl-C ends each after the call under way."""
    with ThreadPoolExecutor(max_workers=max(len(fetchers), 1)) as pool:
        runs = [pool.submit(fetcher.run, stage) for fetcher in fetchers]
        try:
            for run in runs:
                run.result()
        except BaseException:
            # Ctrl-C reaches this thread alone; the event ends what the others wait for.
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
    held = kept | (base.data_sets if base else set())
    return sorted(silent - held), sorted(silent & held)
