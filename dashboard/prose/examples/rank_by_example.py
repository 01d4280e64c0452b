"""A place among partners that a part of a sentence tells as an example does. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.claims.said import Said
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.examples.antecedents import of_goods_told
from dashboard.prose.examples.closing_period import period_joined
from dashboard.prose.examples.fit import Fit
from dashboard.prose.examples.fitted_numbers import FittedNumber
from dashboard.prose.examples.pieces import AND, TOP, Piece, both, trimmed
from dashboard.prose.examples.same import parted, times_around
from dashboard.prose.found import Reading, refuse
from dashboard.prose.measured.percentages import FLOWS
from dashboard.prose.measured.statements import Measured, readings
from etl.schema import WORLD

_OF_MANY: Final = frozenset({"rank by", "share of"})
_NEAR: Final = 4
"""So many words after the last of a part of a sentence its time may have."""


def rank(clause: Clause, fit: Fit, piece: Piece) -> Quantity:
    """The place that is told; almost that it is none."""
    if _is_nearly(clause, fit, piece) or not piece.meaning.isdigit():
        # *The 4.8 partner* is none.
        refuse("measure")
    if (two := both(fit.pieces)) and not two.is_owned and fit.pieces[two.first + 1].token == AND:
        # *China and Russia are its largest markets*: somebody else's.
        refuse("partner")
    is_counted = sum(1 for _ in fit.numbers) > 1
    period = _period_after(clause, fit) if is_counted else period_joined(clause, _end(fit))
    relation = "at most" if piece.token == TOP else ""
    place = float(piece.meaning)
    return Quantity(place, 1.0, "rank", piece.first, piece.until, relation=relation, period=period)


def _end(fit: Fit) -> int:
    return trimmed(fit.pieces)[-1].until


def _is_nearly(clause: Clause, fit: Fit, piece: Piece) -> bool:
    """Whether a place is said to be almost that, or about: *only third* is third."""
    syntax = clause.words.syntax
    said = {*syntax.nearly, *syntax.roughly}
    before = clause.marks[fit.places.start : piece.first]
    return any(mark.kind == "about" and (not said or mark.head in said) for mark in before)


def rank_of_it(clause: Clause, told: FittedNumber, before: Said | None) -> list[Reading]:
    """The place of another among those that a rank or a share was told of right before."""
    fit = told.fit
    what, _, flow = before.measure.rpartition(" ") if before else ("", "", "")
    # What the first came to may be told right after its place.
    is_ranked = clause.is_there("ranks", 0, fit.places.start) and flow in FLOWS
    is_told = what in _OF_MANY or (is_ranked and not what)
    if before is None or not is_told or before.operation != "level" or fit.owner:
        refuse("measure")
    if fit.other == before.reporter or _is_of_other_owner(clause, told, before):
        refuse("partner")
    outside = (term.kind for term in clause.terms if term.noun not in fit.places)
    if set(outside) & {*FLOWS} - {flow} and not told.fit.like:
        # *In imports*, after a rank by exports.
        refuse("measure")
    times = times_around(clause, fit, parted(clause, told.piece.first))
    if len(times) > 1 or "" in times:
        refuse("period")
    period = next(iter(times), before.period)
    is_it = len(trimmed(fit.pieces)) > 1
    if not (fit.other or is_it or (is_ranked and period != before.period)):
        # A place alone is of nobody, but at another time.
        refuse("partner")
    partner = fit.other or before.partner
    is_led = fit.other or _is_led_by(clause, fit, partner)
    if partner == WORLD or (before.only and not fit.other) or not is_led:
        refuse("partner")
    number = replace(rank(clause, fit, told.piece), period=period)
    measured = Measured(before.reporter, partner, f"rank by {flow}")
    return of_goods_told(
        clause, fit, readings(clause, number, measured, {"it": measured.measure}), before
    )


def _is_led_by(clause: Clause, fit: Fit, partner: str) -> bool:
    """Whether *he* is the partner: who is named first in the sentence. *That* is the number."""
    if clause.marks[trimmed(fit.pieces)[0].first].kind != "other":
        return True
    named = [one for one in clause.marks[: fit.places.start] if one.kind == "countries"]
    return bool(named) and named[0].meaning == partner


def _is_of_other_owner(clause: Clause, told: FittedNumber, before: Said) -> bool:
    """Whether who is named after a place may be whose partner it is.

    As in *Azerbaijan is Georgia's third partner and the first of Tajikistan*, where a name that
    stands last may be of any case.
    """
    begun = told.fit.places.start
    is_joined = clause.words.syntax.genitive and clause.marks[begun - 1].is_a("links", "and")
    named = [at for at, mark in enumerate(clause.marks) if mark.kind == "countries"]
    first = [at for at in named if clause.marks[at].meaning == before.partner][:1]
    places = [at for at, mark in enumerate(clause.marks[:begun]) if mark.kind == "ranks"]
    is_led = bool(first and places) and first[0] < places[-1]
    return is_joined and is_led and any(at > told.piece.first for at in named)


def _period_after(clause: Clause, fit: Fit) -> str:
    """The one period right after the last number of a part: of all that it tells."""
    last = fit.pieces[-1].until
    found = [one for one in clause.periods if one.first in range(last - 1, last + _NEAR)]
    is_one = len(found) == len(clause.periods) == 1 and not clause.is_earlier(found[0])
    return found[0].period if is_one and not clause.is_divided(last - 1, found[0].first) else ""
