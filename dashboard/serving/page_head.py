"""What a page says of itself before any script runs: its answer, and facts for machines. Pure."""

import json
from collections.abc import Iterable

from markupsafe import Markup

from dashboard.frames.claim_json import Facts
from dashboard.parts.markup import element


def head_tags(description: str, facts: Iterable[Facts]) -> Markup:
    """HTML for the head: the description, and each fact as JSON-LD."""
    described = element("meta", {"name": "description", "content": description})
    tags = [described] if description else []
    for fact in facts:
        text = in_script(json.dumps(fact, ensure_ascii=False))
        tags.append(element("script", {"type": "application/ld+json"}, text))
    return Markup("").join(Markup("\n{}").format(tag) for tag in tags)


def in_script(text: str) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element."""
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 -- of JSON, which has no other markup
