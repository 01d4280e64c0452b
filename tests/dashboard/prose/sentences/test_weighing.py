"""What nobody can measure and much is written of: who depends more, ties that degrade."""

import pytest

from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.shipped_words import WORDS
from tests.dashboard.prose.test_grammar import ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "Russia will suffer more than Azerbaijan from a break in trade.",
        "It is concluded that Russia will suffer more from a stop of trade than Azerbaijan.",
        "Russia suffers more than Azerbaijan where trade falls.",
    ],
)
def test_who_suffers_more_is_whose_trade_weighs_more(text: str) -> None:
    """Of turnover first, then of either flow; and that it is taken so."""
    (one,) = read(text, ENGLISH, SAID_IN)
    assert isinstance(one, Candidate)
    first = one.readings[0]
    assert (first.said.reporter, first.said.partner) == ("AZE", "RUS")
    assert (first.said.operation, first.said.relation) == ("partner over reporter", "greater")
    assert [way.assumed["it"] for way in one.readings[:3]] == [
        "share of turnover", "share of exports", "share of imports",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Will Russia suffer more than Azerbaijan from a break in trade?", "forecast"),
        ("If trade stops, Russia will suffer more than Azerbaijan.", "condition"),
        ("Russia, Iran and Italy will suffer more than Azerbaijan from less trade.", "partner"),
        ("Russia will suffer more from a break in trade.", "partner"),
    ],
)
def test_what_is_not_said_so_is_not_read(text: str, reason: str) -> None:
    """Denied, supposed, or of several."""
    (one,) = read(text, ENGLISH, SAID_IN)
    assert isinstance(one, Unread)
    assert one.reason == reason


def test_without_trade_nobody_says_anything_of_it() -> None:
    """Countries suffer from much else."""
    assert read("Russia suffers more than Azerbaijan from the cold.", ENGLISH, SAID_IN) == []


@pytest.mark.parametrize(
    ("text", "who", "measure", "relation"),
    [
        ("Azerbaijan's exports rely on Russia far more than Russia's on Azerbaijan.",
         ("AZE", "RUS"), "share of exports", "smaller"),
        ("In trade Georgia depends less on Turkey than Turkey does on Georgia.",
         ("GEO", "TUR"), "share of turnover", "greater"),
        ("In trade, Russia matters more to Azerbaijan than Azerbaijan does to Russia.",
         ("AZE", "RUS"), "share of turnover", "smaller"),
    ],
)  # fmt: skip
def test_who_depends_more_has_more_of_its_trade_with_the_other(
    text: str, who: tuple[str, str], measure: str, relation: str
) -> None:
    """The other's share in its trade is the larger one; whom it matters to depends on it."""
    (one,) = read(text, WORDS["en"], SAID_IN)
    assert isinstance(one, Candidate)
    said = one.readings[0].said
    assert ((said.reporter, said.partner), said.measure, said.relation) == (who, measure, relation)
    assert said.operation == "partner over reporter"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Georgia's exports do not depend on Turkey more than Turkey's on Georgia.", "negation"),
        ("Georgia's oil exports depend on Turkey more than Turkey's on Georgia.", "goods"),
        ("Georgia's exports depend on Turkey 3 times more than Turkey's on Georgia.", "measure"),
    ],
)
def test_another_dependence_is_not_read(text: str, reason: str) -> None:
    """Denied, of some goods, or by how much."""
    (one,) = read(text, WORDS["en"], SAID_IN)
    assert isinstance(one, Unread)
    assert one.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's exports rely on Russia more than Russia's on Georgia.",
        "In trade, Azerbaijan relies on Russia, and Russia relies more on Azerbaijan.",
        "In trade, on Russia Azerbaijan depends more than on Azerbaijan Russia.",
    ],
)
def test_without_two_held_against_each_other_it_is_no_claim(text: str) -> None:
    """Of a third, of one alone, or with whom each depends on where nobody looks for it."""
    assert read(text, WORDS["en"], SAID_IN) == []


def test_ties_that_degrade_are_turnover_that_falls() -> None:
    """Told as taken so; a third that is named after both is none of them."""
    text = "The degradation of economic ties between Azerbaijan and Russia (as with Iran) is sad."
    (one,) = read(text, ENGLISH, SAID_IN)
    assert isinstance(one, Candidate)
    said = one.readings[0].said
    assert (said.reporter, said.partner, said.measure) == ("AZE", "RUS", "turnover")
    assert (said.relation, one.readings[0].assumed["it"]) == ("falls", "turnover")


@pytest.mark.parametrize(
    "text",
    [
        "Economic ties between Azerbaijan and Russia grew by 24% in 2022.",
        "Economic ties between Azerbaijan, Russia and Iran degrade.",
        "The degradation of economic ties between Azerbaijan and Russia and Iran is sad.",
        "Economic cooperation between Azerbaijan and Russia was worth $5 billion in 2021.",
    ],
)
def test_ties_have_no_number(text: str) -> None:
    """Nor are those of three told of two."""
    assert not [one for one in read(text, ENGLISH, SAID_IN) if isinstance(one, Candidate)]
