"""What stands around every page as HTML, and the unseen part of it that Dash has. Pure."""

from collections.abc import Sequence
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.parts.blocks import aria
from dashboard.parts.markup import WIDTHS, element, to_html
from dashboard.parts.receipt import panel
from dashboard.serving.pages import Page
from dashboard.text import shell
from dashboard.text.language import say

SHOWN: Final = "page"
"""The name of what Dash answers an address with."""


class Shown(Component):
    """A page as an answer: ``assets/page.js`` puts its parts in place and draws its charts.

    ``parts`` are markup by the name of its place, and texts that stand nowhere in the page;
    ``charts`` what ``parts/drawing.py`` tells of them.
    """

    _namespace = "page"
    _type = "Shown"

    def __init__(self) -> None:
        """Nothing, until it is answered."""
        self._prop_names = self.available_properties = ["id", "parts", "charts"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__(id=SHOWN)  # type: ignore[no-untyped-call]
        self.id = SHOWN


def live() -> Component:
    """All that Dash has of a page: its address, and what that is answered with."""
    return html.Div([dcc.Location(id="url", refresh=False), Shown()])


def drawn(page: Page) -> Markup:
    """The whole page as HTML, with empty places for what scripts add."""
    aside = [
        html.Div(
            page.languages, id="languages", role="group", **aria("label", say(shell.LANGUAGES))
        ),
        html.Button("◐", id="theme", title=say(shell.THEME), **aria("label", say(shell.THEME))),
    ]
    brand = dcc.Link(say(shell.TITLE), href="/", className="brand")
    main: list[Any] = [
        html.Div(page.lead, id="lead"),
        element("div", {"id": "controls"}, page.form),
        html.Div(page.content, id="content"),
    ]
    return to_html(
        [
            html.A(say(shell.SKIP), href="#main", className="skip"),
            html.Header([brand, html.Nav(page.nav, id="nav"), html.Div(aside, className="aside")]),
            html.Main(main, id="main", tabIndex=-1),
            html.Footer([html.P(say(shell.FOOTER)), html.Div(page.signed, id="signed")]),
            html.P(id="told", role="status", className="unseen"),
            panel(),
        ]
    )


def parts(page: Page, widths: Sequence[int] = WIDTHS) -> dict[str, str]:
    """The parts of a page as ``Shown`` has them, with pictures of its charts in some widths."""
    told = {
        "nav": to_html(page.nav),
        "languages": to_html(page.languages),
        "lead": to_html(page.lead, widths),
        "content": to_html(page.content, widths),
        "signed": to_html(page.signed),
        "form": page.form,
        "title": page.title,
        "description": page.description,
    }
    return {name: str(part) for name, part in told.items()}
