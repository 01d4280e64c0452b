"""A flow with a group of countries, or of one: the sum over its members. Pure."""

from typing import Final

from dashboard.measures.evidence import Place
from dashboard.measures.intervals import Interval, added
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, Measured, by_source, joined
from dashboard.measures.missing import Missing, Reason
from etl.schema import UNALLOCATED, WORLD

LISTED_WITHIN: Final = 1e-4
"""A list of partners is whole where it lacks no more than this of the total, which is rounded."""

_NOTHING: Final = Measured(Interval.exactly(0), "USD")


def over_group(formula: Formula, place: Place, case: Case, ledger: Ledger) -> Measured | None:
    """What a flow is of a case whose partner or reporter is a group; None where it is no sum.

    ``formula`` measures it with one country, ``place`` is where the reporter's figure would stand.
    A member without a record counts as nothing where the list of all partners is whole, since they
    add up to the world; else there is no sum. Trade not allocated to a country may be a member's.
    """
    is_partner, is_reporter = (code in ledger.groups for code in (case.partner, case.reporter))
    is_of_world = place.partner == WORLD
    if not (is_reporter or (is_partner and not is_of_world)):
        return None
    source = case.publisher_of(place.flow, world=is_of_world)
    asked = place.mirror if case.report == "partner" and not is_of_world else place
    if ledger.find(source, asked) is not None:
        return None
    # Members' trade with each other is in their totals, and is none of the group's.
    if is_reporter and (is_of_world or is_partner):
        return _gap(place, source, "outside" if is_of_world else "groups")
    group = case.partner if is_partner else case.reporter
    surely, perhaps = ledger.groups.members(group, case.period)
    rest = _rest(place, case, source, ledger) if is_partner else ()
    sure, may = (
        [one for one in members if one not in {case.reporter, case.partner}]
        for members in (surely, (*perhaps, *rest))
    )
    if not sure:
        return _gap(place, source, "nobody")
    parts = []
    for one in (*sure, *may):
        seen = case._replace(partner=one) if is_partner else case._replace(reporter=one)
        parts.append(_of_one(formula, seen, place, source, ledger))
        if parts[-1].value is None:
            return _gap(place, source, "members")
    values = [part.value for part in parts if part.value is not None]
    whole = added(values[: len(sure)])
    more = sum(value.high for value in values[len(sure) :])
    value = whole + Interval(0, more) if more else whole
    return joined(value, "USD", parts)._replace(sources=(source,))


def _of_one(formula: Formula, case: Case, place: Place, source: str, ledger: Ledger) -> Measured:
    own = Place(case.reporter, case.partner, place.flow, case.period)
    told = own.mirror if case.report == "partner" else own
    return _NOTHING if _is_nothing(told, source, ledger) else by_source(formula, case, ledger)


def _is_nothing(place: Place, source: str, ledger: Ledger) -> bool:
    """Whether a whole list of a reporter's partners has none of a flow with one of them."""
    if ledger.find(source, place) is not None:
        return False
    what = ("all listed", source, place.reporter, place.flow, place.period)
    return ledger.once(what, lambda: _are_all_listed(place, source, ledger))


def _are_all_listed(place: Place, source: str, ledger: Ledger) -> bool:
    """Whether the partners that a source lists come to all of a reporter's flow."""
    whole = ledger.find(source, place._replace(partner=WORLD))
    # Without one, to read the whole list would be in vain.
    if whole is None:
        return False
    listed = ledger.totals(source, place.reporter, place.period)
    told = sum(flows.get(place.flow, 0.0) for name, flows in listed.items() if name != WORLD)
    return whole.value.low > 0 and whole.value.low - told <= LISTED_WITHIN * whole.value.low


def _rest(place: Place, case: Case, source: str, ledger: Ledger) -> tuple[str, ...]:
    """What a reporter allocates to no country, which may be a member."""
    if case.report == "partner":
        return ()
    found = ledger.find(source, place._replace(partner=UNALLOCATED))
    return (UNALLOCATED,) if found is not None and found.value.high else ()


def _gap(place: Place, source: str, reason: Reason) -> Measured:
    return Measured(None, "USD", missing=(Missing(place, source, reason),))
