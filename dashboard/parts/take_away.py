"""What a reader takes along of a chart or a claim: files, its addresses, a frame, a citation.

They fold out, and all in them is there without scripts. What ``take_away.js`` adds are buttons that
copy what stands before them, the size of the frame, and what it will show.
"""

from collections.abc import Mapping
from html import escape
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.address.links import in_format
from dashboard.frames.citation import Cited, in_words
from dashboard.text import pieces
from dashboard.text.language import say

WIDE: Final = (720, 480)
"""Width and height of a picture in pixels, where a long chart needs no more."""

_CITATIONS: Final = {"bib": pieces.BIBTEX, "csl.json": pieces.CSL_JSON}
"""A citation's files by their endings."""


def downloads(links: Mapping[str, str], *others: Component, of: str = "") -> Component:
    """Numbers and pictures as files, by the addresses of their formats, and ``others`` besides.

    By ear it is named after the headings with the identities ``of``, the last of which is its own,
    as all that folds out here is.
    """
    files = [
        html.A(say(name), href=links[form], download="", className=form)
        for form, name in pieces.DOWNLOADS.items()
        if form in links
    ]
    named = _summary(say(pieces.DOWNLOAD), "download", of)
    return html.Details([named, html.Div([*files, *others])], className="download")


def share_and_cite(links: Mapping[str, str], work: Cited, of: str = "") -> list[Component]:
    """Both, of a view whose addresses are ``Links.ways``."""
    return [share(links, work.title, of), cite(work, links["pinned"], of)]


def share(links: Mapping[str, str], title: str, of: str = "") -> Component:
    """Where a view is, now and for good, and how it stands in a page of another site."""
    view, root = links["view"], links["root"]
    now, for_good, embed = say(pieces.LINK_TO_VIEW), say(pieces.PERMANENT_LINK), say(pieces.EMBED)
    code = embed_code(f"{root}/embed{view}", title, *WIDE)
    return _folded(
        _summary(say(pieces.SHARE), "share", of),
        _copied(now, dcc.Link(now, href=view)),
        _copied(for_good, dcc.Link(for_good, href=links["pinned"])),
        _copied(embed, html.P(embed), html.Code(code, tabIndex=0)),
        html.Div(className="picture"),
    )


def cite(work: Cited, pinned: str, of: str = "") -> Component:
    """A view's citation in words, and as files for programs that keep lists of works."""
    return _folded(
        _summary(say(pieces.CITE), "cite", of),
        _copied(say(pieces.CITE), html.P(in_words(work), className="citation")),
        html.Div(
            [
                html.A(say(name), href=in_format(pinned, ending), download="")
                for ending, name in _CITATIONS.items()
            ]
        ),
    )


def embed_code(address: str, title: str, width: int, height: int) -> str:
    """HTML of a frame that shows a picture of ours in a page of another site."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}"'
        f' height="{height}" loading="lazy" style="border:0"></iframe>'
    )


def _summary(name: str, what: str, of: str) -> Component:
    """What folds something out; of several on a page each says by ear which it is."""
    own = f"{of.rpartition(' ')[2]}-{what}"
    named: dict[str, Any] = {"id": own, "aria-labelledby": f"{own} {of}"} if of else {}
    return html.Summary(name, **named)


def _folded(summary: Component, *parts: Component) -> Component:
    return html.Details([summary, html.Div(list(parts))], className="take")


def _copied(what: str, *parts: Component) -> Component:
    """Something with a button that copies the last of it; by ear each says what it copies."""
    named: dict[str, Any] = {
        "aria-label": say(pieces.COPY_WHAT, what=what),
        "data-done": say(pieces.COPIED),
    }
    button = html.Button(say(pieces.COPY), className="copy", **named)
    return html.Div([*parts, button])
