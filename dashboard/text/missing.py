"""What stands in the way of a number: which figure would be needed and is not on record. Pure."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dashboard.measures.missing import Missing
from dashboard.text.language import N_, say
from dashboard.text.names import Naming
from dashboard.text.words import THE_WORLD, dated
from etl.schema import WORLD

_SENTENCE_END: Final = re.compile(r"(?<=\.) ")

FLOW_GAPS: Final = {
    "no record": {
        "X": N_("No record of {reporter}’s exports to {partner} in {period}."),
        "M": N_("No record of {reporter}’s imports from {partner} in {period}."),
        "XM": N_("No record of {reporter}’s turnover with {partner} in {period}."),
    },
    "no dispatch": {
        "X": N_(
            "No record of {reporter}’s exports to {partner} in {period} by country of dispatch."
        ),
        "M": N_(
            "No record of {reporter}’s imports from {partner} in {period} by country of dispatch."
        ),
        "XM": N_(
            "No record of {reporter}’s turnover with {partner} in {period} by country of dispatch."
        ),
    },
    "no chapters": {
        "X": N_("The chapters of {reporter}’s exports to {partner} in {period} are not complete."),
        "M": N_(
            "The chapters of {reporter}’s imports from {partner} in {period} are not complete."
        ),
        "XM": N_(
            "The chapters of {reporter}’s turnover with {partner} in {period} are not complete."
        ),
    },
    "no heading": {
        "X": N_(
            "In {reporter}’s exports to {partner} in {period} the chapter is on record, but not "
            "the part to be left out: leave out the whole chapter instead."
        ),
        "M": N_(
            "In {reporter}’s imports from {partner} in {period} the chapter is on record, but not "
            "the part to be left out: leave out the whole chapter instead."
        ),
        "XM": N_(
            "In {reporter}’s turnover with {partner} in {period} the chapter is on record, but "
            "not the part to be left out: leave out the whole chapter instead."
        ),
    },
    "no goods": {
        "X": N_("No record of these goods in {reporter}’s exports to {partner} in {period}."),
        "M": N_("No record of these goods in {reporter}’s imports from {partner} in {period}."),
    },
    "members": {
        "X": N_(
            "Not every member of the group is on record in {reporter}’s exports to {partner} in "
            "{period}."
        ),
        "M": N_(
            "Not every member of the group is on record in {reporter}’s imports from {partner} in "
            "{period}."
        ),
    },
}
"""What is missing of a flow, by the reason and the flow."""

GAPS: Final = {
    "no mirror": N_("The partner does not report all of {reporter}’s trade."),
    "zero": N_("A share of nothing cannot be computed for {period}."),
    "zero base": N_(
        "The value of {period} is zero, or may be: no change in percent can be told from it."
    ),
    "negative base": N_(
        "The value of {period} is below zero: no change in percent can be told from it."
    ),
    "apart": N_(
        "No single publisher has all the figures needed for {reporter}’s trade in {period}, and "
        "figures from several are not combined for this."
    ),
    "nobody": N_("No country was a member of the group in {period}."),
    "outside": N_(
        "The trade of {reporter} with all countries outside it is not added up here: the totals "
        "of its members include their trade with each other."
    ),
    "groups": N_("Trade between two groups of countries is not added up here."),
    "group rank": N_("{partner} is a group of countries, and has no place among countries."),
    "partial list": N_("Too few partners of {reporter} are listed for {period} to rank them."),
}
"""What else stands in the way, by the reason."""


def reasons_of(notes: Iterable[str]) -> list[str]:
    """The sentences of some notes, each once: a sum lacks what its parts lack."""
    return list(dict.fromkeys(_SENTENCE_END.split(" ".join(notes))))


def missing_note(missing: Iterable[Missing], country_of: Naming = str) -> str:
    """One sentence a gap, with all its times: what would be needed and is not on record.

    Countries by their codes, unless ``country_of`` names them.
    """
    periods: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for item in missing:
        told = periods.setdefault(_gap(item, country_of), [])
        if item.place.period not in told:
            told.append(item.place.period)
    sentences = (
        say(text, **dict(names), period=_times(told)) for (text, names), told in periods.items()
    )
    return " ".join(dict.fromkeys(sentences))


def _times(periods: Sequence[str]) -> str:
    """Periods one after the other, years that follow each other as a run: *1993–1996, 1999*."""
    runs: list[list[str]] = []
    for period in sorted(periods):
        if runs and period.isdigit() and runs[-1][-1] == str(int(period) - 1):
            runs[-1].append(period)
        else:
            runs.append([period])
    return ", ".join(
        f"{run[0]}\N{EN DASH}{run[-1]}" if len(run) > 1 else dated(run[0]) for run in runs
    )


def _gap(item: Missing, country_of: Naming) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is said of a gap, and the names in it but for its time."""
    place = item.place
    of_flow = FLOW_GAPS.get(item.reason)
    text = of_flow[place.flow] if of_flow else GAPS[item.reason]
    partner = say(THE_WORLD) if place.partner == WORLD else country_of(place.partner)
    return text, (("reporter", country_of(place.reporter)), ("partner", partner))
