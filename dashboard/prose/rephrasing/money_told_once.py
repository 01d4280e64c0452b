"""Money that several amounts share, where units go on: *sold $11 billion, bought 45*. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.prose.words.marks import is_joined, is_year
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark


def with_money(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """Words with the money of an amount beside it after so many billions of none.

    That of the one before where their ending says that they size something; else of the next one,
    *475 billion from one, 427 billion dollars from another*, with the verb that bought both.
    """
    if not syntax.units_go_on:
        return marks
    found: list[Mark] = []
    for at, mark in enumerate(marks):
        found.append(mark)
        if mark.kind != "magnitudes" or any(map(_is_money, marks[at + 1 : at + 2])):
            continue
        before = [one for one in found if _is_money(one)]
        if mark.case == "sized" and before:
            found[-1] = replace(mark, case="")
            found.append(_at(mark, replace(before[-1], case="sized")))
        elif not (mark.case or before) and any(map(is_joined, marks[at + 1 : at + 2])):
            told = _next(marks[at + 1 :])
            # People may be counted too.
            is_of_trade = any(one.kind == "measures" for one in found) or len(told) > 1
            found += [_at(mark, one) for one in told] if is_of_trade else []
    return found


def _is_money(mark: Mark) -> bool:
    return mark.kind == "units" and mark.meaning.isupper()


def _at(place: Mark, mark: Mark) -> Mark:
    """A word where another ends."""
    return replace(mark, start=place.end, end=place.end, at=place.until, until=place.until)


def _next(marks: Sequence[Mark]) -> list[Mark]:
    """The money of the next amount that has any, and what sells or buys what it sizes.

    None where another number stands between.
    """
    for at, mark in enumerate(marks):
        if mark.kind != "number" or is_year(mark):
            continue
        scale, unit, verb = (*marks[at + 1 : at + 4], mark, mark, mark)[:3]
        if scale.kind != "magnitudes":
            return []
        if _is_money(unit):
            is_sized = unit.case == "sized" and verb.kind == "flows"
            return [unit, verb] if is_sized else [replace(unit, case="")]
        if not is_joined(unit):
            return []
    return []
