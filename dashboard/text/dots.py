"""The words of the picture of a claim's readings: rows, groups, the claimed band, its key. Pure."""

from collections.abc import Collection
from typing import Final, Literal

from dashboard.claims.readings import Outcome, Reading
from dashboard.claims.rule import Assertion
from dashboard.measures.measuring import COMPOSED
from dashboard.text import charts
from dashboard.text.cards import RANKED, WHAT
from dashboard.text.claimed import claimed_of, related
from dashboard.text.language import N_, say
from dashboard.text.pieces import SPAN
from dashboard.text.readings import measure_text
from dashboard.text.verdict_digits import judged_and_ends
from dashboard.text.verdicts import verdict_name
from dashboard.text.words import capital, dated
from etl.schema import ESTIMATE, QUOTED, REPORTED, UNSURE

Group = Literal["own", "others", "years"]
"""Readings of the claim's own year and words, of its year alone, and of other years."""

GROUPS: Final[dict[Group, str]] = {
    "own": N_("In the claim’s year and words"),
    "others": N_("Other meanings and sources, {period}"),
    "years": N_("Other years"),
}

TOLD: Final = N_("{verdict}: {value}")
"""A reading's verdict and value, by ear."""

ROUNDS: Final = N_("rounds to {value}")
"""What the claimed band is, where both its ends are in the picture."""

KEY: Final = {
    "circle": N_("Circles are inside the claimed band."),
    "diamond": N_("Diamonds are outside the claimed band."),
    "square": N_("Squares may be inside the claimed band or outside: the figures allow both."),
    REPORTED: charts.MARKS[REPORTED],
    UNSURE: charts.MARKS[UNSURE],
    ESTIMATE: N_("Hollow marks are estimated."),
    QUOTED: charts.MARKS[QUOTED],
    COMPOSED: charts.MARKS[COMPOSED],
    "range": N_("A bar through a mark is the range in which a figure is known."),
}
"""What the marks mean, by their shape and by the kind of figure."""

LEADS: Final = N_("Each row leads to its receipt.")
TABLE: Final = N_("Table of these readings")

_POINTS: Final = "percentage points"


def group_name(group: Group, first: Reading) -> str:
    """What is said above a group."""
    return say(GROUPS[group], period=_period(first))


def row_name(group: Group, reading: Reading, first: Reading) -> str:
    """What tells a reading from those in its group: what it measures, its years, or both."""
    measure = measure_text(reading)
    if group == "years" and reading.measure == first.measure:
        return _period(reading)
    if reading.case.base or group == "others":  # a change tells both its years
        return capital(measure)
    return capital(say(WHAT, measure=measure, year=dated(reading.case.period)))


def _period(reading: Reading) -> str:
    """The year of a reading, or both of a change."""
    period, base = dated(reading.case.period), dated(reading.case.base)
    return say(SPAN, first=base, last=period) if base else period


def value_of(reading: Reading, assertion: Assertion) -> str:
    """What a reading gives, in as many digits as bear its verdict out; blank for nothing.

    Without the ends that its table has in brackets, and without what the axis counts in words.
    """
    measured = reading.measured
    if measured.value is None:
        return ""
    unit = "" if measured.unit == _POINTS else measured.unit
    return judged_and_ends(reading, assertion, unit)[0]


def told(reading: Reading, value: str) -> str:
    """A reading's verdict and what it gives, for those who do not see where its mark is."""
    return say(TOLD, verdict=verdict_name(reading.verdict), value=value)


def band_text(outcome: Outcome) -> str:
    """What the values in the claimed band have in common."""
    assertion = outcome.statement.assertion
    number = claimed_of(outcome)
    if assertion.relation != "is":
        return related(assertion, number)
    return say(RANKED if assertion.rank else ROUNDS, value=number)


def key(shown: Collection[str]) -> str:
    """What the marks that are shown mean, by the keys of ``KEY``."""
    return " ".join(say(text) for name, text in KEY.items() if name in shown)
