"""What is on record beside a claim's own figure: its terms, all readings, other years. Pure."""

from typing import Final

from dashboard.claims.readings import Outcome, Reading
from dashboard.measures.evidence import Evidence
from dashboard.measures.periods import year_of
from dashboard.state.snapshot import Snapshot
from dashboard.text.language import N_, NN_, say, say_many
from dashboard.text.names import country
from dashboard.text.readings import measure_text, source_briefly, value_text
from dashboard.text.words import (
    CLAUSES,
    FLOW_NAMES,
    between,
    dated,
    in_row,
    measure_title,
    status_word,
)
from etl.schema import TOTAL

KNOWN: Final = N_("Known for {year}: {terms}.")
TERMS: Final = {
    "X": N_("exports of {reporter} to {partner} {value} ({status})"),
    "M": N_("imports of {reporter} from {partner} {value} ({status})"),
    "XM": N_("turnover of {reporter} with {partner} {value} ({status})"),
}
TERMS_OF_YEAR: Final = {
    "X": N_("exports of {reporter} to {partner} in {year} {value} ({status})"),
    "M": N_("imports of {reporter} from {partner} in {year} {value} ({status})"),
    "XM": N_("turnover of {reporter} with {partner} in {year} {value} ({status})"),
}
"""A term on record of another year than the claim's, by its flow."""

READINGS: Final = NN_(
    "True in {supporting} of {count} reading for {year} that we can compute.",
    "True in {supporting} of the {count} readings for {year} that we can compute.",
)
READINGS_OF_CHANGE: Final = NN_(
    "True in {supporting} of {count} reading of {base} to {year} that we can compute.",
    "True in {supporting} of the {count} readings of {base} to {year} that we can compute.",
)

OTHER_YEARS: Final = N_("Other years: {years}.")
OTHER_YEAR: Final = N_("{year}: {value} ({source})")

BY_YEAR: Final = N_("{measure}, by year")
ON_YEAR_BEFORE: Final = N_("{measure}, change on the year before")
OVER_YEARS: Final = NN_(
    "{measure}, change over {count} year", "{measure}, change over {count} years"
)

_NEAREST: Final = 5  # other years told of


def years_title(outcome: Outcome) -> str:
    """What the chart of a statement by year shows."""
    case, name = outcome.primary.case, measure_title(outcome.primary.measure)
    if not case.base:
        return say(BY_YEAR, measure=measure_text(outcome.primary))
    span = year_of(case.period) - year_of(case.base)
    if span == 1:
        return say(ON_YEAR_BEFORE, measure=name)
    return say_many(OVER_YEARS, span, measure=name)


def known_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """What is known although the primary reading cannot be computed: the terms on record."""
    case, measured = outcome.primary.case, outcome.primary.measured
    # A chapter is not the whole, nor a total what is left without some goods.
    terms = [
        term
        for term in measured.terms
        if term.place.product == TOTAL and term.place.flow in FLOW_NAMES
    ]
    if measured.value is not None or not terms or case.only or case.without:
        return ""
    said = (_known(term, case.period, snapshot) for term in terms)
    return say(KNOWN, year=dated(case.period), terms=in_row(said, CLAUSES))


def _known(term: Evidence, year: str, snapshot: Snapshot) -> str:
    """One term on record."""
    place = term.place
    return say(
        (TERMS if place.period == year else TERMS_OF_YEAR)[place.flow],
        reporter=country(snapshot, place.reporter),
        partner=country(snapshot, place.partner),
        year=dated(place.period),
        value=between(term.value, "USD"),
        status=status_word(term.status),
    )


def tally(outcome: Outcome) -> str:
    """In how many readings of its own period the statement holds."""
    counted, case = len(outcome.counted), outcome.primary.case
    if not counted:
        return ""
    texts = READINGS_OF_CHANGE if case.base else READINGS
    supporting = outcome.supporting
    return say_many(
        texts, counted, supporting=supporting, base=dated(case.base), year=dated(case.period)
    )


def nearest_years(outcome: Outcome, most: int) -> list[Reading]:
    """The statement's reading in the years nearest to its own, newest first; of two the earlier."""
    own = outcome.primary.case.period
    others = (reading for reading in outcome.years if reading.case.period != own)

    def away(reading: Reading) -> int:
        return abs(year_of(reading.case.period) - year_of(own))

    near = sorted(others, key=away)[:most]
    return sorted(near, key=lambda reading: reading.case.period, reverse=True)


def years_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """The figure in the years around the claim's own, newest first, with whose figures."""
    said = [
        say(
            OTHER_YEAR,
            year=dated(reading.case.period),
            value=value_text(reading, outcome.statement.assertion),
            source=source_briefly(reading.measured, snapshot),
        )
        for reading in nearest_years(outcome, _NEAREST)
    ]
    return say(OTHER_YEARS, years=in_row(said, CLAUSES)) if said else ""
