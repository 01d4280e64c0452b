"""Trade told by a verb, put as a noun would tell it, where a verb stands last. Pure.

*A country from another for so much gold bought* has the words of *a country's from another gold
imports so much were* and is read as it. What is not said so is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import DASHES, DIVIDES, back_past
from dashboard.prose.words.vocabulary import Mark

_LED: Final = frozenset({"about", "whole", "relations"})
_TIMES: Final = frozenset({"whole", "about", "years", "month", "parts", "monthly", "counts"})
_OTHER: Final = {"exports": "to", "imports": "from"}
"""The case of a country that goods are sold to, or bought from."""

_YEAR: Final = 4
"""So many digits a year has."""


def verbs_as_nouns(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The words of a sentence with nouns in the place of verbs of trade."""
    found: list[Mark] = []
    pair: list[Mark] = []
    for mark in marks:
        if mark.kind == "flows":
            pair = _put(found, mark, pair)
            continue
        if mark.kind == "is" and found and found[-1].kind == "measures":
            _move(found)
        found.append(mark)
    return tuple(found)


def _put(found: list[Mark], verb: Mark, pair: Sequence[Mark]) -> list[Mark]:
    """Put a verb of trade after words, which it may end; whose trade with whom it was then.

    These are those of a verb before it where its own words name none.
    """
    rest = list(found)
    goods = [rest.pop()] if rest and rest[-1].kind == "goods" else []
    amount = _amount(rest)
    place = begun(rest)
    told = rest[place : len(rest) - len(amount)]
    at = told[0].start if told else verb.start
    told[:0] = [replace(one, start=at, end=at) for one in _left_out(rest[place:], verb, pair)]
    is_told = bool(amount) and _is_of(told, verb.meaning)
    is_verb = is_told or _is_share(found)
    said = replace(verb, kind="is", meaning="words") if is_verb else verb
    if is_told:
        noun = replace(verb, kind="measures", start=amount[0].start, end=amount[0].start, form="")
        pair = [mark for mark in told if mark.kind == "countries"]
        told = [replace(one, case="of") if _is_subject(one) else one for one in told]
        found[:] = [*rest[:place], *told, *goods, noun, *amount]
    found.append(said)
    return list(pair) if is_told else []


def _left_out(told: Sequence[Mark], verb: Mark, pair: Sequence[Mark]) -> list[Mark]:
    """The countries that words before a verb of trade leave out, as the verb before named them."""
    owner = [mark for mark in pair if _is_subject(mark)]
    named = [mark.case for mark in told if mark.kind == "countries"]
    if named == [_OTHER[verb.meaning]]:
        return owner
    # Of all that it bought the other sold a part.
    if named or not owner or len(pair) == 1 or any(one.is_a("whole", "total") for one in told):
        return []
    other = next(mark for mark in pair if not _is_subject(mark))
    return [*owner, replace(other, case=_OTHER[verb.meaning])]


def _move(found: list[Mark]) -> None:
    """Put a noun that an amount sizes, before a verb, before the amount."""
    *rest, noun = found
    amount = [] if noun.case else _amount(rest)
    if amount:
        found[:] = [*rest[: len(rest) - len(amount)], noun, *amount]


def _amount(marks: list[Mark]) -> list[Mark]:
    """An amount of money that ends some words, with what leads to it; what it sizes is cut off.

    Empty where there is none.
    """
    is_in = bool(marks) and marks[-1].kind == "whole" and marks[-1].case == "in"
    until = len(marks) - is_in
    unit = marks[until - 1] if until > 1 else None
    if unit is None or not (unit.kind == "units" and unit.meaning.isupper()):
        return []
    if unit.case != ("" if is_in else "sized"):
        return []
    at = back_past(marks, until - 2, {"number", "magnitudes"}) + 1
    if at == until - 1 or marks[at].kind != "number":
        return []
    at = back_past(marks, at - 1, _LED) + 1
    del marks[until:]
    return [*marks[at : until - 1], replace(unit, case="")]


def begun(marks: Sequence[Mark]) -> int:
    """The place after the last sign or word that begins a clause."""
    signs = (
        at
        for at, mark in enumerate(marks)
        if mark.meaning in DIVIDES - DASHES or mark.is_a("links", "and", "that")
    )
    return max(signs, default=-1) + 1


def _is_of(marks: Sequence[Mark], kind: str) -> bool:
    """Whether words tell who trades with whom, and when, and nothing else."""
    named = [mark for mark in marks if mark.kind == "countries"]
    cases = sorted(mark.case for mark in named)
    is_active = cases in ([""], ["", _OTHER[kind]])
    rest = (mark for mark in marks if mark.kind != "countries")
    is_plain = not any(mark.is_adjective for mark in named)
    return is_plain and (is_active or cases == ["from", "to"]) and all(map(is_time, rest))


def is_time(mark: Mark) -> bool:
    """Whether a word only tells when, or leaves all as it is."""
    is_small = mark.kind == "number" and mark.meaning.isdigit() and len(mark.meaning) <= _YEAR
    return is_small or mark.kind in _TIMES or mark.is_a("ranks", "1") or mark.meaning in DASHES


def _is_subject(mark: Mark) -> bool:
    return mark.kind == "countries" and not mark.case


def _is_share(marks: Sequence[Mark]) -> bool:
    """Whether a share of a trade stands before a verb, or whom it goes to."""
    last = marks[-1] if marks else None
    is_told = last is not None and last.kind in {"units", "shares", "relations"}
    return last is not None and (last.kind == "countries" or (is_told and last.case == "object"))
