"""A page's components, and the tables they carry as HTML text, as one plain tree. Pure.

Whoever renders a page for machines reads this tree and need not know Dash.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.charts.dots import Dots
from dashboard.parts.drawing import Drawing, Drawn
from dashboard.parts.sent_form import SentForm

TABLE: Final = "data-table"
"""The attribute in which a component carries a table as HTML text."""

_SPELLED: Final = {"className": "class"}
_TAGS: Final = {"link": "a"}
_VOID: Final = {"br", "img", "hr"}


@dataclass(slots=True)
class Node:
    """An element: its tag in small letters, its attributes as texts, and what is in it.

    Of a drawing also what is drawn.
    """

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)
    chart: Chart | Dots | None = None

    def has_class(self, name: str) -> bool:
        """Whether it is of a class of the style sheet."""
        return name in self.attributes.get("class", "").split()

    @property
    def elements(self) -> list["Node"]:
        """The elements that stand in it itself."""
        return [child for child in self.children if isinstance(child, Node)]

    def inner(self) -> Iterator["Node"]:
        """Itself and every element in it, from the first to the last."""
        yield self
        for child in self.elements:
            yield from child.inner()


def nodes(part: Any) -> list[Node | str]:  # noqa: ANN401 -- whatever a component may hold
    """The tree of a component, or of several; a table's HTML text becomes elements too."""
    if part is None:
        return []
    if isinstance(part, list | tuple):
        return [node for one in part for node in nodes(one)]
    if not isinstance(part, Component):
        return [str(part)]
    if isinstance(part, SentForm):  # a machine asks by another address
        return []
    props = dict(part.to_plotly_json()["props"])
    children = [*nodes(props.pop("children", None)), *parsed(str(props.pop(TABLE, "")))]
    tag = str(part.to_plotly_json()["type"]).lower()
    return [Node(_TAGS.get(tag, tag), dict(_attributes(props)), children, _drawn(part))]


def _drawn(part: Component) -> Chart | Dots | None:
    if isinstance(part, Drawn):
        return part.dots
    return part.chart if isinstance(part, Drawing) else None


def _attributes(props: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in props.items():
        if isinstance(value, str | int):
            yield _SPELLED.get(name, name), str(value)


def parsed(markup: str) -> list[Node | str]:
    """The tree of HTML text of our own."""
    reading = _Reading()
    reading.feed(markup)
    reading.close()
    return reading.root.children


class _Reading(HTMLParser):
    """Reads well-formed HTML; what is open hangs on a chain from the root."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
