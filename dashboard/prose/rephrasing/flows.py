"""Trade told by a verb, put as a noun would tell it, where a verb stands last. Pure.

*A country from another for so much gold bought* has the words of *a country's from another gold
imports so much were* and is read as it. What is not said so is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.prose.words.marks import BALANCES, DASHES, DIVIDES, SIDES, back_past
from dashboard.prose.words.vocabulary import Mark

_LED: Final = frozenset({"about", "whole", "relations"})
_TIMES: Final = frozenset({"whole", "about", "years", "month", "parts", "monthly", "counts"})
_COUNTING: Final = frozenset({"number", "magnitudes", "units", "about", "relations"})
_WITH: Final = frozenset({"with", "to", "from"})

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
    if named == [SIDES[verb.meaning]]:
        return owner
    # Of all that it bought the other sold a part.
    if named or not owner or len(pair) == 1 or any(one.is_a("whole", "total") for one in told):
        return []
    other = next(mark for mark in pair if not _is_subject(mark))
    return [*owner, replace(other, case=SIDES[verb.meaning])]


def _move(found: list[Mark]) -> None:
    """Put a noun that an amount sizes, before a verb, before the amount, with whose it is.

    And before those of other partners in a list: *with one so much, with another so much trade*.
    """
    *rest, noun = found
    is_owned = bool(rest) and rest[-1].kind == "countries" and rest[-1].is_ours
    owner = [rest.pop()] if is_owned else []
    # A balance told with so much surplus has its amount.
    is_balance = noun.meaning in BALANCES and not any(one.meaning in BALANCES for one in rest)
    amount = [] if noun.case else _amount(rest, is_balance=is_balance)
    if amount:
        until = len(rest) - len(amount)
        at = _listed(rest[:until])
        listed = [replace(one, case="") if one.case == "sized" else one for one in rest[at:until]]
        found[:] = [*rest[:at], *owner, noun, *listed, *amount]


def _listed(marks: Sequence[Mark]) -> int:
    """The place of the first partner of a list that ends some words, each with its amount.

    Where there is none, that after all of them.
    """
    begun, at = len(marks), len(marks)
    while (place := _partner(marks, at)) is not None:
        begun, rest = place, place - 1
        if rest < 1 or not (marks[rest].meaning == "," or marks[rest].is_a("links", "and")):
            break
        at = rest
        if marks[at - 1].kind not in _COUNTING:
            break
        at = back_past(marks, at - 1, _COUNTING) + 1
    return begun if begun < len(marks) and _is_list(marks[begun:]) else len(marks)


def _partner(marks: Sequence[Mark], until: int) -> int | None:
    """The place of a partner that ends some words, told by a case or a link; None where none."""
    at = until - 1 - (until > 0 and marks[until - 1].is_a("links", "with"))
    is_led = at >= 0 and marks[at].kind == "countries"
    return at if is_led and (at < until - 1 or marks[at].case in _WITH) else None


def _is_list(marks: Sequence[Mark]) -> bool:
    """Whether several partners are named."""
    return sum(mark.kind == "countries" for mark in marks) > 1


def _amount(marks: list[Mark], *, is_balance: bool = False) -> list[Mark]:
    """An amount of money that ends some words, with what leads to it; what it sizes is cut off.

    So much surplus or deficit needs no ending. Empty where there is none.
    """
    is_in = bool(marks) and marks[-1].kind == "whole" and marks[-1].case == "in"
    until = len(marks) - is_in
    unit = marks[until - 1] if until > 1 else None
    if unit is None or not (unit.kind == "units" and unit.meaning.isupper()):
        return []
    if unit.case != ("" if is_in else "sized") and not (is_balance and not unit.case):
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
    is_active = cases in ([""], ["", SIDES[kind]])
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
