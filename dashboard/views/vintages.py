"""Vintages: which states of the data there are, and what changed between two."""

from typing import Any, Final

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import Receipts
from dashboard.address.refusing import SelectionError, no_vintage, of_data
from dashboard.address.request import Request
from dashboard.measures.evidence import Place
from dashboard.measures.lens import LENS
from dashboard.parts import controls, lens
from dashboard.parts.blocks import scrolling
from dashboard.state.changes import changes, flips
from dashboard.state.snapshot import Snapshot
from dashboard.text import pieces
from dashboard.text.language import say, say_many
from dashboard.text.names import country_label, source_name
from dashboard.text.pages import vintages as words
from dashboard.text.summaries import spans, vintage_date
from dashboard.text.verdicts import verdict_name
from dashboard.text.words import NO_VALUE, amount, flow_name, in_row, signed
from dashboard.views.view import View
from etl.differences import CHANGE_COLUMNS, apart, others_changed
from etl.schema import DISPATCH
from etl.vintage import DataError

PARAMETERS: Final = ("against", *LENS)
LISTED: Final = 30


def frame(request: Request) -> pd.DataFrame:
    """Every figure that differs between the two vintages, the largest first."""
    older, newer = _two(request)
    if older is None:
        return pd.DataFrame(columns=[*CHANGE_COLUMNS, "older", "newer"])
    found = changes(*apart(older.vintage, newer.vintage), request.selection.lens)
    return found.assign(older=older.vintage.id, newer=newer.vintage.id)


def title(_request: Request) -> str:
    """The page's name."""
    return say(words.TITLE)


def description(_request: Request) -> str:
    """What a vintage is."""
    return say(words.INTRODUCTION)


def lead(request: Request) -> list[Component]:
    """What a vintage is."""
    return [html.H1(title(request)), html.P(say(words.INTRODUCTION), className="introduction")]


def controls_of(request: Request) -> list[controls.Control]:
    """The two vintages compared."""
    held = {name: _named(name) for name in reversed(request.vintages)}
    return [
        controls.choice(request, "against", say(words.AGAINST), {"": say(words.BASE)} | held),
        controls.choice(request, "vintage", say(words.VINTAGE), {"": say(words.NEWEST)} | held),
        *lens.choices(request),
    ]


def content(request: Request) -> list[Component]:
    """What changed, then all vintages."""
    older, newer = _two(request)
    return [*_difference(request, older, newer), *_held(request)]


def _difference(request: Request, older: Snapshot | None, newer: Snapshot) -> list[Component]:
    if older is None:
        return [html.P(say(words.FIRST, date=vintage_date(newer.vintage.id)))]
    found = changes(*apart(older.vintage, newer.vintage), request.selection.lens)
    counts = found["kind"].value_counts()
    summary = [
        say(words.COMPARED, older=older.vintage.id, newer=newer.vintage.id),
        *(say_many(text, int(counts.get(kind, 0))) for kind, text in words.COUNTS.items()),
    ]
    moved = [
        html.Li(
            [
                dcc.Link(say(flip.sentence), href=request.links.through(f"claim/{flip.claim}")),
                " ",
                say(
                    words.VERDICT,
                    before=verdict_name(flip.before),
                    after=verdict_name(flip.after),
                ),
            ]
        )
        for flip in flips(older, newer, request.selection.lens)
    ]
    return [
        html.Section(
            [
                html.H2(say(words.WHAT_CHANGED)),
                html.P(" ".join(summary)),
                html.H3(say(words.VERDICTS)),
                html.Ul(moved) if moved else html.P(say(words.NONE)),
                html.H3(say(words.FIGURES), id="figures"),
                scrolling(_table(request, found.head(LISTED), older), "figures"),
                html.H3(say(words.YEARS)),
                html.Ul(_years(request, found)) if len(found) else html.P(say(words.NONE)),
                html.A(
                    say(words.CSV),
                    href=request.links.view("vintages", form="csv"),
                    download="",
                ),
            ]
        )
    ]


def _table(request: Request, found: pd.DataFrame, older: Snapshot) -> Component:
    newer = request.snapshot
    rows = [
        html.Tr(
            [
                html.Td(source_name(newer, row["source"])),
                html.Td(country_label(newer, row["reporter"])),
                html.Td(country_label(newer, row["partner"])),
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
    head = html.Tr([html.Th(say(name), scope="col") for name in words.COLUMNS])
    return html.Table([html.Thead(head), html.Tbody(rows)])


def _moved(row: dict[Any, Any]) -> str:
    """How a figure changed: by how much, and in what else."""
    if row["kind"] != "changed":
        return say(words.KINDS[row["kind"]])
    told = [
        say(words.OTHERWISE, before=before, after=after) for _, before, after in others_changed(row)
    ]
    if row["older_usd"] != row["newer_usd"]:
        percent = row["change_percent"]
        told.insert(0, say(words.KINDS["changed"]) if pd.isna(percent) else signed(percent))
    return in_row(told)


def _flow(row: dict[Any, Any]) -> str:
    flow = flow_name(row["flow"])
    by_dispatch = row["partner_basis"] == DISPATCH
    return say(pieces.BY_COUNTRY[DISPATCH], measure=flow) if by_dispatch else flow


def _value(row: dict[Any, Any], column: str, vintage: str) -> Any:  # noqa: ANN401 -- a link or text
    """A figure with the way to its receipt in that vintage."""
    if pd.isna(row[column]):
        return NO_VALUE
    place = Place(*(row[name] for name in ("reporter", "partner", "flow", "period", "product")))
    address = Receipts(vintage).figure(place, row["source"], row["partner_basis"])
    return dcc.Link(amount(row[column], "USD"), href=address)


def _years(request: Request, found: pd.DataFrame) -> list[Component]:
    snapshot, year = request.snapshot, found["period"].str[:4]
    told = (
        say(
            words.YEARS_OF,
            source=source_name(snapshot, str(source)),
            country=country_label(snapshot, str(reporter)),
            years=spans(sorted(set(part))),
        )
        for (source, reporter), part in year.groupby([found["source"], found["reporter"]])
    )
    return list(map(html.Li, told))


def _held(request: Request) -> list[Component]:
    items = [
        html.Li(dcc.Link(_named(name), href=request.links.through("overview", vintage=name)))
        for name in reversed(request.vintages)
    ]
    return [html.Section([html.H2(say(words.HELD)), html.Ul(items)])]


def _named(vintage: str) -> str:
    """A vintage by its day and id."""
    return say(words.NAMED, date=vintage_date(vintage), vintage=vintage)


def _two(request: Request) -> tuple[Snapshot | None, Snapshot]:
    """The older and the newer state; the older is by default the one the newer was built on."""
    newer = request.snapshot
    wanted = request.selection.against or newer.vintage.manifest.get("base") or ""
    if not wanted or (not request.selection.against and wanted not in request.vintages):
        return None, newer
    if wanted not in request.vintages:
        raise SelectionError(no_vintage("against", wanted))
    try:
        return request.state(wanted), newer
    except DataError as error:
        raise SelectionError(of_data("against", error)) from error


VIEW: Final = View(
    name="vintages",
    frame=frame,
    content=content,
    title=title,
    description=description,
    menu=words.MENU,
    place="data",
    lead=lead,
    controls=controls_of,
    parameters=PARAMETERS,
)
