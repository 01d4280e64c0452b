"""Lays figures into the parts of a vintage to be, a few reporters at a time.

What these had is read and what they have now is written before the next ones' turn, so no more
than a few are in memory. Parts of all others stay as they are, and are not read but for the
inputs that they name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from etl.alike import Rows
from etl.building.checks import data_sets
from etl.building.groups import groups
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
    is_world,
    pairs_of,
)
from etl.schema import FLOW_COLUMNS, NUMBERS, DataSet
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
class Laid:
    """Some reporters: their own parts, and what they add to those of all reporters.

    ``anew`` are those of them whose figures are not what a base has, ``written`` the files of their
    parts that were not there.
    """

    parts: tuple[Part, ...]
    world: pd.DataFrame
    coverage: pd.DataFrame
    pairs: pd.DataFrame
    inputs: frozenset[str]
    changed: frozenset[DataSet] = frozenset()
    before: frozenset[DataSet] = frozenset()
    anew: frozenset[str] = frozenset()
    written: tuple[Path, ...] = ()


def held_of(base: Vintage | None, reporters: Iterable[str]) -> pd.DataFrame:
    """All that a base has of some reporters, in no order. Raises DataError."""
    if base is None:
        return NO_FLOWS
    return pd.concat([NO_FLOWS, *map(base.held.of, reporters)], ignore_index=True)


def lay(folder: Path, held: pd.DataFrame, flows: pd.DataFrame | Rows) -> Laid | None:
    """Write the parts of figures, all in order, in place of ``held``: all that some reporters had.

    None where they say the same: the same read from another answer is no news. Of several
    reporters those alone are written who say something else. Raises OSError, and then nothing is.
    """
    rows = Rows.of(flows)
    anew = _apart(held, rows)
    if not anew:
        return None
    before = data_sets(held)
    changed = data_sets(differing(held, rows.taken()) if before else rows)
    own = rows[rows.where("reporter", anew.__contains__)]
    return replace(
        _written(folder, own),
        changed=frozenset(changed),
        before=frozenset(before),
        anew=frozenset(anew),
    )


def _written(folder: Path, rows: Rows) -> Laid:
    """Write the parts of some reporters' figures."""
    of_world = is_world(rows)
    parts = dict(figures_in(rows[~of_world]))
    return Laid(
        tuple(parts),
        rows[of_world].taken(),
        coverage_of(rows),
        pairs_of(rows),
        frozenset(name for (name,) in rows.alike("input").each),
        written=tuple(keep_parts(folder, parts)),
    )


class Laying:
    """Writes into a ``folder`` of parts what is to follow a base.

    It is to be closed: what it has written goes then unless it was ``named``.
    """

    def __init__(self, folder: Path, base: Vintage | None) -> None:
        self.base = base
        self._folder = folder
        self._laid: list[Laid] = []
        self._anew: set[str] = set()
        self._written: list[Path] = []

    def close(self) -> None:
        """Take back what no vintage names."""
        take_back(self._written)

    def named(self) -> None:
        """A vintage names now what was written."""
        self._written.clear()

    def in_groups(self, rows: Mapping[str, int], hands: int = 1) -> Iterator[list[str]]:
        """Reporters to be taken in together, of whom so many rows come to those that are held."""
        return groups({name: many + self._sizes.get(name, 0) for name, many in rows.items()}, hands)

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        """How many figures the base has of each reporter."""
        if self.base is None:
            return {}
        told = self.base.held.coverage.groupby("reporter")["figures"].sum()
        return dict(zip(told.index, told.tolist(), strict=True))

    def held(self, reporters: Iterable[str]) -> pd.DataFrame:
        """All that the base has of some reporters, in no order. Raises DataError."""
        return held_of(self.base, reporters)

    def lay(self, held: pd.DataFrame, flows: pd.DataFrame | Rows) -> None:
        """Put figures in place of those ``held``, as ``lay`` does. Raises OSError."""
        self.take(lay(self._folder, held, flows))

    def take(self, laid: Laid | None) -> None:
        """Have what was laid of some reporters in the vintage to be."""
        if laid is not None:
            self._laid.append(laid)
            self._anew |= laid.anew
            self._written += laid.written

    def layout(self) -> Layout | None:
        """What lies there now, None where no figure differs from the base's.

        Raises DataError, OSError.
        """
        if not self._laid:
            return None
        carried = self._carried()
        every = [*carried, *self._laid]
        coverage = _joined(COUNTED, (one.coverage for one in every))
        pairs = _joined(PAIR, (one.pairs for one in every))
        world = in_order(pd.concat([NO_FLOWS, *(one.world for one in every)], ignore_index=True))
        common = dict([*figures_in(world), *counts_in(coverage, pairs)])
        self._written += keep_parts(self._folder, common)
        own = [part for one in every for part in one.parts]
        changed = {one for laid in self._laid for one in laid.changed}
        before = {one for laid in self._laid for one in laid.before}
        return Layout(
            parts=tuple(sorted([*own, *common], key=_place)),
            rows=int(coverage["figures"].sum()),
            newest=str(coverage["year"].max()) if len(coverage) else "",
            inputs=frozenset().union(*(one.inputs for one in every)),
            new=tuple(sorted(changed - before)),
            revised=tuple(sorted(changed & before)),
        )

    def _carried(self) -> list[Laid]:
        """What stays of the base: its own parts, where it lies in parts."""
        if self.base is None:
            return []
        held = self.base.held
        parts = [part for part in held.parts if part.level != WORLD_TOTALS]
        if not held.parts:
            others = sorted(set(held.coverage["reporter"]) - self._anew)
            carried = [_written(self._folder, Rows.of(held.of(reporter))) for reporter in others]
            self._written += [path for one in carried for path in one.written]
            return carried

        def others_of(table: pd.DataFrame) -> pd.DataFrame:
            return table[~table["reporter"].isin(list(self._anew))]

        kept = tuple(part for part in parts if part.reporter not in self._anew)
        world = others_of(held.world)
        inputs = held.inputs(kept) | set(world["input"])
        counts = others_of(held.coverage), others_of(held.pairs)
        return [Laid(kept, world, *counts, frozenset(inputs))]


def _apart(held: pd.DataFrame, flows: pd.DataFrame | Rows) -> set[str]:
    """The reporters of whom one says what the other does not, but for where it was read."""
    now = Rows.of(flows)
    if held.empty:
        return {reporter for (reporter,) in now.alike("reporter").each}
    columns = [name for name in FLOW_COLUMNS if name != "input"]
    rows = Rows.of(pd.concat([held[columns], now.taken()[columns]], ignore_index=True))
    said = (rows.numbers(name) if name in NUMBERS else name for name in columns)
    return set(rows[rows.alike(*said).times == 1].texts("reporter"))


def same_figures(some: pd.DataFrame, others: pd.DataFrame) -> bool:
    """Whether two states say the same, wherever it was read."""
    return not _apart(some, others) and len(some) == len(others)


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
