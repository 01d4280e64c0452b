"""A reader's own sentence, as it is written at the top of its page. Pure."""

from collections.abc import Mapping
from typing import Final

from dashboard.address.selection import Selection
from dashboard.claims.rule import LOOSE
from dashboard.measures.comparisons import OVER_ANOTHER
from dashboard.measures.derived import FLOW_OF
from dashboard.measures.lens import Lens
from dashboard.measures.means import MEAN
from dashboard.measures.periods import is_month
from dashboard.text.claimed import AT_ZERO, RELATIONS
from dashboard.text.language import N_, say
from dashboard.text.readings import DEFINED, scope_name
from dashboard.text.words import capital, dated, measure_of_pair

VALUES: Final = {
    "is": N_("{measure} was {number} in {year}"),
    "at least": N_("{measure} was at least {number} in {year}"),
    "at most": N_("{measure} was at most {number} in {year}"),
}
"""What is said of a measure in one year, by the relation."""

FLOW_VALUES: Final = {
    "is": N_("{measure} were {number} in {year}"),
    "at least": N_("{measure} were at least {number} in {year}"),
    "at most": N_("{measure} were at most {number} in {year}"),
}
"""The same of exports or of imports."""

CHANGES: Final = {
    "is": N_("{measure} changed by {number} from {base} to {year}"),
    "at least": N_("{measure} changed by at least {number} from {base} to {year}"),
    "at most": N_("{measure} changed by at most {number} from {base} to {year}"),
    "rises": N_("{measure} rose from {base} to {year}"),
    "falls": N_("{measure} fell from {base} to {year}"),
}
"""What is said of its change."""

BEYOND: Final = {
    "over the highest": {
        "is": N_("{measure} in {year} exceeded the highest since {base} by {number}"),
        "at least": N_(
            "{measure} in {year} exceeded the highest since {base} by at least {number}"
        ),
        "at most": N_("{measure} in {year} exceeded the highest since {base} by at most {number}"),
        "greater": N_("{measure} came to more in {year} than in any year since {base}"),
        "smaller": N_("{measure} in {year} came to less than the highest since {base}"),
    },
    "over the lowest": {
        "is": N_("{measure} in {year} exceeded the lowest since {base} by {number}"),
        "at least": N_("{measure} in {year} exceeded the lowest since {base} by at least {number}"),
        "at most": N_("{measure} in {year} exceeded the lowest since {base} by at most {number}"),
        "greater": N_("{measure} in {year} came to more than the lowest since {base}"),
        "smaller": N_("{measure} came to less in {year} than in any year since {base}"),
    },
}
"""What is said of it beside those of the years before."""

OF_MONTHS: Final = {
    BEYOND["over the highest"]["greater"]: N_(
        "{measure} came to more in {year} than in any month since {base}"
    ),
    BEYOND["over the lowest"]["smaller"]: N_(
        "{measure} came to less in {year} than in any month since {base}"
    ),
}
"""What is said instead of a month beside all months before."""

MEANS: Final = {
    "is": N_("{measure} came to {number} a year on average in {year}"),
    "at least": N_("{measure} came to at least {number} a year on average in {year}"),
    "at most": N_("{measure} came to at most {number} a year on average in {year}"),
}
"""What is said of an amount of several years."""

COMPARED: Final = {
    "is": N_("{first} minus {second} was {number} in {year}"),
    "at least": N_("{first} minus {second} was at least {number} in {year}"),
    "at most": N_("{first} minus {second} was at most {number} in {year}"),
    "greater": N_("{first} exceeded {second} in {year}"),
    "smaller": N_("{first} came to less than {second} in {year}"),
}
"""What is said of the partner's side, the first, beside the reporter's."""


def sentence_of(chosen: Selection, names: Mapping[str, str], number: str) -> str:
    """What a selection asserts, in a sentence; ``number`` is the claimed value as written."""
    reporter, partner = names[chosen.reporter], names[chosen.partner[0]]
    measure = measure_of_pair(chosen.measure, reporter, partner)
    relation = chosen.relation
    if relation in LOOSE:
        # About so much is so much, in as many words.
        relation, number = "is", say(RELATIONS[relation], value=number)
    if relation in AT_ZERO and not float(chosen.value):
        relation, number = "is", say(AT_ZERO[relation])
    two: tuple[str, ...] = ()
    if chosen.operation == "partner over reporter":
        two = measure_of_pair(chosen.measure, partner, reporter), measure
    elif chosen.operation == OVER_ANOTHER:
        two = measure, measure_of_pair(chosen.measure, reporter, names[chosen.than])
    if two:
        first, second = (_of_goods(one, chosen.lens) for one in two)
        text = COMPARED[relation]
        said = say(text, first=first, second=second, number=number, year=dated(chosen.period))
        return capital(said)
    texts = FLOW_VALUES if chosen.measure in FLOW_OF else VALUES
    if chosen.operation == MEAN:
        texts = MEANS
    elif chosen.operation != "level":
        texts = BEYOND.get(chosen.operation, CHANGES)
    text = texts[relation]
    text = OF_MONTHS.get(text, text) if is_month(chosen.period) else text
    measure = _of_goods(measure, chosen.lens)
    said = say(
        text, measure=measure, number=number, year=dated(chosen.period), base=dated(chosen.base)
    )
    return capital(said)


def _of_goods(measure: str, lens: Lens) -> str:
    """A measure with the goods it is of, where it is not of all."""
    return say(DEFINED, what=measure, definitions=scope_name(lens)) if lens.is_of_some else measure
