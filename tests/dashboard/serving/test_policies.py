"""Every kind of answer says what a browser may do with it, and who else may read it."""

import base64
import re
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient

from dashboard.charts.chart import Axis, Chart
from dashboard.charts.svg import to_svg
from dashboard.serving.policies import hold
from dashboard.serving.styles import hashes, style_hashes

ADDRESSES = (
    "/", "/nowhere", "/overview?since=banana", "/overview.csv", "/claims.json", "/claims.md",
    "/nowhere.csv", "/health", "/robots.txt", "/sitemap.xml", "/assets/style.css", "/assets/none",
    "/_dash-layout", "/_dash-component-suites/dash/none.js", "/_favicon.ico", "/favicon.ico",
)  # fmt: skip


def directives(policy: str) -> dict[str, list[str]]:
    """Return what a policy allows, by kind."""
    return {name: allowed for name, *allowed in map(str.split, policy.split(";"))}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_has_a_policy(shipped: FlaskClient, address: str, method: str) -> None:
    """None is framed, takes another base, loads from elsewhere or runs what stands in it."""
    reply = shipped.open(address, method=method)
    told = directives(reply.headers["Content-Security-Policy"])
    assert told["frame-ancestors"] == told["base-uri"] == ["'none'"]
    allowed = {one for many in told.values() for one in many}
    assert all(re.fullmatch(r"'(self|none|sha256-[\w+/]+=*)'|data:|blob:", one) for one in allowed)
    if reply.mimetype != "text/html":
        assert told["default-src"] == ["'none'"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_304_leaves_the_policy_that_the_browser_has(shipped: FlaskClient) -> None:
    """It would be put in the place of the page's own."""
    tag = shipped.get("/").headers["ETag"]
    reply = shipped.get("/", headers={"If-None-Match": tag})
    assert reply.status_code == 304
    assert "Content-Security-Policy" not in reply.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_other_sites_read_the_formats_alone(shipped: FlaskClient, address: str) -> None:
    """Anybody's page may compute with our figures, also read why there are none; nothing else."""
    shared = address.endswith((".csv", ".json", ".md"))
    for method in ("GET", "HEAD", "POST", "OPTIONS"):
        reply = shipped.open(address, method=method, headers={"Origin": "https://evil.example"})
        allowed = reply.headers.get("Access-Control-Allow-Origin")
        assert allowed == ("*" if shared and method in {"GET", "HEAD"} else None)
        assert "Access-Control-Allow-Credentials" not in reply.headers


def test_a_picture_may_have_its_own_style() -> None:
    """That of charts, by its hash; an answer that brings a policy keeps it."""
    chart = Chart(Axis("years", 2020, 2024), Axis("values", 0, 1))
    picture = to_svg(chart, 300, 200)
    (style,) = re.findall("<style>(.*?)</style>", picture, re.DOTALL)
    with Flask(__name__).test_request_context("/x.svg"):
        drawn = hold(request, Response(picture, mimetype="image/svg+xml"), [])
        own = Response(picture, headers={"Content-Security-Policy": "frame-ancestors *"})
        assert hold(request, own, []).headers["Content-Security-Policy"] == "frame-ancestors *"
    assert hashes([style])[0] in drawn.headers["Content-Security-Policy"]


def test_styles_of_bundles_are_read_as_their_loader_writes_them(tmp_path: Path) -> None:
    """With a map of the source or without; what is in quotes may hold anything."""
    for name in ("dcc/dash_core_components.js", "dash-renderer/build/dash_renderer.min.js"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("")
    (tmp_path / "dcc/dash_core_components.js").write_text(
        'x.push([t.id,".a { color: red }\\n",""]),y.push([t.id,".b{content:\\"}\\"}","",'
        '{version:3,sources:["b.css"],names:[],mappings:"A,{};B",sourcesContent:[".b{}"],'
        'sourceRoot:""}])'
    )
    told = (
        '{"version":3,"sources":["b.css"],"names":[],"mappings":"A,{};B",'
        '"sourcesContent":[".b{}"],"sourceRoot":""}'
    )
    (whole := tmp_path / "plotly.min.js").write_text("e.textContent='.map{top:0}';f.textContent=''")
    source_map = base64.b64encode(told.encode()).decode()
    texts = [
        "", ".a { color: red }\n",
        f'.b{{content:"}}"}}\n/*# sourceMappingURL=data:application/json;base64,{source_map} */',
        ".map{top:0}", "",
    ]  # fmt: skip
    digests = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in texts]
    assert style_hashes(tmp_path, whole) == [f"'sha256-{digest}'" for digest in digests]
