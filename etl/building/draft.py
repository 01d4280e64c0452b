"""From figures that were judged to the draft of a vintage, whoever brought them. Pure, no clock."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from etl.building.check_log import noted, set_aside, still_noted
from etl.building.checks import data_sets
from etl.building.transform import NO_FLOWS
from etl.differences import differing
from etl.problems import Problem
from etl.questions import Query
from etl.schema import DataSet
from etl.vintage import Vintage
from etl.vintage_time import following


@dataclass(frozen=True)
class Draft:
    """A vintage to be: its figures and what the manifest says of them.

    ``created`` is the time of its newest input (UTC, ``2026-11-22T20:44:04Z``), so that a build
    from the same inputs gives the same bytes and the same id.
    """

    flows: pd.DataFrame
    created: str
    inputs: list[dict[str, Any]]
    base: str | None = None
    checks: list[dict[str, Any]] = field(default_factory=list)
    set_aside: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Judged:
    """Figures as they would stand in a vintage, those carried over included, once checked.

    ``problems`` are what the checks say, ``looked_at`` the data sets they were asked about,
    ``inputs`` what the fresh figures came from, as the manifest lists it.
    """

    flows: pd.DataFrame
    problems: list[Problem]
    looked_at: set[DataSet]
    inputs: list[dict[str, Any]]


@dataclass(frozen=True)
class Built:
    """A draft, None where no figure changed, and what was found on the way.

    ``new`` and ``revised`` are the data sets with a figure that differs (``differences``), so one
    that was only released again is neither. ``settled`` are the questions whose answers were found
    good: in the draft, or the same as held.
    """

    draft: Draft | None
    problems: tuple[Problem, ...] = ()
    new: tuple[DataSet, ...] = ()
    revised: tuple[DataSet, ...] = ()
    settled: frozenset[Query] = frozenset()

    @property
    def set_aside(self) -> tuple[Problem, ...]:
        """The problems that set a data set aside."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def built(base: Vintage | None, judged: Judged) -> Built:
    """The draft that follows a base: its figures and inputs in use, and the notes still true."""
    flows, problems = judged.flows, judged.problems
    held, manifest = (base.flows, base.manifest) if base else (NO_FLOWS, {})
    if same_figures(flows, held):
        return Built(None, tuple(problems))
    inputs = _in_use(flows, [*manifest.get("inputs", []), *judged.inputs])
    draft = Draft(
        flows=flows,
        created=following(manifest or None, max(item["retrieved"] for item in inputs)),
        inputs=inputs,
        base=base.id if base else None,
        checks=noted(problems, still_noted(manifest, judged.looked_at)),
        set_aside=set_aside(problems),
    )
    changed, before = data_sets(differing(held, flows)), data_sets(held)
    new, revised = sorted(changed - before), sorted(changed & before)
    return Built(draft, tuple(problems), tuple(new), tuple(revised))


def same_figures(flows: pd.DataFrame, held: pd.DataFrame) -> bool:
    """Whether both say the same; the same figures read from another answer are no news."""
    one, other = (frame.drop(columns="input").reset_index(drop=True) for frame in (flows, held))
    return one.equals(other)


def _in_use(flows: pd.DataFrame, inputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those the figures came from, each once: what came again is listed as it came last."""
    # A manifest grows with every refresh unless what no figure is from any more is let go.
    used = set(flows["input"].unique())
    return list({item["id"]: item for item in inputs if item["id"] in used}.values())
