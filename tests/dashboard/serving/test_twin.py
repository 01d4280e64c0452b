"""Every page has a Markdown twin: short, citable, and at the page's own address for who asks."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from flask.testing import FlaskClient
from markdown_it import MarkdownIt

from dashboard.serving.twin import MOST_TOKENS, tokens
from dashboard.text import machines as words
from dashboard.text.language import say
from tests.builders import data_folder, pair

PAGES: Final = (
    "/", "/overview?partner=RUS,IRN,GBR,TUR,ITA,DEU,CHN", "/partner?partner=GBR",
    "/compare?since=2015",
    "/mirror?partner=GBR", "/mirror?partner=RUS&flow=X", "/products", "/products?partner=WLD",
    "/months?reporter=RUS&partner=AZE", "/months?partner=IRN", "/check?period=2021", "/check",
    "/data", "/vintages", "/claims", "/claim/russia-share-of-turnover",
    "/claim/ties-with-russia-and-iran-degrade", "/receipt?measure=turnover&period=2021",
    "/receipt?measure=rank+by+turnover&period=2021", "/receipt?measure=share+of+turnover",
)  # fmt: skip
LINK: Final = re.compile(r"\]\(([^)\s]+)\)")


def twin_of(address: str) -> str:
    """Return the address of a page's twin."""
    path, mark, query = address.partition("?")
    return f"{'/overview' if path == '/' else path}.md{mark}{query}"


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, shipped: FlaskClient) -> str:
    """Return a page's twin."""
    reply = shipped.get(twin_of(request.param))
    assert reply.status_code == 200, reply.text
    assert reply.headers["Content-Type"] == "text/markdown; charset=utf-8"
    return reply.text


def test_it_is_short(page: str) -> None:
    """No page is longer than what a reader of many pages can afford."""
    assert tokens(page) <= MOST_TOKENS


def test_it_begins_with_title_and_state(page: str, shipped: FlaskClient) -> None:
    """What the figures are of and how to cite them is said once, before any of them."""
    vintage = shipped.get("/health").text.split()[1]
    title, state, *_ = page.split("\n\n")
    assert re.fullmatch(r"# \S.*", title)
    assert page.count("\n# ") == 0
    assert f"vintage {vintage}" in state
    assert re.search(rf"\]\(/[^)]*vintage={vintage}[^)]*\)", state)


@pytest.mark.parametrize("language", ["az", "ru"])
def test_it_is_in_english_and_says_so(language: str, shipped: FlaskClient) -> None:
    """Who asks for another language learns why it is not in that."""
    answer = shipped.get(f"/method.md?lang={language}").text
    assert answer == shipped.get("/method.md").text
    assert "in English whatever its language" in answer


def test_each_number_of_a_table_has_its_receipt(page: str, shipped: FlaskClient) -> None:
    """A cell that is a number is a link to a receipt; each row has a source, each column a name."""
    for table in re.findall(r"(?m)^\| Period .*\n\|(?:---\|)+\n(?:\| .*\n?)+", page):
        head, _, *rows = table.strip().splitlines()
        assert all(name.strip() for name in head.strip("|").split("|"))
        for row in rows:
            _, *told, source = [cell.strip() for cell in row.strip("|").split(" |")]
            assert source, row
            for cell in told:
                assert cell == "–" or re.match(r"\[[^\]]+\]\(/receipt\?", cell), row
    receipt = re.search(r"\((/receipt\?[^)]*)\)", page)
    if receipt:
        assert shipped.get(receipt[1].replace("/receipt?", "/receipt.json?")).status_code == 200


def test_links_lead_somewhere(page: str, shipped: FlaskClient) -> None:
    """Links of the site begin at its root, and none of the pages' is broken."""
    links = LINK.findall(page)
    assert links
    for link in links:
        assert link.startswith(("https://", "http://", "/"))
    for link in [one for one in links if ".csv" in one or ".json" in one][:3]:
        assert shipped.get(link).status_code == 200


def test_page_says_the_same(shipped: FlaskClient) -> None:
    """The verdict's sentence of a claim stands in its twin word for word."""
    claims = json.loads(shipped.get("/claims.json").text)["claims"]
    known = {one["page"]: one["line"] for one in claims}
    address = "/claim/russia-share-of-turnover"
    assert known[address] in shipped.get(f"{address}.md").text


@pytest.mark.parametrize(
    ("accepted", "kind"),
    [
        ("text/markdown", "text/markdown"),
        ("text/markdown, text/html, */*", "text/markdown"),
        ("text/html, text/markdown;q=0.9", "text/html"),
        ("text/markdown;q=0", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
    ],
)
def test_page_answers_in_what_is_asked_for(shipped: FlaskClient, accepted: str, kind: str) -> None:
    """Its own address gives Markdown to who names it, and the page to everybody else."""
    for address in ("/", "/claim/russia-share-of-turnover", "/partner?partner=GBR"):
        reply = shipped.get(address, headers={"Accept": accepted})
        assert reply.status_code == 200
        assert reply.mimetype == kind
        assert "Accept" in reply.vary
        if kind == "text/markdown":
            assert reply.text == shipped.get(twin_of(address)).text
        again = {"Accept": accepted, "If-None-Match": reply.headers["ETag"]}
        unchanged = shipped.get(address, headers=again)
        assert (unchanged.status_code, "Accept" in unchanged.vary) == (304, True)


def test_impossible_choice_is_refused_in_words(shipped: FlaskClient) -> None:
    """As for any other format."""
    asking = {"Accept": "text/markdown"}
    for address, headers in (("/overview.md?since=banana", {}), ("/?since=banana", asking)):
        reply = shipped.get(address, headers=headers)
        assert (reply.status_code, reply.mimetype) == (400, "text/plain")
        assert "since" in reply.text
    assert shipped.get("/nowhere.md").status_code == 404


EVIL: Final = (
    "# <script>alert(1)</script> | [x](javascript:a) ](/b) ![i](http://evil.example/i.png) `"
)
CLAIM: Final = f"""
[[claim]]
id = "a-claim"
sentence = {json.dumps(EVIL)}
said_by = {json.dumps(EVIL)}
title = {json.dumps(EVIL)}
notes = {json.dumps(EVIL)}
said_on = "2021-02"
period = "2020"
featured = true
[[claim.asserts]]
reporter = "AZE"
partner = "RUS"
measure = "share of turnover"
relation = "is"
value = 10
precision = 1
"""


def test_texts_of_data_stay_texts(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    """A claim made of markup is shown as it was written, on its page, the list and the first."""
    figures = [*pair(10.0, 10.0), *pair(100.0, 100.0, partner="WLD")]
    client = client_of(data_folder(tmp_path, figures, tables={"claims.toml": CLAIM}))
    reader = MarkdownIt("commonmark").enable("table")
    for address in ("/overview.md", "/claims.md", "/claim/a-claim.md"):
        text = client.get(address).text
        assert "alert" in text
        found = [one for token in reader.parse(text) for one in [token, *(token.children or [])]]
        assert not {"html_block", "html_inline", "image"} & {token.type for token in found}
        addresses = [token.attrs["href"] for token in found if token.type == "link_open"]
        assert all(str(one).startswith("/") and "evil" not in str(one) for one in addresses)


def test_cut_page_says_where_the_rest_is(shipped: FlaskClient) -> None:
    """What is left out is told with its address."""
    text = shipped.get("/overview.md?partner=RUS,IRN,GBR,TUR,ITA,DEU,CHN").text
    last = text.strip().split("\n\n")[-1]
    assert last == f"[{say(words.LEFT_OUT)}](/overview?partner=RUS,IRN,GBR,TUR,ITA,DEU,CHN)"
