"""What the sentences of a text leave to the next one. Pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dashboard.prose.clause import Clause
from dashboard.prose.fact_sheets.heading import Sheet
from dashboard.prose.found import Candidate, Found, Unread
from dashboard.prose.pairs import Pair, pair_after
from dashboard.prose.records import is_open

_TITLE: Final = 2
"""Words and signs of a heading that names only goods, at most."""


class Before(NamedTuple):
    """What the sentences before one leave to it: the last one, what it claims, whose trade it was.

    ``alone`` is the only country that it names, ``period`` what was told of last, if no sentence
    since tells a time, ``sheet`` the heading that its figures stand under.
    """

    pair: Pair
    clause: Clause | None = None
    claims: Sequence[Found] = ()
    alone: str = ""
    period: str = ""
    sheet: Sheet | None = None


def after(clause: Clause, pair: Pair, claims: Sequence[Found], before: Before) -> Before:
    """What a sentence leaves, with whose trade it was and its claims, to the next one."""
    # That it was a record is nothing that the next sentence goes on with.
    kept = [each for each in claims if not is_open(each)] or _goods_alone(clause)
    alone = clause.countries[0] if len(clause.countries) == 1 else ""
    periods = [each.readings[0].said.period for each in kept if isinstance(each, Candidate)]
    last = "" if clause.periods else before.period
    return Before(pair_after(clause, kept, pair), clause, kept, alone, (periods or [last])[-1])


def _goods_alone(clause: Clause) -> list[Found]:
    """What a heading of trade in some goods, or of these alone, leaves to what is under it."""
    is_heading = bool(clause.terms) or len(clause.marks) <= _TITLE
    is_of_some = (
        is_heading and not clause.quantities and any(mark.kind == "goods" for mark in clause.marks)
    )
    return [Unread(clause.sentence.start, clause.sentence.end, "goods")] if is_of_some else []
