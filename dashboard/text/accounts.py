"""What is said wherever a figure stands of which accounts differ by more than twice."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from dashboard.claims.model import Claim
from dashboard.measures.derived import ROWS
from dashboard.measures.disagreement import Disagreement, Disagreements
from dashboard.measures.evidence import Evidence, Place
from dashboard.state.snapshot import Snapshot
from dashboard.text.goods import ALL_GOODS
from dashboard.text.language import N_, listed, say
from dashboard.text.names import Naming, countries, country, source_name
from dashboard.text.rows import Row, known, valued
from dashboard.text.summaries import spans
from dashboard.text.words import THE_WORLD, amount, status_word
from etl.schema import ESTIMATE, QUOTED, TOTAL, WORLD

ACCOUNTS_DIFFER: Final = N_("Accounts differ:")
"""What stands before each such sentence, so that it is found at the end of a note."""

LIKEWISE: Final = N_("Likewise in {years}.")

BASES_DIFFER: Final = {
    "X": N_(
        "{reporter}’s exports to {partner} in {year} are {low} to {high}: the two count different "
        "things, so neither corrects the other."
    ),
    "M": N_(
        "{reporter}’s imports from {partner} in {year} are {low} to {high}: the two count "
        "different things, so neither corrects the other."
    ),
}
"""Accounts that are counted by different customs, or on different bases."""

TELLERS_DIFFER: Final = {
    "X": N_(
        "{reporter}’s exports to {partner} in {year} are {low} to {high}: the two sources disagree."
    ),
    "M": N_(
        "{reporter}’s imports from {partner} in {year} are {low} to {high}: the two sources "
        "disagree."
    ),
}
"""Accounts of one thing by several."""

OWN: Final = {
    "origin": N_("{amount} by country of origin ({teller})"),
    "dispatch": N_("{amount} by country of dispatch ({teller})"),
    "destination": N_("{amount} by country of destination ({teller})"),
}
"""An account by the country itself, by its basis."""

REPORTED: Final = {
    "unknown": N_("{amount} as {who} reports ({teller})"),
    "origin": N_("{amount} as {who} reports by country of origin ({teller})"),
    "dispatch": N_("{amount} as {who} reports by country of dispatch ({teller})"),
    "destination": N_("{amount} as {who} reports by country of destination ({teller})"),
}
"""An account by the other country, or one whose basis is not known."""

ESTIMATED: Final = {
    "unknown": N_("{amount} by an estimate for {who} ({teller})"),
    "origin": N_("{amount} by an estimate for {who} by country of origin ({teller})"),
    "dispatch": N_("{amount} by an estimate for {who} by country of dispatch ({teller})"),
    "destination": N_("{amount} by an estimate for {who} by country of destination ({teller})"),
}
"""What was estimated for a country, which is no report of its own."""

IN_SHORT: Final = {
    "X": N_("Accounts of {reporter}’s exports to {partner} in {year} differ: {low} to {high}."),
    "M": N_("Accounts of {reporter}’s imports from {partner} in {year} differ: {low} to {high}."),
}
"""That they do, where the notes say whose they are."""

OF_SEVERAL: Final = N_(
    "Accounts of the newest year differ by more than a factor of two for {partners}."
)

_ALL_GOODS: Final = (TOTAL, ALL_GOODS)


def noted(rows: Iterable[Row], found: Disagreements) -> list[Row]:
    """The same rows, those of which accounts differ with a sentence at the end of their note.

    Columns ``number_rows.FRAME_COLUMNS``, or those of a claim's readings.
    """
    said: dict[Place, str] = {}

    def told(one: Disagreement) -> str:
        # Each stands in the rows of several measures.
        if one.place not in said:
            said[one.place] = sentence(one, str, str)
        return said[one.place]

    return [
        _noted(row, map(told, differing)) if (differing := _of_row(row, found)) else row
        for row in rows
    ]


def _noted(row: Row, told: Iterable[str]) -> Row:
    said = " ".join(told)
    return {**row, "note": ". ".join(filter(None, (row["note"], said)))}


def notice(rows: Iterable[Row], snapshot: Snapshot, claim: Claim | None = None) -> str:
    """What stands under a chart of these rows: the newest of each trade in full, other years named.

    On all figures or, on a claim's page, on what may speak of it. Blank where accounts agree.
    """
    found = snapshot.disagreements(claim)
    names = partial(country, snapshot), partial(source_name, snapshot)
    trades: dict[tuple[str, str], dict[str, Disagreement]] = {}
    for row in rows:
        for one in _of_row(row, found):
            trades.setdefault(_trade(one.place), {}).setdefault(one.place.period, one)
    said = []
    for by_year in trades.values():
        newest = max(by_year)
        said.append(sentence(by_year[newest], *names))
        others = sorted(by_year.keys() - {newest})
        if others:
            said.append(say(LIKEWISE, years=spans(others)))
    return " ".join(said)


def caution(rows: Iterable[Row], snapshot: Snapshot) -> str:
    """What is said beside the newest numbers of each partner, where accounts of them differ.

    How far they do, of one partner; of several, of whom. Blank where they agree.
    """
    found, newest = snapshot.disagreements(), dict[tuple[str, str], Row]()
    for row in sorted(valued(rows), key=lambda row: str(row["period"])):
        newest[row["partner"], row["measure"]] = row
    differing: dict[str, dict[str, None]] = {}
    for (partner, _), row in newest.items():
        for one in _of_row(row, found):
            differing.setdefault(partner, {})[_in_short(one, snapshot)] = None
    if len(differing) > 1:
        return say(OF_SEVERAL, partners=listed(countries(snapshot, *differing)))
    return " ".join(said for told in differing.values() for said in told)


def _in_short(one: Disagreement, snapshot: Snapshot) -> str:
    low, high = (amount(told.value.middle, "USD") for told in (one.lowest, one.highest))
    names = countries(snapshot, one.place.reporter, one.place.partner)
    return say(
        IN_SHORT[one.place.flow],
        reporter=names[0],
        partner=names[1],
        year=one.place.period,
        low=low,
        high=high,
    )


def sentence(one: Disagreement, country_of: Naming, source_of: Naming) -> str:
    """The least and the most told of one trade, each with whose figure it is and on what basis."""
    place, lowest, highest = one.place, one.lowest, one.highest
    texts = TELLERS_DIFFER if _counted(lowest) == _counted(highest) else BASES_DIFFER
    said = say(
        texts[place.flow],
        reporter=country_of(place.reporter),
        partner=say(THE_WORLD) if place.partner == WORLD else country_of(place.partner),
        year=place.period,
        low=_account(lowest, place, country_of, source_of),
        high=_account(highest, place, country_of, source_of),
    )
    return f"{say(ACCOUNTS_DIFFER)} {said}"


def without_accounts(note: str) -> str:
    """A row's note without the sentence that ``noted`` put at its end."""
    return note.partition(say(ACCOUNTS_DIFFER))[0].removesuffix(". ")


def _account(told: Evidence, place: Place, country_of: Naming, source_of: Naming) -> str:
    """An amount with whose figure it is, by what basis, and by whom it is told."""
    texts = ESTIMATED if told.status == ESTIMATE else REPORTED
    if texts is REPORTED and told.place.reporter == place.reporter:
        texts = REPORTED | OWN
    return say(
        texts[told.partner_basis],
        amount=amount(told.value.middle, "USD"),
        who=country_of(told.place.reporter),
        teller=status_word(told.status) if told.status == QUOTED else source_of(told.source),
    )


def _counted(told: Evidence) -> tuple[str, str]:
    return told.place.reporter, told.partner_basis


def _trade(place: Place) -> tuple[str, str]:
    """Who sells to whom: the same trade from either side."""
    sides = (place.reporter, place.partner)
    return sides if place.flow == "X" else sides[::-1]


def flows_of(measure: str) -> tuple[str, ...]:
    """The flows of the pair that a measure shows or is made of, by its name."""
    return ROWS[measure].flows


def _of_row(row: Row, found: Disagreements) -> list[Disagreement]:
    """The disagreements on what a row shows or is made of, also in the year it is compared with."""
    goods = row["goods"] if "goods" in row else row["scope"]
    if goods not in _ALL_GOODS or known(row["value"]) is None:
        return []
    pair, flows = (row["reporter"], row["partner"]), flows_of(row["measure"])
    asked = ((flow, year) for year in (row["period"], row["base"]) if year for flow in flows)
    told = (found.on(*pair, flow, year) for flow, year in asked)
    return [one for one in told if one is not None]
