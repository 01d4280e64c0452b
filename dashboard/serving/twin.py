"""The Markdown twin of a page: what is said of its figures once, then the page. Pure."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final

from dashboard.address.request import Request
from dashboard.serving.markdown import Markdown
from dashboard.serving.markdown_line import escaped, link
from dashboard.serving.nodes import Node, nodes
from dashboard.text import machines as words
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.text.summaries import vintage_date
from dashboard.views.view import View

MOST_TOKENS: Final = 2000
_CHARACTERS: Final = 3.5
_PIECE: Final = re.compile(r"[^\W\d_]{1,5}|\d{1,3}|[^\w\s]+|_")
"""What a token holds at the least: a few letters, three digits, signs in a row."""

_SENTENCE: Final = re.compile(r"(?<=\.) (?=[A-Z])")
_BRIEF: Final = 40
"""A sentence of so many characters may be said again."""

_ELSEWHERE: Final = ("introduction", "rule")
_OF_CLAIMS: Final = (*_ELSEWHERE, "years", "more")
"""Classes of the style sheet whose words other pages say as well: the last to be left out."""

_TRIES: Final[tuple[tuple[int, tuple[str, ...]], ...]] = (
    *((most, ()) for most in (60, 30, 20, 15, 12, 10, 8, 6, 5, 4, 3)),
    *((most, _ELSEWHERE) for most in (4, 3, 2, 1)),
    *((most, _OF_CLAIMS) for most in (2, 1)),
)
"""How many rows and items, and without what, until the page is short enough."""

_NUMBERS: Final = range(len(_TRIES))


def twin(view: View, request: Request) -> str:
    """A page as Markdown of at most ``MOST_TOKENS``, as a reader of its address would see it.

    Tables are cut to their first rows and lists to their first items, and then say where the whole
    is. Raises SelectionError where the page cannot be shown.
    """
    page, links = view.page(request), request.links
    head = "\n\n".join(_head(view, request, page))
    shown = _without_title(nodes([*view.lead(request), *view.whole(request)]))
    _say_sources_once(shown)

    @cache
    def tried(number: int) -> str:
        most, without = _TRIES[number]
        rendered = Markdown(most, links.view(page, form="csv"), links.view(page), without)
        return f"{head}\n\n{rendered.text(shown)}\n"

    # Each try is shorter than the one before, so that few of them find the first that fits.
    fits = bisect_left(_NUMBERS, 1, key=lambda at: int(tokens(tried(at)) <= MOST_TOKENS))
    if fits < len(_TRIES):
        return tried(fits)
    return _cut(tried(fits - 1), link(say(words.LEFT_OUT), links.view(page)))


def tokens(text: str) -> int:
    """How many tokens a text is at the most, for any model of language: counted two ways."""
    return max(math.ceil(len(text) / _CHARACTERS), len(_PIECE.findall(text)))


def _head(view: View, request: Request, page: str) -> Iterator[str]:
    """The title, the state of the data, how to cite it, and where its numbers are."""
    links, vintage = request.links, request.snapshot.vintage.id
    title = view.headed(request)
    yield f"# {escaped(title)}"
    if request.is_old:
        yield escaped(say(shell.PINNED, vintage=vintage))
    cited = escaped(say(words.CITED, site=say(shell.TITLE), title=title))
    state = say(
        words.STATE,
        date=vintage_date(vintage),
        vintage=vintage,
        link=link(cited, links.pinned(page)),
    )
    forms = say(
        words.FORMS,
        csv=link("CSV", links.view(page, form="csv")),
        json=link("JSON", links.view(page, form="json")),
        data=link(say(words.TERMS), links.through("data")),
    )
    yield f"{state} {forms}"


def _without_title(parts: list[Node | str]) -> list[Node | str]:
    """The page without the heading that its title is."""
    return [part for part in parts if not (isinstance(part, Node) and part.tag == "h1")]


def _say_sources_once(parts: list[Node | str]) -> None:
    """Leave out of each source line what an earlier one said of sources in the same words."""
    told: set[str] = set()
    for part in parts:
        for node in part.inner() if isinstance(part, Node) else ():
            if node.tag == "p" and node.has_class("sources"):
                said = [text for one in node.children for text in _SENTENCE.split(str(one))]
                node.children = [" ".join(text for text in said if text not in told)]
                told.update(text for text in said if len(text) > _BRIEF)


def _cut(text: str, rest: str) -> str:
    """The blocks that fit whole, and where the rest is."""
    kept: list[str] = []
    for block in text.split("\n\n"):
        if tokens("\n\n".join([*kept, block, rest])) > MOST_TOKENS:
            break
        kept.append(block)
    return "\n\n".join([*kept, rest]) + "\n"
