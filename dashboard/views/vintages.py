"""Vintages: which states of the data there are, and what changed between two."""

from typing import Final

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import controls
from dashboard.claim_text import VERDICT_NAMES
from dashboard.repository import Snapshot
from dashboard.selection import SelectionError
from dashboard.summaries import spans, vintage_date
from dashboard.view import Request, View
from dashboard.vintage_changes import CHANGE_COLUMNS, changes, flips
from dashboard.words import amount
from etl.reader import DataError

PARAMETERS: Final = ("vintage", "against")
SHOWN: Final = 30


def frame(request: Request) -> pd.DataFrame:
    """Every figure that differs between the two vintages, the largest first."""
    older, newer = _two(request)
    if older is None:
        return pd.DataFrame(columns=[*CHANGE_COLUMNS, "older", "newer"])
    found = changes(older.vintage.flows, newer.vintage.flows)
    return found.assign(older=older.vintage.id, newer=newer.vintage.id)


def lead(_request: Request) -> list[Component]:
    """What a vintage is."""
    text = (
        "A vintage is the data as they stood on a date. It never changes, so a link that pins one "
        "shows the same numbers for ever; years that a publisher revises appear in a newer one."
    )
    return [html.H1("Vintages"), html.P(text, className="introduction")]


def controls_of(request: Request) -> list[Component]:
    """The two vintages compared."""
    held = {name: f"{vintage_date(name)} ({name})" for name in reversed(request.vintages)}
    return [
        controls.choice(request, "against", "From", {"": "the one it was built on"} | held),
        controls.choice(request, "vintage", "to", {"": "the newest"} | held),
    ]


def content(request: Request) -> list[Component]:
    """What changed, then all vintages."""
    older, newer = _two(request)
    return [*_difference(request, older, newer), *_held(request)]


def _difference(request: Request, older: Snapshot | None, newer: Snapshot) -> list[Component]:
    if older is None:
        text = "{vintage} is the first vintage here: there is none to compare it with."
        return [html.P(text.format(vintage=newer.vintage.id))]
    found = changes(older.vintage.flows, newer.vintage.flows)
    counts = found["kind"].value_counts()
    text = "From {older} to {newer}: {changed:,} figures changed, {new:,} new, {gone:,} gone."
    summary = text.format(
        older=older.vintage.id,
        newer=newer.vintage.id,
        **{kind: int(counts.get(kind, 0)) for kind in ("changed", "new", "gone")},
    )
    moved = [
        html.Li(
            [
                dcc.Link(flip.sentence, href=f"/claim/{flip.claim}"),
                f": {VERDICT_NAMES[flip.before]} to {VERDICT_NAMES[flip.after]}",
            ]
        )
        for flip in flips(older, newer)
    ]
    return [
        html.Section(
            [
                html.H2("What changed"),
                html.P(summary),
                html.H3("Verdicts that moved"),
                html.Ul(moved) if moved else html.P("None."),
                html.H3("Figures, the largest change first"),
                html.Div(_table(found.head(SHOWN)), className="scroll", tabIndex=0),
                html.H3("Years touched"),
                html.Ul(_years(found)) if len(found) else html.P("None."),
                html.A(
                    "All changes as CSV",
                    href=request.address("vintages", suffix=".csv"),
                    download="",
                ),
            ]
        )
    ]


def _table(found: pd.DataFrame) -> Component:
    names = (
        "Source",
        "Reporter",
        "Partner",
        "Flow",
        "Period",
        "Product",
        "Before",
        "After",
        "Change",
    )
    rows = [
        html.Tr(
            [
                *(
                    html.Td(str(row[name]))
                    for name in ("source", "reporter", "partner", "flow", "period", "product")
                ),
                html.Td(_value(row["older_usd"])),
                html.Td(_value(row["newer_usd"])),
                html.Td(
                    row["kind"]
                    if pd.isna(row["change_percent"])
                    else f"{row['change_percent']:+.1f}%".replace("-", "−")
                ),
            ]
        )
        for row in found.to_dict("records")
    ]
    head = html.Tr([html.Th(name, scope="col") for name in names])
    return html.Table([html.Thead(head), html.Tbody(rows)])


def _value(value: float) -> str:
    return "–" if pd.isna(value) else amount(value, "USD")


def _years(found: pd.DataFrame) -> list[Component]:
    year = found["period"].str[:4]
    return [
        html.Li(f"{source} {reporter}: {spans(sorted(set(part)))}")
        for (source, reporter), part in year.groupby([found["source"], found["reporter"]])
    ]


def _held(request: Request) -> list[Component]:
    items = [
        html.Li(
            [
                f"{vintage_date(name)}: ",
                dcc.Link(name, href=f"/overview?vintage={name}"),
            ]
        )
        for name in reversed(request.vintages)
    ]
    return [html.Section([html.H2("All vintages held"), html.Ul(items)])]


def _two(request: Request) -> tuple[Snapshot | None, Snapshot]:
    """The older and the newer state; the older is by default the one the newer was built on."""
    newer = request.snapshot
    wanted = request.selection.against or newer.vintage.manifest.get("base") or ""
    if not wanted or (not request.selection.against and wanted not in request.vintages):
        return None, newer
    try:
        return request.state(wanted), newer
    except DataError as error:
        message = f"Parameter against: {error}"
        raise SelectionError(message) from error


VIEW: Final = View("vintages", "Vintages", frame, content, lead, controls_of, PARAMETERS)
