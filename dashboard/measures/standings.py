"""All partners of a reporter in a year, those with most first. Pure."""

from typing import Final, NamedTuple

from dashboard.measures.by_flow import flow_of, rank_by, share_of
from dashboard.measures.catalogue import MEASURES, Measure
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.formulas import Flow
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, by_source, measure
from dashboard.measures.ranks import Rank
from etl.schema import WORLD

_ALSO: Final = {
    "exports": ("exports in all turnover",),
    "imports": ("imports in all turnover",),
    "turnover": (),
}
"""What else of a flow is ranked with it, besides its amount, its share and its rank."""

RANKED: Final = {
    name: rank_by(flow)
    for flow, also in _ALSO.items()
    for name in (flow, share_of(flow), *also, rank_by(flow))
}
"""The rank that goes with a measure; a balance, or a part of a pair, has none."""

_NEAR: Final = 3  # partners whose publishers are asked, besides those chosen


class Standing(NamedTuple):
    """The partners that one publisher lists, those with most first, and what of it is measured.

    ``source`` is blank where nobody lists enough of them to rank any.
    """

    source: str
    partners: tuple[str, ...]


class Placed(NamedTuple):
    """A partner with its number and its rank, 0 where that is not known."""

    case: Case
    measured: Measured
    rank: int


NOBODY: Final = Standing("", ())


def standing(name: str, case: Case, ledger: Ledger) -> Standing:
    """Who leads by a measure of ``RANKED`` in the case's year, by the first list that can tell.

    Of a case only reporter, period and lens matter, and its partner, whose publishers are asked.
    """
    row = MEASURES[RANKED[name]]
    what = ("standing", row.name, case)
    return ledger.once(what, lambda: _found(row, case, ledger))


def _found(row: Measure, case: Case, ledger: Ledger) -> Standing:
    ranking = row.formula
    if not isinstance(ranking, Rank):
        return NOBODY
    for source in _publishers(case, ledger):
        # To leave goods out of two hundred partners takes long: not where the first has none told.
        if not _leads(ranking, case.asking(source), ledger):
            continue
        values = ranking.listed(case.asking(source), ledger)
        partners = tuple(sorted(values, key=lambda code: (-values[code], code)))
        first = (
            measure(row.formula, case._replace(partner=partners[0]), ledger) if partners else None
        )
        if first and first.value is not None and source in first.sources:
            return Standing(source, partners)
    return NOBODY


def _leads(ranking: Rank, case: Case, ledger: Ledger) -> bool:
    """Whether the first partner by all goods is on record through the case's lens."""
    plain = ranking.listed(case.through(only="", without=(), basis=""), ledger)
    if not plain:
        return False
    first = case._replace(partner=max(plain, key=lambda code: (plain[code], code)))
    return any(Flow(flow).measure(first, ledger).value is not None for flow in ranking.flows)


def _publishers(case: Case, ledger: Ledger) -> list[str]:
    """Whoever may list the partners: those that say anything of the nearest or of the world."""
    if case.source:
        return [case.source]
    asked = (case.partner, *ledger.partners(case.reporter)[:_NEAR], WORLD)
    told = [
        source
        for partner in asked
        for source in ledger.speakers(case.reporter, partner, case.period)
    ]
    return [source for source in dict.fromkeys(told) if source != PUBLISHED]


def placed(name: str, source: str, case: Case, ledger: Ledger) -> Placed:
    """A partner's number of a measure and its rank, both by the publisher of the list.

    Where that one lacks a total the number may be composed, as everywhere.
    """
    shown = shown_in(name)
    found = by_source(MEASURES[shown].formula, case.asking(source), ledger)
    if found.value is None:
        other = measure(MEASURES[shown].formula, case, ledger)
        found = other if source in other.sources else found
    rank = measure(MEASURES[RANKED[name]].formula, case, ledger)
    is_known = rank.value is not None and source in rank.sources
    return Placed(case, found, round(rank.value.middle) if rank.value and is_known else 0)


def shown_in(name: str) -> str:
    """The measure whose values a ranking shows: of a rank what is ranked by."""
    return flow_of(name) if MEASURES[name].is_rank else name
