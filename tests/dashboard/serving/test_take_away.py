"""What pages offer to take along: every address answers, and says what the page says."""

import json
import re
from functools import cache
from html import unescape
from typing import Final
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.serving.nodes import Node, parsed
from tests.dashboard.calling import asked_for

PAGES: Final = (
    "/receipt?reporter=AZE&partner=RUS&measure=turnover&period=2024",
    "/", "/partner", "/compare", "/mirror", "/products", "/months?reporter=RUS&partner=AZE",
    "/check", "/data",
    "/claim/russia-share-of-turnover", "/claim/ties-with-russia-and-iran-degrade",
)  # fmt: skip
TYPES: Final = {
    "bib": "application/x-bibtex", "csl.json": "application/vnd.citationstyles.csl+json",
}  # fmt: skip
ROOT: Final = "http://localhost"


@cache  # a page is taken to pieces once, whatever is looked for in it
def taken(client: FlaskClient, address: str) -> list[tuple[Node, Node]]:
    """Return what can be shared and what can be cited, for each chart and claim of a page."""
    tree = parsed(client.get(address).text)
    found = [
        one
        for part in tree
        if isinstance(part, Node)
        for one in part.inner()
        if one.has_class("take")
    ]
    assert found
    return list(zip(found[::2], found[1::2], strict=True))


def text_of(node: Node) -> str:
    """Return the words in an element."""
    return "".join(one if isinstance(one, str) else text_of(one) for one in node.children)


def links_of(node: Node) -> dict[str, str]:
    """Return the addresses in an element by their words."""
    return {text_of(one): one.attributes["href"] for one in node.inner() if one.tag == "a"}


@pytest.mark.parametrize("address", PAGES)
def test_citations_say_what_the_page_says(shipped: FlaskClient, address: str) -> None:
    """BibTeX and CSL-JSON are of the title, publishers and address that stand there in words."""
    for _, cite in taken(shipped, address):
        links = links_of(cite)
        (words,) = (text_of(one) for one in cite.inner() if one.has_class("citation"))
        for name, ending in (("BibTeX", "bib"), ("CSL-JSON", "csl.json")):
            path = urlsplit(links[name]).path
            reply = shipped.get(links[name])
            assert path.endswith(f".{ending}")
            assert reply.status_code == 200
            assert reply.mimetype == TYPES[ending]
            assert reply.headers["Content-Disposition"].endswith(f'.{ending}"')
            assert reply.headers["Access-Control-Allow-Origin"] == "*"
        (told,) = json.loads(shipped.get(links["CSL-JSON"]).text)
        assert f"): {told['title']}. {told['note']}. Vintage {told['version']}" in words
        assert words.endswith(told["URL"])
        assert shipped.get(told["URL"].removeprefix(ROOT)).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_frames_are_those_of_oembed(shipped: FlaskClient, address: str) -> None:
    """Each frame shows a picture that answers, at the address that oEmbed gives out."""
    for share, _ in taken(shipped, address):
        now, for_good = links_of(share).values()
        (code,) = (text_of(one) for one in share.inner() if one.tag == "code")
        given = json.loads(shipped.get(f"/oembed?url={quote(ROOT + now, safe='')}").text)["html"]
        source = re.compile(r'src="([^"]*)"')
        (shown,), (wanted,) = source.findall(code), source.findall(given)
        assert shown == wanted
        assert shipped.get(unescape(shown).removeprefix(ROOT)).mimetype == "image/svg+xml"
        assert "vintage=" not in now
        assert "vintage=" in for_good


def test_page_names_the_site_it_was_asked_on(shipped: FlaskClient) -> None:
    """Come at first or asked for later, whoever asked before under another name."""
    for host in ("localhost", "127.0.0.1:8050"):
        page = shipped.get("/claim/russia-share-of-turnover", headers={"Host": host}).text
        live = asked_for(shipped, "/claim/russia-share-of-turnover", host)["parts"]["content"]
        for text in (page, live):
            assert set(re.findall(r"http://([\w.:]+)/(?:embed|claim)/", text)) == {host}
            assert f"http://{host}/embed/claim" in text
        cited = shipped.get("/claim/russia-share-of-turnover.bib", headers={"Host": host}).text
        assert f"url = {{http://{host}/claim/" in cited


def test_citation_of_no_chart_is_refused(shipped: FlaskClient) -> None:
    """A chart that the page does not have cannot be cited."""
    assert shipped.get("/partner.bib?chart=nothing").status_code == 400
    assert shipped.get("/nowhere.bib").status_code == 404


def test_markdown_does_not_repeat_what_is_to_be_taken_along(shipped: FlaskClient) -> None:
    """It says at its head how to cite it, once."""
    text = shipped.get("/partner.md").text
    assert text.count("Cite as") == 1
    assert "iframe" not in text
    assert "BibTeX" not in text
