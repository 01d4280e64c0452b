"""The rows of a comparison: each partner by year or month, and all of a year in order. Pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dashboard.address.request import Request
from dashboard.address.selection import BOTH, BY_NAME
from dashboard.frames.months_shown import months_known, months_shown
from dashboard.frames.number_rows import number_row
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.derived import EVERY, FLOW_OF, SHOWN, indexed, of_months
from dashboard.measures.measuring import Case, measure
from dashboard.measures.standings import RANKED, Standing, placed, shown_in, standing
from dashboard.text.alphabet import by_alphabet
from dashboard.text.names import country_label
from dashboard.text.rows import Row
from etl.schema import WORLD

REPORTED_BY_BOTH: Final = (*FLOW_OF, "turnover")
"""What a partner reports of the pair too; of all the reporter's trade it reports nothing."""

MOST_RANKED: Final = 15


class Ranking(NamedTuple):
    """Partners of a year in the order asked for, each with its place, 0 where that is not known.

    ``year`` is blank where nobody lists them; so many are ``listed``.
    """

    year: str
    listed: int
    rows: list[Row]
    ranks: list[int]


def report_of(request: Request) -> str:
    """Whose report is shown: ``partner``, ``both``, or blank for the reporter's own.

    Partners report nothing of shares and the like, and of one year a bar each is shown.
    """
    chosen = request.selection
    if chosen.measure not in REPORTED_BY_BOTH or (chosen.report == BOTH and chosen.draw == "bars"):
        return ""
    return chosen.report.removeprefix("reporter")


def other_of(request: Request, row: Row) -> str:
    """The code of the partner, whichever side a row is by."""
    own = request.selection.reporter
    return str(row["partner"] if row["reporter"] == own else row["reporter"])


def is_indexed(request: Request) -> bool:
    """Whether each partner is shown in percent of a year or month of its own."""
    return (
        request.selection.draw == "index" and indexed(_named(request, is_mirrored=False)) in SHOWN
    )


def every(request: Request) -> str:
    """What each number is of, one of ``EVERY``, or blank for a year, as where no other can be."""
    asked = request.selection.every
    return asked if asked in every_possible(request) else ""


def every_possible(request: Request) -> tuple[str, ...]:
    """Those of ``EVERY`` that the measure can be shown of: bars are of one year, ranks of years.

    Shares of all trade are of months in which all of the reporter's trade is on record.
    """
    chosen, own = request.selection, MEASURES[request.selection.measure]
    if chosen.draw == "bars" or own.is_rank:
        return ()
    if own.is_of_all:
        totals = request.snapshot.ledger.periods(chosen.reporter, WORLD, freq="M")
        return () if set(totals).isdisjoint(request.once(months)) else ("month",)
    return tuple(
        span for span in EVERY if span == "month" or of_months(chosen.measure, span) in SHOWN
    )


def compared(request: Request) -> list[Row]:
    """The measure chosen, of each partner by year or month, or in percent of the base.

    Where both reports are asked for, all of the reporter's own come first. None where months are
    asked for and none are on record.
    """
    base = request.once(base_period) if is_indexed(request) else ""
    ledger, vintage = request.snapshot.ledger, request.snapshot.vintage.id
    rows = []
    for is_mirrored in _sides(request):
        name = _named(request, is_mirrored=is_mirrored)
        shown = indexed(name) if base else name
        for case in _cases(request, is_mirrored=is_mirrored):
            at = case.at(case.period, base)
            rows.append(number_row(shown, at, measure(SHOWN[shown], at, ledger), vintage))
    return rows


def _sides(request: Request) -> tuple[bool, ...]:
    """Which sides' reports are shown: whether each is the partners'."""
    return {"partner": (True,), BOTH: (False, True)}.get(report_of(request), (False,))


def base_period(request: Request) -> str:
    """The year or month chosen to be 100, else the first in which most partners have a number.

    A year chosen stands for its last month, whose twelve months it is.
    """
    chosen, ledger = request.selection, request.snapshot.ledger
    if chosen.base:
        year = chosen.base[: len("2024")]
        return year if not every(request) else chosen.base if year != chosen.base else f"{year}-12"
    counts = dict.fromkeys(_periods(request), 0)
    for is_mirrored in _sides(request):
        formula = SHOWN[_named(request, is_mirrored=is_mirrored)].formula
        for case in _cases(request, is_mirrored=is_mirrored):
            value = measure(formula, case, ledger).value
            counts[case.period] += value is not None and value.low > 0
    return max(counts, key=lambda period: counts[period], default="")


def _named(request: Request, *, is_mirrored: bool) -> str:
    """The name of what is measured: what a country sells, its partner reports as bought."""
    name = request.selection.measure
    other = {"exports": "imports", "imports": "exports"}
    name = other.get(name, name) if is_mirrored else name
    return of_months(name, span) if (span := every(request)) not in {"", "month"} else name


def _cases(request: Request, *, is_mirrored: bool) -> list[Case]:
    """Each partner and year or month, seen from one side."""
    chosen, periods = request.selection, _periods(request)
    cases = [chosen.case(partner, period) for partner in chosen.partner for period in periods]
    return [case.swapped for case in cases] if is_mirrored else cases


def _periods(request: Request) -> Sequence[str]:
    """The years of all partners, one of bars; or the months."""
    chosen = request.selection
    if every(request):
        return request.once(months)
    if chosen.draw == "bars" and not MEASURES[chosen.measure].is_rank:
        return [asked_year(request)]
    return [str(year) for year in range(chosen.since, chosen.until + 1)]


def months(request: Request) -> Sequence[str]:
    """The months shown: up to the newest that any of the partners has, by the reports shown."""
    chosen = request.selection
    pairs = [
        (partner, chosen.reporter) if is_mirrored else (chosen.reporter, partner)
        for is_mirrored in _sides(request)
        for partner in chosen.partner
    ]
    return months_shown(request, months_known(request, pairs))


def ranking(request: Request) -> Ranking:
    """The first partners of the year chosen, and those compared; else of the newest there is."""
    name, year = request.selection.measure, ""
    found = Standing("", ())
    if name in RANKED:
        year, found = _newest(request)
    if not found.source:
        return Ranking("", 0, [], [])
    chosen, snapshot = request.selection, request.snapshot
    first = found.partners[:MOST_RANKED]
    others = sorted(
        set(chosen.partner) & set(found.partners[MOST_RANKED:]), key=found.partners.index
    )
    told = [
        placed(name, found.source, chosen.case(code, year), snapshot.ledger)
        for code in (*first, *others)
    ]
    if chosen.order == BY_NAME:
        told.sort(key=lambda one: by_alphabet(country_label(snapshot, one.case.partner)))
    rows = [number_row(shown_in(name), one.case, one.measured, snapshot.vintage.id) for one in told]
    return Ranking(year, len(found.partners), rows, [one.rank for one in told])


def _newest(request: Request) -> tuple[str, Standing]:
    """The year asked for, else the newest of those chosen, whose partners can be ranked."""
    chosen = request.selection
    years = map(str, range(chosen.until, chosen.since - 1, -1))
    for year in (asked_year(request), *years):
        case = chosen.case(chosen.partner[0], year)
        found = standing(chosen.measure, case, request.snapshot.ledger)
        if found.source:
            return year, found
    return "", Standing("", ())


def asked_year(request: Request) -> str:
    """The year of bars and ranking that is asked for."""
    return request.selection.period[: len("2024")]
