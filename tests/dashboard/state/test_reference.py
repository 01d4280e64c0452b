"""The reference tables that ship: each loads, and what one names the others know."""

import math
import re
from typing import Final

import pandas as pd
import pytest

from dashboard.claims.model import Claim
from etl.reader import SHIPPED_DATA, read_reference, read_toml
from etl.schema import PARTNER_BASES, STATUSES, UNALLOCATED, WORLD
from tests.builders import shipped_figures

SNAPSHOT: Final = shipped_figures().snapshot()
PUBLISHED: Final = "published"  # stands for quotes where a source is named


def table(name: str) -> pd.DataFrame:
    """Return a reference table as text."""
    return read_reference(SHIPPED_DATA, f"{name}.csv")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("countries", ["comtrade_code"]),
        ("products", ["code"]),
        ("precedence", ["source", "status"]),
        ("events", ["date", "title"]),
    ],
)
def test_keys_are_unique(name: str, key: list[str]) -> None:
    """No line of a table says again, or otherwise, what another said."""
    found = table(name)
    assert len(found) > 0
    assert not found.duplicated(key).any()


def test_countries_have_codes_and_names() -> None:
    """Alpha-3, with a number for each; Namibia's letters are not taken for a missing value."""
    countries = table("countries")
    areas = countries[countries["kind"].isin(["country", "world"])]
    assert areas["code"].str.fullmatch(r"[A-Z_][A-Z]{2}").all()  # _WI, Wake Island, has no alpha-3
    assert countries["comtrade_code"].str.fullmatch(r"\d{1,3}").all()
    assert (countries["name"].str.strip() != "").all()
    assert SNAPSHOT.names["NAM"] == "Namibia"


def test_corridors_and_colours_name_countries() -> None:
    """The pairs shown first are of known countries, and each of these has a colour of its own."""
    for corridor in SNAPSHOT.corridors:
        members = {corridor.reporter, *corridor.partners}
        assert members <= set(SNAPSHOT.names)
        assert len({SNAPSHOT.colours[code] for code in members}) == len(members)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in SNAPSHOT.colours.values())
    assert set(SNAPSHOT.colours) <= set(SNAPSHOT.names)


def test_sources_say_whose_they_are() -> None:
    """Name, publisher, address, terms and citation: what every download must carry."""
    for source in SNAPSHOT.sources.values():
        assert all(source[key] for key in ("name", "publisher", "address", "terms", "citation"))
        assert source["address"].startswith("https://")


def test_figures_come_from_known_sources_and_countries() -> None:
    """Each figure's source is described and has its place in the order of who speaks."""
    flows = SNAPSHOT.vintage.flows
    known = set(SNAPSHOT.names) | {WORLD, UNALLOCATED}
    assert set(flows["source"]) <= set(SNAPSHOT.sources)
    assert set(flows["reporter"]) | set(flows["partner"]) <= known
    order = set(zip(SNAPSHOT.precedence["source"], SNAPSHOT.precedence["status"], strict=True))
    assert set(zip(flows["source"], flows["status"], strict=True)) <= order


def test_precedence_is_one_order() -> None:
    """Ranks count from 1 without gap; each line names a source, a status and a reason."""
    order = table("precedence")
    assert [int(rank) for rank in order["rank"]] == list(range(1, len(order) + 1))
    assert set(order["source"]) <= {*SNAPSHOT.sources, PUBLISHED}
    assert set(order["status"]) <= set(STATUSES)
    assert (order["reason"] != "").all()


CURRENCIES: Final = ("USD", "EUR", "GBP", "RUB")
GROUPS: Final = {"EUR", "BRICS"}
QUOTED_MEASURES: Final = {
    "export", "import", "turnover", "balance", "export growth", "import growth", "turnover growth",
    "share of imports", "share of turnover", "rank by imports", "rank by turnover",
}  # fmt: skip
QUOTED_PRODUCTS: Final = {"TOTAL", "7108", "non-oil", "TOTAL without 7108", "goods and services"}
NOT_IN_MONEY: Final = {"growth": "percent", "share": "percent", "rank": "rank"}
SPAN: Final = re.compile(r"\d{4}|\d{4}-(0[1-9]|1[0-2])(/\d{4}-(0[1-9]|1[0-2]))?")
WORKING_WORDS: Final = re.compile(r"[«»]|read: |y/y|by calculation|[Oo]ur own")
QUOTES: Final = table("published_figures").to_dict("records")
each_quote = pytest.mark.parametrize(
    "row", QUOTES, ids=[f"line {number}" for number, _ in enumerate(QUOTES, 2)]
)


def test_quotes_have_their_columns() -> None:
    """What is shown first, the words as read last."""
    assert list(table("published_figures").columns) == [
        "period", "reporter", "partner", "measure", "product", "partner_basis", "value", "unit",
        "precision", "approximate", "said_by", "address", "note", "remarks",
    ]  # fmt: skip


@each_quote
def test_quote_is_whole(row: dict[str, str]) -> None:
    """A number with its unit and rounding, of whose trade, when, who said it and where."""
    start, _, end = row["period"].partition("/")
    assert SPAN.fullmatch(row["period"])
    assert not end or start < end
    assert {row["reporter"], row["partner"]} <= set(SNAPSHOT.names) | {WORLD} | GROUPS
    assert row["reporter"] != row["partner"]
    assert row["measure"] in QUOTED_MEASURES
    assert row["product"] in QUOTED_PRODUCTS
    assert row["partner_basis"] in PARTNER_BASES
    assert math.isfinite(float(row["value"]))
    assert float(row["precision"]) > 0
    words = set(row["measure"].split()) & set(NOT_IN_MONEY)
    units = {NOT_IN_MONEY[word] for word in words} or {f"{c} million" for c in CURRENCIES}
    assert row["unit"] in units
    assert row["approximate"] in {"", "yes"}
    assert row["said_by"].strip()
    assert re.fullmatch(r"https?://[^/\s]+\.[^/\s.]+/\S*", row["address"])


@each_quote
def test_what_is_shown_of_a_quote_is_a_sentence(row: dict[str, str]) -> None:
    """Speakers by their whole names; a note for the public; working remarks are never in either."""
    assert row["note"] == "" or re.fullmatch(r"[A-Z“].*\.", row["note"])
    assert not WORKING_WORDS.search(row["note"])
    assert not re.search(r"\b(AZ|RU|UK|MP|PM|IRICA|FCS|TPO|via)\b|[;«»()]", row["said_by"])


def test_no_quote_stands_twice() -> None:
    """One figure of one speaker is one line, whoever copied it."""
    keys = ["period", "reporter", "partner", "measure", "product", "partner_basis", "value"]
    assert not table("published_figures").duplicated(keys).any()


def test_whose_figures_officials_gave() -> None:
    """An official speaks for the own side: a Russian deputy prime minister for Russia."""
    sides = {"Azerbaijan": "AZE", "Russia": "RUS", "Iran": "IRN", "Georgia": "GEO", "China": "CHN"}
    spoken = re.compile(r"(?:of|Bank of) (Azerbaijan|Russia|Iran|Georgia|China)\b")
    for row in QUOTES:
        named = spoken.search(row["said_by"])
        if named and "UN Comtrade" not in row["said_by"]:
            assert row["reporter"] == sides[named[1]], row


def test_products_are_codes_with_leading_zeros() -> None:
    """All goods, chapters of two digits and gold; every product held has a name."""
    products = set(table("products")["code"])
    assert {"TOTAL", "01", "27", "71", "7108"} <= products
    assert set(SNAPSHOT.vintage.flows["product"]) <= products


def test_events_have_their_day_and_source() -> None:
    """Days are days, in order; each is about countries that are known."""
    events = table("events")
    about = [named.split() for named in events["countries"]]
    assert all(about)
    assert {code for named in about for code in named} <= set(SNAPSHOT.names)
    assert pd.to_datetime(events["date"], format="%Y-%m-%d").is_monotonic_increasing
    assert (events["source"] != "").all()


def test_claims_are_all_read() -> None:
    """Each entry is a claim with an id fit for an address; the two best known come first."""
    entries = read_toml(SHIPPED_DATA, "claims.toml")["claim"]
    ids = [claim.id for claim in SNAPSHOT.claims]
    assert ids == [entry["id"] for entry in entries]
    assert ids[:2] == ["russia-share-of-turnover", "russian-exports-in-the-pair"]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("claim", SNAPSHOT.claims, ids=lambda claim: claim.id)
def test_claim_says_who_when_where_and_in_which_words(claim: Claim) -> None:
    """A speaker, a day, an address and the words as they were said, in their own language."""
    assert claim.said_by
    assert claim.said_on
    assert re.fullmatch(r"https?://\S+", claim.address)
    assert re.fullmatch(r"[a-z]{2}", claim.language)
    assert claim.quote
    if claim.language != "en":
        assert claim.quote != claim.sentence
    assert not WORKING_WORDS.search(f"{claim.sentence} {claim.notes} {claim.said_by}")
    assert claim.notes == "" or claim.notes.endswith(".")
    assert "'" not in f"{claim.sentence}{claim.notes}{claim.said_by}{claim.title}"


def test_there_are_claims_of_every_kind() -> None:
    """At least forty, in several languages; most speak of reporters that the figures know."""
    claims = SNAPSHOT.claims
    assert len(claims) >= 40
    assert {"az", "ar", "de", "en", "et", "it", "ru"} <= {claim.language for claim in claims}
    held = set(SNAPSHOT.vintage.flows["reporter"])
    known = [c for c in claims if all(s.reporter in held for s in c.statements)]
    assert len(known) >= 40
    assert {"iran-plus-quarter", "turan-2014-4-vs-2", "dgk-uk-272", "aliyev-turkey-6bn"} <= {
        claim.id for claim in claims
    }


def test_addresses_given_out_keep_working() -> None:
    """A claim's id is its address; none that was ever published goes."""
    assert {claim.id for claim in SNAPSHOT.claims} >= {
        "russia-share-of-turnover", "russian-exports-in-the-pair", "russia-suffers-more",
        "ties-with-russia-and-iran-degrade", "iran-plus-quarter", "russia-turnover-grew-2021",
        "italy-main-partner", "italy-share-of-exports", "turkey-turnover-2021",
        "azerbaijan-in-russian-exports", "russia-turnover-2025",
    }  # fmt: skip
