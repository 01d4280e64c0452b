"""Figures by year after their unit: *turnover, $ million: 2019 - 4,511; 2020 - 4,180*. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity, quantities
from dashboard.prose.examples.antecedents import in_dollars
from dashboard.prose.fact_sheets.heading import Sheet, is_past
from dashboard.prose.found import Candidate, Found, Part, Reading
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import DASHES, is_year
from dashboard.prose.words.vocabulary import Mark

_SIGNS: Final = frozenset({*DASHES, ",", "(", ")", ":", ";", "."})
_FEWEST: Final = 2


def by_year(clause: Clause, first: int, sheet: Sheet) -> list[Found] | None:
    """What a flow was in each of several years, of the two a ``sheet`` is of.

    From a place on; None where anything else stands there.
    """
    marks = clause.marks
    until = next((at for at in range(first, len(marks)) if marks[at].meaning == ":"), len(marks))
    told = _unit(marks[first:until])
    figures = [*_figures(marks, until + 1)]
    rest = [mark for mark in marks[until:] if mark.kind not in {"number", "whole"}]
    is_all = all(mark.meaning in _SIGNS for mark in rest)
    if told is None or len(figures) < _FEWEST or not is_all:
        return None
    flow, unit = told
    assumed: dict[Part, str] = {"reporter": sheet.reporter, "partner": sheet.partner}
    found = list[Found]()
    for year, mark in figures:
        number = _counted(mark, unit, clause)
        if number is None or not is_past(clause, year.meaning):
            return None
        number, currency = in_dollars(number)
        said = Said(
            sheet.reporter, sheet.partner, flow, "level", year.meaning, "is", number.value,
            number.precision, currency=currency,
        )  # fmt: skip
        found.append(Candidate(year.start, mark.end, (Reading(said, assumed),)))
    return found


def _unit(marks: Sequence[Mark]) -> tuple[str, list[Mark]] | None:
    """A flow and the words of what it is counted in; None where anything else is told."""
    nouns = [mark for mark in marks if mark.kind == "measures"]
    unit = [mark for mark in marks if mark.kind in {"magnitudes", "units"}]
    rest = [mark for mark in marks if mark not in nouns and mark not in unit]
    is_plain = all(mark.meaning in _SIGNS or mark.kind in {"whole", "links"} for mark in rest)
    is_money = any(mark.kind == "units" and mark.meaning.isupper() for mark in unit)
    flows = {mark.meaning for mark in nouns}
    if not (is_plain and is_money and len(nouns) == 1 and flows <= {*FLOWS}):
        return None
    return flows.pop(), unit


def _figures(marks: Sequence[Mark], first: int) -> Iterator[tuple[Mark, Mark]]:
    """Each year with the number after it; none where they do not take turns."""
    numbers = [mark for mark in marks[first:] if mark.kind == "number"]
    two = [*zip(numbers[::2], numbers[1::2], strict=False)]
    if len(numbers) % 2 == 0 and all(is_year(year) for year, _ in two):
        yield from two


def _counted(mark: Mark, unit: Sequence[Mark], clause: Clause) -> Quantity | None:
    """A number counted in a unit told before all of them."""
    order = sorted(unit, key=lambda one: one.kind)
    found = [*quantities([mark, *order], clause.words)]
    return found[0] if len(found) == 1 else None
