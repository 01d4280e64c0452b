"""How a number is computed, as its receipt writes it. Pure."""

from typing import Final

from dashboard.measures.catalogue import Measure
from dashboard.measures.derived import SHOWN
from dashboard.measures.measuring import Case
from dashboard.text.language import N_, in_digits, say
from dashboard.text.words import in_row

OF_CODE: Final = N_("{formula} of HS {code}")
OF_GROUP: Final = N_("sum of {formula} over the chapters")
WITHOUT: Final = N_("{formula}, less HS {codes} in each")

INDEX: Final = N_("100 later / base, of {formula}")
"""A measure in percent of a base period."""

OPERATIONS: Final = {
    "level": "{formula}",
    "change": N_("100 (later − earlier) / earlier, of {formula}"),
    "change in points": N_("later − earlier, of {formula}"),
    "over the highest": N_(
        "the last less the highest of those before since the base, of {formula}"
    ),
    "over the lowest": N_("the last less the lowest of those before since the base, of {formula}"),
    "over another": N_("with the partner less with the other one, of {formula}"),
    "partner over reporter": N_("the partner’s less the reporter’s, each its own {formula}"),
    "mean": N_("({formula}) of all the years / the number of years"),
}
"""What is done with a measure."""


def formula_text(name: str, case: Case, operation: str, goods: str) -> str:
    """A measure's formula, with the goods it is of and what is done with it."""
    formula = _written(SHOWN[name])
    goods = goods or case.only
    if goods:
        formula = say(OF_CODE if goods.isdigit() else OF_GROUP, formula=formula, code=goods)
    formula = say(OPERATIONS[operation], formula=formula)
    return say(WITHOUT, formula=formula, codes=in_row(case.without)) if case.without else formula


def _written(row: Measure) -> str:
    """A measure's formula, the factor of its exports in it where they are raised."""
    if row.raised:
        return say(row.written, factor=in_digits(f"{1 + row.raised / 100:g}"))
    return say(INDEX, formula=say(row.written)) if row.is_index else say(row.written)
