"""What stands where partners are to be compared by month and no months are held."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.address.selection import BOTH, Selection
from dashboard.frames.compared import REPORTED_BY_BOTH, compared, months, report_of
from dashboard.measures.lens import LENS
from dashboard.parts.not_held import not_held
from dashboard.text.language import listed, say
from dashboard.text.names import countries, country
from dashboard.text.pages import compare as words
from dashboard.text.rows import valued
from dashboard.text.words import capital, dated

_Known = dict[str, list[str]]
"""Months on record by who reports them."""


def no_months(request: Request, page: str) -> Component:
    """One sentence what is missing, one what is held, and the nearest questions with an answer.

    ``page`` is the name of the page of several partners that has no months to show.
    """
    nearest = list(_nearest(request))
    if not nearest:  # no years either
        by_year = replace(request.selection, every="")
        return not_held(replace(request, selection=by_year), page)
    ways = [
        html.Li(dcc.Link(capital(name), href=request.links.view(page, to))) for name, to in nearest
    ]
    said = [_missing(request), *_held(request)]
    return html.Div([html.P(" ".join(said)), html.Ul(ways)], className="message", role="status")


def _missing(request: Request) -> str:
    """Whose months are not held, or not as they are asked for."""
    chosen = request.selection
    text = words.NO_MONTHS[report_of(request)]
    if request.once(months):
        text = words.NO_MONTHS_LEFT
    own, *others = countries(request.snapshot, chosen.reporter, *chosen.partner)
    return capital(say(text, reporter=own, partners=listed(others)))


def _held(request: Request) -> Iterator[str]:
    """Which months are held of the same trade: in other years, else by the other side."""
    own, other = _by_report(request)
    if own:
        known = list(chain(*own.values()))
        yield say(words.MONTHS_HELD, first=dated(min(known)), last=dated(max(known)))
    for code, told in () if own else other.items():
        name = capital(country(request.snapshot, code))
        yield say(words.MONTHS_BY, country=name, first=dated(min(told)), last=dated(max(told)))


def _by_report(request: Request) -> tuple[_Known, _Known]:
    """The months on record by the reports asked for, and by those that are not."""
    own, other = (_by_side(request, mirrored=mirrored) for mirrored in (False, True))
    return {"": (own, other), "partner": (other, own), BOTH: (own | other, {})}[report_of(request)]


def _by_side(request: Request, *, mirrored: bool) -> _Known:
    """All months on record of the trade with those chosen, by who reports them."""
    chosen, found = request.selection, dict[str, list[str]]()
    for partner in chosen.partner:
        own, other = (partner, chosen.reporter) if mirrored else (chosen.reporter, partner)
        known = request.snapshot.ledger.periods(own, other, freq="M")
        if known:
            found.setdefault(own, []).extend(known)
    return found


def _nearest(request: Request) -> Iterator[tuple[str, Selection]]:
    """What to ask instead, each with what is then chosen."""
    chosen, usual = request.selection, request.limits.defaults
    mirrored, (held, elsewhere) = report_of(request) == "partner", _by_report(request)
    plain = chosen.choosing(
        **{name: getattr(usual.lens, name) for name in LENS if name != "vintage"},
        since=usual.since, until=usual.until, chart="",
    )  # fmt: skip
    if held:
        whole = request.once(months)
        yield say(words.ASK_WHOLE if whole else words.ASK_ALL_MONTHS), plain
    elif elsewhere:
        measure = chosen.measure if chosen.measure in REPORTED_BY_BOTH else "turnover"
        own = country(request.snapshot, chosen.reporter)
        text = words.ASK_OWN if mirrored else words.ASK_OTHERS
        other = "" if mirrored else "partner"
        yield say(text, reporter=own), replace(plain, report=other, measure=measure)
    years = replace(chosen, every="", chart="")
    if valued(compared(replace(request, selection=years))):
        yield say(words.ASK_YEARS), years
