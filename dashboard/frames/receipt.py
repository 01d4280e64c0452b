"""A number's receipt: what it was made of, and where each part was read. Pure.

The terms are figures with their place, source and status; each leads to an input of the vintage's
manifest (question, address, time, hash) or, for a quote, to who is quoted where.
"""

from functools import partial
from typing import Any, Final

from dashboard.address.links import Receipts
from dashboard.measures.evidence import PUBLISHED, Evidence
from dashboard.measures.measuring import Case, Measured
from dashboard.state.definitions import definitions_in
from dashboard.state.snapshot import Snapshot
from dashboard.text.attribution import composition, years_apart
from dashboard.text.definitions import definition_of
from dashboard.text.formulas import formula_text
from dashboard.text.names import source_name
from etl.schema import DOLLARS, TOTAL


def figures_told(measured: Measured, snapshot: Snapshot) -> dict[str, Any]:
    """What a receipt says of the figures a number was made of, as plain values.

    ``terms`` are those in US dollars, each with its own origin; ``missing`` says what stands in the
    way of a value.
    """
    return {
        "disagreeing": [term_receipt(other, snapshot) for other in measured.disagreeing],
        "terms": [term_receipt(term, snapshot) for term in measured.terms],
        "missing": [
            {"reason": gap.reason, "source": gap.source, **gap.place._asdict()}
            for gap in measured.missing
        ],
    }


def number_told(  # noqa: PLR0913 -- a number and what was done to get it
    name: str,
    case: Case,
    measured: Measured,
    snapshot: Snapshot,
    *,
    operation: str = "level",
    goods: str = "",
) -> dict[str, Any]:
    """What a receipt says of the number itself, without its figures."""
    value = measured.value
    return {
        "measure": name,
        "operation": operation,
        "formula": formula_text(name, case, operation, goods),
        "reporter": case.reporter,
        "partner": case.partner,
        "period": case.period,
        "base": case.base,
        "than": case.than,
        "report": case.report,
        "goods": goods or case.only or TOTAL,
        "without": list(case.without),
        "basis": case.basis,
        "value": value.middle if value else None,
        "low": value.low if value else None,
        "high": value.high if value else None,
        "unit": measured.unit,
        "status": measured.status if value else "missing",
        "statuses": list(measured.statuses) if value else [],
        "composed": composition(measured, partial(source_name, snapshot)),
        "years_apart": years_apart(measured, partial(source_name, snapshot)),
        "vintage": snapshot.vintage.id,
    }


_SAID: Final = {"USD": "said_usd", "percent": "said_percent", "rank": "said_rank"}


def term_receipt(term: Evidence, snapshot: Snapshot) -> dict[str, Any]:
    """One figure's place, value and origin, and where its own receipt stands."""
    return {
        **term.place._asdict(),
        **_valued(term),
        "statements_differ": term.statements_differ,
        "status": term.status,
        "valuation": term.valuation,
        "partner_basis": term.partner_basis,
        "source": term.source,
        "edition": term.edition,
        "receipt": Receipts(snapshot.vintage.id).figure(
            term.place, term.source, term.partner_basis
        ),
        "origins": _origins(term, snapshot),
    }


def _valued(term: Evidence) -> dict[str, Any]:
    """A figure in dollars, with what it was published in; what was said of a share in percent."""
    value = term.value
    if term.unit != DOLLARS:
        return {"unit": term.unit, "value": value.middle, "low": value.low, "high": value.high}
    amounts = {"value_usd": value.middle, "low_usd": value.low, "high_usd": value.high}
    if term.currency == DOLLARS:
        return amounts
    # Nobody publishes fractions of a cent: what is beyond is the division's.
    amount = round(value.middle / term.rate, 2)
    return amounts | {"currency": term.currency, "amount": amount, "usd_per_unit": term.rate}


def _origins(term: Evidence, snapshot: Snapshot) -> list[dict[str, Any]]:
    """The manifest's inputs a figure was read from, or the statements it is quoted from."""
    if term.source == PUBLISHED:
        said = zip(term.said_by, term.inputs, term.said, strict=True)
        return [
            {"said_by": name, "address": address, _SAID[term.unit]: value.middle}
            for name, address, value in said
        ]
    kept = (
        "publisher", "citation", "query", "address", "retrieved", "sha256", "rows", "note",
        "conversion",
    )  # fmt: skip
    inputs = {item["id"]: item for item in snapshot.vintage.manifest["inputs"]}
    found = [inputs[name] for name in term.inputs if name in inputs]
    told = definitions_in(found).get((term.place.reporter, term.place.period), {})
    defined = definition_of(told, term.place.flow, notes=True)
    origins = [{key: item[key] for key in kept if item.get(key)} for item in found]
    return [*origins, {"definitions": defined}] if defined else origins
