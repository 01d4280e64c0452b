"""Whose trade a noun tells of where its owner stands after it, as a genitive does. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.prose.words.marks import (
    DASHES,
    DIVIDES,
    back_past,
    is_joined,
    is_word,
    is_year,
    leads_to,
    past,
)
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_ENDS: Final = frozenset({
    "rises", "falls", "changes", "measures", "partners", "compared", "shares", "units",
})  # fmt: skip
_WHERE: Final = ("to", "from", "with")


@dataclass(slots=True)
class Beside:
    """What the words on one side of a noun say of it.

    ``links`` is the country by its preposition; ``is_part`` where they may name goods, and not
    ``is_clear`` where they say two things, or one that nobody knows.
    """

    owner: str = ""
    links: dict[str, str] = field(default_factory=dict)
    is_part: bool = False
    is_clear: bool = True


def is_alone(marks: Sequence[Mark], country: int) -> bool:
    """Whether a country, at a place, is told as such: not as where a thing is from."""
    at = back_past(marks, country - 1, {"links", "whole"})
    if at < 0:
        return True
    is_other = marks[at].kind in {"partners", "measures"} and marks[at].meaning != "share"
    return not (is_other or is_word(marks[at]))


def said_before(marks: Sequence[Mark], owner: int, first: int, syntax: Syntax) -> Beside:
    """Of a noun whose words begin at ``first``, with a country at ``owner`` or a blank one, -1."""
    found = Beside()
    led = marks[first - 1] if first else None
    # The one noun of the other, or compared with it.
    found.is_clear = led is None or led.kind not in {"measures", "relations", "compared"}
    second = marks[first - 2] if first > 1 else None
    same = {"measures"} if owner < 0 else {"measures", "countries"}
    if led and second and is_joined(led) and second.kind in same:
        found.is_clear = False
    if owner < 0:
        return found
    country = marks[owner]
    # The farmers of a country are not it.
    if led and is_word(led) and not country.is_adjective:
        found.is_clear = False
    if country.is_adjective or led is None or led.kind != "links" or is_joined(led):
        found.owner = country.meaning
    elif not (led.is_a("links", "to") and syntax.says_where(country.form)):
        found.links[led.meaning] = country.meaning
    return found


def said_after(marks: Sequence[Mark], noun: int, syntax: Syntax) -> Beside:
    """Of a noun, from the words after it up to what they cannot be of."""
    found = Beside()
    kind = marks[noun].meaning
    at = _owner(marks, noun, syntax, found)
    has_verb = False
    while at < len(marks) and found.is_clear:
        mark = marks[at]
        if (
            mark.kind in _ENDS
            or mark.meaning in DIVIDES
            or (mark.kind == "number" and not is_year(mark))
        ):
            break
        found.is_clear = not is_word(mark)
        has_verb = has_verb or mark.kind == "is"
        linked = past(marks, at + 1) if mark.kind == "links" else at
        if linked > at and linked < len(marks) and marks[linked].kind == "countries":
            if _is_of_next(marks, linked):
                break
            meaning = "to" if mark.meaning == "on" and not has_verb else mark.meaning
            _link(marks, (meaning, linked), kind, syntax, found)
            at = linked
        at += 1
    return found


def _is_of_next(marks: Sequence[Mark], at: int) -> bool:
    """Whether a country is told as an adjective of a next noun of trade."""
    return marks[at].is_adjective and leads_to(marks, at + 1, "measures", "partners")


def _owner(marks: Sequence[Mark], noun: int, syntax: Syntax, found: Beside) -> int:
    """Say whose it is, where a country stands right after a noun; the place to go on from."""
    at = past(marks, noun + 1)
    if at == len(marks):
        return at
    mark, kind = marks[at], marks[noun].meaning
    rest = marks[at + 1 :]
    if is_word(mark):
        found.is_part = True
    if mark.kind != "countries":
        return at
    if mark.is_adjective:
        # Russian goods: theirs who export them, from them who import them.
        found.is_part = not (rest and rest[0].kind == "whole")
        found.links["from"] = mark.meaning
    elif mark.form.endswith(syntax.taker_ends):
        found.is_clear = False
    else:
        found.owner = mark.meaning
    if len(rest) > 1 and rest[1].kind == "countries":
        is_pair = kind == "turnover" and (rest[0].is_a("links", "and") or rest[0].meaning in DASHES)
        if is_pair:
            found.links["with"] = rest[1].meaning
            # Of two with a third.
            found.is_clear = not (len(rest) > 2 and rest[2].is_a("links", "with", "and"))  # noqa: PLR2004 -- the word after
            return at + 3
        found.is_clear = found.is_clear and not is_joined(rest[0])
    return at + 1


def _link(
    marks: Sequence[Mark], link: tuple[str, int], kind: str, syntax: Syntax, found: Beside
) -> None:
    """Take a country after a preposition."""
    meaning, at = link
    mark = marks[at]
    if mark.is_adjective or (meaning == "to" and syntax.says_where(mark.form)):
        found.is_clear = False
        return
    rest = list(marks[at + 1 : at + 4])
    if meaning == "between":
        is_pair = len(rest) > 1 and rest[0].is_a("links", "and") and rest[1].kind == "countries"
        others = (mark.meaning, rest[1].meaning) if is_pair else (mark.meaning,)
        found.links.setdefault("between", " ".join(others))
        found.is_clear = not (is_pair and len(rest) > 2 and is_joined(rest[2]))  # noqa: PLR2004 -- the word after
        return
    # To one and another: a sum.
    if rest and is_joined(rest[0]):
        second = next((one for one in rest[1:] if one.kind not in {"links", "whole"}), None)
        found.is_clear = second is None or second.kind != "countries"
    if found.links.setdefault(meaning, mark.meaning) != mark.meaning:
        found.is_clear = False
    if kind == "turnover" and meaning in {"to", "from"}:
        found.is_clear = False


def by_what(marks: Sequence[Mark], noun: int) -> str:
    """By which trade a partner has its place, blank where it is not said."""
    for at in range(noun + 1, len(marks)):
        if marks[at].is_a("links", "per"):
            told = past(marks, at + 1)
            is_said = told < len(marks) and marks[told].kind == "measures"
            return marks[told].meaning if is_said else "unclear"
        if marks[at].kind not in {"countries", "whole"}:
            break
    return ""


def for_what(marks: Sequence[Mark], at: int) -> str:
    """By which trade somebody is a partner, where it is said after it: *partner for exports*."""
    for place in range(at + 1, len(marks) - 1):
        if marks[place].is_a("links", "for"):
            noun = past(marks, place + 1)
            is_noun = noun < len(marks) and marks[noun].kind == "measures"
            return marks[noun].meaning if is_noun else ""
        if not (marks[place].kind in {"countries", "whole"} or marks[place].is_a("links", "of")):
            break
    return ""


def is_with(marks: Sequence[Mark], country: int) -> bool:
    """Whether trade is with a country, at a place: *to Iran, from Turkey*."""
    # An article says nothing.
    at = next((at for at in range(country - 1, -1, -1) if marks[at].kind != "whole"), 0)
    return marks[at].is_a("links", *_WHERE) or marks[country].case in _WHERE


def is_for_another(marks: Sequence[Mark], at: int, reporter: str) -> bool:
    """Whether a balance before a place is one for another: *a surplus of $2 billion for Russia*.

    Or *in Russia's favour*.
    """
    led, named = marks[at : at + 1], marks[past(marks, at + 1) :][:1]
    is_for = any(one.is_a("links", "for", "in") for one in led)
    return is_for and any(one.kind == "countries" and one.meaning != reporter for one in named)
