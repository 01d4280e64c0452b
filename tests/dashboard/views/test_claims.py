"""Claims for readers and for machines, and the next one: ten lines of data and no code."""

import json
import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Final

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard.frames.number_rows import FRAME_COLUMNS
from dashboard.frames.readings import READING_COLUMNS
from dashboard.serving.nodes import Node, parsed
from dashboard.text import pieces, shell
from dashboard.text.language import say
from dashboard.text.limits import NEED, NEED_OF_UNKNOWN
from dashboard.text.words import measure_of_pair
from etl.__main__ import main
from etl.reader import SHIPPED_DATA
from tests.builders import data_folder, flow, publish_rows, quote, refer, shipped_figures
from tests.dashboard.looking import look, walk
from tests.dashboard.wording import like

SPEAKERS: Final = {"person": "Person", "organization": "Organization", "": ""}
FACTS: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
FIELDS: Final = (
    "id", "sentence", "quote", "language", "said_by", "said_on", "title", "address", "year",
    "verdict", "line", "page", "readings",
)  # fmt: skip
RATINGS: Final = {"supported": 3, "close": 2, "not supported": 1, "cannot be checked": None}

# What a newcomer writes: about another pair, which nothing in the product knows of.
KAZAKHSTAN: Final = """
[[claim]]
id = "china-in-kazakh-trade"
sentence = "China accounts for 22% of Kazakhstan’s trade turnover"
said_by = "A newcomer"
said_on = "2024-03"
title = "A newspaper"
period = "2023"
featured = true
asserts = [{reporter="KAZ", partner="CHN", \
measure="share of turnover", relation="is", value=22, precision=1}]
"""
FIGURES: Final = """source,reporter,partner,flow,freq,period,product,value_usd,status
kaz-customs,KAZ,CHN,X,A,2023,TOTAL,15000000000,reported
kaz-customs,KAZ,CHN,M,A,2023,TOTAL,16000000000,reported
kaz-customs,KAZ,RUS,X,A,2023,TOTAL,65000000000,reported
kaz-customs,KAZ,RUS,M,A,2023,TOTAL,44000000000,reported
kaz-customs,KAZ,WLD,X,A,2023,TOTAL,80000000000,reported
kaz-customs,KAZ,WLD,M,A,2023,TOTAL,60000000000,reported
"""


def claims(client: FlaskClient, lens: str = "") -> list[dict[str, Any]]:
    """Return the claims of ``/claims.json``, seen through a lens."""
    reply = client.get(f"/claims.json{lens}")
    assert reply.status_code == 200, reply.text
    assert reply.mimetype == "application/json"
    found: list[dict[str, Any]] = json.loads(reply.data)["claims"]
    return found


def csv(client: FlaskClient, address: str) -> pd.DataFrame:
    """Return a CSV as text."""
    reply = client.get(address)
    assert reply.status_code == 200, reply.text
    return pd.read_csv(
        BytesIO(reply.data), dtype="str", keep_default_na=False, encoding="utf-8-sig"
    )


def elements(client: FlaskClient, address: str) -> list[Node]:
    """Return all elements of a page's own part, as its first response brings them."""
    main = re.search("<main.*</main>", client.get(address).text, re.DOTALL)
    assert main
    return [one for top in parsed(main[0]) if isinstance(top, Node) for one in top.inner()]


def texts(client: FlaskClient, address: str) -> str:
    """Return all text of a page."""
    return "\n".join(
        child
        for element in elements(client, address)
        for child in element.children
        if isinstance(child, str)
    )


def reviews(client: FlaskClient, address: str) -> list[dict[str, Any]]:
    """Return the reviews in the head of a page's first response."""
    head = client.get(address).text.partition("</head>")[0]
    found = [json.loads(text) for text in FACTS.findall(head)]
    return [one for one in found if one["@type"] == "ClaimReview"]


def test_json_has_its_documented_fields(shipped: FlaskClient) -> None:
    """Version, vintage, rule and claims; each claim and reading with the fields of the guide."""
    everything = json.loads(shipped.get("/claims.json").data)
    assert list(everything) == ["version", "vintage", "rule", "claims"]
    assert everything["version"] == 1
    assert everything["vintage"] == shipped.get("/health").text.split()[1]
    guide = (SHIPPED_DATA.parent / "docs" / "claims.md").read_text("utf-8")
    for claim in everything["claims"]:
        assert tuple(claim)[: len(FIELDS)] == FIELDS
        assert claim["readings"]
        for name in (*claim, *claim["readings"][0]):
            assert f"`{name}`" in guide, name
        (primary, *_) = [one for one in claim["readings"] if one["primary"]]
        assert primary["period"] == claim["year"]


def test_csv_has_the_readings_of_the_json(shipped: FlaskClient) -> None:
    """The same values under the same names, and then the measure by year."""
    names = list(FRAME_COLUMNS)
    for claim in claims(shipped):
        table = csv(shipped, f"{claim['page']}.csv")
        columns = [*READING_COLUMNS, *names[names.index("value") :]]
        assert list(table.columns) == columns
        readings = table[table["kind"].eq("reading")]
        assert readings["verdict"].tolist() == [one["verdict"] for one in claim["readings"]]
        values = pd.to_numeric(readings["value"]).tolist()
        expected = [one["value"] for one in claim["readings"]]
        assert [None if pd.isna(value) else value for value in values] == expected
    two = csv(shipped, f"{claims(shipped)[0]['page']}.csv?chart=readings")
    one = csv(shipped, f"{claims(shipped)[0]['page']}.csv?chart=readings-1")
    assert set(two["kind"]) == {"reading"}
    assert len(one) > 1
    assert one.equals(two[two["statement"].eq("1")].reset_index(drop=True))


def test_review_says_what_the_json_says(shipped: FlaskClient) -> None:
    """schema.org's ClaimReview: sentence, author, rating; no rating where nothing can be rated."""
    known = {claim.id: claim for claim in shipped_figures().snapshot().claims}
    for claim in claims(shipped):
        (found,) = reviews(shipped, claim["page"])
        assert found["@context"] == "https://schema.org"
        assert found["@type"] == "ClaimReview"
        assert found["claimReviewed"] == claim["sentence"]
        assert found["reviewBody"] == claim["line"]
        speaker = found["itemReviewed"].get("author")
        kind = SPEAKERS[known[claim["id"]].speaker_kind]
        assert speaker == ({"@type": kind, "name": claim["said_by"]} if kind else None)
        assert found["author"]["@type"] == "Organization"
        assert found["author"]["name"] == say(shell.TITLE)
        assert found["reviewRating"].get("ratingValue") == RATINGS[claim["verdict"]]
        assert found["reviewRating"]["alternateName"].lower() == claim["verdict"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", found["datePublished"])
        assert found["url"] == f"http://localhost{claim['page']}"


@pytest.mark.parametrize(
    "address",
    [
        "/", "/partner", "/compare", "/mirror", "/products", "/months", "/check", "/data",
        "/vintages",
        "/nowhere", "/claim/none", "/claim/russia-share-of-turnover?without=27",
        "/claim/russia-share-of-turnover?source=imf-dots",
    ],
)  # fmt: skip
def test_no_other_page_reviews_a_claim(shipped: FlaskClient, address: str) -> None:
    """Neither a page of no claim, nor a claim's through a lens of the reader's own."""
    assert reviews(shipped, address) == []


def test_head_says_the_sentence_and_the_answer(shipped: FlaskClient) -> None:
    """Title and description of the first response are the page's heading and its line to quote."""
    for claim in claims(shipped):
        head = unescape(shipped.get(claim["page"]).text.partition("</head>")[0])
        assert f"<title>“{claim['sentence']}” – " in head
        assert f'<meta name="description" content="{claim["line"]}">' in head


@pytest.mark.parametrize("lens", ["", "?without=27", "?basis=dispatch", "?source=imf-dots"])
def test_varied_sentence_is_the_same_until_varied(shipped: FlaskClient, lens: str) -> None:
    """The link from a claim to the check asks the same thing and gets the same figure.

    What a claim's own address says is no evidence for it, but is for a sentence of nobody's.
    """
    quoted = set(shipped_figures().snapshot().published["address"])
    followed = 0
    for claim in claims(shipped, lens):
        view, request = look(shipped_figures(), f"{claim['page']}{lens}")
        links = [
            part.href
            for part in walk(view.content(request))
            if getattr(part, "children", None) == say(pieces.CHANGE_SENTENCE)
        ]
        for link in links:
            table = csv(shipped, link.replace("/check", "/check.csv"))
            (asked,) = table[table["primary"].eq("yes") & table["kind"].eq("reading")].index
            primary = next(one for one in claim["readings"] if one["primary"])
            for name in (
                "reporter", "partner", "measure", "operation", "period", "base", "report", "scope",
                "basis",
            ):  # fmt: skip
                assert table[name][asked] == primary[name], (claim["id"], name)
            for name in ("claimed", "precision", "value"):
                told = float(table[name][asked]) if table[name][asked] else None
                assert told == primary[name] or claim["address"] in quoted, (claim["id"], name)
            followed += 1
    assert followed >= 8


def test_page_has_the_words_as_said(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient]
) -> None:
    """In their own language, marked as such for screen readers and hyphens; none where none."""
    publish_rows(tmp_path, [flow()])
    words = 'quote = "22 пайыз"\nlanguage = "kk"\nfeatured'
    path = refer(tmp_path, "claims.toml", KAZAKHSTAN.replace("featured", words))
    client = client_of(tmp_path)
    address = "/claim/china-in-kazakh-trade"
    (shown,) = [part for part in elements(client, address) if part.tag == "q"]
    assert shown.children == ["22 пайыз"]
    assert shown.attributes == {"lang": "kk", "dir": "auto"}
    (told,) = claims(client)
    assert (told["quote"], told["language"]) == ("22 пайыз", "kk")
    path.write_text(KAZAKHSTAN, "utf-8")
    assert not [part for part in elements(client, address) if part.tag == "q"]


def test_newcomer_adds_a_claim(
    tmp_path: Path,
    client_of: Callable[[Path], FlaskClient],
    command: Callable[..., CompletedProcess[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ten lines of TOML and an imported CSV: card, page, JSON, CSV and a line in the terminal."""
    assert len(KAZAKHSTAN.strip().splitlines()) <= 10
    data = tmp_path / "data"
    ours = (SHIPPED_DATA / "reference" / "claims.toml").read_text("utf-8")
    refer(data, "claims.toml", ours + KAZAKHSTAN)
    (tmp_path / "kazakhstan.csv").write_text(FIGURES, "utf-8")
    origin = ["--publisher", "A committee", "--citation", "Its yearbook"]
    figures = ["import", str(tmp_path / "kazakhstan.csv"), *origin, "--data", str(data)]
    assert main(figures, {}) == 0, capsys.readouterr().err
    client = client_of(data)

    (claim,) = [one for one in claims(client) if one["id"] == "china-in-kazakh-trade"]
    assert claim["verdict"] == "supported"
    (primary,) = [one for one in claim["readings"] if one["primary"]]
    assert primary["value"] == pytest.approx(100 * 31 / 140)
    assert primary["source"] == "kaz-customs"

    card = texts(client, "/")
    assert "“China accounts for 22% of Kazakhstan’s trade turnover”" in card
    assert "22.1%" in card
    page = texts(client, claim["page"])
    assert claim["line"] in page
    assert measure_of_pair("share of turnover", "Kazakhstan", "China") in claim["line"]
    assert "22.1%" in claim["line"]
    assert "A committee" in page
    (found,) = reviews(client, claim["page"])
    assert found["reviewRating"]["ratingValue"] == 3
    table = csv(client, f"{claim['page']}.csv")
    assert set(table["reporter"]) == {"KAZ"}
    said = command("claims", "--id", claim["id"], "--data", str(data))
    assert said.returncode == 0, said.stderr
    assert claim["line"] in said.stdout


def test_own_quote_is_no_evidence_in_the_doubt_of_its_claim(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient]
) -> None:
    """What a claim's own address says of the turnover is not “on record” on its claim's page."""
    said = [
        quote(10, measure="turnover", address="https://example.org/article"),
        quote(100, measure="turnover", partner="WLD", address="https://example.org/other"),
        quote(4, address="https://example.org/other"),
    ]
    article = KAZAKHSTAN.replace("KAZ", "AZE").replace("CHN", "RUS").replace("2023", "2024")
    article = article.replace("featured", 'address = "https://example.org/article"\nfeatured')
    refer(tmp_path, "published_figures.csv", pd.concat(said))
    data_folder(tmp_path, [flow()], tables={"claims.toml": article})
    client = client_of(tmp_path)
    page = texts(client, "/claim/china-in-kazakh-trade")
    term = measure_of_pair("turnover", "Azerbaijan", "Russia")
    needs = (NEED_OF_UNKNOWN, NEED)
    told = [bool(like(text, term=term, year=2024).search(page)) for text in needs]
    assert told == [True, False]


def test_claims_are_chosen_by_verdict_country_and_year(shipped: FlaskClient) -> None:
    """Those shown are just those of the JSON that have all of it; for none there is a sentence."""
    told = claims(shipped)
    view, request = look(shipped_figures(), "/claims?verdict=not-supported&about=IRN")
    shown = set(re.findall(r"/claim/([a-z0-9-]+)", str(view.content(request))))
    assert shown == {
        one["id"]
        for one in told
        if one["verdict"] == "not supported"
        and any("IRN" in {row["reporter"], row["partner"]} for row in one["readings"])
    }
    assert shown
    for query in ("?said=1999", "?verdict=close&about=GBR&said=2021"):
        page = shipped.get(f"/claims{query}")
        assert page.status_code == 200
        assert (
            "/claim/" in page.text.partition('id="content"')[2].partition("</main>")[0]
        ) is False
    assert shipped.get("/claims?verdict=maybe").status_code == 400
