"""From fresh figures and a base to the draft of a vintage. Pure, and no clock.

The same base, figures and reference tables give the same draft, with or without a network.
"""

from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

import pandas as pd

from etl.answered import NO_FLOWS, Fresh, Ready
from etl.checks import (
    DOLLAR,
    WHOLE_FROM,
    Problem,
    Tolerance,
    check,
    compare,
    data_sets,
    in_data_sets,
    world_sums,
)
from etl.countries import Countries
from etl.notes import accepted, noted, set_aside, still_noted
from etl.questions import scopes
from etl.raw import Entry
from etl.reader import Vintage
from etl.schema import DISPATCH, FLOW_COLUMNS, TOTAL, DataSet
from etl.store import Draft
from etl.transform import covered, merge
from etl.vintage_time import following


@dataclass(frozen=True)
class Reference:
    """The reference tables a build depends on."""

    countries: Countries
    tolerances: dict[str, Tolerance]
    sources: dict[str, Any]


@dataclass(frozen=True)
class Built:
    """A draft, None where no figure changed, and what was found on the way."""

    draft: Draft | None
    problems: tuple[Problem, ...] = ()
    new: tuple[DataSet, ...] = ()
    revised: tuple[DataSet, ...] = ()

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
    """Check the fresh figures and lay the good data sets over the base's."""
    held = base.flows if base else NO_FLOWS
    newest = max((e.retrieved for i in fresh.ready for _, es in i.answers for e in es), default="")
    if not newest:
        return Built(None, tuple(fresh.problems))
    merged = _merged(held, fresh.flows, fresh.ready)
    found = _problems(fresh, held, merged, reference, int(newest[:4]))
    problems = [*fresh.problems, *found]
    if accept_vanished:
        problems = [accepted(problem) for problem in problems]
    bad = {problem.data_set for problem in problems if problem.level == "error"}
    good = [item for item in fresh.ready if item.data_set not in bad]
    flows = merged if len(good) == len(fresh.ready) else _merged(held, fresh.flows, good)
    # The same figures read from another answer are no news.
    if flows.drop(columns="input").equals(held.drop(columns="input").reset_index(drop=True)):
        return Built(None, tuple(problems))
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
    changed, before = _changed(held, flows), data_sets(held)
    new, revised = sorted(changed - before), sorted(changed & before)
    return Built(draft, tuple(problems), tuple(new), tuple(revised))


def _merged(held: pd.DataFrame, flows: pd.DataFrame, good: list[Ready]) -> pd.DataFrame:
    """The base's figures with those of the good data sets in place of what they answer."""
    kept = flows[in_data_sets(flows, {item.data_set for item in good})].reset_index(drop=True)
    if held.empty:
        return kept
    return merge(held, kept, scopes([q for item in good for q in item.queries]))


def _problems(
    fresh: Fresh,
    held: pd.DataFrame,
    merged: pd.DataFrame,
    reference: Reference,
    newest_year: int,
) -> list[Problem]:
    """What the checks say of the data sets as they would be published, and against those held."""
    touched = {item.data_set for item in fresh.ready}
    spoken_for = scopes([query for item in fresh.ready for query in item.queries])
    looked_at = merged[in_data_sets(merged, touched)]
    return [
        *check(looked_at, reference.countries, reference.tolerances, newest_year, merged),
        *_small_world_gaps(fresh, reference.tolerances),
        *compare(held[covered(held, spoken_for)], fresh.flows),
    ]


def _small_world_gaps(fresh: Fresh, tolerances: dict[str, Tolerance]) -> list[Problem]:
    """The world against all its partners where they are few; the general check needs many.

    Here it is known that every partner was asked for.
    """
    whole = {
        (q.source, q.reporter, q.period, flow, q.basis == DISPATCH)
        for item in fresh.ready
        for q in item.queries
        if q.partners is None and q.products == (TOTAL,)
        for flow in q.flows
    }
    sums = world_sums(fresh.flows)
    sums = sums.assign(short=sums["world"] - sums["sum"])
    few = sums[(sums["size"] < WHOLE_FROM) & (sums["short"] > DOLLAR)]
    key = itemgetter("source", "reporter", "period", "flow", "by_dispatch")
    found = (_gap(row, tolerances) for row in few.to_dict("records") if key(row) in whole)
    return [problem for problem in found if problem]


def _gap(row: dict[Any, Any], tolerances: dict[str, Tolerance]) -> Problem | None:
    tolerance = tolerances.get(row["source"], Tolerance(0.001, refuse=True))
    if row["short"] <= tolerance.share * row["world"]:
        return None
    data_set = DataSet(row["source"], row["reporter"], row["period"][:4])
    what = f"{'exports' if row['flow'] == 'X' else 'imports'} {row['period']}"
    message = (
        f"{what}: {row['size']} partners add up to {row['short']:,.0f} USD less than the "
        "world figure"
    )
    return Problem("error" if tolerance.refuse else "note", "world sum", data_set, message)


def _changed(held: pd.DataFrame, flows: pd.DataFrame) -> set[DataSet]:
    """The data sets with a figure that is new, gone or different."""
    if held.empty:
        return data_sets(flows)
    columns = [name for name in FLOW_COLUMNS if name != "input"]
    both = pd.concat([held[columns], flows[columns]], ignore_index=True)
    return data_sets(both[~both.duplicated(keep=False)])


def _inputs(
    flows: pd.DataFrame, fresh: Fresh, manifest: dict[str, Any], reference: Reference
) -> list[dict[str, Any]]:
    """What the figures came from: the base's inputs still in use, and the answers just read."""
    used = set(flows["input"].unique())
    inputs = {item["id"]: item for item in manifest.get("inputs", [])}
    editions: dict[Entry, set[str]] = {}
    for item in fresh.ready:
        for _, entries in item.answers:
            for entry in entries:
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
