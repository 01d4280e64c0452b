"""Measures that some views show beside those of the catalogue: gaps, sums over months, quotes.

They, and those with the exports raised for freight, have a receipt like any number, but no claim
can assert them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from dashboard.measures.catalogue import MEASURES, N_, Measure
from dashboard.measures.comparisons import (
    BEYOND,
    BOTH_SIDES,
    OVER_ANOTHER,
    Index,
    Operation,
    Quoted,
    growth,
    operated,
)
from dashboard.measures.evidence import TURNOVER, Unit
from dashboard.measures.means import MEAN
from dashboard.measures.mirror import FREIGHT, Gap, GapShare, Raised
from dashboard.measures.months import TwelveMonths, YearOnYear

FLOW_OF: Final[dict[str, Literal["X", "M"]]] = {"exports": "X", "imports": "M"}
"""The two flows by the names of their measures."""

MEASURE_OF: Final[dict[str, str]] = {
    **{flow: name for name, flow in FLOW_OF.items()},
    TURNOVER: "turnover",
}
"""The measure that shows a flow as it stands."""

_OF_MONTHS: Final = ("exports", "imports", "turnover")


def raised(name: str, percent: float) -> str:
    """The name of a measure whose exports were raised by some percent, its own where by nothing.

    A number that was raised has a name, and so a receipt, of its own.
    """
    if not percent:
        return name
    exports = "" if name == "exports" else " exports"
    return f"{name},{exports} raised by {percent:g}%"


def gap(flow: str, percent: float = 0, unit: Unit = "USD") -> str:
    """The name of the gap between both reports of ``exports`` or ``imports``."""
    return raised(f"gap in {flow}" if unit == "USD" else f"gap in {flow}, percent", percent)


def quoted(name: str) -> str:
    """The name of a measure as officials and agencies said it."""
    return f"{name}, as quoted"


def of_months(name: str, span: str) -> str:
    """The name of a measure over twelve months or year on year; its own of each month."""
    return f"{name}, {span}" if span else name


EVERY: Final = ("month", "12 months", "year on year")
"""What a number may be of where it is not of a year."""


def _gaps() -> Iterator[Measure]:
    titles = {
        ("exports", "USD"): N_("Gap in exports"),
        ("imports", "USD"): N_("Gap in imports"),
        ("exports", "percent"): N_("Gap in exports, percent of the mean"),
        ("imports", "percent"): N_("Gap in imports, percent of the mean"),
    }
    units: tuple[Unit, Unit] = ("USD", "percent")
    for unit in units:
        for name, flow in FLOW_OF.items():
            for percent in (0, *FREIGHT):
                yield Measure(
                    gap(name, percent, unit),
                    Gap(flow, percent) if unit == "USD" else GapShare(flow, percent),
                    _written_gap(flow, percent, unit),
                    unit,
                    titles[name, unit],
                    flows=(flow,),
                    short=titles[name, "USD"],
                    of=name,
                    raised=percent,
                    is_gap=True,
                )


def _written_gap(flow: str, percent: float, unit: Unit) -> str:
    """The formula of a gap: the exports, whoever reports them, are the ones raised."""
    amounts = {
        ("X", False): N_("X − P, P the partner’s report of it"),
        ("M", False): N_("M − P, P the partner’s report of it"),
        ("X", True): N_("{factor} X − P, P the partner’s report of it"),
        ("M", True): N_("M − {factor} P, P the partner’s report of it"),
    }
    shares = {
        ("X", False): N_("100 (X − P) / ((X + P) / 2), P the partner’s report of it"),
        ("M", False): N_("100 (M − P) / ((M + P) / 2), P the partner’s report of it"),
        ("X", True): N_(
            "100 ({factor} X − P) / (({factor} X + P) / 2), P the partner’s report of it"
        ),
        ("M", True): N_(
            "100 (M − {factor} P) / ((M + {factor} P) / 2), P the partner’s report of it"
        ),
    }
    return (amounts if unit == "USD" else shares)[flow, bool(percent)]


def _of_one_flow() -> Iterator[Measure]:
    """Exports raised for freight, and both flows as officials and agencies said them."""
    exports = MEASURES["exports"]
    for percent in FREIGHT:
        yield replace(
            exports,
            name=raised("exports", percent),
            formula=Raised(exports.formula, percent),
            written="{factor} X",
            of="exports",
            raised=percent,
        )
    said = {
        "exports": (N_("Exports, as quoted"), N_("X as officials and agencies said it")),
        "imports": (N_("Imports, as quoted"), N_("M as officials and agencies said it")),
    }
    for name, (title, written) in said.items():
        row = MEASURES[name]
        yield replace(
            row,
            name=quoted(name),
            formula=Quoted(row.formula),
            written=written,
            title=title,
            short=row.title,
            of=name,
            is_quoted=True,
        )


def _of_months() -> Iterator[Measure]:
    """Sums of twelve months, and changes on the same month a year before."""
    sums = {
        "exports": (
            N_("Exports, 12 months to date"), N_("X of the month and the eleven before it"),
        ),
        "imports": (
            N_("Imports, 12 months to date"), N_("M of the month and the eleven before it"),
        ),
        "turnover": (
            N_("Turnover, 12 months to date"), N_("X + M of the month and the eleven before it"),
        ),
    }  # fmt: skip
    changes = {
        "exports": (
            N_("Exports, year on year"), N_("100 (X − X a year before) / X a year before"),
        ),
        "imports": (
            N_("Imports, year on year"), N_("100 (M − M a year before) / M a year before"),
        ),
        "turnover": (N_("Turnover, year on year"), N_("the same of X + M")),
    }  # fmt: skip
    for name in _OF_MONTHS:
        row = replace(MEASURES[name], short=MEASURES[name].title, of=name)
        title, written = sums[name]
        yield replace(
            row,
            name=of_months(name, "12 months"),
            formula=TwelveMonths(row.formula),
            written=written,
            title=title,
            span="12 months",
        )
        title, written = changes[name]
        yield replace(
            row,
            name=of_months(name, "year on year"),
            formula=YearOnYear(row.formula),
            written=written,
            title=title,
            unit="percent",
            span="year on year",
        )


def indexed(name: str) -> str:
    """The name of a measure in percent of what it was in a base period."""
    return f"{name}, index"


def _indices() -> Iterator[Measure]:
    """Amounts and shares in percent of a base; a rank is none, and a balance may be zero."""
    sums = (row for row in _of_months() if row.span == "12 months")
    for row in (*MEASURES.values(), *sums):
        if not row.is_rank and row.mark != "balance":
            yield replace(
                row,
                name=indexed(row.name),
                formula=Index(row.formula),
                unit="percent",
                of=row.of or row.name,
                is_index=True,
                is_share=False,
            )


_DERIVED: Final = (*_gaps(), *_of_one_flow(), *_of_months(), *_indices())

SHOWN: Final = {**MEASURES, **{row.name: row for row in _DERIVED}}
"""Everything a view may show as one number of one case, by its name."""

CHANGES: Final[tuple[Operation, ...]] = ("change", "change in points")
"""What may be done with any measure; both sides are compared by shares alone."""


def operated_name(measure: str, operation: Operation) -> str:
    """What the column ``measure`` of a frame says of a measure and what is done with it."""
    return measure if operation == "level" else f"{measure}, {operation}"


def _operated() -> Iterator[Measure]:
    """What a frame may hold besides: what an operation makes of a measure of the catalogue."""
    for row in MEASURES.values():
        beyond = () if row.is_rank else (*BEYOND, OVER_ANOTHER)
        own = (BOTH_SIDES,) if row.is_share else (MEAN,) if row.unit == "USD" else ()
        for operation in (*CHANGES, *beyond, *own):
            made = replace(
                row,
                formula=operated(row.formula, operation, row.name),
                unit=_unit(row, operation),
                of=row.name,
                operation=operation,
            )
            yield replace(made, name=operated_name(row.name, operation))
            if operation == "change":
                yield replace(made, name=growth(row.name))  # as statements have it


def _unit(row: Measure, operation: Operation) -> Unit:
    if operation == "change":
        return "percent"
    return "percentage points" if row.unit == "percent" else row.unit


ROWS: Final = {**SHOWN, **{row.name: row for row in _operated()}}
"""Every row by what the column ``measure`` of a frame says."""
