"""What a part of a sentence asserts that is told as an example is. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.claims.rule import SIGNS
from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.examples.another import of_another
from dashboard.prose.examples.antecedents import check_subject, has, is_act, of_it, way
from dashboard.prose.examples.closing_period import period_at_end
from dashboard.prose.examples.doubts import (
    check_bare_share,
    check_base,
    check_era,
    check_goods_beside,
    check_goods_carried,
    check_goods_share,
    check_late,
    check_moved,
    check_opening,
    check_single,
    check_taken,
    check_whole,
)
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.examples.flow_by_example import is_of_other, of_flow
from dashboard.prose.examples.pair_by_example import of_pair
from dashboard.prose.examples.pieces import Piece
from dashboard.prose.examples.rank_by_example import rank, rank_of_it
from dashboard.prose.examples.same import is_same, of_same
from dashboard.prose.examples.teaching import IT, OF_RANK
from dashboard.prose.found import Reading, UnreadableError, refuse
from dashboard.prose.measured.between import (
    check_difference,
    check_multiple,
    check_supplied,
    check_total,
)
from dashboard.prose.measured.goods import GOODS_IN, GoodsApart, of_goods
from dashboard.prose.measured.percentages import flow_in_turnover
from dashboard.prose.measured.statements import Measured, readings
from dashboard.prose.measured.tails import check_range
from dashboard.prose.rephrasing.epithets import is_with_unnamed
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import whose
from dashboard.prose.words.marks import OTHER_FLOW, is_sign
from dashboard.prose.words.shapes import (
    BY,
    COMPARED,
    COVERAGE,
    IS,
    NOUN,
    PART,
    SAME,
    TOTAL,
    UNCOUNTED,
)
from etl.schema import WORLD

_GOODS_IN: Final = "goods in "
_WITH_WHOM: Final = frozenset({"to", "from", "with"})


def of_fitted(
    clause: Clause, one: FittedNumber, pair: Pair, before: Said | None = None
) -> list[Reading]:
    """What one number of a fitting part asserts, after what was told ``before``.

    Where nothing beside it says of which period it is, it is of the one at the end of the sentence,
    as assumed. Raises UnreadableError.
    """
    try:
        return _of_fitted(clause, one, pair, before)
    except UnreadableError as error:
        period = period_at_end(clause, one.piece, is_list=bool(one.fit.like))
        if error.reason != "period" or one.piece.number is None or not period:
            raise
        number = replace(one.piece.number, period=period)
        of_period = one._replace(piece=replace(one.piece, number=number))
        return _of_fitted(clause, of_period, pair, before)


def _of_fitted(clause: Clause, one: FittedNumber, pair: Pair, before: Said | None) -> list[Reading]:
    piece, measure, fit, others, _ = one
    # Whose it is as it was before may be named again.
    known = {fit.owner, fit.other, pair.reporter} if fit.other else {fit.owner}
    if not ((fit.owner and fit.other) or fit.is_part_of_it) and others - known:
        # It may be the one that this part does not name.
        refuse("partner" if fit.owner else "reporter")
    number = piece.number
    check_goods_share(clause, fit, measure)
    check_goods_carried(clause, fit)
    check_goods_beside(fit, measure)
    check_base(clause, fit, piece)
    check_era(clause, piece)
    if number is None or fit.shape.what in UNCOUNTED or number.unit in SIGNS:
        check_late(clause, fit)
    check_opening(clause, fit, is_rank=number is None)
    if one.is_of_it or measure in {SAME, OF_RANK}:
        return _of_before(clause, one, before)
    check_subject(clause, fit, pair)
    if is_act(clause, fit, pair):
        if before and before.measure.split()[0] in {"rank", "share"}:
            return of_it(clause, one._replace(measure=IT), before)
        pair = pair.of(pair.partner, pair.reporter)
    if number is None:
        return _of_two(clause, fit, rank(clause, fit, piece), measure, pair)
    check_range(clause, number)
    check_difference(clause, number)
    check_total(clause, number)
    if fit.shape.what != COVERAGE:
        check_multiple(clause, number)
    if measure.startswith(("share", _GOODS_IN)):
        return _of_share(clause, one, pair, before)
    return _of_amount(clause, one, pair, before)


def _of_amount(clause: Clause, one: FittedNumber, pair: Pair, before: Said | None) -> list[Reading]:
    """What an example tells of a flow: of itself, beside the other, or with another partner."""
    what = one.fit.shape.what
    if what in BY and len({each.period for each in clause.periods}) > 1:
        # More bought in one year than sold in another.
        refuse("period")
    if what in BY and one.fit.codes:
        # More oil bought than all that was sold.
        refuse("goods")
    if what in COMPARED:
        return of_another(clause, one, pair)
    told_of = of_pair if what in {PART, COVERAGE} else of_flow
    return told_of(clause, one, pair, before)


def _of_before(clause: Clause, one: FittedNumber, before: Said | None) -> list[Reading]:
    """What goes on with what was told right before: of it, of another time, or of its partners."""
    if one.measure == OF_RANK:
        return rank_of_it(clause, one, before)
    _check_noun(clause, one.fit)
    return (of_same if is_same(one, before) else of_it)(clause, one, before)


def _of_share(clause: Clause, one: FittedNumber, pair: Pair, before: Said | None) -> list[Reading]:
    """A share that a country, or goods, have in what somebody trades; or of what was told."""
    piece, measure, fit = one.piece, one.measure, one.fit
    number = piece.number
    if number is None:
        refuse("measure")
    is_next = bool(fit.codes and not fit.other and clause.counted_until(piece.first))
    if is_next and before and before.partner != WORLD and before.measure.startswith("share of"):
        # *China's share is 38%, in exports of copper 60*: China's still.
        refuse("goods")
    if _is_itself(fit, piece):
        noun = Term(measure.split()[-1], is_partner=False, owner="", other=fit.other)
        return flow_in_turnover(clause, number, noun, pair)
    is_joined = clause.marks[max(piece.first - 1, 0)].is_a("links", "and")
    if is_joined and before and before.measure.endswith("in the pair"):
        # *Imports make up 80% of its trade with one, and 60% of that with another*.
        refuse("measure")
    check_taken(clause, fit, piece)
    check_moved(clause, fit, piece)
    if fit.like:
        check_supplied(clause, number, measure)
    if before and is_of_other(fit, measure, before):
        pair = pair.of(before.partner, before.reporter)
    fit, measure = _of_goods(fit, measure, before)
    check_bare_share(fit, measure, before)
    if pair.last == "turnover" and _is_bare(fit) and fit.other == pair.partner:
        # *Trade was 7, exports to it 80%*: of what the two trade, and not of all exports.
        refuse("measure")
    if before and _is_of_pair(fit, measure, before):
        what = Measured(before.reporter, before.partner, f"{before.measure} in the pair")
        return readings(clause, number, what, {"it": what.measure})
    return _of_two(clause, fit, number, measure, pair)


def _is_of_pair(fit: Fit, measure: str, before: Said) -> bool:
    """Whether a flow told right before is so much of the trade of its pair: *or 32% of trade*."""
    is_bare = not fit.other and _is_bare(fit)
    is_flow = before.measure in OTHER_FLOW and before.operation == "level"
    return is_bare and is_flow and measure == "share of turnover" and before.partner != WORLD


def _is_bare(fit: Fit) -> bool:
    """Whether no word says whose trade a share is of, nor that it is of all."""
    return not (fit.owner or has(fit, TOTAL))


def _check_noun(clause: Clause, fit: Fit) -> None:
    """Refuse what may be said of a noun right before it: *exports, which matter, rose by 5%*."""
    first = fit.places.start
    last = clause.counted_until(first)
    divided = next((at for at in range(last, first) if is_sign(clause.marks[at])), first)
    if any(divided < term.noun < first for term in clause.terms):
        refuse("measure")


def _is_itself(fit: Fit, piece: Piece) -> bool:
    """Whether a flow is what so much is of what was told: *20% was exports*, and no more."""
    after = fit.whole[fit.place(piece.first) + 1 :]
    tokens = [one.token for one in after]
    # *Of which*.
    tokens = tokens[2:] if tokens[:2] == ["of", "it"] else tokens
    is_noun = len(tokens) > 1 and tokens[0].startswith(IS) and tokens[1].startswith(NOUN)
    # With whom it is goes without saying, or is told again.
    is_plain = len(tokens) == 2 or (len(tokens) == 4 and tokens[2] in _WITH_WHOM)  # noqa: PLR2004 -- a verb, a noun, and with whom
    return is_noun and is_plain and not (fit.owner or fit.codes)


def _of_goods(fit: Fit, measure: str, before: Said | None) -> tuple[Fit, str]:
    """A share that nobody is said to have as one of the goods told of right before, if any were."""
    goods = before.only if before and before.partner == WORLD else ""
    if not goods or fit.other or fit.codes or measure not in GOODS_IN:
        return fit, measure
    return replace(fit, codes=(goods,)), GOODS_IN[measure]


def _of_two(clause: Clause, fit: Fit, number: Quantity, measure: str, pair: Pair) -> list[Reading]:
    """A share, or a rank, that one country has in what another trades."""
    # The first exporter of some goods may be the world's.
    home = "" if fit.codes else pair.home
    reporter, assumed = whose(fit.owner, pair.reporter or home)
    partner = fit.other
    if measure.startswith(_GOODS_IN):
        # Of what goes to one, else of all.
        partner = fit.other or WORLD
        if partner == WORLD and is_with_unnamed(clause.marks, clause.words.syntax):
            refuse("partner")
    elif not partner:
        partner = pair.partner if pair.partner != reporter else ""
        assumed |= {"partner": partner}
    is_of_all = partner == WORLD and not measure.startswith(_GOODS_IN)
    if not partner or partner == reporter or is_of_all:
        refuse("partner")
    check_whole(fit, measure)
    operation = "level"
    if number.unit == "points":
        direction = way(fit, fit.whole[fit.place(number.first)])
        if not direction:
            refuse("measure")
        operation, number = "change in points", replace(number, value=number.value * direction)
    elif number.unit in SIGNS:
        check_single(clause, fit)
        operation = "change"
    elif number.unit not in {"percent", "rank"}:
        refuse("measure")
    found = readings(clause, number, Measured(reporter, partner, measure, operation), assumed)
    return of_goods(found, GoodsApart(clause, fit.codes))
