"""Goods that a sentence tells of: those its trade is of, or those that have a share in it. Pure.

A sentence about goods is read as if it were about all of them, and what it says is then said of
the goods: *exports of gold to Italy* as *exports to Italy*, and *oil accounts for 90% of exports*
as if oil were a partner.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.claims.said import Said
from dashboard.measures.lens import BUT
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.measured.percentages import IN_PAIR
from dashboard.prose.rephrasing.epithets import is_with_unnamed
from dashboard.prose.rephrasing.pronouns import is_it
from etl.schema import WORLD

_HAVING: Final = "#"
"""In a partner's place: the goods that have a share."""

GOODS_IN: Final = {"share of exports": "goods in exports", "share of imports": "goods in imports"}
"""The measure of a share that goods have, for that of one that a country has."""

_OF_PAIR: Final = tuple(measure for both in IN_PAIR.values() for measure in both)


_ALIKE: Final = frozenset({
    "is", "rises", "falls", "about", "years", "number", "units", "magnitudes", "compared",
    "relations", "month", "parts", "monthly", "counts",
})  # fmt: skip
"""Kinds of words between two numbers that leave them of one thing."""


class GoodsApart(NamedTuple):
    """A clause without its goods, and the HS codes or groups that they may be; none is all.

    ``are_having`` where they have a share, and the trade itself is of all goods.
    """

    clause: Clause
    codes: tuple[str, ...] = ()
    are_having: bool = False


def is_of_thing(clause: Clause) -> bool:
    """Whether what is traded is told, and not by name: *sold it to Russia*, *2 worth of it*.

    That is goods which were named before, but in a sentence that names some itself.
    """
    if any(mark.kind == "goods" for mark in clause.marks):
        return False
    marks, its = clause.marks, clause.words.syntax.its
    for before, one, after in zip(marks, marks[1:], marks[2:], strict=False):
        is_traded = before.kind == "measures" and (is_it(one) or one.form in its)
        is_counted = before.kind in {"units", "magnitudes"} and one.kind == "whole" and is_it(after)
        if is_counted or (is_traded and after.is_a("links", "to", "from", "on")):
            return True
    return False


def goods_apart(clause: Clause) -> GoodsApart:
    """The goods of a clause apart from the rest.

    Raises UnreadableError where they are several, or several flows may be of them.
    """
    marks = clause.marks
    told = [at for at, mark in enumerate(marks) if mark.kind == "goods"]
    if not told:
        return GoodsApart(clause)
    flows = [term for term in clause.terms if not term.is_partner and term.kind != "share"]
    # A rank told beside it may be of all goods.
    is_ranked = any(term.is_partner and term.rank for term in clause.terms)
    if len(told) > 1 or len(flows) != 1 or is_ranked:
        refuse("goods")
    (at,) = told
    if clause.words.syntax.verb_last and not _are_of_one(clause, at):
        refuse("goods")
    codes = tuple(marks[at].meaning.split())
    if _is_flow(clause, at - 2) and (_is_from(clause, at - 1) or _is_done(clause, at - 2)):
        kept = replace(marks[at], kind="whole")
        return GoodsApart(replace(clause, marks=(*marks[:at], kept, *marks[at + 1 :])), codes)
    # Of two shares only one may be theirs.
    are_shares = sum(one.unit == "percent" for one in clause.quantities) > 1
    if are_shares:
        refuse("goods")
    if _is_flow(clause, at + 1) or _is_flow(clause, at - 1):
        return GoodsApart(replace(clause, marks=(*marks[:at], *marks[at + 1 :])), codes)
    is_of = at > 0 and marks[at - 1].is_a("links", "of")
    if (is_of and _is_flow(clause, at - 2)) or _is_amount_of(clause, at):
        return GoodsApart(replace(clause, marks=(*marks[: at - 1], *marks[at + 1 :])), codes)
    if _is_bought(clause, at):
        return GoodsApart(replace(clause, marks=(*marks[:at], *marks[at + 1 :])), codes)
    if len(clause.quantities) > 1:
        refuse("goods")
    having = replace(marks[at], kind="countries", meaning=_HAVING)
    rest = (*marks[:at], having, *marks[at + 1 :])
    return GoodsApart(replace(clause, marks=rest), codes, are_having=True)


def _are_of_one(clause: Clause, goods: int) -> bool:
    """Whether all numbers are of one flow of goods: nothing comes between them after it."""
    numbers = clause.quantities
    if len(numbers) < 2:  # noqa: PLR2004 -- one is of one
        return True
    first, until = numbers[0].until, numbers[-1].first
    is_before = _is_flow(clause, goods + 1) and goods < numbers[0].first
    is_one = all(
        mark.kind in _ALIKE or mark.meaning == "," or mark.is_a("links", "that")
        for mark in clause.marks[first:until]
        if not mark.is_a("whole", "words")
    )
    return is_before and is_one and not clause.is_there("countries", first, len(clause.marks))


def _is_from(clause: Clause, at: int) -> bool:
    """Whether an adjective after a flow says whose goods it is of: *exports of Russian gas*."""
    mark = clause.marks[at]
    return mark.kind == "countries" and mark.is_adjective and clause.words.syntax.genitive


def _is_done(clause: Clause, at: int) -> bool:
    """Whether who trades, and then the goods, follow a word for what is traded by somebody."""
    is_done = clause.marks[at].form.endswith(clause.words.syntax.traded_ends)
    return is_done and clause.marks[at + 1].kind == "countries"


def _is_bought(clause: Clause, at: int) -> bool:
    """Whether goods stand between from whom they are and for how much: *bought of them oil for*."""
    before, after = clause.marks[max(at - 3, 0) : at], clause.marks[at + 1 : at + 2]
    is_linked = [mark.kind for mark in before] == ["measures", "links", "countries"]
    is_for = bool(after) and after[0].is_a("links", "on")
    is_money = any(one.first > at and one.unit.isupper() for one in clause.quantities)
    is_told = clause.words.syntax.genitive and _is_flow(clause, at - 3)
    return is_told and is_linked and is_for and is_money


def _is_flow(clause: Clause, at: int) -> bool:
    if not 0 <= at < len(clause.marks):
        return False
    return clause.marks[at].kind == "measures" and clause.marks[at].meaning != "share"


def _is_amount_of(clause: Clause, at: int) -> bool:
    """Whether it is bought or sold for money: *imported $3 billion of*, *$3 billion worth of*."""
    before = clause.marks[at - 1 : at]
    if not before or not (before[0].kind == "whole" or before[0].is_a("links", "of")):
        return False
    number = next((one for one in clause.quantities if one.until == at - 1), None)
    if number is None or not number.unit.isupper():
        return False
    verb = number.first - 1
    while verb > 0 and clause.marks[verb].kind in {"about", "relations"}:
        verb -= 1
    return _is_flow(clause, verb)


def of_goods(readings: Iterable[Reading], told: GoodsApart) -> list[Reading]:
    """Readings of a clause without its goods, of these goods. Raises UnreadableError."""
    found = []
    for reading in readings:
        said, assumed = reading.said, dict[Part, str](reading.assumed)
        if told.codes and not told.are_having and said.measure in _OF_PAIR:
            refuse("goods")
        if told.are_having:
            if said.partner != _HAVING or said.measure not in GOODS_IN:
                refuse("goods")
            if is_with_unnamed(told.clause.marks, told.clause.words.syntax):
                refuse("partner")
            said = replace(said, partner=WORLD, measure=GOODS_IN[said.measure])
        for code in told.codes or ("",):
            if code.startswith(BUT) and said.measure in GOODS_IN.values():
                # Only of what a code holds is it known which part of all goods it is.
                refuse("goods")
            several: dict[Part, str] = {"only": code} if len(told.codes) > 1 else {}
            found.append(Reading(replace(said, only=code), assumed | several))
    return found


def check_goods_whole(clause: Clause, found: Reading, last: Said | None) -> None:
    """Refuse a share of goods in a flow of which one partner's was told right before.

    *Exports to one were $5 billion; oil made up 90% of exports*: of these, or of all. Raises
    UnreadableError.
    """
    said = found.said
    is_bare = said.partner == WORLD and "reporter" in found.assumed
    is_of_all = any(mark.is_a("whole", "total") for mark in clause.marks)
    if last is None or last.partner == WORLD or not is_bare or is_of_all:
        return
    if said.measure == GOODS_IN.get(f"share of {last.measure}"):
        refuse("partner")
