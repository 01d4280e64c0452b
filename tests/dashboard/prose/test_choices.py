"""What a reader chooses in the place of what was assumed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.said import Said
from dashboard.prose.choices import PARTS, Choice, about, choices_of, offered, taken
from dashboard.prose.found import Candidate, Part, Reading, Unread
from dashboard.prose.grammar import read
from dashboard.prose.whose.pairs import NOBODY, Pair
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.shipped_words import WORDS

LEVEL = Said("AZE", "RUS", "turnover", "level", "2024", "is", 4e9, 1e9)
CHANGE = Said("AZE", "RUS", "turnover", "change", "2024", "is", 10.0, 1.0, "2023")
OTHER = Said("RUS", "AZE", "turnover", "level", "2024", "is", 4e9, 1e9)


def of(*readings: tuple[Said, dict[Part, str]]) -> Candidate:
    """A claim with these readings."""
    return Candidate(0, 10, tuple(Reading(said, assumed) for said, assumed in readings))


TWO = of((LEVEL, {"side": "AZE", "period": "2024"}), (OTHER, {"side": "RUS", "period": "2024"}))


def first(candidate: Candidate) -> Said:
    """What the likeliest reading says."""
    return candidate.readings[0].said


def test_a_year_is_taken_in_every_reading() -> None:
    """Whichever is meant, it is of the year that was chosen."""
    found = taken(TWO, {"period": "2022"})
    assert {reading.said.period for reading in found.readings} == {"2022"}
    assert {reading.assumed["period"] for reading in found.readings} == {"2022"}


def test_a_side_is_chosen_by_its_reading() -> None:
    """The other reading stays, as the next."""
    found = taken(TWO, {"side": "RUS"})
    assert [reading.said.reporter for reading in found.readings] == ["RUS", "AZE"]


def test_readings_of_other_years_are_one_after_a_year_is_chosen() -> None:
    """They differed in nothing else."""
    two = of((LEVEL, {"period": "2024"}), (replace(LEVEL, period="2023"), {"period": "2023"}))
    assert [way.said.period for way in taken(two, {"period": "2022"}).readings] == ["2022"]


def test_what_was_said_is_not_chosen() -> None:
    """A text that names its year is of that year."""
    assert first(taken(of((LEVEL, {})), {"period": "2022"})).period == "2024"


def test_an_earlier_year_that_nobody_said_moves_along() -> None:
    """From 2023 to 2024 is from 2021 to 2022, until an earlier year is chosen itself."""
    both: dict[Part, str] = {"period": "2024", "since": "2023"}
    moved = taken(of((CHANGE, both)), {"period": "2022"})
    assert (first(moved).period, first(moved).since) == ("2022", "2021")
    assert moved.readings[0].assumed == {"period": "2022", "since": "2021"}
    chosen = taken(of((CHANGE, both)), {"period": "2022", "since": "2019"})
    assert (first(chosen).period, first(chosen).since) == ("2022", "2019")


def test_a_country_is_offered_but_not_the_other_side() -> None:
    """Nobody trades with itself."""
    one = of((LEVEL, {"partner": "RUS"}))
    assert offered(one, "partner", 2025, ["AZE", "IRN", "RUS"]) == ["RUS", "IRN"]
    assert first(taken(one, {"partner": "IRN"})).partner == "IRN"


def test_whose_figures_are_never_the_worlds() -> None:
    """It may be the partner, though."""
    one = of((LEVEL, {"reporter": "AZE", "partner": "RUS"}))
    named = ["WLD", "AZE", "RUS", "IRN"]
    assert offered(one, "reporter", 2025, named) == ["AZE", "IRN"]
    assert offered(one, "partner", 2025, named) == ["RUS", "WLD", "IRN"]


def test_years_offered_end_with_that_of_the_text() -> None:
    """What is said of a year to come is a forecast; a change is from an earlier year."""
    one = of((CHANGE, {"period": "2024", "since": "2023"}))
    assert offered(one, "period", 2025, []) == ["2025", "2024", "2023", "2022", "2021"]
    assert offered(one, "since", 2025, []) == ["2023", "2022", "2021", "2020", "2019"]


def test_the_last_choice_for_a_part_holds() -> None:
    """A form sends what was chosen before along with the new."""
    told = choices_of("1.period.2023,2.side.RUS,1.period.2022")
    assert told == (Choice(1, "period", "2022"), Choice(2, "side", "RUS"))


@pytest.mark.parametrize("nonsense", ["1", "1.year.2020", "x.period.2020", "1.period.", "."])
def test_nonsense_is_no_choice(nonsense: str) -> None:
    """It is refused where it is read."""
    with pytest.raises(ValueError, match=r".+"):
        choices_of(nonsense)


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 999), st.sampled_from(PARTS)),
        st.from_regex(r"[A-Za-z0-9]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True),
    )
)
def test_choices_stand_in_an_address_as_they_are(every: dict[tuple[int, Part], str]) -> None:
    """Written and read they are the same."""
    choices = tuple(Choice(claim, part, value) for (claim, part), value in every.items())
    assert choices_of(",".join(map(str, choices))) == choices


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ([], NOBODY),
        ([Choice(0, "partner", "RUS")], Pair("AZE", "RUS")),
        ([Choice(0, "reporter", "KAZ"), Choice(0, "partner", "RUS")], Pair("KAZ", "RUS")),
        ([Choice(0, "reporter", "KAZ")], Pair("KAZ", "WLD", of_all=True)),
        ([Choice(2, "reporter", "KAZ")], NOBODY),
    ],
)
def test_a_text_is_about_whom_a_reader_says(chosen: list[Choice], told: Pair) -> None:
    """Who says only whose trade it is means all of it, where no sentence says with whom."""
    assert about(chosen, "AZE") == told


def test_what_is_asked_of_no_country_can_be_told() -> None:
    """*Exports rose by 5%* is of all the exports of whom a reader names."""
    (asked,) = read("Exports rose by 5% in 2024.", WORDS["en"], SAID_IN)
    assert isinstance(asked, Unread)
    assert asked.reason == "reporter"
    about_them = about([Choice(0, "reporter", "AZE")], "AZE")
    (found,) = read("Exports rose by 5% in 2024.", WORDS["en"], SAID_IN, about=about_them)
    assert isinstance(found, Candidate)
    said = found.readings[0].said
    assert (said.reporter, said.partner, said.value) == ("AZE", "WLD", 5.0)
