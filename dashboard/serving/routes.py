"""Addresses for machines beside the pages: each view in each format, and health."""

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus

from flask import Flask, Response, request

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.resolve import ask
from dashboard.serving.formats import FORMATS
from dashboard.serving.guards import sentence
from dashboard.serving.health import Health
from dashboard.serving.statuses import status_of
from dashboard.state.repository import Repository
from dashboard.text.answers import NO_FILE
from dashboard.text.language import ENGLISH, speaking
from dashboard.views import VIEWS
from dashboard.views.view import View
from etl.reference.misfits import shortened
from etl.vintage import DataError


def register_routes(
    server: Flask, repository: Repository, first_page: Callable[[], object]
) -> None:
    """Add them all; an impossible question answers 400, missing or damaged figures 503.

    Health is whether ``first_page`` can be made.
    """
    state = Health(repository, first_page)

    def answer(view: View, ending: str, path: str = "") -> Response:
        made = FORMATS[ending]
        # Any bytes may come: what is no UTF-8 becomes a value that is refused in words.
        this = ask(repository, view, path, request.query_string.decode("utf-8", "replace"))
        with speaking(ENGLISH):  # machines read it
            content = made.render(view, this)
        response = Response(content, content_type=made.content_type)
        if made.saved:
            named = f'attachment; filename="{file_name(view, this)}.{ending}"'
            response.headers["Content-Disposition"] = named
        return response

    def health() -> Response:
        said, is_well = state.told()
        return sentence(HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE, said)

    for ending in FORMATS:
        for view in VIEWS:
            rule = f"/{view.name}/<path>.{ending}" if view.takes_path else f"/{view.name}.{ending}"
            # A closure over the loop would answer every address by its last view.
            route = _answering(partial(answer, view, ending))
            server.add_url_rule(rule, f"{view.name}.{ending}", route)
        # Else Dash would answer with its page, and a mistyped download would be HTML.
        server.add_url_rule(f"/<path:path>.{ending}", f"no {ending}", _no_such_file)
    server.add_url_rule("/health", "health", _answering(health))


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
