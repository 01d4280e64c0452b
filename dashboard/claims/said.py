"""The parts of a statement, or of a number asked for, as written and not yet judged. Pure."""

from dataclasses import dataclass
from typing import cast

from dashboard.claims.model import Statement
from dashboard.claims.rule import Assertion, Relation
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Operation


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that is asked for, as written: a measure in a period, and what is done with it.

    ``since`` is the earlier period of a change, ``goods`` a group or an HS code, ``report`` whose
    report is asked for, ``than`` another partner it is held against.
    """

    measure: str
    operation: str
    period: str
    since: str = ""
    goods: str = ""
    report: str = ""
    than: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as written: what is measured of whom and when, and what is asserted of it.

    ``since`` is the earlier year of a change; ``value`` and ``precision`` are None where they are
    not given; ``also`` names other measures the same words may mean, ``only`` is one HS
    code or group of them, or of what was read all but one (``-27``), ``than`` another partner it
    is held against, and ``currency`` what an amount was said in where not in dollars.
    """

    reporter: str
    partner: str
    measure: str
    operation: str
    period: str
    relation: str
    value: float | None = None
    precision: float | None = None
    since: str = ""
    also: tuple[str, ...] = ()
    only: str = ""
    than: str = ""
    currency: str = ""


def statement(said: Said) -> Statement:
    """A statement in which nothing is wrong, ready to be read and judged."""
    value = 0.0 if said.value is None else said.value
    precision = 1.0 if said.precision is None else said.precision
    return Statement(
        reporter=said.reporter,
        partner=said.partner,
        measure=said.measure,
        assertion=Assertion(
            cast("Relation", said.relation), value, precision, MEASURES[said.measure].is_rank
        ),
        operation=cast("Operation", said.operation),
        since=said.since,
        also=said.also,
        only=said.only,
        than=said.than,
    )
