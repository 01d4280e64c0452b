"""The number a claim asserts: as it was claimed, and as what is asserted of a pair. Pure."""

import math
from typing import Final

from dashboard.claims.readings import Evaluation, Outcome
from dashboard.claims.rule import SIGNS, Assertion
from dashboard.claims.spans import is_change
from dashboard.state.snapshot import Snapshot
from dashboard.text.ends import ABOUT, with_sign
from dashboard.text.language import ENGLISH, N_, in_digits, say, spoken
from dashboard.text.names import country
from dashboard.text.readings import measure_text
from dashboard.text.scales import in_scale, scale_of
from dashboard.text.words import CLAUSES, PERCENT, POINTS, capital, in_row

ASSERTED: Final = N_("{reporter} with {partner}. {measure}: {claimed}")

ABOVE_ZERO: Final = N_("above zero")
BELOW_ZERO: Final = N_("below zero")
RELATIONS: Final = {
    "is": "{value}",
    "about": ABOUT,
    "almost": N_("almost {value}"),
    "at least": N_("at least {value}"),
    "at most": N_("at most {value}"),
    "rises": ABOVE_ZERO,
    "falls": BELOW_ZERO,
    "greater": ABOVE_ZERO,
    "smaller": BELOW_ZERO,
}
"""What is claimed of a value, by the relation."""

AT_ZERO: Final = {"at least": N_("zero or above"), "at most": N_("zero or below")}
"""What is claimed of a value that is held against nothing at all."""

OF_RANKS: Final = {"rises": N_("a better place"), "falls": N_("a worse place")}
"""What is claimed of a rank instead."""

_FINEST: Final = 9  # decimals
_WRITTEN: Final = 1e-4  # finer than anybody writes: *more than doubled* is held to that alone
_TEN: Final = 1e-6  # how far from a power of ten its logarithm may be


def claim_sentence(evaluation: Evaluation, snapshot: Snapshot) -> str:
    """The sentence of a claim; where its quoted words have no translation, what they assert."""
    claim, said = evaluation.claim, say(evaluation.claim.sentence)
    if said != claim.sentence or not claim.quote or spoken().code == ENGLISH.code:
        return said
    return in_row((asserted(one, snapshot) for one in evaluation.outcomes), CLAUSES)


def asserted(outcome: Outcome, snapshot: Snapshot) -> str:
    """What one statement asserts, as a measure of a pair and a number."""
    statement = outcome.statement
    return say(
        ASSERTED,
        reporter=capital(country(snapshot, statement.reporter)),
        partner=country(snapshot, statement.partner),
        measure=measure_text(outcome.primary),
        claimed=related(statement.assertion, claimed_of(outcome)),
    )


def related(assertion: Assertion, number: str) -> str:
    """What is claimed of a value: to a number, as it is written, in which relation it is."""
    relation = assertion.relation
    if relation in AT_ZERO and not assertion.value:
        return say(AT_ZERO[relation])
    texts = RELATIONS | OF_RANKS if assertion.rank else RELATIONS
    return say(texts[relation], value=number)


def claimed_of(outcome: Outcome) -> str:
    """The number that one statement asserts; of a change with its sign."""
    statement = outcome.statement
    number = claimed(statement.assertion, outcome.primary.measured.unit)
    signs = is_change(statement.operation) and statement.assertion.relation not in SIGNS
    return with_sign(number, statement.assertion.value) if signs else number


def claimed(assertion: Assertion, unit: str) -> str:
    """The claimed number at its own precision."""
    if assertion.relation in SIGNS:
        return "0"
    if unit == "USD":
        return _dollars(assertion)
    decimals = _decimals(assertion.precision)
    if assertion.relation in AT_ZERO and assertion.precision < _WRITTEN:
        decimals = _digits(assertion.value)
    number = in_digits(f"{assertion.value:,.{decimals}f}").replace("-", "−")
    texts = {"percent": PERCENT, "percentage points": POINTS}
    return say(texts[unit], number=number) if unit in texts else number


def _decimals(precision: float) -> int:
    """With how many decimals a precision is written; of a ratio worked out, its first digit."""
    decimals = _digits(precision)
    first = max(0, math.ceil(-math.log10(precision))) if precision else decimals
    return decimals if decimals <= first + 1 else first


def _digits(value: float) -> int:
    """With how many decimals a number is itself."""
    return next(n for n in range(_FINEST + 1) if round(value, n) == round(value, _FINEST))


def _dollars(assertion: Assertion) -> str:
    """Dollars in the largest scale that is not larger than the number, to its precision."""
    scale, decimals = scale_of(assertion.value, "USD")
    if assertion.value:
        # Nothing at all has no decimals. What was turned from other money is as wide as no power
        # of ten: one digit more keeps 2.75 from being told as 3.
        digits = -math.log10(assertion.precision / scale.size)
        decimals = max(0, math.ceil(digits) + (abs(digits - round(digits)) > _TEN))
    return in_scale(assertion.value, scale, decimals)
