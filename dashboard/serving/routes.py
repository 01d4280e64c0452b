"""Addresses for machines beside the pages: each view in each format, and health."""

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus
from pathlib import Path
from typing import Final

from flask import Flask, Response, request

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.resolve import ask, ask_nothing
from dashboard.serving.answers import Answers, in_order
from dashboard.serving.cache import Kept
from dashboard.serving.formats import FORMATS, MARKDOWN
from dashboard.serving.guards import sentence
from dashboard.serving.health import Health
from dashboard.serving.preview import site_root
from dashboard.serving.site_files import llms_txt, robots, sitemap
from dashboard.serving.statuses import status_of
from dashboard.state.repository import Repository
from dashboard.text.answers import NO_FILE
from dashboard.text.language import ENGLISH, speaking
from dashboard.views import VIEWS, find_view
from dashboard.views.view import View
from etl.reference.misfits import shortened
from etl.vintage import DataError

FAVICON: Final = Path(__file__).parents[1] / "assets" / "favicon.ico"


def register_routes(
    server: Flask, repository: Repository, answers: Answers, first_page: Callable[[], object]
) -> None:
    """Add them all; an impossible question answers 400, missing or damaged figures 503.

    Health is whether ``first_page`` can be made.
    """
    state = Health(repository, first_page)

    def answer(view: View, ending: str, path: str = "") -> Response:
        # Any bytes may come: what is no UTF-8 becomes a value that is refused in words.
        query = request.query_string.decode("utf-8", "replace")
        asked = in_order(query)

        def make() -> Kept:
            return _in_format(ending, view, ask(repository, view, path, query))

        pinned = bool(dict(asked).get("vintage"))
        return answers.send((ending, view.name, path, asked), make, pinned=pinned)

    def health() -> Response:
        said, is_well = state.told()
        return sentence(HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE, said)

    def in_markdown() -> Response | None:
        """The page's own address answers in Markdown whoever asks for that by name."""
        view, path = find_view(request.path) if wants_markdown() else (None, "")
        return _answering(partial(answer, view, MARKDOWN))(path=path) if view else None

    server.before_request(in_markdown)
    server.after_request(_mark_accepting)
    for ending in FORMATS:
        for view in VIEWS:
            rule = f"/{view.name}/<path>.{ending}" if view.takes_path else f"/{view.name}.{ending}"
            # A closure over the loop would answer every address by its last view.
            route = _answering(partial(answer, view, ending))
            server.add_url_rule(rule, f"{view.name}.{ending}", route)
        # Else Dash would answer with its page, and a mistyped download would be HTML.
        server.add_url_rule(f"/<path:path>.{ending}", f"no {ending}", _no_such_file)
    server.add_url_rule("/health", "health", _answering(health))
    register_site_files(server, repository)


def register_site_files(server: Flask, repository: Repository) -> None:
    """What visiting programs and browsers look for at the root."""

    def llms() -> Response:
        with speaking(ENGLISH):
            return Response(llms_txt(ask_nothing(repository, "")), mimetype="text/plain")

    def all_pages() -> Response:
        snapshot = repository.snapshot()
        content = sitemap(snapshot, site_root(snapshot, request.host_url))
        return Response(content, mimetype="application/xml")

    def for_robots() -> Response:
        root = site_root(repository.snapshot(), request.host_url)
        return Response(robots(root), mimetype="text/plain")

    def icon() -> Response:
        answer = Response(FAVICON.read_bytes(), mimetype="image/x-icon")
        answer.cache_control.max_age = 86_400
        return answer

    routes = {
        "llms.txt": llms, "sitemap.xml": all_pages, "robots.txt": for_robots, "favicon.ico": icon,
    }  # fmt: skip
    for name, route in routes.items():
        server.add_url_rule(f"/{name}", name, _answering(route))


def _in_format(ending: str, view: View, asked: Request) -> Kept:
    made = FORMATS[ending]
    with speaking(ENGLISH):  # machines read it
        content = made.render(view, asked)
    name = f'attachment; filename="{file_name(view, asked)}.{ending}"'
    headers = (("Content-Disposition", name),) if made.saved else ()
    return Kept(content, made.content_type, headers=headers)


def _mark_accepting(response: Response) -> Response:
    """Tell caches that a page's address answers in two forms."""
    if response.mimetype in {"text/html", "text/markdown"}:
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


def _answering(route: Callable[..., Response]) -> Callable[..., Response]:
    """The route with its failures as plain sentences."""

    @wraps(route)
    def answer(**path: str) -> Response:
        try:
            return route(**path)
        except SelectionError as error:
            return sentence(status_of(error), str(error))
        except DataError as error:
            return sentence(status_of(error), error.told)

    return answer


def _no_such_file(**_: str) -> Response:
    return sentence(HTTPStatus.NOT_FOUND, NO_FILE.format(address=shortened(request.path)))
