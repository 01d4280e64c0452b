"""How a number on a receipt was computed, in symbols and words. Pure."""

from typing import Final

from dashboard.measures.derived import SHOWN
from dashboard.measures.measuring import Case
from dashboard.text.language import N_, say
from dashboard.text.words import written_formula

OF_CODE: Final = N_("{formula} of HS {code}")
OF_CHAPTERS: Final = N_("sum of {formula} over the chapters")
OPERATIONS: Final = {
    "change": N_("100 (later − earlier) / earlier, of {formula}"),
    "change in points": N_("later − earlier, of {formula}"),
    "partner over reporter": N_("{formula} of the partner minus that of the reporter"),
}
"""What is done with a measure's formula, where anything is."""

LESS: Final = N_("{formula}, less HS {codes} in each")


def formula_of(measure: str, case: Case, operation: str, goods: str) -> str:
    """The measure's formula, with the goods it is of and what is done with it."""
    formula = written_formula(SHOWN[measure])
    if goods.isdigit():
        formula = say(OF_CODE, formula=formula, code=goods)
    elif goods:
        formula = say(OF_CHAPTERS, formula=formula)
    if operation in OPERATIONS:
        formula = say(OPERATIONS[operation], formula=formula)
    return say(LESS, formula=formula, codes=", ".join(case.without)) if case.without else formula
