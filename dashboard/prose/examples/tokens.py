"""What each word of a sentence is compared by with those of the examples. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.examples.pieces import COUNTRY, GOODS, MOVED, PARTNER, RANK, TOP
from dashboard.prose.words.shapes import NOUN
from dashboard.prose.words.vocabulary import Mark, Vocabulary

RELATION: Final = "relations"
"""How the token begins of a word that says a number is more, or less."""

_TOKENS: Final = {"countries": COUNTRY, "partners": PARTNER, "rises": MOVED, "falls": MOVED}
_ALONE: Final = {"ranks": RANK, "tops": TOP, "goods": GOODS, "compared": "compared"}


def token_of(mark: Mark, words: Vocabulary) -> str:
    """What a word is compared by: by itself, or one like it, if no group has it."""
    form = words.alike.get(mark.form, mark.form)
    told = form if mark.form == mark.head else f"{mark.head} {form}"
    token = f"{mark.kind}|{words.alike.get(told, told)}"
    if mark.kind in {"countries", "measures", "partners", "rises", "falls"}:
        token = f"{_TOKENS.get(mark.kind, NOUN + mark.meaning)}{case_of(mark)}"
    elif mark.kind in {"whole", "links"}:
        token = mark.meaning
    elif mark.kind == RELATION:
        token = f"{mark.kind}|{mark.meaning}"
    elif mark.kind == "flows":
        token = f"{mark.kind}|{mark.meaning} {form}"
    token = _ALONE.get(mark.kind, token) + _link_of(mark, words.syntax.than)
    is_traded = mark.kind == "measures" and mark.form.endswith(words.syntax.traded_ends)
    return f"{token}/traded" if is_traded else token


def case_of(mark: Mark) -> str:
    """What the ending of a word says, as it ends a token; blank where it has none."""
    return f"/{mark.case}" if mark.case else ""


def _link_of(mark: Mark, than: Sequence[str]) -> str:
    """The link that stands in one word with *than*, as in *than to* somebody; blank for none."""
    is_led = mark.kind == "compared" and mark.head in than
    return f"/{mark.form}" if is_led and mark.form != mark.head else ""
