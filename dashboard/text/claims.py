"""What is said of a claim, in one place for cards, its page, the terminal and JSON. Pure."""

from functools import partial
from typing import Final

from dashboard.claims.readings import Evaluation, Outcome, Reading
from dashboard.measures.derived import FLOW_OF
from dashboard.measures.means import MEAN
from dashboard.measures.measuring import measure
from dashboard.state.snapshot import Snapshot
from dashboard.text.language import N_, say
from dashboard.text.missing import missing_note
from dashboard.text.names import countries, country
from dashboard.text.readings import (
    defined,
    measure_text,
    source_names,
    status_text,
    value_text,
)
from dashboard.text.verdicts import AS_A_WHOLE, verdict_name, verdict_within
from dashboard.text.words import CLAUSES, PAIR, dated, in_row, measure_of_pair

VALUE: Final = N_("{verdict}: {measure} was {value} in {year} ({sources}; {status}).")
FLOW_VALUE: Final = N_("{verdict}: {measure} were {value} in {year} ({sources}; {status}).")
"""The same of exports or of imports."""

CHANGED: Final = N_(
    "{verdict}: {measure} changed by {value} from {base} to {year} ({sources}; {status})."
)
BEYOND: Final = {
    "over the highest": N_(
        "{verdict}: {measure} in {year}, less the highest of those since {base}, is {value} "
        "({sources}; {status})."
    ),
    "over the lowest": N_(
        "{verdict}: {measure} in {year}, less the lowest of those since {base}, is {value} "
        "({sources}; {status})."
    ),
}
"""A measure beside those of the years before."""

COMPARED: Final = N_(
    "{verdict}: {first} minus {second} was {value} in {year} ({sources}; {status})."
)
"""The partner's side, the first, beside the reporter's."""

MEAN_VALUE: Final = N_(
    "{verdict}: {measure} came to {value} a year on average in {year} ({sources}; {status})."
)

YEARS_APART: Final = N_("The two years are from different sources.")
UNCHECKED: Final = N_("{verdict} for {year} ({pair}). {gaps}")
ITSELF: Final = N_(
    "The only figures on record come from this statement, and no statement is evidence for itself."
)
"""In place of what is missing."""

STATEMENT: Final = N_("{reporter} with {partner} {value} ({sources}; {status}), {verdict}")
UNKNOWN_STATEMENT: Final = N_("{reporter} with {partner} unknown, {verdict}")
"""One statement of several: its pair, its figure, its verdict."""

STATEMENTS: Final = N_("{measure}: {pairs}.")
STATEMENTS_OF_YEAR: Final = N_("{measure}, {year}: {pairs}.")


def headline(evaluation: Evaluation, snapshot: Snapshot) -> str:
    """Verdict, figure, year and whose figures, in a line a reader may quote.

    Of several statements each is told by its pair, under what they measure.
    """
    first, *others = evaluation.outcomes
    if not others:
        return outcome_line(first, snapshot)
    told: dict[tuple[str, str], list[str]] = {}
    for outcome in evaluation.outcomes:
        told.setdefault(_what(outcome.primary), []).append(_pair_line(outcome, snapshot))
    lines = [
        say(
            STATEMENTS_OF_YEAR if year else STATEMENTS,
            measure=measure,
            year=year,
            pairs=in_row(pairs, CLAUSES),
        )
        for (measure, year), pairs in told.items()
    ]
    return " ".join((say(AS_A_WHOLE[evaluation.verdict]), *lines))


def _what(reading: Reading) -> tuple[str, str]:
    """What a reading measures, and its year where that is not said already."""
    case = reading.case
    return defined(measure_text(reading), case, reading.measure), "" if case.base else dated(
        case.period
    )


def _pair_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """One statement of several: its pair, its figure, its verdict."""
    primary = outcome.primary
    return say(
        UNKNOWN_STATEMENT if primary.measured.value is None else STATEMENT,
        reporter=country(snapshot, primary.case.reporter),
        partner=country(snapshot, primary.case.partner),
        value=value_text(primary, outcome.statement.assertion),
        sources=source_names(primary, snapshot),
        status=status_text(primary),
        verdict=verdict_within(outcome.verdict),
    )


def outcome_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """The same for one statement."""
    primary = outcome.primary
    case, measured = primary.case, primary.measured
    if measured.value is None:
        return _unchecked(outcome, snapshot)
    measure, first, second = names_of(primary, snapshot)
    line = say(
        _line_of(outcome),
        verdict=verdict_name(outcome.verdict),
        measure=defined(measure, case, primary.measure),
        first=first,
        second=defined(second, case, primary.measure),
        value=value_text(primary, outcome.statement.assertion),
        year=dated(case.period),
        base=dated(case.base),
        sources=source_names(primary, snapshot),
        status=status_text(primary),
    )
    return f"{line} {say(YEARS_APART)}" if measured.mixed else line


def _line_of(outcome: Outcome) -> str:
    """The sentence that belongs to what is done with the measure."""
    operation = outcome.statement.operation
    if operation == "level":
        return FLOW_VALUE if outcome.primary.measure in FLOW_OF else VALUE
    if operation == MEAN:
        return MEAN_VALUE
    if operation in BEYOND:
        return BEYOND[operation]
    return CHANGED if operation.startswith("change") else COMPARED


def names_of(reading: Reading, snapshot: Snapshot) -> tuple[str, str, str]:
    """What is measured, and the two things that may be held against each other.

    That with another partner beside it, else the same seen from the partner before it.
    """
    case = reading.case
    own, partner, than = countries(snapshot, case.reporter, case.partner, case.than)
    measure = measure_of_pair(reading.measure, own, partner)
    if case.than:
        return measure, measure, measure_of_pair(reading.measure, own, than)
    return measure, measure_of_pair(reading.measure, partner, own), measure


def _unchecked(outcome: Outcome, snapshot: Snapshot) -> str:
    """Of what nothing could be measured, and what is missing."""
    case = outcome.primary.case
    reporter, partner = countries(snapshot, case.reporter, case.partner)
    pair = say(PAIR, reporter=reporter, partner=partner)
    return say(
        UNCHECKED,
        verdict=verdict_name(outcome.verdict),
        year=dated(case.period),
        pair=defined(pair, case, outcome.primary.measure),
        gaps=gaps_of(outcome, snapshot),
    )


def gaps_of(outcome: Outcome, snapshot: Snapshot) -> str:
    """What is missing where nothing could be measured, in sentences of their own."""
    by_itself = measure(outcome.statement.formula(), outcome.asked, snapshot.ledger)
    if by_itself.value is not None:
        return say(ITSELF)
    return missing_note(outcome.primary.measured.missing, partial(country, snapshot))
