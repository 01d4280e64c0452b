"""Puts the dashboard together: shell, routing by the address, controls, downloads, health.

The address is the only state. One callback turns it into the page; another keeps it and the
controls in step. Nothing is kept per reader.
"""

import json
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component
from flask import Response, request

from dashboard import controls
from dashboard.blocks import message
from dashboard.claim_json import claims_json
from dashboard.export import MIME, to_csv
from dashboard.first_page import FirstPage
from dashboard.repository import Repository, Snapshot
from dashboard.selection import Limits, Selection, SelectionError
from dashboard.static import CACHE, deliver, vendored
from dashboard.views import VIEWS
from dashboard.views.view import Request, View
from etl.reader import DataError
from etl.schema import UNALLOCATED, WORLD

TITLE: Final = "Trade claims, checked"
_CONTROLS: Final = {"kind": controls.KIND, "parameter": ALL}


def create_app(data: Path, bundle: Path | None = None, cache: Path = CACHE) -> FirstPage:
    """The Dash app for a data folder; ``app.server`` is its WSGI application.

    ``bundle`` is a partial plotly.js to serve instead of the whole one; ``cache`` keeps packed
    static files from run to run.
    """
    repository = Repository(data)
    app = FirstPage(
        __name__,
        title=TITLE,
        update_title="",
        suppress_callback_exceptions=True,  # controls come and go with their view
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.index_string = app.index_string.replace("<html>", '<html lang="en">')
    app.layout = _shell()
    _register_page(app, repository)
    _register_controls(app, repository)
    _register_routes(app, repository)
    deliver(app, bundle if bundle is not None else vendored(), cache)
    return app


def _shell() -> Component:
    return html.Div(
        [
            html.A("Skip to the content", href="#main", className="skip"),
            dcc.Location(id="url", refresh=False),
            html.Header(html.Nav(id="nav")),
            html.Main(
                [html.Div(id="lead"), html.Div(id="controls"), html.Div(id="content")],
                id="main",
                tabIndex=-1,
            ),
            html.Footer(
                "Turnover is exports plus imports of goods. Every figure is somebody’s count: the "
                "source line says whose. No side is taken."
            ),
            html.Div(id="title", hidden=True),
        ]
    )


def _register_page(app: Dash, repository: Repository) -> None:
    @app.callback(
        Output("nav", "children"),
        Output("lead", "children"),
        Output("controls", "children"),
        Output("content", "children"),
        Output("title", "children"),
        Input("url", "pathname"),
        Input("url", "search"),
    )
    def page(pathname: str | None, search: str | None) -> tuple[Any, ...]:
        moved = "url.pathname" in ctx.triggered_prop_ids or not ctx.triggered_prop_ids
        view, path = find_view(pathname or "/")
        if view is None:
            text = f"There is no page at {pathname}."
            return _nav(None), [], [], message("No such page", text), _titled("No such page")
        try:
            shown = _shown(repository.snapshot(), view, path, search or "")
        except DataError as error:
            return _nav(view), [], [], message("No figures", str(error)), _titled("No figures")
        parts = shown.content, _titled(shown.title)
        if moved:
            return _nav(view), shown.lead, view.controls(shown.request), *parts
        # The pickers stay while the page does, so that none loses the focus; in_step sets them.
        return no_update, shown.lead, no_update, *parts

    app.clientside_callback(
        ClientsideFunction("page", "title"), Output("title", "hidden"), Input("title", "children")
    )


def _register_controls(app: Dash, repository: Repository) -> None:
    @app.callback(
        Output("url", "search"),
        Output(_CONTROLS, "value"),
        Input("url", "search"),
        Input(_CONTROLS, "value"),
        State(_CONTROLS, "id"),
        State("url", "pathname"),
        prevent_initial_call=True,
    )
    def in_step(
        search: str | None, values: list[Any], ids: list[dict[str, str]], pathname: str | None
    ) -> tuple[Any, list[Any]]:
        view, _ = find_view(pathname or "/")
        by_address = "url.search" in ctx.triggered_prop_ids
        # A reader changes one control at a time; all at once are those of a page just opened.
        if view is None or not (by_address or len(ctx.triggered_prop_ids) == 1):
            return no_update, [no_update] * len(ids)
        try:
            limits = _limits(repository.snapshot())
        except DataError:
            return no_update, [no_update] * len(ids)
        set_now = {item["parameter"]: value for item, value in zip(ids, values, strict=True)}
        if by_address:
            return no_update, controls.follow(search or "", set_now, limits, view.parameters)
        return controls.lead(search or "", set_now, limits, view.parameters)


def _register_routes(app: Dash, repository: Repository) -> None:
    def download(view: View, path: str = "") -> Response:
        query = request.query_string.decode("utf-8", "replace")
        try:
            asked = _request(repository.snapshot(), view, path, query)
            content = to_csv(view.frame(asked))
        except SelectionError as error:
            return Response(f"{error}\n", 400, mimetype="text/plain")
        except DataError as error:
            return Response(f"{error}\n", 503, mimetype="text/plain")
        name = "-".join(filter(None, (view.name, path, *_named(view, asked))))
        headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return Response(content, content_type=MIME, headers=headers)

    def all_claims() -> Response:
        try:
            snapshot = repository.snapshot()
        except DataError as error:
            return Response(f"{error}\n", 503, mimetype="text/plain")
        evaluations = [snapshot.evaluation(claim) for claim in snapshot.claims]
        text = json.dumps(claims_json(evaluations, snapshot), ensure_ascii=False, indent=1)
        return Response(text, mimetype="application/json")

    def health() -> Response:
        try:
            vintage = repository.snapshot().vintage.id
        except DataError as error:
            return Response(f"{error}\n", 503, mimetype="text/plain")
        return Response(f"ok {vintage}\n", mimetype="text/plain")

    for view in VIEWS:
        rule = f"/{view.name}/<path>.csv" if view.takes_path else f"/{view.name}.csv"
        app.server.add_url_rule(rule, f"{view.name}.csv", partial(download, view))
    app.server.add_url_rule("/claims.json", "claims.json", all_claims)
    app.server.add_url_rule("/health", "health", health)
    for ending in ("csv", "json"):
        app.server.add_url_rule(f"/<path:path>.{ending}", f"no {ending}", _no_such_file)


def _no_such_file(**_: str) -> Response:
    return Response(f"There is no file at {request.path}.\n", 404, mimetype="text/plain")


def find_view(pathname: str) -> tuple[View | None, str]:
    """The view at an address and what follows its name; None where there is none."""
    name, _, path = unquote(pathname).strip("/").partition("/")
    view = next((view for view in VIEWS if view.name == (name or VIEWS[0].name)), None)
    if view is None or bool(path) != view.takes_path:
        return None, ""
    return view, path


def _request(snapshot: Snapshot, view: View, path: str, query: str) -> Request:
    limits = _limits(snapshot)
    return Request(snapshot, limits.parse(query, view.parameters), limits, path)


class Shown(NamedTuple):
    """What a page shows: before its controls and after them, and what for."""

    request: Request
    title: str
    lead: list[Component]
    content: list[Component]


def _shown(snapshot: Snapshot, view: View, path: str, query: str) -> Shown:
    """A view as asked; where that cannot be, nothing of it but why, and its controls unset."""
    try:
        asked = _request(snapshot, view, path, query)
        lead = view.lead(asked)
        heading = next((str(part.children) for part in lead if isinstance(part, html.H1)), "")
        return Shown(asked, heading or view.title, lead, view.content(asked))
    except SelectionError as error:
        limits = _limits(snapshot)
        title, afresh = "This cannot be shown", f"/{view.name}" if view.parameters else ""
        unasked = Request(snapshot, limits.defaults, limits, path)
        return Shown(unasked, title, [], message(title, str(error), afresh))


def _titled(text: str) -> str:
    """The title of the tab."""
    return TITLE if text == TITLE else f"{text} – {TITLE}"


def _named(view: View, asked: Request) -> tuple[str, ...]:
    """What a download's name tells of the selection."""
    if "partner" not in view.parameters:
        return ()
    return asked.selection.reporter, *asked.selection.partner


def _limits(snapshot: Snapshot) -> Limits:
    corridor = snapshot.corridors[0]
    first, last = snapshot.years
    defaults = Selection(
        corridor.reporter, corridor.partners, max(first, corridor.since), last, period=str(last)
    )
    return Limits(defaults, frozenset(snapshot.numbers) - {WORLD, UNALLOCATED})


def _nav(current: View | None) -> list[Component]:
    return [
        dcc.Link(
            view.title if view is not VIEWS[0] else "Claims",
            href="/" if view is VIEWS[0] else f"/{view.name}",
            className="current" if view is current else "",
        )
        for view in VIEWS
        if not view.takes_path
    ]
