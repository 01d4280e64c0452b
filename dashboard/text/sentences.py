"""A reader's own sentence, as it is written at the top of its page. Pure."""

from collections.abc import Mapping

from dashboard.address.selection import Selection
from dashboard.text.words import measure_title


def sentence_of(chosen: Selection, names: Mapping[str, str], number: str) -> str:
    """What a selection asserts, in a sentence; ``number`` is the claimed value as written."""
    verbs = {
        "is": f"was {number}",
        "at least": f"was at least {number}",
        "at most": f"was at most {number}",
        "rises": "rose",
        "falls": "fell",
        "greater": "was the greater",
        "smaller": "was the smaller",
    }
    texts = {
        "level": "{measure} of {reporter} with {partner} {verb} in {year}",
        "change": "{measure} of {reporter} with {partner} from {base} to {year}: the change {verb}",
        "change in points": (
            "{measure} of {reporter} with {partner} from {base} to {year}: the change {verb}"
        ),
        "partner over reporter": (
            "{measure} in {year}: what {reporter} is to {partner}, less what {partner} is to "
            "{reporter}, {verb}"
        ),
    }
    return texts[chosen.operation].format(
        measure=measure_title(chosen.measure),
        reporter=names[chosen.reporter],
        partner=names[chosen.partner[0]],
        verb=verbs[chosen.relation],
        year=chosen.period,
        base=chosen.base,
    )
