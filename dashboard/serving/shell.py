"""What stands around every page: once for Dash, to be filled, once written out as HTML. Pure."""

from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.parts.blocks import aria
from dashboard.parts.markup import element, to_html
from dashboard.parts.receipt import panel
from dashboard.serving.pages import Page
from dashboard.text import shell
from dashboard.text.language import say

DRAWN = "drawn"
"""The page as it comes, until the live one stands in its place."""


_PLACES = ("lead", "controls", "content")
"""What stands in a page, from the top; the form is moved to its place, as Dash has no form."""


def live() -> Component:
    """The page as Dash has it: empty places, and unseen ones for what scripts do with an answer."""
    return html.Div(
        [
            *_around(html.Nav(id="nav"), [], [html.Div(id=name) for name in _PLACES]),
            dcc.Location(id="url", refresh=False),
            dcc.Store(id="form"),
            *(html.Div(id=name, hidden=True) for name in ("title", "description", "done")),
            html.P(id="told", role="status", className="unseen"),
            panel(),
        ]
    )


def drawn(page: Page) -> Markup:
    """The whole page as HTML, the same parts in the same places."""
    nav = html.Nav(page.nav, id="nav")
    lead = html.Div(page.lead, id="lead")
    form = element("div", {"id": "controls"}, page.form)
    content = html.Div(page.content, id="content")
    return element(
        "div", {"id": DRAWN}, to_html(_around(nav, page.languages, [lead, form, content]))
    )


def _around(
    nav: Component, languages: list[Component], main: list[Component | Markup]
) -> list[Component]:
    aside = [
        html.Div(languages, id="languages", role="group", **aria("label", say(shell.LANGUAGES))),
        html.Button("◐", id="theme", title=say(shell.THEME), **aria("label", say(shell.THEME))),
    ]
    brand = dcc.Link(say(shell.TITLE), href="/", className="brand")
    return [
        html.A(say(shell.SKIP), href="#main", className="skip"),
        html.Header([brand, nav, html.Div(aside, className="aside")]),
        html.Main(main, id="main", tabIndex=-1),
        html.Footer(say(shell.FOOTER)),
    ]
