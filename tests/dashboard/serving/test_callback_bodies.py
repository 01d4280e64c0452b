"""Only what a page of the app can send reaches a callback: by example, by property, by mutation."""

import json
from collections.abc import Callable
from copy import deepcopy
from itertools import islice
from typing import Any

import pytest
from dash import ALL, MATCH, Dash, Input, Output, State
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import bodies, calls_of

from dashboard.serving.callback_bodies import BodyError, check_body, read_body

CALLBACKS = "/_dash-update-component"
SEED = 20261126
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def named(name: str) -> dict[str, str]:
    """Return the id of one of many boxes."""
    return {"kind": "box", "name": name}


@pytest.fixture(scope="module")
def app() -> Dash:
    """Return an app with each kind of callback there is."""
    app = Dash(__name__)
    boxes, each = {"kind": "box", "name": ALL}, {"kind": "card", "name": MATCH}
    app.callback(Output("page", "children"), Input("url", "search"))(str)
    app.callback(
        Output("note", "children"), Output(boxes, "value"),
        Input("url", "search"), Input(boxes, "value"), State(boxes, "id"),
    )(lambda *_: ("", []))  # fmt: skip
    app.callback(Output(each, "children"), Input(each, "n_clicks"))(str)
    app.clientside_callback("x", Output("title", "hidden"), Input("title", "children"))
    return app


PAGE: dict[str, Any] = {
    "output": "page.children",
    "outputs": {"id": "page", "property": "children"},
    "inputs": [{"id": "url", "property": "search", "value": "?a=1"}],
    "changedPropIds": ["url.search"],
    "state": [],
}
CARD: dict[str, Any] = {
    "output": '{"kind":"card","name":["MATCH"]}.children',
    "outputs": {"id": {"kind": "card", "name": 7}, "property": "children"},
    "inputs": [{"id": {"kind": "card", "name": 7}, "property": "n_clicks"}],
    "changedPropIds": [],
}
BOXES: dict[str, Any] = {
    "output": '..note.children...{"kind":"box","name":["ALL"]}.value..',
    "outputs": [
        {"id": "note", "property": "children"},
        [{"id": named(name), "property": "value"} for name in "ab"],
    ],
    "inputs": [
        {"id": "url", "property": "search", "value": ""},
        [
            {"id": named(name), "property": "value", "value": told}
            for name, told in (("a", 1.5), ("b", ["x", None]))
        ],
    ],
    "changedPropIds": ['{"kind":"box","name":"a"}.value'],
    "state": [[{"id": named(n), "property": "id", "value": named(n)} for n in "ab"]],
}


@pytest.mark.parametrize("body", [PAGE, CARD, BOXES])
def test_what_a_page_sends_passes(app: Dash, body: dict[str, Any]) -> None:
    """As Dash's renderer writes it: one component, one of a kind, all of a kind."""
    check_body(body, app.callback_map)


def changed(body: dict[str, Any], change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return the body with something done to it."""
    copy = deepcopy(body)
    change(copy)
    return copy


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("output", {}),
        ("output", PAGE | {"output": "other.children"}),
        ("output", PAGE | {"output": ["page.children"]}),
        ("output", PAGE | {"output": "title.hidden"}),
        ("outputs", {k: v for k, v in PAGE.items() if k != "outputs"}),
        ("outputs", PAGE | {"outputs": {"id": "page", "property": "title"}}),
        ("outputs", PAGE | {"outputs": [PAGE["outputs"]]}),
        ("outputs", changed(BOXES, lambda b: b["outputs"][1].append(b["outputs"][1][0]))),
        ("inputs", PAGE | {"inputs": []}),
        ("inputs", PAGE | {"inputs": PAGE["inputs"] * 2}),
        ("inputs", PAGE | {"inputs": None}),
        ("inputs", changed(PAGE, lambda b: b["inputs"][0].update(value=1))),
        ("inputs", changed(PAGE, lambda b: b["inputs"][0].update(value="\ud800"))),
        ("inputs", changed(PAGE, lambda b: b["inputs"][0].update(value="x" * 9000))),
        ("inputs", changed(PAGE, lambda b: b["inputs"][0].update(id={"url": 1}))),
        ("inputs", changed(CARD, lambda b: b["inputs"][0].update(value=2**60))),
        ("inputs", changed(CARD, lambda b: b["inputs"][0].update(value=float("nan")))),
        ("inputs", changed(CARD, lambda b: b["inputs"][0].update(value=[[1]]))),
        ("inputs", changed(CARD, lambda b: b["inputs"][0]["id"].update(kind="box"))),
        ("inputs", changed(BOXES, lambda b: b["inputs"][1].pop())),
        ("inputs", changed(BOXES, lambda b: b["inputs"][1].reverse())),
        ("inputs", changed(BOXES, lambda b: b["inputs"][1][0]["id"].update(name={}))),
        ("state", {k: v for k, v in BOXES.items() if k != "state"}),
        ("state", changed(BOXES, lambda b: b["state"][0][0].update(value=named("c")))),
        ("state", changed(BOXES, lambda b: b["state"][0][0].pop("value"))),
        ("changedPropIds", PAGE | {"changedPropIds": ["other.search"]}),
        ("changedPropIds", PAGE | {"changedPropIds": [["url.search"]]}),
        ("changedPropIds", PAGE | {"changedPropIds": "url.search"}),
    ],
)
def test_what_no_page_sends_is_named(app: Dash, part: str, body: dict[str, Any]) -> None:
    """The part that is wrong is told."""
    with pytest.raises(BodyError, match=f"^{part}$"):
        check_body(body, app.callback_map)


@given(body=JSON, key=st.sampled_from(list(PAGE)))
def test_any_json_passes_or_is_refused(app: Dash, body: object, key: str) -> None:
    """Whatever is sent in whatever place, nothing else comes of it."""
    for sent in (body, PAGE | {key: body}, BOXES | {key: body}):
        try:
            check_body(sent, app.callback_map)
        except BodyError:
            continue


@given(st.binary())
def test_any_bytes_are_json_or_are_refused(content: bytes) -> None:
    """Nor of anything that is no JSON."""
    try:
        read_body(content)
    except BodyError:
        return


@pytest.mark.parametrize("content", [b"[" * 100_000, b"9" * 10_000, b"\xff\xfe", b""])
def test_what_breaks_readers_of_json_is_refused(content: bytes) -> None:
    """Depth beyond Python's, numbers of thousands of digits, half a code."""
    with pytest.raises(BodyError):
        read_body(content)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_mutated_bodies_do_no_harm(shipped: FlaskClient, seed: int) -> None:
    """Each is answered as usual or refused in a sentence, on the pages as they are."""
    registered = json.loads(shipped.get("/_dash-dependencies").text)
    for body in islice(bodies(seed, calls_of(registered)), 10):
        reply = shipped.post(CALLBACKS, data=body, content_type="application/json")
        assert reply.status_code in {200, 204, 400}, json.dumps(body.decode("latin-1"))
        assert reply.status_code != 400 or reply.mimetype == "text/plain"
        assert "Traceback" not in reply.text
