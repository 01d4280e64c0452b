"""Parts of sentences that are told as an example is, and those that only look so."""

from typing import Any

import pytest

from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read, taught
from dashboard.prose.words.groups import VocabularyError
from dashboard.prose.words.vocabulary import Vocabulary
from tests.dashboard.prose.asserting import SAID_IN

COUNTRIES = {
    "AZE": ["Azerbaijan"], "RUS": ["Russia"], "ITA": ["Italy"], "GEO": ["Georgia"],
    "TUR": ["Turkey"],
}  # fmt: skip
EXAMPLES = {
    "two": ["AZE", "RUS"],
    "amount": ["Azerbaijan sold Russia $1", "bought $1 from it", "with $1", "total imports $1"],
    "amount heads": ["Azerbaijan's exports to Russia"],
    "amount said": ["$1", "rose 1% to $1", "$1 compared with $1"],
    "share": ["1% of Azerbaijan's exports went to Russia", "Russia took 1% of that"],
    "rank": ["Russia came first among Azerbaijan's partners", "Russia came first with $1"],
    "deficit": ["Azerbaijan lost to Russia"],
    "same": ["it came to $1"],
    "goods": ["oil was 1% of Azerbaijan's exports"],
    "exports": ["Azerbaijan supplied Russia with $1 of goods"],
}
WORDS = {
    "numbers": {"point": ".", "group": ","},
    "measures": {"exports": ["exports", "sold"], "imports": ["imports", "bought"]},
    "partners": {"turnover": ["partners"], "exports": ["buyers"]},
    "units": {"USD": ["$"], "percent": ["%"], "multiple": ["times as much"]},
    "syntax": {"amounts": {"as_much": ["as"]}},
    "magnitudes": {"1e6": ["million"]},
    "ranks": {"1": ["first"], "3": ["third"]},
    "links": {
        "of": ["of"], "to": ["to"], "from": ["from"], "with": ["with"], "in": ["in"],
        "and": ["and"], "it": ["it", "that"], "between": ["among"], "own": ["'s"],
    },
    "is": {"words": ["was", "were", "went", "took", "came", "supplied", "lost"]},
    "rises": {"words": ["rose"]}, "falls": {"words": ["fell"]},
    "whole": {"words": ["goods", "worth", "of goods"], "total": ["total"]},
    "compared": {"words": ["compared with"]},
    "years": {"-1": ["last year"]},
    "yearly": {"before": ["a year earlier"]},
    "goods": {"2709": ["oil"], "7108": ["gold"]},
    "relations": {"at least": ["over"]},
    "cannot": {"negation": ["not"]},
}  # fmt: skip


def words_with(examples: dict[str, Any]) -> Vocabulary:
    """Return a vocabulary of a few words and these examples."""
    return taught(Vocabulary.of({**WORDS, "examples": examples}, COUNTRIES))


KNOWN = words_with(EXAMPLES)


def told(text: str) -> list[str]:
    """Return the first reading of each claim in short, or why there is none."""
    found: list[str] = []
    for one in read(text, KNOWN, SAID_IN):
        if isinstance(one, Unread):
            found.append(one.reason)
            continue
        s = one.readings[0].said
        value = f"{s.reporter} {s.partner} {s.measure} {s.operation} {s.period} {s.value:g}"
        found.append(f"{s.only} {value}".strip())
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Italy sold Georgia over $5 million worth of goods in 2023.",
         ["ITA GEO exports level 2023 5e+06"]),
        ("In 2023 Italy supplied Georgia with $5 million of goods.",
         ["ITA GEO exports level 2023 5e+06"]),
        ("Italy's exports to Georgia fell 4% to $5 million in 2023.",
         ["ITA GEO exports change 2023 -4", "ITA GEO exports level 2023 5e+06"]),
        ("In 2023 Italy sold Georgia $5 million, and bought $2 million from it.",
         ["ITA GEO exports level 2023 5e+06", "ITA GEO imports level 2023 2e+06"]),
        ("Italy's exports to Georgia were $5 million in 2023 compared with $4 million in 2022.",
         ["ITA GEO exports level 2023 5e+06", "ITA GEO exports level 2022 4e+06"]),
        ("Italy's exports to Georgia were $5 million in 2023 compared with $4 a year earlier.",
         ["ITA GEO exports level 2023 5e+06", "ITA GEO exports level 2022 4"]),
        ("Georgia came third among Italy's buyers in 2023, with $5 million.",
         ["ITA GEO rank by exports level 2023 3", "ITA GEO exports level 2023 5e+06"]),
        ("Oil was 40% of Italy's exports in 2023.",
         ["2709 ITA WLD goods in exports level 2023 40"]),
        ("Italy's oil exports to Georgia were $5 million in 2023.",
         ["2709 ITA GEO exports level 2023 5e+06"]),
        ("Italy's exports to Georgia were $5 million in 2023. Total imports were $9 million.",
         ["ITA GEO exports level 2023 5e+06", "ITA WLD imports level 2023 9e+06"]),
        ("In 2023 Italy lost to Georgia.", ["ITA GEO balance level 2023 0"]),
    ],
)  # fmt: skip
def test_what_fits_an_example_tells_what_it_tells(text: str, wanted: list[str]) -> None:
    """Any countries, times and numbers in the place of its own."""
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In 2023 40% of Italy's exports went to Georgia, 9% to Turkey and 8% to Russia.",
         ["ITA GEO share of exports level 2023 40", "ITA TUR share of exports level 2023 9",
          "ITA RUS share of exports level 2023 8"]),
        ("Italy's total imports were $9 million in 2023. Georgia took 4% of that and Turkey 5%.",
         ["ITA WLD imports level 2023 9e+06", "ITA GEO share of imports level 2023 4",
          "ITA TUR share of imports level 2023 5"]),
    ],
)  # fmt: skip
def test_a_part_with_another_country_says_the_same_of_it(text: str, wanted: list[str]) -> None:
    """Where it has the same preposition, or the same place."""
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Georgia came third among Italy's buyers in 2023. Turkey came first with $9.",
         ["ITA GEO rank by exports level 2023 3", "ITA TUR rank by exports level 2023 1",
          "ITA TUR exports level 2023 9"]),
        ("40% of Italy's exports went to Georgia in 2023. Turkey came first with $9.",
         ["ITA GEO share of exports level 2023 40", "ITA TUR rank by exports level 2023 1",
          "ITA TUR exports level 2023 9"]),
        ("Italy's exports to Georgia rose 4% in 2023. It came to $9 million.",
         ["ITA GEO exports change 2023 4", "ITA GEO exports level 2023 9e+06"]),
        # Who came first in a race is no claim of trade.
        ("Italy's exports to Georgia rose 4% in 2023. Turkey came first with $9.",
         ["ITA GEO exports change 2023 4"]),
        ("Turkey came first with $9.", []),
    ],
)  # fmt: skip
def test_what_goes_on_is_of_what_was_told(text: str, wanted: list[str]) -> None:
    """Among the same partners, or of the flow that rose; where nothing was, nothing is read."""
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        # Of two together nothing is said of one.
        "Turkey and Italy sold Georgia $5 million in 2023.",
        "40% of Italy's exports went to Georgia and Turkey in 2023.",
        "Gold and oil was 40% of Italy's exports in 2023.",
        # Another word may change all.
        "Italy's companies sold Georgia $5 million in 2023.",
        "Italy sold Georgia $5 million in aid in 2023.",
        "Italy did not sell, but not Italy sold Georgia $5 million in 2023.",
    ],
)
def test_what_only_looks_like_an_example_is_not_read(text: str) -> None:
    """A wrong reading is worse than none."""
    assert not [one for one in read(text, KNOWN, SAID_IN) if isinstance(one, Candidate)]


def test_of_two_sold_to_nothing_is_guessed() -> None:
    """*Italy sold Georgia so much and Turkey so much* may be what Turkey sold."""
    text = "In 2023 Italy sold Georgia $5 million and Turkey $3 million."
    assert told(text)[0] == "ITA GEO exports level 2023 5e+06"
    assert "TUR" not in " ".join(told(text))


@pytest.mark.parametrize(
    ("examples", "problem"),
    [
        ({"two": ["AZE", "RUS"], "rank": ["Italy came first among Azerbaijan's partners"]},
         "is no example"),
        ({"two": ["AZE", "RUS"], "amount": ["Azerbaijan sold Russia"]}, "is no example"),
        ({"two": ["AZE", "RUS"], "deficit": ["Azerbaijan lost $1 to Russia"]}, "is no example"),
        ({"two": ["AZE", "RUS"], "deficit": ["Azerbaijan lost to Russia"],
          "surplus": ["Azerbaijan lost to Russia"]}, "denies"),
        ({"two": ["AZE", "RUS"], "exports": ["Azerbaijan supplied Russia with $1"],
          "imports": ["Russia supplied Azerbaijan with $1"]}, "denies"),
        ({"two": ["AZE"], "amount": ["Azerbaijan sold $1"]}, "two"),
        ({"two": ["AZE", "RUS"], "amounts": ["Azerbaijan sold $1"]}, "amounts"),
        ({"two": ["AZE", "RUS"], "amount": "Azerbaijan sold $1"}, "amount"),
        ([], "examples"),
    ],
)  # fmt: skip
def test_examples_that_teach_nothing_are_told(examples: Any, problem: str) -> None:  # noqa: ANN401 -- as TOML has it
    """With the list and the sentence, as whoever edits the file needs them."""
    with pytest.raises(VocabularyError, match=problem):
        words_with(examples)


def test_words_alike_are_one() -> None:
    """One of the list tells what the example tells with the word that stands for it."""
    alike = {"alike": {"shipped": ["sent"]}}
    examples = {"two": ["AZE", "RUS"], "exports": ["Azerbaijan shipped $1 of goods to Russia"]}
    words = taught(Vocabulary.of({**WORDS, **alike, "examples": examples}, COUNTRIES))
    measures = {
        verb: [
            one.readings[0].said.measure
            for one in read(f"In 2023 Italy {verb} $5 million of goods to Georgia.", words, SAID_IN)
            if isinstance(one, Candidate)
        ]
        for verb in ("shipped", "sent", "lent")
    }
    assert measures == {"shipped": ["exports"], "sent": ["exports"], "lent": []}


@pytest.mark.parametrize(
    "example", ["3% of total exports", "3% of exports", "3% of Italy's exports"]
)
def test_a_share_tells_without_whose_or_how_much_of_a_flow(example: str) -> None:
    """Whose it is was told before; the total of it is it."""
    text = f"Italy's exports to Georgia were $5 million in 2023. In 2023 {example} went to Turkey."
    assert told(text)[1:] == ["ITA TUR share of exports level 2023 3"]
