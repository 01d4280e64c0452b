"""What is said of a claim's limits: what would have to be true, where the figure may come from."""

from typing import Final

from dashboard.claims.conditions import Condition
from dashboard.claims.explanations import Explanation
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.formulas import Flow, Turnover
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Formula
from dashboard.state.snapshot import Snapshot
from dashboard.text.ends import told
from dashboard.text.language import N_, say
from dashboard.text.names import countries
from dashboard.text.readings import defined, source_briefly
from dashboard.text.scales import ENDS
from dashboard.text.words import amount, between, capital, dated, measure_of_pair, measure_title

NEED: Final = N_(
    "For this to be true, {term} in {year} must have been from {low} to {high}; on record is "
    "{known}."
)
NEED_OF_UNKNOWN: Final = N_(
    "For this to be true, {term} in {year} must have been from {low} to {high}; none is on record."
)
NEED_OF_REST: Final = N_(
    "With {given} of {value} on record, {term} must have been from {low} to {high}."
)

ALL: Final = {
    "X": N_("all of {reporter}’s exports"),
    "M": N_("all of {reporter}’s imports"),
    "XM": N_("all of {reporter}’s turnover"),
}
"""A country's trade with the whole world."""

OTHER: Final = N_("{measure}, {year}: {value} ({source}).")
EXPLANATIONS: Final = {
    "other measure": OTHER,
    "other year": OTHER,
    "other base": N_(
        "{measure}, change to {year} in percent of the later value: {value} ({source})."
    ),
    "points": N_("{measure}, change to {year}: {value} ({source})."),
    "other report": N_("{measure} by the partner’s report, {year}: {value} ({source})."),
    "other side": OTHER,
    "part of the year": OTHER,
    "too large": N_(
        "{measure}, {year}: {value} ({source}); the number said is a thousand times that."
    ),
    "too small": N_(
        "{measure}, {year}: {value} ({source}); the number said is a thousandth of that."
    ),
}
"""What else rounds to the claimed figure, by its kind."""

CHANGED: Final = N_("{measure}, change {base} to {year}: {value} ({source}).")
"""Another measure or other years that do, where the claim is of a change."""

CHANGED_BY_REPORT: Final = {
    "other report": N_(
        "{measure} by the partner’s report, change {base} to {year}: {value} ({source})."
    ),
}


def condition_line(need: Condition, snapshot: Snapshot) -> str:
    """One term and the range in which the claim holds."""
    text = NEED if need.known else NEED_OF_UNKNOWN
    given = ""
    if need.given is not None:
        text, given = NEED_OF_REST, _term(need, need.given, snapshot)
    return say(
        text,
        given=given,
        value=_ends(need.given_value),
        term=_term(need, need.term, snapshot),
        year=dated(need.case.period),
        low=amount(need.holds.low, need.unit),
        high=amount(need.holds.high, need.unit),
        known=between(need.known, need.unit) if need.known else "",
    )


def _ends(value: Interval | None) -> str:
    """Both ends of a figure on which quotes differ."""
    if value is None:
        return ""
    low, high = amount(value.low, "USD"), amount(value.high, "USD")
    return low if low == high else say(ENDS, low=low, high=high)


def _term(need: Condition, term: Formula, snapshot: Snapshot) -> str:
    reporter, partner = countries(snapshot, need.case.reporter, need.case.partner)
    if isinstance(term, Flow | Turnover) and term.world:
        name = say(ALL[term.flow if isinstance(term, Flow) else "XM"], reporter=reporter)
    else:
        measure = next(name for name, known in MEASURES.items() if known.formula == term)
        name = measure_of_pair(measure, reporter, partner)
    return defined(name, need.case if _tells_basis(term) else need.case.through(basis=""))


def _tells_basis(term: Formula) -> bool:
    """Whether a term holds a pair's imports: exports and the world are the same by either basis."""
    if isinstance(term, Flow):
        return term.flow == "M" and not term.world
    return not (isinstance(term, Turnover) and term.world)


def explanation_line(explanation: Explanation, snapshot: Snapshot) -> str:
    """One other thing that rounds to the claimed figure."""
    measured, case = explanation.measured, explanation.case
    text = EXPLANATIONS[explanation.kind]
    if explanation.base:
        text = CHANGED_BY_REPORT.get(explanation.kind, CHANGED)
    name = measure_title(explanation.measure)
    if explanation.kind == "other side":
        reporter, partner = countries(snapshot, case.reporter, case.partner)
        name = capital(measure_of_pair(explanation.measure, reporter, partner))
    return say(
        text,
        measure=defined(name, case, explanation.measure),
        year=dated(explanation.period),
        base=dated(explanation.base),
        value=told(measured.value, measured.unit, is_change=bool(case.base))
        if measured.value
        else "",
        source=source_briefly(measured, snapshot),
    )
