"""A text by its sentences, with what all of them are read by. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Unread
from dashboard.prose.rephrasing.attribution import Attributed
from dashboard.prose.rephrasing.courses import as_several
from dashboard.prose.rephrasing.datelines import with_months, year_of_report
from dashboard.prose.rephrasing.epithets import as_total
from dashboard.prose.rephrasing.flows import verbs_as_nouns
from dashboard.prose.rephrasing.origins import as_from
from dashboard.prose.rephrasing.places import as_partners, as_tops
from dashboard.prose.rephrasing.utterances import utterances
from dashboard.prose.sentences import again
from dashboard.prose.times.years_back import with_base
from dashboard.prose.whose import ours
from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.vocabulary import Mark, Vocabulary

_HEAD: Final = 200
"""Characters of a text that may tell of which day it is."""


class Document(NamedTuple):
    """A text with its sentences and what all of them are read by.

    ``home`` is whose trade with the only other country it may be of, ``own`` whose trade it is
    where nobody says so, ``others`` the other countries named. ``main`` is whom most of what is
    read so far is of, blank where that is several.
    """

    text: str
    words: Vocabulary
    year: int
    sentences: list[tuple[Sentence, Attributed | None]]
    home: str
    own: str
    others: set[str]
    main: str = ""

    def clause(self, sentence: Sentence, said: Attributed | None) -> Clause | Unread:
        """One of its sentences as the grammar looks at it."""
        return as_clause(sentence, said, self.words, self.year, self.own)


def document_of(text: str, words: Vocabulary, year: int, home: str) -> Document:
    """A text said in a ``year``, of the trade of ``home`` where nobody else is told to have it."""
    sentences = list(utterances(text, words))
    # A report that says when it is of is of then, whenever somebody pastes it.
    said_in = _said_in(text, sentences[0][0], words) if sentences else 0
    year = said_in if 0 < said_in < year else year
    spoken_of = [said for _, said in sentences if said]
    home = ours.home(spoken_of, home)
    others = ours.others(spoken_of, home)
    own = home if len(others) < 2 else ""  # noqa: PLR2004 -- two say two things
    return Document(text, words, year, sentences, home if len(others) == 1 else "", own, others)


def _said_in(text: str, sentence: Sentence, words: Vocabulary) -> int:
    """The year that the head of a text says it is of; 0 where it says none."""
    syntax = words.syntax
    marks = with_months(words.marks(text, _head(sentence)), text, syntax.month_names)
    return year_of_report(marks, syntax.posted)


def _head(sentence: Sentence) -> Sentence:
    """As much of a sentence as may tell of which day a report is."""
    return replace(sentence, end=min(sentence.end, sentence.start + _HEAD))


def as_clause(
    sentence: Sentence, said: Attributed | None, words: Vocabulary, year: int, own: str
) -> Clause | Unread:
    """A sentence as the grammar looks at it, of the trade of ``own`` where it is ours."""
    if said is None:
        return Unread(sentence.start, sentence.end, "long")
    syntax = words.syntax
    # Unlike those of ``rephrasing.steps``, these need to know whose text it is, and of when, or are
    # of one grammar.
    marks: Sequence[Mark] = as_total(said.marks, syntax.foreign)
    marks = as_tops(marks)
    marks = ours.with_own_country(marks, said.speaker, syntax)
    if syntax.verb_last:
        marks = again.with_whole(marks)
        marks = ours.with_country(marks, said.speaker, syntax.a_country)
        marks = ours.with_owner(marks, said.speaker or own)
        marks = verbs_as_nouns(marks)
        marks = as_partners(marks)
        marks = as_several(marks)
    marks = with_base(marks, syntax, year)
    marks = as_from(marks, syntax.wares)
    return Clause(sentence, tuple(marks), words, year)
