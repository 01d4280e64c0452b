"""Components as HTML: every text stays text, every attribute its value, nothing is left out."""

from html.parser import HTMLParser
from typing import Any, Final

import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.parts.blocks import data
from dashboard.parts.markup import element, to_html

NAMED: Final[dict[str, Any]] = {"aria-hidden": False, "data-x": "y"}


class Read(HTMLParser):
    """What a browser would read: elements with their attributes, and all text in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


texts = st.text(st.characters(categories=("L", "P", "S", "Z", "N"), exclude_characters="\0\r"))


@given(texts, texts)
def test_any_text_stays_text(said: str, told: str) -> None:
    """Neither content nor attribute can open or end an element."""
    read = Read(to_html(html.P([html.Q(said, title=told), said])))
    assert read.elements == [("p", {}), ("q", {"title": told})]
    assert read.text == said + said


def test_attributes_are_those_of_html() -> None:
    """Names are HTML's, what is false is left out, ``aria`` tells false in a word."""
    part = html.Div(
        html.Label("a", htmlFor="b", className="c"),
        id="d", tabIndex=0, hidden=False, **NAMED,
    )  # fmt: skip
    assert Read(to_html(part)).elements == [
        ("div", {"id": "d", "tabindex": "0", "aria-hidden": "false", "data-x": "y"}),
        ("label", {"for": "b", "class": "c"}),
    ]
    assert to_html(html.Details(open=True)) == "<details open></details>"
    assert to_html([html.Br(), html.Img(alt="")]) == '<br><img alt="">'


def test_links_lead_and_places_for_scripts_are_unseen() -> None:
    """Links say that they lead to a page; what only scripts use leaves nothing behind."""
    part = [dcc.Link("a", href="/b?c=1&d=2"), dcc.Location(id="url"), dcc.Store(id="form"), None]
    assert to_html(part) == '<a href="/b?c=1&amp;d=2" data-page>a</a>'


def test_table_that_is_written_stands_in_its_place() -> None:
    """Whole, for all in it is escaped."""
    table = "<table><tr><td>1</td></tr></table>"
    assert to_html(html.Div(**data("table", table))) == f"<div>{table}</div>"


def test_what_is_markup_is_not_escaped_again() -> None:
    """A form is HTML already."""
    form = element("input", {"name": "a", "value": '"<'})
    assert to_html(html.Div([form])) == f"<div>{form}</div>"
    assert element("p", {"hidden": True, "title": None}, "<", Markup("<b>")) == (
        "<p hidden>&lt;<b></p>"
    )


@pytest.mark.parametrize("strange", [object(), dcc.Slider()])
def test_what_has_no_form_is_refused(strange: object) -> None:
    """A component that nobody wrote out must not go unnoticed."""
    with pytest.raises(TypeError):
        to_html(strange)
