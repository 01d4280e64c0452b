"""From the answers kept to a vintage, as often as there is something new. Writes through the store.

Every vintage of a run is built over the one the run began with, never over another of its own: so
the last one is what a rebuild without a network gives, and says of itself what changed in the run.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from uuid import uuid4

from etl import __version__
from etl.building.build import Crew, build, in_turn
from etl.building.cluster import cluster
from etl.building.crew import Work, side_by_side
from etl.building.draft import Built, Draft
from etl.building.inputs import Ready, ready
from etl.building.judging import Reference
from etl.building.laying import Laying, same_figures
from etl.building.processes import processes
from etl.building.store import publish
from etl.building.taking import Taking
from etl.building.told_days import told_days
from etl.fetching.raw import RawStore
from etl.parts.on_disk import OnDisk
from etl.questions import Query
from etl.release_days import merged
from etl.seams import Trial, load_trials
from etl.sources.source import Source
from etl.vintage import Vintage
from etl.vintage_time import following


@dataclass
class Publisher:
    """One run's vintages; ``built`` is what the last look made of all answers kept."""

    data: Path
    sources: dict[str, Source]
    plans: dict[str, list[Query]]
    tables: Reference
    raw: RawStore
    base: Vintage | None
    accept_vanished: bool = False
    workers: int = 1
    scheduler: str = ""
    trials: Sequence[Trial] | None = None
    built: Built = field(init=False, default=Built(None))
    vintages: list[str] = field(init=False, default_factory=list)
    _seen: list[Ready] | None = field(init=False, default=None)
    _last: Draft | None = field(init=False, default=None)

    def publish(self) -> str | None:
        """The id of a vintage of all that is answered by now, None where no figure is new."""
        folder = self.data / "parts"
        taking = Taking(
            self.sources, self.raw, self.tables, self.base, folder, self.accept_vanished
        )
        found = None if self._seen is None else self._answered()
        # Nothing was answered since the last look.
        if found is not None and found == self._seen:
            return None
        # At the first look workers begin while what is answered is looked up.
        with (
            self._crew(taking) as (crew, hands, end),
            closing(Laying(folder, self.base)) as laying,
        ):
            self._seen = self._answered() if found is None else found
            if hands > 1 and self.trials is None:
                # This process only waits for them, and a vintage is tried out when they are done.
                # No daemon: an end that cuts it off in the middle prints Python's words about it.
                Thread(target=load_trials).start()
            self.built = build(self._seen, laying, self.tables, crew, hands)
            told = self.raw.damages
            told += [text for text in self.built.damages if text not in told]
            # They take half a second to, while a vintage is published.
            end()
            vintage = self._published(self.built.draft)
            if vintage:
                laying.named()
            return vintage

    def _answered(self) -> list[Ready]:
        """The answers kept to what was asked, of every source.

        Unread: to unpack them all here would take as long as half a worker's share of it.
        """
        return [
            answer
            for name, source in self.sources.items()
            for answer in ready(source, self.plans[name], self.raw, unread=True)
        ]

    @contextmanager
    def _crew(self, taking: Taking) -> Iterator[tuple[Crew, int, Callable[[], None]]]:
        """Who takes answers in, how many they are, and how they are told to end.

        This process, others of this machine, or a cluster.
        """
        if self.workers == 1 and not self.scheduler:
            yield in_turn(taking), 1, lambda: None
            return
        work = self._work()
        others = cluster(self.scheduler, work) if self.scheduler else processes(self.workers, work)
        with others as hands:
            yield side_by_side(hands, work, taking), hands.count, hands.end

    def _work(self) -> Work:
        # Whole, as a cluster's workers begin in folders of their own.
        return Work(
            self.data.resolve(), self.base.id if self.base else "", tuple(self.sources),
            self.accept_vanished, uuid4().hex,
        )  # fmt: skip

    def look_for_workers(self) -> None:
        """Raise DataError where a cluster is asked for and cannot work: before hours of asking."""
        if self.scheduler:
            with cluster(self.scheduler, self._work()):
                pass

    def _published(self, draft: Draft | None) -> str | None:
        if draft is None or (self._last and self._says_the_same(draft, self._last)):
            return None
        if self._last:
            # Ids sort by time, and answers of two stages may have come within one second.
            after = following({"created": self._last.created}, draft.created)
            draft = replace(draft, created=after)
        told = told_days(self.sources, self.plans, self.raw)
        draft = replace(draft, released=merged(draft.released, told))
        self._last = draft
        self.vintages.append(publish(self.data, draft, __version__, self.trials))
        return self.vintages[-1]

    def _says_the_same(self, draft: Draft, last: Draft) -> bool:
        """Whether a draft has the figures and the findings of the one published last."""
        if (draft.checks, draft.set_aside) != (last.checks, last.set_aside):
            return False
        now, before = (
            OnDisk(self.data / "parts", one.layout.parts, one.created) for one in (draft, last)
        )
        apart = {part.reporter for part in set(now.parts) ^ set(before.parts)}
        # What all reporters share differs where one of them does, or in its inputs alone.
        whole = now.world, before.world
        return all(same_figures(now.of(name), before.of(name)) for name in apart - {""}) and (
            same_figures(*whole)
        )
