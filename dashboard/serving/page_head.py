"""What a page says of itself before any script runs: title, answer, and facts for machines. Pure.

A page is first made while its own response is (see ``first_page``); its head is made of that.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

Facts = Mapping[str, Any]
"""Structured data of schema.org, ready for JSON."""

_ANSWERS: Final = ("headline", "introduction", "summary")
"""Classes of the paragraphs that say most of a page, best first."""


def title_of(page: Mapping[str, Any]) -> str:
    """The title of the tab, by what the routing callback fills; empty where it has none."""
    title = page.get("title", {}).get("children")
    return title if isinstance(title, str) else ""


def description_of(page: Mapping[str, Any]) -> str:
    """The page's answer, else what it is for, else what its first chart shows; or nothing."""
    said: dict[str, str] = {}
    for props in _components(page):
        text = props.get("children")
        if isinstance(text, str):
            said.setdefault(props.get("className", ""), text)
    return next((said[kind] for kind in _ANSWERS if kind in said), "")


def head_tags(page: Mapping[str, Any], facts: Iterable[Facts]) -> str:
    """HTML for the head: the description, and each fact as JSON-LD."""
    described = description_of(page)
    tags = [f'<meta name="description" content="{in_markup(described)}">'] if described else []
    for fact in facts:
        text = in_script(json.dumps(fact, ensure_ascii=False))
        tags.append(f'<script type="application/ld+json">{text}</script>')
    return "".join(f"\n{tag}" for tag in tags)


def in_script(text: str) -> str:
    """JSON that can stand in a script element of Dash's template: nothing in it ends either."""
    return text.replace("<", "\\u003c").replace("{%", "{\\u0025")


def in_markup(text: str) -> str:
    """Text for an attribute or element of Dash's template, whose placeholders begin with ``{%``."""
    return escape(text).replace("{%", "{&#37;")


def _components(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- any JSON
    """Yield the props of each component, from the top of the page down."""
    if isinstance(node, list):
        for item in node:
            yield from _components(item)
    elif isinstance(node, dict):
        if isinstance(node.get("props"), dict):
            yield node["props"]
        for value in node.values():
            yield from _components(value)
