"""Components become Markdown, and no text in them becomes markup, link or HTML."""

from typing import Any

import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboard.parts.blocks import data
from dashboard.serving.markdown import Markdown
from dashboard.serving.markdown_line import address, begun, escaped, inline, link
from dashboard.serving.nodes import nodes
from dashboard.text import machines as words
from dashboard.text.language import say, say_many

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = (
    "# head", "- item", "1. one", "2) two", "> said", "---", "===", "```", "~~~", "* * *",
    "<script>alert(1)</script>", "<!-- x -->", "[a](javascript:alert(1))", "![a](http://b.c)",
    "a | b", "**bold**", "_so_", "`code`", "&lt;b&gt;", "&#35;", "\\*x\\*", "line\n\n# next",
    "\ttab", "    indented", "[^1]: note", "[a]: /b", "<http://a.b>", "~~gone~~", "+ plus",
)  # fmt: skip


def tokens(text: str) -> list[Token]:
    """Return everything a reader of Markdown finds in a text, the inner of lines included."""
    found: list[Token] = []
    for token in READER.parse(text):
        found += [token, *(token.children or [])]
    return found


def plain(text: str) -> str:
    """Return the text a reader sees, and fail where anything but text is in it."""
    found = tokens(text)
    kinds = {token.type for token in found}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}, kinds
    return "".join(token.content for token in found if token.type in {"text", "text_special"})


def rendered(*parts: Any, most: int = 60) -> str:  # noqa: ANN401 -- components and texts
    """Return components as Markdown."""
    return Markdown(most, "/x.csv", "/x").text(nodes(list(parts)))


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_markup(text: str) -> None:
    """What stands in a paragraph is read as it was written, its white space aside."""
    assert plain(rendered(html.P(text))) == " ".join(text.split())


@given(st.text())
def test_any_text_is_read_as_it_was(text: str) -> None:
    """Whatever the text, a reader sees its signs and nothing but a paragraph."""
    line = begun(escaped(text))
    seen = plain(line) if line else ""
    assert seen.split() == [word for word in escaped_words(text) if word]


def escaped_words(text: str) -> list[str]:
    """Return the words of a text; signs that no one sees part them."""
    unseen = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
    return "".join(" " if sign in unseen else sign for sign in text).split()


@pytest.mark.parametrize("text", NASTY)
def test_no_text_leaves_its_cell_item_or_link(text: str) -> None:
    """A table keeps its cells, a list its items, a link its address, whatever is said in them."""
    row = html.Tr([html.Td(text), html.Td(html.A(text, href="/a"))])
    table = html.Table([html.Tr([html.Th("one"), html.Th("two")]), row])
    found = tokens(rendered(table, html.Ul([html.Li(text), html.Li("last")])))
    kinds = [token.type for token in found]
    assert kinds.count("td_open") == 2
    assert kinds.count("list_item_open") == 2
    assert [token.attrs for token in found if token.type == "link_open"] == [{"href": "/a"}]
    assert not {"html_block", "html_inline", "fence", "code_block", "image"} & set(kinds)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example", "x"]
)
def test_address_that_is_none_of_the_web_is_no_link(href: str) -> None:
    """Its text stays, without a way anywhere."""
    assert address(href) == ""
    assert rendered(html.P(html.A("here", href=href))) == "here"


@given(st.text(min_size=1).map("https://a.example/".__add__))
def test_no_address_ends_its_link(href: str) -> None:
    """One link to one place, whatever signs the address has."""
    found = tokens(link("here", href))
    assert [token.type for token in found if token.type.startswith("link")] == [
        "link_open", "link_close",
    ]  # fmt: skip
    assert "".join(token.content for token in found if token.type == "text") == "here"


def test_address_as_its_own_text_is_said_once() -> None:
    """Copied from the page, it is whole."""
    href = "https://a.example/b_c"
    assert rendered(html.P(html.A(href, href=href))) == f"<{href}>"


def test_components_are_what_they_are_in_html() -> None:
    """Headings, lists, definitions, links in a row and details keep their sense."""
    shown = rendered(
        html.H2("Title"),
        html.Div([html.A("CSV", href="/a.csv"), html.Button("Image"), dcc.Link("on", href="/b")]),
        html.Dl(
            [html.Dt("Term"), html.Dd("said"), html.Dt("More"), html.Dd(html.Ul(html.Li("x")))]
        ),
        html.Ol([html.Li("first"), html.Li([html.H3("Second"), html.P("so")])]),
        html.Details([html.Summary("Opened"), html.P("inside")]),
        html.P([html.Span("●", className="shape"), "Supported"]),
        html.Img(src="data:x", alt="What the picture shows"),
    )
    assert shown.split("\n\n") == [
        "## Title",
        "[CSV](/a.csv) · [on](/b)",
        "- **Term**: said\n- **More**:",
        "  - x",
        "1. first\n2. ### Second",
        "   so",
        "**[Opened](/x)**",
        "inside",
        "● Supported",
        "What the picture shows",
    ]


def numbers(years: int) -> str:
    """Return a table of numbers as pages carry it, newest first; the newest year has none."""
    cells = ["–", *(f"<a href=/r?{n}>{n}</a>" for n in range(1, years))]
    rows = "".join(f"<tr><th>{2024 - n}</th><td>{cell}</td></tr>" for n, cell in enumerate(cells))
    head = '<tr><th>Year</th><th>Exports, <span class="unit">US$</span></th></tr>'
    return f"<table class='numbers'>{head}{rows}</table><p class='signs'>° estimated</p>"


def test_table_is_cut_to_the_newest_numbers() -> None:
    """Years without a number make room for those that have one, and it says where the whole is."""
    lines = rendered(html.Div(**data("table", numbers(9))), most=2).splitlines()
    assert lines[0] == "| Year | Exports, US$ |"
    assert [line[:20] for line in lines[2:4]] == ["| 2023 | [1](/r?1) |", "| 2022 | [2](/r?2) |"]
    assert lines[-3 if lines[-1].startswith("°") else -1] == (
        f"[{say(words.MORE_ROWS, shown=2, all=9)}](/x.csv)"
    )


def test_list_is_cut_and_says_so() -> None:
    """How many are left out is told, with the way to them."""
    shown = rendered(html.Ul([html.Li(str(n)) for n in range(5)]), most=2)
    assert shown == f"- 0\n- 1\n\n[{say_many(words.MORE_ITEMS, 3)}](/x)"


def test_readings_are_cut_on_both_sides() -> None:
    """From supporting to contradicting, neither end is left out, nor the first reading."""
    rows = [html.Tr([html.Th(n), html.Td("x")], className="primary" * (n == 3)) for n in range(9)]
    head = html.Tr([html.Th("Verdict"), html.Th("Value")])
    shown = rendered(html.Table([head, *rows], className="readings"), most=2).splitlines()
    assert [line.split()[1] for line in shown[2:5]] == ["0", "3", "8"]


def test_spaces_between_texts_and_links_stay() -> None:
    """A sentence with a link in it reads as on screen."""
    assert inline(nodes(["See ", html.A("this", href="/a"), " and that."])) == (
        "See [this](/a) and that."
    )
