"""The readings of what a claim asserts: those that give a number, and how many others there are."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Receipts
from dashboard.charts.dots import Dots
from dashboard.claims.readings import Outcome, Reading
from dashboard.parts.blocks import data, scrolling
from dashboard.parts.dots import dotted
from dashboard.parts.take_away import downloads
from dashboard.state.snapshot import Snapshot
from dashboard.text import dots as texts
from dashboard.text import pieces
from dashboard.text.language import say, say_many
from dashboard.text.missing import missing_note
from dashboard.text.names import country
from dashboard.text.on_record import tally
from dashboard.text.readings import measure_text, reading_text, reading_value, source_names
from dashboard.text.verdicts import VERDICT_SHAPES, verdict_name
from dashboard.text.words import dated


def readings(
    number: int,
    outcome: Outcome,
    snapshot: Snapshot,
    drawn: Dots | None,
    files: Mapping[str, str],
) -> list[Component]:
    """Those that give a number, and the one the verdict is given on; the others in one line.

    Where they are ``drawn`` as dots, their table is what can be opened, and ``files`` are what can
    be taken away, by their formats.
    """
    asserted, identity, others = (f"{part}-{number}" for part in ("asserted", "readings", "others"))
    void = [
        reading
        for reading in outcome.readings
        if reading.measured.value is None and reading != outcome.primary
    ]
    told = [reading for reading in outcome.readings if reading not in void]
    table = scrolling(
        _table(told, say(pieces.READINGS_CAPTION), outcome, snapshot), f"{asserted} {identity}"
    )
    found = [html.H3(say(pieces.ALL_READINGS), id=identity), html.P(tally(outcome))]
    if drawn:
        opened = html.Details([html.Summary(say(texts.TABLE)), table])
        below = [
            html.Div(downloads(files), className="links"),
            html.Div(opened, className="folded"),
        ]
        found = [html.Div([*found, dotted(drawn, identity), *below], className="in-dots")]
    else:
        found.append(table)
    if void:
        line = say_many(pieces.NOT_COMPUTED, len(void))
        rest = scrolling(_table(void, line, outcome, snapshot), f"{asserted} {others}")
        found.append(html.Details([html.Summary(line, id=others), rest]))
    return found


def _table(
    readings: Iterable[Reading], caption: str, outcome: Outcome, snapshot: Snapshot
) -> Component:
    heads = [say(name) for name in pieces.READINGS_HEAD]
    rows = [
        html.Tr(
            [html.Th(_verdict(r), scope="row"), *_cells(r, outcome, snapshot, heads[1:])],
            className="primary" if r == outcome.primary else "",
        )
        for r in readings
    ]
    return html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody(rows),
        ],
        className="readings",
    )


def _verdict(reading: Reading) -> str:
    """Its shape and its word."""
    return f"{VERDICT_SHAPES[reading.verdict]} {verdict_name(reading.verdict)}"


def _measure(reading: Reading, outcome: Outcome) -> str:
    """What a reading measures, and whether the verdict is given on it."""
    name = measure_text(reading)
    return say(pieces.FIRST_READING, measure=name) if reading == outcome.primary else name


def _cells(
    reading: Reading, outcome: Outcome, snapshot: Snapshot, heads: list[str]
) -> list[Component]:
    """What a reading gives, each cell with its heading, which a phone shows before it."""
    told = (
        _value(reading, outcome, snapshot),
        _measure(reading, outcome),
        dated(reading.case.period),
        reading_text(reading, snapshot),
        source_names(reading, snapshot),
    )
    return [html.Td(cell, **data("head", head)) for cell, head in zip(told, heads, strict=True)]


def _value(reading: Reading, outcome: Outcome, snapshot: Snapshot) -> Any:  # noqa: ANN401 -- a link or text
    """What a reading gives, with the way to its receipt; or what is missing."""
    text = reading_value(reading, outcome.statement.assertion)
    if not text:
        return missing_note(reading.measured.missing, partial(country, snapshot))
    receipts = Receipts(snapshot.vintage.id)
    return dcc.Link(text, href=receipts.reading(reading, outcome.statement.operation))
