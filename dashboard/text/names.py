"""What countries and sources are called, in the language spoken. Pure."""

from dashboard.address.request import Request
from dashboard.text.language import say


def country(request: Request, code: str) -> str:
    """A country's name within a sentence, with its article if it has one."""
    return say(request.name(code))


def country_label(request: Request, code: str) -> str:
    """A country's name by itself, as in a list."""
    return say(request.label(code))


def source_name(request: Request, source: str) -> str:
    """What a source is called."""
    return say(request.snapshot.source_name(source))
