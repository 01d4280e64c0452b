"""The page brings the answers to Dash's first questions, and only true ones."""

import json
import re
import shutil
import threading
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from markupsafe import escape
from playwright.sync_api import Page, expect, sync_playwright
from werkzeug.serving import make_server
from werkzeug.test import Client

from dashboard.serving.first_page import FirstPage
from dashboard.serving.pages import Page as View
from dashboard.serving.static import deliver, vendored

ANSWER = re.compile(
    r'<script type="application/json" data-answer="([^"]*)">(.*?)</script>', re.DOTALL
)
NASTY = "</title></script><script>alert(1)</script>\"'{%scripts%}<!--"
FIGURE = {"data": [{"type": "scatter", "x": [1, 2], "y": [2, 1]}], "layout": {}}


@pytest.fixture
def app(tmp_path: Path, packed: Path) -> FirstPage:
    """Return an app of our shape: an address, a place for the page, and a note of what was run."""
    app = FirstPage(__name__, assets_folder=str(tmp_path), suppress_callback_exceptions=True)
    app.layout = html.Div([dcc.Location(id="url"), html.Div(id="page"), html.P(id="note")])

    @app.callback(Output("page", "children"), Input("url", "pathname"), Input("url", "search"))
    def page(pathname: str, search: str) -> list[Any]:
        if pathname == "/fails":
            raise ValueError(pathname)
        here = html.H1(f"{pathname} {search}")
        return [here, dcc.Link("on", href="/on?a=1"), dcc.Graph(figure=FIGURE)]

    deliver(app, vendored(), packed)
    return app


def answers(app: FirstPage, url: str) -> dict[str, str]:
    """Return what the page at this address brings, by the question it answers."""
    page = Client(app.server.wsgi_app).get(url)
    assert page.status_code == 200
    return {unescape(asked): answer for asked, answer in ANSWER.findall(page.text)}


def routed(app: FirstPage, url: str) -> str:
    """Return the address as the routing callback saw it."""
    found = answers(app, url)
    answer = next(answer for asked, answer in found.items() if "update" in asked)
    return str(json.loads(answer)["response"]["page"]["children"][0]["props"]["children"])


def test_page_brings_layout_and_callbacks(app: FirstPage) -> None:
    """Both are, word for word, what the server would have answered."""
    client, brought = Client(app.server.wsgi_app), answers(app, "/")
    for url in ("/_dash-layout", "/_dash-dependencies"):
        assert json.loads(brought[url]) == client.get(url).json


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("/", "/ "),
        ("/claims/a?x=1,2&y=%C3%A9+b", "/claims/a ?x=1,2&y=%C3%A9+b"),
        ("/caf%C3%A9%20noir", "/caf%C3%A9%20noir "),
    ],
)
def test_page_brings_the_routing_answer_for_its_address(
    app: FirstPage, url: str, seen: str
) -> None:
    """The callback sees what dcc.Location would read from the address bar."""
    assert routed(app, url) == seen


def test_text_of_the_address_cannot_leave_its_place(app: FirstPage) -> None:
    """An address made to end the script element stays text."""
    evil = "</script><script>alert(1)</script>"
    page = Client(app.server.wsgi_app).get("/", query_string=evil)
    assert evil not in page.text
    assert evil in routed(app, f"/?{evil}")


def test_address_cannot_fill_the_template(app: FirstPage) -> None:
    """What looks like a place of Dash's template stays text, in the question and the answer."""
    query = "?x={%renderer%}{%scripts%}"
    page = Client(app.server.wsgi_app).get("/", query_string=query[1:]).text
    assert page.count('id="_dash-renderer"') == 1
    assert routed(app, f"/{query}") == f"/ {query}"


def test_failing_callback_is_left_to_the_browser(app: FirstPage) -> None:
    """The page comes all the same; Dash asks again and shows what went wrong."""
    assert list(answers(app, "/fails")) == ["/_dash-layout", "/_dash-dependencies"]


def test_document_is_the_page(app: FirstPage) -> None:
    """Title, answer, facts and all parts stand in the first response, with the page's status."""

    def facts(root: str) -> list[dict[str, str]]:
        return [{"@type": "Claim", "url": root, "text": NASTY}]

    def page_at(pathname: str, search: str, _root: str) -> View:
        said: list[Component] = [html.P(f"{pathname}?{search} {NASTY}")]
        return View(HTTPStatus.NOT_FOUND, NASTY, NASTY, lead=said, content=said, facts=facts)

    app.page_at = page_at
    reply = Client(app.server.wsgi_app).get("/here?a", headers={"Host": "trade.example:8050"})
    head, _, rest = reply.text.partition("</head>")
    assert reply.status_code == HTTPStatus.NOT_FOUND
    assert NASTY not in reply.text
    assert f"<title>{escape(NASTY)}</title>" in head
    assert f'content="{escape(NASTY)}"' in head
    (fact,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)
    assert json.loads(fact) == {
        "@type": "Claim", "url": "http://trade.example:8050", "text": NASTY,
    }  # fmt: skip
    assert "ld+json" not in rest
    assert rest.count(f"<p>/here?a {escape(NASTY)}</p>") == len(("lead", "content"))


def test_head_of_a_page_that_says_nothing_is_the_usual(app: FirstPage) -> None:
    """The name of the app, and no description nor facts."""
    head = Client(app.server.wsgi_app).get("/").text.partition("</head>")[0]
    assert "<title>Dash</title>" in head
    assert "description" not in head
    assert "ld+json" not in head


def test_only_callbacks_of_the_address_are_answered(app: FirstPage) -> None:
    """What needs the reader's own doing, or his page's state, is not called for him."""
    for name, more in (("value", [Input("box", "value")]), ("state", [State("box", "value")])):
        app.callback(Output("note", name), Input("url", "search"), *more)(lambda *_: "no")
    app.callback(Output("note", "late"), Input("url", "search"), prevent_initial_call=True)(str)
    app.callback(Output("note", "a"), Output("note", "b"), Input("url", "search"))(lambda _: [1, 2])
    asked = [asked.split(" ", 1)[1] for asked in answers(app, "/?q") if "update" in asked]
    assert [json.loads(text)[0] for text in asked] == ["page.children", "..note.a...note.b.."]


def test_page_has_no_script_that_none_of_its_parts_needs(app: FirstPage) -> None:
    """Dash's tables are on no page of ours."""
    page = Client(app.server.wsgi_app).get("/").text
    assert "dash_table" not in re.sub(r"<script id=\"_dash-config\".*?</script>", "", page)


@pytest.fixture
def browsed(app: FirstPage) -> Iterator[tuple[Page, str]]:
    """Return a browser page and the address of the app."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium")
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(), f"http://127.0.0.1:{server.server_port}"
        browser.close()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.browser
def test_browser_draws_without_asking_again(browsed: tuple[Page, str]) -> None:
    """The first chart needs files only; the next page is asked for; nothing complains."""
    page, url = browsed
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{url}/?q=%C3%A9")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    # An app of ours has nothing to be seen there.
    page.evaluate("document.getElementById('react-entry-point').hidden = false")
    expect(page.locator("h1")).to_have_text("/ ?q=%C3%A9")
    assert [one for one in asked if "/_dash-" in one and "-suites" not in one] == []
    assert [one for one in asked if not one.startswith(url)] == []
    page.get_by_text("on", exact=True).click()
    expect(page.locator("h1")).to_have_text("/on ?a=1")
    page.go_back()
    expect(page.locator("h1")).to_have_text("/ ?q=%C3%A9")
    assert len([one for one in asked if "/_dash-update-component" in one]) == 2
    scripts = [one for one in asked if urlsplit(one).path.endswith(".js")]
    assert [one for one in set(scripts) if scripts.count(one) > 1] == []
    assert any("/dcc/" in one for one in scripts)
    assert said == []
