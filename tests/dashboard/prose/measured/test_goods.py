"""Claims about some goods: whose trade of them, or what they are of all trade."""

import pytest

from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.test_grammar import ENGLISH


def told(text: str) -> list[str]:
    """Return the first reading of each claim in short, or why there is none."""
    found: list[str] = []
    for one in read(text, ENGLISH, SAID_IN):
        if isinstance(one, Unread):
            found.append(one.reason)
            continue
        s = one.readings[0].said
        value = "" if s.value is None else f" {s.value:g}"
        found.append(f"{s.only} {s.reporter} {s.partner} {s.measure} {s.relation}{value}")
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Russia took 96% of Azerbaijan's tomato exports in 2021",
         "0702 AZE RUS share of exports is 96"),
        ("Azerbaijan's gold imports from Russia were $5 million in 2021",
         "7108 AZE RUS imports is 5e+06"),
        ("Azerbaijan's exports of gold to Italy grew by 20% in 2020", "7108 AZE ITA exports is 20"),
        ("Azerbaijan's exports of food to Russia fell in 2021", "Food AZE RUS exports falls"),
        ("Oil and gas made up 92.5% of Azerbaijan's exports in 2021",
         "27 AZE WLD goods in exports is 92.5"),
        ("Gold's share of Azerbaijan's imports was 1% in 2021",
         "7108 AZE WLD goods in imports is 1"),
        ("Azerbaijan's total wheat imports were $300 million in 2021",
         "1001 AZE WLD imports is 3e+08"),
        ("Russia was the largest buyer of Azerbaijan's gold in 2021",
         "7108 AZE RUS rank by exports is 1"),
        ("Azerbaijan's non-oil exports to Russia were $700 million in 2021",
         "-27 AZE RUS exports is 7e+08"),
        ("Gold fell and Azerbaijan's exports to Russia rose by 5% in 2021",
         " AZE RUS exports is 5"),
        ("Azerbaijan's exports to Italy were $5 billion in 2021, mostly oil",
         " AZE ITA exports is 5e+09"),
    ],
)  # fmt: skip
def test_goods_are_said_apart(text: str, wanted: str) -> None:
    """All else is read as of all goods."""
    assert told(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's oil and gold exports to Italy were $5 billion",
        "Azerbaijan's gold exports fell and its trade with Russia was $4 billion in 2021",
        "Azerbaijan's exports to Italy, without oil, were $5 million",
        "Gas sold to Italy is 30% of Azerbaijan's exports",
        "Non-oil goods were 12% of Azerbaijan's exports in 2021",
        "Azerbaijan's oil exports were 20 million tonnes in 2021",
    ],
)
def test_where_goods_may_be_of_something_else_nothing_is_read(text: str) -> None:
    """Of several flows or goods any may be meant."""
    assert not [one for one in read(text, ENGLISH, SAID_IN) if isinstance(one, Candidate)]


def test_a_word_for_several_codes_is_read_as_each() -> None:
    """Told as assumed, the likeliest first."""
    (one,) = read("Azerbaijan's oil exports to Italy were $5 billion in 2021", ENGLISH, SAID_IN)
    assert isinstance(one, Candidate)
    assert [(way.said.only, way.assumed) for way in one.readings[:2]] == [
        ("2709", {"only": "2709", "side": "AZE"}), ("27", {"only": "27", "side": "AZE"}),
    ]  # fmt: skip
