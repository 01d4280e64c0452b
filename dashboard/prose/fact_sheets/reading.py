"""A sentence of a fact sheet: its heading, the items under one, or both. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.fact_sheets.heading import Sheet, heading
from dashboard.prose.fact_sheets.items import items_under
from dashboard.prose.fact_sheets.partners import partners_in_row
from dashboard.prose.fact_sheets.series import by_year, by_year_after
from dashboard.prose.found import Candidate, Found, Reason, Unread
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.words.vocabulary import VERBS
from etl.schema import WORLD

_OF_OTHERS: Final = frozenset({"goods", "services", "group", "forecast", "condition", "negation"})
"""What keeps all that stands under it from being read."""

_NOTED: Final[Mapping[str, Reason]] = {
    "goods": "goods", "parts": "months", "month": "months", "months": "months", "monthly": "months",
}  # fmt: skip
_SHORT: Final = 12
"""Words and signs of a note under figures at most."""


class SheetLine(NamedTuple):
    """What a sentence claims under a heading, and what that leaves to the next sentence.

    None where what stands under it may be of anything.
    """

    found: list[Found]
    sheet: Sheet | None


def sheet_line(
    clause: Clause, sheet: Sheet | None, before: Sequence[Found] = ()
) -> SheetLine | None:
    """What a sentence claims under a heading, its own or that of a ``sheet``; None if not so.

    ``before`` is what was found in the sentence before it: a title of some goods says more.
    """
    is_of_others = _is_of_others(before)
    figures = by_year_after(clause)
    if figures and not is_of_others:
        return SheetLine(figures, None)
    head = heading(clause)
    if _says_more(clause) if head is None else is_of_others or _is_one_of(head[0], sheet):
        return SheetLine([], None)
    if head and head[1] >= len(clause.marks):
        return SheetLine([], head[0])
    own, first = head or (sheet, 0)
    if own is None:
        return None
    if figures := by_year(clause, first, own):
        return SheetLine(figures, own)
    below = items_under(clause, first, own)
    return SheetLine(*below) if below else None


def partner_row(
    clause: Clause, pair: Pair, sheet: Sheet | None, found: Sequence[Found]
) -> SheetLine | None:
    """A sentence of which not all was ``found`` as partners in a row, if it is that."""
    if found and not any(isinstance(one, Unread) for one in found):
        return None
    told = partners_in_row(clause, pair, sheet)
    if not told or not isinstance(told[0], Candidate):
        return None
    said = told[0].readings[0].said
    return SheetLine(told, Sheet(said.reporter, WORLD, sheet.period if sheet else said.period))


def _is_of_others(before: Sequence[Found]) -> bool:
    return any(isinstance(one, Unread) and one.reason in _OF_OTHERS for one in before)


def _is_one_of(head: Sheet, sheet: Sheet | None) -> bool:
    """Whether a heading names one country under that of two: its own trade, or its side of it."""
    return head.partner == WORLD and sheet is not None and sheet.partner != WORLD


def _says_more(clause: Clause) -> bool:
    """Whether words before a colon say more than whose trade: *trade in services between* two."""
    marks = clause.marks
    until = next((at for at, mark in enumerate(marks) if mark.meaning == ":"), len(marks))
    rest = marks[until + 1 :]
    is_counted = any(one.first < until for one in clause.quantities)
    is_told = is_counted or any(mark.kind in {*VERBS, "says", "flows"} for mark in marks[:until])
    is_of_trade = any(mark.kind == "measures" for mark in marks[:until])
    are_figures = not rest or any(mark.kind == "measures" for mark in rest)
    are_two = len(clause.countries_in(0, until)) > 1 and not clause.countries_in(until, len(marks))
    return until < len(marks) and are_figures and are_two and is_of_trade and not is_told


def taken_back(after: Sequence[Clause | Unread]) -> Reason | None:
    """Why figures are not what they seem, if a note under them says so: *forecast*, *services*."""
    for one in after:
        if not isinstance(one, Clause) or heading(one):
            return None
        kinds = {mark.kind for mark in one.marks}
        if one.quantities and kinds & {"measures", "countries"}:
            # One more of them.
            continue
        if len(one.marks) > _SHORT or one.quantities:
            return None
        return one.reason or next((why for kind, why in _NOTED.items() if kind in kinds), None)
    return None


def without_heading(clause: Clause) -> tuple[Clause, Sheet] | None:
    """A sentence after a heading of its own, without it, and that; None where it has none.

    Nor where its noun is the heading's: *trade between two countries: down 5%*, or *5 billion*.
    """
    sheet, first = heading(clause) or (None, 0)
    if sheet is None or (sheet.partner == WORLD and clause.marks[first - 1].meaning != ":"):
        return None
    is_amount = any(one.first == first and one.unit.isupper() for one in clause.quantities)
    if is_amount and any(term.noun < first for term in clause.terms):
        return None
    # All their trade, and not that with all.
    marks = (
        replace(mark, meaning="words") if mark.is_a("whole", "total") else mark
        for mark in clause.marks[first:]
    )
    rest = replace(clause, marks=tuple(marks))
    owners = {term.owner for term in rest.terms} - {"", sheet.reporter}
    # Of one before a colon it may be said which partner of another it is.
    is_partner = sheet.partner == WORLD and bool(owners)
    return (rest, sheet) if rest.terms and not is_partner else None
