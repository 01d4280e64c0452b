"""What is told of one country and goes for others named beside it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Candidate, Found, Reading
from dashboard.prose.rephrasing.several_owners import ALIKE


def alike(clause: Clause, found: Sequence[Found]) -> Iterator[Candidate]:
    """The place that a partner has among those of each further country."""
    others = [mark.meaning for mark in clause.marks if mark.kind == ALIKE]
    told = [one for one in found if isinstance(one, Candidate)]
    if not others or len(told) != 1 or not told[0].readings[0].said.measure.startswith("rank"):
        return
    first = told[0]
    for country in others:
        if country not in {first.readings[0].said.reporter, first.readings[0].said.partner}:
            yield replace(first, readings=tuple(_of(one, country) for one in first.readings))


def _of(one: Reading, country: str) -> Reading:
    return replace(one, said=replace(one.said, reporter=country))
