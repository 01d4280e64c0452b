"""Pieces that views are built of: a chart with all that belongs to it, a table, a message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.frames.citation import Cited
from dashboard.parts.drawing import Drawing
from dashboard.parts.take_away import downloads, share_and_cite
from dashboard.text import pieces
from dashboard.text.language import say
from dashboard.text.summaries import Sourced

MOST_BESIDE: Final = 4


def message(title: str, text: str, reset: str = "") -> list[Component]:
    """A page that cannot be shown as asked, why, and ways on; ``reset`` is the page's own address.

    It speaks up by itself where a reader hears the page.
    """
    ways = {say(pieces.RESET): reset, say(pieces.FIRST_PAGE): "/"}
    links = [dcc.Link(name, href=href) for name, href in ways.items() if href]
    return [
        html.Div(
            [html.H1(title), html.P(text), html.Div(links, className="links")],
            className="message",
            role="alert",
        )
    ]


def beside(parts: Sequence[Component], name: str = "charts", **more: Any) -> Component:  # noqa: ANN401 -- as ``data`` has them
    """Charts or cards side by side where there is room.

    Their number is told beforehand: a page that is drawn while it still arrives must not make room
    for the second one when it comes.
    """
    return html.Div(list(parts), className=f"{name} of-{min(len(parts), MOST_BESIDE)}", **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What is told beside a chart.

    Where there is a ``finding``, that is the heading, and the title says below it what is drawn.
    The ``summary`` is also the chart's text for those who do not see it; ``notice`` is what must be
    known to read it right. It stands with all that is told of the sources, and the ``key``, in what
    is opened; what opens it says so. The first chart of a page ``shows_key`` to all who look at it.
    Where several charts of a page have one title, ``under`` is the identity of the heading that
    tells them apart by ear.
    """

    title: str
    summary: str
    finding: str = ""
    key: str = ""
    notice: str = ""
    under: str = ""
    shows_key: bool = False

    @property
    def heading(self) -> str:
        """What stands above the chart."""
        return self.finding or self.title

    @property
    def name(self) -> str:
        """What the chart goes by: its title, but for a finding that has the title in it."""
        return self.finding if self.title in self.finding else self.title


def chart(  # noqa: PLR0913 -- a chart and the things that belong to it
    identity: str,
    drawn: Chart,
    *,
    caption: Caption,
    sources: Sourced,
    table: str,
    links: dict[str, str],
    work: Cited,
    height: int = 300,
) -> Component:
    """A chart under its title and sentence, over its sources in short, links, table and notes.

    ``table`` is HTML text of ``tables``; ``links`` has ``Links.ways`` and an address under ``csv``,
    and may have the data page's under ``sources``, and a ``name`` for the image; ``work`` is what
    is cited of it.
    """
    heading, name, key = caption.heading, caption.name, caption.key
    drawn_as = [] if name == heading else [html.P(name, className="drawn-as")]
    described = replace(drawn, title=heading, description=caption.summary)
    named, opens = f"{caption.under} {identity}".strip(), f"{identity}-table"
    return html.Section(
        [
            html.Div([html.H2(heading, id=identity), *drawn_as]),
            html.P(caption.summary, className="summary"),
            _graph(identity, described, height),
            html.Div(
                [
                    *([html.P(key, className="marks")] if key and caption.shows_key else []),
                    html.P(sources.short, className="whose"),
                ]
            ),
            html.Div(
                [
                    downloads(links, _image(links.get("name", identity)), of=named),
                    *share_and_cite(links, work, named),
                    dcc.Link(say(pieces.SOURCES), href=links.get("sources", "/data")),
                ],
                className="links",
            ),
            html.Div(
                [
                    html.Details(
                        [
                            html.Summary(say(pieces.TABLE), id=opens),
                            _later(table, f"{named} {opens}"),
                        ]
                    ),
                    *_notes(sources.full, "" if caption.shows_key else key, caption.notice),
                ],
                className="folded",
            ),
        ],
        className="chart",
        **aria("labelledby", named),
    )


def _image(name: str) -> Component:
    """What saves the chart as it is seen, as an image of this name."""
    return html.Button(say(pieces.IMAGE), className="image", **data("image-of", name))


def _notes(sources: str, key: str, notice: str) -> list[Component]:
    told = {"notice": notice, "sources": sources, "marks": key}
    paragraphs = [html.P(text, className=name) for name, text in told.items() if text]
    name = say(pieces.NOTES[bool(notice), bool(key)])
    return [html.Details([html.Summary(name), *paragraphs])] if paragraphs else []


def _graph(identity: str, chart: Chart, height: int) -> Component:
    """A chart, or that there is nothing to draw."""
    if chart.is_empty:
        return html.P(say(pieces.NO_DATA), className="nothing")
    told = say(pieces.IN_SHORT, title=chart.title, summary=chart.description)
    about = data("receipt", say(pieces.RECEIPT))
    return html.Div(Drawing(chart, identity, height, told), className="graph", **about)


_LINK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Where in a text a component comes."""


def _later(table: str, named: str) -> Component:
    """A table as HTML text."""
    return scrolling(None, named, **data("table", table))


def scrolling(table: Component | None, named: str, **more: str) -> Component:
    """A table that scrolls where it is too wide, also by key: a place that a reader is led to.

    ``named`` has the identities of the headings that say what it is; no other place of a page has
    the same.
    """
    about = {**aria("labelledby", named), **more}
    return html.Div(table, className="scroll", role="region", tabIndex=0, **about)


def aria(name: str, value: str) -> dict[str, Any]:
    """An attribute that is read by ear."""
    return {f"aria-{name}": value}


def data(name: str, value: str) -> dict[str, Any]:
    """An attribute that style sheet and script read."""
    return {f"data-{name}": value}


def with_link(text: str, link: Component | str, **places: object) -> list[Any]:
    """A marked text whose place ``{link}`` is taken by a component, or by words."""
    before, _, after = say(text, link=_LINK, **places).partition(_LINK)
    return [before, link, after]


def opened(name: str, *parts: Component) -> Component:
    """What is folded under a name until it is wanted."""
    return html.Details([html.Summary(name), *parts])


def definition_list(pairs: Sequence[tuple[str, Any]]) -> Component:
    """Terms with what they mean."""
    return html.Dl([item for term, said in pairs for item in (html.Dt(term), html.Dd(said))])
