"""A number of a sentence as a statement: when, in which relation, of what. Pure."""

from typing import Final, NamedTuple, NoReturn

from dashboard.claims.said import Said
from dashboard.measures.periods import shifted, year_of
from dashboard.prose.clause import Clause
from dashboard.prose.found import Part, Reading, Reason
from dashboard.prose.quantities import Quantity
from dashboard.prose.spans import Span

_STRICTLY: Final = 1e-6
_TURNED: Final = {"at least": "at most", "at most": "at least"}


class UnreadableError(Exception):
    """Words that are about trade and cannot be read, for a ``reason``."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def refuse(reason: Reason) -> NoReturn:
    """Read no further. Raises UnreadableError."""
    raise UnreadableError(reason)


class Measured(NamedTuple):
    """What a number is said to be: a measure of a pair, as it is or as it changed."""

    reporter: str
    partner: str
    measure: str
    operation: str = "level"


def readings(
    clause: Clause, number: Quantity, what: Measured, assumed: dict[Part, str]
) -> list[Reading]:
    """A statement with the year it is of, said or assumed. Raises UnreadableError."""
    if not what.partner:
        refuse("partner")
    period, since, about_years = when(clause, number, is_change=what.operation != "level")
    if year_of(period) > clause.year:
        refuse("forecast")
    relation = _relation(clause, number)
    # Down by more than ten percent is minus ten at most.
    relation = _TURNED.get(relation, relation) if number.value < 0 else relation
    # More than doubled is that, and not nearly so.
    is_strict = number.unit == "change" and relation != "is"
    precision = _STRICTLY if is_strict else number.precision
    said = Said(*what, period, relation, number.value, precision, since)
    return [Reading(said, assumed | about_years)]


def when(clause: Clause, number: Quantity, *, is_change: bool) -> tuple[str, str, dict[Part, str]]:
    """The period a number is of, of a change also the earlier one, and which of them is assumed.

    Raises UnreadableError where years and months stand side by side.
    """
    told = sorted(clause.periods, key=lambda one: (abs(one.first - number.first), one.first))
    if any(clause.is_of_saying(one, number.first) for one in clause.spans):
        refuse("months")
    # When it was said is taken for when it was so only where nothing else is told.
    told = [one for one in told if not clause.is_of_saying(one, number.first)] or told
    if not told:
        told = [Span(str(clause.year - 1), -1, -1, is_assumed=True)]
    before = [one for one in told if clause.is_earlier(one.first)] if is_change else []
    rest = [one for one in told if one not in before]
    if len({len(one.period) for one in rest}) > 1:
        refuse("months")
    # Up from 2019, and no later year is told: the first of those told is all there is.
    meant = rest[0] if rest and not before else max(told, key=_in_time)
    assumed: dict[Part, str] = {"period": meant.period} if meant.is_assumed else {}
    if not is_change:
        return meant.period, "", assumed
    earlier = next((one.period for one in before if one is not meant), "")
    # Than in 2023, of the first quarter of 2024, is than in the same months.
    if len(earlier) == len("2024") < len(meant.period):
        earlier = shifted(meant.period, int(earlier) - year_of(meant.period))
    if earlier:
        return meant.period, earlier, assumed
    since = shifted(meant.period, -1)
    return meant.period, since, assumed | {"since": since}


def _in_time(one: Span) -> tuple[int, str]:
    return year_of(one.period), one.period


def _relation(clause: Clause, number: Quantity) -> str:
    place = number.first - 1
    while place >= 0:
        mark = clause.marks[place]
        if mark.kind == "relations":
            return mark.meaning
        if mark.kind not in {"about", "links", "is", "whole"}:
            return "is"
        place -= 1
    return "is"
