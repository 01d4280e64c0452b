"""Vintages: which states of the data there are, and what changed between two."""

from typing import Any, Final

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Receipts
from dashboard.address.refusing import SelectionError, of_data
from dashboard.address.request import Request
from dashboard.measures.evidence import Place
from dashboard.measures.lens import LENS
from dashboard.parts import controls
from dashboard.state.changes import changes, flips
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import VERDICT_NAMES
from dashboard.text.summaries import spans, vintage_date
from dashboard.text.words import FLOW_NAMES, NO_VALUE, amount, signed
from dashboard.views.view import View
from etl.differences import CHANGE_COLUMNS, others_changed
from etl.schema import DISPATCH
from etl.vintage import DataError

PARAMETERS: Final = ("against", *LENS)
LISTED: Final = 30


def frame(request: Request) -> pd.DataFrame:
    """Every figure that differs between the two vintages, the largest first."""
    older, newer = _two(request)
    if older is None:
        return pd.DataFrame(columns=[*CHANGE_COLUMNS, "older", "newer"])
    found = changes(older.vintage.flows, newer.vintage.flows, request.selection.lens)
    return found.assign(older=older.vintage.id, newer=newer.vintage.id)


INTRODUCTION: Final = (
    "A vintage is the data as they stood on a date. It never changes, so a link that pins one "
    "shows the same numbers for ever; years that a publisher revises appear in a newer one."
)


def title(_request: Request) -> str:
    """The page's name."""
    return "Vintages"


def description(_request: Request) -> str:
    """What a vintage is."""
    return INTRODUCTION


def lead(request: Request) -> list[Component]:
    """What a vintage is."""
    return [html.H1(title(request)), html.P(INTRODUCTION, className="introduction")]


def controls_of(request: Request) -> list[Component]:
    """The two vintages compared."""
    held = {name: f"{vintage_date(name)} ({name})" for name in reversed(request.vintages)}
    return [
        controls.choice(request, "against", "From", {"": "the one it was built on"} | held),
        controls.choice(request, "vintage", "to", {"": "the newest"} | held),
        *controls.lens(request),
    ]


def content(request: Request) -> list[Component]:
    """What changed, then all vintages."""
    older, newer = _two(request)
    return [*_difference(request, older, newer), *_held(request)]


def _difference(request: Request, older: Snapshot | None, newer: Snapshot) -> list[Component]:
    if older is None:
        text = "{vintage} is the first vintage here: there is none to compare it with."
        return [html.P(text.format(vintage=newer.vintage.id))]
    found = changes(older.vintage.flows, newer.vintage.flows, request.selection.lens)
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
                dcc.Link(flip.sentence, href=request.links.through(f"claim/{flip.claim}")),
                f": {VERDICT_NAMES[flip.before]} to {VERDICT_NAMES[flip.after]}",
            ]
        )
        for flip in flips(older, newer, request.selection.lens)
    ]
    return [
        html.Section(
            [
                html.H2("What changed"),
                html.P(summary),
                html.H3("Verdicts that moved"),
                html.Ul(moved) if moved else html.P("None."),
                html.H3("Figures, the largest change first"),
                html.Div(
                    _table(request, found.head(LISTED), older), className="scroll", tabIndex=0
                ),
                html.H3("Years touched"),
                html.Ul(_years(found)) if len(found) else html.P("None."),
                html.A(
                    "All changes as CSV",
                    href=request.links.view("vintages", form="csv"),
                    download="",
                ),
            ]
        )
    ]


def _table(request: Request, found: pd.DataFrame, older: Snapshot) -> Component:
    newer = request.snapshot
    names = (
        "Source",
        "Reporter",
        "Partner",
        "Flow",
        "Period",
        "Goods",
        "Before",
        "After",
        "Change",
    )
    rows = [
        html.Tr(
            [
                html.Td(newer.source_name(row["source"])),
                html.Td(newer.labels.get(row["reporter"], row["reporter"])),
                html.Td(newer.labels.get(row["partner"], row["partner"])),
                html.Td(_flow(row)),
                html.Td(row["period"]),
                html.Td(row["product"]),
                html.Td(_value(row, "older_usd", older.vintage.id)),
                html.Td(_value(row, "newer_usd", newer.vintage.id)),
                html.Td(_moved(row)),
            ]
        )
        for row in found.to_dict("records")
    ]
    head = html.Tr([html.Th(name, scope="col") for name in names])
    return html.Table([html.Thead(head), html.Tbody(rows)])


def _moved(row: dict[Any, Any]) -> str:
    """How a figure changed: by how much, and in what else."""
    if row["kind"] != "changed":
        return str(row["kind"])
    others = [f"{before} to {after}" for _, before, after in others_changed(row)]
    if row["older_usd"] == row["newer_usd"]:
        return ", ".join(others)
    percent = "changed" if pd.isna(row["change_percent"]) else signed(row["change_percent"])
    return ", ".join([percent, *others])


def _flow(row: dict[Any, Any]) -> str:
    basis = f" by {DISPATCH}" if row["partner_basis"] == DISPATCH else ""
    return f"{FLOW_NAMES[row['flow']]}{basis}"


def _value(row: dict[Any, Any], column: str, vintage: str) -> Any:  # noqa: ANN401 -- a link or text
    """A figure with the way to its receipt in that vintage."""
    if pd.isna(row[column]):
        return NO_VALUE
    place = Place(*(row[name] for name in ("reporter", "partner", "flow", "period", "product")))
    address = Receipts(vintage).figure(place, row["source"], row["partner_basis"])
    return dcc.Link(amount(row[column], "USD"), href=address)


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
                dcc.Link(name, href=request.links.through("overview", vintage=name)),
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
        raise SelectionError(of_data("against", error)) from error


VIEW: Final = View(
    "vintages",
    frame,
    content,
    title,
    description,
    "Vintages",
    lead,
    controls_of,
    PARAMETERS,
)
