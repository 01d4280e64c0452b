"""What else the words of a claim may mean."""

import pytest

from dashboard.prose.found import Candidate
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.test_grammar import ENGLISH


def ways(text: str, year: int = SAID_IN) -> list[str]:
    """Every reading of the only claim in a text, in short."""
    (one,) = read(text, ENGLISH, year)
    assert isinstance(one, Candidate)
    said = [way.said for way in one.readings]
    return [
        f"{s.reporter} {s.partner} {s.measure} {s.since}{'>' * bool(s.since)}{s.period}"
        f" {s.relation} {s.value:g}"
        for s in said
    ]


def test_a_flow_is_also_what_the_partner_reports() -> None:
    """Exports of one are imports of the other, and nobody said by whose figures."""
    assert ways("Azerbaijan's exports to Italy were $5 billion in 2021") == [
        "AZE ITA exports 2021 is 5e+09", "ITA AZE imports 2021 is 5e+09",
    ]  # fmt: skip


def test_the_figures_of_who_says_so_come_first() -> None:
    """Of either side, where a speaker is of one of the two."""
    told = "Azerbaijan's exports to Italy were $5 billion in 2021"
    assert ways(f"According to Italian customs, {told}")[0] == "ITA AZE imports 2021 is 5e+09"
    assert ways(f"According to Turkish customs, {told}")[0] == "AZE ITA exports 2021 is 5e+09"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Azerbaijan's exports were $5 billion in 2021", ["AZE WLD exports 2021 is 5e+09"]),
        ("Italy took 30% of Azerbaijan's exports in 2021",
         ["AZE ITA share of exports 2021 is 30"]),
    ],
)  # fmt: skip
def test_what_nobody_else_reports_is_the_reporters(text: str, wanted: list[str]) -> None:
    """All trade has no partner that reports it, and a share is of the reporter's own."""
    assert ways(text) == wanted


def test_a_year_that_was_not_said_may_be_another() -> None:
    """The one before, where figures came late, or that of the text."""
    assert ways("Italy took 30% of Azerbaijan's exports") == [
        "AZE ITA share of exports 2024 is 30", "AZE ITA share of exports 2023 is 30",
        "AZE ITA share of exports 2025 is 30",
    ]  # fmt: skip


def test_an_earlier_year_moves_along() -> None:
    """Where nobody said that either."""
    assert ways("Azerbaijan's total exports grew by 5%") == [
        "AZE WLD exports 2023>2024 is 5", "AZE WLD exports 2022>2023 is 5",
        "AZE WLD exports 2024>2025 is 5",
    ]  # fmt: skip
