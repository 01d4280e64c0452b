"""The first response of every page: the page itself, and all that makes it live afterwards.

The page stands in the document as HTML, so it is read at once and without scripts. Behind it stand
the answers to Dash's first questions (layout, callbacks, the routing callback for this address),
and the names of the scripts, which are fetched once the page is painted. ``first_page.js`` hands
the answers over, so that nothing is asked twice, and loads the scripts.
"""

import json
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from dash import Dash
from flask import Response, g, request
from markupsafe import Markup
from werkzeug.test import Client

from dashboard.serving.answers import Answers, in_order, response_of
from dashboard.serving.cache import Kept
from dashboard.serving.page_head import head_tags, in_script
from dashboard.serving.pages import Page
from dashboard.serving.shell import drawn
from dashboard.text.language import spoken

SCRIPT = Path(__file__).with_name("first_page.js").read_text(encoding="utf-8")

# Put on every page by Dash, used by none of ours: DataTable is on its way out of Dash.
UNUSED = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\n?')
# For browsers that know less than our own scripts need; of all it brings Dash uses one thing.
POLYFILL = re.compile(r'(?<=<script src=")[^"]*/polyfill@[^"]*(?="></script>)')


IN_DOCUMENT: Final = "trade_claims.in_document"
"""Set in the environment of a question whose answer goes into the document: a callback need not
answer what stands there already."""


def _nothing(_pathname: str, _search: str, _root: str) -> Page:
    """The page of an app that has none of its own."""
    return Page(HTTPStatus.OK, "")


class FirstPage(Dash):
    """A Dash app whose first response is the page."""

    plotly_url = ""
    runtime_url = ""
    """Of the script that takes the place of Dash's polyfill; blank to keep that."""

    page_at: Callable[[str, str, str], Page] = staticmethod(_nothing)
    """The page of an address, given its path, its query string and the site it is on."""

    answers: Answers | None = None
    """Where documents are kept that were made before; None makes each anew."""

    def index(self, *_: Any, **__: Any) -> Response:  # noqa: ANN401 -- untyped in Dash
        """The document of the address asked for, with the status of its page."""
        if self.answers is None:
            return response_of(self._document(), "identity")
        path, query, site = _asked()
        asked = in_order(query)
        pinned = bool(dict(asked).get("vintage"))
        # A page names its own host to machines, and speaks its reader's language.
        what = ("page", path, query, spoken().code, site)
        return self.answers.send(what, self._document, pinned=pinned)

    def document_of(self, page: Page) -> bytes:
        """A page that no address leads to, as a document: no script asks for it again."""
        g.page = page
        document: str = super().index()  # type: ignore[no-untyped-call]
        return document.encode()

    def _document(self) -> Kept:
        document = super().index()  # type: ignore[no-untyped-call]
        status = self.page_at(*_asked()).status
        return Kept(document.encode(), "text/html; charset=utf-8", status)

    def interpolate_index(self, *_: Any, **parts: Any) -> str:  # noqa: ANN401 -- untyped in Dash
        """The document, of the parts that Dash has made ready."""
        path, query, site = _asked()
        sent: Page | None = g.pop("page", None)
        page = sent or self.page_at(path, query, site)
        ready = {name: Markup(text) for name, text in parts.items()}  # noqa: S704 -- Dash's own
        ready["scripts"] = self._needed(parts["scripts"])
        answers = [] if sent else [_block(asked, answer) for asked, answer in _answers(self)]
        document = _DOCUMENT.format(
            **ready | {"title": page.title or parts["title"]},
            language=spoken().code,
            tags=head_tags(page.description, page.facts(site)) + page.preview(site),
            drawn=drawn(page),
            answers=Markup("\n").join(answers),
            alone=Markup(" data-alone") if sent else "",
            plotly=self.plotly_url,
            loader=Markup(SCRIPT),  # noqa: S704 -- a file of this folder
        )
        return str(document)

    def _needed(self, scripts: str) -> Markup:
        """The scripts that any page of ours has a use for."""
        needed = UNUSED.sub("", scripts)
        if self.runtime_url:
            needed = POLYFILL.sub(self.runtime_url, needed)
        return Markup(needed)  # noqa: S704 -- Dash's own tags


# Nothing is painted before the form is whole: its controls would move as the rest of it arrives.
_DOCUMENT = Markup("""\
<!DOCTYPE html>
<html lang="{language}">
<head>
{metas}
<title>{title}</title>{tags}
{favicon}
{css}
<link rel="expect" href="#controls" blocking="render">
</head>
<body>
{drawn}
<div id="react-entry-point" hidden></div>
{config}
{answers}
<template id="scripts"{alone}>
<link id="_plotly" rel="preload" as="script" fetchpriority="low" href="{plotly}">
{scripts}
{renderer}
</template>
<script>{loader}</script>
</body>
</html>
""")


def _answers(app: Dash) -> Iterator[tuple[str, str]]:
    """Yield each question Dash will ask at once, and what the server says to it.

    The server is asked as the browser would ask it, so whatever stands before and behind a
    callback takes part. What fails is left out: Dash then asks by itself and shows the failure.
    """
    # The inner request has no reader of its own: it answers in the language of the outer one.
    client = Client(app.server.wsgi_app, use_cookies=False)
    asked_in = {"Accept-Language": spoken().code, "Host": request.host}
    prefix = app.config.requests_pathname_prefix
    callbacks = "[]"
    for name in ("_dash-layout", "_dash-dependencies"):
        reply = client.get(app.config.routes_pathname_prefix + name, headers=asked_in)
        if reply.status_code == HTTPStatus.OK:
            callbacks = reply.text
            yield prefix + name, reply.text
    name, address = "_dash-update-component", _address()
    for body in filter(None, (_body(callback, address) for callback in json.loads(callbacks))):
        url = app.config.routes_pathname_prefix + name
        reply = client.post(url, json=body, headers=asked_in, environ_overrides={IN_DOCUMENT: True})
        if reply.status_code == HTTPStatus.OK:
            yield f"{prefix}{name} {_question(body)}", reply.text


def _asked() -> tuple[str, str, str]:
    """The path and query string of what is asked for, as views read them, and of which site."""
    site = request.host_url.rstrip("/")
    return request.path, request.query_string.decode("utf-8", "replace"), site


def _address() -> dict[str, str]:
    """Return what dcc.Location will read from the address bar of this page."""
    # Latin-1 takes any byte, and what was sent may hold any.
    search = request.query_string.decode("latin-1")
    path = quote(request.root_path + request.path, safe="/!$&'()*+,;=:@~-._")
    return {"pathname": path, "search": f"?{search}" if search else ""}


def _body(callback: dict[str, Any], address: dict[str, str]) -> dict[str, Any] | None:
    """Return the first call of a callback that the address alone decides, else None."""
    inputs, output = callback["inputs"], callback["output"]
    later = callback["prevent_initial_call"] or callback["clientside_function"]
    if later or callback["state"] or not all(i["property"] in address for i in inputs):
        return None
    outputs = [_prop(name) for name in output.strip(".").split("...")]
    changed = [f"{i['id']}.{i['property']}" for i in inputs]
    return {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": [{**i, "value": address[i["property"]]} for i in inputs],
        "changedPropIds": changed,
        "parsedChangedPropsIds": changed,
    }


def _prop(name: str) -> dict[str, str]:
    identity, _, prop = name.rpartition(".")
    return {"id": identity, "property": prop}


def _question(body: dict[str, Any]) -> str:
    """Return the text by which the script in the page knows this call again."""
    inputs = [[i["id"], i["property"], i["value"]] for i in body["inputs"]]
    return json.dumps([body["output"], inputs], separators=(",", ":"), ensure_ascii=False)


def _block(asked: str, answer: str) -> Markup:
    """An answer as data in the page; no text in it can end the element."""
    return Markup('<script type="application/json" data-answer="{}">{}</script>').format(
        asked, in_script(answer)
    )
