"""What is said wherever a figure stands of which accounts differ by more than twice."""

from collections.abc import Callable, Iterator
from typing import Final

import pandas as pd

from dashboard.claims.model import Claim
from dashboard.measures.derived import ROWS
from dashboard.measures.disagreement import Disagreement, Disagreements
from dashboard.measures.evidence import Evidence, Place, frequency
from dashboard.state.snapshot import Snapshot
from dashboard.text.summaries import spans
from etl.schema import TOTAL, WORLD

ACCOUNTS_DIFFER: Final = "Accounts differ: "
"""How each sentence begins that stands in a note where accounts of the trade differ greatly."""

_ALL_GOODS: Final = (TOTAL, "all goods")
_MILLION: Final = 1e6

Naming = Callable[[str], str]
"""What a country or a source is called, by its code."""


def noted(frame: pd.DataFrame, found: Disagreements) -> pd.DataFrame:
    """The same rows, those of which accounts differ with a sentence at the end of their note.

    ``frame`` has columns as ``frames.FRAME_COLUMNS``, or those of a claim's readings.
    """
    said = {
        number: " ".join(sentence(one, str, str) for one in told)
        for number, told in enumerate(_by_row(frame, found))
        if told
    }
    if not said:
        return frame
    notes = [
        ". ".join(filter(None, (note, said.get(number, ""))))
        for number, note in enumerate(frame["note"].tolist())
    ]
    return frame.assign(note=notes)


def notice(frame: pd.DataFrame, snapshot: Snapshot, claim: Claim | None = None) -> str:
    """What stands under a chart of these rows: the newest of each trade in full, other years named.

    On all figures or, on a claim's page, on what may speak of it. Blank where accounts agree.
    """
    found, country, source = snapshot.disagreements(claim), snapshot.names, snapshot.source_name
    trades: dict[tuple[str, str], dict[str, Disagreement]] = {}
    for told in _by_row(frame, found):
        for one in told:
            trades.setdefault(_trade(one.place), {}).setdefault(one.place.period, one)
    said = []
    for by_year in trades.values():
        newest = max(by_year)
        said.append(sentence(by_year[newest], country.__getitem__, source))
        others = sorted(by_year.keys() - {newest})
        if others:
            said.append(f"Likewise in {spans(others)}.")
    return " ".join(said)


def sentence(one: Disagreement, country: Naming, source: Naming) -> str:
    """The least and the most told of one trade, each with whose figure it is and on what basis."""
    place, lowest, highest = one.place, one.lowest, one.highest
    direction = "imports from" if place.flow == "M" else "exports to"
    same = _counted(lowest) == _counted(highest)
    text = (
        "{differ}{reporter}’s {direction} {partner} in {year} are {low} to {high}: {why}, so read "
        "them apart."
    )
    return text.format(
        differ=ACCOUNTS_DIFFER,
        reporter=country(place.reporter),
        direction=direction,
        partner="the world" if place.partner == WORLD else country(place.partner),
        year=place.period,
        low=_account(lowest, place, country, source),
        high=_account(highest, place, country, source),
        why="those who tell it differ" if same else "what is counted differs",
    )


def _account(told: Evidence, place: Place, country: Naming, source: Naming) -> str:
    """An amount with whose figure it is, by what basis, and by whom it is told."""
    who = country(told.place.reporter)
    # What was estimated for a country is no report of its own.
    how = f"by an estimate for {who}" if told.status == "estimate" else f"as {who} reports"
    if told.partner_basis != "unknown":
        basis = f"by country of {told.partner_basis}"
        own = told.place.reporter == place.reporter and told.status != "estimate"
        how = basis if own else f"{how} {basis}"
    teller = "quoted" if told.status == "quoted" else source(told.source)
    return f"{_dollars(told.value.middle)} {how} ({teller})"


def _dollars(value: float) -> str:
    """Dollars to a tenth of a million, small amounts to the dollar."""
    if value >= _MILLION:
        return f"US$\N{NO-BREAK SPACE}{value / _MILLION:,.1f} million"
    return f"US$\N{NO-BREAK SPACE}{value:,.0f}"


def _counted(told: Evidence) -> tuple[str, str]:
    return told.place.reporter, told.partner_basis


def _trade(place: Place) -> tuple[str, str]:
    """Who sells to whom: the same trade from either side."""
    sides = (place.reporter, place.partner)
    return sides if place.flow == "X" else sides[::-1]


def flows_of(measure: str) -> tuple[str, ...]:
    """The flows of the pair that a measure shows or is made of, by its name."""
    return ROWS[measure].flows


def _by_row(frame: pd.DataFrame, found: Disagreements) -> Iterator[list[Disagreement]]:
    """For each row the disagreements on what it shows, or is made of."""
    goods = "goods" if "goods" in frame else "scope"
    names = ("reporter", "partner", "measure", "period", "base", goods)
    known_of = frame["value"].notna().tolist()
    columns = (frame[name].tolist() for name in names)
    for *told, whole, known in zip(*columns, known_of, strict=True):
        shown = known and whole in _ALL_GOODS
        yield list(_at(*map(str, told), found=found)) if shown else []


def _at(  # noqa: PLR0913 -- the columns of a row
    reporter: str, partner: str, measure: str, period: str, base: str, *, found: Disagreements
) -> Iterator[Disagreement]:
    """The disagreements on a measure's flows, in its year and in that it is compared with."""
    for year in filter(None, (period, base)):
        if frequency(year) != "A":
            continue
        for flow in flows_of(measure):
            one = found.at(Place(reporter, partner, flow, year))
            if one is not None:
                yield one
