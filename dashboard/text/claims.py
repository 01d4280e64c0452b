"""What is said of a claim, in one place for cards, its page, the terminal and JSON. Pure."""

import math
from typing import Final

from dashboard.claims.readings import Evaluation, Outcome, Reading
from dashboard.claims.rule import SIGNS, Assertion, Verdict
from dashboard.state.snapshot import Snapshot
from dashboard.text.missing import missing_note
from dashboard.text.readings import (
    definition,
    measure_text,
    source_briefly,
    source_names,
    status_text,
    value_text,
)
from dashboard.text.words import (
    FLOW_NAMES,
    between,
    capital,
    measure_title,
)
from etl.schema import TOTAL

VERDICT_NAMES: Final = {
    Verdict.SUPPORTED: "Supported",
    Verdict.CLOSE: "Close",
    Verdict.NOT_SUPPORTED: "Not supported",
    Verdict.UNCHECKED: "Cannot be checked",
}
VERDICT_SHAPES: Final = {
    Verdict.SUPPORTED: "●",
    Verdict.CLOSE: "◐",
    Verdict.NOT_SUPPORTED: "○",
    Verdict.UNCHECKED: "?",
}

RULE: Final = (
    "The rule: supported when the measured value rounds to the claimed one at the claim’s own "
    "precision; close when it is within one more unit of that precision (a rank is right or wrong, "
    "never close); otherwise not supported; cannot be checked when figures are missing or what is "
    "known allows more than one of these."
)

_NEAREST: Final = 5  # other years told of

_RELATIONS: Final = {
    "is": "{value}",
    "at least": "at least {value}",
    "at most": "at most {value}",
    "rises": "above zero",
    "falls": "below zero",
    "greater": "above zero",
    "smaller": "below zero",
}


_OF_RANKS: Final = {"rises": "a better place", "falls": "a worse place"}

_CHANGE: Final = (
    "{verdict}: {measure} of {pair}{definition} changed by {value} from {base} to {year} "
    "({sources}; {status})."
)
_LINES: Final = {
    "level": (
        "{verdict}: {measure} of {pair}{definition} was {value} in {year} ({sources}; {status})."
    ),
    "change": _CHANGE,
    "change in points": _CHANGE,
    "partner over reporter": (
        "{verdict}: {measure}{definition} in {year}: what {reporter} is to {partner}, less what "
        "{partner} is to {reporter}, was {value} ({sources}; {status})."
    ),
}


def asserted(outcome: Outcome, snapshot: Snapshot) -> str:
    """What one statement asserts, as a measure of a pair and a number."""
    statement = outcome.statement
    relation = _RELATIONS[statement.assertion.relation]
    if statement.assertion.rank:
        relation = _OF_RANKS.get(statement.assertion.relation, relation)
    number = claimed(statement.assertion, outcome.primary.measured.unit)
    names = snapshot.names
    pair = f"{names[statement.reporter]} with {names[statement.partner]}"
    return f"{capital(pair)}. {measure_text(outcome.primary)}: {relation.format(value=number)}"


def claimed(assertion: Assertion, unit: str) -> str:
    """The claimed number at its own precision."""
    if assertion.relation in SIGNS:
        return "0"
    if unit == "USD":
        return _dollars(assertion)
    decimals = len(f"{assertion.precision:.9f}".rstrip("0").partition(".")[2])
    text = f"{assertion.value:,.{decimals}f}".replace("-", "−")
    return {"percent": f"{text}%", "percentage points": f"{text} percentage points"}.get(unit, text)


def _dollars(assertion: Assertion) -> str:
    """Dollars in the largest scale that is not larger than the number, to its precision."""
    for scale, name in ((1e9, " billion"), (1e6, " million"), (1.0, "")):
        if abs(assertion.value) >= scale or scale == 1:
            decimals = max(0, math.ceil(-math.log10(assertion.precision / scale)))
            text = f"{abs(assertion.value) / scale:,.{decimals}f}{name}"
            break
    return f"{'−' if assertion.value < 0 else ''}US$\N{NO-BREAK SPACE}{text}"


def years_title(outcome: Outcome) -> str:
    """What the chart of a statement by year shows."""
    case, name = outcome.primary.case, measure_title(outcome.primary.measure)
    if not case.base:
        return f"{measure_text(outcome.primary)}, by year"
    span = int(case.period) - int(case.base)
    before = "the year before" if span == 1 else f"{span} years before"
    return f"{name}, change on {before}"


def headline(evaluation: Evaluation, snapshot: Snapshot) -> str:
    """Verdict, figure, year and whose figures, in a line a reader may quote.

    Of several statements each is told by its pair, under what they measure.
    """
    first, *others = evaluation.outcomes
    if not others:
        return outcome_line(first, snapshot)
    told: dict[str, list[str]] = {}
    for outcome in evaluation.outcomes:
        told.setdefault(_when(outcome.primary), []).append(_pair_line(outcome, snapshot))
    lines = " ".join(f"{what}: {'; '.join(pairs)}." for what, pairs in told.items())
    return f"{VERDICT_NAMES[evaluation.verdict]} as a whole. {lines}"


def _when(reading: Reading) -> str:
    """What a reading measures, with its year where that is not said already."""
    what = f"{measure_text(reading)}{definition(reading.case, reading.measure)}"
    return what if reading.case.base else f"{what}, {reading.case.period}"


def _pair_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """One statement of several: its pair, its figure, its verdict."""
    primary = outcome.primary
    known = "{reporter} with {partner} {value} ({sources}; {status}), {verdict}"
    unknown = "{reporter} with {partner} unknown, {verdict}"
    value = primary.measured.value
    return (unknown if value is None else known).format(
        reporter=snapshot.names[primary.case.reporter],
        partner=snapshot.names[primary.case.partner],
        value=value_text(primary, outcome.statement.assertion),
        sources=source_names(primary, snapshot),
        status=status_text(primary),
        verdict=VERDICT_NAMES[outcome.verdict].lower(),
    )


def outcome_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """The same for one statement."""
    primary = outcome.primary
    verdict = VERDICT_NAMES[outcome.verdict]
    pair = f"{snapshot.names[primary.case.reporter]} with {snapshot.names[primary.case.partner]}"
    if primary.measured.value is None:
        gaps = missing_note(primary.measured.missing, snapshot.names)
        known_as = definition(primary.case, primary.measure)
        return f"{verdict} for {primary.case.period} ({pair}{known_as}). {gaps}"
    line = _LINES[outcome.statement.operation].format(
        verdict=verdict,
        measure=measure_title(primary.measure).lower(),
        definition=definition(primary.case, primary.measure),
        pair=pair,
        reporter=snapshot.names[primary.case.reporter],
        partner=snapshot.names[primary.case.partner],
        value=value_text(primary, outcome.statement.assertion),
        year=primary.case.period,
        base=primary.case.base,
        sources=source_names(primary, snapshot),
        status=status_text(primary),
    )
    apart = "The two years are told by different sources." if primary.measured.mixed else ""
    return f"{line} {apart}".strip()


def known_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """What is known although the primary reading cannot be computed: the terms on record."""
    year = outcome.primary.case.period
    measured = outcome.primary.measured
    # A chapter is not the whole, nor a total what is left without some goods.
    terms = [
        term
        for term in measured.terms
        if term.place.product == TOTAL and term.place.flow in FLOW_NAMES
    ]
    if measured.value is not None or not terms or outcome.primary.case.without:
        return ""
    flows = {
        "X": "exports of {reporter} to {partner}{when} {value} ({status})",
        "M": "imports of {reporter} from {partner}{when} {value} ({status})",
        "XM": "turnover of {reporter} with {partner}{when} {value} ({status})",
    }
    said = [
        flows[term.place.flow].format(
            reporter=snapshot.names[term.place.reporter],
            partner=snapshot.names[term.place.partner],
            when="" if term.place.period == year else f" in {term.place.period}",
            value=between(term.value, "USD"),
            status=term.status,
        )
        for term in terms
    ]
    return f"Known for {year}: {'; '.join(said)}."


def tally(outcome: Outcome) -> str:
    """In how many readings of its own period the statement holds."""
    counted = len(outcome.counted)
    if not counted:
        return ""
    case = outcome.primary.case
    when = f"{case.base} to {case.period}" if case.base else case.period
    readings = "reading" if counted == 1 else "readings"
    return f"Holds in {outcome.supporting} of {counted} {readings} of {when} that can be measured."


def years_line(outcome: Outcome, snapshot: Snapshot) -> str:
    """The figure in the years around the claim's own, newest first, with whose figures."""
    near = sorted(
        (
            reading
            for reading in outcome.years
            if reading.case.period != outcome.primary.case.period
        ),
        key=lambda reading: abs(int(reading.case.period) - int(outcome.primary.case.period)),
    )[:_NEAREST]
    assertion = outcome.statement.assertion
    said = [
        f"{reading.case.period}: {value_text(reading, assertion)} "
        f"({source_briefly(reading.measured, snapshot)})"
        for reading in sorted(near, key=lambda reading: reading.case.period, reverse=True)
        if reading.measured.value is not None
    ]
    return f"Other years: {'; '.join(said)}." if said else ""
