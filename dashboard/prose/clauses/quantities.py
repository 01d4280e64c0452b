"""Numbers of a sentence with what they count: percent, times, amounts of money. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.prose.rephrasing.contrasts import INDEX
from dashboard.prose.words.marks import back_past, is_year, part_around, past
from dashboard.prose.words.numerals import numeral
from dashboard.prose.words.vocabulary import VERBS, Mark, Vocabulary
from etl.schema import DOLLARS

YEARS = range(1900, 2100)
"""The years that words may tell of."""

_TIMES = "x"
"""Before a number: so many times as much, or as little."""

_DATED: Final = frozenset({"number", "years", "month", "parts", "same"})
_LEADING: Final = frozenset({"relations", "about", "is"})
_HALF: Final = 0.5
"""What *one and a half* is rounded to."""

_PRICE: Final = 1_000.0
"""Of any money: less is what something costs, and no trade of a country."""

_LOOSELY = 10.0
"""In percent: what *doubled* is rounded to, where it is not *more than doubled*."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: its value, the unit it was rounded to, what it counts.

    ``unit`` is one of the vocabulary's, or ``change`` for a word such as *doubled*; ``is_times``
    for one such as *twofold*, a rise or a fall by the words beside it, and ``is_rise`` for one such
    as *twice as much*. ``first`` and ``until`` are its places among the marks. ``relation`` is the
    one the words after it tell, where they do, and ``period`` the one it is of, where other words
    than those beside it say so. Where it ``is_bare``, no word says that it is of money.
    """

    value: float
    precision: float
    unit: str
    first: int
    until: int
    is_times: bool = False
    is_rise: bool = False
    relation: str = ""
    period: str = ""
    is_bare: bool = False


def is_price(number: Quantity) -> bool:
    """Whether it is so little money that it is what something costs."""
    return number.unit.isupper() and number.value < _PRICE


def quantities(marks: Sequence[Mark], words: Vocabulary, before: str = "") -> Iterator[Quantity]:
    """The numbers that count something; years, days and bare numbers are none.

    Where units go on, ``before`` is the money that was spoken of.
    """
    at, money = 0, ""
    told = [mark for mark in marks if mark.kind == "units" and mark.meaning.isupper()]
    is_bare = not (told or before)
    while at < len(marks):
        known = money or _money_after(marks, at, words)
        known = known or (before if words.syntax.units_go_on else "")
        # In a part about trade so many millions of nothing are of some money.
        is_asked = is_bare and marks[at].kind == "number"
        money_of = DOLLARS if is_asked and _has_noun(marks[slice(*part_around(marks, at))]) else ""
        found = _quantity(marks, at, words, known or money_of)
        if found and not known and found.unit == money_of:
            found = replace(found, is_bare=True)
        if found:
            # Money that nobody told is none that the next amount goes on with.
            is_told = found.unit.isupper() and not found.is_bare
            money = found.unit if is_told and words.syntax.units_go_on else money
            yield found
        at = found.until if found else at + 1


def _money_after(marks: Sequence[Mark], at: int, words: Vocabulary) -> str:
    """The money of the next number, where each is of a noun, or of a year, of its own.

    Or of a country. As in *exports 5, imports 3 billion $*, and *in 2022 5, in 2023 3 billion $*.
    """
    if marks[at].kind != "number" or not _has_noun(marks[:at]):
        return ""
    for place in range(at + 1, len(marks)):
        found = _quantity(marks, place, words, "")
        if found:
            is_scaled = any(mark.kind == "magnitudes" for mark in marks[place : found.until])
            between = marks[at + 1 : place]
            is_listed = any(mark.kind == "countries" and mark.case for mark in between)
            is_apart = _has_noun(between) or any(map(is_year, between)) or is_listed
            is_money = found.unit.isupper() and is_scaled and is_apart
            return found.unit if is_money else ""
    return ""


def _has_noun(marks: Sequence[Mark]) -> bool:
    return any(mark.kind == "measures" for mark in marks)


def years(marks: Sequence[Mark], taken: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The years of a sentence, each with its place among the marks."""
    counted = {place for one in taken for place in range(one.first, one.until)}
    for place, mark in enumerate(marks):
        is_year = len(mark.meaning) == 4 and mark.meaning.isdigit()  # noqa: PLR2004 -- digits
        is_free = mark.kind == "number" and place not in counted
        if is_free and is_year and int(mark.meaning) in YEARS:
            yield int(mark.meaning), place


def _quantity(marks: Sequence[Mark], at: int, words: Vocabulary, money: str) -> Quantity | None:
    """The one at a place; of ``money``, where not blank, if it is so many millions of nothing."""
    mark = marks[at]
    if mark.kind in {"shares", "changes"}:
        return _in_words(marks, at, words)
    sign = mark.meaning if mark.kind == "units" and mark.meaning.isupper() else ""
    if is_year(mark) and mark.case:
        # *2021-ci ildə dollarla* is money of that year.
        return None
    first, at = at, at + 1 if sign else at
    is_single = _is_single(marks, at, words)
    number = (1.0, 1.0) if is_single else _number_at(marks, at, words)
    if number is None:
        return None
    # *A billion* has no number before it.
    (value, precision), at = number, at if is_single else at + 1
    value, precision, at = _scaled(marks, at, words, (value, precision))
    unit = sign
    if at + 1 < len(marks) and marks[at].meaning == "-" and not sign:
        # As in 12-percent and 1.5-fold.
        is_one = marks[at - 1].end == marks[at].start
        at += is_one and marks[at + 1].is_a("units", "percent", "times")
    if at < len(marks) and marks[at].kind == "units" and not sign and not _is_of_next(marks, at):
        unit, at = marks[at].meaning, at + 1
    elif not sign and marks[at - 1].kind == "magnitudes" and _ends(marks, at, words):
        unit = money
    if not unit:
        return None
    if unit == INDEX:
        return Quantity(round(value - 100, 6), precision, "change", first, at)
    # Half as many times as much says two things.
    is_times, is_rise = unit in {"times", "multiple"} and value > 1, unit == "multiple"
    if is_times:
        # So many times as much, or as little, by the rise or fall beside it.
        value, precision, unit = 100 * value - 100, 100 * precision, "change"
    return Quantity(value, precision, unit, first, at, is_times, is_rise=is_rise)


def _ends(marks: Sequence[Mark], at: int, words: Vocabulary) -> bool:
    """Whether no word stands at a place that a number could count."""
    if at == len(marks) or marks[at].kind in {"compared", "yearly"}:
        return True
    # So many millions *of it* are of the money that it is.
    if words.syntax.verb_last and (marks[at].kind in VERBS or marks[at - 1].case == "object"):
        return True
    after = past(marks, at + 1)
    is_dated = after < len(marks) and marks[after].kind in _DATED
    is_timed = marks[at].kind == "links" and is_dated
    return is_timed or marks[at].is_a("links", "and") or not marks[at].meaning.isalnum()


def _in_words(marks: Sequence[Mark], at: int, words: Vocabulary) -> Quantity | None:
    """A share or a change that is a word."""
    mark = marks[at]
    if mark.kind == "shares":
        is_amount = not words.syntax.verb_last and _is_of_magnitude(marks, at + 1)
        return None if is_amount else Quantity(float(mark.meaning), 1.0, "percent", at, at + 1)
    if mark.meaning.startswith(_TIMES):
        value = 100 * float(mark.meaning.removeprefix(_TIMES)) - 100
        return Quantity(value, _LOOSELY, "change", at, at + 1, is_times=True)
    return Quantity(float(mark.meaning), _LOOSELY, "change", at, at + 1)


def _is_of_magnitude(marks: Sequence[Mark], at: int) -> bool:
    """Whether what a share is of is a million or such: half a billion, a quarter of a billion."""
    while at < len(marks) and (marks[at].kind == "whole" or marks[at].is_a("links", "of")):
        at += 1
    return at < len(marks) and marks[at].kind == "magnitudes"


def _number_at(marks: Sequence[Mark], at: int, words: Vocabulary) -> tuple[float, float] | None:
    """A number in digits; in words before a magnitude or a percent."""
    if at == len(marks):
        return None
    if marks[at].kind == "number":
        return numeral(marks[at].meaning, words)
    if marks[at].kind != "counts" or at + 1 == len(marks):
        return None
    count, unit = float(marks[at].meaning), marks[at + 1]
    is_scaled = unit.kind == "magnitudes" or unit.is_a("units", "percent", "points")
    # It may have risen *two times* in a year; one and a half times is by how much.
    if is_scaled or (unit.is_a("units", "times") and not count.is_integer()):
        return count, 1.0 if count.is_integer() else _HALF
    return None


def _is_single(marks: Sequence[Mark], at: int, words: Vocabulary) -> bool:
    """Whether a million or such stands for one of it: *over a billion*, not *half a billion*."""
    if at == len(marks) or marks[at].kind != "magnitudes":
        return False
    before = back_past(marks, at - 1)
    is_led = before >= 0 and (
        marks[before].kind in _LEADING or marks[before].is_a("links", "to", "in", "on", "until")
    )
    return is_led and marks[at].form in words.syntax.single


def _scaled(
    marks: Sequence[Mark], at: int, words: Vocabulary, number: tuple[float, float]
) -> tuple[float, float, int]:
    """A number with the magnitude after it, and with smaller ones: 1 billion 200 million."""
    value, precision = number
    if at == len(marks) or marks[at].kind != "magnitudes":
        return value, precision, at
    scale = float(marks[at].meaning)
    value, precision, at = value * scale, precision * scale, at + 1
    while at + 1 < len(marks) and marks[at + 1].kind == "magnitudes":
        more, next_scale = _number_at(marks, at, words), float(marks[at + 1].meaning)
        if more is None or more[0] * next_scale >= scale:
            break
        scale = next_scale
        value, precision, at = value + more[0] * scale, more[1] * scale, at + 2
    return value, precision, at


def _is_of_next(marks: Sequence[Mark], at: int) -> bool:
    """Whether a sign such as $ stands before a next number: in 2024 $2 billion."""
    form = marks[at].form
    is_sign = form != "." and not any(letter.isalpha() for letter in form)
    is_led = marks[at].start > marks[at - 1].end
    return is_sign and is_led and at + 1 < len(marks) and marks[at + 1].kind == "number"
