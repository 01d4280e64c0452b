"""Pieces of a receipt: its panel, the number to its last digit, each figure with its origin."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.measures.derived import MEASURE_OF
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Measured
from dashboard.parts.blocks import aria, definition_list
from dashboard.text import labels, pieces
from dashboard.text.ends import both_ends, with_sign
from dashboard.text.goods import goods_title
from dashboard.text.language import in_digits, say
from dashboard.text.names import cautions, country, source_name
from dashboard.text.pages import receipt as words
from dashboard.text.scales import DOLLARS, in_scale
from dashboard.text.words import amount, as_read, capital, dated, measure_title, status_word


def panel() -> Component:
    """The place beside a page where ``assets/receipts.js`` opens receipts; empty until it does."""
    close = say(words.CLOSE)
    return html.Dialog(
        [
            html.Div(
                [
                    html.P(say(words.RECEIPT), id="panel-name", className="said-by"),
                    html.Button("✕", className="close", title=close, **aria("label", close)),
                ],
                className="bar",
            ),
            html.Div(className="told"),
            html.P(say(words.COMING), className="coming"),
            html.P(role="status", className="unseen"),
        ],
        id="panel",
        tabIndex=-1,
        **aria("labelledby", "panel-name"),
    )


def value_pairs(measured: Measured, *, is_change: bool) -> list[tuple[str, Any]]:
    """The number to more digits than elsewhere, and between which ends it lies."""
    value, unit = measured.value, measured.unit
    if value is None:
        return []
    pairs = []
    if value.said is not None:
        text = amount(value.said, unit, 2)
        told = with_sign(text, as_read(value.said, unit, 2)) if is_change else text
        pairs.append((say(labels.VALUE), told))
    if not value.is_exact:
        pairs.append((say(pieces.RANGE), both_ends(value, unit, 2, is_change=is_change)))
    return pairs


def term_block(request: Request, term: dict[str, Any]) -> Component:
    """One figure of a receipt: where it stands, and where it was read or said."""
    title = say(
        pieces.FIGURES.get(term["flow"], pieces.FIGURE),
        flow=capital(measure_title(MEASURE_OF.get(term["flow"], term["flow"]))),
        reporter=country(request.snapshot, term["reporter"]),
        partner=country(request.snapshot, term["partner"]),
        period=dated(term["period"]),
        goods=goods_title(term["product"]),
        value=_told(term),
    )
    source = source_name(request.snapshot, term["source"])
    pairs: list[tuple[str, Any]] = [
        (say(labels.SOURCE), say(pieces.EDITION, source=source, edition=term["edition"])),
        (say(labels.STATUS), status_word(term["status"])),
        (say(pieces.VALUATION), _code(term["valuation"])),
        (say(pieces.PARTNER_BY), _code(term["partner_basis"])),
    ]
    if "currency" in term:
        pairs.append((say(pieces.PUBLISHED_AS), _paid(term)))
    speaking = {term["source"]: [term["period"]]}
    caution = cautions(request.snapshot, speaking, [term["reporter"]])
    if caution:
        pairs.append((say(labels.CAUTION), caution))
    for origin in term["origins"]:
        pairs += [(say(pieces.ORIGINS[key]), _origin(key, value)) for key, value in origin.items()]
    address = term["receipt"]
    link = [dcc.Link(say(pieces.OWN_RECEIPT), href=address)] if address else []
    return html.Div([html.H3(title), definition_list(pairs), *link])


def _code(code: str) -> str:
    """A code of the figures' columns as a word."""
    return say(pieces.CODES.get(code, code))


def _paid(term: dict[str, Any]) -> str:
    """An amount in the currency it was published in, with its rate."""
    return say(
        pieces.AT_RATE,
        amount=in_digits(f"{term['amount']:,.2f}"),
        currency=term["currency"],
        rate=in_digits(f"{term['usd_per_unit']:.4f}"),
    )


def _told(term: dict[str, Any]) -> str:
    """A figure's value to its last digit, and between which ends it is known."""
    if "value_usd" in term:
        unit, value = "USD", _dollars(term["value_usd"])
        low, high = term["low_usd"], term["high_usd"]
    else:
        unit, low, high = term["unit"], term["low"], term["high"]
        value = amount(term["value"], unit, 1)
    if term["statements_differ"]:
        return say(pieces.STATEMENTS_DIFFER, ends=both_ends(Interval(low, high), unit))
    if low != high:
        ends = both_ends(Interval(low, high), unit, 1)
        return say(pieces.PUBLISHED_BETWEEN, value=value, ends=ends)
    return value


def _dollars(value: float) -> str:
    """An amount to the dollar."""
    return in_scale(value, DOLLARS, 0)


def _origin(key: str, value: object) -> Any:  # noqa: ANN401 -- a component or text
    text = str(value)
    if key.startswith("said_") and isinstance(value, float):
        unit = {"said_usd": "USD", "said_percent": "percent"}.get(key, "rank")
        text = _dollars(value) if unit == "USD" else amount(value, unit, 1)
    if key == "address" and text.startswith(("http://", "https://")):
        return html.A(text, href=text, rel="noreferrer", className="address")
    return html.Code(text) if key == "sha256" else say(text)
