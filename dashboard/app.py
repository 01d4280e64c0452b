"""Puts the dashboard together: shell, routing by the address, controls.

The address is the only state. One callback turns it into the page; another keeps it and the
controls in step. Nothing is kept per reader.
"""

from collections.abc import Collection, Mapping
from functools import partial
from gettext import NullTranslations
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, NamedTuple

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.resolve import ask, ask_nothing, limits_of, state_of
from dashboard.frames.claim_json import Facts
from dashboard.parts import controls
from dashboard.parts.blocks import message
from dashboard.serving.first_page import FirstPage
from dashboard.serving.guards import guard
from dashboard.serving.hosts import LOOPBACK
from dashboard.serving.language import answer_in_languages
from dashboard.serving.last_good import last_good
from dashboard.serving.routes import register_routes
from dashboard.serving.static import CACHE, deliver, vendored
from dashboard.serving.statuses import status_of, status_of_page
from dashboard.state.languages import catalogues
from dashboard.state.repository import Repository
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.text.refusals import no_figures, refusal
from dashboard.views import VIEWS, find_view
from dashboard.views.view import View
from etl.reference.misfits import shortened
from etl.vintage import DataError

_CONTROLS: Final = {"kind": controls.KIND, "parameter": ALL}


def create_app(
    data: Path,
    bundle: Path | None = None,
    cache: Path = CACHE,
    languages: Mapping[str, NullTranslations] | None = None,
    names: Collection[str] = LOOPBACK,
) -> FirstPage:
    """The Dash app for a data folder; ``app.server`` is its WSGI application.

    ``bundle`` is a partial plotly.js to serve instead of the whole one; ``cache`` keeps packed
    static files from run to run; ``languages`` are catalogues by code, else those that ship;
    ``names`` are those the server answers to.
    """
    repository = Repository(data)
    app = FirstPage(
        __name__,
        title=shell.TITLE,
        update_title="",
        suppress_callback_exceptions=True,  # controls come and go with their view
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    guard(app, names)
    app.layout = _shell  # each reader is answered in a language of their own
    app.facts = partial(_facts, repository)
    _register_page(app, repository)
    _register_controls(app, repository)
    register_routes(app.server, repository, partial(_shown, repository, VIEWS[0], "", ""))
    answer_in_languages(app.server, catalogues() if languages is None else languages)
    deliver(app, bundle if bundle is not None else vendored(), cache)
    return app


def _shell() -> Component:
    return html.Div(
        [
            html.A(say(shell.SKIP), href="#main", className="skip"),
            dcc.Location(id="url", refresh=False),
            html.Header(html.Nav(id="nav")),
            html.Main(
                [html.Div(id="lead"), html.Div(id="controls"), html.Div(id="content")],
                id="main",
                tabIndex=-1,
            ),
            html.Footer(say(shell.FOOTER)),
            html.Div(id="title", hidden=True),
            html.Div(id="description", hidden=True),
            html.Div(id="receipt-opened", hidden=True),
        ]
    )


def _register_page(app: Dash, repository: Repository) -> None:
    @app.callback(
        Output("nav", "children"),
        Output("lead", "children"),
        Output("controls", "children"),
        Output("content", "children"),
        Output("title", "children"),
        Output("description", "children"),
        Input("url", "pathname"),
        Input("url", "search"),
    )
    def page(pathname: str | None, search: str | None) -> tuple[Any, ...]:
        moved = "url.pathname" in ctx.triggered_prop_ids or not ctx.triggered_prop_ids
        view, path = find_view(pathname or "/")
        if view is None:
            title, text = say(shell.NO_PAGE), say(shell.NO_PAGE_AT, address=shortened(pathname))
            return _nav(), [], [], message(title, text), _titled(title), ""
        try:
            make = partial(_shown, repository, view, path, search or "")
            shown = last_good(make, repository.older())
        except DataError as error:
            title = say(shell.NO_FIGURES)
            content = message(title, no_figures(error))
            return _nav(view), [], [], content, _titled(title), ""
        parts = shown.content, _titled(shown.title), shown.description
        # The pickers stay while the page does, so that none loses the focus; in_step sets them.
        pickers = view.controls(shown.request) if moved else no_update
        return _nav(view, shown.request), shown.lead, pickers, *parts

    app.clientside_callback(
        ClientsideFunction("page", "title"), Output("title", "hidden"), Input("title", "children")
    )
    app.clientside_callback(
        ClientsideFunction("page", "receipt"),
        Output("receipt-opened", "children"),
        Input({"kind": "graph", "chart": ALL}, "clickData"),
        prevent_initial_call=True,
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
        if view is None:
            return no_update, [no_update] * len(ids)
        try:
            limits = limits_of(state_of(repository, view.parameters, search or ""))
        except (DataError, SelectionError):
            return no_update, [no_update] * len(ids)
        set_now = {item["parameter"]: value for item, value in zip(ids, values, strict=True)}
        changed = ctx.triggered_prop_ids.keys() - {"url.search"}
        # All at once are those of a page just opened; they show what its address says.
        opened = len(changed) == len(ids)
        if changed and not (
            opened and controls.agree(search or "", set_now, limits, view.parameters)
        ):
            return controls.query_for(search or "", set_now, limits, view.parameters)
        return no_update, controls.follow(search or "", set_now, limits, view.parameters)


def _facts(repository: Repository, pathname: str, search: str, root: str) -> list[Facts]:
    """What machines are told of an address; nothing of one that cannot be shown."""
    view, path = find_view(pathname)
    if view is None:
        return []

    def make(otherwise: str) -> list[Facts]:
        return view.facts(ask(repository, view, path, search, otherwise), root)

    try:
        return last_good(make, repository.older())
    except (SelectionError, DataError):
        return []


class Shown(NamedTuple):
    """What a page shows: before its controls and after them, and what for; with its status."""

    request: Request
    status: HTTPStatus
    title: str
    description: str
    lead: list[Component]
    content: list[Component]


def _shown(repository: Repository, view: View, path: str, query: str, otherwise: str = "") -> Shown:
    """A view as asked; where that cannot be, nothing of it but why, and its controls unset.

    ``otherwise`` is the vintage that is shown because the newest cannot be; the page says so.
    """
    try:
        asked = ask(repository, view, path, query, otherwise)
        lead = [*_pinned(asked), *_instead(asked, otherwise), *view.lead(asked)]
        content = view.content(asked)
        status = status_of_page(view, asked)
        return Shown(asked, status, view.title(asked), view.description(asked), lead, content)
    except SelectionError as error:
        title = say(shell.CANNOT_BE_SHOWN)
        why = message(title, refusal(error), f"/{view.name}" if view.parameters else "")
        return Shown(ask_nothing(repository, path, otherwise), status_of(error), title, "", [], why)


def _pinned(request: Request) -> list[Component]:
    """That an older state of the data is shown, where it is."""
    if not request.is_old or not request.selection.lens.vintage:
        return []
    text = say(shell.PINNED, vintage=request.snapshot.vintage.id)
    link = dcc.Link(say(shell.ALL_VINTAGES), href="/vintages")
    return [html.P([text, " ", link], className="pinned", role="note")]


def _instead(request: Request, vintage: str) -> list[Component]:
    """That figures before the newest are shown, where nobody asked for them."""
    if not vintage or request.selection.lens.vintage:
        return []
    return [html.P(say(shell.INSTEAD, vintage=vintage), className="pinned", role="alert")]


def _home(address: str) -> str:
    """The first page has the shortest address."""
    return address.replace(f"/{VIEWS[0].name}", "/", 1)


def _titled(text: str) -> str:
    """The title of the tab."""
    site = say(shell.TITLE)
    return site if text == site else say(shell.TAB, page=text, site=site)


def _nav(current: View | None = None, request: Request | None = None) -> list[Component]:
    """Links to all views, with what each keeps of the selection of the current one."""
    return [
        dcc.Link(
            say(view.menu),
            href=_home(request.links.onward(view) if request else f"/{view.name}"),
            className="current" if view is current else "",
        )
        for view in VIEWS
        if view.in_menu
    ]
