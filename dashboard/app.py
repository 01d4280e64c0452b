"""Puts the dashboard together: shell, routing by the address, controls, downloads, health.

The address is the only state. One callback turns it into the page; another keeps it and the
controls in step. Nothing is kept per reader.
"""

from pathlib import Path
from typing import Any, Final

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component
from flask import Response, request

from dashboard import controls
from dashboard.blocks import message
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
_BY_PATH: Final = {"/": VIEWS[0], **{f"/{view.name}": view for view in VIEWS}}
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
                [html.Div(id="lead"), html.Div(id="controls"), html.Div(id="content")], id="main"
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
        view = _BY_PATH.get(pathname or "/")
        if view is None:
            text = f"There is no page at {pathname}."
            return _nav(None), [], [], message("No such page", text), TITLE
        try:
            asked = _request(repository.snapshot(), search or "")
            parts = view.lead(asked), view.controls(asked), view.content(asked)
        except (SelectionError, DataError) as error:
            title = "This cannot be shown" if isinstance(error, SelectionError) else "No figures"
            return _nav(view), [], [], message(title, str(error), pathname or "/"), TITLE
        lead, pickers, content = parts
        nav = _nav(view) if moved else no_update
        return nav, lead, pickers if moved else no_update, content, f"{view.title} – {TITLE}"

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
        prevent_initial_call=True,
    )
    def in_step(
        search: str | None, values: list[Any], ids: list[dict[str, str]]
    ) -> tuple[Any, list[Any]]:
        same = [no_update] * len(ids)
        try:
            snapshot = repository.snapshot()
            limits, parameters = _limits(snapshot), [item["parameter"] for item in ids]
            if ctx.triggered_id == "url":
                chosen = limits.parse(search or "")
                return no_update, [controls.value_of(name, chosen) for name in parameters]
            query = controls.query_with(search or "", dict(zip(parameters, values, strict=True)))
            address = limits.parse(query).to_query(limits.defaults)
        except SelectionError:
            # The page says what is wrong; an address that came by hand is left as it is.
            return (no_update if ctx.triggered_id == "url" else query), same
        except DataError:
            return no_update, same
        return (no_update if address == (search or "") else address), same


def _register_routes(app: Dash, repository: Repository) -> None:
    def download(view: View) -> Response:
        try:
            asked = _request(repository.snapshot(), request.query_string.decode("utf-8", "replace"))
            content = to_csv(view.frame(asked))
        except SelectionError as error:
            return Response(f"{error}\n", 400, mimetype="text/plain")
        except DataError as error:
            return Response(f"{error}\n", 503, mimetype="text/plain")
        name = f"{view.name}-{asked.selection.reporter}-{'-'.join(asked.selection.partner)}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, mimetype=MIME, headers=headers)

    def health() -> Response:
        try:
            vintage = repository.snapshot().vintage.id
        except DataError as error:
            return Response(f"{error}\n", 503, mimetype="text/plain")
        return Response(f"ok {vintage}\n", mimetype="text/plain")

    for view in VIEWS:
        app.server.add_url_rule(
            f"/{view.name}.csv", f"{view.name}.csv", lambda view=view: download(view)
        )
    app.server.add_url_rule("/health", "health", health)


def _request(snapshot: Snapshot, query: str) -> Request:
    limits = _limits(snapshot)
    return Request(snapshot, limits.parse(query), limits)


def _limits(snapshot: Snapshot) -> Limits:
    corridor = snapshot.corridors[0]
    first, last = snapshot.years
    defaults = Selection(corridor.reporter, corridor.partners, max(first, corridor.since), last)
    return Limits(defaults, frozenset(snapshot.numbers) - {WORLD, UNALLOCATED})


def _nav(current: View | None) -> list[Component]:
    return [
        dcc.Link(
            view.title if view is not VIEWS[0] else "Claims",
            href="/" if view is VIEWS[0] else f"/{view.name}",
            className="current" if view is current else "",
        )
        for view in VIEWS
    ]
