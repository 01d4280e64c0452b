"""Texts of data stay texts, whatever is in them and in whatever form they leave."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from flask.testing import FlaskClient
from markdown_it import MarkdownIt
from markdown_it.token import Token

from etl.reader import SHIPPED_DATA
from tests.builders import claim, data_folder, pair, quote

SCRIPT: Final = "<script>alert(1)</script>"
NASTY: Final = (
    f"{SCRIPT}<img src=x onerror=alert(1)></title></style></textarea>\"' & {{%scripts%}} "
    '{0} {link} {given} ]]> --> <a href="javascript:alert(1)">x</a>'
)  # fmt: skip
FORMULA: Final = "=cmd|' /C calc'!A0"
STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
PAGES: Final = (
    "/", "/partner?partner=RUS", "/mirror?partner=RUS", "/products?partner=RUS", "/compare",
    "/months", "/data",
    "/vintages", "/claims", "/claim/a-claim", "/check?period=2020",
    "/receipt?measure=exports&period=2020&partner=RUS",
    "/receipt?measure=exports&period=2024&partner=RUS&source=published",
)  # fmt: skip
QUIET: Final = {"/vintages"}
"""Where nobody's words are shown."""

DATA_IN_PAGE: Final = {"application/json", "application/ld+json"}


def in_toml(table: dict[str, Any], name: str) -> str:
    """Return one entry of a list of tables, and those within it."""
    inner = [(key, value) for key, value in table.items() if isinstance(value, list)]
    own = [f"{k} = {json.dumps(v)}" for k, v in table.items() if not isinstance(v, list)]
    entries = [in_toml(one, f"{name}.{key}") for key, value in inner for one in value]
    return "\n".join([f"[[{name}]]", *own, *entries])


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, client_of: Callable[[Path], FlaskClient]
) -> FlaskClient:
    """Return a reader of figures whose every text of somebody else's was made to do harm."""
    texts = [
        claim(
            id=name,
            sentence=f"{text} sentence", said_by=f"{text} who", title=f"{text} title",
            notes=f"{text} notes", quote=f"{text} quote", language="en", featured=True,
            address="https://example.org/?a='b'&c=%3Cscript%3E",
        )
        for name, text in (("a-claim", NASTY), ("another", FORMULA))
    ]  # fmt: skip
    shipped = SHIPPED_DATA / "reference"
    countries = pd.read_csv(shipped / "countries.csv", dtype="str", keep_default_na=False)
    countries.loc[countries["code"].eq("RUS"), "name"] = NASTY
    sources = (shipped / "sources.toml").read_text("utf-8")
    named = sources.replace('name = "UN Comtrade"', f"name = {json.dumps(NASTY)}", 1)
    events = f"date,title,countries,source\n2020-05-01,{in_csv(NASTY)},AZE RUS,{in_csv(FORMULA)}\n"
    data = data_folder(
        tmp_path_factory.mktemp("nasty"),
        [*pair(5, 5), *pair(50, 50, partner="WLD"), *pair(6, 6, period="2020-05")],
        tables={
            "claims.toml": "\n\n".join(in_toml(one, "claim") for one in texts),
            "countries.csv": countries,
            "sources.toml": named,
            "events.csv": events,
            "published_figures.csv": pd.concat(
                [quote(5, said_by=NASTY, note=FORMULA), quote(6, said_by=FORMULA, note=NASTY)]
            ),
        },
    )
    return client_of(data)


def in_csv(text: str) -> str:
    """Return a text as a cell."""
    return f'"{text.replace(chr(34), chr(34) * 2)}"'


class Elements(HTMLParser):
    """What a browser would make of a text: each element with attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text of a script that is data."""
        if self.cdata_elem == "script" and self.found[-1][1].get("type") in DATA_IN_PAGE:
            self.data.append(data)


def texts_in(node: object) -> Iterator[str]:
    """Yield each text within JSON."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from texts_in(inner)


def markup_in(page: str) -> Iterator[Elements]:
    """Yield the page, and each text in its data that a script of ours takes for HTML."""
    elements = Elements(page)
    yield elements
    for data in elements.data:
        for text in texts_in(json.loads(data)):
            if text.startswith("<table"):
                yield Elements(text)


@pytest.mark.parametrize("page", PAGES)
def test_no_text_becomes_markup(client: FlaskClient, page: str) -> None:
    """No script of theirs, no handler, no address that runs, on the page and in its tables."""
    reply = client.get(page)
    assert reply.status_code == 200
    assert SCRIPT not in reply.text
    for elements in markup_in(reply.text):
        for tag, attributes in elements.found:
            assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
            for name in ("href", "src"):
                assert not (attributes.get(name) or "").strip().startswith("javascript:")
            assert (tag, attributes.get("src")) != ("img", "x")


def test_texts_of_data_are_on_the_page(client: FlaskClient) -> None:
    """The test would see them if they were not escaped: they are there."""
    for page in PAGES:
        assert "alert(1)" in client.get(page).text or page in QUIET


def test_facts_for_machines_are_json(client: FlaskClient) -> None:
    """ClaimReview keeps the words as they were said."""
    page = client.get("/claim/a-claim").text
    (fact,) = [json.loads(data) for data in Elements(page).data if '"@context"' in data]
    assert fact["claimReviewed"] == f"{NASTY} sentence"


@pytest.mark.parametrize("page", PAGES[1:])
def test_no_cell_runs_as_a_formula(client: FlaskClient, page: str) -> None:
    """Nor opens a program of the reader's; numbers stay numbers."""
    path, mark, query = page.partition("?")
    reply = client.get(f"{path}.csv{mark}{query}")
    assert reply.status_code == 200, reply.text
    for row in csv.reader(StringIO(reply.data.decode("utf-8-sig"), newline="")):
        for cell in row:
            assert not cell.startswith(STARTS) or is_number(cell), cell


def is_number(cell: str) -> bool:
    """Tell whether a cell is a number."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("page", PAGES[1:])
def test_markdown_has_no_markup_of_theirs(client: FlaskClient, page: str) -> None:
    """Read as CommonMark with tables, as most readers do: no HTML, and links that lead to pages."""
    path, mark, query = page.partition("?")
    reply = client.get(f"{path}.md{mark}{query}")
    assert reply.status_code == 200
    reader = MarkdownIt("commonmark").enable("table")
    for token in every(reader.parse(reply.text)):
        assert token.type not in {"html_inline", "html_block", "fence", "code_block"}, token.content
        if token.type in {"link_open", "image"}:
            leads = str(token.attrs.get("href") or token.attrs.get("src"))
            assert leads.startswith(("/", "http://", "https://")), leads
    assert SCRIPT not in reply.text


def every(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield each part of a text, and what is within it."""
    for token in tokens:
        yield token
        yield from every(token.children or ())


DRAWN: Final = (
    "/overview.svg", "/partner.svg?partner=RUS", "/claim/a-claim.svg", "/embed/claim/a-claim",
    "/embed/partner?partner=RUS",
)  # fmt: skip


@pytest.mark.parametrize("picture", DRAWN)
def test_no_text_becomes_part_of_a_picture(client: FlaskClient, picture: str) -> None:
    """It is XML to the end, runs nothing, and its links lead to pages."""
    reply = client.get(picture)
    assert (reply.status_code, reply.mimetype) == (200, "image/svg+xml"), reply.text
    for element in ET.fromstring(reply.data).iter():  # noqa: S314 -- our own
        assert element.tag.rpartition("}")[2] not in {"script", "img", "foreignObject"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert not name.endswith("href") or value.startswith(("/", "#", "http"))


def test_what_other_sites_put_in_is_a_frame_alone(client: FlaskClient) -> None:
    """The title of a page is theirs; the HTML that another site takes over has nothing of it."""
    told = json.loads(client.get("/oembed?url=http://localhost/claim/a-claim").text)
    assert [tag for tag, _ in Elements(told["html"]).found] == ["iframe"]


@pytest.mark.parametrize("page", PAGES[1:])
def test_json_is_json(client: FlaskClient, page: str) -> None:
    """Read back it holds the texts as they are, and it is never taken for a page."""
    path, mark, query = page.partition("?")
    reply = client.get(f"{path}.json{mark}{query}")
    assert reply.status_code == 200
    assert reply.mimetype == "application/json"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    said = [text for text in texts_in(json.loads(reply.text)) if "alert(1)" in text]
    assert said or path not in {"/claims", "/claim/a-claim"}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", " https://x",
    "https://x y", 'https://x"y', "https://<x>", "JAVASCRIPT:alert(1)"],
)  # fmt: skip
@pytest.mark.parametrize("table", ["claims.toml", "published_figures.csv"])
def test_address_that_is_none_is_refused(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient], address: str, table: str
) -> None:
    """Where it is read, with its place; so no link is ever made of it."""
    content: Any = in_toml(claim(address=address), "claim")
    if table == "published_figures.csv":
        content = quote(5, address=address)
    data_folder(tmp_path, pair(5, 5), tables={table: content})
    reply = client_of(tmp_path).get("/claims.json")
    assert reply.status_code == 503
    assert table in reply.text
    assert "address" in reply.text
