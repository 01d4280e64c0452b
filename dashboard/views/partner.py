"""One pair at large: every measure of it by year, each with its chart, table and CSV."""

from dataclasses import replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.address.request import PAIR, Request
from dashboard.charts.keys import key_of
from dashboard.charts.lines import Axes, lines
from dashboard.frames.number_rows import charted, measure_rows
from dashboard.measures.catalogue import grouped
from dashboard.measures.lens import LENS
from dashboard.parts import controls, lens
from dashboard.parts.blocks import Caption, beside
from dashboard.parts.not_held import not_held
from dashboard.text import chart_titles, findings, labels
from dashboard.text.accounts import caution, noted, notice
from dashboard.text.ends import row_text
from dashboard.text.language import say
from dashboard.text.names import as_told, countries
from dashboard.text.pages import partner as words
from dashboard.text.readings import COMPOSED
from dashboard.text.rows import Row, Rows, having, rows_by, valued
from dashboard.text.summaries import pair_summary
from dashboard.text.words import capital, in_row, measure_title, status_word
from dashboard.views.number_chart import number_chart
from dashboard.views.view import View, colours, frame_of

PARAMETERS: Final = ("reporter", "partner", "since", "until", "chart", *LENS)

GROUPS: Final = {title: grouped(group) for group, title in words.GROUPS.items()}
"""The measures of each chart by its title, yet to be said."""


def rows_of(request: Request) -> list[Row]:
    """All measures of one pair by year."""
    measures = [name for names in GROUPS.values() for name in names]
    snapshot = request.snapshot
    chosen = _one(request).selection
    rows = measure_rows(snapshot.ledger, chosen, measures, snapshot.vintage.id)
    charts = {name: slug(names) for names in GROUPS.values() for name in names}
    told = [{"chart": charts[row["measure"]], **row} for row in rows]
    return noted(charted(told, request.selection.chart), snapshot.disagreements())


def title(request: Request) -> str:
    """The pair's name."""
    chosen = _one(request).selection
    names = countries(request.snapshot, chosen.reporter, chosen.partner[0])
    return capital(say(words.TITLE, reporter=names[0], partner=names[1]))


def description(request: Request) -> str:
    """What the first chart shows."""
    everything = request.once(rows_of)
    names = next(names for names in GROUPS.values() if having(everything, "chart", slug(names)))
    return _summary(_one(request), names, having(everything, "measure", *names))


def lead(request: Request) -> list[Component]:
    """The pair's name."""
    return [html.H1(title(request))]


def controls_of(request: Request) -> list[controls.Control]:
    """Whose report, which partner, which years."""
    return [
        controls.country(request, "reporter", say(labels.WHOSE_CUSTOMS)),
        controls.country(request, "partner", say(labels.PARTNER)),
        controls.more(request, controls.years(request), *lens.choices(request)),
    ]


def content(request: Request) -> list[Component]:
    """One chart a group of measures that share a unit; or what is held instead."""
    everything = request.once(rows_of)
    request = _one(request)
    if not valued(everything):
        return [not_held(request, "partner")]
    shown = {
        (title, names): rows
        for title, names in GROUPS.items()
        if (rows := having(everything, "chart", slug(names)))
    }
    charts = [
        _group(request, say(title), names, rows, is_first=not at)
        for at, ((title, names), rows) in enumerate(shown.items())
    ]
    return [beside(charts, "charts wide")]


def slug(names: tuple[str, ...]) -> str:
    """The name of the chart of a group of measures, as the address has it."""
    return names[0].replace(" ", "-")


def _one(request: Request) -> Request:
    """The request for the first partner selected alone."""
    return replace(
        request, selection=replace(request.selection, partner=request.selection.partner[:1])
    )


def _group(
    request: Request, title: str, names: tuple[str, ...], rows: Rows, *, is_first: bool
) -> Component:
    """The chart of one group; the first one says for all that accounts differ, and has the key."""
    warned = caution(rows, request.snapshot) if is_first else ""
    axes = Axes(request.selection.since, request.selection.until)
    by_name = as_told(rows, request.snapshot)
    return number_chart(
        VIEW,
        request,
        slug(names),
        lines(by_name, colours(request), axes),
        rows,
        caption=Caption(
            title=title,
            summary=f"{_summary(request, names, rows)} {warned}".rstrip(),
            finding=chart_titles.first_of(rows, request),
            notice=notice(rows, request.snapshot),
            key=key_of(by_name),
            shows_key=is_first,
        ),
        height=340,
    )


def _summary(request: Request, names: tuple[str, ...], rows: Rows) -> str:
    """What a chart shows: of the amounts the whole story, of others the latest numbers."""
    return pair_summary(rows, request) if "balance" in names else _latest(rows)


def _latest(rows: Rows) -> str:
    """The last year with a value, measure by measure; blank where the chart itself says why not."""
    said = (
        say(
            words.LATEST,
            measure=measure_title(last["measure"]),
            value=row_text(last),
            year=last["period"],
            status=_kind(last),
        )
        for *_, last in rows_by(valued(rows), "measure").values()
    )
    return " ".join(said)


def _kind(row: Row) -> str:
    """Of what kind a number is: composed or not, reported or not."""
    composed = [say(COMPOSED)] if row["composed"] else []
    return in_row([*composed, status_word(row["status"])])


VIEW: Final = View(
    name="partner",
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
    finding=findings.pair_trade,
    is_data_set=True,
    is_yearly=True,
)
