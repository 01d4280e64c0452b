"""Each hand-kept file is checked when it is read: whatever is wrong is named, all of it at once."""

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from dashboard.measures.catalogue import MEASURES
from dashboard.state.repository import read_snapshot, snapshot_of
from etl.reader import SHIPPED_DATA, current_vintage, read_rates
from etl.schema import PARTNER_BASES, STATUSES, VALUATIONS
from etl.vintage import DataError, Vintage
from tests.builders import copy_vintages

POUNDS: Final = "usd_per_gbp.csv"
QUOTE: Final = "2014,AZE,RUS,export,TOTAL,unknown,640.3,USD million,0.1,,"

BROKEN: Final = [
    # file, what stands there, what is put there, how the mistake begins, what it tells
    ("countries.csv", "code,name,kind", "code,label,kind", "column name", ("missing", "kind")),
    ("countries.csv", "code,name,kind", "code,label,kind", "column label", ("unknown", "kind")),
    ("countries.csv", "iso2,article", "iso2,iso2", "column iso2", ("twice",)),
    ("countries.csv", "\n4,AFG", "\nfour,AFG", "line 3, comtrade_code", ("whole number",)),
    ("countries.csv", "\n4,AFG", "\n4,afg", "line 3, code", ("three letters",)),
    ("countries.csv", "Afghanistan,country", "Afghanistan,land", "line 3, kind", ("group",)),
    ("countries.csv", "Afghanistan,country", ",country", "line 3, name", ("a text",)),
    ("countries.csv", "country,,AF,", "country,soon,AF,", "line 3, valid_until", ("a day",)),
    ("countries.csv", "country,,AF,", "country,,AFG,", "line 3, iso2", ("two letters",)),
    ("countries.csv", "country,,AF,", "country,,AF,The", "line 3, article", ("the",)),
    ("countries.csv", "\n8,ALB", "\n4,ALB", "line 4, comtrade_code", ("line 3",)),
    ("countries.csv", "country,,AF,", "country,,AF", "line 3, money_called", ("9 cells",)),
    ("countries.csv", "country,,AF,,,", "country,,AF,,,13", "line 3, fiscal_month", ("a month",)),
    ("countries.csv", "country,,AF,,,,", "country,,AF,,,,$", "line 3, money_called", ("GBP",)),
    ("countries.csv", "Afghanistan", '"Afghanistan', "line 3", ("quotation mark",)),
    ("products.csv", "\n01,", "\nchapter 1,", "line 4, code", ("HS code",)),
    ("products.csv", "\n01,", "\n02,", "line 5, code", ("line 4",)),
    ("products.csv", "Live animals,Food", "Live animals,", "line 4, group", ("a text",)),
    ("precedence.csv", "\n1,un-", "\nfirst,un-", "line 2, rank", ("whole number",)),
    ("precedence.csv", "1,un-comtrade", "1,un", "line 2, source", ("sources.toml",)),
    ("precedence.csv", "comtrade,reported", "comtrade,said", "line 2, status", STATUSES),
    (
        "precedence.csv", "2,imf-imts,reported", "2,un-comtrade,reported",
        "line 3, source and status", ("line 2",),
    ),
    ("events.csv", "\n2024-12-25", "\n2024-12-32", "line 2, date", ("a day such as",)),
    ("events.csv", "AZE RUS KAZ", "AZE RUZ", "line 2, countries", ("'RUZ'", "countries.csv")),
    ("events.csv", "An airliner crashes near Aktau", "", "line 2, title", ("a text",)),
    ("release_days.csv", ",2021,", ",21,", "line 2, year", ("a year such as",)),
    ("release_days.csv", "2022-03-29", "2022-03-32", "line 2, first_released", ("a day such as",)),
    ("release_days.csv", "\nun-comtrade,AZE", "\nun,AZE", "line 2, source", ("sources.toml",)),
    (
        "release_days.csv", "AZE,2023", "AZE,2021",
        "line 3, source and reporter and year", ("line 2",),
    ),
    ("published_figures.csv", "\n2014,AZE", "\n2014-13,AZE", "line 2, period", ("a month",)),
    ("published_figures.csv", "AZE,RUS,export", "AZE,RUZ,export", "line 2, partner", ("'RUZ'",)),
    ("published_figures.csv", "\n2014,AZE", "\n2014,AZR", "line 2, reporter", ("'AZR'",)),
    ("published_figures.csv", "RUS,export", "RUS,exprt", "line 2, measure", ("export", "balance")),
    ("published_figures.csv", "export,TOTAL", "export,9999", "line 2, product", ("products.csv",)),
    ("published_figures.csv", ",unknown,", ",by sea,", "line 2, partner_basis", PARTNER_BASES),
    ("published_figures.csv", ",640.3,", ",many,", "line 2, value", ("a number such as",)),
    ("published_figures.csv", "USD million,0.1", "USD million,0", "line 2, precision", ("zero",)),
    ("published_figures.csv", "million,0.1,,", "million,0.1,no,", "line 2, approximate", ("yes",)),
    (POUNDS, "\n1997-01,", "\n1997-1,", "line 2, month", ("2024-05",)),
    (POUNDS, "1997-01,1.6585", "1997-01,-1", "line 2, usd_per_gbp", ("above zero",)),
    (POUNDS, "\n1997-02", "\n1997-01", "line 3, month", ("line 2",)),
    (POUNDS, "month,usd_per_gbp", "month,rate", "column usd_per_gbp", ("missing",)),
    ("corridors.toml", '"AZE"', "7", "corridor 1, reporter", ("in quotes",)),
    ("corridors.toml", '"RUS"', '"RUZ"', "corridor 1, partners", ("'RUZ'", "countries.csv")),
    ("corridors.toml", '"RUS"', '"AZE"', "corridor 1, partners", ("own partner",)),
    ("corridors.toml", '["RUS", "IRN", "GBR"]', "[]", "corridor 1, partners", ("at least one",)),
    ("corridors.toml", "since = 1992", 'since = "1992"', "corridor 1, since", ("whole number",)),
    ("corridors.toml", "since = 1992", "since = 1492", "corridor 1, since", ("1948",)),
    ("corridors.toml", "since = 1992", "", "corridor 1, since", ("missing",)),
    ("corridors.toml", "since = 1992", "until = 1", "corridor 1, until", ("unknown", "partners")),
    ("corridors.toml", "#8A8A8A", "grey", "colours, AZE", ("#D55E00",)),
    ("corridors.toml", "AZE = ", "AZR = ", "colours, AZR", ("countries.csv",)),
    ("corridors.toml", "[colours]", "[paints]", "paints", ("unknown", "colours")),
    ("groups.toml", "AUT = ", "AUR = ", "[EUR], members, AUR", ("'AUR'", "countries.csv")),
    ("groups.toml", '"1995-01-01"', '"1995"', "[EUR], members, AUT", ("a day such as",)),
    ("groups.toml", 'GBR = "1973', 'GBR = "2073', "[EUR], members, GBR", ("or two",)),
    ("groups.toml", 'name = "CIS"', "", "[CIS], name", ("missing",)),
    ("groups.toml", 'article = "the"', 'article = "a"', "[EUR], article", ("the",)),
    ("groups.toml", "source = ", "from = ", "[EUR], from", ("unknown", "members")),
    ("groups.toml", "[R4", "[Asean", "[Asean]", ("no code of a group",)),
    ("sources.toml", 'name = "UN Comtrade"\n', "", "[un-comtrade], name", ("missing",)),
    ("sources.toml", 'name = "UN', 'nick = 1\nname = "UN', "[un-comtrade], nick", ("unknown",)),
    ("sources.toml", '"https://comtradeplus', '"comtradeplus', "[un-comtrade], address", ("://",)),
    (
        "sources.toml", 'exports_valuation = "unknown"', 'exports_valuation = "fob"',
        "[un-comtrade], exports_valuation", VALUATIONS,
    ),
    ("sources.toml", "= 0.001", '= "few"', "[un-comtrade], world_tolerance", ("a number",)),
    ("sources.toml", "= 0.001", "= inf", "[un-comtrade], world_tolerance", ("0 to 1",)),
    ("sources.toml", '= "refuse"', '= "shout"', "[un-comtrade], world_gap", ("note", "refuse")),
    ("sources.toml", '["2026-04-matrix"]', "1", "[un-comtrade], without_world", ("a list",)),
    ("sources.toml", "\nAZE = ", "\nAZR = ", "[unctadstat], cautions, AZR", ("countries.csv",)),
    ("sources.toml", '"2005/', '"2005-', "[unctadstat], caution_years, AZE", ("2005/2015",)),
    ("claims.toml", '"AZE"', '"AZR"', "claim russia-share-of-turnover, reporter", ("'AZR'",)),
    ("claims.toml", "value = 10", "", "claim russia-share-of-turnover, value", ("missing",)),
    (
        "claims.toml", 'measure = "share of turnover"', 'measure = "share"',
        "claim russia-share-of-turnover, measure", tuple(MEASURES),
    ),
    ("claims.toml", "featured = true", "star = 1", "claim russia-share-of-turnover, star", ("id",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def vintage() -> Vintage:
    """Return the figures that ship."""
    found = current_vintage(SHIPPED_DATA)
    assert found is not None
    return found


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a data folder with reference files of its own, as they ship."""
    shutil.copytree(SHIPPED_DATA / "reference", tmp_path / "reference")
    return tmp_path


def refusal(data: Path, vintage: Vintage) -> list[str]:
    """Return the lines with which a folder's reference files are refused."""
    try:
        read_rates(data, "GBP")
        snapshot_of(data, vintage)
    except DataError as error:
        return str(error).splitlines()
    return []


def spoil(data: Path, name: str, *changes: tuple[str, str]) -> Path:
    """Put other words into a file, each where the first of these stand."""
    path = data / "reference" / name
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("name", "old", "new", "place", "words"), BROKEN)
def test_mistake_is_named(  # noqa: PLR0913, PLR0917 -- the columns of the table
    own: Path, vintage: Vintage, name: str, old: str, new: str, place: str, words: tuple[str, ...]
) -> None:
    """By file, line or entry, column or key; and what is allowed there, in words of ours."""
    path = spoil(own, name, (old, new))
    lines = refusal(own, vintage)
    told = [line for line in lines if line.startswith(f"{path}, {place}: ")]
    assert told, lines
    assert all(word in told[0] for word in words), told
    assert not re.search(r"[Ii]nput|pydantic|type=|\bvalid\b|C error|Traceback", "".join(lines))


def test_all_mistakes_of_a_file_are_told_at_once(own: Path, vintage: Vintage) -> None:
    """Whoever puts one right does not meet the next one after it."""
    path = spoil(own, "published_figures.csv", (QUOTE, QUOTE.replace("AZE,RUS", "AZR,RUZ")),
        (",1300,", ",many,"))  # fmt: skip
    places = ("line 2, reporter", "line 2, partner", "line 3, value")
    lines = refusal(own, vintage)
    assert [line.split(": ")[0] for line in lines] == [f"{path}, {place}" for place in places]


def test_many_mistakes_are_counted(own: Path, vintage: Vintage) -> None:
    """The first twenty are told, and how many more there are."""
    path = own / "reference" / "products.csv"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^0", "x", text, flags=re.MULTILINE), "utf-8")
    lines = refusal(own, vintage)
    wrong = len(re.findall(r"^0", text, flags=re.MULTILINE))
    assert wrong > 0
    assert len(lines) == min(wrong, 21)


def test_line_is_the_files_own(own: Path, vintage: Vintage) -> None:
    """Lines are counted as an editor does, over blank ones and cells of several lines."""
    two = '"An airliner crashes\nnear Aktau"\n'.rstrip()
    spoil(own, "events.csv", ("An airliner crashes near Aktau", two), ("\n2025-01-22", "\n\n2025"))
    (line,) = refusal(own, vintage)
    assert "events.csv, line 5, date: " in line


@pytest.mark.parametrize("odd", ["\u2028", "\u0085", "\f", "\x1c", "\v"])
def test_a_line_ends_where_a_line_ends(own: Path, vintage: Vintage, odd: str) -> None:
    """Other signs that part text stand in a cell as any other does, whether it is quoted or not."""
    spoil(own, "events.csv", ("An airliner", f"An{odd}airliner"))
    assert not refusal(own, vintage)
    spoil(own, "events.csv", ("\n2025-01-22", "\n2025"))
    (line,) = refusal(own, vintage)
    assert "events.csv, line 3, date: " in line


def test_columns_that_may_be_left_out(own: Path) -> None:
    """A table without them is read as if they were blank."""
    path = own / "reference" / "countries.csv"
    lines = [line.rsplit(",", 4)[0] for line in path.read_text("utf-8").splitlines()]
    path.write_text("\n".join(lines), "utf-8")
    copy_vintages(SHIPPED_DATA, own)
    assert read_snapshot(own).names["GBR"] == "United Kingdom"
