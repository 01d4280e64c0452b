"""How many months a page shows: what there is to choose from, and addresses that keep it."""

from dataclasses import replace

from dashboard.address.request import Request
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


def chart_links(request: Request, page: str, name: str) -> dict[str, str]:
    """The addresses under a chart; the pinned one says how many months are shown here."""
    chosen = request.selection
    pinned = replace(chosen, chart=name, span=chosen.months)
    return request.links.chart(page, name) | {"pinned": request.links.pinned(page, pinned)}
