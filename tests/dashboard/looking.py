"""A page asked for by its address, and what there is to see on it."""

from collections.abc import Iterator
from typing import Any, Final

from dashboard.address.request import Request
from dashboard.address.resolve import ask
from dashboard.charts.chart import Chart
from dashboard.parts.drawing import Drawing
from dashboard.state.repository import Repository
from dashboard.views import find_view
from dashboard.views.view import View


def look(repository: Repository, address: str) -> tuple[View, Request]:
    """Return the view at an address and what is asked of it."""
    pathname, _, query = address.partition("?")
    view, path = find_view(pathname, query)
    assert view is not None
    return view, ask(repository, view, path, query)


def walk(part: object) -> Iterator[Any]:
    """Yield a component and all within it."""
    if isinstance(part, list | tuple):
        for item in part:
            yield from walk(item)
    elif part is not None and not isinstance(part, str | int | float):
        yield part
        yield from walk(getattr(part, "children", None))


def charts(parts: list[Any]) -> Iterator[Chart]:
    """Yield what each chart shows."""
    for part in walk(parts):
        if isinstance(part, Drawing):
            yield part.chart


_ASKED: Final = {
    "check": "?period=2021",
    "claim": "/russia-share-of-turnover",
    "receipt": "?measure=exports&period=2021",
    "text": "?date=2025-02-10&text=Russia+is+10%25+of+Azerbaijan’s+trade.",
}
"""What follows the name of a view that shows nothing of the figures by its name alone."""


def example(view: View) -> str:
    """Return an address at which a view shows something of the figures that ship."""
    return f"/{view.name}{_ASKED.get(view.asked_by or view.name, '')}"
