"""The first page: what is claimed and whether it holds, then all partners and each of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.selection import Selection
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines, value_range
from dashboard.frames.number_rows import measure_rows
from dashboard.measures.lens import LENS
from dashboard.parts import controls, lens
from dashboard.parts.blocks import Caption, beside
from dashboard.parts.checked_text_form import checked_text_line
from dashboard.parts.first_claims import featured, others
from dashboard.parts.moved import moved_verdicts
from dashboard.parts.tables import number_table
from dashboard.parts.tour import tour_link
from dashboard.text import findings, shell
from dashboard.text.accounts import caution, noted, notice
from dashboard.text.chart_titles import first_of
from dashboard.text.language import say
from dashboard.text.names import as_told, countries, country_label
from dashboard.text.pages import overview as words
from dashboard.text.partners import partners_summary, partners_title
from dashboard.text.refusals import NO_CHART
from dashboard.text.rows import Row, Rows, having
from dashboard.text.summaries import pair_summary
from dashboard.text.words import PAIR, capital
from dashboard.views.number_chart import number_chart
from dashboard.views.view import View, colours, frame_of
from etl.reference.misfits import Misfit, not_one_of, shortened

PARAMETERS: Final = (
    "reporter", "partner", "since", "until", "scale", "measure", "chart", *LENS,
)  # fmt: skip
MEASURES: Final = ("turnover", "imports", "exports")

ALL: Final = "partners"
"""The name of the chart of all partners, as the address has it."""


def rows_of(request: Request) -> list[Row]:
    """Turnover, imports and exports of the reporter with each partner, by year.

    Where the chart of all partners is asked for, the measure chosen alone.
    """
    snapshot = request.snapshot
    if request.selection.chart == ALL:
        return request.once(_compared)
    chosen = replace(request.selection, partner=_partners(request))
    rows = measure_rows(snapshot.ledger, chosen, MEASURES, snapshot.vintage.id)
    return noted(rows, snapshot.disagreements())


def _compared(request: Request) -> list[Row]:
    """The measure chosen, of each partner by year. Raises SelectionError for another."""
    chosen, snapshot = request.selection, request.snapshot
    if chosen.measure not in words.MAIN:
        raise SelectionError(not_one_of("measure", chosen.measure, tuple(words.MAIN)))
    if not chosen.chart and chosen.measure in MEASURES:
        return having(request.once(rows_of), "measure", chosen.measure)
    rows = measure_rows(snapshot.ledger, chosen, [chosen.measure], snapshot.vintage.id)
    return noted(rows, snapshot.disagreements())


def _partners(request: Request) -> tuple[str, ...]:
    """The partners that have a chart: all chosen, or the one whose chart is asked for.

    Raises SelectionError where there is no such chart.
    """
    chosen = request.selection
    charts = {_name(partner): (partner,) for partner in chosen.partner} | {ALL: chosen.partner}
    if chosen.chart and chosen.chart not in charts:
        known = tuple(charts)
        raise SelectionError(Misfit("chart", NO_CHART, shortened(chosen.chart), known))
    return charts.get(chosen.chart, chosen.partner)


def _name(partner: str) -> str:
    """The name of a partner's chart, as the address has it."""
    return f"turnover-{partner}"


def title(_request: Request) -> str:
    """What the site is called."""
    return say(shell.TITLE)


def description(request: Request) -> str:
    """What was found of the first pair, and what the site is for."""
    return findings.followed(request.once(findings.pair_share), say(words.INTRODUCTION))


def lead(request: Request) -> list[Component]:
    """What this is and how to read it, in a line; the claims shown first."""
    return [
        html.H1(say(words.QUESTION)),
        html.P([say(words.INTRODUCTION), " ", tour_link(request.links)], className="introduction"),
        checked_text_line(request.links.through("check")),
        featured(request),
        *moved_verdicts(request),
    ]


def controls_of(request: Request) -> list[controls.Control]:
    """What is compared, years, scale and lens."""
    return [
        controls.either(request, "measure", say(words.SHOWN), controls.said(words.MAIN)),
        controls.more(
            request, controls.years(request), controls.scale(request), *lens.choices(request)
        ),
    ]


def content(request: Request) -> list[Component]:
    """All partners in one chart, then one a partner; then all other claims."""
    selection = request.selection
    if selection.chart == ALL:
        return [_all(request)]
    compared = [] if selection.chart else [_all(request), html.H2(say(words.EACH))]
    everything = request.once(rows_of)
    shared = value_range(everything)
    return [
        *compared,
        beside(
            [
                _pair(request, partner, having(everything, "partner", partner), shared)
                for partner in _partners(request)
            ],
        ),
        *others(request),
    ]


def _all(request: Request) -> Component:
    """The chart of all partners: a line each, named at its end."""
    rows, selection = request.once(_compared), request.selection
    names = {
        (selection.reporter, code, selection.measure): country_label(request.snapshot, code)
        for code in selection.partner
    }
    drawn = _chart(
        request,
        replace(selection, chart=ALL),
        rows,
        Axes(selection.since, selection.until, labels=names),
        title=partners_title(rows, request),
        summary=partners_summary(rows, request),
        others={code: country_label(request.snapshot, code) for code in selection.partner},
        height=400,
    )
    return beside([drawn])


def _pair(
    request: Request, partner: str, rows: Rows, shared: tuple[float, float] | None
) -> Component:
    selection = request.selection
    names = countries(request.snapshot, selection.reporter, partner)
    scales = {
        scale: Axes(selection.since, selection.until, values)
        for scale, values in (("same", shared), ("own", None))
    }
    return _chart(
        request,
        replace(selection, partner=(partner,), chart=_name(partner)),
        rows,
        scales.pop(selection.scale),
        {f"scale={scale}": axes for scale, axes in scales.items()},
        title=capital(say(PAIR, reporter=names[0], partner=names[1])),
        summary=pair_summary(rows, request),
        finding=first_of(rows, request),
    )


def _chart(  # noqa: PLR0913 -- as ``number_chart``
    request: Request,
    alone: Selection,
    rows: Rows,
    axes: Axes,
    instead: Mapping[str, Axes] | None = None,
    *,
    title: str,
    summary: str,
    others: Mapping[str, str] | None = None,
    finding: str = "",
    height: int = 300,
) -> Component:
    """A chart of rows with all that belongs to it; ``alone`` asks for nothing else."""
    told, by_name = notice(rows, request.snapshot), as_told(rows, request.snapshot)
    return number_chart(
        VIEW,
        replace(request, selection=alone),
        alone.chart,
        lines(by_name, colours(request), axes, instead),
        rows,
        caption=Caption(
            title=title,
            summary=f"{summary} {caution(rows, request.snapshot)}".rstrip(),
            notice=told,
            finding=finding,
            key=key_of(by_name),
            # Under all partners the key of all marks, once, or under the one chart asked for.
            shows_key=others is not None or bool(request.selection.chart),
        ),
        table=number_table(by_name, title, told, others),
        links=request.links.part("overview", alone),
        height=height,
    )


VIEW: Final = View(
    name="overview",
    frame=frame_of(rows_of),
    content=content,
    title=title,
    description=description,
    menu=words.MENU,
    place="claims",
    lead=lead,
    controls=controls_of,
    parameters=PARAMETERS,
    finding=findings.pair_share,
    number=findings.share_number,
    is_data_set=True,
)
