"""A unit told once for many figures: *$ million*, *(US$ million)*, *млн долл. США*. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.prose.clauses.quantities import Quantity, quantities
from dashboard.prose.words.marks import is_year
from dashboard.prose.words.vocabulary import Mark, Vocabulary

COUNTED: Final = frozenset({"magnitudes", "units"})


def unit_in(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The words of a unit of money among some; none where they tell no money."""
    unit = tuple(mark for mark in marks if mark.kind in COUNTED)
    is_money = any(mark.kind == "units" and mark.meaning.isupper() for mark in unit)
    return unit if is_money else ()


def of_unit(mark: Mark, unit: Sequence[Mark], words: Vocabulary) -> Quantity | None:
    """A number counted in a unit told before it."""
    order = sorted(unit, key=lambda one: one.kind)
    found = [*quantities([mark, *order], words)]
    return found[0] if len(found) == 1 else None


def bare(
    marks: Sequence[Mark], unit: Sequence[Mark], told: Sequence[Quantity], words: Vocabulary
) -> Iterator[Quantity]:
    """Numbers of no unit of their own, besides those ``told``, as so many of a unit; no years."""
    taken = {at for one in told for at in range(one.first, one.until)}
    for at, mark in enumerate(marks):
        if not unit or mark.kind != "number" or at in taken or is_year(mark):
            continue
        if number := of_unit(mark, unit, words):
            yield Quantity(number.value, number.precision, number.unit, at, at + 1)
