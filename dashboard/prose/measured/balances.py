"""Surpluses and deficits: the sign of a balance, and which way it went. Pure."""

from dataclasses import replace
from typing import Final

from dashboard.claims.rule import SIGNS
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.found import refuse
from dashboard.prose.words.marks import OTHER_WAY

SIGNED: Final = {"surplus": 1, "deficit": -1}
"""The nouns of a balance that say on which side of nothing it is."""


def changed(number: Quantity, noun: str, operation: str) -> Quantity:
    """By how much money a surplus or a deficit went, or that it did: a deficit that grew fell.

    What it is in percent has no meaning of a deficit. Raises UnreadableError.
    """
    if noun not in SIGNED or not (operation == "change in points" or number.unit in SIGNS):
        refuse("measure")
    is_turned = SIGNED[noun] < 0 and number.unit in SIGNS
    return replace(number, unit=OTHER_WAY[number.unit]) if is_turned else number


def is_below_zero(clause: Clause, number: Quantity) -> bool:
    """Whether another word, or a minus in a bracket, says that a balance is below zero."""
    led = [mark.meaning for mark in clause.marks[max(number.first - 3, 0) : number.first]]
    is_apart = len(led) == 3 and (led[0], led[2]) == ("(", ")") and not led[1].isalnum()  # noqa: PLR2004 -- a sign in its bracket
    return is_apart or any(term.kind == "deficit" for term in clause.terms)
