"""The figures that enter numbers, each named once, as tables to go with the numbers. Pure.

What publishers have (``f1``, ``f2``, ...) and what officials and agencies said (``s1``, ...) stand
apart: the second is taken as it was said.
"""

from typing import Any, Final, Literal

import pandas as pd

from dashboard.frames.working import Working
from dashboard.measures.evidence import PUBLISHED, Evidence, frequency
from dashboard.measures.formulas import Flow
from dashboard.measures.groups import Groups
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import Case
from etl.schema import COLUMNS, UNALLOCATED, WORLD

_MEANT: Final = {column.name: column.meaning for column in COLUMNS}
_FIGURE: Final = tuple(name for name in _MEANT if name != "classification")
_TOLD: Final = (
    "source", "edition", "status", "valuation", "partner_basis", "currency", "rate",
)  # fmt: skip

FIGURE_COLUMNS: Final = {
    "id": "the figure's name in the workings of receipts.json",
    **{name: _MEANT[name] for name in _FIGURE},
}
"""The columns of the table of publishers' figures."""

STATEMENT_COLUMNS: Final = {
    "id": "the statement's name in the workings of receipts.json",
    "reporter": "whose trade, ISO 3166 alpha-3",
    "partner": "the other country, alpha-3",
    "about": "what was said: X exports, M imports, XM both together, or the name of a measure",
    "period": _MEANT["period"],
    "product": _MEANT["product"],
    "partner_basis": _MEANT["partner_basis"],
    "value": "the number as it was said",
    "low": "the least it may have been before it was rounded",
    "high": "the most it may have been",
    "unit": "USD (whole dollars), percent or rank",
    "said_by": "who said it",
    "address": "where it was published",
}
"""The columns of the table of statements."""


class SourceFigures:
    """Names figures as they are asked for; ``ledger`` has all that countries are ranked by."""

    def __init__(self) -> None:
        self._figures: dict[tuple[object, ...], tuple[str, Evidence]] = {}
        self._statements: dict[tuple[str, ...], dict[str, Any]] = {}
        self._rankings: dict[tuple[object, ...], tuple[str, dict[str, Any]]] = {}
        self._lines: dict[tuple[object, ...], str] = {}
        self.inputs: dict[str, None] = {}

    def on(self, ledger: Ledger) -> "FiguresOf":
        """The same names for numbers made of one ledger's figures."""
        return FiguresOf(self, ledger)

    @property
    def sources(self) -> list[str]:
        """The ids of all publishers' data sets named, in order of their first figure."""
        return list(dict.fromkeys(found.source for _, found in self._figures.values()))

    @property
    def rankings(self) -> dict[str, dict[str, Any]]:
        """The lists countries are ranked by: whose, when, and each country's working."""
        return dict(self._rankings.values())

    def figures(self) -> pd.DataFrame:
        """Publishers' figures, columns ``FIGURE_COLUMNS``."""
        rows = [
            {
                "id": name,
                **{column: getattr(found, column) for column in _TOLD},
                **found.place._asdict(),
                "freq": frequency(found.place.period),
                "value_usd": found.value.middle,
                "input": "; ".join(found.inputs),
            }
            for name, found in self._figures.values()
        ]
        numbers = dict.fromkeys(("value_usd", "rate"), "float64")
        return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS)).astype(numbers)

    def statements(self) -> pd.DataFrame:
        """What was said, columns ``STATEMENT_COLUMNS``."""
        numbers = dict.fromkeys(("value", "low", "high"), "float64")
        rows = list(self._statements.values())
        return pd.DataFrame(rows, columns=list(STATEMENT_COLUMNS)).astype(numbers)

    def figure(self, evidence: Evidence) -> str:
        """The name of one figure; of several statements, what all of them allow."""
        if evidence.source == PUBLISHED:
            return self._said(evidence)
        key = (evidence.source, evidence.place, evidence.partner_basis)
        if key not in self._figures:
            self._figures[key] = f"f{len(self._figures) + 1}", evidence
            self.inputs.update(dict.fromkeys(evidence.inputs))
        return self._figures[key][0]

    def _said(self, evidence: Evidence) -> str:
        names = []
        said = zip(evidence.said, evidence.said_by, evidence.inputs, strict=True)
        for value, who, address in said:
            reporter, partner, about, period, product = evidence.place
            told = {
                "reporter": reporter, "partner": partner, "about": about, "period": period,
                "product": product, "partner_basis": evidence.partner_basis,
                "value": value.middle, "low": value.low, "high": value.high,
                "unit": evidence.unit, "said_by": who, "address": address,
            }  # fmt: skip
            key = tuple(map(str, told.values()))
            named = {"id": f"s{len(self._statements) + 1}", **told}
            names.append(self._statements.setdefault(key, named)["id"])
        return f"agree({', '.join(names)})" if len(names) > 1 else names[0]

    def ranked(
        self, flows: tuple[Literal["X", "M"], ...], case: Case, publisher: str, ledger: Ledger
    ) -> str:
        """The name of the list of what each partner's flows come to, by a publisher."""
        key = (flows, publisher, case.reporter, case.period, _goods(case))
        if key not in self._rankings:
            # Countries alone are ranked: no world, no rest, no goods that come back.
            apart = {case.reporter, WORLD, UNALLOCATED}
            names = sorted(ledger.totals(publisher, case.reporter, case.period).keys() - apart)
            lines = {name: self._sum(flows, case, name, publisher, ledger) for name in names}
            told = {
                "source": publisher,
                "reporter": case.reporter,
                "period": case.period,
                "flows": " + ".join(flows),
                "only": case.only,
                "without": list(case.without),
                "basis": case.basis,
                "partners": {name: line for name, line in lines.items() if line},
            }
            self._rankings[key] = f"l{len(self._rankings) + 1}", told
        return self._rankings[key][0]

    def _sum(
        self, flows: tuple[Literal["X", "M"], ...], case: Case, name: str, publisher: str,
        ledger: Ledger,
    ) -> str:  # fmt: skip
        """What one partner's recorded flows come to; a flow without a record is nothing."""
        seen = case._replace(partner=name, parts=None).through(source=publisher)
        return " + ".join(filter(None, (self._line(Flow(flow), seen, ledger) for flow in flows)))

    def _line(self, flow: Flow, seen: Case, ledger: Ledger) -> str:
        """What one flow comes to: countries are ranked by it alone, and by both together."""
        key = (flow.flow, seen[:3], seen.publisher, _goods(seen))
        if key not in self._lines:
            terms = flow.measure(seen, ledger).terms
            self._lines[key] = Working(terms, self.on(ledger)).line(flow, seen)
        return self._lines[key]


def _goods(case: Case) -> Lens:
    """What a list is of: the lens but for who is asked, and in which state of the data."""
    return case.lens._replace(source="", vintage="")


class FiguresOf:
    """What figures, and lists of countries that are ranked, are called, on one ledger."""

    def __init__(self, named: SourceFigures, ledger: Ledger) -> None:
        self._named = named
        self._ledger = ledger

    @property
    def groups(self) -> Groups:
        """Those of the ledger."""
        return self._ledger.groups

    def figure(self, evidence: Evidence) -> str:
        """As ``SourceFigures`` names it."""
        return self._named.figure(evidence)

    def ranking(self, flows: tuple[Literal["X", "M"], ...], case: Case, publisher: str) -> str:
        """The name of the list of what each partner's flows come to, by a publisher."""
        return self._named.ranked(flows, case, publisher, self._ledger)
