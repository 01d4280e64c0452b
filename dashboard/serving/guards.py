"""What is refused before any page is thought of, and how failures are told.

`guard` is the one call `create_app` makes, before any other: a name that is not the server's, an
address or body that is too long, a call of a callback that no page of ours makes. What any part
of the server refuses is one plain sentence, which names no file and repeats little.
"""

from collections.abc import Callable, Collection
from functools import wraps
from http import HTTPStatus
from typing import Final

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, abort, request
from werkzeug.exceptions import HTTPException

from dashboard.address.refusing import SelectionError
from dashboard.serving.callback_bodies import BodyError, check_body, read_body
from dashboard.serving.hosts import LOOPBACK, is_known
from dashboard.serving.own_terms import MOST_BODY
from dashboard.serving.statuses import status_of
from dashboard.text import answers
from etl.vintage import DataError

MOST_ADDRESS: Final = 8 * 1024

_SCRIPTS: Final = "/_dash-component-suites/"


def guard(app: Dash, names: Collection[str] = LOOPBACK) -> None:
    """Let through what is asked of one of the server's ``names``, and can be answered."""
    server = app.server
    callbacks = f"{app.config.routes_pathname_prefix}_dash-update-component"

    def look() -> Response | None:
        if not is_known(request.environ.get("HTTP_HOST", ""), names):
            return sentence(HTTPStatus.BAD_REQUEST, answers.UNKNOWN_HOST)
        if _length_of_address() > MOST_ADDRESS:
            said = answers.LONG_ADDRESS.format(most=MOST_ADDRESS // 1024)
            return sentence(HTTPStatus.REQUEST_URI_TOO_LONG, said)
        if (request.content_length or 0) > MOST_BODY:
            abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if request.method == "POST" and request.path == callbacks:
            return _misused(app)
        return None

    # Of a body that tells no length no more than this is read; a byte more tells that it is longer.
    server.config["MAX_CONTENT_LENGTH"] = MOST_BODY + 1
    server.before_request(look)
    server.register_error_handler(HTTPException, _told)
    server.register_error_handler(DependencyException, _no_such_script)
    server.register_error_handler(FileNotFoundError, _no_such_script)
    server.register_error_handler(DataError, _unusable)


def sentence(status: int, text: str) -> Response:
    """An answer of one sentence."""
    return Response(f"{text}\n", status, mimetype="text/plain")


def answering(route: Callable[..., Response]) -> Callable[..., Response]:
    """The route with its failures as plain sentences."""

    @wraps(route)
    def answer(**path: str) -> Response:
        try:
            return route(**path)
        except SelectionError as error:
            return sentence(status_of(error), str(error))
        except DataError as error:
            return _unusable(error)

    return answer


def _length_of_address() -> int:
    sent = request.environ
    decoded = len(sent.get("PATH_INFO", "")) + len(sent.get("QUERY_STRING", ""))
    return max(decoded, len(sent.get("REQUEST_URI", "")))


def _misused(app: Dash) -> Response | None:
    """Why a call of a callback is refused; None where it is as a page makes it."""
    if not request.is_json:
        abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    body = request.get_data()
    if len(body) > MOST_BODY:
        abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        check_body(read_body(body), app.callback_map)
    except BodyError as error:
        return sentence(HTTPStatus.BAD_REQUEST, answers.NO_QUESTION.format(part=error))
    return None


def _unusable(error: DataError) -> Response:
    """Something that every answer needs, such as the reader's language."""
    return sentence(status_of(error), error.told)


def _told(error: HTTPException) -> Response | HTTPException:
    """A failure of Flask's or ours in a sentence, with the headers that belong to its kind."""
    if error.response is not None or error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    answer = sentence(error.code, _said_of(error.code))
    answer.headers.extend(
        (name, value) for name, value in error.get_headers() if name != "Content-Type"
    )
    return answer


def _said_of(status: int) -> str:
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return answers.LARGE_BODY.format(most=MOST_BODY // 1024)
    return answers.BY_STATUS.get(status, answers.FAILED)


def _no_such_script(error: Exception) -> Response:
    # Dash lists maps of its scripts that it does not bring; any other file is missed by us.
    if _SCRIPTS not in request.path:
        raise error
    return sentence(HTTPStatus.NOT_FOUND, answers.BY_STATUS[HTTPStatus.NOT_FOUND])
