"""Every address of the site, made by one object. Pure."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Protocol
from urllib.parse import quote, urlencode

from dashboard.address.selection import Selection, written
from dashboard.claims.readings import Reading
from dashboard.measures.comparisons import Operation
from dashboard.measures.derived import MEASURE_OF, ROWS, SHOWN
from dashboard.measures.evidence import Place
from dashboard.measures.lens import Lens
from dashboard.measures.measuring import COMPOSED, Case, Measured
from etl.schema import DISPATCH, TOTAL, WORLD

FILES: Final = ("csv", "wide.csv", "xlsx", "parquet", "svg", "zip")
"""The formats of the files that are offered with each chart."""


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
        compares = ROWS[measure].is_gap
        source, mirror = (own, (others or [own])[0]) if compares else (alone, "")
        return self._address(case, measure, source, operation=operation, goods=goods, mirror=mirror)

    def reading(self, reading: Reading, operation: Operation) -> str:
        """The receipt of a reading of a claim, by the source it was read with."""
        case = reading.case
        return self._address(case, reading.measure, case.source, operation=operation)

    def figure(self, place: Place, source: str, basis: str) -> str:
        """The receipt of one publisher's figure; ``basis`` is how its partner is told.

        Blank for what was said of a share, a rank or a growth, which is no figure.
        """
        measure = MEASURE_OF.get(place.flow, place.flow)
        if measure not in SHOWN:
            return ""
        by = DISPATCH if basis == DISPATCH else ""
        case = Case(place.reporter, place.partner, place.period, Lens(basis=by))
        goods = "" if place.product == TOTAL else place.product
        return self._address(case, measure, source, goods=goods)

    def _address(  # noqa: PLR0913 -- all that a receipt is asked for
        self,
        case: Case,
        measure: str,
        source: str,
        *,
        operation: str = "",
        goods: str = "",
        mirror: str = "",
    ) -> str:
        """What is asked in the order of the receipt's parameters, without what is as usual."""
        before, after = _around(
            case.reporter, case.partner, measure, operation, case.report, case.than, case.lens,
            goods, mirror, source, self.vintage,
        )  # fmt: skip
        period = f"&period={_quoted(case.period)}" if case.period else ""
        base = f"&base={_quoted(case.base)}" if case.base else ""
        return f"{before}{period}{base}{after}"


_quoted = lru_cache(maxsize=2048)(quote)  # periods, of which a page has few


# All numbers of a line share what is asked but for when.
@lru_cache(maxsize=1024)
def _around(  # noqa: PLR0913, PLR0917 -- all that a receipt is asked for, as its key
    reporter: str, partner: str, measure: str, operation: str, report: str, than: str,
    lens: Lens, goods: str, mirror: str, source: str, vintage: str,
) -> tuple[str, str]:  # fmt: skip
    """A receipt's address before and after its periods."""
    before = {
        "reporter": reporter,
        "partner": partner,
        "measure": measure,
        "operation": "" if operation == "level" else operation,
    }
    after = {
        "than": than,
        "report": "" if report == "reporter" else report,
        "goods": goods,
        "mirror": mirror,
        "without": written(lens.without),
        "basis": lens.basis,
        "source": source,
        "only": lens.only,
        "vintage": vintage,
    }
    first, last = (
        urlencode({name: value for name, value in part.items() if value}, safe=",")
        for part in (before, after)
    )
    return f"/receipt?{first}", f"&{last}" if last else ""


class Page(Protocol):
    """What must be known of a page to lead to it."""

    @property
    def name(self) -> str:
        """The first part of its address."""
        ...

    @property
    def kept(self) -> tuple[str, ...]:
        """The parameters it takes over from the page before."""
        ...

    @property
    def takes_world(self) -> bool:
        """Whether the world may be its partner."""
        ...


@dataclass(frozen=True)
class Links:
    """The addresses that lead on from a page: ``here`` is what it shows, on state ``vintage``.

    A page is called by its name, as ``partner`` or ``claim/<id>``; ``form`` is the ending of a
    format, blank for the page itself. ``root`` is the site's own address, blank where nobody knows.
    """

    defaults: Selection
    here: Selection
    vintage: str
    root: str = ""

    @property
    def receipts(self) -> Receipts:
        """The receipts of the numbers shown."""
        return Receipts(self.vintage)

    def view(self, page: str, chosen: Selection | None = None, form: str = "") -> str:
        """A page with all that is chosen here, or something else."""
        query = (chosen or self.here).to_query(self.defaults)
        return in_format(f"/{quote(page)}{query}", form)

    def pinned(self, page: str, chosen: Selection | None = None) -> str:
        """The same on the state of the data that is shown, for good."""
        return self.view(page, (chosen or self.here).choosing(vintage=self.vintage))

    def onward(self, page: Page) -> str:
        """A page of the menu, with what it takes over from this one."""
        here = self.here.parameters
        kept = {name: here[name] for name in page.kept}
        if not page.takes_world and WORLD in kept.get("partner", ()):
            del kept["partner"]
        return self.view(page.name, self.defaults.choosing(**kept))

    def through(self, page: str, form: str = "", vintage: str = "") -> str:
        """A page through the lens chosen here, or on another vintage, and nothing else."""
        lens = self.here.lens._replace(vintage=vintage or self.here.lens.vintage)
        return self.view(page, replace(self.defaults, lens=lens), form)

    def chart(self, page: str, chart: str) -> dict[str, str]:
        """One chart of a page: the page with it alone, its data, and a name for its image."""
        alone = replace(self.here, chart=chart)
        shown = (self.here.reporter, *self.here.partner)
        name = "-".join((page.replace("/", "-"), *shown, chart))
        return self.part(page, alone) | {"name": name}

    def part(self, page: str, chosen: Selection) -> dict[str, str]:
        """What stands under a chart: its data, its page, the same for good, and the sources."""
        return {
            **{form: self.view(page, chosen, form) for form in FILES},
            **self.ways(page, chosen),
            "sources": self.through("data"),
        }

    def ways(self, page: str, chosen: Selection | None = None) -> dict[str, str]:
        """How a page is passed on: its address, the same for good, and the site they are on."""
        return {
            "view": self.view(page, chosen),
            "pinned": self.pinned(page, chosen),
            "root": self.root,
        }


def in_format(address: str, ending: str) -> str:
    """The same page in another format: ``/receipt.json?measure=...`` for the ending ``json``."""
    path, mark, query = address.partition("?")
    return f"{path}.{ending}{mark}{query}" if ending else address
