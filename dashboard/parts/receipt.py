"""Pieces of a receipt: the number to its last digit, and each figure with its origin."""

from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Measured
from dashboard.parts.blocks import definition_list
from dashboard.text.ends import both_ends
from dashboard.text.words import FLOW_NAMES, amount, capital


def value_pairs(measured: Measured) -> list[tuple[str, Any]]:
    """The number to more digits than elsewhere, and between which ends it lies."""
    value, unit = measured.value, measured.unit
    if value is None:
        return []
    said = [] if value.said is None else [("Value", amount(value.said, unit, 2))]
    ends = [] if value.is_exact else [("From and to", both_ends(value, unit, 2))]
    return [*said, *ends]


def term_block(request: Request, term: dict[str, Any]) -> Component:
    """One figure of a receipt: where it stands, and where it was read or said."""
    title = "{flow} of {reporter} with {partner}, {period}, {product}: {value}".format(
        flow=capital(FLOW_NAMES.get(term["flow"], term["flow"])),
        reporter=request.name(term["reporter"]),
        partner=request.name(term["partner"]),
        period=term["period"],
        product="all goods" if term["product"] == "TOTAL" else f"HS {term['product']}",
        value=_told(term),
    )
    pairs: list[tuple[str, Any]] = [
        ("Source", f"{request.snapshot.source_name(term['source'])}, edition {term['edition']}"),
        ("Status", term["status"]),
        ("Valuation", term["valuation"]),
        ("Partner by", term["partner_basis"]),
    ]
    if "currency" in term:
        paid = "{amount:,.2f} {currency} at {usd_per_unit:.4f} US dollars each"
        pairs.append(("Published as", paid.format(**term)))
    caution = request.snapshot.cautions([term["source"]], [term["reporter"]])
    if caution:
        pairs.append(("Caution", caution))
    for origin in term["origins"]:
        pairs += [(_ORIGIN[key], _origin(key, value)) for key, value in origin.items()]
    address = term["receipt"]
    link = [dcc.Link("Receipt of this figure alone", href=address)] if address else []
    return html.Div([html.H3(title), definition_list(pairs), *link])


def _told(term: dict[str, Any]) -> str:
    """A figure's value to its last digit, and between which ends it is known."""
    if "value_usd" in term:
        unit, value = "USD", f"US$ {term['value_usd']:,.0f}"
        low, high = term["low_usd"], term["high_usd"]
    else:
        unit, low, high = term["unit"], term["low"], term["high"]
        value = amount(term["value"], unit, 1)
    if term["statements_differ"]:
        return f"{both_ends(Interval(low, high), unit)}, as statements differ"
    if low != high:
        return f"{value} ({both_ends(Interval(low, high), unit, 1)} as published)"
    return value


_ORIGIN: Final = {
    "publisher": "Publisher",
    "citation": "Cite as",
    "query": "Question asked",
    "address": "Address",
    "retrieved": "Retrieved",
    "sha256": "SHA-256 of the answer, or of the file it was imported from",
    "rows": "Rows in it",
    "note": "How it came here",
    "said_by": "Said by",
    "said_usd": "What was said",
    "said_percent": "What was said",
    "said_rank": "What was said",
    "conversion": "How it became dollars",
    "definitions": "Defined by its publisher as",
}


def _origin(key: str, value: object) -> Any:  # noqa: ANN401 -- a component or text
    text = str(value)
    if key.startswith("said_") and isinstance(value, float):
        unit = {"said_usd": "USD", "said_percent": "percent"}.get(key, "rank")
        text = f"US$ {value:,.0f}" if unit == "USD" else amount(value, unit, 1)
    if key == "address" and text.startswith(("http://", "https://")):
        return html.A(text, href=text, rel="noreferrer")
    return html.Code(text) if key == "sha256" else text
