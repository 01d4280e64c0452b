"""The words that sentences about trade are told by, in one language; all of them are data. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from dashboard.prose.words.abbreviations import ends
from dashboard.prose.words.groups import MEANINGS, WORDS, VocabularyError, alike, endings, meanings
from dashboard.prose.words.phrases import Phrases
from dashboard.prose.words.shapes import Examples, Shapes
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.tokens import Sentence, Token, plain, tokens

_ENDED: Final = (
    "countries", "groups", "measures", "partners", "units", "years", "months", "month", "parts",
    "monthly", "changes", "shares", "dated", "compared", "relations", "rises", "falls", "whole",
    "extremes", "speakers", "magnitudes",
)  # fmt: skip
"""Groups whose phrases may have endings."""

_SAID: Final = ("is", "rises", "falls", "relations", "places")
_REPORTED: Final = {"that": (*_SAID, "flows"), "fact": _SAID}
"""Groups whose verbs may have an ending that says that somebody said so, or that it is said."""

VERBS: Final = frozenset({"is", "rises", "falls"})  # that tell how much, or which way it went

_OWNED: Final = frozenset({"measures", "partners", "whole"})
"""Groups whose words may be said to be ours."""

_FIRST: Final = ("countries", "adjectives", "groups", "goods", "cannot")
"""Of two groups that have a phrase, one of these is meant."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that mean something: which group they are of, what of it, and where they stand.

    ``kind`` is ``number`` for one in digits and ``other`` for a word that no group has; ``at`` is
    the place of the first word among those of the sentence, ``until`` that after the last.
    ``form`` is its last word as it was written, in small letters, ``head`` its first one, and
    ``case`` what the ending of the last says, blank where it has none; ``is_ours`` where it says
    *our*. A country told by an adjective is of the group ``countries`` as one told by its name.
    """

    kind: str
    meaning: str
    start: int
    end: int
    at: int
    until: int
    form: str = ""
    is_adjective: bool = False
    case: str = ""
    is_ours: bool = False
    head: str = ""

    def is_a(self, kind: str, *meanings: str) -> bool:
        """Whether it is of a group, and means one of these where any are named."""
        return self.kind == kind and (not meanings or self.meaning in meanings)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """A language's phrases, and how it puts them together.

    ``point`` and ``group`` are the signs within its numbers; of several points any may be meant.
    ``alike`` has the word by which examples are compared for each of several that tell the same.
    ``unions`` are the codes of groups of countries, ``fiscal`` the first months of the years by
    which countries count, by their codes, below 0 where within that month.
    """

    point: str
    group: str
    abbreviations: frozenset[str]
    syntax: Syntax
    _phrases: Phrases
    _cases: Mapping[str, str]
    _ours: frozenset[str]
    alike: Mapping[str, str] = field(default_factory=dict)
    examples: Examples = field(default_factory=Examples)
    shapes: Shapes = field(default_factory=Shapes)
    unions: frozenset[str] = frozenset()
    fiscal: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        table: Mapping[str, Any],
        countries: Mapping[str, Collection[str]],
        unions: Collection[str] = (),
        fiscal: Mapping[str, int] | None = None,
    ) -> "Vocabulary":
        """What a file says, with the names of countries by their codes. Raises VocabularyError.

        ``unions`` are those that are groups of countries, ``fiscal`` as of the class.
        """
        known = {"language", "numbers", "syntax", "cases", "ours", "alike", "examples"}
        known |= {*MEANINGS, *WORDS}
        for name in table:
            if name not in known:
                message = f"{name} is no group of words; known are {', '.join(sorted(known))}"
                raise VocabularyError(message)
        cases, ours = endings("cases", table), endings("ours", table)
        cases |= ours
        phrases = Phrases({end: _REPORTED.get(case, _ENDED) for end, case in cases.items()})
        for code, names in countries.items():
            for name in names:
                phrases.add(name, ("countries", code))
        # An abbreviation may mean something besides, such as millions.
        groups = sorted((*MEANINGS, *WORDS), key=lambda name: name in _FIRST)
        groups.sort(key=lambda name: name != "abbreviations")
        known_as: dict[str, tuple[str, str]] = {}
        for group in groups:
            for meaning, words in meanings(group, table.get(group, {})):
                for word in words:
                    phrases.add(word, meant := (group, meaning))
                    is_short = group == "abbreviations"
                    before = meant if is_short else known_as.setdefault(plain(word), meant)
                    if before != meant:
                        # Of the two meanings one would be passed over without a word.
                        message = f"[{group}] {meaning} has {word}, which [{before[0]}] has"
                        raise VocabularyError(message)
        numbers = table.get("numbers", {})
        try:
            syntax = Syntax.of(table.get("syntax", {}))
            examples = Examples.of(table.get("examples", {}))
        except ValueError as error:
            raise VocabularyError(str(error)) from error
        return cls(
            point=str(numbers.get("point", ".")),
            group=str(numbers.get("group", ",")),
            abbreviations=frozenset(map(plain, table.get("abbreviations", {}).get("words", ()))),
            syntax=syntax,
            _phrases=phrases,
            _cases=cases,
            _ours=frozenset(ours),
            alike=alike(table.get("alike", {})),
            examples=examples,
            unions=frozenset(unions),
            fiscal=dict(fiscal or {}),
        )

    def marks(self, text: str, sentence: Sentence) -> list[Mark]:
        """All words of a sentence by what they mean, the longest phrase that fits first."""
        found = tokens(text, sentence, is_spaced=any(sign.isspace() for sign in self.group))
        words = [token.text for token in found]
        told, at = list[Mark](), 0
        while at < len(found):
            fit = self._phrases.longest(words, at)
            one = found[at]
            many, ending = (fit.many, fit.ending) if fit else (1, "")
            kind, meaning = fit.meant if fit else ("number" if one.is_number else "other", one.text)
            is_year = one.is_number and len(one.text) == len("2022")  # As in *2022-yə*.
            if (kind in _ENDED or is_year) and not ending:
                ending = self._apart(found, at + many)
                many += 2 * bool(ending)
            last = found[at + many - 1]
            case, is_ours = self._cases.get(ending, ""), ending in self._ours
            if is_ours and kind not in _OWNED:
                kind = "other"
            # The volume *of our trade* is ours too.
            is_ours = is_ours or (kind == "measures" and many > 1 and self._is_of_us(one.text))
            if kind == "dated" and told and told[-1].kind == "number":
                # A year with its ending.
                year = replace(told[-1], end=last.end, until=at + many, case=case, form=last.text)
                told[-1] = year
            else:
                if one.text in self.syntax.capitals and text[one.start : last.end].islower():
                    kind, meaning = "other", one.text
                if at and (code := self.syntax.named.get(one.text)) and text[one.start].isupper():
                    kind, meaning = "countries", code
                kind, is_adjective = ("countries", True) if kind == "adjectives" else (kind, False)
                told.append(Mark(
                    kind, meaning, one.start, last.end, at, at + many, last.text, is_adjective,
                    case, is_ours, one.text,
                ))  # fmt: skip
            at += many
        return told

    def ends_of(self, case: str) -> tuple[str, ...]:
        """The endings that say the same of a word."""
        return tuple(ending for ending, told in self._cases.items() if told == case)

    def without_ending(self, mark: Mark) -> Mark:
        """A word as it is without the ending that tells its case, which may leave one before it."""
        for at in range(len(mark.form) - 1, 0, -1):
            if self._cases.get(mark.form[at:]) != mark.case:
                continue
            rest = mark.form[:at]
            head = rest if mark.head == mark.form else mark.head
            told = " ".join(dict.fromkeys((head, rest)))
            found = self.marks(told, Sentence(0, len(told), is_question=False))
            if len(found) == 1 and found[0].kind == mark.kind and found[0].case != mark.case:
                return replace(mark, form=rest, head=head, case=found[0].case)
        return replace(mark, case="")

    def ends(self, word: str, rest: str) -> bool:
        """Whether a sentence ends after an abbreviation, before the ``rest``."""
        return ends(self._phrases, word, rest)

    def _is_of_us(self, word: str) -> bool:
        """Whether a word ends as one that is of what is ours does."""
        return any(word.endswith(one) for one in self._ours if self._cases[one] == "of")

    def _apart(self, found: Sequence[Token], at: int) -> str:
        """The ending that stands after a word and a hyphen, blank where there is none."""
        if not (self._cases and 0 < at < len(found) - 1 and found[at].text == "-"):
            return ""
        word, hyphen, ending = found[at - 1 : at + 2]
        is_one = word.end == hyphen.start and hyphen.end == ending.start
        return ending.text if is_one and ending.text in self._cases else ""
