"""From the answers of sources and a base to the draft of a vintage, by reporters. No clock.

The same base, figures and reference tables give the same draft, with or without a network. Nothing
is written but parts, by ``laying``.
"""

from dataclasses import replace
from typing import Any

from etl.alike import Rows
from etl.building.draft import Built, Judged, built
from etl.building.inputs import Fresh, Ready
from etl.building.judging import Judge, Reference
from etl.building.laying import Laying
from etl.fetching.raw_index import Entry
from etl.problems import Problem


def build(
    fresh: Fresh, reference: Reference, laying: Laying, *, accept_vanished: bool = False
) -> Built:
    """Check the fresh figures and lay the good ones over the base's. Raises DataError, OSError."""
    # The answers' time, not the clock's: the same answers give the same draft on any day.
    newest = max((e.retrieved for item in fresh.ready for e in item.answers), default="")
    if not newest:
        return Built(None, tuple(fresh.problems))
    good: list[Ready] = []
    problems: list[Problem] = list(fresh.problems)
    for reporters in laying.in_groups(fresh.rows):
        own, held = fresh.of(reporters), laying.held(reporters)
        judge = Judge(
            own, Rows.of(held), reference, int(newest[:4]), accept_vanished=accept_vanished
        )
        taken, flows, found = judge.judged()
        laying.lay(held, flows)
        good += taken
        problems += found
    looked_at = {item.data_set for item in fresh.ready}
    judged = Judged(problems, looked_at, _inputs(replace(fresh, ready=good), reference))
    made = built(laying.base, laying.layout(), judged)
    return replace(made, settled=frozenset(item.query for item in good))


def _inputs(fresh: Fresh, reference: Reference) -> list[dict[str, Any]]:
    """The answers read, as the manifest lists them; the oldest first."""
    editions: dict[Entry, set[str]] = {}
    for item in fresh.ready:
        for entry in item.answers:
            editions.setdefault(entry, set()).add(item.release.edition)
    return [
        _input(entry, editions[entry], reference) | fresh.facts.get(entry.id, {})
        for entry in sorted(editions, key=lambda entry: entry.retrieved)
    ]


def _input(entry: Entry, editions: set[str], reference: Reference) -> dict[str, Any]:
    known = reference.sources.get(entry.source, {})
    return {
        "id": entry.id,
        "source": entry.source,
        "edition": ", ".join(sorted(editions)),
        "publisher": known.get("publisher", ""),
        "citation": known.get("citation", ""),
        "query": entry.question,
        "address": entry.address,
        "retrieved": entry.retrieved,
        "sha256": entry.sha256,
        "rows": entry.rows,
    }
