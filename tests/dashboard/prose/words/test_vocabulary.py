"""Which words mean what, and what a language's file must not be."""
# ruff: noqa: RUF001 -- Azerbaijani has letters that look like others

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import prose
from dashboard.prose.words.groups import VocabularyError
from dashboard.prose.words.tokens import Sentence, sentences
from dashboard.prose.words.vocabulary import Vocabulary
from etl.reader import SHIPPED_DATA

TABLE = {
    "language": "en",
    "measures": {"exports": ["exports"], "turnover": ["trade", "trade turnover"]},
    "ranks": {"2": ["second-largest"]},
}


def kinds(text: str) -> list[tuple[str, str]]:
    """Return what the words of a text mean."""
    words = Vocabulary.of(TABLE, {"GBR": ["the UK", "UK"]})
    marks = words.marks(text, Sentence(0, len(text), is_question=False))
    return [(mark.kind, mark.meaning) for mark in marks]


def test_the_longest_phrase_is_meant() -> None:
    """Of two that fit, the one of more words."""
    assert kinds("Trade turnover") == [("measures", "turnover")]
    assert kinds("the UK’s second-largest trade") == [
        ("countries", "GBR"), ("other", "'s"), ("ranks", "2"), ("measures", "turnover"),
    ]  # fmt: skip


STEMS = {
    "measures": {"exports": ["экспорт", "экспорта"], "turnover": ["внешнеторгов* оборот*"]},
    "whole": {"words": ["внешнеторгов*"]},
    "magnitudes": {"1e6": ["млн"]},
    "abbreviations": {"words": ["млн"]},
    "countries": {"AZE": ["азербайджан*"], "IND": ["индия", "индии"]},
    "adjectives": {"AZE": ["азербайджанск*"], "USA": ["американск*"]},
    "groups": {"OTHER": ["америк*", "латинск* америк*"]},
    "numbers": {"point": ",.", "group": " "},
}


def meanings(text: str) -> list[tuple[str, str]]:
    """Return what the words of a text mean where words have endings."""
    words = Vocabulary.of(STEMS, {})
    marks = words.marks(text, Sentence(0, len(text), is_question=False))
    return [(mark.kind, mark.meaning) for mark in marks]


def test_a_stem_is_every_word_that_begins_so() -> None:
    """In phrases of several words too; a word that begins otherwise is none of them."""
    assert meanings("Внешнеторговым оборотом") == [("measures", "turnover")]
    assert meanings("внешнеторговая палата") == [("whole", "words"), ("other", "палата")]
    assert meanings("Азербайджану") == [("countries", "AZE")]
    assert meanings("экспортер индивидуальный") == [
        ("other", "экспортер"), ("other", "индивидуальный"),
    ]  # fmt: skip


def test_the_longest_stem_is_meant() -> None:
    """And a phrase of two words before either; a country by its adjective is a country."""
    text = "латинской америки американский америка"
    assert meanings(text) == [
        ("groups", "OTHER"), ("countries", "USA"), ("groups", "OTHER"),
    ]  # fmt: skip
    words = Vocabulary.of(STEMS, {})
    (mark,) = words.marks("азербайджанской", Sentence(0, 15, is_question=False))
    assert (mark.kind, mark.meaning, mark.is_adjective) == ("countries", "AZE", True)
    assert mark.form == "азербайджанской"


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_spaces_may_group_digits(space: str) -> None:
    """Of three; a year before a number is not part of it, and *mln* is still a million."""
    assert meanings(f"1{space}234{space}567,8 млн")[0][0] == "number"
    assert len(meanings(f"1{space}234{space}567,8 млн")) == 2
    assert meanings(f"2024{space}500") == [("number", "2024"), ("number", "500")]
    assert meanings("5 млн")[1] == ("magnitudes", "1e6")


ENDINGS = {
    "cases": {"of": ["nın"], "to": ["ya", "a"], "in": ["də"], "object": ["ı"]},
    "countries": {"RUS": ["rusiya"], "USA": ["abş"], "IRN": ["iran"]},
    "measures": {"exports": ["ixrac", "ixracı"]},
    "dated": {"words": ["-ci il"]},
    "about": {"words": ["yaxın"]},
    "cannot": {"negation": ["*mayıb"]},
    "numbers": {"point": ",.", "group": " ."},
}


def cases(text: str) -> list[tuple[str, str, str]]:
    """Return what the words of a text mean, with their cases."""
    words = Vocabulary.of(ENDINGS, {})
    marks = words.marks(text, Sentence(0, len(text), is_question=False))
    return [(mark.kind, mark.meaning, mark.case) for mark in marks]


def test_a_word_may_have_an_ending() -> None:
    """One of a group that has them, after a hyphen too; a word as the file has it has none."""
    assert cases("Rusiyaya \u0130rana AB\u015e-a rusiyada") == [
        ("countries", "RUS", "to"), ("countries", "IRN", "to"), ("countries", "USA", "to"),
        ("other", "rusiyada", ""),
    ]  # fmt: skip
    assert cases("ixrac\u0131 ixrac\u0131n\u0131n yax\u0131na") == [
        ("measures", "exports", ""), ("measures", "exports", "of"), ("other", "yaxina", ""),
    ]  # fmt: skip
    assert cases("AB\u015e - a")[0] == ("countries", "USA", "")


def test_a_year_takes_the_words_after_it() -> None:
    """A number is a number still, and what stands alone is none."""
    assert cases("2024-ci ild\u0259 iran") == [("number", "2024", "in"), ("countries", "IRN", "")]
    assert cases("-ci il") == [("dated", "words", "")]


def test_a_word_may_be_told_by_its_end() -> None:
    """Of all that end so; alone the end is a word too."""
    assert cases("artmay\u0131b") == [("cannot", "negation", "")]
    assert cases("may\u0131b olub") == [("other", "mayib", ""), ("other", "olub", "")]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"verbs": {}}, "verbs is no group of words"),
        ({"measures": ["exports"]}, "[measures] is no table"),
        ({"measures": {"exports": "exports"}}, "[measures] exports is no list of words"),
        ({"measures": {"exports": [""]}}, "[measures] exports is no list of words"),
        ({"measures": {"exports": ["(a|b)" * 10]}}, "means more than 1,000 phrases"),
        ({"rises": {"up": ["up"]}}, "[rises] has a list of words and no up"),
        ({"syntax": []}, "[syntax] is no table"),
        ({"syntax": {"cases": 6}}, "[syntax] cases is none of genitive"),
        ({"syntax": {"whose": 6}}, "[syntax] whose is no table"),
        ({"syntax": {"whose": {"than": ["as"]}}}, "[syntax.whose] than is none of ours"),
        ({"syntax": {"genitive": "yes"}}, "[syntax] genitive is neither true nor false"),
        ({"syntax": {"place_ends": "ия"}}, "[syntax] place_ends is no list of words"),
        ({"cases": {"upon": ["a"]}}, "[cases] upon is none of of, to"),
        ({"syntax": {"verb_last": "yes"}}, "[syntax] verb_last is neither true nor false"),
        ({"cannot": {"boredom": ["yawn"]}}, "[cannot] boredom is none of"),
        ({"rises": {"words": ["up"]}, "falls": {"words": ["Up"]}},
         "[falls] words has Up, which [rises] has"),
        ({"alike": {"took": ["got"], "had": ["got"]}}, "[alike] got is like took and like had"),
        ({"alike": {"took": ["got"], "got": ["had"]}}, "[alike] got stands for other words"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_refused_by_its_place(table: dict[str, Any], told: str) -> None:
    """The message names the group and what is wrong with it."""
    with pytest.raises(VocabularyError) as caught:
        Vocabulary.of(table, {})
    assert told in str(caught.value)


def test_a_full_stop_may_end_no_sentence() -> None:
    """An abbreviation, a letter and a decimal point do not; a question is told from the rest."""
    text = "Mr. J. Smith said 4.5 rose. Did it? Yes!\nNew line"
    found = [
        (text[one.start : one.end], one.is_question) for one in sentences(text, frozenset({"mr"}))
    ]
    assert found == [
        ("Mr. J. Smith said 4.5 rose.", False), ("Did it?", True), ("Yes!", False),
        ("New line", False),
    ]  # fmt: skip


HEADINGS = [
    "Exports of Russia to Georgia rose by a tenth",
    "Trade of Georgia with Iran fell by half of what it was before",
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trade reached $4.8\nbillion. It\nfell.", ["Trade reached $4.8\nbillion.", "It\nfell."]),
        ("It is not so that\nRussia is first.", ["It is not so that\nRussia is first."]),
        ("Trade of Azerbaijan with Russia in the year\nRussia sold much.",
         ["Trade of Azerbaijan with Russia in the year\nRussia sold much."]),
        ("Trade grows\nRussia sold much.", ["Trade grows", "Russia sold much."]),
        ("\n".join(HEADINGS), HEADINGS),
        ("Trade grows by a tenth\n\nwith Russia", ["Trade grows by a tenth", "with Russia"]),
        ("- exports to it\n- imports\n2) gold", ["- exports to it", "- imports", "2) gold"]),
    ],
)  # fmt: skip
def test_a_line_that_was_only_broken_goes_on(text: str, wanted: list[str]) -> None:
    """As a letter and a PDF have them; a heading, a paragraph and an item of a list do not."""
    found = [text[one.start : one.end] for one in sentences(text, frozenset())]
    assert found == wanted


def test_what_the_grammar_asks_of_words_some_language_has() -> None:
    """A meaning no file has would make a rule that never applies, and nobody would see it."""
    known: dict[str, set[str]] = {}
    for path in (SHIPPED_DATA / "reference" / "language").glob("*.toml"):
        for group, table in tomllib.loads(path.read_text("utf-8")).items():
            known.setdefault(group, set()).update(table)
    asked = [
        (path.name, line, group, meaning)
        for path in Path(prose.__path__[0]).rglob("*.py")
        for line, (group, *meanings) in called_with("is_a", path)
        for meaning in meanings
    ]
    assert len(asked) > 100
    assert [one for one in asked if one[2] in known and one[3] not in known[one[2]]] == []


def called_with(name: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the line of each call of a method of this name, and the strings that are in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            told = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if node.func.attr == name and told:
                yield node.lineno, list(map(str, told))
