"""Figures by year after their unit: *turnover, $ million: 2019 - 4,511; 2020 - 4,180*. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.antecedents import in_dollars
from dashboard.prose.fact_sheets.heading import Sheet, heading, is_past
from dashboard.prose.fact_sheets.units import of_unit, unit_in
from dashboard.prose.found import Candidate, Found, Part, Reading
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import DASHES, is_year
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_SIGNS: Final = frozenset({*DASHES, ",", "(", ")", ":", ";", "."})
_QUIET: Final = frozenset({"countries", "links", "whole", "measures"})
_FEWEST: Final = 2


def by_year(clause: Clause, first: int, sheet: Sheet) -> list[Found] | None:
    """What a flow was in each of several years, of the two a ``sheet`` is of.

    From a place on; None where anything else stands there.
    """
    until = _colon(clause.marks, first)
    told = _flow(clause.marks[first:until], sheet.unit)
    assumed: dict[Part, str] = {"reporter": sheet.reporter, "partner": sheet.partner}
    return (
        _by_year(clause, until, (sheet.reporter, sheet.partner, *told), assumed) if told else None
    )


def by_year_after(clause: Clause) -> list[Found] | None:
    """The same after a flow that tells whose it is: *imports of one from another, $ million: ...*.

    None where anything else stands there.
    """
    until = _colon(clause.marks, 0)
    head = clause.marks[:until]
    unit = unit_in(head)
    terms = [term for term in clause.terms if term.noun < until]
    is_plain = all(mark.meaning in _SIGNS or mark.kind in _QUIET or mark in unit for mark in head)
    if not (unit and is_plain and len(terms) == 1 and terms[0].kind in FLOWS):
        return None
    (term,) = terms
    told = heading(clause)
    two = (term.owner, term.other) if term.owner and term.other else told and told[0][:2]
    if not two or term.is_partner or WORLD in two:
        return None
    return _by_year(clause, until, (*two, term.kind, unit), {})


def _colon(marks: Sequence[Mark], first: int) -> int:
    return next((at for at in range(first, len(marks)) if marks[at].meaning == ":"), len(marks))


def _by_year(
    clause: Clause, until: int, told: tuple[str, str, str, Sequence[Mark]],
    assumed: dict[Part, str],
) -> list[Found] | None:  # fmt: skip
    """The figures after a colon, of whose flow with whom, in a unit that is ``told``."""
    marks = clause.marks
    figures = [*_figures(marks, until + 1)]
    rest = [mark for mark in marks[until:] if mark.kind not in {"number", "whole", "links"}]
    is_all = all(mark.meaning in _SIGNS for mark in rest)
    if len(figures) < _FEWEST or not is_all:
        return None
    reporter, partner, flow, unit = told
    found = list[Found]()
    for year, mark in figures:
        number = of_unit(mark, unit, clause.words)
        if number is None or not is_past(clause, year.meaning):
            return None
        number, currency = in_dollars(number)
        said = Said(
            reporter, partner, flow, "level", year.meaning, "is", number.value, number.precision,
            currency=currency,
        )  # fmt: skip
        ends = sorted((year.start, mark.start, year.end, mark.end))
        found.append(Candidate(ends[0], ends[-1], (Reading(said, assumed),)))
    return found


def _flow(marks: Sequence[Mark], before: Sequence[Mark]) -> tuple[str, Sequence[Mark]] | None:
    """A flow and what it is counted in, told here or ``before``; None where it tells more."""
    nouns = [mark for mark in marks if mark.kind == "measures"]
    unit = unit_in(marks) or before
    rest = [mark for mark in marks if mark not in nouns and mark not in unit]
    is_plain = all(mark.meaning in _SIGNS or mark.kind in {"whole", "links"} for mark in rest)
    flows = {mark.meaning for mark in nouns}
    if not (is_plain and unit and len(nouns) == 1 and flows <= {*FLOWS}):
        return None
    return flows.pop(), unit


def _figures(marks: Sequence[Mark], first: int) -> Iterator[tuple[Mark, Mark]]:
    """Each year with its number, after it or before; none where they do not take turns."""
    numbers = [mark for mark in marks[first:] if mark.kind == "number"]
    two = [*zip(numbers[::2], numbers[1::2], strict=False)]
    if len(numbers) % 2 == 0 and all(is_year(year) for year, _ in two):
        yield from two
    elif len(numbers) % 2 == 0 and all(is_year(year) and not is_year(one) for one, year in two):
        yield from ((year, one) for one, year in two)
