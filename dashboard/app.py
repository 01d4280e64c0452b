"""Puts the dashboard together: shell, routing by the address, what stands beside the pages.

The address is the only state. One callback turns it into the page; ``page.js`` puts that in place,
and writes what a reader chooses into the address. Nothing is kept per reader.
"""

from collections.abc import Collection, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, no_update
from flask import request

from dashboard.parts.drawing import figures
from dashboard.serving.answers import Answers
from dashboard.serving.callbacks import chart_widths, keep_callbacks
from dashboard.serving.checked_text_routes import register_checked_texts
from dashboard.serving.doorstep import Doorstep
from dashboard.serving.first_page import IN_DOCUMENT, FirstPage
from dashboard.serving.guards import guard
from dashboard.serving.hosts import LOOPBACK
from dashboard.serving.language import answer_in_languages
from dashboard.serving.pages import Pages
from dashboard.serving.routes import register_routes
from dashboard.serving.shell import SHOWN, live, parts
from dashboard.serving.static import CACHE, PageScripts, deliver, vendored
from dashboard.serving.tools import PATH, guard_tools, offer_tools
from dashboard.state.languages import catalogues
from dashboard.state.repository import Repository
from dashboard.text import shell


def create_app(  # noqa: PLR0913 -- what a test or a command may change
    data: Path,
    scripts: PageScripts | None = None,
    cache: Path = CACHE,
    languages: Mapping[str, NullTranslations] | None = None,
    names: Collection[str] = LOOPBACK,
    *,
    mcp: bool = False,
) -> FirstPage:
    """The Dash app for a data folder; ``app.server`` is its WSGI application.

    ``scripts`` stand in for heavy ones, else those that set-up took; ``cache`` keeps packed static
    files from run to run; ``languages`` are catalogues by code, else those that ship;
    ``names`` are those the server answers to; with ``mcp`` programs may ask by that too.
    """
    repository = Repository(data)
    answers, pages = Answers(repository), Pages(repository)
    app = FirstPage(
        __name__,
        title=shell.TITLE,
        update_title="",
        suppress_callback_exceptions=True,  # charts come and go with their page
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        enable_mcp=mcp,
        mcp_path=PATH,
    )
    guard(app, names)
    if mcp:
        guard_tools(app.server, names)
        offer_tools(repository)
    app.layout = live()
    app.page_at, app.answers = pages.at, answers
    _register_page(app, pages)
    keep_callbacks(app.server, answers)
    register_routes(app.server, repository, answers, pages.first)
    register_checked_texts(app.server, repository, pages.of_text, app.document_of)
    answer_in_languages(app.server, catalogues() if languages is None else languages)
    deliver(app, scripts or vendored(), cache)
    # Dash does this within its first request, and marks it done before it is: a reader who comes at
    # once with another would get a page without our scripts, which would then be kept.
    app._setup_server()  # type: ignore[no-untyped-call]  # noqa: SLF001
    app.server.wsgi_app = Doorstep(app.server.wsgi_app, repository.stamp)
    return app


def _register_page(app: Dash, pages: Pages) -> None:
    @app.callback(
        Output(SHOWN, "parts"),
        Output(SHOWN, "charts"),
        Input("url", "pathname"),
        Input("url", "search"),
    )
    def page(pathname: str | None, search: str | None) -> tuple[Any, ...]:
        shown = pages.at(pathname or "/", search or "", request.host_url.rstrip("/"))
        # The document says all of the page already, but for what its charts are drawn from.
        told = no_update if request.environ.get(IN_DOCUMENT) else parts(shown, chart_widths())
        return told, figures([shown.lead, shown.content])
