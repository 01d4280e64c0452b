"""Where the newest years are, on a page that lacks them: one line, and the rest on opening."""

from dash import html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.parts.blocks import opened, with_link
from dashboard.text import awaited as words
from dashboard.text.language import listed, say
from dashboard.text.names import country, source_name
from dashboard.text.summaries import vintage_date
from dashboard.text.words import capital, dated
from etl.reader import PROGRAM
from etl.release_days import habit
from etl.schema import WORLD


def awaited(request: Request) -> list[Component]:
    """What is known of the years that are over and not held; nothing where none lacks.

    Of the reporter with the partners chosen, up to the last year that is shown.
    """
    missing = _missing(request)
    if not missing:
        return []
    first, last = missing[0], missing[-1]
    title = (
        say(words.WHERE, year=first)
        if first == last
        else say(words.WHERE_SEVERAL, first=first, last=last)
    )
    command = words.COMMAND.format(program=PROGRAM, reporter=request.selection.reporter)
    said = html.P(" ".join([_held(request, first - 1), _expected(request, first)]))
    fetch = html.P(with_link(words.FETCH, html.Code(command)))
    return [html.Div([opened(title, said, fetch)], className="folded")]


def _missing(request: Request) -> list[int]:
    """The years after the newest held, as far as they are asked for and were over by then."""
    chosen, snapshot = request.selection, request.snapshot
    if chosen.reporter == WORLD:
        return []
    held = [snapshot.ledger.periods(chosen.reporter, partner) for partner in chosen.partner]
    newest = max((int(years[-1]) for years in held if years), default=chosen.until)
    over = int(snapshot.vintage.id[: len("2026")]) - 1
    return [*range(newest + 1, min(over, chosen.until) + 1)]


def _held(request: Request, newest: int) -> str:
    day = dated(vintage_date(request.snapshot.vintage.id))
    name = capital(country(request.snapshot, request.selection.reporter))
    return say(words.HELD, country=name, newest=newest, day=day)


def _expected(request: Request, year: int) -> str:
    snapshot = request.snapshot
    found = habit(snapshot.released, request.selection.reporter)
    if found is None:
        return say(words.UNKNOWN)
    due, day = found.due(year), vintage_date(snapshot.vintage.id)
    days = listed(say(words.A_YEAR, year=one, day=dated(came)) for one, came in found.days.items())
    return say(
        words.OVERDUE if due < day[: len(due)] else words.USUAL,
        publisher=source_name(snapshot, found.source),
        days=days,
        year=year,
        month=dated(due),
    )
