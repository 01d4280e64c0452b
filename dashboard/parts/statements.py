"""What else was said of one trade: statements of officials, and publishers that differ on it."""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Receipts
from dashboard.address.request import Request
from dashboard.measures.evidence import PUBLISHED, Evidence, Place
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, measure
from dashboard.text.definitions import definition_of
from dashboard.text.ends import both_ends
from dashboard.text.words import FLOW_NAMES, amount, capital, signed
from etl.schema import DISPATCH

_MOST: Final = 20
_AMOUNT: Final = " million"
_SUFFIXES: Final = {"percent": "%", "rank": ""}
"""What follows the digits of a statement that is no amount."""


def statements(request: Request) -> list[Component]:
    """What officials and agencies said of the pair's trade, each with its basis and address."""
    chosen = request.selection
    pairs = {(chosen.reporter, chosen.partner[0]), (chosen.partner[0], chosen.reporter)}
    table = request.snapshot.published.to_dict("records")
    mine = [row for row in table if (row["reporter"], row["partner"]) in pairs]
    items = [
        html.Li(_statement(request, row))
        for row in sorted(mine, key=lambda row: row["period"], reverse=True)
    ]
    if not items:
        return []
    return [html.Section([html.H2("Published statements on this trade"), html.Ul(items)])]


def both_bases(request: Request) -> list[str]:
    """Where imports of a year are known by origin and by dispatch: both, and the other side's word.

    One line on a chart would mislead there; which of the three is meant has to be said.
    """
    chosen, ledger = request.selection, request.snapshot.ledger
    importer, exporter = chosen.reporter, chosen.partner[0]
    if chosen.flow == "X":
        importer, exporter = exporter, importer
    text = (
        "{year}: {importer}’s imports from {exporter} are {origin} by country of origin, "
        "{dispatch} by country of dispatch; {exporter} reports exports of {mirror}."
    )
    found: list[str] = []
    for year in range(chosen.since, chosen.until + 1):
        place = Place(importer, exporter, "M", str(year))
        for source in ledger.speakers(importer, exporter, str(year)):
            told = ledger.find(source, place), ledger.find(source, place, DISPATCH)
            if told[0] is None or told[1] is None:
                continue
            mirror = measure(Flow("X"), Case(exporter, importer, str(year)), ledger)
            said = text.format(
                year=year,
                importer=request.name(importer),
                exporter=request.name(exporter),
                origin=_millions(told[0].value),
                dispatch=_millions(told[1].value),
                mirror=_millions(mirror.value),
            )
            found.append(said)
            break
    return found


def what_is_counted(request: Request) -> list[Component]:
    """What the two customs really count, by their publishers' metadata of the newest year told."""
    chosen, told = request.selection, request.snapshot.definitions
    sides = (
        (chosen.reporter, chosen.flow),
        (chosen.partner[0], "X" if chosen.flow == "M" else "M"),
    )
    said = []
    for code, flow in sides:
        years = [period for who, period in told if who == code and "-" not in period]
        if years:
            defined = definition_of(told[code, max(years)], flow)
            said += [f"{capital(request.name(code))}’s {defined} ({max(years)})"] if defined else []
    text = f"By the publishers’ own definitions: {'; '.join(said)}."
    return [html.P(text, className="introduction")] if said else []


def _millions(value: Interval | None) -> str:
    """Dollars to a tenth of a million; both ends where statements differ."""
    if value is None:
        return "an unknown amount"
    if value.said is None:
        return both_ends(value, "USD")
    return f"US$\N{NO-BREAK SPACE}{value.middle / 1e6:,.1f} million"


def _amount(row: dict[Any, Any]) -> str:
    """A number as it was published, to its last digit."""
    digits = f"{Decimal(row['value']):,}".replace("-", "\N{MINUS SIGN}")
    unit = row["unit"]
    if not unit.endswith(_AMOUNT):
        return digits + _SUFFIXES.get(unit, f" {unit}")
    currency = unit.removesuffix(_AMOUNT).replace("USD", "US$")
    return f"{currency}\N{NO-BREAK SPACE}{digits}{_AMOUNT}"


def _statement(request: Request, row: dict[Any, Any]) -> list[Any]:
    text = "{period}, {reporter} with {partner}: {measure}{basis} {value}. {who}. "
    said = text.format(
        period=row["period"].replace("/", " to "),
        reporter=request.name(row["reporter"]),
        partner=request.name(row["partner"]),
        measure=row["measure"],
        basis=_basis(row),
        value=_amount(row),
        who=row["said_by"],
    )
    link = html.A("Where it was said", href=row["address"], rel="noreferrer")
    return [said, link, f". {row['note']}" if row["note"] else "."]


def _basis(row: dict[Any, Any]) -> str:
    goods = "" if row["product"] == "TOTAL" else f" ({row['product']})"
    basis = "" if row["partner_basis"] == "unknown" else f" by country of {row['partner_basis']}"
    return f"{goods}{basis}"


def publishers(request: Request) -> list[Component]:
    """The same testimony where publishers give it differently, the largest difference first."""
    told = sorted(
        ((_difference(first, other), first, other) for first, other in _pairs(request)),
        key=lambda item: -abs(item[0]),
    )
    title = html.H2("Publishers of the same testimony")
    if not told:
        none = html.P("No two publishers give the same testimony for these years.")
        return [html.Section([title, none])]
    head = ("Reporter", "Flow", "Year", "First publisher", "Figure", "Other publisher", "Figure",
            "Difference")  # fmt: skip
    rows = [
        html.Tr(
            [
                html.Td(request.label(first.place.reporter)),
                html.Td(FLOW_NAMES[first.place.flow]),
                html.Td(first.place.period),
                *_figure(request, first),
                *_figure(request, other),
                html.Td("from nothing" if difference == math.inf else signed(difference)),
            ]
        )
        for difference, first, other in told[:_MOST]
    ]
    table = html.Table(
        [html.Thead(html.Tr([html.Th(name, scope="col") for name in head])), html.Tbody(rows)]
    )
    note = html.P("All goods, imports by each publisher’s main basis.", className="sources")
    return [html.Section([title, note, html.Div(table, className="scroll", tabIndex=0)])]


def _figure(request: Request, figure: Evidence) -> tuple[Component, Component]:
    """Who publishes a figure, and the figure with the way to its receipt."""
    receipts = Receipts(request.snapshot.vintage.id)
    address = receipts.figure(figure.place, figure.source, figure.partner_basis)
    value = amount(figure.value.middle, "USD")
    return (
        html.Td(request.snapshot.source_name(figure.source)),
        html.Td(dcc.Link(value, href=address)),
    )


def _pairs(request: Request) -> Iterator[tuple[Evidence, Evidence]]:
    """The first source's figure with each other source's, of both sides and flows."""
    chosen, ledger = request.selection, request.snapshot.ledger
    sides = (chosen.reporter, chosen.partner[0])
    for reporter, partner in (sides, sides[::-1]):
        for year in range(chosen.since, chosen.until + 1):
            sources = ledger.speakers(reporter, partner, str(year))
            for flow in ("X", "M"):
                place = Place(reporter, partner, flow, str(year))
                found = [ledger.find(name, place) for name in sources if name != PUBLISHED]
                told = [evidence for evidence in found if evidence is not None]
                yield from ((told[0], other) for other in told[1:])


def _difference(first: Evidence, other: Evidence) -> float:
    """Percent of the first; infinite where that is nothing."""
    if not first.value.middle:
        return math.inf if other.value.middle else 0.0
    return 100 * (other.value.middle / first.value.middle - 1)
