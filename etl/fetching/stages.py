"""What is asked first: the stages of a refresh, each of which can be published by itself. Pure.

A first refresh without a key takes many minutes, and its first minute should bring what most
claims are about: the totals of the newest years.
"""

from enum import IntEnum
from typing import Final

from etl.questions import Call, Query
from etl.schema import TOTAL

NEWEST: Final = 5
"""So many years are the newest ones: the last two may not be published yet, a change needs two."""

STAGES: Final = (
    "the totals of the newest years",
    "the totals of the years before",
    "products and imports by dispatch",
    "months",
)
"""What each stage brings, in the order they are asked."""

WORTH_A_VINTAGE: Final = 50
"""A vintage is published before the end where so many calls are left: a minute at the usual pace.

A refresh of a few revisions is done before anybody would look, and makes one vintage.
"""


class Kind(IntEnum):
    """What a question is about; those before can be published without those after."""

    TOTALS = 0
    PRODUCTS = 1
    DISPATCH = 2
    MONTHS = 3


def kind_of(query: Query) -> Kind:
    """What a question is about."""
    if query.freq == "M":
        return Kind.MONTHS
    if query.basis:
        return Kind.DISPATCH
    return Kind.TOTALS if query.products == (TOTAL,) else Kind.PRODUCTS


def stage_of(query: Query, newest: int) -> int:
    """The place in ``STAGES`` of a question, where ``newest`` is the last year asked about."""
    kind = kind_of(query)
    if kind == Kind.TOTALS:
        return 0 if int(query.period[:4]) > newest - NEWEST else 1
    return 3 if kind == Kind.MONTHS else 2


def staged(calls: list[Call]) -> list[list[Call]]:
    """The calls of each stage, in their order; a call comes with the first of its questions."""
    years = (int(query.period[:4]) for call in calls for query in call.queries)
    newest = max(years, default=0)
    stages: list[list[Call]] = [[] for _ in STAGES]
    for call in calls:
        stages[min(stage_of(query, newest) for query in call.queries)].append(call)
    return stages
