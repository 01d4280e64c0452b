"""The words of the page where a reader's own sentence is checked."""

from typing import Final

from dashboard.text import labels
from dashboard.text.language import N_

TITLE: Final = N_("Check your own sentence")
TOGETHER: Final = N_("Or put a sentence together")
HOW: Final = N_("How")
INTRODUCTION: Final = N_(
    "Choose what the sentence says. Amounts are in dollars, shares and changes in percent, ranks "
    "are whole numbers. Precision is the unit the number was rounded to: 1 for 10%, 0.1 for 10.3%."
)

OPERATION: Final = N_("What is compared")
OPERATIONS: Final = {
    "level": N_("its value in the year"),
    "change": N_("its change in percent"),
    "change in points": N_("its change in points or dollars"),
    "over the highest": N_("how far it is above the highest since"),
    "over the lowest": N_("how far it is above the lowest since"),
    "over another": N_("its value less that with another partner"),
    "partner over reporter": N_("the partner’s side minus the reporter’s"),
    "mean": N_("its mean of several years"),
}
RELATION: Final = N_("Relation")
RELATIONS: Final = {
    "is": N_("is"),
    "about": N_("is about"),
    "almost": N_("is almost"),
    "at least": N_("is at least"),
    "at most": N_("is at most"),
    "rises": N_("rises"),
    "falls": N_("falls"),
    "greater": N_("is greater"),
    "smaller": N_("is smaller"),
}
VALUE: Final = N_("Number")
PERIOD: Final = N_("Year or months")
PRECISION: Final = N_("Precision")
THAN: Final = N_("Another partner")
BASE: Final = N_("Earlier year, for a change or “since”")
NAMES: Final = {
    "reporter": labels.COUNTRY,
    "partner": labels.PARTNER,
    "measure": labels.MEASURE,
    "operation": OPERATION,
    "relation": RELATION,
    "value": VALUE,
    "precision": PRECISION,
    "period": PERIOD,
    "base": BASE,
    "than": THAN,
}
"""What each parameter is called where it is chosen."""
