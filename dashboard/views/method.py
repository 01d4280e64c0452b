"""How to read a page and how claims are checked: the rule, what is counted, the measures."""

from typing import Final

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.lens import LENS
from dashboard.parts.blocks import definition_list, scrolling
from dashboard.parts.tour import PLACE, tour_steps
from dashboard.text import tour
from dashboard.text.language import say
from dashboard.text.pages import data
from dashboard.text.pages import method as words
from dashboard.text.pages.receipt import UNITS
from dashboard.text.verdicts import RULE
from dashboard.text.words import capital, measure_title
from dashboard.views.view import View

IDENTITIES: Final = {
    tour.TITLE: PLACE,
    words.VERDICTS: "verdicts",
    words.COUNTED: "counted",
    words.MEASURES: "measures",
    words.MADE: "made",
}
"""The sections of the page, each by its place in the address."""


def frame(_request: Request) -> pd.DataFrame:
    """The measures: columns measure, formula, unit."""
    rows = [(row.name, row.written, row.unit) for row in MEASURES.values()]
    return pd.DataFrame(rows, columns=list(words.COLUMNS))


def title(_request: Request) -> str:
    """The page's name."""
    return say(words.TITLE)


def description(_request: Request) -> str:
    """What is told here."""
    return say(words.DESCRIPTION)


def lead(request: Request) -> list[Component]:
    """The page's name, and what is told here."""
    return [html.H1(title(request)), html.P(description(request), className="introduction")]


def content(request: Request) -> list[Component]:
    """How to read the first page, the rule, the terms, the measures, the steps."""
    terms = [(say(term), say(text)) for term, text in words.TERMS.items()]
    sections: dict[str, list[Component]] = {
        tour.TITLE: [tour_steps()],
        words.VERDICTS: [html.P(say(text)) for text in (RULE, words.EXAMPLE, words.CLAIMS_GUIDE)],
        words.COUNTED: [definition_list(terms)],
        words.MEASURES: [html.P(say(words.MEASURES_NOTE)), _measures()],
        words.MADE: [
            html.Ol([html.Li(say(step)) for step in words.STEPS]),
            html.P(say(words.NO_SIDE)),
            html.P(dcc.Link(say(data.TITLE), href=request.links.through("data"))),
        ],
    }
    return [
        html.Section([html.H2(say(name), id=IDENTITIES[name]), *parts])
        for name, parts in sections.items()
    ]


def _measures() -> Component:
    heads = [html.Th(say(text), scope="col") for text in words.COLUMNS.values()]
    rows = [
        html.Tr(
            [
                html.Th(capital(measure_title(name)), scope="row"),
                html.Td(say(row.written)),
                html.Td(say(UNITS[row.unit])),
            ]
        )
        for name, row in MEASURES.items()
    ]
    body = [html.Thead(html.Tr(heads)), html.Tbody(rows)]
    return scrolling(html.Table(body, className="measures"), IDENTITIES[words.MEASURES])


VIEW: Final = View(
    name="method",
    frame=frame,
    content=content,
    title=title,
    description=description,
    menu=words.MENU,
    place="method",
    lead=lead,
    parameters=LENS,  # it has no use for the lens, and hands it on
)
