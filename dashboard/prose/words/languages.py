"""Which language a text is in, of those whose words are known. Pure."""

from collections.abc import Mapping
from typing import Final

from dashboard.prose.words.tokens import Sentence
from dashboard.prose.words.vocabulary import Vocabulary

_LOOKED_AT: Final = 2_000
"""So many characters of a text tell its language."""


def spoken(text: str, vocabularies: Mapping[str, Vocabulary]) -> str:
    """The code of the language whose vocabulary knows most of a text's words; of equals the first.

    Raises ValueError where there is no vocabulary.
    """
    if not vocabularies:
        message = "no language's words are given"
        raise ValueError(message)
    opening = text[:_LOOKED_AT]
    whole = Sentence(0, len(opening), is_question=False)

    def known(code: str) -> int:
        marks = vocabularies[code].marks(opening, whole)
        return sum(mark.until - mark.at for mark in marks if mark.kind not in {"number", "other"})

    return max(vocabularies, key=known)
