"""Components as HTML text, as a reader gets them with or without scripts. Pure.

Escaping is MarkupSafe's: text becomes markup by ``escape`` alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from dash import dcc
from dash.development.base_component import Component
from markupsafe import Markup, escape

from dashboard.charts.svg import to_svgs
from dashboard.parts.drawing import Drawing, Drawn
from dashboard.parts.sent_form import SentForm

_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NAMES: Final = {"className": "class", "htmlFor": "for", "charSet": "charset"}
_TAGS: Final = {"ObjectEl": "object", "MapEl": "map"}
_TABLE: Final = "data-table"
"""Holds a table that is HTML text already; without scripts it stands in its place at once."""

WIDTHS: Final = (340, 600, 900, 1200)
"""Of a chart's pictures, in pixels: on a phone, beside others, there on a wide screen, alone."""

_MOST_LINKS: Final = 250
"""In a chart with more points none is a link: they stand too near, and their table has them all."""

_OWN: Final = frozenset({
    "children", "id", "key", _TABLE, "n_clicks", "n_clicks_timestamp",
    "available_properties", "available_wildcard_properties",
})  # fmt: skip
"""What a component has that is no attribute; nor is what begins with an underscore."""


class Pieces(list[str]):
    """Markup as it is written, piece by piece: a page has thousands, and joins them once.

    Its charts are drawn in the ``widths``.
    """

    def __init__(self, widths: Sequence[int]) -> None:
        """Nothing yet."""
        super().__init__()
        self.widths = widths


def element(tag: str, attributes: Mapping[str, object] | None = None, *content: object) -> Markup:
    """One element; an attribute of None or False is left out, one of True has no value."""
    inner = () if tag in _VOID else (*map(_escaped, content), f"</{tag}>")
    # All that is not written here is escaped.
    return Markup("".join((_opening(tag, attributes or {}), *inner)))  # noqa: S704


def _opening(tag: str, attributes: Mapping[str, object]) -> str:
    return f"<{tag}{''.join([_attribute(name, value) for name, value in attributes.items()])}>"


def _escaped(part: object) -> str:
    return part if type(part) is Markup else escape(part)


# Most attributes of a page are those of another element too. Typed, for True is no 1 here.
@lru_cache(maxsize=4096, typed=True)
def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    return f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'


def to_html(part: object, widths: Sequence[int] = WIDTHS) -> Markup:
    """A component, text, number, or a list of them, with pictures of charts in some widths.

    Raises TypeError for what has no form.
    """
    pieces = Pieces(widths)
    _write(part, pieces)
    return Markup("".join(pieces))  # noqa: S704 -- all that is not written here is escaped


def _write(part: object, pieces: Pieces) -> None:
    if isinstance(part, str | int | float):  # markup that is markup already stays as it is
        pieces.append(_escaped(part))
    elif isinstance(part, Component):
        _WRITTEN.get(type(part), _plain)(part, pieces)
    elif isinstance(part, Iterable):
        for one in part:
            _write(one, pieces)
    elif part is not None:
        raise TypeError(type(part))


def _plain(part: Component, pieces: Pieces) -> None:
    """An element of HTML, under its own name."""
    if part._namespace != "dash_html_components":  # noqa: SLF001 -- Dash tells it nowhere else
        raise TypeError(type(part))
    kind = str(part._type)  # noqa: SLF001
    _whole(_TAGS.get(kind, kind.lower()), _attributes(part), part, pieces)


def _whole(tag: str, attributes: Mapping[str, object], part: Component, pieces: Pieces) -> None:
    """A component as an element with all that is in it."""
    pieces.append(_opening(tag, attributes))
    if tag in _VOID:
        return
    pieces.append(getattr(part, _TABLE, ""))  # ``tables`` has escaped all in it
    _write(getattr(part, "children", None), pieces)
    pieces.append(f"</{tag}>")


def _attributes(part: Component) -> dict[str, object]:
    # ``to_plotly_json`` asks for each of sixty names whether it is there.
    props = vars(part)
    named = {"id": props["id"]} if isinstance(props.get("id"), str) else {}
    # As they happen to be given is no order; a page has the same bytes always.
    return named | {
        _NAMES.get(name, name.lower()): _told(name, props[name])
        for name in sorted(props)
        if name[0] != "_" and name not in _OWN
    }


def _told(name: str, value: object) -> object:
    """``aria`` and ``data`` say true and false in words; a blank download is there all the same."""
    if isinstance(value, bool) and name.startswith(("aria-", "data-")):
        return str(value).lower()
    return value


def _link(part: Component, pieces: Pieces) -> None:
    """A way to another page of ours, which ``page.js`` asks for without leaving this one."""
    here = {"aria-current": "page"} if getattr(part, "className", "") == "current" else {}
    _whole("a", _attributes(part) | here | {"data-page": True}, part, pieces)


def _drawing(part: Component, pieces: Pieces) -> None:
    """The chart as pictures of several widths, of which the style sheet shows the one that fits."""
    assert isinstance(part, Drawing)  # noqa: S101 -- for the types: it was chosen by its kind
    chart, height = part.chart, part.height
    told = chart.count <= _MOST_LINKS
    pieces.append(_opening("div", {"class": "pictures", "data-chart": part.name}))
    pieces += to_svgs(chart, pieces.widths, height, styled=False, told=told)
    pieces.append("</div>")


def _drawn(part: Component, pieces: Pieces) -> None:
    """What is markup already."""
    assert isinstance(part, Drawn)  # noqa: S101 -- as above
    pieces += ["<div>", part.markup, "</div>"]


def _sent_form(part: Component, pieces: Pieces) -> None:
    assert isinstance(part, SentForm)  # noqa: S101 -- as above
    pieces.append(part.markup)


def _unseen(_part: Component, _pieces: Pieces) -> None:
    """What only scripts have a use for."""


_WRITTEN: Final[dict[type[Component], Callable[[Component, Pieces], None]]] = {
    dcc.Link: _link,
    Drawing: _drawing,
    Drawn: _drawn,
    SentForm: _sent_form,
    dcc.Location: _unseen,
    dcc.Store: _unseen,
}
