"""What is shown of a page elsewhere, and the files that programs look for at the root."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from dashboard.serving.preview import Preview, preview_tags
from dashboard.serving.twin import MOST_TOKENS, tokens
from dashboard.views import VIEWS
from tests.builders import data_folder, pair, shipped_figures

TAG = re.compile(
    r'<(?:meta|link) (?:property|name|rel)="([^"]+)"[^>]*? (?:content|href)="([^"]*)">'
)
FORM = re.compile(r'<link rel="alternate" type="([^"]+)" href="([^"]*)">')
NASTY = "\"><script>alert('1')</script>{%scripts%}&"


def head(client: FlaskClient, address: str, **options: object) -> dict[str, str]:
    """Return the tags in the head of a page, by their names."""
    text = client.get(address, **options).text.partition("</head>")[0]
    forms = FORM.findall(text)
    return {name: unescape(value) for name, value in [*TAG.findall(text), *forms]}


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("/", "/"),
        ("/overview", "/"),
        ("/overview?since=2010", "/?since=2010"),
        ("/partner?partner=RUS,IRN,GBR", "/partner"),
        ("/partner?chart=turnover&partner=GBR", "/partner?partner=GBR"),
        ("/claim/russia-share-of-turnover", "/claim/russia-share-of-turnover"),
    ],
)
def test_page_names_its_own_address(shipped: FlaskClient, address: str, own: str) -> None:
    """One page has one address, absolute and without what is as usual; its Markdown has another."""
    tags = head(shipped, address)
    assert tags["canonical"] == tags["og:url"] == f"http://localhost{own}"
    assert shipped.get(urlsplit(tags["text/markdown"]).path).mimetype == "text/markdown"


def test_head_is_the_finding(shipped: FlaskClient) -> None:
    """Title and description say what was found, to those who only see a preview."""
    for address in ("/", "/partner?partner=GBR", "/claim/russia-share-of-turnover"):
        text = shipped.get(address).text.partition("</head>")[0]
        title = unescape(re.findall("<title>(.*?)</title>", text)[0])
        tags = head(shipped, address)
        assert title.startswith(tags["og:title"])
        assert re.search(r"\d%|Supported", tags["og:title"])
        assert tags["og:description"] == tags["description"]


def test_page_that_cannot_be_shown_has_no_preview(shipped: FlaskClient) -> None:
    """Neither an impossible choice nor an unknown address is recommended to anybody."""
    for address in ("/?since=banana", "/nowhere", "/claim/none"):
        assert not {"og:title", "canonical"} & head(shipped, address).keys()


def test_no_text_leaves_its_tag() -> None:
    """Whatever a title holds stays between its quotation marks."""
    tags = preview_tags(Preview(NASTY, NASTY, f"https://a.example/{NASTY}", NASTY, NASTY))
    assert "<script" not in tags
    assert unescape(dict(TAG.findall(tags))["og:title"]) == NASTY


def test_settings_name_the_site(tmp_path: Path, client_of: Callable[[Path], FlaskClient]) -> None:
    """Where its address is set, no name by which the server was asked is repeated."""
    figures = [*pair(10.0, 10.0), *pair(100.0, 100.0, partner="WLD")]
    settings = {"site.toml": 'url = "https://trade.example"\n'}
    client = client_of(data_folder(tmp_path, figures, tables=settings))
    asked = {"headers": {"Host": "127.0.0.1:81"}}
    assert head(client, "/", **asked)["canonical"] == "https://trade.example/"
    for name in ("/sitemap.xml", "/robots.txt", "/", "/overview.csl.json"):
        text = client.get(name, **asked).text
        assert "https://trade.example/" in text
        assert "127.0.0.1" not in text


def test_sitemap_lists_the_menu_and_every_claim(shipped: FlaskClient) -> None:
    """Each address once, absolute, and there."""
    reply = shipped.get("/sitemap.xml")
    assert reply.mimetype == "application/xml"
    tree = ET.fromstring(reply.text)  # noqa: S314 -- our own answer
    listed = [str(one.text) for one in tree.iter() if one.tag.endswith("loc")]
    assert len(set(listed)) == len(listed)
    paths = {urlsplit(one).path for one in listed}
    claims = {f"/claim/{claim.id}" for claim in shipped_figures().snapshot().claims}
    menu = {f"/{view.name}" for view in VIEWS if view.in_menu}
    assert paths == {"/", "/claims", *claims, *menu} - {"/overview"}
    assert all(one.startswith("http://localhost/") for one in listed)


def test_robots_lead_to_the_sitemap(shipped: FlaskClient) -> None:
    """Nothing that is read is closed to them; what takes long to make is for people."""
    text = shipped.get("/robots.txt").text
    assert "Sitemap: http://localhost/sitemap.xml" in text
    closed = re.findall("Disallow: (.*)", text)
    assert "/*.zip" in closed
    assert all(path.startswith(("/_", "/*.")) for path in closed)


def test_llms_txt_leads_to_pages_in_markdown(shipped: FlaskClient) -> None:
    """A title, what the site is, and links that answer; short enough to be read at once."""
    reply = shipped.get("/llms.txt")
    assert reply.mimetype == "text/plain"
    assert re.match(r"# .+\n\n> .+\n", reply.text)
    assert tokens(reply.text) <= MOST_TOKENS
    links = re.findall(r"\]\((\S+)\)", reply.text)
    assert {f"/{view.name}.md" for view in VIEWS if view.in_menu} <= set(links)
    for link in links[:4] + links[-3:]:
        assert shipped.get(link).status_code == 200


def test_icon_is_at_the_root(shipped: FlaskClient) -> None:
    """Browsers ask for it there, whatever the page says."""
    reply = shipped.get("/favicon.ico")
    assert reply.status_code == 200
    assert reply.mimetype in {"image/x-icon", "image/vnd.microsoft.icon"}
    assert reply.data == shipped.get("/assets/favicon.ico").data
