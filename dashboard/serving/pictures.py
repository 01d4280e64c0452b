"""Pages as pictures: which chart, verdict and number of a page a picture shows. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.charts.chart import Chart
from dashboard.charts.dots import Dots
from dashboard.serving.nodes import Node, nodes
from dashboard.serving.picture_svg import Picture
from dashboard.text import machines as words
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.text.refusals import NO_CHART
from dashboard.text.summaries import vintage_date
from dashboard.views.view import View
from etl.reference.misfits import Misfit, shortened

_HEADINGS: Final = {"h2", "h3"}
_OTHERS: Final = {"article", "li"}
"""What a verdict stands in that is of another sentence than the page's."""


def picture_of(view: View, request: Request) -> Picture:
    """The picture of a page: with the chart its address asks for, else its first.

    Raises SelectionError where the page cannot be shown or has no such chart.
    """
    parts = nodes([*view.lead(request), *view.content(request)])
    section = _section(parts, request.selection.chart)
    verdict = _first(parts, "verdict")
    snapshot = request.snapshot
    return Picture(
        _sentence(parts, verdict) if verdict else view.headed(request),
        said_by=_text(_first(parts, "said-by")) if verdict else "",
        verdict=_text(verdict),
        kind=_kind(verdict),
        number=view.number(request),
        chart=_chart(section),
        sources=_sources(view, request, parts, section),
        state=say(
            words.PICTURED,
            site=say(shell.TITLE),
            date=vintage_date(snapshot.vintage.id),
            vintage=snapshot.vintage.id,
        ),
        page=request.links.view(view.page(request)),
        root=snapshot.site.url,
        key=_text(_first([section], "marks")) if section else "",
    )


def chart_title(view: View, request: Request) -> str:
    """What the chart that an address asks for is called, which is what it draws, not what it found.

    Blank where none is asked for.

    Raises SelectionError where the page cannot be shown or has no such chart.
    """
    if not request.selection.chart:
        return ""
    section = _section(nodes(view.content(request)), request.selection.chart)
    inner = list(section.inner()) if section else []
    called = (one for one in inner if one.has_class("drawn-as"))
    return _text(next(called, None) or next((one for one in inner if one.tag in _HEADINGS), None))


def _section(parts: Iterable[Node | str], chart: str) -> Node | None:
    """The part of the page that has a chart; None where it has none to show."""
    drawings = list(_drawings(parts))
    found = {one.attributes.get("name", ""): part for part, one in drawings}
    if chart and chart not in found:
        raise SelectionError(Misfit("chart", NO_CHART, shortened(chart), tuple(found)))
    if chart:
        return found[chart]
    # Dots need more room than a picture of a whole page has.
    return next((part for part, one in drawings if isinstance(one.chart, Chart)), None)


def _drawings(parts: Iterable[Node | str]) -> Iterator[tuple[Node, Node]]:
    """Each section of a chart with the drawing in it."""
    for part in _elements(parts):
        if part.has_class("chart") or part.has_class("in-dots"):
            yield from ((part, one) for one in part.inner() if one.chart is not None)


def _elements(parts: Iterable[Node | str]) -> Iterator[Node]:
    for part in parts:
        if isinstance(part, Node):
            yield from part.inner()


def _sources(view: View, request: Request, parts: list[Node | str], section: Node | None) -> str:
    """Whose figures are shown: of a verdict its line, of a chart its own, else what is said."""
    found = _first(parts, "headline") if _first(parts, "verdict") else None
    if found is None and section is not None:
        found = _first([section], "whose")
    return _text(found) if found else request.once(view.description)


def _sentence(parts: Iterable[Node | str], verdict: Node) -> str:
    """The heading that a verdict is on: the last before it."""
    heading = ""
    for one in _elements(parts):
        if one is verdict:
            break
        heading = _text(one) if one.tag in {"h1", "h2"} else heading
    return heading


def _chart(section: Node | None) -> Chart | Dots | None:
    return next((one.chart for one in section.inner() if one.chart), None) if section else None


def _first(parts: Iterable[Node | str], name: str) -> Node | None:
    """The first element of a class that is the page's own."""
    for part in parts:
        if not isinstance(part, Node) or part.tag in _OTHERS:
            continue
        if part.has_class(name):
            return part
        found = _first(part.children, name)
        if found is not None:
            return found
    return None


def _kind(verdict: Node | None) -> str:
    names = verdict.attributes["class"].split() if verdict else []
    return next((name for name in names if name != "verdict"), "ink")


def _text(node: Node | None) -> str:
    """The words in an element, with a space between those of its parts."""
    if node is None:
        return ""
    told = (child if isinstance(child, str) else _text(child) for child in node.children)
    # A space that keeps a unit with its number stays.
    return re.sub("[ \t\n]+", " ", " ".join(told)).strip(" ")
