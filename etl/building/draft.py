"""From figures that were laid to the draft of a vintage, whoever brought them. Pure, no clock."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from etl.building.check_log import noted, still_noted
from etl.building.laying import Layout
from etl.problems import Problem, set_aside
from etl.questions import Query
from etl.release_days import ReleaseDays
from etl.schema import DataSet
from etl.vintage import Vintage
from etl.vintage_time import following


@dataclass(frozen=True)
class Draft:
    """A vintage to be: what its figures lie in, and what the manifest says of them.

    ``created`` is the time of its newest input (UTC, ``2026-11-22T20:44:04Z``), so that a build
    from the same inputs gives the same bytes and the same id.
    """

    layout: Layout
    created: str
    inputs: list[dict[str, Any]]
    base: str | None = None
    checks: list[dict[str, Any]] = field(default_factory=list)
    set_aside: list[dict[str, Any]] = field(default_factory=list)
    released: ReleaseDays = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """What was found of fresh figures.

    ``problems`` are what the checks say, ``looked_at`` the data sets they were asked about,
    ``inputs`` what the fresh figures came from, as the manifest lists it.
    """

    problems: list[Problem]
    looked_at: set[DataSet]
    inputs: list[dict[str, Any]]


@dataclass(frozen=True)
class Built:
    """A draft, None where no figure changed, and what was found on the way.

    ``new`` and ``revised`` are the data sets with a figure that differs (``differences``), so one
    that was only released again is neither. ``settled`` are the questions whose answers were found
    good: in the draft, or the same as held. ``damages`` name kept answers that are broken.
    """

    draft: Draft | None
    problems: tuple[Problem, ...] = ()
    new: tuple[DataSet, ...] = ()
    revised: tuple[DataSet, ...] = ()
    settled: frozenset[Query] = frozenset()
    damages: tuple[str, ...] = ()

    @property
    def set_aside(self) -> tuple[Problem, ...]:
        """The problems that set a data set aside."""
        return set_aside(self.problems)


def built(
    base: Vintage | None,
    layout: Layout | None,
    judged: Judged,
    settled: frozenset[Query] = frozenset(),
) -> Built:
    """The draft that follows a base: its figures and inputs in use, and the notes still true.

    None where there is no layout, as no figure differs from the base's.
    """
    problems, manifest = judged.problems, base.manifest if base else {}
    if layout is None:
        return Built(None, tuple(problems), settled=settled)
    inputs = _in_use(layout.inputs, [*manifest.get("inputs", []), *judged.inputs])
    draft = Draft(
        layout=layout,
        created=following(manifest or None, max(item["retrieved"] for item in inputs)),
        inputs=inputs,
        base=base.id if base else None,
        checks=noted(problems, still_noted(manifest, judged.looked_at)),
        set_aside=[problem.as_dict() for problem in set_aside(problems)],
        released=manifest.get("released", {}),
    )
    return Built(draft, tuple(problems), layout.new, layout.revised, settled)


def _in_use(used: Collection[str], inputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those the figures came from, each once: what came again is listed as it came last."""
    # A manifest grows with every refresh unless what no figure is from any more is let go.
    return list({item["id"]: item for item in inputs if item["id"] in used}.values())
