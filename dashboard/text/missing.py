"""What stands in the way of a number: which figure would be needed and is not on record. Pure."""

from collections.abc import Iterable, Mapping

from dashboard.measures.measuring import Missing
from etl.schema import WORLD


def missing_note(missing: Iterable[Missing], names: Mapping[str, str] | None = None) -> str:
    """One sentence a gap, each once: what would be needed and is not on record.

    Countries by their codes or, given ``names``, by those.
    """
    return " ".join(dict.fromkeys(_gap(item, names or {}) for item in missing))


def _gap(item: Missing, names: Mapping[str, str]) -> str:
    place = item.place
    flow = {"X": "exports to", "M": "imports from", "XM": "turnover with"}[place.flow]
    partner = names.get(place.partner, place.partner)
    partner = "the world" if place.partner == WORLD else partner
    sentences = {
        "no record": "No record of {reporter}’s {flow} {partner} in {period}.",
        "no dispatch": (
            "No record of {reporter}’s {flow} {partner} in {period} by country of dispatch."
        ),
        "no chapters": (
            "The chapters of {reporter}’s {flow} {partner} in {period} are not complete."
        ),
        "no heading": (
            "Of {reporter}’s {flow} {partner} in {period} the chapter is on record, but not the "
            "part of it that is left out: leave out the whole chapter instead."
        ),
        "no mirror": "The partner does not report all of {reporter}’s trade.",
        "zero": "A share of nothing cannot be computed for {period}.",
        "zero base": (
            "The value of {period} is zero, or may be: no change in percent can be told from it."
        ),
        "negative base": (
            "The value of {period} is below zero: no change in percent can be told from it."
        ),
        "partial list": "Too few partners of {reporter} are listed for {period} to rank them.",
    }
    return sentences[item.reason].format(
        reporter=names.get(place.reporter, place.reporter),
        flow=flow,
        partner=partner,
        period=place.period,
    )
