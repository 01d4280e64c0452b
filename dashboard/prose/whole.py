"""A text by its sentences, with what all of them are read by. Pure."""

from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.prose.rephrasing.attribution import Attributed
from dashboard.prose.rephrasing.datelines import year_of_report
from dashboard.prose.rephrasing.utterances import utterances
from dashboard.prose.whose import ours
from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.vocabulary import Vocabulary

_HEAD: Final = 200
"""Characters of a text that may tell of which day it is."""


class Whole(NamedTuple):
    """A text with its sentences and what all of them are read by.

    ``home`` is whose trade with the only other country it may be of, ``own`` whose trade it is
    where nobody says so, ``others`` the other countries named. ``main`` is whom most of what is
    read so far is of, blank where that is several.
    """

    text: str
    words: Vocabulary
    year: int
    told: list[tuple[Sentence, Attributed | None]]
    home: str
    own: str
    others: set[str]
    main: str = ""


def whole_of(text: str, words: Vocabulary, year: int, home: str) -> Whole:
    """A text said in a ``year``, of the trade of ``home`` where nobody else is told to have it."""
    told = list(utterances(text, words))
    # A report that says when it is of is of then, whenever somebody pastes it.
    said_in = year_of_report(words.marks(text, _head(told[0][0]))) if told else 0
    year = said_in if 0 < said_in < year else year
    spoken_of = [said for _, said in told if said]
    home = ours.home(spoken_of, home)
    others = ours.others(spoken_of, home)
    own = home if len(others) < 2 else ""  # noqa: PLR2004 -- two say two things
    return Whole(text, words, year, told, home if len(others) == 1 else "", own, others)


def _head(sentence: Sentence) -> Sentence:
    """As much of a sentence as may tell of which day a report is."""
    return replace(sentence, end=min(sentence.end, sentence.start + _HEAD))
