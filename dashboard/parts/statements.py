"""What else was said of one trade: statements of officials, and publishers that differ on it."""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Receipts
from dashboard.address.request import Request
from dashboard.measures.derived import MEASURE_OF
from dashboard.measures.evidence import PUBLISHED, Evidence, Place
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, measure
from dashboard.measures.statements import STATED
from dashboard.parts.blocks import opened, scrolling, with_link
from dashboard.text import pieces
from dashboard.text.definitions import definition_of
from dashboard.text.ends import both_ends
from dashboard.text.goods import goods_title
from dashboard.text.language import in_digits, say, say_many
from dashboard.text.names import country, country_label, source_name
from dashboard.text.scales import MILLIONS, in_scale
from dashboard.text.words import PERCENT, amount, dated, flow_name, measure_title, signed
from etl.schema import DISPATCH, DOLLARS, TOTAL

_MOST: Final = 20
_FIRST: Final = 4  # statements that are read at once
_AMOUNT: Final = " million"
"""What follows the currency in the unit of a statement that is an amount."""


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
    shown, rest = items[:_FIRST], items[_FIRST:]
    more = [opened(say_many(pieces.MORE_STATED, len(rest)), html.Ul(rest))] if rest else []
    return [html.Section([html.H2(say(pieces.STATED)), html.Ul(shown), *more])]


def both_bases(request: Request) -> list[str]:
    """Where imports of a year are known by origin and by dispatch: both, and the other side's word.

    One line on a chart would mislead there; which of the three is meant has to be said.
    """
    chosen, ledger = request.selection, request.snapshot.ledger
    importer, exporter = chosen.reporter, chosen.partner[0]
    if chosen.flow == "X":
        importer, exporter = exporter, importer
    found: list[str] = []
    for year in range(chosen.since, chosen.until + 1):
        place = Place(importer, exporter, "M", str(year))
        for source in ledger.speakers(importer, exporter, str(year)):
            told = ledger.find(source, place), ledger.find(source, place, DISPATCH)
            if told[0] is None or told[1] is None:
                continue
            mirror = measure(Flow("X"), Case(exporter, importer, str(year)), ledger).value
            said = say(
                pieces.BOTH_BASES if mirror else pieces.BOTH_BASES_ALONE,
                year=year,
                importer=country(request.snapshot, importer),
                exporter=country(request.snapshot, exporter),
                origin=_millions(told[0].value),
                dispatch=_millions(told[1].value),
                mirror=_millions(mirror) if mirror else "",
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
            year = max(years)
            defined = definition_of(told[code, year], flow)
            label = country_label(request.snapshot, code)
            text = say(pieces.DEFINITION, country=label, year=year, definition=defined)
            said += [text] if defined else []
    text = say(pieces.DEFINITIONS, definitions=" ".join(said))
    return [html.P(text, className="introduction")] if said else []


def _millions(value: Interval) -> str:
    """Dollars to a tenth of a million; both ends where statements differ."""
    if value.said is None:
        return both_ends(value, "USD")
    return in_scale(value.middle, MILLIONS, 1)


def _amount(row: dict[Any, Any]) -> str:
    """A number as it was published, to its last digit."""
    value = Decimal(row["value"])
    sign, size = "−" if value < 0 else "", in_digits(f"{abs(value):,}")
    digits = f"{sign}{size}"
    unit = str(row["unit"])
    currency = unit.removesuffix(_AMOUNT)
    if unit == "rank":
        return digits
    if unit == "percent":
        return say(PERCENT, number=digits)
    if currency == unit:
        return say(pieces.OTHER_UNIT, number=digits, unit=unit)
    if currency == DOLLARS:
        return say(MILLIONS.amount, sign=sign, number=size)
    return say(pieces.CURRENCY_MILLIONS, currency=currency, amount=digits)


def _statement(request: Request, row: dict[Any, Any]) -> list[Any]:
    before, link, after = with_link(
        pieces.STATEMENT,
        html.A(say(pieces.WHERE_SAID), href=row["address"], rel="noreferrer"),
        period=dated(row["period"]),
        reporter=country(request.snapshot, row["reporter"]),
        partner=country(request.snapshot, row["partner"]),
        measure=_measure(row),
        value=_amount(row),
        who=say(row["said_by"]),
    )
    return [before, link, " ".join(filter(None, (after, say(row["note"]))))]


def _measure(row: dict[Any, Any]) -> str:
    """What a statement is about, with its goods and how the partner is told."""
    flow = STATED[row["measure"]][0] if row["measure"] in STATED else row["measure"]
    name = measure_title(MEASURE_OF.get(flow, flow))
    if row["product"] != TOTAL:
        name = say(pieces.OF_GOODS, measure=name, goods=goods_title(row["product"]))
    by = pieces.BY_COUNTRY.get(row["partner_basis"])
    return say(by, measure=name) if by else name


def publishers(request: Request) -> list[Component]:
    """The same testimony where publishers give it differently, the largest difference first."""
    told = sorted(
        ((_difference(first, other), first, other) for first, other in _pairs(request)),
        key=lambda item: -abs(item[0]),
    )
    title = html.H2(say(pieces.DISAGREE), id="publishers")
    if not told:
        return [html.Section([title, html.P(say(pieces.ONE_PUBLISHER))])]
    rows = [
        html.Tr(
            [
                html.Td(country_label(request.snapshot, first.place.reporter)),
                html.Td(flow_name(first.place.flow)),
                html.Td(first.place.period),
                *_figure(request, first),
                *_figure(request, other),
                html.Td(say(pieces.FROM_ZERO) if difference == math.inf else signed(difference)),
            ]
        )
        for difference, first, other in told[:_MOST]
    ]
    head = [html.Th(say(name), scope="col") for name in pieces.DISAGREE_HEAD]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])
    note = html.P(say(pieces.DISAGREE_NOTE), className="sources")
    return [html.Section([title, note, scrolling(table, "publishers")])]


def _figure(request: Request, figure: Evidence) -> tuple[Component, Component]:
    """Who publishes a figure, and the figure with the way to its receipt."""
    receipts = Receipts(request.snapshot.vintage.id)
    address = receipts.figure(figure.place, figure.source, figure.partner_basis)
    value = amount(figure.value.middle, "USD")
    return (
        html.Td(source_name(request.snapshot, figure.source)),
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
