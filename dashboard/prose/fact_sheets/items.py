"""The items under the heading of a fact sheet: *exports: $5 million (12% of all exports)*. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.measures.periods import shifted, year_of
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity, quantities
from dashboard.prose.examples.antecedents import in_dollars
from dashboard.prose.fact_sheets.brackets import bracketed
from dashboard.prose.fact_sheets.heading import Sheet, is_past, time_places
from dashboard.prose.fact_sheets.some import LINKED, PartnerShare, make_up_all, of_which
from dashboard.prose.fact_sheets.units import bare
from dashboard.prose.found import Candidate, Found, Part, Reading, Unread
from dashboard.prose.measured.percentages import FLOWS, IN_PAIR
from dashboard.prose.words.marks import DASHES
from dashboard.prose.words.vocabulary import Mark
from etl.schema import WORLD

_APART: Final = frozenset({";", ",", ".", "|", "\u2022", "\u00b7", "*"})
_LED: Final = frozenset({":", "=", *DASHES})
_SIGNED: Final = {"balance": 1, "surplus": 1, "deficit": -1}


class _Item(NamedTuple):
    """One figure: whose, blank for the heading's, of which noun, where, when, and its bracket.

    ``period`` is also that of the next ones where no heading tells another, ``own`` its own alone.
    """

    owner: str
    kind: str
    first: int
    until: int
    number: Quantity
    sign: int
    period: str
    own: str
    bracket: tuple[int, int] | None
    shares: tuple[PartnerShare, ...] = ()


def items_under(clause: Clause, first: int, sheet: Sheet) -> tuple[list[Found], Sheet] | None:
    """What the items from a place on say, and what they leave to the next ones.

    None where anything else stands there.
    """
    items = list[_Item]()
    counted = tuple(quantities(clause.marks, clause.words, sheet.money))
    counted += tuple(bare(clause.marks, sheet.unit, counted, clause.words))
    at = first
    while (at := _past(clause.marks, at)) < len(clause.marks):
        item = _item(clause, counted, at, sheet)
        if item is None:
            return None
        items.append(item)
        at = item.until
    # What one of the two exports, and the other imports, is the same trade.
    own = [(item.kind if item.owner != sheet.partner else "", item.number) for item in items]
    if not items or not make_up_all(own):
        return None
    found = list[Found]()
    for item in items:
        money = item.number.unit if item.number.unit.isupper() else sheet.money
        sheet = sheet._replace(period=sheet.period or item.period, money=money)
        found += _claims(clause, counted, item, _of(sheet, item.owner))
    return found, sheet


def _past(marks: Sequence[Mark], at: int) -> int:
    """The place after signs between items."""
    while at < len(marks) and marks[at].meaning in _APART:
        at += 1
    return at


def _item(clause: Clause, counted: Sequence[Quantity], at: int, sheet: Sheet) -> _Item | None:
    """The figure that begins at a place; None where anything else does."""
    marks, first = clause.marks, at
    owner, at = _owner(marks, at, sheet)
    sheet = _of(sheet, owner)
    noun = next((one for one in range(at, len(marks)) if marks[one].kind == "measures"), at)
    kind = marks[noun].meaning if noun < len(marks) else ""
    if kind not in {*FLOWS, *_SIGNED} or _past_partner(marks, at, sheet, kind) != noun:
        return None
    if clause.words.syntax.genitive and not owner and noun + 1 < len(marks):
        owner, after = _owner(marks, noun + 1, sheet, is_after=True)
        sheet, noun = _of(sheet, owner), after - 1
    at = _past_partner(marks, noun + 1, sheet, kind)
    at, period = _dated(clause, at, sheet)
    begun = at
    while at < len(marks) and marks[at].meaning in _LED:
        at += 1
    # A balance may be told with its sign.
    at += kind == "balance" and at < len(marks) and marks[at].form == "+"
    number = next((one for one in counted if one.first == at), None)
    is_part = kind in IN_PAIR and sheet.partner != WORLD
    units = {"percent"} if is_part and number and number.value > 0 else set()
    if number is None or not (number.unit.isupper() or number.unit in units):
        return None
    if at - begun > 2:  # noqa: PLR2004 -- ": -5"
        return None
    is_minus = at > begun and marks[at - 1].meaning in DASHES and _is_minus(marks, at - 1)
    if is_minus and kind != "balance":
        return None
    sign = -1 if is_minus else _SIGNED.get(kind, 1)
    led = {mark.meaning for mark in marks[begun:at]}
    if kind == "balance" and not is_minus and led and led <= DASHES:
        # *Balance - 2*: a dash that leads to it, or less than nothing.
        sign = 0
    until, bracket = _bracket(marks, number.until)
    own = _only_time(clause, bracket)
    shares, until = of_which(clause, until, kind) if sheet.partner == WORLD else ((), until)
    kind = "balance" if kind in _SIGNED else kind
    return _Item(owner, kind, first, until, number, sign, period, own, bracket, shares)


def _owner(
    marks: Sequence[Mark], at: int, sheet: Sheet, *, is_after: bool = False
) -> tuple[str, int]:
    """One of the two whose own a figure is told to be, and the place after it; else none."""
    mark = marks[at]
    if not mark.is_a("countries", sheet.reporter, sheet.partner) or mark.meaning == WORLD:
        return "", at
    following = marks[at + 1 : at + 2]
    is_own = any(one.is_a("links", "own") for one in following)
    is_before = any(one.kind == "measures" for one in following) and mark.case in {"", "of"}
    is_told = is_own or is_before or mark.case == "of" or is_after
    return (mark.meaning, at + 1 + is_own) if is_told else ("", at)


def _of(sheet: Sheet, owner: str) -> Sheet:
    """The heading of the one of two whose own a figure is."""
    if owner != sheet.partner:
        return sheet
    return sheet._replace(reporter=sheet.partner, partner=sheet.reporter)


def _past_partner(marks: Sequence[Mark], at: int, sheet: Sheet, flow: str) -> int:
    """The place after words that say no more than with whom a flow is, or that it is all of it."""
    while at < len(marks):
        is_led = marks[at].is_a("links", *LINKED.get(flow, ()))
        is_with = marks[at + is_led : at + is_led + 1] != () and (
            marks[at + is_led].is_a("countries", sheet.partner)
        )
        is_told = is_with and (is_led or marks[at].case in LINKED.get(flow, ()))
        # What is all of it may be with all the world.
        is_total = marks[at].is_a("whole", "total") and sheet.partner != WORLD
        if is_total or not (is_told or marks[at].kind == "whole"):
            break
        at += 1 + (is_told and is_led)
    return at


def _dated(clause: Clause, at: int, sheet: Sheet) -> tuple[int, str]:
    """The place after a time, in brackets or not, that a figure is of; and that time.

    Months that say no year are of the heading's.
    """
    marks, begun = clause.marks, at
    while at < len(marks) and (marks[at].meaning in {"(", ","} or marks[at].kind == "links"):
        at += 1
    told = next((one for one in clause.periods if one.first == at), None)
    if told is None or (told.is_assumed and not sheet.period):
        return begun, ""
    years = year_of(sheet.period) - year_of(told.period) if told.is_assumed else 0
    period = shifted(told.period, years)
    if not is_past(clause, period):
        return begun, ""
    at = told.until
    while at < len(marks) and (marks[at].meaning == ")" or marks[at].kind == "whole"):
        at += 1
    return at, period


def _only_time(clause: Clause, bracket: tuple[int, int] | None) -> str:
    """The time that is all a bracket tells; blank where it tells anything else."""
    first, until = bracket or (0, 0)
    told = [one for one in clause.periods if first <= one.first < until]
    rest = {*range(first, until)} - time_places(clause, told)
    is_plain = all(clause.marks[at].kind in {"whole", "links"} for at in rest)
    is_one = len(told) == 1 and is_plain and not clause.is_earlier(told[0])
    return told[0].period if is_one and not told[0].is_assumed else ""


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
    period = item.own or item.period or sheet.period
    if item.bracket and not (item.own or _is_counted(clause, counted, item.bracket)):
        # *Forecast*, *to Russia*, *without oil*: of what it is, that says.
        yield Unread(*places, "measure")
        return
    if item.sign == 0 or not (period and is_past(clause, period)):
        yield Unread(*places, "period" if item.sign else "measure")
        return
    number, currency = in_dollars(item.number)
    kind = IN_PAIR[item.kind][0] if number.unit == "percent" else item.kind
    said = Said(
        sheet.reporter, sheet.partner, kind, "level", period, "is",
        number.value * item.sign, number.precision, currency=currency,
    )  # fmt: skip
    assumed: dict[Part, str] = {"reporter": sheet.reporter, "partner": sheet.partner}
    assumed |= {} if item.own or item.period else {"period": period}
    yield Candidate(*places, (Reading(said, assumed),))
    for share in item.shares:
        told = replace(
            said, partner=share.partner, measure=f"share of {item.kind}", currency="",
            value=share.number.value, precision=share.number.precision,
        )  # fmt: skip
        first, until = share.number.first, share.until
        whose: dict[Part, str] = {"reporter": sheet.reporter, "period": period}
        yield Candidate(
            clause.marks[first].start, clause.marks[until - 1].end, (Reading(told, whose),)
        )
    if item.bracket and not item.own:
        first, until = item.bracket
        places = (clause.marks[first].start, clause.marks[until - 1].end)
        way = bracketed(clause, item.bracket, counted, (said, sheet.base))
        ways = (Reading(way.said, {**assumed, **way.assumed}),) if way else ()
        yield Candidate(*places, ways) if ways else Unread(*places, "measure")


def _is_counted(clause: Clause, counted: Sequence[Quantity], bracket: tuple[int, int]) -> bool:
    """Whether a bracket tells a number, and no word that changes what the one before it is of."""
    first, until = bracket
    is_told = any(first <= one.first < until for one in counted)
    kinds = {mark.kind for mark in clause.marks[first:until] if not mark.is_a("cannot", "measure")}
    return is_told and kinds.isdisjoint({"cannot", "goods", "services", "groups"})
