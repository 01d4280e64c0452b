"""What a part of a sentence asserts of one flow of two countries beside the other. Pure."""

from dashboard.claims.said import Said
from dashboard.prose.antecedents import of_its_time
from dashboard.prose.clause import Clause
from dashboard.prose.fit import Fit
from dashboard.prose.fitted import Fitted
from dashboard.prose.found import Reading, refuse
from dashboard.prose.pieces import is_moved
from dashboard.prose.quantities import Quantity
from dashboard.prose.shapes import COVERAGE
from dashboard.prose.sides import Pair, whose
from dashboard.prose.statements import Measured, readings
from etl.schema import WORLD


def of_pair(clause: Clause, told: Fitted, pair: Pair, before: Said | None) -> list[Reading]:
    """How much of their trade is one flow, or of imports the exports. Raises UnreadableError."""
    number, fit = told.piece.number, told.fit
    if number is None or number.unit != "percent" or any(map(is_moved, fit.whole)):
        refuse("measure")
    if fit.codes:
        refuse("goods")
    if fit.shape.what == COVERAGE:
        return _of_coverage(clause, fit, number, pair)
    return _of_part(clause, told, number, pair, before)


def _of_part(
    clause: Clause, told: Fitted, number: Quantity, pair: Pair, before: Said | None
) -> list[Reading]:
    """How much of the trade of two is exports, or imports: of what was told where none is named."""
    fit = told.fit
    if not (fit.owner or fit.other):
        is_told = before is not None and (before.measure, before.operation) == ("turnover", "level")
        if before is None or not is_told or before.partner == WORLD:
            refuse("measure")
        number = of_its_time(clause, fit, number, before)
        what = Measured(before.reporter, before.partner, told.measure)
        return readings(clause, number, what, {"it": told.measure})
    reporter, assumed = whose(fit.owner, pair.reporter or pair.home)
    if fit.other in {"", reporter}:
        refuse("partner")
    return readings(clause, number, Measured(reporter, fit.other, told.measure), assumed)


def _of_coverage(clause: Clause, fit: Fit, number: Quantity, pair: Pair) -> list[Reading]:
    """How much of what it imports a country exports: to the one named, else to all.

    Where it was spoken of before with another, it may be either.
    """
    reporter, assumed = whose(fit.owner, pair.reporter or pair.home)
    partner = fit.other or ("" if pair.partner not in {"", reporter, WORLD} else WORLD)
    if partner in {"", reporter}:
        refuse("partner")
    return readings(clause, number, Measured(reporter, partner, COVERAGE), assumed)
