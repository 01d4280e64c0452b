"""What a page says of itself before any script runs: title, answer, and facts for machines. Pure.

A page is first made while its own response is (see ``first_page``); its head is made of that.
"""

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from dashboard.frames.claim_json import Facts


def said_in(page: Mapping[str, Any], name: str) -> str:
    """What the routing callback filled in under a name; empty where it said nothing."""
    said = page.get(name, {}).get("children")
    return said if isinstance(said, str) else ""


def head_tags(page: Mapping[str, Any], facts: Iterable[Facts]) -> str:
    """HTML for the head: the description, and each fact as JSON-LD."""
    described = said_in(page, "description")
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
