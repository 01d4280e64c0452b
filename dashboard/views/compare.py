"""Several partners of one country compared: any measure, by year, and where each stands."""

from collections.abc import Mapping
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.address.request import PAIR, Request
from dashboard.charts.bars import standings
from dashboard.charts.chart import Chart
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines, value_range
from dashboard.charts.theme import told_apart
from dashboard.charts.ways import Asked, Way, other_axes, way
from dashboard.frames.compared import (
    MOST_RANKED,
    asked_year,
    compared,
    every,
    every_possible,
    other_of,
    ranking,
)
from dashboard.frames.number_rows import charted
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.lens import LENS
from dashboard.parts import comparing, controls
from dashboard.parts.blocks import Caption
from dashboard.parts.no_months import no_months
from dashboard.parts.not_held import not_held
from dashboard.parts.tables import number_table, partner_table
from dashboard.text import accounts, comparisons, findings
from dashboard.text.language import say
from dashboard.text.names import as_told, country, country_label
from dashboard.text.pages import compare as words
from dashboard.text.rows import Row, Rows, having, rows_by, valued
from dashboard.text.summaries import month_source_line
from dashboard.text.words import capital, dated
from dashboard.views.number_chart import number_chart
from dashboard.views.view import View, colours, frame_of

PARAMETERS: Final = (
    "reporter", "partner", "measure", "draw", "every", "axis", "order", "base", "report", "period",
    "span", "since", "until", "chart", *LENS,
)  # fmt: skip

PARTNERS: Final = "partners"
RANKING: Final = "ranking"
"""The names of the charts, as the address has them."""

HEIGHTS: Final = {"lines": 420, "index": 420, "multiples": 300}
MANY_LINES: Final = ("lines", "index")
MOST_LINES: Final = 6
"""So many can be told apart in one chart, where it is of lines."""


def rows_of(request: Request) -> list[Row]:
    """The measure of each partner by year or month, then that of the first of one year."""
    each = request.once(_way).draw == "multiples"
    rows = [
        *(
            {"chart": _name(request, row) if each else PARTNERS, **row}
            for row in request.once(compared)
        ),
        *({"chart": RANKING, **row} for row in request.once(ranking).rows),
    ]
    chart = request.selection.chart
    if chart.startswith(PARTNERS) and not request.once(compared):
        return []
    return accounts.noted(charted(rows, chart), request.snapshot.disagreements())


def _name(request: Request, row: Row) -> str:
    """The name of the chart of one partner, as the address has it."""
    return f"{PARTNERS}-{other_of(request, row)}"


def title(request: Request) -> str:
    """Whose partners."""
    reporter = country(request.snapshot, request.selection.reporter)
    return capital(say(words.TITLE, reporter=reporter))


def finding(request: Request) -> str:
    """Which of the partners drawn has most."""
    return comparisons.most(request, _drawn(request, request.once(compared)))


def description(request: Request) -> str:
    """That, and what the page is for."""
    return findings.followed(request.once(finding), say(words.NOTE))


def lead(request: Request) -> list[Component]:
    """Whose partners, and what the page is for."""
    return [html.H1(title(request)), html.P(say(words.NOTE), className="introduction")]


def controls_of(request: Request) -> list[controls.Control]:
    """The countries, the measure, how it is drawn, whose report, the years."""
    return comparing.choices(request, request.once(_way))


def content(request: Request) -> list[Component]:
    """The partners chosen, then all partners of a year; or why they have no order."""
    everything, by_month = request.once(rows_of), every(request)
    if not by_month and not valued(everything):
        return [not_held(request, VIEW.name)]
    ranked, alone = having(everything, "chart", RANKING), request.selection.chart
    chosen = [row for row in everything if row["chart"] != RANKING]
    is_void = by_month and alone != RANKING and not valued(chosen) and _is_unheld(request)
    drawn = {} if is_void else rows_by(chosen, "chart")
    order = request.selection.order
    ordered = enumerate(comparing.in_order(request, drawn, order))
    charts = [_partners(request, *one, shows_key=not at) for at, one in ordered]
    places = _ranking(request, ranked) if ranked or not alone else []
    return [
        *([no_months(request, VIEW.name)] if is_void else []),
        *comparing.laid_out(
            charts, places, comparing.orders(request, drawn), is_ranked=bool(ranked)
        ),
    ]


def _is_unheld(request: Request) -> bool:
    """Whether there are no months at all, or none through the lens: other voids are drawn."""
    return not request.once(compared) or any(request.selection.lens.figures.values())


def _way(request: Request) -> Way:
    chosen = request.selection
    asked = Asked(chosen.draw, chosen.axis, every(request), chosen.every, every_possible(request))
    return way(MEASURES[chosen.measure], asked, request.once(compared))


def _partners(request: Request, name: str, rows: Rows, *, shows_key: bool) -> Component:
    """The partners chosen in one chart, or one of them."""
    chosen, asked, shown = request.selection, request.once(_way), _drawn(request, rows)
    names = {code: country_label(request.snapshot, code) for code in chosen.partner}
    title, told = comparisons.most(request, shown), accounts.notice(rows, request.snapshot)
    by_name = as_told(shown, request.snapshot)
    if asked.draw == "bars":
        drawn = comparing.bars(request, shown, names, _colours(request))
    else:
        drawn = _lines(request, by_name, names)
    beyond = len(chosen.partner) - MOST_LINES if asked.draw in MANY_LINES else 0
    return number_chart(
        VIEW,
        request,
        name,
        drawn,
        rows,
        caption=Caption(
            title=title,
            summary=comparisons.shown(request, rows, asked, beyond),
            notice=told,
            key="" if asked.draw == "bars" else key_of(by_name),
            shows_key=shows_key,
        ),
        sources=month_source_line(rows, request) if asked.every else None,
        table="".join(
            number_table(as_told(own, request.snapshot), name, told, names)
            for name, own in comparing.tables(request, rows, title)
        ),
        height=HEIGHTS.get(asked.draw, 80 + 40 * drawn.count),
    )


def _lines(request: Request, rows: Rows, names: Mapping[str, str]) -> Chart:
    """A line a partner, of rows as told; where each has a chart, one axis of values for all."""
    asked, everything = request.once(_way), request.once(compared)
    each, base = asked.draw == "multiples", everything[0]["base"]
    sides = rows_by(rows, "reporter", "partner", "measure")
    periods = sorted(int(row["period"][: len("2024")]) for row in rows)
    axes = Axes(
        periods[0],
        periods[-1],
        value_range(everything, log=asked.is_log) if each else None,
        colour_by="other",
        labels={
            key: comparing.line_name(request, names, own[0], each=each)
            for key, own in sides.items()
        },
        dashes=comparing.dashes(request, sides),
        title=say(words.INDEX_UNIT, base=dated(base)) if base else "",
        log=asked.is_log,
        whose={key: other_of(request, own[0]) for key, own in sides.items()},
    )
    told = [{**row, "other": other_of(request, row)} for row in rows]
    others = other_axes(asked, axes, everything if each else ())
    return lines(told, _colours(request), axes, others)


def _ranking(request: Request, rows: Rows) -> list[Component]:
    """All partners of a year in order, those compared in their colours."""
    if not rows:
        return [html.P(comparisons.unranked(request), role="status")]
    found = request.once(ranking)._replace(rows=list(rows))
    names = comparisons.place_names(request, found)
    title, told = comparisons.leader(request, found), accounts.notice(rows, request.snapshot)
    return [
        number_chart(
            VIEW,
            request,
            RANKING,
            standings(as_told(rows, request.snapshot), names, _colours(request)),
            rows,
            caption=Caption(
                title=title,
                summary=comparisons.ranked(request, found, asked_year(request), MOST_RANKED),
                notice=told,
            ),
            table=partner_table(as_told(rows, request.snapshot), title, told, names),
            height=60 + 24 * len(rows),
        )
    ]


def _drawn(request: Request, rows: Rows) -> list[Row]:
    """The rows of as many partners as are drawn."""
    if request.once(_way).draw not in MANY_LINES:
        return list(rows)
    codes = request.selection.partner[:MOST_LINES]
    return [row for row in rows if row["partner"] in codes or row["reporter"] in codes]


def _colours(request: Request) -> Mapping[str, str]:
    """A colour for each partner that no other drawn beside it has."""
    return told_apart(colours(request), request.selection.partner)


VIEW: Final = View(
    name="compare",
    frame=frame_of(rows_of, "chart"),
    content=content,
    title=title,
    description=description,
    menu=words.MENU,
    place="explore",
    lead=lead,
    controls=controls_of,
    parameters=PARAMETERS,
    kept=PAIR,
    finding=finding,
    is_data_set=True,
    is_yearly=True,
)
