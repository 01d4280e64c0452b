"""The items under the heading of a fact sheet: *exports: $5 million (12% of all exports)*. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.prose.beside import DASHES
from dashboard.prose.clause import Clause
from dashboard.prose.fact_sheets.brackets import bracketed
from dashboard.prose.fact_sheets.heading import Sheet, is_past
from dashboard.prose.found import Candidate, Found, Part, Reading, Unread
from dashboard.prose.quantities import Quantity, quantities
from dashboard.prose.vocabulary import Mark
from etl.schema import DOLLARS

_APART: Final = frozenset({";", ",", ".", "|", "\u2022", "\u00b7", "*"})
_LED: Final = frozenset({":", "=", *DASHES})
_FLOWS: Final = frozenset({"exports", "imports", "turnover"})
_LINKED: Final = {"exports": {"to"}, "imports": {"from"}, "turnover": {"with"}, "balance": {"with"}}
_SIGNED: Final = {"balance": 1, "surplus": 1, "deficit": -1}


class _Item(NamedTuple):
    """One figure: of which noun, its places among the marks, when, and what a bracket adds."""

    kind: str
    first: int
    until: int
    number: Quantity
    sign: int
    period: str
    bracket: tuple[int, int] | None


def under(clause: Clause, first: int, sheet: Sheet) -> tuple[list[Found], Sheet] | None:
    """What the items from a place on say, and what they leave to the next ones.

    None where anything else stands there.
    """
    items = list[_Item]()
    counted = tuple(quantities(clause.marks, clause.words, sheet.money))
    at = first
    while (at := _past(clause.marks, at)) < len(clause.marks):
        item = _item(clause, counted, at, sheet)
        if item is None:
            return None
        items.append(item)
        at = item.until
    if not items:
        return None
    found = list[Found]()
    for item in items:
        sheet = sheet._replace(period=sheet.period or item.period, money=item.number.unit)
        found += _claims(clause, counted, item, sheet)
    return found, sheet


def _past(marks: Sequence[Mark], at: int) -> int:
    """The place after signs between items."""
    while at < len(marks) and marks[at].meaning in _APART:
        at += 1
    return at


def _item(clause: Clause, counted: Sequence[Quantity], at: int, sheet: Sheet) -> _Item | None:
    """The figure that begins at a place; None where anything else does."""
    marks, first = clause.marks, at
    noun = next((one for one in range(at, len(marks)) if marks[one].kind == "measures"), at)
    kind = marks[noun].meaning if noun < len(marks) else ""
    if kind not in {*_FLOWS, *_SIGNED} or _past_partner(marks, at, sheet, kind) != noun:
        return None
    at = _past_partner(marks, noun + 1, sheet, kind)
    at, period = _dated(clause, at)
    begun = at
    while at < len(marks) and marks[at].meaning in _LED:
        at += 1
    number = next((one for one in counted if one.first == at), None)
    if number is None or not number.unit.isupper() or at - begun > 2:  # noqa: PLR2004 -- ": -5"
        return None
    is_minus = at > begun and marks[at - 1].meaning in DASHES and _is_minus(marks, at - 1)
    if is_minus and kind != "balance":
        return None
    sign = -1 if is_minus else _SIGNED.get(kind, 1)
    until, bracket = _bracket(marks, number.until)
    kind = "balance" if kind in _SIGNED else kind
    return _Item(kind, first, until, number, sign, period, bracket)


def _past_partner(marks: Sequence[Mark], at: int, sheet: Sheet, flow: str) -> int:
    """The place after words that say no more than with whom a flow is, or that it is all of it."""
    while at < len(marks):
        is_led = marks[at].is_a("links", *_LINKED.get(flow, ()))
        is_with = marks[at + is_led : at + is_led + 1] != () and (
            marks[at + is_led].is_a("countries", sheet.partner)
        )
        is_told = is_with and (is_led or marks[at].case in _LINKED.get(flow, ()))
        if not (is_told or marks[at].kind == "whole"):
            break
        at += 1 + (is_told and is_led)
    return at


def _dated(clause: Clause, at: int) -> tuple[int, str]:
    """The place after a time, in brackets or not, that a figure is of; and that time."""
    marks, begun = clause.marks, at
    while at < len(marks) and (marks[at].meaning in {"(", ","} or marks[at].kind == "links"):
        at += 1
    told = next((one for one in clause.periods if one.first == at), None)
    if told is None or not is_past(clause, told.period):
        return begun, ""
    at = told.until
    while at < len(marks) and (marks[at].meaning == ")" or marks[at].kind == "whole"):
        at += 1
    return at, told.period


def _is_minus(marks: Sequence[Mark], at: int) -> bool:
    """Whether a dash stands right before its number, and apart from what is before it."""
    return marks[at].end == marks[at + 1].start and marks[at - 1].end < marks[at].start


def _bracket(marks: Sequence[Mark], at: int) -> tuple[int, tuple[int, int] | None]:
    """The place after a figure's bracket, and those within it; none where it has none."""
    if at >= len(marks) or marks[at].meaning != "(":
        return at, None
    closed = next((one for one in range(at, len(marks)) if marks[one].meaning == ")"), len(marks))
    return closed + 1, (at + 1, closed)


def _claims(
    clause: Clause, counted: Sequence[Quantity], item: _Item, sheet: Sheet
) -> Iterator[Found]:
    """What an item says: so much, and what its bracket tells of it."""
    until = item.bracket[0] - 1 if item.bracket else item.until
    places = (clause.marks[item.first].start, clause.marks[until - 1].end)
    period = item.period or sheet.period
    if not period:
        yield Unread(*places, "period")
        return
    number = item.number
    currency = "" if number.unit == DOLLARS else number.unit
    said = Said(
        sheet.reporter, sheet.partner, item.kind, "level", period, "is",
        number.value * item.sign, number.precision, currency=currency,
    )  # fmt: skip
    assumed: dict[Part, str] = {"reporter": sheet.reporter, "partner": sheet.partner}
    assumed |= {} if item.period else {"period": period}
    yield Candidate(*places, (Reading(said, assumed),))
    if item.bracket:
        first, until = item.bracket
        places = (clause.marks[first].start, clause.marks[until - 1].end)
        told = bracketed(clause, item.bracket, counted, (said, sheet.base))
        ways = (Reading(told.said, {**assumed, **told.assumed}),) if told else ()
        yield Candidate(*places, ways) if ways else Unread(*places, "measure")
