"""A reader's own sentence: a selection as a claim, and a claim's statement as a selection. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.address.limits import Limits
from dashboard.address.refusing import refuse
from dashboard.address.selection import Selection
from dashboard.address.typed_number import in_digits
from dashboard.claims.legality import check
from dashboard.claims.model import Claim, Statement
from dashboard.claims.rule import SIGNS
from dashboard.claims.said import Said, statement
from dashboard.claims.spans import has_since
from dashboard.measures.comparisons import OVER_ANOTHER
from dashboard.measures.lens import of_goods
from dashboard.measures.measuring import Case

PARAMETERS: Final = (
    "reporter", "partner", "measure", "operation", "relation", "value", "precision", "period",
    "base", "than",
)  # fmt: skip


def statement_of(chosen: Selection) -> Statement:
    """What a selection asserts. Raises SelectionError naming the parameters that do not fit."""
    said = _said(chosen)
    refuse(check(said))
    return statement(said)


def _said(chosen: Selection) -> Said:
    """What of a selection belongs to its sentence; the rest of the address says nothing."""
    counted = chosen.relation not in SIGNS
    return Said(
        reporter=chosen.reporter,
        partner=chosen.partner[0],
        measure=chosen.measure,
        operation=chosen.operation,
        period=chosen.period,
        relation=chosen.relation,
        value=float(chosen.value) if counted else None,
        precision=float(chosen.precision) if counted else None,
        since=chosen.base if has_since(chosen.operation) else "",
        only=chosen.lens.only,
        than=chosen.than if chosen.operation == OVER_ANOTHER else "",
    )


def with_said(chosen: Selection, said: Said) -> Selection:
    """The same selection with another sentence."""
    return replace(
        chosen,
        reporter=said.reporter,
        partner=(said.partner,),
        measure=said.measure,
        operation=said.operation,
        relation=said.relation,
        value=chosen.value if said.value is None else in_digits(said.value),
        precision=chosen.precision if said.precision is None else in_digits(said.precision),
        period=said.period,
        base=said.since,
        than=said.than,
        lens=of_goods(chosen.lens, said.only),
    )


def claim_of(chosen: Selection, sentence: str) -> Claim:
    """The selection as a claim of nobody's, in a sentence."""
    return Claim(
        id="check",
        sentence=sentence,
        said_by="",
        said_on=chosen.period,
        title="",
        period=chosen.period,
        statements=(statement_of(chosen),),
    )


def check_query(
    statement: Statement, read: Case, limits: Limits, seen: Selection | None = None
) -> str:
    """The query string that asks under ``/check`` for what was ``read``, ``seen`` the same way."""
    assertion = statement.assertion
    is_counted = assertion.relation not in SIGNS
    said = Said(
        statement.reporter, statement.partner, statement.measure, statement.operation,
        read.period, assertion.relation, assertion.value if is_counted else None,
        assertion.precision if is_counted else None, read.base, only=read.only, than=read.than,
    )  # fmt: skip
    lens = (seen or limits.defaults).lens
    return with_said(replace(limits.defaults, lens=lens), said).to_query(limits.defaults)
