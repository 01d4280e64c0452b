"""Which pages a report has, and in what files. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from dashboard.address.request import Request
from dashboard.text.language import say
from dashboard.text.names import countries
from dashboard.text.pages import claims, data, method, overview
from dashboard.text.words import PAIR, capital

INDEX: Final = "index.html"

_SIGNS: Final = re.compile(r"[^A-Za-z0-9]+")
_DIGITS: Final = 8  # of a hash: enough to tell a hundred receipts apart


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its file, its address on the dashboard, and its name in the menu of all pages.

    Those without a name are led to by others.
    """

    file: str
    address: str
    name: str = ""


def sheets(request: Request) -> Iterator[Sheet]:
    """All pages: the list of claims, the charts, data and method, each claim and its receipts.

    ``request`` is any, of the state of the data and the lens that the report shows.
    """
    links, snapshot = request.links, request.snapshot
    yield Sheet(INDEX, links.through("claims"), say(claims.MENU))
    yield Sheet("overview.html", links.through("overview"), say(overview.MENU))
    yield from _pairs(request)
    yield Sheet("data.html", links.through("data"), say(data.MENU))
    yield Sheet("method.html", "/method", say(method.MENU))
    for claim in snapshot.claims:
        yield Sheet(f"claim/{claim.id}.html", links.through(f"claim/{claim.id}"))
    for address in sorted(_receipts(request)):
        yield Sheet(_receipt_file(address), address)


def _pairs(request: Request) -> Iterator[Sheet]:
    """The page of each pair that the product starts from."""
    for corridor in request.snapshot.corridors:
        for partner in corridor.partners:
            pair = corridor.reporter, partner
            chosen = request.selection.choosing(reporter=pair[0], partner=(partner,))
            names = countries(request.snapshot, *pair)
            name = capital(say(PAIR, reporter=names[0], partner=names[1]))
            address = request.links.view("partner", chosen)
            yield Sheet(f"partner/{'-'.join(pair)}.html", address, name)


def _receipts(request: Request) -> set[str]:
    """The receipts of all readings of all claims: how the numbers of a verdict are made."""
    snapshot, lens = request.snapshot, request.selection.lens
    return {
        request.links.receipts.reading(reading, outcome.statement.operation)
        for claim in snapshot.claims
        for outcome in snapshot.evaluation(claim, lens=lens).outcomes
        for reading in outcome.readings
        if reading.measured.value is not None
    }


def _receipt_file(address: str) -> str:
    """A name that says what of: its choices, and a hash, as signs that files cannot have go."""
    told = [value for name, value in parse_qsl(urlsplit(address).query) if name != "vintage"]
    digest = sha256(address.encode()).hexdigest()[:_DIGITS]
    return f"receipt/{_SIGNS.sub('-', '-'.join(told))}-{digest}.html"
