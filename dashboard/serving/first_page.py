"""The first page, so that nothing is asked twice and nothing is waited for in turn.

Dash's own page needs one round trip after another before a chart is drawn: page, scripts,
layout and callbacks, the routing callback, then the chart component and plotly.js. Here the
page itself carries the three answers, names the later scripts for loading at once, and
leaves out scripts that nothing uses. Its head has the title, description and structured data of
the view shown. Only documented ground of Dash is touched: `interpolate_index`, the addresses its
renderer asks, and their JSON.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import Dash
from flask import has_request_context, request
from werkzeug.test import Client

from dashboard.frames.claim_json import Facts
from dashboard.serving.page_head import head_tags, in_markup, in_script, said_in
from dashboard.text.language import spoken

SCRIPT = Path(__file__).with_name("first_page.js").read_text(encoding="utf-8")

# Put on every page by Dash, used by none of ours: DataTable is on its way out of Dash.
UNUSED = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\n?')
CORE = re.compile(r'src="([^"]*/dcc/)dash_core_components\.v')
# The components that dcc fetches when it first meets one, and where they are.
CHUNKS = {
    "Graph": "graph",
    "Dropdown": "dropdown",
    "Slider": "slider",
    "RangeSlider": "slider",
    "DatePickerSingle": "datepicker",
    "DatePickerRange": "datepicker",
    "Markdown": "markdown",
}


class FirstPage(Dash):
    """A Dash app whose page brings what its first chart needs."""

    plotly_url = ""
    facts: Callable[[str, str, str], Sequence[Facts]] = staticmethod(lambda *_: ())
    """What machines are told of an address: path, query string and the site's own address."""
    preview: Callable[[str, str, str], str] = staticmethod(lambda *_: "")
    """The tags by which other sites preview it, from the same."""

    def interpolate_index(self, *_: Any, **parts: Any) -> str:  # noqa: ANN401 - untyped in Dash
        """Fill the page's template, as Dash documents it, with the answers added."""
        answers = dict(_answers(self)) if has_request_context() else {}
        facts = self.facts(*_asked()) if has_request_context() else ()
        page = _routed(answers)
        parts["title"] = in_markup(said_in(page, "title")) or parts["title"]
        parts["metas"] += head_tags(page, facts)
        parts["metas"] += self.preview(*_asked()) if has_request_context() else ""
        parts["metas"] += "".join(_preloads(self.plotly_url, parts["scripts"], answers))
        blocks = [_block(asked, answer) for asked, answer in answers.items()]
        parts["config"] = "\n".join([parts["config"], *blocks, f"<script>{SCRIPT}</script>"])
        parts["scripts"] = UNUSED.sub("", parts["scripts"])
        filled: str = Dash.interpolate_index(self, **parts)
        # Dash's template names no language, and a screen reader chooses its voice by it.
        return filled.replace("<html>", f'<html lang="{spoken().code}">', 1)


def _answers(app: Dash) -> Iterator[tuple[str, str]]:
    """Yield each question Dash will ask at once, and what the server says to it.

    The server is asked as the browser would ask it, so whatever stands before and behind a
    callback takes part. What fails is left out: Dash then asks by itself and shows the failure.
    """
    # The inner request has no reader of its own: it answers in the language of the outer one.
    client = Client(app.server.wsgi_app)
    asked_in = {"Accept-Language": request.headers.get("Accept-Language", "")}
    prefix = app.config.requests_pathname_prefix
    callbacks = "[]"
    for name in ("_dash-layout", "_dash-dependencies"):
        reply = client.get(app.config.routes_pathname_prefix + name, headers=asked_in)
        if reply.status_code == HTTPStatus.OK:
            callbacks = reply.text
            yield prefix + name, reply.text
    name, address = "_dash-update-component", _address()
    for body in filter(None, (_body(callback, address) for callback in json.loads(callbacks))):
        reply = client.post(app.config.routes_pathname_prefix + name, json=body, headers=asked_in)
        if reply.status_code == HTTPStatus.OK:
            yield f"{prefix}{name} {_question(body)}", reply.text


def _routed(answers: dict[str, str]) -> dict[str, Any]:
    """Return what the callbacks of the address answer, by the id of what they fill."""
    page: dict[str, Any] = {}
    for asked, answer in answers.items():
        # Of the questions kept, a callback's alone has a space: the address, then what it fills.
        if " " in asked:
            page |= json.loads(answer)["response"]
    return page


def _asked() -> tuple[str, str, str]:
    """Return this page's path and query string as views read them, and the site's address."""
    query = request.query_string.decode("utf-8", "replace")
    return request.path, query, request.host_url.rstrip("/")


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


def _block(asked: str, answer: str) -> str:
    """Return an answer as data in the page; no text in it can end the element."""
    kind, name = 'type="application/json"', in_markup(asked)
    return f'<script {kind} data-answer="{name}">{in_script(answer)}</script>'


def _preloads(plotly_url: str, scripts: str, answers: dict[str, str]) -> Iterator[str]:
    """Yield links to plotly.js and to dcc's later scripts for the components in the answers."""
    yield f'\n<link id="_plotly" rel="preload" as="script" href="{plotly_url}">'
    folder = CORE.search(scripts)
    if folder is None:
        return
    shown = "".join(answers.values())
    for name in sorted({name for kind, name in CHUNKS.items() if f'"type":"{kind}"' in shown}):
        yield f'\n<link rel="preload" as="script" href="{folder[1]}async-{name}.js">'
