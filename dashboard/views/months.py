"""Months of a pair: each month, twelve months to date, and the change on the year before."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.address.request import PAIR, Request
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines
from dashboard.frames.months_shown import months_known, months_shown
from dashboard.frames.number_rows import charted, number_row
from dashboard.measures.derived import SHOWN, of_months
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case, measure
from dashboard.parts import controls, events, lens, spans
from dashboard.parts.blocks import Caption, beside
from dashboard.text import findings, labels
from dashboard.text.chart_titles import MONTHS, newest
from dashboard.text.language import say
from dashboard.text.names import as_told, countries, country, country_label
from dashboard.text.pages import months as words
from dashboard.text.rows import Row, Rows, having, valued
from dashboard.text.summaries import month_source_line
from dashboard.text.words import capital, dated
from dashboard.views.number_chart import number_chart
from dashboard.views.view import View, colours, frame_of

PARAMETERS: Final = (
    "reporter", "partner", "report", "events", "span", "since", "until", "chart", *LENS,
)  # fmt: skip
NAMES: Final = ("turnover", "imports", "exports")
SPANS: Final = {
    "": NAMES,
    "12 months": NAMES,
    "year on year": ("turnover",),  # three such lines in one colour cannot be told apart
}


def rows_of(request: Request) -> list[Row]:
    """Months on record for the pair: each, summed over twelve, and year on year."""
    case, ledger, vintage = _case(request), request.snapshot.ledger, request.snapshot.vintage.id
    cases = [case.at(month) for month in months_shown(request, _known(request, case))]
    asked = [SHOWN[of_months(name, span)] for span, names in SPANS.items() for name in names]
    rows = [
        {"chart": chart, **number_row(row.name, at, measure(row.formula, at, ledger), vintage)}
        for row in asked
        for chart in [slug(row.span)]
        for at in cases
    ]
    return charted(rows, request.selection.chart) if rows else []


def _known(request: Request, case: Case) -> list[str]:
    """The months on record within the years chosen."""
    return months_known(request, [(case.reporter, case.partner)])


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
    return findings.followed(request.once(finding), _note(request))


def lead(request: Request) -> list[Component]:
    """The pair, whose months, and what they are."""
    return [html.H1(title(request)), html.P(_note(request), className="introduction")]


def _note(request: Request) -> str:
    """What months are, which, and whose where they are not those of the country chosen."""
    told = [*_ending(request, _case(request)), *_last_ten_years(request)]
    return " ".join([*_turned(request), say(words.NOTE), *told])


def _turned(request: Request) -> list[str]:
    """That the months are those of the other side than the one chosen, where they are."""
    case = _case(request)
    if case.reporter == request.selection.reporter:
        return []
    names = countries(request.snapshot, case.reporter, case.partner)
    return [say(words.TURNED, reporter=names[0], partner=names[1])]


def _ending(request: Request, case: Case) -> Iterator[str]:
    """The last month there is, where years are asked for that have none."""
    known = request.snapshot.ledger.periods(case.reporter, case.partner, freq="M")
    if known and int(known[-1][:4]) < request.selection.until:
        name = country(request.snapshot, case.reporter)
        yield capital(say(words.ENDING, country=name, last=dated(known[-1])))


def _last_ten_years(request: Request) -> Iterator[str]:
    """That not all months of the years chosen are shown, where they are not."""
    known = _known(request, _case(request))
    shown = months_shown(request, known)
    if known and shown[0] > known[0]:
        ends = {"first": dated(shown[0]), "last": dated(shown[-1])}
        yield say(words.LAST_TEN_YEARS, all=say(words.SPANS["all"]), **ends)


def controls_of(request: Request) -> list[controls.Control]:
    """The pair, whose report, the years, the events."""
    chosen = request.selection
    reports = {
        "": say(words.EITHER),
        "reporter": country_label(request.snapshot, chosen.reporter),
        "partner": country_label(request.snapshot, chosen.partner[0]),
    }
    shown = controls.said(words.EVENTS_OPTIONS)
    return [
        controls.country(request, "reporter", say(labels.COUNTRY)),
        controls.country(request, "partner", say(labels.PARTNER)),
        controls.either(request, "report", say(labels.REPORT), reports),
        controls.more(
            request,
            controls.either(request, "events", say(words.EVENTS), shown),
            controls.either(request, "span", say(words.SPAN), spans.choices(request.selection)),
            controls.years(request),
            *lens.choices(request),
        ),
    ]


def content(request: Request) -> list[Component]:
    """Three charts, or which side has months."""
    everything = request.once(rows_of)
    if not valued(everything):
        why = _nothing(request, any_months=bool(everything))
        return [html.P(why, className="message", role="status")]
    shown = {
        span: rows for span in words.CHARTS if (rows := having(everything, "chart", slug(span)))
    }
    return [
        beside(
            [
                _chart(request, span, rows, shows_key=not at)
                for at, (span, rows) in enumerate(shown.items())
            ],
            "charts wide",
        )
    ]


def _chart(request: Request, span: str, rows: Rows, *, shows_key: bool) -> Component:
    years = [int(row["period"][:4]) for row in rows]
    case = _case(request)
    colour = colours(request)[request.selection.partner[0]]
    axes = Axes(min(years), max(years))
    found = newest(MONTHS[span], rows, request, of_months("turnover", span))
    called = say(words.CHARTS[span])
    if case.reporter != request.selection.reporter:
        snapshot, reporter = request.snapshot, country(request.snapshot, case.reporter)
        called = say(words.AS_REPORTED, chart=called, reporter=reporter)
        found = found and say(words.AS_REPORTED, chart=found, reporter=reporter)
        axes = replace(axes, labels=words.line_names(rows, country_label(snapshot, case.reporter)))
    by_name = as_told(rows, request.snapshot)
    drawn = lines(by_name, {case.partner: colour}, axes)
    drawn, told = events.with_events(request, rows, drawn)
    return number_chart(
        VIEW,
        request,
        slug(span),
        drawn,
        rows,
        caption=Caption(
            title=called,
            summary=" ".join(filter(None, (words.summary(rows), told))),
            finding=found,
            key=key_of(by_name),
            shows_key=shows_key,
        ),
        sources=month_source_line(rows, request),
        links=_links(request, slug(span)),
        height=340,
    )


def _links(request: Request, name: str) -> dict[str, str]:
    """The addresses under a chart; the pinned one says how many months are shown here."""
    chosen = request.selection
    pinned = replace(chosen, chart=name, span=chosen.months)
    return request.links.chart("months", name) | {"pinned": request.links.pinned("months", pinned)}


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
    return chosen.case(partner, "")._replace(reporter=reporter)


def _nothing(request: Request, *, any_months: bool) -> str:
    """Why there is no chart, and what to choose instead."""
    case, chosen = _case(request), request.selection
    if any_months and chosen.lens.is_of_some:
        return say(words.NO_CHAPTERS)
    if any_months and chosen.lens.basis:
        return say(words.NO_DISPATCH)
    other = request.snapshot.ledger.periods(case.partner, case.reporter, freq="M")
    said = [say(words.NO_MONTHS, country=country(request.snapshot, case.reporter))]
    if other:
        partner = capital(country(request.snapshot, case.partner))
        said.append(
            say(words.OTHER_REPORT, country=partner, first=dated(other[0]), last=dated(other[-1]))
        )
    if chosen.lens.source:
        said.append(say(words.ONE_PUBLISHER))
    return " ".join(said)


VIEW: Final = View(
    name="months",
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
)
