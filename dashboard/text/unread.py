"""Why words about trade in a text were not read, and what a reading took for granted. Pure."""

from collections.abc import Mapping
from typing import Final

from dashboard.prose.found import Part, Reason
from dashboard.text import labels
from dashboard.text.language import N_, in_digits, say
from dashboard.text.words import dated
from etl.rates import Rate

REASONS: Final[Mapping[Reason, str]] = {
    "negation": N_("Not read: it denies something instead of claiming it."),
    "condition": N_("Not read: it supposes something and does not claim it."),
    "forecast": N_("Not read: it is about what may be or will be."),
    "question": N_("Not read: it is a question."),
    "months": N_("Not read: it is not clear which months of which year it is about."),
    "services": N_("Cannot be measured here: there are figures for goods only, not for services."),
    "currency": N_(
        "Cannot be measured here: there are no exchange rates of its currency for that time."
    ),
    "group": N_("Not read: it is about a group of countries."),
    "goods": N_(
        "Not read: it seems to be about some goods only, and claims here are about all goods."
    ),
    "reporter": N_("Not read: it does not say whose trade it is."),
    "partner": N_("Not read: it does not say with whom."),
    "measure": N_("Not read: it is not clear what is told of trade."),
    "period": N_("Not read: it is not clear which year it is about."),
    "twice": N_("Not read: the text already gives another number for the same thing."),
    "absent": N_("Not read: its year or its countries are not covered here."),
    "long": N_("Not read: it is too long for one sentence."),
}
"""One sentence a reason."""

PARTS: Final[Mapping[Part, str]] = {
    "reporter": N_("country"),
    "partner": N_("partner"),
    "side": N_("whose figures"),
    "period": N_("year"),
    "since": N_("earlier year"),
    "it": N_("what “it” is"),
    "only": N_("goods"),
    "unit": N_("currency"),
    "words": N_("words left out"),
    "sense": N_("meaning"),
}
"""What may be assumed, by name."""

OF_MONTHS: Final[Mapping[Part, str]] = {
    "period": labels.MONTHS,
    "since": N_("earlier months"),
}
"""The same of times that are no whole years."""


RATE: Final = N_(
    "In US dollars at {rate} per {currency}, the mean of the period’s monthly rates ({source})."
)


def unread(reason: Reason) -> str:
    """Why words were not read."""
    return say(REASONS[reason])


def part_name(part: Part, taken: str) -> str:
    """What a part is called that was ``taken`` for something."""
    return say(OF_MONTHS[part] if part in OF_MONTHS and "-" in taken else PARTS[part])


def part_taken(part: Part, taken: str) -> str:
    """A time as a reader would write it, and anything else as it is."""
    return dated(taken) if part in OF_MONTHS else taken


def assumed(parts: Mapping[Part, str]) -> str:
    """What a reading took for granted, part by part; nothing where all was said.

    Which of several senses it is says its sentence.
    """
    told = {part: taken for part, taken in parts.items() if part != "sense"}
    return "; ".join(
        f"{part_name(part, taken)}: {part_taken(part, taken)}" for part, taken in told.items()
    )


def rate_line(rate: Rate, currency: str) -> str:
    """At which rate, and whose, an amount in another currency was turned into dollars."""
    return say(RATE, rate=in_digits(f"{rate.usd:.5g}"), currency=currency, source=rate.source)
