"""One page of a report as a whole document, its links still those of the dashboard. Pure."""

from html import escape
from posixpath import dirname, relpath
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.address.request import Request
from dashboard.parts.markup import to_html
from dashboard.parts.sources import sources
from dashboard.report.claims_table import claims_table
from dashboard.report.contents import INDEX, Sheet
from dashboard.text import machines, pieces, shell
from dashboard.text import report as words
from dashboard.text.language import say, spoken
from dashboard.text.pages import data
from dashboard.text.summaries import vintage_date
from dashboard.views.view import View

STYLE: Final = "style.css"
"""The style sheet of all pages, beside the first of them."""


def document(sheet: Sheet, view: View, request: Request, menu: list[Sheet]) -> str:
    """The page of a view with the menu of all pages above and what it is of below."""
    lead = html.Div(view.lead(request), id="lead")
    content = html.Div(_content(sheet, view, request), id="content")
    main = html.Main([lead, content], id="main", tabIndex=-1)
    page = _DOCUMENT.format(
        language=spoken().code,
        title=say(shell.TAB, page=view.headed(request), site=say(shell.TITLE)),
        style=relpath(STYLE, dirname(sheet.file) or "."),
        body=to_html([_header(sheet, menu), main, _footer(request)]),
    )
    # Under each table of the dashboard; here not every number has its receipt, nor a CSV.
    return str(page).replace(escape(say(pieces.WAYS)), "")


_DOCUMENT: Final = Markup("""\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
</head>
<body>
{body}
</body>
</html>
""")


def _content(sheet: Sheet, view: View, request: Request) -> list[Component]:
    """What the view shows; of the list of claims a table, and whose figures all of this is."""
    if sheet.file != INDEX:
        return view.whole(request)
    snapshot, lens = request.snapshot, request.selection.lens
    evaluations = [snapshot.evaluation(claim, lens=lens) for claim in snapshot.claims]
    return [claims_table(evaluations, snapshot, request.links), sources(request)]


def _header(here: Sheet, menu: list[Sheet]) -> Component:
    ways = [
        dcc.Link(one.name, href=one.address, className="current" if one == here else "")
        for one in menu
    ]
    brand = dcc.Link(say(shell.TITLE), href=menu[0].address, className="brand")
    return html.Header([brand, html.Nav(ways)])


def _footer(request: Request) -> Component:
    """Of which state of the data the page is, on whose terms, and where links lead."""
    snapshot = request.snapshot
    vintage, root = snapshot.vintage.id, snapshot.site.url
    state = say(
        machines.PICTURED,
        site=say(shell.TITLE),
        date=vintage_date(vintage),
        vintage=vintage,
    )
    terms = dcc.Link(say(data.SOURCES), href="/data")
    way = say(words.LINKED, address=root, vintage=vintage) if root else ""
    return html.Footer(
        [
            html.P([state, ". ", terms, "."]),
            html.P(way or say(words.LEADS_ON, vintage=vintage)),
            html.P(say(shell.FOOTER)),
        ]
    )
