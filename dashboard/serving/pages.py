"""What an address is answered with: the parts of its page, in words and components.

Nothing is kept per reader: a page is a function of the state of the data and of its address.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from threading import Lock
from typing import Final
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.resolve import ask_despite, ask_nothing
from dashboard.frames.claim_json import Facts
from dashboard.parts.blocks import aria, message
from dashboard.parts.controls import form
from dashboard.parts.signed import signed
from dashboard.serving.language import language_buttons, language_links
from dashboard.serving.last_good import last_good
from dashboard.serving.preview import on_site, preview_of, preview_tags, site_root
from dashboard.serving.statuses import status_of, status_of_page
from dashboard.state.languages import languages
from dashboard.state.repository import Repository
from dashboard.text import shell
from dashboard.text.language import say, spoken
from dashboard.text.names import with_countries
from dashboard.text.refusals import in_quotes, no_figures, refusal
from dashboard.views import VIEWS, find_view, shortest
from dashboard.views.checked_text import VIEW as CHECKED_TEXT
from dashboard.views.view import View
from etl.reference.misfits import shortened
from etl.vintage import DataError

_NOTHING: Final = Markup()


def _no_facts(_root: str) -> Sequence[Facts]:
    return ()


def _no_preview(_root: str) -> Markup:
    return _NOTHING


@dataclass(frozen=True)
class Page:
    """A page: what is said of it, its parts in order, and the form between them as HTML.

    Given the site's own address, ``facts`` are what machines are told of it, and ``preview`` the
    tags by which other sites show it.
    """

    status: HTTPStatus
    title: str
    description: str = ""
    nav: list[Component] = field(default_factory=list)
    languages: list[Component] = field(default_factory=list)
    lead: list[Component] = field(default_factory=list)
    form: Markup = _NOTHING
    content: list[Component] = field(default_factory=list)
    signed: list[Component] = field(default_factory=list)
    facts: Callable[[str], Sequence[Facts]] = _no_facts
    preview: Callable[[str], Markup] = _no_preview


_AT_HAND: Final = 6
"""Pages kept as components, for the document and for the callback that asks the same."""


class Pages:
    """The pages of a repository, the last ones kept at hand."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._lock = Lock()
        self._made: OrderedDict[tuple[object, ...], Page] = OrderedDict()

    def at(self, pathname: str, search: str, root: str = "") -> Page:
        """The page of an address, in the language spoken, of the site asked as ``root``."""
        key = self._repository.stamp(), spoken().code, pathname, search.lstrip("?"), root
        page = self._made.get(key)
        if page is None:
            page = page_at(self._repository, pathname, search, root)
            with self._lock:
                # Pages of a state that is gone hold all of it.
                for old in [one for one in self._made if one[0] != key[0]]:
                    del self._made[old]
                self._made[key] = page
                while len(self._made) > _AT_HAND:
                    self._made.popitem(last=False)
        return page

    def of_text(self, text: str, query: str, root: str) -> Page:
        """The page of a text that was sent, with the rest of what was chosen; kept nowhere."""
        return _shown(self._repository, CHECKED_TEXT, "", query, root=root, sent=text)

    def first(self) -> Page:
        """The first page of the newest figures, made anew. Raises whatever its making does."""
        return _shown(self._repository, VIEWS[0], "", "")


def page_at(repository: Repository, pathname: str, search: str, root: str = "") -> Page:
    """The page of an address with its query string; what cannot be shown says why.

    ``root`` is where the server was asked, blank where it was not.
    """
    view, path = find_view(pathname or "/", search)
    if view is None:
        asked = in_quotes(shortened(pathname))
        title, text = say(shell.NO_PAGE), say(shell.NO_PAGE_AT, address=asked)
        here = f"/{quote(pathname.strip('/'))}"
        found = _refused(HTTPStatus.NOT_FOUND, title, message(title, text))
        return replace(found, languages=language_links(here, languages()))
    try:
        make = partial(_shown, repository, view, path, search, root=root)
        return last_good(make, repository.older())
    except DataError as error:
        title = say(shell.NO_FIGURES)
        content = message(title, no_figures(error))
        return _refused(status_of(error), title, content, _nav(view))


def _refused(
    status: HTTPStatus, title: str, content: list[Component], nav: list[Component] | None = None
) -> Page:
    return Page(status, _titled(title), nav=nav or _nav(), content=content)


def _shown(  # noqa: PLR0913 -- an address, where it was asked, and what else may be shown
    repository: Repository,
    view: View,
    path: str,
    query: str,
    otherwise: str = "",
    *,
    root: str = "",
    sent: str = "",
) -> Page:
    """A view as asked; where that cannot be, nothing of it but why, and its form unset.

    ``otherwise`` is the vintage that is shown because the newest cannot be; the page says so.
    ``sent`` is a text to be checked that stands in no address.
    """
    facts: Callable[[str], Sequence[Facts]] = _no_facts
    preview: Callable[[str], Markup] = _no_preview
    try:
        language = spoken().code
        asked = ask_despite(repository, view, path, query, otherwise, language=language)
        asked = replace(on_site(asked, root), sent=sent)
        lead = [
            *_tabs(view, asked),
            *_pinned(asked),
            *_instead(asked, otherwise),
            *view.lead(asked),
        ]
        content = view.whole(asked)
        title, description = view.headed(asked), view.description(asked)
        facts, preview = partial(_facts, view, asked), partial(_preview, view, asked)
        status = status_of_page(view, asked)
    except SelectionError as error:
        status = status_of(error)
        asked, description = ask_nothing(repository, path, otherwise), ""
        lead = _tabs(view, asked)
        title = say(shell.CANNOT_BE_SHOWN)
        told = with_countries(refusal(error), asked.snapshot)
        reset = f"/{'claims' if view.takes_path else view.name}" if view.parameters else ""
        content = [*message(title, told, reset), *view.again(replace(asked, sent=sent))]
    action = shortest("/".join(("", *filter(None, (view.name, path)))))
    refused = status is not HTTPStatus.OK
    choices = form(asked, action, view.parameters, view.controls(asked), refused=refused)
    nav, ways = _nav(view, asked), _languages(view, asked, sent, refused=refused)
    return Page(
        status, _titled(title), description, nav, ways, lead, choices, content, signed(asked),
        facts, preview,
    )  # fmt: skip


def _languages(view: View, asked: Request, sent: str, *, refused: bool) -> list[Component]:
    """The ways to the same page in other languages; a text that was refused is in none of them."""
    codes, chosen = asked.limits.languages, asked.selection
    if not sent:
        return language_links(shortest(asked.links.view(view.page(asked))), codes)
    again = {"text": sent, "date": chosen.date, "taken": chosen.taken}
    return [] if refused else language_buttons(asked.links.through(view.name), again, codes)


def _facts(view: View, asked: Request, root: str) -> Sequence[Facts]:
    return view.told(asked, site_root(asked.snapshot, root))


def _preview(view: View, asked: Request, root: str) -> Markup:
    return preview_tags(preview_of(view, asked, site_root(asked.snapshot, root)))


def _pinned(request: Request) -> list[Component]:
    """That an older state of the data is shown, where it is."""
    if not request.is_old or not request.selection.lens.vintage:
        return []
    text = say(shell.PINNED, vintage=request.snapshot.vintage.id)
    link = dcc.Link(say(shell.ALL_VINTAGES), href="/vintages")
    return [html.P([text, " ", link], className="pinned", role="note")]


def _instead(request: Request, vintage: str) -> list[Component]:
    """That figures before the newest are shown, where nobody asked for them."""
    if not vintage or request.selection.lens.vintage:
        return []
    return [html.P(say(shell.INSTEAD, vintage=vintage), className="pinned", role="alert")]


def _titled(text: str) -> str:
    """The title of the tab."""
    site = say(shell.TITLE)
    return site if text == site else say(shell.TAB, page=text, site=site)


def _nav(current: View | None = None, request: Request | None = None) -> list[Component]:
    """Links to the places, each to its first page, with what that keeps of the current one's."""
    first = {view.place: view for view in reversed(VIEWS) if view.in_menu}
    return [
        _way(say(name), first[place], request, here=current is not None and current.place == place)
        for place, name in shell.PLACES.items()
    ]


def _tabs(current: View, request: Request) -> list[Component]:
    """Links to the pages of a view's place, where it has several."""
    pages = [view for view in VIEWS if view.place == current.place and view.in_menu]
    if len(pages) == 1:
        return []
    ways = [_way(say(view.menu), view, request, here=view.name == current.name) for view in pages]
    name = say(shell.PAGES_HERE, place=say(shell.PLACES[current.place]))
    return [html.Nav(ways, className="tabs", **aria("label", name))]


def _way(name: str, view: View, request: Request | None, *, here: bool) -> Component:
    address = request.links.onward(view) if request else f"/{view.name}"
    return dcc.Link(name, href=shortest(address), className="current" if here else "")
