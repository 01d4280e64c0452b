"""Answers a GET with what is kept, or with 304 where the reader has it already.

The tag of an answer is made of its key, so a reader who has it costs no computation at all, even
where the answer itself is no longer kept. Decision 016 tells what a pinned address promises.
"""

import time
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

from flask import Response, request

from dashboard.serving.cache import Cache, Kept
from dashboard.serving.encoding import accepted, mark
from dashboard.state.repository import Repository

ROOM: Final = 24_000_000
"""Bytes of answers kept: some two hundred pages, each with room for a second packing."""

ASK_FIRST: Final = "no-cache"
FOR_A_DAY: Final = "public, max-age=86400, immutable"

Query = tuple[tuple[str, str], ...]

_STARTED: Final = str(time.time_ns())
"""Part of every tag: what starts anew may be another program. Shared by workers, made before."""


class Answers:
    """The answers of one data folder, by the state of it and by what was asked."""

    def __init__(self, repository: Repository, room_in_bytes: int = ROOM) -> None:
        self._repository = repository
        self._room = room_in_bytes
        self._of_now = "", Cache(0)

    def send(self, what: tuple[object, ...], make: Callable[[], Kept], *, pinned: bool) -> Response:
        """The answer to the request being served; ``make`` computes it where it is not kept.

        ``what`` is all it depends on beside the data folder, of texts and tuples: format, view,
        path, query in order, language and host where they matter. ``pinned`` says that the address
        names the vintage. Failures of ``make`` are raised as they are.
        """
        stamp, cache = self._kept_now()
        key = (stamp, *what)
        encoding = accepted()
        tag = f"{_digest(key)}-{encoding}"
        held = request.if_none_match
        if not held.star_tag and held.contains_weak(tag):
            response = Response(status=HTTPStatus.NOT_MODIFIED)
            # A browser puts headers of a 304 in place of those it has; Flask's guess is no help.
            del response.headers["Content-Type"]
        else:
            kept = cache.get(key, make)
            response = response_of(kept, kept.encoding(encoding))
            if kept.status != HTTPStatus.OK:
                return response
        mark(response, "identity")
        response.set_etag(tag)
        response.headers["Cache-Control"] = FOR_A_DAY if pinned else ASK_FIRST
        return response

    def kept(self, what: tuple[object, ...], make: Callable[[], Kept]) -> Kept:
        """The same without its being sent: what is asked by other means than a GET has no tag."""
        stamp, cache = self._kept_now()
        return cache.get((stamp, *what), make)

    def _kept_now(self) -> tuple[str, Cache]:
        """The state of the data folder, and what is kept of it; nobody asks for that of another."""
        stamp = self._repository.stamp()
        if stamp != self._of_now[0]:
            self._of_now = stamp, Cache(self._room)
        return stamp, self._of_now[1]


def in_order(query: str) -> Query:
    """A query string's names and values, sorted by name: one form of all that ask the same."""
    pairs = parse_qsl(query, keep_blank_values=True)
    # By name alone: where a name comes twice, the order of its values is the reader's.
    return tuple(sorted(pairs, key=lambda pair: pair[0]))


def response_of(kept: Kept, encoding: str) -> Response:
    """An answer as it is sent, packed as ``encoding`` says."""
    response = Response(kept.packed(encoding), kept.status, content_type=kept.content_type)
    response.headers.extend(kept.headers)
    mark(response, encoding)
    return response


def _digest(key: tuple[object, ...]) -> str:
    return sha256(repr((_STARTED, key)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
