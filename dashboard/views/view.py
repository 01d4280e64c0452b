"""What a view is: an address, what it says of itself, what it shows, and what leaves by it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.charts.theme import country_colour
from dashboard.frames.citation import frame_sources
from dashboard.frames.claim_json import Facts
from dashboard.frames.number_rows import as_frame, plain_rows
from dashboard.frames.schema_org import data_set
from dashboard.measures.lens import LENS
from dashboard.parts.awaited import awaited
from dashboard.parts.controls import Control
from dashboard.text.rows import Row
from dashboard.text.shell import Place

Framed = Callable[[Request], pd.DataFrame]
Part = Callable[[Request], list[Component]]
Controls = Callable[[Request], list[Control]]


def nothing(*_asked: object) -> list[Any]:
    """What a view does not have: a part, controls, facts for machines."""
    return []


def nothing_found(_request: Request) -> str:
    """Nothing that one sentence could say."""
    return ""


def frame_of(rows_of: Callable[[Request], Sequence[Row]], *first: str) -> Framed:
    """What gives the frame of a view whose page is made of the same rows of numbers."""

    def frame(request: Request) -> pd.DataFrame:
        return as_frame(request.once(rows_of), *first)

    return frame


def colours(request: Request) -> dict[str, str]:
    """The colour of the reporter and of each selected partner."""
    given, numbers = request.snapshot.colours, request.snapshot.numbers
    shown = (request.selection.reporter, *request.selection.partner)
    return {code: country_colour(code, numbers.get(code, 0), given) for code in shown}


@dataclass(frozen=True, kw_only=True)
class View:
    """One page: a new one is its file and its line in ``VIEWS``.

    ``title`` is its name, ``finding`` what it found in a sentence without its stop, where one can
    say it, ``number`` the one number of that sentence, and ``description`` that and more: for the
    tab, for pictures and for machines. ``lead`` comes before the controls, ``content`` after them;
    both follow the URL. ``frame`` is the one frame its charts and CSV are made of; ``plain`` what
    it answers in formats of nested values, where that is more than the frame's rows. ``needed``
    raises SelectionError where the page has no answer though its content can be shown, which then
    says why. ``menu`` is its name among the pages of its ``place``, yet to be said, blank where
    none of them leads to it.
    One that is ``asked_by`` a parameter is at its name where the query has that one; it stands in
    ``VIEWS`` before the view that is there without.
    ``parameters`` are those of the query string it takes, ``kept`` those of them it takes over from
    the view before; with ``takes_path`` its address goes on after its name, as in ``/claim/<id>``,
    and with ``takes_world`` the world may be the partner. ``facts`` are what its first response
    tells machines, given the site's own address; of one that ``is_data_set`` they are told as
    Dataset too. ``sources`` are the ids of those it cites, where those are not all of its frame's.
    ``mended`` are the parameters whose mistakes it tells where they are typed: the rest of the page
    is kept. ``again`` is what a reader may try anew with where nothing of it can be shown.
    One that ``is_yearly`` shows a reporter's years, up to the newest there are.
    """

    name: str
    frame: Framed
    content: Part
    title: Callable[[Request], str]
    description: Callable[[Request], str]
    menu: str = ""
    place: Place = "explore"
    lead: Part = nothing
    controls: Controls = nothing
    again: Part = nothing
    asked_by: str = ""
    parameters: tuple[str, ...] = ()
    kept: tuple[str, ...] = LENS
    takes_path: bool = False
    takes_world: bool = True
    finding: Callable[[Request], str] = nothing_found
    number: Callable[[Request], str] = nothing_found
    is_data_set: bool = False
    facts: Callable[[Request, str], list[Facts]] = nothing
    plain: Callable[[Request], Mapping[str, Any]] | None = None
    needed: Callable[[Request], object] = nothing
    sources: Callable[[Request], list[str]] | None = None
    is_yearly: bool = False
    mended: tuple[str, ...] = ()

    def whole(self, request: Request) -> list[Component]:
        """Its content and, where years lack at its end, what is known of them."""
        return [*self.content(request), *(awaited(request) if self.is_yearly else ())]

    @property
    def in_menu(self) -> bool:
        """Whether the pages of its place lead to it."""
        return bool(self.menu)

    def headed(self, request: Request) -> str:
        """What its tab, search engines and previews are headed with: what it found, else its name.

        Raises SelectionError where the page cannot be shown.
        """
        return request.once(self.finding) or self.title(request)

    def told(self, request: Request, root: str) -> list[Facts]:
        """All that its first response tells machines in the words of schema.org."""
        found = self.facts(request, root)
        if not self.is_data_set:
            return found
        title, said = self.headed(request), request.once(self.description)
        return [*found, data_set(request, self.name, title, said, root)]

    def cited_sources(self, request: Request) -> list[str]:
        """The ids of the sources whose figures it shows: its own, else those of its frame."""
        return self.sources(request) if self.sources else frame_sources(request.once(self.frame))

    def page(self, request: Request) -> str:
        """Its name in addresses, with what follows it: ``claim/<id>``."""
        return "/".join(filter(None, (self.name, request.path)))

    def values(self, request: Request) -> Mapping[str, Any]:
        """What it answers as nested values: its own, else the rows of its frame."""
        return self.plain(request) if self.plain else plain_rows(request.once(self.frame))
