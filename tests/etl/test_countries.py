"""Country codes join by Comtrade's own numbers, which are not the UN's."""

import pytest

from etl.countries import Countries, UnknownCountryError
from etl.reader import SHIPPED_DATA, read_reference

TABLE = read_reference(SHIPPED_DATA, "countries.csv")
COUNTRIES = Countries.from_table(TABLE)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (842, "USA"), (251, "FRA"), (699, "IND"), (757, "CHE"), (579, "NOR"), (276, "DEU"),
        (31, "AZE"), (643, "RUS"), (364, "IRN"), (826, "GBR"), (0, "WLD"), (516, "NAM"),
    ],
)  # fmt: skip
def test_numbers_are_comtrades_own(number: int, code: str) -> None:
    """Both ways for the areas that trade today, those that are not M49 among them."""
    assert COUNTRIES.by_number[number] == code
    assert COUNTRIES.number(code) == number


@pytest.mark.parametrize("number", [899, 568, 837])
def test_unallocated_areas_are_kept_apart(number: int) -> None:
    """What is not allocated to a country is part of the world and no country."""
    assert COUNTRIES.by_number[number] == "NES"
    assert COUNTRIES.known("NES")
    assert not COUNTRIES.is_area("NES")
    with pytest.raises(UnknownCountryError):
        COUNTRIES.number("NES")


def test_one_number_asks_for_a_country_of_several() -> None:
    """A former area shares a code and is joined by its number, but not asked for."""
    assert COUNTRIES.by_number[280] == COUNTRIES.by_number[276] == "DEU"
    assert COUNTRIES.asked_by["DEU"] == 276


def test_groups_are_known_as_such() -> None:
    """A group duplicates its members."""
    assert 97 in COUNTRIES.groups
    assert 31 not in COUNTRIES.groups


def test_table_is_whole() -> None:
    """Every number stands once, every code has its name, every country is asked by its number."""
    assert TABLE["comtrade_code"].is_unique
    assert TABLE["name"].str.len().gt(0).all()
    assert TABLE["code"].str.fullmatch("[A-Z0-9_]{2,3}").all()
    countries = TABLE[TABLE["kind"].eq("country")]
    assert countries["code"].is_unique
    for number, code in zip(countries["comtrade_code"], countries["code"], strict=True):
        assert COUNTRIES.number(code) == int(number)


def test_order_of_the_table_never_matters() -> None:
    """Every area of today is asked for and named alike however the file is sorted."""
    other = Countries.from_table(TABLE.iloc[::-1])
    assert other.by_number == COUNTRIES.by_number
    for code in TABLE[TABLE["kind"].eq("country")]["code"]:
        assert other.number(code) == COUNTRIES.number(code)
        assert other.names[code] == COUNTRIES.names[code]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Russia", "RUS"), ("russia", "RUS"), ("Azerbajan", "AZE"), ("AZER", "AZE")],
)
def test_slip_is_answered_with_what_was_meant(text: str, meant: str) -> None:
    """A name or a slip of a code gets the likeliest code."""
    said = COUNTRIES.explain(text)
    assert repr(text) in said
    assert meant in said


@pytest.mark.parametrize("text", ["", "?", "842", "x" * 200])
def test_nonsense_is_answered_with_an_example(text: str) -> None:
    """What resembles nothing gets an example."""
    assert "is not a country code" in COUNTRIES.explain(text)
    assert not COUNTRIES.known(text)
    with pytest.raises(UnknownCountryError):
        COUNTRIES.number(text)


def test_world_is_no_area() -> None:
    """The world may stand in a flow, and is no partner among others."""
    assert COUNTRIES.known("WLD")
    assert not COUNTRIES.is_area("WLD")
    assert COUNTRIES.is_area("RUS")
