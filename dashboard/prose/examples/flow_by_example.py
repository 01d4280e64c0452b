"""What a part of a sentence asserts of a flow, or a balance, as an example does. Pure."""

from dataclasses import replace

from dashboard.claims.said import Said
from dashboard.prose.clauses.beside import is_for_another
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.examples.antecedents import has, in_currency, in_dollars, way
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.examples.left_after import check_sent
from dashboard.prose.examples.pieces import BY, Piece, is_moved, trimmed
from dashboard.prose.examples.stepping import is_step
from dashboard.prose.found import Reading, refuse
from dashboard.prose.measured.asserted import level_or_change
from dashboard.prose.measured.attachment import check_growth
from dashboard.prose.measured.goods import GoodsApart, of_goods
from dashboard.prose.rephrasing.epithets import is_with_unnamed
from dashboard.prose.times.other_parts import is_own
from dashboard.prose.whose.mutual import check_bare_flow, check_renamed
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import Sides, sides
from dashboard.prose.words.marks import BALANCES, OTHER_FLOW, is_sign, past
from dashboard.prose.words.shapes import MUTUAL, NOUN, TOTAL, UNCOUNTED
from dashboard.prose.words.vocabulary import VERBS
from etl.schema import WORLD


def of_flow(clause: Clause, told: FittedNumber, pair: Pair, before: Said | None) -> list[Reading]:
    """An amount or a change of a flow or a balance; or that there is one, however little."""
    if told.fit.shape.what not in UNCOUNTED:
        return _of_flow(clause, told, pair, before)
    _check_uncounted(clause, told)
    found = _of_flow(clause, told, pair, before)
    return [replace(one, said=replace(one.said, value=0.0)) for one in found]


def _of_flow(clause: Clause, told: FittedNumber, pair: Pair, before: Said | None) -> list[Reading]:
    piece, measure, fit = told.piece, told.measure, told.fit
    number = piece.number
    if number is None or number.unit == "points":
        refuse("measure")
    check_sent(clause, fit)
    _check_countries(clause, told, pair, before)
    pair = _pair(clause, told, pair, before)
    end = past(clause.marks, fit.places.stop)
    here = replace(clause, marks=clause.marks[fit.places.start : end])
    noun = Term(measure, is_partner=False, owner=fit.owner, other=fit.other)
    if not fit.owner and _is_heads(clause, fit, pair):
        noun = replace(noun, owner=pair.reporter)
    who = _sides(here, fit, noun, pair)
    if noun.owner != fit.owner:
        who = [(one, other, assumed | {"reporter": one}) for one, other, assumed in who]
    if told.is_led and (who[0][1], "partner" in who[0][2]) == (WORLD, True):
        # They may say with whom.
        refuse("partner")
    if measure in BALANCES and is_for_another(clause.marks, number.until, who[0][0]):
        refuse("reporter")
    own = way(fit, piece)
    goes = own or _way_before(clause, fit, piece, before)
    how = ("level", 0) if number.unit.isupper() else ("change", goes)
    if number.unit.isupper() and is_step(clause, fit, piece):
        how = "change in points", own
    if any(map(is_moved, fit.whole)):
        check_growth(number)
    if not (how[1] or number.unit.isupper()) and (number.unit == "percent" or number.is_times):
        refuse("measure")
    _check_verb(clause, fit, number, how[0])
    number, currency = in_dollars(number)
    if currency and how[0] != "level":
        # By how much something rose in it depends on the rates of two years.
        refuse("currency")
    found = in_currency(level_or_change(clause, number, measure, who, how), currency)
    return of_goods(found, GoodsApart(clause, fit.codes))


def _pair(clause: Clause, told: FittedNumber, pair: Pair, before: Said | None) -> Pair:
    """Whose trade with whom was told before, as it is for this flow. Raises UnreadableError."""
    fit = told.fit
    if before and is_of_other(fit, told.measure, before) and before.measure.startswith("rank"):
        # *The largest buyer, with imports of so much*: the buyer's, and nobody's after a full stop.
        if not clause.is_there("ranks", 0, fit.places.start):
            refuse("partner")
        return pair.of(before.partner, before.reporter)
    if not (fit.owner or fit.other):
        nouns = [one.first for one in fit.pieces if one.token.startswith(NOUN)]
        at = nouns[0] if nouns else fit.places.start
        check_bare_flow(clause, told.measure, at, pair)
    elif fit.owner and not fit.other:
        check_renamed(clause, told.measure, fit.owner, pair, fit.pieces[0].first)
    return replace(pair, unclear=frozenset(), last="")


def _flows(fit: Fit) -> set[str]:
    return {one.meaning for one in fit.pieces if one.token.startswith(NOUN)} & {*OTHER_FLOW}


def _way_before(clause: Clause, fit: Fit, piece: Piece, before: Said | None) -> int:
    """The way of the other flow right before: *exports rose by 3%, and imports by 10%*."""
    is_by = any(one.token in BY for one in fit.pieces if one.until == piece.first)
    if before is None or not is_by or not clause.counted_until(piece.first):
        return 0
    is_other = OTHER_FLOW.get(before.measure) in _flows(fit) and before.operation == "change"
    if not (is_other and before.value):
        return 0
    return 1 if before.value > 0 else -1


def _check_verb(clause: Clause, fit: Fit, number: Quantity, operation: str) -> None:
    """Refuse a number that a verb elsewhere says something else of. Raises UnreadableError."""
    if fit.like and not number.unit.isupper() and _is_from(clause, number):
        # How fast it rose the year before, *down from 10%*.
        refuse("measure")
    if clause.words.syntax.verb_last and operation == "level" and _is_moved_later(clause, fit):
        refuse("measure")


def _is_from(clause: Clause, number: Quantity) -> bool:
    return any(mark.is_a("links", "from") for mark in clause.marks[number.first - 1 : number.first])


def _is_moved_later(clause: Clause, fit: Fit) -> bool:
    """Whether the verb that an amount without one shares says it rose by so much, or fell."""
    begun, end = fit.places.start, fit.places.stop
    verbs = [at for at, mark in enumerate(clause.marks) if mark.kind in VERBS and at >= begun]
    # What falls to a share of somebody is that one's.
    is_share = bool(verbs) and clause.marks[verbs[0] - 1].is_a("measures", "share")
    is_later = bool(verbs) and verbs[0] >= end and not is_share
    return is_later and clause.marks[verbs[0]].kind != "is"


def _check_uncounted(clause: Clause, told: FittedNumber) -> None:
    """Refuse a surplus of some goods, or of one time over another."""
    if told.fit.codes:
        # Of wheat there may be too little to eat.
        refuse("goods")
    here = clause.marks[told.fit.places.start : told.fit.places.stop]
    if any(mark.kind == "about" and mark.head in clause.words.syntax.nearly for mark in here):
        # Almost negative is not.
        refuse("measure")
    nouns = [one for one in told.fit.pieces if one.token.startswith(NOUN)]
    between = range(nouns[0].first, nouns[-1].first) if nouns else range(0)
    is_parted = any(
        one.first in between and (is_own(clause, one) or clause.marks[one.until - 1].case != "in")
        for one in clause.periods
    )
    # *The exports of last year*, right after their noun, are not those of now.
    is_of_last = any(one.first == last.until for one in clause.periods for last in nouns[-1:])
    syntax = clause.words.syntax
    is_of_one = not ((is_parted and syntax.verb_last) or (is_of_last and syntax.genitive))
    if not is_of_one or len({one.period for one in clause.periods}) > 1:
        refuse("period")


def _check_countries(clause: Clause, told: FittedNumber, pair: Pair, before: Said | None) -> None:
    """Refuse a flow beside the rank of nobody, of whom a part goes on with, or of goods perhaps."""
    fit, measure = told.fit, told.measure
    ranks = [one.removeprefix("rank by ") for _, one in fit.numbers if one.startswith("rank")]
    if any(OTHER_FLOW.get(flow) == measure for flow in ranks):
        # The largest buyer with imports of so much has them.
        refuse("measure")
    if fit.shape.what == "rank" and not (fit.other or pair.partner):
        refuse("partner")
    if before and before.only and not (fit.owner or fit.codes or has(fit, TOTAL)):
        refuse("goods")
    is_open = fit.owner != pair.reporter and not fit.other and pair.partner not in {"", WORLD}
    if fit.owner not in {"", pair.partner} and is_open and set(clause.countries) - {fit.owner}:
        # With whom was told of another before.
        refuse("partner")
    if not fit.owner and _is_of_last(clause, fit, pair):
        refuse("reporter")
    is_overall = clause.marks[0].is_a("whole", "total") and is_sign(clause.marks[1])
    if is_overall and not fit.other and pair.partner not in {"", WORLD}:
        # *Overall, exports fell*.
        refuse("partner")


def is_of_other(fit: Fit, measure: str, before: Said) -> bool:
    """Whether *its* trade is that of whom it was with: exports are none of its owner's imports."""
    is_told = fit.owner or fit.other or before.partner == WORLD
    flow = before.measure.removeprefix("rank by ")
    return not is_told and OTHER_FLOW.get(flow) == measure.rsplit(maxsplit=1)[-1]


def _is_heads(clause: Clause, fit: Fit, pair: Pair) -> bool:
    """Whether a flow with a third country is of who heads the sentence, and was spoken of."""
    is_third = fit.other not in {"", pair.reporter, pair.partner}
    return is_third and bool(pair.reporter) and clause.countries[:1] == (pair.reporter,)


def _is_of_last(clause: Clause, fit: Fit, pair: Pair) -> bool:
    """Whether a part goes on of the country right before it: *a buyer is one, which bought*."""
    first = trimmed(fit.pieces)[0]
    before = clause.marks[max(first.first - 2, 0) : first.first]
    is_which = (
        clause.marks[first.first].is_a("links", "it") and len(before) > 1 and is_sign(before[1])
    )
    return is_which and before[0].kind == "countries" and before[0].meaning != pair.reporter


def _sides(here: Clause, fit: Fit, term: Term, pair: Pair) -> Sides:
    """Whose trade with whom: as it is named, else as the sentences before have it."""
    owner = fit.owner or pair.reporter
    is_unnamed = is_with_unnamed(here.marks, here.words.syntax)
    is_of_all = has(fit, TOTAL) and not (has(fit, MUTUAL) or is_unnamed)
    if fit.shape.what in UNCOUNTED and fit.owner and not (fit.other or pair.partner or is_unnamed):
        # It names all that it is of.
        return [(owner, WORLD, {"partner": WORLD})]
    if owner and not fit.other and is_of_all:
        _check_total(here, fit, term, pair)
        return [(owner, WORLD, {} if fit.owner else {"reporter": owner})]
    if fit.owner and fit.owner == pair.partner and not fit.other:
        if not is_unnamed:
            # Who was the other before may trade with anybody.
            refuse("partner")
        pair = pair.of(pair.partner, pair.reporter)
    return sides(here, term, pair)


def _check_total(here: Clause, fit: Fit, term: Term, pair: Pair) -> None:
    """Refuse *total trade* after that of two: it may be theirs, which *foreign trade* is not."""
    foreign = here.words.syntax.foreign
    is_foreign = any(mark.form.startswith(foreign) for mark in here.marks if mark.kind == "whole")
    is_of_two = pair.partner not in {"", WORLD} and term.kind == "turnover"
    if is_of_two and not (fit.owner or is_foreign):
        refuse("partner")
