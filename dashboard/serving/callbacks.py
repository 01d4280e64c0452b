"""What Dash's callbacks answer, kept as documents are: one question is computed once.

No callback of ours looks at more than its inputs, so these, the widths of the reader's charts, the
language and the site's own address are all an answer depends on beside the data.
"""

import json

from flask import Flask, Response, request

from dashboard.parts.markup import WIDTHS
from dashboard.serving.answers import Answers, response_of
from dashboard.serving.cache import Kept
from dashboard.serving.encoding import accepted
from dashboard.serving.first_page import IN_DOCUMENT
from dashboard.text.language import spoken

_DISPATCH = "/_dash-update-component"
_WIDTHS = "Chart-Widths"
"""The header by which a live page says which widths of pictures it shows, each by its number."""


def chart_widths() -> tuple[int, ...]:
    """The widths in which the reader who asks sees charts; all where the page does not say."""
    told = request.headers.get(_WIDTHS, "").split(",")
    return tuple(width for n, width in enumerate(WIDTHS) if str(n) in told) or WIDTHS


def keep_callbacks(server: Flask, answers: Answers) -> None:
    """Let what Dash answers be kept, and answer from there."""
    dispatch = server.view_functions[_DISPATCH]

    def make() -> Kept:
        reply = server.make_response(server.ensure_sync(dispatch)())
        return Kept(reply.get_data(), reply.content_type or "", reply.status_code)

    def answer() -> Response:
        if request.environ.get(IN_DOCUMENT):  # it is kept with its document
            return response_of(make(), "identity")
        asked = request.get_json()
        question = json.dumps([asked["output"], asked["inputs"], asked.get("state")])
        seen = question, chart_widths(), spoken().code, request.host_url
        kept = answers.kept(("callback", *seen), make)
        return response_of(kept, kept.encoding(accepted()))

    server.view_functions[_DISPATCH] = answer
