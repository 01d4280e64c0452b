"""What stands where nothing is held of a pair: what is held, what to ask, how to fetch the rest."""

from collections.abc import Iterator
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.address.selection import Selection
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.derived import FLOW_OF, MEASURE_OF
from dashboard.measures.evidence import Place
from dashboard.measures.lens import LENS
from dashboard.measures.measuring import Case
from dashboard.parts.blocks import with_link
from dashboard.text import not_held as words
from dashboard.text.language import listed, say
from dashboard.text.names import countries, country
from dashboard.text.pages import partner as pair
from dashboard.text.words import capital
from etl.reader import PROGRAM
from etl.schema import WORLD

_NAMED = 5  # partners or reporters, of however many


def not_held(request: Request, page: str) -> Component:
    """One sentence what is held, the nearest questions that have an answer, and the command.

    ``page`` is the name of the page, of one pair, that has nothing to show.
    """
    chosen, ledger = request.selection, request.snapshot.ledger
    reporter, partner = chosen.reporter, chosen.partner[0]
    alone = _goods_alone(request, reporter, partner)
    ways = [
        html.Li(dcc.Link(capital(name), href=request.links.view(page, to)))
        for name, to in _nearest(request, reporter, partner, is_of_goods=bool(alone))
    ]
    said = [_nothing(request, reporter, partner), _held(request, reporter, partner)]
    if alone:
        own, other = countries(request.snapshot, reporter, partner)
        years = {"first": alone[0], "last": alone[-1]}
        said = [capital(say(words.GOODS_ALONE, reporter=own, partner=other, **years))]
    fetch = []
    if WORLD not in (reporter, partner) and not ledger.periods(reporter, partner):
        command = words.COMMAND.format(program=PROGRAM, reporter=reporter, partner=partner)
        fetch = [html.P(with_link(words.FETCH, html.Code(command)))]
    return html.Div(
        [html.P(" ".join(said)), html.Ul(ways), *fetch], className="message", role="status"
    )


def _nothing(request: Request, reporter: str, partner: str) -> str:
    is_as_chosen = bool(_years(request, reporter, partner)) and _is_narrowed(request.selection)
    text = words.NOTHING_LEFT if is_as_chosen else words.NOTHING
    own, other = countries(request.snapshot, reporter, partner)
    return capital(say(text, reporter=own, partner=other))


def _goods_alone(request: Request, reporter: str, partner: str) -> list[str]:
    """The years of which chapters of goods are held of a pair, where no total is of any."""
    snapshot, flows = request.snapshot, FLOW_OF.values()
    years = _years(request, reporter, partner)
    totals = (
        MEASURES[flow].measure(Case(reporter, partner, year), snapshot.ledger).value
        for flow in MEASURE_OF.values()
        for year in years
    )
    if any(total is not None for total in totals):
        return []
    return [
        year
        for year in years
        if any(
            snapshot.ledger.chapters(source, Place(reporter, partner, flow, year))
            for source in snapshot.sources_held
            for flow in flows
        )
    ]


def _held(request: Request, reporter: str, partner: str) -> str:
    """What is held that is nearest: other years, other partners, other reporters."""
    snapshot = request.snapshot
    years = snapshot.ledger.periods(reporter, partner)
    if years:
        first, last = years[0], years[-1]
        if first == last:
            return say(words.HELD_FOR_YEAR, year=first)
        return say(words.HELD_FOR_YEARS, first=first, last=last)
    own = country(snapshot, reporter)
    others = snapshot.ledger.partners(reporter)
    found = others or snapshot.ledger.reporters()
    some = listed(countries(snapshot, *found[:_NAMED]))
    is_all = len(found) <= _NAMED
    if others:
        text = words.PARTNERS if is_all else words.MANY_PARTNERS
        return capital(say(text, reporter=own, partners=some, count=len(others)))
    text = words.REPORTERS if is_all else words.MANY_REPORTERS
    return say(text, reporters=some, count=len(found))


def _nearest(
    request: Request, reporter: str, partner: str, *, is_of_goods: bool
) -> Iterator[tuple[str, Selection]]:
    """What to ask instead, each with what is then chosen."""
    chosen, usual = request.selection, request.limits.defaults
    own, other = countries(request.snapshot, reporter, partner)
    plain = chosen.choosing(**{name: getattr(usual.lens, name) for name in LENS})
    if _years(request, reporter, partner) and not is_of_goods:
        if _is_narrowed(chosen):
            yield say(words.ASK_ALL, reporter=own, partner=other), plain
        whole = replace(chosen, since=usual.since, until=usual.until)
        if whole != chosen:
            yield say(words.ASK_YEARS, reporter=own, partner=other), whole
    elif _years(request, partner, reporter):
        seen = replace(plain, reporter=partner, partner=(reporter,))
        yield say(words.ASK_OTHER, partner=other), seen
    near = request.snapshot.ledger.partners(reporter)
    first = (reporter, near[0]) if near else (usual.reporter, usual.partner[0])
    own, other = countries(request.snapshot, *first)
    shown = replace(plain, reporter=first[0], partner=first[1:])
    yield say(pair.TITLE, reporter=own, partner=other), shown


def _years(request: Request, reporter: str, partner: str) -> list[str]:
    """The years of a pair; of the world nobody is the reporter."""
    return request.snapshot.ledger.periods(reporter, partner) if reporter != WORLD else []


def _is_narrowed(chosen: Selection) -> bool:
    lens = chosen.lens
    return bool(lens.is_of_some or lens.basis or lens.source or chosen.mirror)
