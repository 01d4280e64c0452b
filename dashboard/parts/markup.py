"""Components as HTML text: what a reader gets before any script runs. Pure.

The same components that Dash makes live are written out here, so that both pages say the same.
Escaping is MarkupSafe's: text becomes markup by ``escape`` alone.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from dash import dcc
from dash.development.base_component import Component
from markupsafe import Markup, escape

from dashboard.charts.svg import to_svg
from dashboard.parts.drawing import Drawing

_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NAMES: Final = {"className": "class", "htmlFor": "for", "charSet": "charset"}
_TAGS: Final = {"ObjectEl": "object", "MapEl": "map"}
_TABLE: Final = "data-table"
"""Holds a table that is HTML text already; without scripts it stands in its place at once."""

_NOTHING: Final = Markup()

WIDTHS: Final = (340, 600, 1000)
"""Of a chart's pictures, in pixels: on a phone, beside another chart, alone."""

_MOST_LINKS: Final = 250
"""In a chart with more points none is a link: they stand too near, and their table has them all."""

_OWN: Final = frozenset({"children", "id", "key", _TABLE, "n_clicks", "n_clicks_timestamp"})


def element(tag: str, attributes: Mapping[str, object] | None = None, *content: object) -> Markup:
    """One element; an attribute of None or False is left out, one of True has no value."""
    written = "".join([_attribute(name, value) for name, value in (attributes or {}).items()])
    # A page has a thousand elements, and to format markup takes ten times as long as text. All that
    # is not written here is escaped.
    if tag in _VOID:
        return Markup(f"<{tag}{written}>")  # noqa: S704
    inner = "".join([one if type(one) is Markup else escape(one) for one in content])
    return Markup(f"<{tag}{written}>{inner}</{tag}>")  # noqa: S704


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    return f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'


def to_html(part: object) -> Markup:
    """A component, text, number, or a list of them. Raises TypeError for what has no form."""
    if part is None:
        return _NOTHING
    if isinstance(part, str | int | float):  # markup that is markup already stays as it is
        return escape(part)
    if isinstance(part, Component):
        return _component(part)
    if isinstance(part, Iterable):
        return _NOTHING.join(map(to_html, part))
    raise TypeError(type(part))


def _component(part: Component) -> Markup:
    written = next((write for kind, write in _WRITTEN if isinstance(part, kind)), _plain)
    return written(part)


def _plain(part: Component) -> Markup:
    """An element of HTML, under its own name."""
    if part._namespace != "dash_html_components":  # noqa: SLF001 -- Dash tells it nowhere else
        raise TypeError(type(part))
    kind = str(part._type)  # noqa: SLF001
    return element(_TAGS.get(kind, kind.lower()), _attributes(part), *_content(part))


def _content(part: Component) -> tuple[Markup, ...]:
    table = Markup(getattr(part, _TABLE, ""))  # noqa: S704 -- ``tables`` has escaped all in it
    return table, to_html(getattr(part, "children", None))


def _attributes(part: Component) -> dict[str, object]:
    props: dict[str, Any] = part.to_plotly_json()["props"]
    named = {"id": props["id"]} if isinstance(props.get("id"), str) else {}
    # Dash keeps them in a set, whose order each process has anew; a page has the same bytes always.
    return named | {
        _NAMES.get(name, name.lower()): _told(name, value)
        for name, value in sorted(props.items())
        if name not in _OWN
    }


def _told(name: str, value: object) -> object:
    """``aria`` and ``data`` say true and false in words; a blank download is there all the same."""
    if name.startswith(("aria-", "data-")) and isinstance(value, bool):
        return str(value).lower()
    return value


def _link(part: Component) -> Markup:
    # Dash's own link has no such attribute; in the live page ``page.js`` sets it.
    here = {"aria-current": "page"} if getattr(part, "className", "") == "current" else {}
    return element("a", _attributes(part) | here, *_content(part))


def _drawing(part: Component) -> Markup:
    """The chart as pictures of several widths, of which the style sheet shows the one that fits."""
    assert isinstance(part, Drawing)  # noqa: S101 -- for the types: it was chosen by its kind
    chart, height = part.chart, part.height
    told = chart.count <= _MOST_LINKS
    pictures = [to_svg(chart, width, height, styled=False, told=told) for width in WIDTHS]
    about = {"class": "pictures", "data-chart": part.name}
    return element("div", about, *map(Markup, pictures))


def _unseen(_part: Component) -> Markup:
    """What only scripts have a use for."""
    return _NOTHING


_WRITTEN: Final[tuple[tuple[type[Component], Callable[[Component], Markup]], ...]] = (
    (dcc.Link, _link),
    (Drawing, _drawing),
    (dcc.Location, _unseen),
    (dcc.Store, _unseen),
)
