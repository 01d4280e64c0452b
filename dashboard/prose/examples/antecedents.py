"""Parts of a sentence that go on with what was told before them, and whose they are. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.beside import is_with
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.examples.pieces import COUNTRY, Piece, is_moved, named, trimmed
from dashboard.prose.examples.teaching import OF_IT
from dashboard.prose.found import Reading, refuse
from dashboard.prose.measured.asserted import level_or_change
from dashboard.prose.measured.goods import GoodsApart, of_goods
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.measured.statements import Measured, readings
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import Sides
from dashboard.prose.words.marks import DIVIDES, is_sign
from dashboard.prose.words.shapes import TOTAL
from dashboard.prose.words.vocabulary import Mark
from etl.schema import DOLLARS, WORLD

_SHARE: Final = "=share"
_AWAY: Final = {"exports": ("from",), "imports": ("to",), "turnover": ("from", "to")}
_WAYS: Final = {"rises": 1, "falls": -1}


def _goes_on(clause: Clause, fit: Fit) -> Mark | None:
    """The word that goes on of who heads the sentence, as *taking* does; None where none does."""
    first = clause.marks[trimmed(fit.pieces)[0].first]
    return first if first.head in clause.words.syntax.joining else None


def check_subject(clause: Clause, fit: Fit, pair: Pair) -> None:
    """Refuse a part that may be of another country than was spoken of: of who heads the sentence.

    *Russia, its partner, sells 20% of its exports* is of Russia's; *taking 20% of its exports* goes
    on of the same. Raises UnreadableError.
    """
    head = clause.countries[0] if clause.countries else ""
    if head == pair.partner and _is_led(clause):
        head = ""
    elif head == pair.partner and has(fit, _SHARE):
        # Whose share it is, is said of the head: *it is a partner, and its share in trade is*.
        return
    is_of_head = not fit.owner and head not in {"", pair.reporter, fit.other}
    syntax, here = clause.words.syntax, clause.marks[fit.places.start : fit.places.stop]
    is_its = any(mark.form in syntax.its for mark in here)
    named = _named_aside(clause, fit)
    if not fit.owner and named not in {"", pair.reporter, fit.other}:
        refuse("reporter")
    is_apposed = fit.places.start > 0 and _is_apposed(clause)
    if is_of_head and (is_its or is_apposed or syntax.joining) and not _goes_on(clause, fit):
        refuse("reporter")


def _is_led(clause: Clause) -> bool:
    """Whether trade is only with the country named first: *imports from Iran, and exports*."""
    at = next((at for at, mark in enumerate(clause.marks) if mark.kind == "countries"), 0)
    return is_with(clause.marks, at)


def _named_aside(clause: Clause, fit: Fit) -> str:
    """The country between two signs right before a part: *its partner, Russia, raised exports*."""
    marks = [mark for mark in clause.marks[: fit.places.start + 1] if mark.kind != "whole"]
    if is_sign(clause.marks[fit.places.start]):
        marks = marks[:-1]
    at = len(marks) - 1 - (bool(marks) and is_sign(marks[-1]))
    is_alone = at > 0 and marks[at].kind == "countries" and is_sign(marks[at - 1])
    return marks[at].meaning if is_alone else ""


def _is_apposed(clause: Clause) -> bool:
    """Whether more is said of who heads a sentence between two signs: *Italy, a partner, buys*."""
    head = [mark for mark in clause.marks if mark.kind != "whole"][:2]
    return len(head) > 1 and head[0].kind == "countries" and head[1].meaning in DIVIDES


def is_act(clause: Clause, fit: Fit, pair: Pair) -> bool:
    """Whether the other country is who does what a part tells: *a buyer, buying so much*."""
    word = _goes_on(clause, fit)
    is_bare = not (fit.owner or fit.other) and word is not None and word.kind == "measures"
    return is_bare and bool(pair.partner) and clause.countries[:1] == (pair.partner,)


def of_it(clause: Clause, told: FittedNumber, before: Said | None) -> list[Reading]:
    """A share, or an amount, of the trade that was told of right before."""
    number, is_share = told.piece.number, told.measure == OF_IT
    if number and before and not is_share and number.unit in {"percent", "change"}:
        return _change_of_it(clause, told, number, before)
    flow = before.measure.split()[-1] if before else ""
    if number is None or before is None or before.operation != "level" or flow not in FLOWS:
        refuse("measure")
    if number.unit.isupper() == is_share or (is_share and number.unit != "percent"):
        refuse("measure")
    if _is_turned(told.fit, flow):
        refuse("measure")
    is_beside = not is_share and _is_beside(clause, told.fit, before)
    whole = replace(before, partner=WORLD) if is_beside else before
    partner = _partner_of_it(told.fit, whole, is_share=is_share)
    if partner in {"", before.reporter}:
        refuse("partner")
    what = Measured(before.reporter, partner, f"share of {flow}" if is_share else flow)
    number, currency = in_dollars(number)
    number = of_its_time(clause, told.fit, number, before)
    found = in_currency(readings(clause, number, what, {"it": what.measure}), currency)
    if told.fit.codes:
        return of_goods(found, GoodsApart(clause, told.fit.codes))
    return of_goods_told(clause, told.fit, found, before)


def _is_turned(fit: Fit, flow: str) -> bool:
    """Whether what is told of a flow goes another way: *exports of 6, of which 1 from Turkey*."""
    away = _AWAY.get(flow, ())
    ways = {f"{COUNTRY}/{way}" for way in away}
    return any(
        fit.pieces[at].token in ways or (at > 0 and fit.pieces[at - 1].token in away)
        for at in named(fit.pieces)
    )


def _is_beside(clause: Clause, fit: Fit, before: Said) -> bool:
    """Whether an amount may be of another partner than the one told right before.

    Of a member of the group that was told of, or of who comes after one with its place.
    """
    unions = clause.words.unions
    is_within = before.partner in unions and fit.other not in unions
    is_after = before.measure in FLOWS and clause.is_there("ranks", 0, fit.places.start)
    return bool(fit.other) and (is_within or is_after)


def of_its_time(clause: Clause, fit: Fit, number: Quantity, before: Said) -> Quantity:
    """A number of what was told before, of that one's time where its own words say none.

    Raises UnreadableError where others may say another.
    """
    if any(one.first in fit.places for one in clause.periods):
        return number
    _check_time(clause, number, before)
    if clause.says_now:
        refuse("period")
    return replace(number, period=before.period)


def of_goods_told(clause: Clause, fit: Fit, found: list[Reading], before: Said) -> list[Reading]:
    """What goes on with what was told, of the same goods. Raises UnreadableError of all of them."""
    own = clause.marks[fit.places.start : fit.places.stop]
    is_all = any(mark.is_a("whole", "total") for mark in own)
    if before.only and is_all and found[0].said.measure in FLOWS:
        refuse("goods")
    return of_goods(found, GoodsApart(clause, (before.only,) if before.only else ()))


def _check_time(clause: Clause, number: Quantity, before: Said) -> None:
    """Refuse what is told of another time than was spoken of. Raises UnreadableError."""
    here = range(clause.counted_until(number.first), clause.part(number.first)[1])
    told = {one.period for one in clause.periods if one.first in here}
    is_yearly = any(clause.marks[at].kind == "yearly" for at in here)
    if is_yearly or not told <= {before.period}:
        refuse("period")


def _change_of_it(
    clause: Clause, told: FittedNumber, number: Quantity, before: Said
) -> list[Reading]:
    """How much more or less it is than before: *this is 5% up on the year*."""
    fit = told.fit
    direction = way(fit, told.piece)
    is_bare = not (fit.owner or fit.other)
    if not (direction and is_bare) or before.operation != "level" or before.measure not in FLOWS:
        refuse("measure")
    if clause.countries_in(0, number.first) - {before.reporter, before.partner}:
        # It may be of another that was told in between.
        refuse("partner")
    who: Sides = [(before.reporter, before.partner, {"it": before.measure})]
    of_its_time = replace(clause, spoken_of=before.period)
    found = level_or_change(of_its_time, number, before.measure, who, ("change", direction))
    return of_goods_told(clause, told.fit, found, before)


def way(fit: Fit, piece: Piece) -> int:
    """1 where a number is one of a rise, -1 where of a fall: by the last word of one before it.

    Where a part goes on with another, by its own word. So many times as much is a rise by itself.
    """
    own = [one for one in fit.pieces if is_moved(one)] if fit.like else []
    if len(own) == 1:
        return _WAYS[own[0].meaning]
    told = [one for one in fit.whole if is_moved(one)]
    before = [one for one in told if one.first < piece.first]
    beside = before[-1:] or told[:1]
    is_rise = piece.number is not None and piece.number.is_rise
    return _WAYS[beside[0].meaning] if beside else int(is_rise)


def _partner_of_it(fit: Fit, before: Said, *, is_share: bool) -> str:
    """With whom it is: with whom *it* was, or of a country's whole trade, who has some of that.

    A share is one of the same trade where a rank was told, or where it is one of *the total*; an
    amount where a rank or a share was.
    """
    if fit.owner:
        return ""
    is_flow = before.measure in FLOWS
    if before.partner == WORLD:
        return fit.other if is_flow else ""
    if is_share and before.measure.startswith("share") and fit.other:
        # Of the same another has so much.
        return fit.other
    is_ranked = before.measure.startswith("rank")
    is_same = is_ranked or (is_flow and has(fit, TOTAL) if is_share else not is_flow)
    return before.partner if is_same and fit.other in {"", before.partner} else ""


def in_dollars(number: Quantity) -> tuple[Quantity, str]:
    """An amount as one of dollars, and its currency where that is another."""
    if not number.unit.isupper():
        return number, ""
    return replace(number, unit=DOLLARS), "" if number.unit == DOLLARS else number.unit


def in_currency(found: list[Reading], currency: str) -> list[Reading]:
    """What amounts of a currency are said to be; of dollars it is blank."""
    return [replace(one, said=replace(one.said, currency=currency)) for one in found]


def has(fit: Fit, token: str) -> bool:
    """Whether a word is among those of a part."""
    return any(one.token == token for one in fit.pieces)
