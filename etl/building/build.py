"""From the answers of sources and a base to the draft of a vintage, by reporters. No clock.

The same base, figures and reference tables give the same draft, with or without a network, by
whoever the reporters are taken in. Nothing is written but parts, by ``taking`` and ``laying``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol

from etl.building.draft import Built, Judged, built
from etl.building.inputs import Ready
from etl.building.judging import Reference
from etl.building.laying import Laying
from etl.building.taking import Taken, Taking
from etl.fetching.raw_index import Entry
from etl.problems import Problem
from etl.schema import DataSet


class Crew(Protocol):
    """Whoever takes in groups of answers, each as ``Taking.take`` does."""

    def __call__(self, groups: Iterable[list[Ready]], newest_year: int) -> Iterator[Taken]:
        """What came of each group, in their order. Raises DataError, OSError."""


def build(
    found: list[Ready], laying: Laying, reference: Reference, crew: Crew, hands: int = 1
) -> Built:
    """Take in the answered questions, and have the good figures over the base's.

    ``hands`` is how many of the ``crew`` work side by side. Raises DataError, OSError.
    """
    # The answers' time, not the clock's: the same answers give the same draft on any day.
    newest = max((entry.retrieved for item in found for entry in item.answers), default="")
    if not newest:
        return Built(None)
    good: list[Ready] = []
    problems: list[Problem] = []
    facts: dict[str, dict[str, Any]] = {}
    looked_at: set[DataSet] = set()
    damages: dict[str, None] = {}
    for taken in crew(_groups(found, laying, hands), int(newest[:4])):
        laying.take(taken.laid)
        good += taken.good
        problems += taken.problems
        facts |= taken.facts
        looked_at |= taken.looked_at
        damages |= dict.fromkeys(taken.damages)
    # Whoever was taken in together, the same is told in the same order.
    problems.sort(key=lambda problem: (problem.data_set, problem.rule, problem.message))
    judged = Judged(problems, looked_at, _inputs(good, facts, reference))
    settled = frozenset(item.query for item in good)
    return replace(built(laying.base, laying.layout(), judged, settled), damages=tuple(damages))


def in_turn(taking: Taking) -> Crew:
    """One group after the other, in this process."""

    def take(groups: Iterable[list[Ready]], newest_year: int) -> Iterator[Taken]:
        return (taking.take(group, newest_year) for group in groups)

    return take


def _groups(found: list[Ready], laying: Laying, hands: int) -> list[list[Ready]]:
    """The questions about as many reporters as are taken in together."""
    rows: Counter[str] = Counter()
    # An answer about several counts for each: who is thought to have more is taken alone sooner.
    for who, entry in {(item.query.reporter, entry) for item in found for entry in item.answers}:
        rows[who] += entry.rows
    group_of = {who: n for n, group in enumerate(laying.in_groups(rows, hands)) for who in group}
    groups: dict[int, list[Ready]] = {n: [] for n in sorted(set(group_of.values()))}
    for item in found:
        groups[group_of[item.query.reporter]].append(item)
    return list(groups.values())


def _inputs(
    good: list[Ready], facts: Mapping[str, dict[str, Any]], reference: Reference
) -> list[dict[str, Any]]:
    """The answers read, as the manifest lists them; the oldest first."""
    editions: dict[Entry, set[str]] = {}
    for item in good:
        for entry in item.answers:
            editions.setdefault(entry, set()).add(item.release.edition)
    return [
        _input(entry, editions[entry], reference) | facts.get(entry.id, {})
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
