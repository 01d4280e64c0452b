"""Whether a sentence ends after an abbreviation: *$4 bn. Imports*, not *U.S. goods*. Pure."""

import re
from typing import Final

from dashboard.prose.words.phrases import Phrases
from dashboard.prose.words.tokens import Sentence, tokens

_COUNTED: Final = ("magnitudes", "units")
_BEGINNING: Final = frozenset({"links", "measures", "partners"})
_YEAR: Final = re.compile(r"(19|20)\d\d\b")


def ends(phrases: Phrases, word: str, rest: str) -> bool:
    """Whether it ends after the abbreviation of a unit, before a year, or a capital of no unit."""
    rest = rest.lstrip()
    is_year = _YEAR.match(rest) is not None
    if not (rest[:1].isupper() or is_year):
        return False
    fit = phrases.longest([word], 0) or phrases.longest([f"{word}."], 0)
    if not fit or fit.meant[0] not in {*_COUNTED, "whole"}:
        return False
    after = [one.text for one in tokens(rest, Sentence(0, len(rest), is_question=False))]
    following = phrases.longest(after, 0)
    if fit.meant[0] == "whole":
        # *In 2023* with its word for a year goes on with a name, but not with *On* or *Exports*.
        return following is not None and following.meant[0] in _BEGINNING
    longer = phrases.longest([word, ".", *after], 0)
    is_longer = longer is not None and longer.many > 2  # noqa: PLR2004 -- itself and its full stop
    goes_on = following is not None and (
        following.meant[0] in _COUNTED or following.meant == ("whole", "this")
    )
    return not (is_longer or goes_on)
