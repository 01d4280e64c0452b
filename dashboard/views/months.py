"""Months of a pair: each month, twelve months to date, and the change on the year before."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.address.request import PAIR, Request
from dashboard.charts.chart import Event, day, staggered
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines
from dashboard.frames.number_rows import as_frame, charted, number_row
from dashboard.measures.derived import SHOWN, of_months
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case, measure
from dashboard.measures.months import months_from, months_to
from dashboard.parts import controls
from dashboard.parts.blocks import chart
from dashboard.parts.tables import number_table
from dashboard.text import findings, labels
from dashboard.text.ends import row_text
from dashboard.text.language import listed, say, say_many
from dashboard.text.names import countries, country, country_label
from dashboard.text.pages import months as words
from dashboard.text.rows import Row, Rows, having, rows_by, valued
from dashboard.text.summaries import month_source_line
from dashboard.text.words import capital
from dashboard.views.view import View, colours

PARAMETERS: Final = (
    "reporter", "partner", "report", "events", "since", "until", "chart", *LENS,
)  # fmt: skip
NAMES: Final = ("turnover", "imports", "exports")
SPANS: Final = {
    "": NAMES,
    "12 months": NAMES,
    "year on year": ("turnover",),  # three such lines in one colour cannot be told apart
}


def rows_of(request: Request) -> list[Row]:
    """Months on record for the pair: each, summed over twelve, and year on year."""
    case, ledger = _case(request), request.snapshot.ledger
    known = _known(request, case)
    # A month between the first and the last that has no figure is a gap, and shown as one.
    months = months_to(known[-1], months_from(known[0], known[-1])) if known else []
    cases = [case.at(month) for month in months]
    asked = [SHOWN[of_months(name, span)] for span, names in SPANS.items() for name in names]
    rows = [
        {
            "chart": slug(row.span),
            **number_row(
                row.name, at, measure(row.formula, at, ledger), request.snapshot.vintage.id
            ),
        }
        for row in asked
        for at in cases
    ]
    return charted(rows, request.selection.chart) if rows else []


def frame(request: Request) -> pd.DataFrame:
    """The same as a frame."""
    return as_frame(rows_of(request), "chart")


def _known(request: Request, case: Case) -> list[str]:
    """The months on record within the years chosen."""
    chosen, defaults = request.selection, request.limits.defaults
    # The running year has no year's figure yet, but months.
    until = request.limits.years[1] if chosen.until == defaults.until else chosen.until
    months = request.snapshot.ledger.periods(case.reporter, case.partner, freq="M")
    return [month for month in months if chosen.since <= int(month[:4]) <= until]


def title(request: Request) -> str:
    """The pair and whose months."""
    case = _case(request)
    names = countries(request.snapshot, case.reporter, case.partner)
    return capital(say(words.TITLE, reporter=names[0], partner=names[1]))


def finding(request: Request) -> str:
    """The newest month's trade."""
    case = _case(request)
    return findings.newest_month(request, case, _known(request, case))


def description(request: Request) -> str:
    """The newest month's trade, and what months are."""
    return findings.followed(request.once(finding), say(words.NOTE))


def lead(request: Request) -> list[Component]:
    """The pair, whose months, and what they are."""
    return [html.H1(title(request)), html.P(say(words.NOTE), className="introduction")]


def controls_of(request: Request) -> list[controls.Control]:
    """The pair, whose report, the years, the events."""
    chosen = request.selection
    reports = {
        "": say(words.EITHER),
        "reporter": country_label(request.snapshot, chosen.reporter),
        "partner": country_label(request.snapshot, chosen.partner[0]),
    }
    events = {option: say(text) for option, text in words.EVENTS_OPTIONS.items()}
    return [
        controls.country(request, "reporter", say(labels.COUNTRY)),
        controls.country(request, "partner", say(labels.PARTNER)),
        controls.either(request, "report", say(words.REPORT), reports),
        controls.either(request, "events", say(words.EVENTS), events),
        controls.years(request),
        *controls.lens(request),
    ]


def content(request: Request) -> list[Component]:
    """Three charts, or which side has months."""
    everything = rows_of(request)
    if not valued(everything):
        why = _nothing(request, any_months=bool(everything))
        return [html.P(why, className="message", role="status")]
    return [
        html.Div(
            [
                _chart(request, span, rows)
                for span in words.CHARTS
                if (rows := having(everything, "chart", slug(span)))
            ],
            className="charts wide",
        )
    ]


def _chart(request: Request, span: str, rows: Rows) -> Component:
    years = [int(row["period"][:4]) for row in rows]
    case, title = _case(request), say(words.CHARTS[span])
    drawn = lines(
        rows,
        {case.partner: colours(request)[request.selection.partner[0]]},
        Axes(min(years), max(years)),
    )
    inside, told = _events(request, rows) if request.selection.events == "shown" else ([], "")
    return chart(
        slug(span),
        replace(drawn, events=tuple(staggered(_marked(inside), drawn.across))),
        title=title,
        summary=f"{_summary(rows)} {told}".strip(),
        sources=month_source_line(rows, request, case.reporter),
        table=number_table(rows, title),
        key=key_of(rows),
        links=request.links.chart("months", slug(span)),
        height=340,
    )


def slug(span: str) -> str:
    """The name of the chart of measures over a span of months, as the address has it."""
    return "-".join(["months", *span.split()])


def _case(request: Request) -> Case:
    """Whose months: the reporter's own report, or the partner's account of the same trade."""
    chosen = request.selection
    pair = (chosen.reporter, chosen.partner[0])
    months = request.snapshot.ledger.periods
    mirrored = chosen.report == "partner" or (
        not chosen.report and not months(*pair, freq="M") and bool(months(*pair[::-1], freq="M"))
    )
    reporter, partner = pair[::-1] if mirrored else pair
    return replace(chosen.case(partner, ""), reporter=reporter)


def _nothing(request: Request, *, any_months: bool) -> str:
    """Why there is no chart, and what to choose instead."""
    case, chosen = _case(request), request.selection
    if any_months and chosen.lens.without:
        return say(words.NO_CHAPTERS)
    if any_months and chosen.lens.basis:
        return say(words.NO_DISPATCH)
    other = request.snapshot.ledger.periods(case.partner, case.reporter, freq="M")
    said = [say(words.NO_MONTHS, country=country(request.snapshot, case.reporter))]
    if other:
        partner = capital(country(request.snapshot, case.partner))
        said.append(say(words.OTHER_REPORT, country=partner, first=other[0], last=other[-1]))
    if chosen.lens.source:
        said.append(say(words.ONE_PUBLISHER))
    return " ".join(said)


def _summary(rows: Rows) -> str:
    by_month = rows_by(valued(rows), "period")
    if not by_month:
        return say(words.NO_VALUE)
    (first,), (last,) = min(by_month), max(by_month)
    values = (
        say(words.VALUES[SHOWN[row["measure"]].of or row["measure"]], value=row_text(row))
        for row in by_month[last,]
    )
    return say(words.NEWEST, first=first, last=last, values=listed(values))


def _events(request: Request, rows: Rows) -> tuple[list[Row], str]:
    """The events within the months shown, and what is said of them and of those outside."""
    months = {row["period"] for row in rows}
    first, last, events = min(months), max(months), _events_of(request)
    inside = [event for event in events if first <= event["date"][:7] <= last]
    said = [
        say(words.EVENT, number=number, title=event["title"], date=event["date"])
        for number, event in enumerate(inside, 1)
    ]
    if outside := len(events) - len(inside):
        said.append(say_many(words.OUTSIDE, outside))
    return inside, " ".join(said)


def _marked(events: Rows) -> Iterator[Event]:
    """The events as a chart marks them, numbered as they are told."""
    for number, event in enumerate(events, 1):
        hover = say(words.EVENT_HOVER, date=event["date"], title=event["title"])
        yield Event(day(event["date"]), str(number), hover)


def _events_of(request: Request) -> list[Row]:
    """The events that are about either country of the pair."""
    chosen, events = request.selection, request.snapshot.events.to_dict("records")
    pair = {chosen.reporter, chosen.partner[0]}
    return [event for event in events if not pair.isdisjoint(event["countries"].split())]


VIEW: Final = View(
    "months",
    frame,
    content,
    title,
    description,
    words.MENU,
    lead,
    controls_of,
    PARAMETERS,
    PAIR,
    finding=finding,
    is_data_set=True,
)
