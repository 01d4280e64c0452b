"""How many months a page shows: what there is to choose from."""

from dataclasses import replace

from dashboard.address.selection import Selection
from dashboard.text.language import say
from dashboard.text.pages import months as words


def choices(chosen: Selection) -> dict[str, str]:
    """The spans to choose from, each by what an address says for it: the usual one by nothing."""
    span, usual = chosen.months, replace(chosen, span="").months
    return {
        chosen.span if option == span else "" if option == usual else option: say(text)
        for option, text in words.SPANS.items()
    }
