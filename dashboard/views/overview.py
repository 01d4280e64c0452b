"""The first page: what is claimed and whether it holds, then one chart a partner."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines, value_range
from dashboard.frames.number_rows import as_frame, measure_rows
from dashboard.measures.lens import LENS
from dashboard.parts import controls
from dashboard.parts.blocks import chart
from dashboard.parts.cards import card, claim_list
from dashboard.parts.tables import number_table
from dashboard.state.changes import Flip, flips
from dashboard.state.snapshot import Snapshot
from dashboard.text import findings, shell
from dashboard.text.accounts import noted, notice
from dashboard.text.language import say, say_many
from dashboard.text.names import countries
from dashboard.text.pages import overview as words
from dashboard.text.pages.vintages import WHAT_CHANGED
from dashboard.text.refusals import NO_CHART
from dashboard.text.rows import Row, Rows, having
from dashboard.text.summaries import pair_summary, source_line, vintage_date
from dashboard.text.verdicts import RULE, verdict_name
from dashboard.text.words import PAIR, capital
from dashboard.views.view import View, colours
from etl.reference.misfits import Misfit, shortened

PARAMETERS: Final = ("reporter", "partner", "since", "until", "scale", "chart", *LENS)
MEASURES: Final = ("turnover", "imports", "exports")


def rows_of(request: Request) -> list[Row]:
    """Turnover, imports and exports of the reporter with each partner, by year."""
    snapshot = request.snapshot
    chosen = replace(request.selection, partner=_partners(request))
    rows = measure_rows(snapshot.ledger, chosen, MEASURES, snapshot.vintage.id)
    return noted(rows, snapshot.disagreements())


def frame(request: Request) -> pd.DataFrame:
    """The same as a frame."""
    return as_frame(rows_of(request))


def _partners(request: Request) -> tuple[str, ...]:
    """The partners that have a chart: all chosen, or the one whose chart is asked for.

    Raises SelectionError where there is no such chart.
    """
    chosen = request.selection
    charts = {_name(partner): (partner,) for partner in chosen.partner}
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
    """The claims shown first."""
    snapshot = request.snapshot
    featured = [claim for claim in snapshot.claims if claim.featured]
    lens = request.selection.lens
    cards = [
        card(
            snapshot.evaluation(claim, lens=lens),
            snapshot,
            request.links.through(f"claim/{claim.id}"),
        )
        for claim in featured
    ]
    return [
        html.H1(say(words.QUESTION)),
        html.Div(cards, className="cards"),
        *_moved(request),
    ]


def _moved(request: Request) -> list[Component]:
    """Which verdicts newer figures moved.

    Against the vintage the newest was built on, and against the first one held; where an older one
    is pinned, against the newest.
    """
    shown = request.snapshot
    damaged: list[Component] = [html.P(text, role="alert") for text in shown.vintage.passed_over]
    told: dict[str, tuple[Flip, str]] = {}
    for older, newer in _steps(request):
        for flip in flips(older, newer, request.selection.lens):
            told.setdefault(flip.claim, (flip, vintage_date(older.vintage.id)))
    return damaged + [
        html.P(
            [
                say(
                    words.MOVED,
                    sentence=flip.sentence,
                    before=verdict_name(flip.before),
                    since=since,
                    after=verdict_name(flip.after),
                ),
                " ",
                dcc.Link(say(WHAT_CHANGED), href=request.links.through("vintages")),
            ],
            role="status",
        )
        for flip, since in told.values()
    ]


def _steps(request: Request) -> Iterator[tuple[Snapshot, Snapshot]]:
    """The pairs of states compared, older and newer."""
    shown, held = request.snapshot, request.vintages
    if request.is_old:
        yield shown, request.state(held[-1])
        return
    base = shown.vintage.manifest.get("base")
    for older in dict.fromkeys((base, *held[:1])):
        if older in held and older != shown.vintage.id:
            yield request.state(older), shown


def _more(request: Request) -> list[Component]:
    """The other claims, a line each, and how all are checked."""
    evaluation, lens = request.snapshot.evaluation, request.selection.lens
    claims = [claim for claim in request.snapshot.claims if not claim.featured]
    told: list[Component] = [
        html.P(say(words.INTRODUCTION), className="introduction"),
        html.P(say(RULE), className="rule"),
    ]
    if not claims:
        return told
    rows = claim_list((evaluation(claim, lens=lens) for claim in claims), request.links)
    return [html.Section([html.H2(say_many(words.MORE_CLAIMS, len(claims))), *told, rows])]


def controls_of(request: Request) -> list[controls.Control]:
    """Years, scale and lens."""
    return [
        controls.years(request),
        controls.scale(request),
        *controls.lens(request),
    ]


def content(request: Request) -> list[Component]:
    """One chart a partner, beside each other where there is room; then all other claims."""
    selection, everything = request.selection, rows_of(request)
    shared = value_range(everything) if selection.scale == "same" else None
    return [
        html.Div(
            [
                _pair(request, partner, having(everything, "partner", partner), shared)
                for partner in _partners(request)
            ],
            className="charts",
        ),
        *_more(request),
    ]


def _pair(
    request: Request, partner: str, rows: Rows, shared: tuple[float, float] | None
) -> Component:
    selection = replace(request.selection, partner=(partner,))
    axes = Axes(selection.since, selection.until, shared)
    told = notice(rows, request.snapshot)
    names = countries(request.snapshot, selection.reporter, partner)
    title = capital(say(PAIR, reporter=names[0], partner=names[1]))
    return chart(
        _name(partner),
        lines(rows, colours(request), axes),
        title=title,
        summary=pair_summary(rows, request),
        sources=source_line(rows, request),
        table=number_table(rows, title, told),
        notice=told,
        key=key_of(rows),
        links=request.links.part("overview", selection),
    )


VIEW: Final = View(
    "overview",
    frame,
    content,
    title,
    description,
    words.MENU,
    lead,
    controls_of,
    PARAMETERS,
    finding=findings.pair_share,
    number=findings.share_number,
    is_data_set=True,
)
