"""What a bracket after a figure adds: by how much it changed, or its share of all. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.measures.periods import shifted
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.fact_sheets.heading import time_places
from dashboard.prose.found import Part, Reading
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.words.marks import DASHES
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_QUIET: Final = frozenset({
    "whole", "links", "compared", "same", "yearly", "about", "rises", "falls", "measures", "other",
})  # fmt: skip
_MINUS: Final = DASHES | {"\u2212"}
_SIGNS: Final = _MINUS | {"+", ","}


def bracketed(
    clause: Clause, places: tuple[int, int], counted: Sequence[Quantity], of: tuple[Said, str]
) -> Reading | None:
    """What stands between two places says of an amount, and of the time changes are from.

    None where it says anything else, or more.
    """
    said, base = of
    first, until = places
    numbers = [one for one in counted if first <= one.first < until]
    units = {"percent", "change"}
    if len(numbers) != 1 or numbers[0].unit not in units or not _is_quiet(clause, places, said):
        return None
    number = numbers[0]
    nouns = [mark.meaning for mark in clause.marks[first:until] if mark.kind == "measures"]
    direction = _direction(clause.marks, number, places)
    if nouns:
        is_share = nouns == [said.measure] and said.measure in FLOWS and said.partner != WORLD
        is_share = is_share and number.unit == "percent" and not direction
        told = [one for one in clause.periods if first <= one.first < until]
        is_then = all(one.period == said.period for one in told)
        return _share(said, number) if is_share and is_then else None
    return _change(clause, number, (said, base), (direction, *places))


def _is_quiet(clause: Clause, places: tuple[int, int], said: Said) -> bool:
    """Whether all words between two places are known, and name nobody but whose trade it is."""
    number = {at for one in clause.quantities for at in range(one.first, one.until)}
    dated = time_places(clause, clause.periods)
    return all(
        at in number
        or at in dated
        or mark.is_a("countries", said.reporter)
        or (mark.kind in _QUIET and (mark.kind != "other" or mark.meaning in _SIGNS))
        for at, mark in _each(clause.marks, places)
    )


def _each(marks: Sequence[Mark], places: tuple[int, int]) -> Iterator[tuple[int, Mark]]:
    return ((at, marks[at]) for at in range(*places))


def _direction(marks: Sequence[Mark], number: Quantity, places: tuple[int, int]) -> int:
    """1 for a rise told by a sign or a word, -1 for a fall, 0 where neither is told, or both."""
    kinds = {mark.kind for _, mark in _each(marks, places)}
    before = marks[number.first - 1].meaning if number.first > places[0] else ""
    is_up = "rises" in kinds or before == "+"
    is_down = "falls" in kinds or before in _MINUS
    return is_up - is_down


def _share(said: Said, number: Quantity) -> Reading:
    told = replace(
        said, measure=f"share of {said.measure}", value=number.value, precision=number.precision,
        currency="",
    )  # fmt: skip
    return Reading(told)


def _change(
    clause: Clause, number: Quantity, of: tuple[Said, str], how: tuple[int, int, int]
) -> Reading | None:
    said, base = of
    direction, *places = how
    told = [one for one in clause.periods if places[0] <= one.first < places[1]]
    earlier = [one.period for one in told]
    kinds = {mark.kind for _, mark in _each(clause.marks, (places[0], places[1]))}
    # *118% of what it was* may be known as a rise already.
    is_index = not direction and ("compared" in kinds or number.unit == "change")
    is_led = all(map(clause.is_earlier, told))
    if len(told) > 1 or said.measure not in FLOWS or not (is_led and (direction or is_index)):
        return None
    since = "".join(earlier) or base or shifted(said.period, -1)
    if since >= said.period:
        return None
    index = number.value - 100 if number.unit == "percent" else number.value
    value = index if is_index else _signed(clause, number) * direction
    changed = replace(
        said, operation="change", value=value, precision=number.precision, since=since, currency="",
    )  # fmt: skip
    assumed: dict[Part, str] = {} if earlier else {"since": since}
    return Reading(changed, assumed)


def _signed(clause: Clause, number: Quantity) -> float:
    """How far something went: -2% *to* a year is that, and not 2% of what it was then."""
    before = clause.marks[number.first - 1 : number.first]
    has_sign = any(mark.meaning in {*_MINUS, "+"} for mark in before)
    is_index = number.unit == "change" and number.value < 0
    return round(number.value + 100, 9) if has_sign and is_index else number.value
