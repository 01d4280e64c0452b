"""What a claim's card says beside the verdict: what the number is, whose, other years. Pure."""

from typing import Final

from dashboard.claims.readings import Outcome, Reading
from dashboard.claims.rule import Verdict
from dashboard.measures.comparisons import BOTH_SIDES, OVER_ANOTHER
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import YEARS_APART, names_of
from dashboard.text.language import N_, listed, say
from dashboard.text.names import countries, source_within
from dashboard.text.on_record import nearest_years
from dashboard.text.readings import (
    defined,
    measure_text,
    source_names,
    status_text,
    value_text,
    weak_statuses,
)
from dashboard.text.verdict_digits import judged_and_ends
from dashboard.text.words import capital, dated, in_row, measure_of_pair

WHAT: Final = N_("{measure}, {year}")
LESS: Final = N_("{first} minus {second}")
BETWEEN: Final = N_("{what} ({ends})")
WHOSE: Final = N_("By {sources}")
WHOSE_KIND: Final = N_("By {sources}; {statuses}")

RANKED: Final = N_("rank {value}")
YEAR: Final = N_("{value} in {year}")
NOT_BESIDE: Final = N_("True of {year}, not of the years beside it: {years}.")
BESIDE_TOO: Final = N_("True of {year} and of the years beside it: {years}.")
BESIDE: Final = N_("In the years beside it: {years}.")
BY_DISPATCH: Final = N_("With imports by country of dispatch it would be {value}.")
OTHERWISE: Final = N_("Read as {measure} it would be {value}.")

_OF_TWO: Final = (OVER_ANOTHER, BOTH_SIDES)
_BESIDE: Final = 2  # other years told of


def number_and_what(outcome: Outcome, snapshot: Snapshot) -> tuple[str, str]:
    """The number that was measured; then what it is, its year, and its ends where it has some."""
    primary, measured = outcome.primary, outcome.primary.measured
    if measured.value is None:
        return "", ""
    number, ends = judged_and_ends(primary, outcome.statement.assertion, measured.unit)
    what = capital(_what(primary, snapshot))
    return number, say(BETWEEN, what=what, ends=ends) if ends else what


def number_in_list(outcome: Outcome, snapshot: Snapshot) -> str:
    """The number alone, a rank called one, with the year where it is of one; blank for none."""
    number, _ = number_and_what(outcome, snapshot)
    case, unit = outcome.primary.case, outcome.primary.measured.unit
    told = say(RANKED, value=number) if number and unit == "rank" else number
    return say(YEAR, value=told, year=dated(case.period)) if told and not case.base else told


def _what(reading: Reading, snapshot: Snapshot) -> str:
    case = reading.case
    if case.base:
        return defined(measure_text(reading), case, reading.measure)
    return say(WHAT, measure=_named(reading, snapshot), year=dated(case.period))


def _named(reading: Reading, snapshot: Snapshot) -> str:
    """What was measured, within a sentence."""
    case = reading.case
    if reading.operation in _OF_TWO:
        _, first, second = names_of(reading, snapshot)
        return defined(say(LESS, first=first, second=second), case, reading.measure)
    named = measure_of_pair(reading.measure, *countries(snapshot, case.reporter, case.partner))
    return defined(named, case, reading.measure)


def whose_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """Whose figures it is made of, and of what kind they are where they are not reported."""
    measured = outcome.primary.measured
    sources = listed(source_within(snapshot, source, several=False) for source in measured.sources)
    weak = in_row(weak_statuses(measured.statuses))
    return say(WHOSE_KIND if weak else WHOSE, sources=sources, statuses=weak)


def whose_figures(outcome: Outcome, snapshot: Snapshot) -> str:
    """The same with everybody named: who stated it, and who has which part or year."""
    sources = source_names(outcome.primary, snapshot)
    return f"{capital(sources)}; {status_text(outcome.primary)}"


def why_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """The same in the two nearest years, and in other words where these mean something else.

    Of two years by different sources it says that first.
    """
    apart = say(YEARS_APART) if outcome.primary.measured.mixed else ""
    other = _by_dispatch(outcome)
    return " ".join(filter(None, (apart, other, _beside(outcome), _otherwise(outcome, snapshot))))


def _by_dispatch(outcome: Outcome) -> str:
    """The same with imports counted by the other rule, where that gives another verdict."""
    primary = outcome.primary
    for reading in outcome.readings if not primary.case.basis else ():
        same = reading.measure == primary.measure and reading.case.report == primary.case.report
        plain = not reading.case.lens.is_of_some and reading.case.period == primary.case.period
        if same and plain and reading.case.basis and reading.verdict is not primary.verdict:
            value = value_text(reading, outcome.statement.assertion)
            return say(BY_DISPATCH, value=value) if value else ""
    return ""


def _beside(outcome: Outcome) -> str:
    """What it was in the nearest years."""
    told = nearest_years(outcome, _BESIDE)
    if not told:
        return ""
    years = listed(
        say(YEAR, value=value_text(one, outcome.statement.assertion), year=dated(one.case.period))
        for one in told
    )
    return say(_text(outcome, told), year=dated(outcome.primary.case.period), years=years)


def _text(outcome: Outcome, others: list[Reading]) -> str:
    verdicts = {reading.verdict for reading in others}
    if outcome.verdict is not Verdict.SUPPORTED or outcome.primary.case.base:
        return BESIDE
    if Verdict.SUPPORTED not in verdicts:
        return NOT_BESIDE
    return BESIDE_TOO if verdicts == {Verdict.SUPPORTED} else BESIDE


def _otherwise(outcome: Outcome, snapshot: Snapshot) -> str:
    """The first of the other measures that the words may mean, where that one is not true too."""
    meant, own = outcome.statement.also[:1], outcome.primary.case.report
    for reading in outcome.counted:
        is_other = reading.measure in meant and reading.case.report == own
        if is_other and reading.verdict is not outcome.verdict:
            return say(
                OTHERWISE,
                measure=_named(reading, snapshot),
                value=value_text(reading, outcome.statement.assertion),
            )
    return ""
