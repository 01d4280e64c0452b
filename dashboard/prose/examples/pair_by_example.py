"""What a part of a sentence asserts of one flow of two countries beside the other. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.antecedents import has, of_its_time
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.examples.left_after import check_of_year
from dashboard.prose.examples.pieces import Piece, both, is_moved, named
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.measured.multiples import covered
from dashboard.prose.measured.percentages import IN_PAIR
from dashboard.prose.measured.statements import Measured, readings, relation_of
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import whose
from dashboard.prose.words.marks import OTHER_FLOW
from dashboard.prose.words.shapes import COVERAGE, MUTUAL, NOUN
from etl.schema import WORLD

_FLOWS: Final = (f"{NOUN}exports", f"{NOUN}imports")
_OTHER: Final = {IN_PAIR[one][0]: IN_PAIR[other][0] for one, other in OTHER_FLOW.items()}
"""What part of their trade a flow is, as the partner tells it."""

_LESS: Final = frozenset({"relations|at most"})


def of_pair(clause: Clause, told: FittedNumber, pair: Pair, before: Said | None) -> list[Reading]:
    """How much of their trade is one flow, or of imports the exports. Raises UnreadableError."""
    number, fit = told.piece.number, told.fit
    if number is not None and fit.shape.what == COVERAGE and number.unit == "change":
        check_of_year(clause, fit)
        number = _as_coverage(clause, replace(number, relation=relation_of(clause, number)), fit)
    elif any(is_moved(one) and not _is_shares(clause, one) for one in fit.whole):
        refuse("measure")
    if number is None or number.unit != "percent":
        refuse("measure")
    if fit.codes:
        refuse("goods")
    if fit.shape.what == COVERAGE:
        return _of_coverage(clause, fit, number, pair)
    return _of_part(clause, told, number, pair, before)


def _is_shares(clause: Clause, verb: Piece) -> bool:
    """Whether a verb is of a share, as what *falls to* it is."""
    return verb.first > 0 and clause.marks[verb.first - 1].is_a("measures", "share")


def _of_part(
    clause: Clause, told: FittedNumber, number: Quantity, pair: Pair, before: Said | None
) -> list[Reading]:
    """How much of the trade of two is exports, or imports: of what was told where none is named."""
    fit = told.fit
    if fit.is_part_of_it:
        return _of_it(clause, told, number, before)
    reporter, partner, assumed = _two(fit, pair)
    measure = told.measure
    if partner == _teller(fit, pair):
        reporter, partner = partner, reporter
        measure = _OTHER[measure] if _is_owned(fit) else measure
    return readings(clause, number, Measured(reporter, partner, measure), assumed)


def _of_it(
    clause: Clause, told: FittedNumber, number: Quantity, before: Said | None
) -> list[Reading]:
    """How much of the trade told right before one flow is; of a share, of that or of all trade."""
    fit = told.fit
    if before is None or before.operation != "level" or before.partner == WORLD:
        refuse("measure")
    # After how much of it was one flow, so much was the other.
    if before.measure not in {"turnover", "share of turnover", *_OTHER}:
        refuse("measure")
    two = (before.reporter, before.partner)
    if not {fit.owner, fit.other} <= {*two, ""}:
        refuse("partner")
    measure = told.measure
    if (fit.owner, fit.other) in {(before.partner, ""), two[::-1]}:
        measure = _OTHER[measure]
    flow = measure.split()[0]
    measures = IN_PAIR[flow] if before.measure == "share of turnover" else (measure,)
    number = of_its_time(clause, fit, number, before)
    return [
        one
        for what in measures
        for one in readings(clause, number, Measured(*two, what), {"it": what})
    ]


def _two(fit: Fit, pair: Pair) -> tuple[str, str, dict[Part, str]]:
    """Whose flow with whom, as it is named, else the two spoken of before."""
    reporter, assumed = whose(fit.owner, pair.reporter or pair.home)
    partner = fit.other
    if not partner:
        known = [pair.reporter or pair.home, pair.partner]
        partner = next((one for one in known if one not in {"", WORLD, reporter}), "")
        if not has(fit, MUTUAL) or (reporter not in known and pair.reporter):
            refuse("partner")
        assumed |= {"partner": partner}
    if partner in {"", reporter}:
        refuse("partner")
    return reporter, partner, assumed


def _teller(fit: Fit, pair: Pair) -> str:
    """By whose figures their trade is told: its owner's, else the site's own country's.

    Blank where nobody's come before those of who has the flow.
    """
    two = both(fit.pieces)
    if two and two.is_owned:
        return fit.pieces[two.first].meaning
    return pair.home if two or has(fit, MUTUAL) else ""


def _is_owned(fit: Fit) -> bool:
    """Whether the flow itself is somebody's, besides the two whose trade it is a part of."""
    return len(named(fit.pieces)) > (2 if both(fit.pieces) else 0)


def _as_coverage(clause: Clause, number: Quantity, fit: Fit) -> Quantity:
    """So many times one flow is the other, as how much of imports exports cover, in percent.

    As in *its imports are three times its exports*, which cover a third of them, and in *three
    times less than*. As wide as the times were rounded.
    """
    times, half = 1 + number.value / 100, number.precision / 200
    flows = [one.meaning for one in fit.pieces if one.token.startswith(_FLOWS)]
    less = {*_LESS, *(f"other|{word}" for word in clause.words.syntax.less)}
    is_less = any(one.token in less or one.meaning == "falls" for one in fit.pieces)
    # *Than the other buys from it* is than it sells to that one.
    if len(flows) not in {1, 2} or flows[1:] == flows[:1] or times <= half:
        refuse("measure")
    return covered(number, is_turned=(flows[0] == "exports") is is_less)


def _of_coverage(clause: Clause, fit: Fit, number: Quantity, pair: Pair) -> list[Reading]:
    """How much of what it imports a country exports: to the one named, else to all.

    Where it was spoken of before with another, it may be either.
    """
    if len({one.period for one in clause.periods}) > 1:
        # Of one year beside another.
        refuse("period")
    reporter, assumed = whose(fit.owner, pair.reporter or pair.home)
    partner = fit.other or ("" if pair.partner not in {"", reporter, WORLD} else WORLD)
    if pair.headed and not fit.other and fit.owner in {"", pair.reporter, pair.partner}:
        partner = pair.reporter if reporter == pair.partner else pair.partner
        assumed |= {"partner": partner}
        lands = clause.words.syntax.lands
        if any(one.is_a("whole", "total") or one.form in lands for one in clause.marks):
            # Exports to all countries.
            refuse("partner")
    if partner in {"", reporter}:
        refuse("partner")
    return readings(clause, number, Measured(reporter, partner, COVERAGE), assumed)
