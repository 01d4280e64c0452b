"""The claims on the first page: some in cards, all others in a list.

They are the same whichever partners and years are chosen, so they are made once for all.
"""

from collections.abc import Callable
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.parts.blocks import beside, opened
from dashboard.parts.cards import card, claim_list
from dashboard.text.language import say, say_many, spoken
from dashboard.text.pages import overview as words

FIRST: Final = 12
"""Claims of the list that are read at once; the others are unfolded."""


def featured(request: Request) -> Component:
    """The claims shown first, a card each."""
    return _once(request, _featured)


def others(request: Request) -> list[Component]:
    """The other claims, a line each, where there are any."""
    is_more = any(not claim.featured for claim in request.snapshot.claims)
    return [_once(request, _others)] if is_more else []


def _once(request: Request, make: Callable[[Request], Component]) -> Component:
    """What is made of a state, its claims through a lens, and the addresses that lead to them."""
    links = request.links
    key = (make, spoken(), links.here.lens, links.defaults, links.root)
    return request.snapshot.once(key, lambda: make(request))


def _featured(request: Request) -> Component:
    snapshot, lens = request.snapshot, request.selection.lens
    shown = [claim for claim in snapshot.claims if claim.featured]
    cards = [
        card(snapshot.evaluation(claim, lens=lens), snapshot, request.links) for claim in shown
    ]
    return beside(cards, "cards")


def _others(request: Request) -> Component:
    snapshot, lens = request.snapshot, request.selection.lens
    claims = [claim for claim in snapshot.claims if not claim.featured]
    shown, rest = (
        claim_list((snapshot.evaluation(one, lens=lens) for one in some), snapshot, request.links)
        for some in (claims[:FIRST], claims[FIRST:])
    )
    choose = html.P(dcc.Link(say(words.FILTER), href=request.links.through("claims")))
    heading = html.H2(say_many(words.MORE_CLAIMS, len(claims)))
    count = len(claims) - FIRST
    more = [opened(say_many(words.REST_OF_CLAIMS, count), rest)] if count > 0 else []
    return html.Section([heading, choose, shown, *more])
