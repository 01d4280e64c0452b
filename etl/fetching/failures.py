"""Why a question got no answer: the kinds of failure, and which of them a refusal is. Pure.

FetchError              a question got no answer; the message is for people, without secrets
+- BadRequestError      400 and other refusals: the question is wrong, repeating is no use
+- AuthError            401, or 403 that is no quota: the key is missing or not valid
+- BlockedError         403 as a page: a gate before the service turns this machine away
+- NotFoundError        404, or a redirect: wrong path, often a wrong base address
+- WaitError            5xx with a long ``Retry-After``; ``resume`` says when to repeat
   +- QuotaError        the same with 429, or 403 "out of call volume quota"
+- TooLongError         414 or its HTML twin: the question must be split
+- UnreachableError     no usable answer after all tries: connection, 5xx, 429, garbage
+- ClockError           the service says that this machine's clock is far ahead
"""

from datetime import datetime
from http import HTTPStatus

from etl.fetching.http_refusal import Refusal


class FetchError(Exception):
    """A question got no answer; the message says why in plain words."""


class BadRequestError(FetchError):
    """The service says the question is wrong."""


class AuthError(FetchError):
    """The service does not accept the key, or wants one."""


class BlockedError(FetchError):
    """A gate before the service turns this machine away."""


class NotFoundError(FetchError):
    """The service knows no such path."""


class TooLongError(FetchError):
    """The address is longer than the service takes."""


class UnreachableError(FetchError):
    """No usable answer after all tries."""


class ClockError(FetchError):
    """This machine's clock is far ahead, so that what is fetched would be dated wrong for good."""


class WaitError(FetchError):
    """The service asks to wait longer than a run does; ``resume`` is when to repeat, if said."""

    def __init__(self, message: str, resume: datetime | None) -> None:
        super().__init__(message)
        self.resume = resume


class QuotaError(WaitError):
    """The quota of calls is used up, until ``resume``."""


def final_failure(last: Refusal, *, long: bool) -> FetchError:
    """The error of a refusal that no repeating will change."""
    too_long = last.status == HTTPStatus.REQUEST_URI_TOO_LONG or (
        last.page and "url too long" in last.text.casefold()
    )
    removed = last.page and last.status == HTTPStatus.NOT_FOUND
    if too_long or (removed and long):
        return TooLongError(str(last))
    if last.page and last.status == HTTPStatus.FORBIDDEN:
        message = (
            "the service's gate turns this machine away (403), as it does when asked too fast or "
            "from some networks; wait an hour, or ask from another network"
        )
        return BlockedError(message)
    if last.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return AuthError(str(last))
    if last.status == HTTPStatus.NOT_FOUND or str(last.status).startswith("3"):
        return NotFoundError(str(last))
    return BadRequestError(str(last))
