"""A text with its claims marked, and the words about trade that were not read."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.frames.checked_text import CheckedClaim, CheckedText
from dashboard.parts.blocks import aria
from dashboard.prose.found import Unread
from dashboard.text.verdicts import VERDICT_SHAPES


def marked(checked: CheckedText, text: str) -> Iterator[Component | str]:
    """The text in pieces, with the words of each claim and of what was not read marked."""
    told: list[tuple[CheckedClaim | Unread, str]] = [
        *((one, f"claim-{one.number}") for one in checked.claims),
        *((one, f"unread-{number}") for number, one in enumerate(checked.unread, 1)),
    ]
    places = [(one.start, one.end, _mark(text, one, name)) for one, name in told]
    at = 0
    for start, end, mark in sorted(places, key=lambda place: place[:2]):
        # Several claims of the same words are marked once.
        if start < at:
            continue
        yield text[at:start]
        yield mark
        at = end
    yield text[at:]


def _mark(text: str, one: CheckedClaim | Unread, name: str) -> Component:
    words_there = text[one.start : one.end]
    if isinstance(one, Unread):
        return html.Mark(html.A(words_there, href=f"#{name}"), className="unread")
    shape = html.Span(f"{VERDICT_SHAPES[one.verdict]}\u00a0", **aria("hidden", "true"))
    return html.Mark(
        [shape, html.A(words_there, href=f"#{name}")], className=f"verdict {one.verdict.slug}"
    )
