"""The status of an answer that is a refusal, the same for pages and for files. Pure."""

from http import HTTPStatus

from dashboard.address.refusing import SelectionError, UnknownAddressError
from dashboard.address.request import Request
from dashboard.views.view import View
from etl.vintage import DataError


def status_of(error: Exception) -> HTTPStatus:
    """404 where nothing is, 400 where nothing can be, 503 without figures, else 500."""
    if isinstance(error, UnknownAddressError):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, SelectionError):
        return HTTPStatus.BAD_REQUEST
    if isinstance(error, DataError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.INTERNAL_SERVER_ERROR


def status_of_page(view: View, request: Request) -> HTTPStatus:
    """The status of a page that is shown, which may tell in place why it has no answer."""
    try:
        view.needed(request)
    except SelectionError as error:
        return status_of(error)
    return HTTPStatus.OK
