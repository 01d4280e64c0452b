"""A reader's own sentence: a selection as a claim, and a claim's statement as a selection. Pure."""

from dataclasses import replace
from typing import Final, cast

from dashboard.claims.model import Claim, Operation, Statement, is_rank
from dashboard.claims.rule import SIGNS, Assertion, Relation
from dashboard.measures import MEASURES
from dashboard.measures.measuring import Case
from dashboard.selection import Limits, Selection, SelectionError
from dashboard.words import MEASURE_NAMES

PARAMETERS: Final = (
    "reporter", "partner", "measure", "operation", "relation", "value", "precision", "period",
    "base",
)  # fmt: skip


def statement_of(chosen: Selection) -> Statement:
    """What a selection asserts. Raises SelectionError naming the parameters that do not fit."""
    _refuse_misfits(chosen)
    # The selection was read against the same lists of words.
    relation = cast("Relation", chosen.relation)
    operation = cast("Operation", chosen.operation)
    rank = is_rank(chosen.measure)
    assertion = Assertion(relation, rank=rank)
    if relation not in SIGNS:
        assertion = Assertion(relation, float(chosen.value), float(chosen.precision), rank)
    return Statement(
        reporter=chosen.reporter,
        partner=chosen.partner[0],
        measure=chosen.measure,
        assertion=assertion,
        operation=operation,
        since=chosen.base if operation.startswith("change") else "",
    )


def _refuse_misfits(chosen: Selection) -> None:
    """Raise SelectionError where the parts of a sentence do not go together."""
    changes = chosen.operation.startswith("change")
    for misfit, text in (
        (
            chosen.measure not in MEASURES,
            "Parameter measure: {measure} is shown, but cannot be claimed.",
        ),
        (
            chosen.relation in {"rises", "falls"} and not changes,
            "Parameter relation: something {relation} only as a change; set operation.",
        ),
        (
            chosen.relation in {"greater", "smaller"}
            and chosen.operation != "partner over reporter",
            "Parameter relation: {relation} compares both sides; set operation.",
        ),
        (
            "-" in chosen.period + chosen.base,
            "Parameter period: a sentence is checked by year, not by month.",
        ),
        (not chosen.period, "Parameter period: a sentence needs its year."),
        (changes and not chosen.base, "Parameter base: a change needs the earlier year."),
        (
            changes and chosen.base >= chosen.period,
            "Parameter base: {base} is not before {period}.",
        ),
        (
            chosen.operation == "partner over reporter" and not chosen.measure.startswith("share"),
            "Parameter measure: both sides are compared by a share, such as share of turnover.",
        ),
    ):
        if misfit:
            message = text.format(
                measure=chosen.measure,
                relation=chosen.relation,
                base=chosen.base,
                period=chosen.period,
            )
            raise SelectionError(message)


def claim_of(chosen: Selection, names: dict[str, str], number: str) -> Claim:
    """The selection as a claim of nobody's; ``number`` is the claimed value as written."""
    statement = statement_of(chosen)
    verbs = {
        "is": f"was {number}",
        "at least": f"was at least {number}",
        "at most": f"was at most {number}",
        "rises": "rose",
        "falls": "fell",
        "greater": "was the greater",
        "smaller": "was the smaller",
    }
    texts = {
        "level": "{measure} of {reporter} with {partner} {verb} in {year}",
        "change": "{measure} of {reporter} with {partner} from {base} to {year}: the change {verb}",
        "change in points": (
            "{measure} of {reporter} with {partner} from {base} to {year}: the change {verb}"
        ),
        "partner over reporter": (
            "{measure} in {year}: what {reporter} is to {partner}, less what {partner} is to "
            "{reporter}, {verb}"
        ),
    }
    sentence = texts[chosen.operation].format(
        measure=MEASURE_NAMES[chosen.measure],
        reporter=names[chosen.reporter],
        partner=names[chosen.partner[0]],
        verb=verbs[chosen.relation],
        year=chosen.period,
        base=chosen.base,
    )
    return Claim(
        id="check",
        sentence=sentence,
        said_by="",
        said_on=chosen.period,
        title="",
        period=chosen.period,
        statements=(statement,),
    )


def check_query(
    statement: Statement, read: Case, limits: Limits, seen: Selection | None = None
) -> str:
    """The query string that asks under ``/check`` for what was ``read``, ``seen`` the same way."""
    assertion = statement.assertion
    seen = seen or limits.defaults
    chosen = replace(
        limits.defaults,
        lens=seen.lens,
        reporter=statement.reporter,
        partner=(statement.partner,),
        measure=statement.measure,
        operation=statement.operation,
        relation=assertion.relation,
        period=read.period,
        base=read.base,
    )
    if assertion.relation not in SIGNS:
        chosen = replace(
            chosen, value=_plain(assertion.value), precision=_plain(assertion.precision)
        )
    return chosen.to_query(limits.defaults)


def _plain(value: float) -> str:
    return f"{value:.9f}".rstrip("0").rstrip(".")
