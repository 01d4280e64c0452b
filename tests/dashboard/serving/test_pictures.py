"""Pages as pictures: small, whole, true to the page, and the only thing others may frame."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from dashboard.address.links import in_format
from dashboard.charts.svg_words import width_of
from dashboard.parts.take_away import WIDE
from dashboard.serving.formats import NARROW, PREVIEW
from dashboard.serving.picture_svg import Picture, column_height, in_column, side_by_side
from dashboard.serving.raster import to_png
from dashboard.text.answers import NO_LETTERS
from dashboard.text.refusals import NO_CHART
from dashboard.text.words import NO_VALUE
from dashboard.views import VIEWS
from etl.vintage import DataError
from tests.builders import data_folder, pair
from tests.dashboard.looking import example

CLAIM: Final = "/claim/russia-share-of-turnover"
PAGES: Final = (
    "/overview", "/partner?partner=GBR", "/compare?chart=ranking",
    "/mirror?partner=GBR", "/mirror?chart=gap-USD",
    "/products?partner=WLD", "/months?reporter=RUS&partner=AZE", "/months?partner=IRN", "/check",
    "/data", "/vintages", "/claims", CLAIM, "/claim/ties-with-russia-and-iran-degrade",
    "/receipt?measure=turnover&period=2021",
)  # fmt: skip
SVG: Final = "{http://www.w3.org/2000/svg}"
NASTY: Final = "</text><script>alert(1)</script>\"'&amp;]]><![CDATA[ \x00\ufffe"


def as_form(page: str, ending: str) -> str:
    """Return the address of a page in another form."""
    path, mark, query = page.partition("?")
    return f"{path}.{ending}{mark}{query}"


def tree(text: str) -> ET.Element:
    """Return an SVG's elements; it must be well-formed."""
    return ET.fromstring(text)  # noqa: S314 -- our own answer


def words(root: ET.Element) -> str:
    """Return all that is written in a picture."""
    return " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))


def is_png(content: bytes, size: tuple[int, int]) -> bool:
    """Tell whether it is a PNG of a size."""
    sides = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    return content.startswith(b"\x89PNG\r\n\x1a\n") and tuple(sides) == size


@pytest.fixture(scope="module")
def has_font() -> bool:
    """Tell whether this machine has letters to draw with."""
    try:
        to_png('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    except DataError:
        return False
    return True


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("folder", ["/embed", "/embed/narrow"])
def test_frame_is_one_small_picture(shipped: FlaskClient, page: str, folder: str) -> None:
    """SVG without a script, as wide as its column, in which nothing leaves the picture."""
    reply = shipped.get(f"{folder}{page}", headers={"Accept-Encoding": "br"})
    assert reply.status_code == 200
    assert reply.mimetype == "image/svg+xml"
    assert len(reply.data) < 12_000
    root = tree(shipped.get(f"{folder}{page}").text)
    width = float(root.attrib["width"])
    assert width == (NARROW if "narrow" in folder else WIDE)[0]
    assert not [one.tag for one in root.iter() if "script" in one.tag or "foreign" in one.tag]
    for one in root.iter(f"{SVG}text"):
        if "font-weight" in one.attrib:  # words of the picture's own; charts have tests of theirs
            size = float(one.attrib["font-size"])
            assert float(one.attrib["x"]) + width_of("".join(one.itertext()), size) <= width + 1
            assert float(one.attrib["y"]) <= float(root.attrib["height"])


@pytest.mark.parametrize("page", PAGES)
def test_picture_leads_back_and_says_whose_it_is(shipped: FlaskClient, page: str) -> None:
    """The link is the page's own, and beside it stands of which figures it is."""
    root = tree(shipped.get(f"/embed{page}").text)
    vintage = shipped.get("/health").text.split()[1]
    links = {one.attrib["href"]: "".join(one.itertext()) for one in root.iter(f"{SVG}a")}
    own = [href for href, told in links.items() if vintage in told.replace(" ", "")]
    assert len(own) == 1
    assert shipped.get(own[0]).status_code == 200
    assert all(one.attrib["target"] == "_blank" for one in root.iter(f"{SVG}a"))


@pytest.mark.parametrize("page", [*PAGES, "/compare?draw=bars"])
def test_picture_explains_no_table(shipped: FlaskClient, page: str) -> None:
    """It has none, so it says nothing of the signs in one, nor where its numbers lead."""
    told = words(tree(shipped.get(f"/embed{page}").text))
    assert "Each number links to its receipt" not in told
    assert f"{NO_VALUE} missing" not in told


def test_picture_of_a_claim_is_its_answer(shipped: FlaskClient) -> None:
    """The sentence, the verdict and the number as on its page."""
    told = words(tree(shipped.get(f"/embed{CLAIM}").text))
    assert "Supported" in told
    assert "10.08%" in told
    assert "“Russia accounts for 10% of Azerbaijan’s trade turnover”" in told


def test_chart_that_is_asked_for_is_drawn(shipped: FlaskClient) -> None:
    """By its name in the address; a name that no chart has is refused with those there are."""
    for partner, name in (("RUS", "Russia"), ("GBR", "the United Kingdom")):
        root = tree(shipped.get(f"/overview.svg?chart=turnover-{partner}").text)
        assert f"Azerbaijan with {name}" in words(root)
    for form in ("/overview.svg", "/overview.csv", "/embed/overview", "/preview/overview.png"):
        reply = shipped.get(f"{form}?chart=nothing")
        assert reply.status_code == 400
        assert NO_CHART.partition("{")[0] in reply.text
    rows = shipped.get("/overview.csv?chart=turnover-GBR").text
    assert "AZE,GBR" in rows
    assert "AZE,RUS" not in rows


def test_readings_are_a_picture_of_their_own(shipped: FlaskClient) -> None:
    """Every reading of every claim with a number, as its file has it; without its name, the years.

    On a name that no chart has, the names there are told.
    """
    root = tree(shipped.get(f"{CLAIM}.svg?chart=readings-1").text)
    told = words(root)
    for text in ("10.08%", "17.2%", "4.4 to 4.5%", "rounds to 10%", "2019", "“Russia accounts"):
        assert text in told
    (dots,) = [one for one in root.iter(f"{SVG}svg") if one.get("class") == "dotted"]
    assert dots.findall(f".//{SVG}a")
    assert "17.2%" not in words(tree(shipped.get(f"{CLAIM}.svg").text))
    drawn = shipped.get(f"{CLAIM}.png?chart=readings-1")
    assert drawn.data.startswith(b"\x89PNG")
    assert "years-1" in shipped.get(f"{CLAIM}.svg?chart=years-9").text


def test_pictures_alone_may_be_framed(shipped: FlaskClient) -> None:
    """By any site, in both sizes; no other answer by anybody."""
    for folder in ("/embed", "/embed/narrow"):
        policy = shipped.get(f"{folder}{CLAIM}").headers["Content-Security-Policy"]
        assert "frame-ancestors *" in policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    for address in ("/", CLAIM, f"{CLAIM}.svg", f"{CLAIM}.md", "/embed/nowhere", "/oembed"):
        policy = shipped.get(address).headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy


def test_frame_is_pinned_as_its_address_says(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient]
) -> None:
    """A vintage in the address stays; without one the newest is shown."""
    world = pair(100.0, 100.0, partner="WLD")
    data_folder(tmp_path, [*pair(5.0, 5.0), *world], [*pair(10.0, 10.0), *world])
    client = client_of(tmp_path)
    first, newest = sorted(path.name for path in (tmp_path / "vintages").iterdir())
    asked = "/embed/overview?since=2020&until=2020"
    assert newest in words(tree(client.get(asked).text))
    pinned = client.get(f"{asked}&vintage={first}")
    assert first in words(tree(pinned.text))
    assert "immutable" in pinned.headers["Cache-Control"]


@pytest.mark.parametrize("address", [example(view) for view in VIEWS])
def test_preview_has_the_size_that_sites_ask_for(
    shipped: FlaskClient, address: str, *, has_font: bool
) -> None:
    """Every page has one, and its head names it."""
    reply = shipped.get(f"/preview{in_format(address, 'png')}")
    if not has_font:
        assert (reply.status_code, reply.text.strip()) == (503, NO_LETTERS)
        return
    assert is_png(reply.data, PREVIEW)


def test_head_names_preview_and_frame(shipped: FlaskClient) -> None:
    """Whoever meets a link to the page finds its picture, and how to show it."""
    head = unescape(shipped.get("/partner?partner=GBR").text.partition("</head>")[0])
    assert 'content="http://localhost/preview/partner.png?partner=GBR"' in head
    assert 'content="summary_large_image"' in head
    (address,) = re.findall(r'type="application/json\+oembed" href="([^"]+)"', head)
    told = json.loads(shipped.get(address.removeprefix("http://localhost")).text)
    assert 'src="http://localhost/embed/partner?partner=GBR"' in told["html"]


def oembed(client: FlaskClient, page: str, **more: str) -> dict[str, Any]:
    """Return how a page is to be shown."""
    asked = client.get("/oembed", query_string={"url": f"http://localhost{page}", **more})
    assert asked.status_code == 200, asked.text
    return dict(json.loads(asked.text))


@pytest.mark.parametrize("page", ["/", CLAIM, "/data", "/mirror?chart=gap-USD&partner=GBR"])
@pytest.mark.parametrize("room", ["", "1000", "400"])
def test_oembed_tells_the_size_of_the_frame(shipped: FlaskClient, page: str, room: str) -> None:
    """Width and height are those of the picture, no wider than there is room for."""
    told = oembed(shipped, page, **({"maxwidth": room} if room else {}))
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["width"] == (NARROW if room == "400" else WIDE)[0]
    (address,) = re.findall(r'src="http://localhost([^"]+)"', told["html"])
    root = tree(shipped.get(unescape(address)).text)
    assert [round(float(root.attrib[side])) for side in ("width", "height")] == [
        told["width"], told["height"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("url=http://evil.example/", 404),
        ("url=javascript:alert(1)", 404),
        ("url=http://localhost/nowhere", 404),
        ("url=http://[", 404),
        ("", 404),
        (f"url={quote('http://localhost/?since=banana')}", 400),
        ("url=http://localhost/&format=xml", 501),
        ("url=http://localhost/&maxwidth=x", 200),
        ("url=http://localhost/&maxwidth=99999999999999999999", 200),
    ],
)
def test_oembed_answers_for_pages_of_ours(shipped: FlaskClient, asked: str, status: int) -> None:
    """Every other address is refused in a sentence."""
    reply = shipped.get(f"/oembed?{asked}")
    assert reply.status_code == status
    assert "evil" not in reply.text


@pytest.mark.parametrize("layout", [in_column, side_by_side])
@pytest.mark.parametrize("text", [NASTY, "Long " * 200, "W" * 500, "", "x"])
def test_any_words_stay_words_within_the_picture(
    layout: Callable[[Picture, float, float], str], text: str
) -> None:
    """What is said cannot become markup; what is long is cut."""
    picture = Picture(text, text, text, "supported", text[:9], None, text, text, "/x", "https://a")
    root = tree(layout(picture, *PREVIEW))
    assert not list(root.iter(f"{SVG}script"))
    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.attrib["y"]) <= float(root.attrib["height"])
    assert column_height(picture, *NARROW) < 2 * NARROW[1]


def test_png_is_the_drawn_page(shipped: FlaskClient, *, has_font: bool) -> None:
    """Half as large again as the SVG, so that it is sharp; nothing but white without letters."""
    if not has_font:
        assert shipped.get("/overview.png").status_code == 503
        return
    reply = shipped.get("/overview.png")
    assert reply.mimetype == "image/png"
    assert is_png(reply.data, (WIDE[0] * 3 // 2, WIDE[1] * 3 // 2))
    text, blank = ('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" '
                   f'font-family="no-such, sans-serif"><text y="15">{word}</text></svg>'
                   for word in ("word", ""))  # fmt: skip
    assert to_png(text) != to_png(blank)
