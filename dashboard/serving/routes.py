"""Addresses for machines beside the pages: each view in each format, and health."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request

from dashboard.address.request import Request
from dashboard.address.resolve import ask
from dashboard.serving.answers import Answers, in_order
from dashboard.serving.cache import Kept
from dashboard.serving.formats import ELSEWHERE, FORMATS, MARKDOWN
from dashboard.serving.guards import answering, sentence
from dashboard.serving.health import Health
from dashboard.serving.preview import on_site
from dashboard.serving.site_routes import register_site_files
from dashboard.serving.turns import turn
from dashboard.state.repository import Repository
from dashboard.text.answers import NO_FILE
from dashboard.text.language import ENGLISH, speaking
from dashboard.views import find_view
from dashboard.views.view import View
from etl.reference.misfits import shortened

_PLACES: Final = {**FORMATS, **ELSEWHERE}
"""Each format by its ending, or by the folder it stands in."""


def register_routes(
    server: Flask, repository: Repository, answers: Answers, first_page: Callable[[], object]
) -> None:
    """Add them all; an impossible question answers 400, missing or damaged figures 503.

    Health is whether ``first_page`` can be made.
    """
    state = Health(repository, first_page)

    def answer(view: View, place: str, path: str = "") -> Response:
        # Any bytes may come: what is no UTF-8 becomes a value that is refused in words.
        query = request.query_string.decode("utf-8", "replace")
        asked, site = in_order(query), request.host_url

        def make() -> Kept:
            return _in_format(place, view, on_site(ask(repository, view, path, query), site))

        pinned = bool(dict(asked).get("vintage"))
        return answers.send((place, view.name, path, asked, site), make, pinned=pinned)

    def answer_page(place: str, page: str) -> Response:
        view, path = find_view(page, request.query_string.decode("utf-8", "replace"))
        if view is None:
            # Else Dash would answer with its page, and a mistyped download would be HTML.
            return sentence(HTTPStatus.NOT_FOUND, NO_FILE.format(address=shortened(request.path)))
        return answer(view, place, path)

    def health() -> Response:
        said, is_well = state.told()
        return sentence(HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE, said)

    def in_markdown() -> Response | None:
        """The page's own address answers in Markdown whoever asks for that by name."""
        query = request.query_string.decode("utf-8", "replace")
        view, path = find_view(request.path, query) if wants_markdown() else (None, "")
        return answering(partial(answer, view, MARKDOWN))(path=path) if view else None

    server.before_request(in_markdown)
    server.after_request(_mark_accepting)
    for place, made in _PLACES.items():
        rule = "/<path:page>." + place if place in FORMATS else f"/{place}/<path:page>{made.ending}"
        # A closure over the loop would answer every address in its last format.
        server.add_url_rule(rule, place, answering(partial(answer_page, place)))
    server.add_url_rule("/health", "health", answering(health))
    register_site_files(server, repository, answers)


def _in_format(place: str, view: View, asked: Request) -> Kept:
    made = _PLACES[place]
    with speaking(ENGLISH), turn() if made.heavy else nullcontext():  # machines read it
        content = made.render(view, asked)
    name = f'attachment; filename="{file_name(view, asked)}.{place}"'
    saved = (("Content-Disposition", name),) if made.saved else ()
    return Kept(content, made.content_type, headers=(*saved, *made.headers))


def _mark_accepting(response: Response) -> Response:
    """Tell caches that a page's address answers in two forms."""
    # A 304 tells no kind, and what it says replaces what the cache has.
    is_unchanged = response.status_code == HTTPStatus.NOT_MODIFIED
    if is_unchanged or response.mimetype in {"text/html", "text/markdown"}:
        response.vary.add("Accept")
    return response


def wants_markdown() -> bool:
    """Whether Markdown is named among what the reader accepts, and nothing before it.

    Browsers never name it; programs that do often take HTML as well.
    """
    accepted = request.accept_mimetypes
    named = any(kind.startswith("text/markdown") for kind, _ in accepted)
    wanted = accepted["text/markdown"]
    return request.method in {"GET", "HEAD"} and named and 0 < wanted >= accepted["text/html"]


def file_name(view: View, asked: Request) -> str:
    """What a download is called, without its ending: the view and what of the selection tells."""
    chosen = asked.selection
    named = (chosen.reporter, *chosen.partner) if "partner" in view.parameters else ()
    return "-".join(filter(None, (view.name, asked.path, *named)))
