"""A number worked out in one line that can be calculated: ``100 * ((f1 + f2) / (f3 + f4))``. Pure.

The line is written from the number's formula and the figures it was made of. Within one number each
part of a formula has a place of its own (whose report of which trade, when, of what), so its
figures are found by their places and nothing is measured again. Beside + - * / there are

    part(a, b)          a / (a + b), with a counted once
    max(0, a)           a, or nothing where it would be less: goods left out
    wide(a, b, ...)     a, as wide as all of them: totals of the world that agree
    meet(a, b)          what both allow: a calculation, and what was said of the same
    agree(a, b, ...)    what all statements of one figure allow
    upto(a, b)          a, or as much as b more: trade that may be of a group of countries
    rank(list, name)    one more than those of the list that have more than the named one
"""

from collections.abc import Iterable, Sequence

from dashboard.frames.flow_lines import FlowLines, Naming, added
from dashboard.measures.comparisons import (
    Beyond,
    Change,
    Excess,
    Index,
    OverAnother,
    Quoted,
    between,
    growth,
    with_another,
)
from dashboard.measures.evidence import TURNOVER, Evidence, Place
from dashboard.measures.formulas import Balance, Flow, Fraction, PartOfGoods, Share, Turnover
from dashboard.measures.means import Mean
from dashboard.measures.measuring import Case, Formula
from dashboard.measures.mirror import Gap, GapShare, Mirrored, OtherSide, Raised, reports
from dashboard.measures.months import TwelveMonths, YearOnYear
from dashboard.measures.periods import months_to, parts_of
from dashboard.measures.ranks import Rank
from etl.schema import WORLD


class Working:
    """Writes the line of one number, made of ``terms``; a part without figures is blank."""

    def __init__(self, terms: Iterable[Evidence], naming: Naming) -> None:
        self._naming = naming
        self._flows = FlowLines(terms, naming)

    def line(self, formula: Formula, case: Case) -> str:  # noqa: PLR0911 -- one a formula
        """How the formula comes to its value on a case."""
        match formula:
            case Flow():
                return self._flows.flow(formula, case)
            case Turnover() | Balance():
                return self._both(formula, case)
            case Share(part, whole, stated):
                quotient = _filled(
                    "100 * ({0} / {1})", self.line(part, case), self.line(whole, case)
                )
                return self._met(quotient, _said(case, stated))
            case Fraction(part, rest):
                return _filled("100 * part({0}, {1})", self.line(part, case), self.line(rest, case))
            case Rank():
                return self._rank(formula, case)
            case PartOfGoods(flow):
                every = self.line(flow, case.through(only=""))
                return _filled("100 * ({0} / {1})", self.line(flow, case), every)
            case Change():
                return self._change(formula, case)
            case Beyond(of, highest):
                return self._beyond(of, case, highest=highest)
            case _:
                return self._compared(formula, case)

    def _compared(self, formula: Formula, case: Case) -> str:  # noqa: C901, PLR0911 -- one a formula
        """Formulas over two reports or several months."""
        match formula:
            case Mirrored(flow):
                return self._flows.flow(Flow(flow), case._replace(report="partner"))
            case Raised(of, percent):
                return _filled(f"({1 + percent / 100!r} * {{0}})", self.line(of, case))
            case Gap(flow, percent):
                return self._of_two("({0} - {1})", reports(flow, percent), case)
            case GapShare(flow, percent):
                return self._of_two("400 * part({0}, {1}) - 200", reports(flow, percent), case)
            case OverAnother(of):
                lines = (self.line(of, one) for one in (case, with_another(case)))
                return _filled("({0} - ({1}))", *lines)
            case Excess(of, over):
                return self._of_two("({0} - ({1}))", (of, over), case)
            case OtherSide(of):
                return self.line(of, case.swapped)
            case Quoted(of):
                return self.line(of, case)
            case Index(of):
                return self._index(of, case)
            case Mean(of):
                return _filled(f"({{0}} / {len(parts_of(case.period))})", self.line(of, case))
            case TwelveMonths(of):
                months = months_to(case.period, 12)
                return added([self.line(of, case.at(month)) for month in months])
            case YearOnYear(of):
                return self._change(Change(of), case.at(case.period, months_to(case.period, 13)[0]))
        return ""

    def _of_two(self, text: str, formulas: tuple[Formula, Formula], case: Case) -> str:
        return _filled(text, *(self.line(formula, case) for formula in formulas))

    def _met(self, text: str, place: Place | None) -> str:
        """What was calculated, narrowed by what was said of it; either alone where it is alone."""
        said = self._flows.found(place) if place else ""
        return f"meet({text}, {said})" if text and said else text or said

    def _both(self, formula: Turnover | Balance, case: Case) -> str:
        """Both flows together, or one less the other; of a sum, what was said of it."""
        exports, imports = (self.line(Flow(flow, formula.world), case) for flow in ("X", "M"))
        if isinstance(formula, Balance):
            return _filled("({0} - {1})", exports, imports)
        whose = (case.reporter, WORLD if formula.world else case.partner)
        if case.report == "partner" and not formula.world:
            whose = whose[::-1]
        place = Place(*whose, TURNOVER, case.period)
        return self._met(_filled("({0} + {1})", exports, imports), place)

    def _rank(self, formula: Rank, case: Case) -> str:
        own = Place(case.reporter, case.partner, formula.flows[0], case.period)
        codes = self._flows.codes(own)
        text = ""
        if codes:
            publisher = self._flows.at[own._replace(product=codes[0])][0].source
            text = f"rank({self._naming.ranking(formula.flows, case, publisher)}, {case.partner})"
        return self._met(text, _said(case, formula.stated))

    def _change(self, formula: Change, case: Case) -> str:
        years = [self.line(formula.of, case.at(period)) for period in (case.period, case.base)]
        text = "({0} - ({1}))" if formula.points else "100 * ({0} / ({1}) - 1)"
        said = _said(case, growth(formula.stated) if formula.stated else "")
        return self._met(_filled(text, *years), said)

    def _beyond(self, of: Formula, case: Case, *, highest: bool) -> str:
        """The last less the extreme of those before; the lowest is the highest turned about."""
        lines = [self.line(of, case.at(period)) for period in between(case)]
        if not all(lines):
            return ""
        sign = "" if highest else "0 - "
        told = _greatest([f"{sign}{line}" for line in lines])
        return _filled(
            "({0} - ({1}))",
            self.line(of, case.at(case.period)),
            f"{sign}{told}" if len(lines) > 1 or not sign else lines[0],
        )

    def _index(self, of: Formula, case: Case) -> str:
        """A period in percent of its base, which is all of itself."""
        if case.period == case.base:
            return _filled("100 * part({0}, 0)", self.line(of, case.at(case.base)))
        years = [self.line(of, case.at(period)) for period in (case.period, case.base)]
        return _filled("100 * ({0} / ({1}))", *years)


def _said(case: Case, name: str) -> Place | None:
    """Where what was said of a measure stands."""
    return Place(case.reporter, case.partner, name, case.period) if name else None


def _greatest(lines: Sequence[str]) -> str:
    """The greatest of several, two by two: of many months, brackets would be too deep."""
    half = len(lines) // 2
    return f"max({_greatest(lines[:half])}, {_greatest(lines[half:])})" if half else lines[0]


def _filled(text: str, *parts: str) -> str:
    """A line of parts; blank where one of them is."""
    return text.format(*parts) if all(parts) else ""
