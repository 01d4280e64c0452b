"""Figures under a heading are of whom, and when, it says; other lines are not read as theirs."""
# ruff: noqa: RUF001 -- Russian and Azerbaijani have letters that look like English ones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN, asserted_in, reasons_in
from tests.dashboard.prose.shipped_words import WORDS

HEADINGS = {
    "en": ("Azerbaijan – Italy, {year}.", "Trade between Azerbaijan and Italy, {year}:"),
    "ru": ("Азербайджан – Италия, {year} год.", "Торговля Азербайджана с Италией в {year} году:"),
    "az": ("Azərbaycan – İtaliya, {year}-ci il.", "Azərbaycan – İtaliya ticarəti, {year}:"),
}
NOUNS = {
    "en": {"exports": "Exports", "imports": "imports from Italy", "turnover": "trade turnover"},
    "ru": {"exports": "экспорт", "imports": "Импорт из Италии", "turnover": "товарооборот"},
    "az": {"exports": "İtaliyaya ixrac", "imports": "idxal", "turnover": "Ticarət dövriyyəsi"},
}
MILLION = {"en": "${} million", "ru": "{} млн долларов", "az": "{} mln. dollar"}
SIGNS = (": ", " – ", " - ")


@given(
    st.sampled_from(list(HEADINGS)),
    st.booleans(),
    st.integers(1996, SAID_IN - 1),
    st.lists(
        st.tuples(
            st.sampled_from(["exports", "imports", "turnover"]),
            st.integers(1, 999),
            st.sampled_from(SIGNS),
            st.integers(-90, 90).filter(bool) | st.none(),
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda one: one[0],
    ),
)
def test_each_figure_is_its_own_nouns(
    language: str,
    is_joined: bool,  # noqa: FBT001 -- as hypothesis gives it
    year: int,
    told: list[tuple[str, int, str, int | None]],
) -> None:
    """In whichever order, after whichever sign, with the change in brackets or without."""
    heading = HEADINGS[language][is_joined].format(year=year)
    items = [
        f"{NOUNS[language][flow]}{sign}{MILLION[language].format(value)}"
        + (f" ({change:+}%)" if change else "")
        for flow, value, sign, change in told
    ]
    expected = []
    for flow, value, _, change in told:
        expected.append(f"AZE ITA {flow} level >{year} is {value * 1e6:g} ±1e+06")
        if change:
            expected.append(f"AZE ITA {flow} change {year - 1}>{year} is {change} ±1")
    assert asserted_in(f"{heading} {'; '.join(items)}.", WORDS[language]) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Azerbaijan – Italy. Turnover, $ million: 2019 – 4,511; 2020 – 4,180."),
        ("ru", "Азербайджан – Италия. Товарооборот, млн долл.: 2019 г. – 4 511; 2020 г. – 4 180."),
        ("az", "Azərbaycan – İtaliya. Dövriyyə (mln. dollar): 2019 – 4 511; 2020 – 4 180."),
    ],
)
def test_a_row_of_years_has_one_unit(language: str, text: str) -> None:
    """Told once, before all of them."""
    assert asserted_in(text, WORDS[language]) == [
        "AZE ITA turnover level >2019 is 4.511e+09 ±1e+06",
        "AZE ITA turnover level >2020 is 4.18e+09 ±1e+06",
    ]


@given(
    st.sampled_from(["Export partners of Azerbaijan", "Azerbaijan's main export partners"]),
    st.lists(st.integers(1, 33), min_size=2, max_size=3),
)
def test_partners_in_a_row_have_their_shares(heading: str, shares: list[int]) -> None:
    """Whoever has none of their own words for it; what all others have is nobody's."""
    names = ("Italy", "Turkey", "Georgia")
    told = ", ".join(f"{name} {share}%" for name, share in zip(names, shares, strict=False))
    assert asserted_in(f"{heading} (2022): {told}, other countries 1%.", WORDS["en"]) == [
        f"AZE {code} share of exports level >2022 is {share} ±1"
        for code, share in zip(("ITA", "TUR", "GEO"), shares, strict=False)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Non-oil exports: $3 billion.",
        "Exports of services: $3 billion.",
        "Exports: about as much.",
        "Exports (2031): $3 billion.",
        "Exports (plan): $3 billion.",
        "Iran: exports $3 billion.",
        "Exports: $3 billion (forecast).",
        "Exports: $3 billion (to Russia).",
        "Exports: $3 billion (without oil).",
        "Exports: $3 billion (January).",
        "Services: Exports: $3 billion.",
        "Agriculture. Exports: $3 billion.",
        "Monthly average. Exports: $3 billion.",
        "Exports: $3 billion. Note: data for six months.",
        "Exports: $3 billion. Imports: $2 billion. *Forecast.",
    ],
)
def test_other_lines_are_none_of_a_headings(line: str) -> None:
    """Nothing is read of them, and nothing of what stands after a third country."""
    assert not asserted_in(f"Azerbaijan – Italy, 2023. {line}", WORDS["en"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Exports from Italy: $3 billion.", "ITA AZE exports"),
        ("Imports to Italy: $3 billion.", "ITA AZE imports"),
        ("Italy's exports: $3 billion.", "ITA AZE exports"),
        ("Italian exports to Azerbaijan: $3 billion.", "ITA AZE exports"),
        ("Azerbaijan's exports: $3 billion.", "AZE ITA exports"),
        ("Total exports: $3 billion.", "AZE WLD exports"),
    ],
)
def test_a_line_that_says_whose_is_of_that_one(line: str, told: str) -> None:
    """Whoever is named first above it."""
    assert asserted_in(f"Azerbaijan – Italy, 2023. {line}", WORDS["en"]) == [
        f"{told} level >2023 is 3e+09 ±1e+09"
    ]


@pytest.mark.parametrize(
    "bracket", ["5%", "5% of GDP", "5% of imports", "up 5% in 2021", "2022: $1 billion", "5% share"]
)
def test_an_unclear_bracket_is_told_apart(bracket: str) -> None:
    """The figure before it stands."""
    text = f"Azerbaijan – Italy, 2023. Exports: $3 billion ({bracket})."
    assert asserted_in(text, WORDS["en"]) == ["AZE ITA exports level >2023 is 3e+09 ±1e+09"]
    assert reasons_in(text, WORDS["en"]) == ["measure"]


@pytest.mark.parametrize(
    "heading",
    ["Azerbaijan – Italy, 2031.", "Azerbaijan – Italy, 2022–2023.", "Azerbaijan – Italy – Iran.",
     "Azerbaijan – Italy oil trade, 2023.", "Azerbaijan – Italy, 2022 and 2023.",
     "Trade in services between Azerbaijan and Italy, 2023:", "Gas. Azerbaijan – Italy, 2023.",
     "Azerbaijan in Italy's trade, 2023:"],
)  # fmt: skip
def test_what_is_no_heading_has_nothing_under_it(heading: str) -> None:
    """Of several times, of more than two, of some goods, of what is to come."""
    assert not asserted_in(f"{heading} Exports: $3 billion.", WORDS["en"])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Exports: $3 billion (2022). Imports: $2 billion (2022).", ["2022", "2022"]),
        ("Exports (2022): $3 billion. Imports: $2 billion.", ["2022", "2022"]),
        ("Exports: $3 billion (2022). Imports: $2 billion.", ["2022"]),
    ],
)
def test_a_time_before_a_figure_is_that_of_the_next_too(text: str, years: list[str]) -> None:
    """One after it is its own alone."""
    told = asserted_in(f"Azerbaijan – Italy. {text}", WORDS["en"])
    assert [claim.split(">")[1][:4] for claim in told] == years


def test_months_in_a_line_are_of_the_years_heading() -> None:
    """Not of the year of the text."""
    text = "Azerbaijan – Italy, 2023. Exports (January-June): $3 billion."
    (told,) = asserted_in(text, WORDS["en"])
    assert "2023-01/2023-06" in told


def test_the_heading_is_told_as_assumed() -> None:
    """A reader can put another in its place."""
    (claim,) = read("Azerbaijan – Italy, 2023. Exports: $3 billion.", WORDS["en"], SAID_IN)
    assert claim.readings[0].assumed == {  # type: ignore[union-attr]
        "reporter": "AZE", "partner": "ITA", "period": "2023", "side": "AZE",
    }  # fmt: skip
