"""Whose trade it is and with whom, where a sentence does not say it: assumed, and told so."""

import pytest

from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.test_grammar import ENGLISH


def told(text: str, home: str = "AZE") -> list[tuple[str, str, dict[str, str]] | str]:
    """Return of each claim whose trade it is with whom, and what of both is assumed."""
    found: list[tuple[str, str, dict[str, str]] | str] = []
    for one in read(text, ENGLISH, SAID_IN, home):
        if isinstance(one, Unread):
            found.append(one.reason)
            continue
        first = one.readings[0]
        who: dict[str, str] = {
            part: code for part, code in first.assumed.items() if part in {"reporter", "partner"}
        }
        found.append((first.said.reporter, first.said.partner, who))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Trade with Russia grew by 24% in 2022.",
        "Exports to Russia were 5 million dollars in 2022.",
        "Imports from Russia fell in 2022.",
        "Imports of Russian goods fell in 2022.",
        "Russia accounts for 10% of trade turnover.",
        "Russia is the third largest export partner.",
    ],
)
def test_at_home_the_home_country_is_meant(text: str) -> None:
    """Where a text names one other country and nobody else."""
    assert told(text) == [("AZE", "RUS", {"reporter": "AZE"})]
    assert told(text, "RUS") == told(text, "") == ["reporter"]


@pytest.mark.parametrize(
    "text",
    [
        "Germany is a neighbour. Trade with Russia grew by 24% in 2022.",
        "Trade with Russia grew by 24% in 2022. Iran was glad.",
    ],
)
def test_where_others_are_named_nobody_is_assumed(text: str) -> None:
    """It may be theirs."""
    assert told(text) == ["reporter"]


def test_what_was_said_before_comes_first() -> None:
    """A text about two others says whose it is."""
    text = "Iran and Italy met. Exports to Italy were 5 million dollars in 2022."
    assert told(text) == [("IRN", "ITA", {"reporter": "IRN"})]


def test_all_trade_is_with_the_world() -> None:
    """Said by a word such as total, or assumed where nothing says with whom."""
    assert told("Italy's total exports were 5 billion dollars in 2022.") == [("ITA", "WLD", {})]
    assert told("Italy's exports were 5 billion dollars in 2022.") == [
        ("ITA", "WLD", {"partner": "WLD"})
    ]


def test_what_nothing_says_is_with_whom_it_was_before() -> None:
    """Where that country was spoken of; the total is of the world there too."""
    before = "Italy's trade with Iran was 7 billion dollars in 2022."
    assert told(f"{before} Italy's exports were 5 billion dollars in 2022.")[1] == (
        "ITA", "IRN", {"partner": "IRN"},
    )  # fmt: skip
    assert told(f"{before} Italy's total exports were 5 billion dollars in 2022.")[1] == (
        "ITA", "WLD", {},
    )  # fmt: skip


def test_a_surplus_is_the_others_deficit() -> None:
    """Both sides' figures are readings, the one said first."""
    (one,) = read("Italy's surplus with Iran was 5 billion dollars in 2022.", ENGLISH, SAID_IN)
    assert isinstance(one, Candidate)
    assert [(way.said.reporter, way.said.value) for way in one.readings] == [
        ("ITA", 5e9), ("IRN", -5e9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        "Trade between Russia and Azerbaijan was $4 billion in 2023.",
        "Russia's exports to Azerbaijan were $4 billion in 2023.",
    ],
)
def test_who_alone_is_named_has_a_share_of_what_the_other_trades(before: str) -> None:
    """Nobody has a share of his own trade."""
    text = f"{before} Russia accounts for 10% of foreign trade."
    assert told(text)[-1] == ("AZE", "RUS", {"reporter": "AZE"})


@pytest.mark.parametrize(
    ("after", "who"),
    [
        ("Exports to the US fell 5%.", ("KOR", "USA", {"reporter": "KOR"})),
        ("Imports from China fell 5%.", ("KOR", "CHN", {"reporter": "KOR"})),
        ("Exports from China to the US fell 5%.", ("CHN", "USA", {})),
        ("In China, exports to the US fell 5%.", ("CHN", "USA", {"reporter": "CHN"})),
    ],
)
def test_after_all_that_one_trades_others_are_its_partners(
    after: str, who: tuple[str, str, dict[str, str]]
) -> None:
    """But for those whose own trade is told."""
    assert told(f"South Korea's exports rose 12% in 2024. {after}")[-1] == who


def test_partners_of_one_are_told_in_a_row() -> None:
    """Each of the one whose trade with all the world was told."""
    text = "South Korea's exports rose 12% in 2024. Exports to the US fell 4%, to China rose 5%."
    assert [one[:2] for one in told(text)[:2]] == [("KOR", "WLD"), ("KOR", "USA")]
    text = text.replace("to China rose", "and exports to China rose")
    assert [one[:2] for one in told(text)] == [("KOR", "WLD"), ("KOR", "USA"), ("KOR", "CHN")]


def test_after_a_flow_another_partner_is_of_the_same_country() -> None:
    """Whose exports were told; trade between two is nobody's own."""
    text = "Kazakh exports to China were $5 billion in 2024. Exports to Russia fell 5%."
    assert told(text)[-1] == ("KAZ", "RUS", {"reporter": "KAZ"})
    between = "Trade between Astana and China was $5 billion in 2024. Exports to Russia fell 5%."
    assert told(between)[-1] == "reporter"
