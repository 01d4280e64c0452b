"""Addresses that many pages link to. Pure."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard.address.selection import written
from dashboard.claims.readings import Reading
from dashboard.measures.comparisons import Operation
from dashboard.measures.derived import SHOWN
from dashboard.measures.evidence import Place
from dashboard.measures.lens import LENS, Lens
from dashboard.measures.measuring import COMPOSED, Case, Measured
from dashboard.text.words import FLOW_NAMES
from etl.schema import DISPATCH, TOTAL


@dataclass(frozen=True, slots=True)
class Receipts:
    """Where the receipts of numbers stand, on one state of the data."""

    vintage: str

    def number(
        self,
        measure: str,
        case: Case,
        measured: Measured,
        *,
        operation: Operation = "level",
        goods: str = "",
    ) -> str:
        """A number's receipt; blank for a void. ``goods`` is one group of them, blank for all.

        Where one source has all of the number, it alone is asked again.
        """
        if measured.value is None:
            return ""
        own, *others = measured.sources or ("",)
        alone = case.source if others else own
        if measured.composed:
            # Of a change each year is composed for itself, so none is asked to be.
            alone = COMPOSED if operation == "level" else case.source
        compares = SHOWN[measure].is_gap
        return self._address(
            case.through(source=own if compares else alone),
            measure=measure,
            operation=operation,
            goods=goods,
            mirror=(others or [own])[0] if compares else "",
        )

    def reading(self, reading: Reading, operation: Operation) -> str:
        """The receipt of a reading of a claim, by the source it was read with."""
        return self._address(reading.case, measure=reading.measure, operation=operation)

    def figure(self, place: Place, source: str, basis: str) -> str:
        """The receipt of one publisher's figure; ``basis`` is how its partner is told.

        Blank for what was said of a share, a rank or a growth, which is no figure.
        """
        measure = FLOW_NAMES.get(place.flow, place.flow)
        if measure not in SHOWN:
            return ""
        by = DISPATCH if basis == DISPATCH else ""
        case = Case(place.reporter, place.partner, place.period, Lens(basis=by, source=source))
        goods = "" if place.product == TOTAL else place.product
        return self._address(case, measure=measure, goods=goods)

    def _address(self, case: Case, **asked: str) -> str:
        """What is asked in the order of the receipt's parameters, without what is as usual."""
        lens = replace(case.lens, vintage=self.vintage)
        pairs = {
            "reporter": case.reporter,
            "partner": case.partner,
            "measure": asked["measure"],
            "operation": "" if asked.get("operation") == "level" else asked.get("operation", ""),
            "period": case.period,
            "base": case.base,
            "report": "" if case.report == "reporter" else case.report,
            "goods": asked.get("goods", ""),
            "mirror": asked.get("mirror", ""),
            **{name: written(getattr(lens, name)) for name in LENS},
        }
        said = {name: value for name, value in pairs.items() if value}
        return f"/receipt?{urlencode(said, safe=',')}"


def in_format(address: str, ending: str) -> str:
    """The same page in another format: ``/receipt.json?measure=...`` for the ending ``json``."""
    path, mark, query = address.partition("?")
    return f"{path}.{ending}{mark}{query}"
