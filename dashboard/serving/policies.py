"""What a browser may do with an answer: the policy of its content, and who may read it."""

from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from typing import Final

from flask import Request, Response

from dashboard.charts.svg import STYLE
from dashboard.serving.formats import FORMATS
from dashboard.serving.own_terms import ALWAYS, FILE
from dashboard.serving.styles import hashes, style_hashes

# plotly.js hands its pictures on as data.
_PAGE: Final = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' {styles}; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_PICTURE: Final = f"{FILE}; style-src {' '.join(hashes([STYLE]))}"


def hold(asked: Request, response: Response, scripts: Iterable[str]) -> Response:
    """Hold an answer to this server; ``scripts`` are the hashes of those that stand in pages.

    A page loads what this server has and nothing else. An answer that has a policy keeps it.
    """
    headers = response.headers
    headers.update(dict(ALWAYS))
    # What a 304 says replaces what the browser has: the policy of the page it then shows.
    if response.status_code != HTTPStatus.NOT_MODIFIED:
        headers.setdefault("Content-Security-Policy", _policy(response.mimetype, scripts))
    ending = asked.path.rpartition(".")[2]
    if asked.method in {"GET", "HEAD"} and ending in FORMATS and FORMATS[ending].shared:
        headers["Access-Control-Allow-Origin"] = "*"
    return response


def _policy(mimetype: str | None, scripts: Iterable[str]) -> str:
    if mimetype == "text/html":
        return _of_pages(tuple(scripts))
    return _PICTURE if mimetype == "image/svg+xml" else FILE


@cache
def _of_pages(scripts: tuple[str, ...]) -> str:
    return _PAGE.format(scripts=" ".join(scripts), styles=" ".join(style_hashes()))
