"""What the verdicts are called, how they are marked, and the rule that gives them."""

from typing import Final

from dashboard.claims.rule import Verdict
from dashboard.text.language import N_, say

VERDICT_NAMES: Final = {
    Verdict.SUPPORTED: N_("Supported"),
    Verdict.CLOSE: N_("Close"),
    Verdict.NOT_SUPPORTED: N_("Not supported"),
    Verdict.UNCHECKED: N_("Cannot be checked"),
}
VERDICTS_WITHIN: Final = {
    Verdict.SUPPORTED: N_("supported"),
    Verdict.CLOSE: N_("close"),
    Verdict.NOT_SUPPORTED: N_("not supported"),
    Verdict.UNCHECKED: N_("cannot be checked"),
}
"""The same within a sentence."""

AS_A_WHOLE: Final = {
    Verdict.SUPPORTED: N_("Supported as a whole."),
    Verdict.CLOSE: N_("Close as a whole."),
    Verdict.NOT_SUPPORTED: N_("Not supported as a whole."),
    Verdict.UNCHECKED: N_("Cannot be checked as a whole."),
}
"""The verdict on a sentence that asserts several things."""

VERDICT_SHAPES: Final = {
    Verdict.SUPPORTED: "●",
    Verdict.CLOSE: "◐",
    Verdict.NOT_SUPPORTED: "○",
    Verdict.UNCHECKED: "?",
}

RULE: Final = N_(
    "A claim is supported when the measured value rounds to the claimed one at the claim’s own "
    "precision, and close when it is within one more unit of that precision (a rank is right or "
    "wrong, never close); otherwise it is not supported. It cannot be checked when figures are "
    "missing or what is known allows more than one of these. A claim of more or less than a number "
    "is compared with that number itself."
)


def verdict_name(verdict: Verdict) -> str:
    """A verdict by itself, or with which a line begins."""
    return say(VERDICT_NAMES[verdict])


def verdict_within(verdict: Verdict) -> str:
    """A verdict within a sentence."""
    return say(VERDICTS_WITHIN[verdict])
