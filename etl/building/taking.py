"""Takes in the answers about some reporters, read, judged and laid; no others are in memory.

It knows nothing of who else is taken in, so that several groups can be taken in side by side.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.alike import Rows
from etl.building.inputs import Ready, read
from etl.building.judging import Judge, Reference
from etl.building.laying import Laid, held_of, lay
from etl.fetching.raw import RawStore
from etl.problems import Problem
from etl.schema import DataSet
from etl.sources.source import Source
from etl.vintage import Vintage


@dataclass(frozen=True)
class Taken:
    """What came of the answers about some reporters.

    ``looked_at`` are the data sets whose answers could be read, ``good`` the questions whose
    answers are published, ``facts`` what answers tell beside figures, by their ids; ``laid`` is
    None where no figure is another than the base's. ``damages`` name answers that are broken.
    """

    looked_at: set[DataSet]
    good: list[Ready]
    problems: list[Problem]
    facts: dict[str, dict[str, Any]]
    laid: Laid | None
    damages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taking:
    """What answers are taken in with: over a ``base``, their parts into a ``folder``."""

    sources: dict[str, Source]
    raw: RawStore
    reference: Reference
    base: Vintage | None
    folder: Path
    accept_vanished: bool = False

    def take(self, found: list[Ready], newest_year: int) -> Taken:
        """Take in all answered questions about some reporters. Raises DataError, OSError."""
        fresh = read(self.sources, found, self.raw)
        held = held_of(self.base, sorted({item.query.reporter for item in found}))
        judge = Judge(
            fresh, Rows.of(held), self.reference, newest_year, accept_vanished=self.accept_vanished
        )
        good, flows, problems = judge.judged()
        laid = lay(self.folder, held, flows)
        looked_at = {item.data_set for item in fresh.ready}
        told = [*fresh.problems, *problems]
        return Taken(looked_at, good, told, fresh.facts, laid, tuple(self.raw.damages))
