"""A sentence of a fact sheet: its heading, the items under one, or both. Pure."""

from dataclasses import replace
from typing import NamedTuple

from dashboard.prose.clause import Clause
from dashboard.prose.fact_sheets.heading import Sheet, heading
from dashboard.prose.fact_sheets.items import under
from dashboard.prose.fact_sheets.series import by_year
from dashboard.prose.found import Found
from etl.schema import WORLD


class Told(NamedTuple):
    """What a sentence claims under a heading, and what that leaves to the next sentence."""

    found: list[Found]
    sheet: Sheet


def told_in(clause: Clause, sheet: Sheet | None) -> Told | None:
    """What a sentence claims under a heading, its own or that of a ``sheet``; None if not so."""
    head = heading(clause)
    if head and head[1] >= len(clause.marks):
        return Told([], head[0])
    own, first = head or (sheet, 0)
    if own is None:
        return None
    if figures := by_year(clause, first, own):
        return Told(figures, own)
    below = under(clause, first, own)
    return Told(*below) if below else None


def still(sheet: Sheet | None, clause: Clause) -> Sheet | None:
    """A heading after a sentence that is none of its items: of the same two, or of no trade."""
    if sheet is None or clause.terms:
        return None
    return sheet if {*clause.countries} <= {sheet.reporter, sheet.partner} else None


def apart(clause: Clause) -> tuple[Clause, Sheet] | None:
    """A sentence after a heading of its own, without it, and that; None where it has none.

    Nor where its noun is the heading's: *trade between two countries: down 5%*.
    """
    sheet, first = heading(clause) or (None, 0)
    if sheet is None or sheet.partner == WORLD:
        return None
    # All their trade, and not that with all.
    marks = (
        replace(mark, meaning="words") if mark.is_a("whole", "total") else mark
        for mark in clause.marks[first:]
    )
    rest = replace(clause, marks=tuple(marks))
    return (rest, sheet) if rest.terms else None
