"""Lays figures into the parts of a vintage to be, a reporter at a time.

What a reporter had is read and what it has now is written before the next one's turn, so no more
than one of them is in memory. Parts of all others stay as they are, and are not read but for the
inputs that they name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd

from etl.building.checks import data_sets
from etl.building.part_store import counts_in, figures_in, keep_parts, take_back
from etl.building.transform import NO_FLOWS
from etl.differences import differing
from etl.parts.layout import (
    COUNTED,
    LEVELS,
    PAIR,
    WORLD_TOTALS,
    Part,
    coverage_of,
    in_order,
    pairs_of,
    world_of,
)
from etl.schema import DataSet
from etl.vintage import Vintage


@dataclass(frozen=True)
class Layout:
    """What the figures of a vintage lie in.

    ``inputs`` are the ids of those they come from, ``newest`` the last year they tell of; ``new``
    and ``revised`` are the data sets with a figure that differs from the base's.
    """

    parts: tuple[Part, ...]
    rows: int
    newest: str
    inputs: frozenset[str]
    new: tuple[DataSet, ...] = ()
    revised: tuple[DataSet, ...] = ()


@dataclass(frozen=True)
class _Laid:
    """One reporter: its own parts, and what it adds to those of all reporters."""

    parts: tuple[Part, ...]
    world: pd.DataFrame
    coverage: pd.DataFrame
    pairs: pd.DataFrame
    inputs: frozenset[str]
    changed: frozenset[DataSet] = frozenset()
    before: frozenset[DataSet] = frozenset()


class Laying:
    """Writes into a ``folder`` of parts what is to follow a base.

    A context: what it has written goes at its end unless it was ``named``.
    """

    def __init__(self, folder: Path, base: Vintage | None) -> None:
        self.base = base
        self._folder = folder
        self._laid: dict[str, _Laid] = {}
        self._written: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        take_back(self._written)

    def named(self) -> None:
        """A vintage names now what was written."""
        self._written.clear()

    def held(self, reporter: str) -> pd.DataFrame:
        """All that the base has of a reporter, in the order of a vintage. Raises DataError."""
        return self.base.held.of(reporter) if self.base else NO_FLOWS

    def lay(self, reporter: str, flows: pd.DataFrame) -> None:
        """Put figures, all in order, in place of what a reporter had. Raises DataError, OSError.

        Where they say the same, nothing happens.
        """
        held = self.held(reporter)
        if same_figures(flows, held):
            return
        changed, before = data_sets(differing(held, flows)), data_sets(held)
        self._laid[reporter] = self._written_of(flows, frozenset(changed), frozenset(before))

    def layout(self) -> Layout | None:
        """What lies there now, None where no figure differs from the base's.

        Raises DataError, OSError.
        """
        if not self._laid:
            return None
        carried = self._carried()
        every = [*carried, *self._laid.values()]
        coverage = _joined(COUNTED, (one.coverage for one in every))
        pairs = _joined(PAIR, (one.pairs for one in every))
        world = in_order(pd.concat([NO_FLOWS, *(one.world for one in every)], ignore_index=True))
        common = dict([*figures_in(world), *counts_in(coverage, pairs)])
        self._keep(common)
        own = [part for one in every for part in one.parts]
        changed = {one for laid in self._laid.values() for one in laid.changed}
        before = {one for laid in self._laid.values() for one in laid.before}
        return Layout(
            parts=tuple(sorted([*own, *common], key=_place)),
            rows=int(coverage["figures"].sum()),
            newest=str(coverage["year"].max()) if len(coverage) else "",
            inputs=frozenset().union(*(one.inputs for one in every)),
            new=tuple(sorted(changed - before)),
            revised=tuple(sorted(changed & before)),
        )

    def _carried(self) -> list[_Laid]:
        """What stays of the base: its own parts, where it lies in parts."""
        if self.base is None:
            return []
        held = self.base.held
        parts = [part for part in held.parts if part.level != WORLD_TOTALS]
        if not held.parts:
            others = sorted(set(held.coverage["reporter"]) - set(self._laid))
            return [self._written_of(held.of(reporter)) for reporter in others]

        def others_of(table: pd.DataFrame) -> pd.DataFrame:
            return table[~table["reporter"].isin(list(self._laid))]

        kept = tuple(part for part in parts if part.reporter not in self._laid)
        world = others_of(held.world)
        inputs = held.inputs(kept) | set(world["input"])
        counts = others_of(held.coverage), others_of(held.pairs)
        return [_Laid(kept, world, *counts, frozenset(inputs))]

    def _written_of(
        self,
        flows: pd.DataFrame,
        changed: frozenset[DataSet] = frozenset(),
        before: frozenset[DataSet] = frozenset(),
    ) -> _Laid:
        """Write the parts of one reporter's figures."""
        world = world_of(flows)
        parts = dict(figures_in(flows[len(world) :]))
        self._keep(parts)
        return _Laid(
            tuple(parts),
            world,
            coverage_of(flows),
            pairs_of(flows),
            frozenset(flows["input"].unique()),
            changed,
            before,
        )

    def _keep(self, parts: dict[Part, bytes]) -> None:
        self._written += keep_parts(self._folder, parts)


def same_figures(flows: pd.DataFrame, held: pd.DataFrame) -> bool:
    """Whether both say the same; the same figures read from another answer are no news."""
    one, other = (frame.drop(columns="input").reset_index(drop=True) for frame in (flows, held))
    return one.equals(other)


def _joined(order: Iterable[str], counts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Counts of several reporters in one order."""
    several = list(counts)
    # Of nothing at all there is no telling what type a count has.
    told = [one for one in several if len(one)] or several[:1]
    return pd.concat(told, ignore_index=True).sort_values(list(order), ignore_index=True)


def _place(part: Part) -> tuple[int, str]:
    """Where a part stands in a manifest: figures by level and reporter, then what counts them."""
    is_of_figures = part.level in LEVELS
    return (LEVELS.index(part.level) if is_of_figures else len(LEVELS)), part.reporter or part.level
