"""The rows of a comparison: each partner by year, and all partners of one year in order. Pure."""

from typing import Final, NamedTuple

from dashboard.address.request import Request
from dashboard.address.selection import BOTH
from dashboard.frames.number_rows import number_row
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.derived import FLOW_OF, SHOWN, indexed
from dashboard.measures.measuring import Case, measure
from dashboard.measures.standings import RANKED, Standing, placed, shown_in, standing
from dashboard.text.rows import Row

REPORTED_BY_BOTH: Final = (*FLOW_OF, "turnover")
"""What a partner reports of the pair too; of all the reporter's trade it reports nothing."""

MOST_RANKED: Final = 15


class Ranking(NamedTuple):
    """Partners of a year, the first first, each with its place, 0 where that is not known.

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
    """Whether each partner is shown in percent of a year of its own."""
    chosen = request.selection
    return chosen.draw == "index" and indexed(chosen.measure) in SHOWN


def compared(request: Request) -> list[Row]:
    """The measure chosen, of each partner by year, or in percent of the base year.

    Where both reports are asked for, all of the reporter's own come first.
    """
    base = request.once(base_year) if is_indexed(request) else ""
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


def base_year(request: Request) -> str:
    """The year chosen to be 100, else the first of those in which most partners have a number."""
    chosen, ledger = request.selection, request.snapshot.ledger
    if chosen.base:
        return chosen.base[: len("2024")]
    counts = dict.fromkeys(map(str, range(chosen.since, chosen.until + 1)), 0)
    for is_mirrored in _sides(request):
        formula = MEASURES[_named(request, is_mirrored=is_mirrored)].formula
        for case in _cases(request, is_mirrored=is_mirrored):
            value = measure(formula, case, ledger).value
            counts[case.period] += value is not None and value.low > 0
    return max(counts, key=lambda year: counts[year])


def _named(request: Request, *, is_mirrored: bool) -> str:
    """The name of what is measured: what a country sells, its partner reports as bought."""
    name = request.selection.measure
    other = {"exports": "imports", "imports": "exports"}
    return other.get(name, name) if is_mirrored else name


def _cases(request: Request, *, is_mirrored: bool) -> list[Case]:
    """Each partner and year, seen from one side."""
    chosen = request.selection
    years = [str(year) for year in range(chosen.since, chosen.until + 1)]
    if chosen.draw == "bars" and not MEASURES[chosen.measure].is_rank:
        years = [asked_year(request)]
    cases = [chosen.case(partner, year) for partner in chosen.partner for year in years]
    return [case.swapped for case in cases] if is_mirrored else cases


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
