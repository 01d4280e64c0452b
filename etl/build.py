"""From fresh figures and a base to the draft of a vintage. Pure, and no clock.

The same base, figures and reference tables give the same draft, with or without a network.
"""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from etl.answered import NO_FLOWS, Fresh
from etl.checks import data_sets
from etl.differences import changes
from etl.judging import Judge, Reference
from etl.notes import noted, set_aside, still_noted
from etl.problems import Problem
from etl.questions import Query
from etl.raw_index import Entry
from etl.reader import Vintage
from etl.schema import DataSet
from etl.store import Draft
from etl.vintage_time import following


@dataclass(frozen=True)
class Built:
    """A draft, None where no figure changed, and what was found on the way.

    ``new`` and ``revised`` are the data sets with a figure that differs (``differences.changes``),
    so one that was only released again is neither. ``settled`` are the questions whose answers were
    found good: in the draft, or the same as held.
    """

    draft: Draft | None
    problems: tuple[Problem, ...] = ()
    new: tuple[DataSet, ...] = ()
    revised: tuple[DataSet, ...] = ()
    settled: frozenset[Query] = frozenset()

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The problems that set a data set aside."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def build(
    fresh: Fresh,
    base: Vintage | None,
    reference: Reference,
    *,
    accept_vanished: bool = False,
) -> Built:
    """Check the fresh figures and lay the good ones over the base's."""
    held = base.flows if base else NO_FLOWS
    newest = max((e.retrieved for item in fresh.ready for e in item.answers), default="")
    if not newest:
        return Built(None, tuple(fresh.problems))
    judge = Judge(fresh, held, reference, int(newest[:4]), accept_vanished=accept_vanished)
    good, flows, found = judge.judged()
    problems = [*fresh.problems, *found]
    settled = frozenset(item.query for item in good)
    if same_figures(flows, held):
        return Built(None, tuple(problems), settled=settled)
    manifest = base.manifest if base else {}
    inputs = _inputs(flows, replace(fresh, ready=good), manifest, reference)
    draft = Draft(
        flows=flows,
        created=following(manifest or None, max(item["retrieved"] for item in inputs)),
        inputs=inputs,
        base=base.id if base else None,
        checks=noted(problems, still_noted(manifest, {i.data_set for i in fresh.ready})),
        set_aside=set_aside(problems),
    )
    changed, before = data_sets(changes(held, flows)), data_sets(held)
    new, revised = sorted(changed - before), sorted(changed & before)
    return Built(draft, tuple(problems), tuple(new), tuple(revised), settled)


def same_figures(flows: pd.DataFrame, held: pd.DataFrame) -> bool:
    """Whether both say the same; the same figures read from another answer are no news."""
    one, other = (frame.drop(columns="input").reset_index(drop=True) for frame in (flows, held))
    return one.equals(other)


def _inputs(
    flows: pd.DataFrame, fresh: Fresh, manifest: dict[str, Any], reference: Reference
) -> list[dict[str, Any]]:
    """What the figures came from: the base's inputs still in use, and the answers just read."""
    used = set(flows["input"].unique())
    inputs = {item["id"]: item for item in manifest.get("inputs", [])}
    editions: dict[Entry, set[str]] = {}
    for item in fresh.ready:
        for entry in item.answers:
            editions.setdefault(entry, set()).add(item.release.edition)
    for entry in sorted(editions, key=lambda entry: entry.retrieved):
        known = reference.sources.get(entry.source, {})
        inputs[entry.id] = {
            "id": entry.id,
            "source": entry.source,
            "edition": ", ".join(sorted(editions[entry])),
            "publisher": known.get("publisher", ""),
            "citation": known.get("citation", ""),
            "query": entry.question,
            "address": entry.address,
            "retrieved": entry.retrieved,
            "sha256": entry.sha256,
            "rows": entry.rows,
        } | fresh.facts.get(entry.id, {})
    return [item for name, item in inputs.items() if name in used]
