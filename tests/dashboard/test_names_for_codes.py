"""Names, never codes: whatever a reader reads or hears of a page, its charts and their hovers."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

import pytest

from dashboard.parts.drawing import Drawing
from dashboard.parts.markup import to_html
from dashboard.serving.pages import page_at
from dashboard.state.repository import Repository
from dashboard.views import VIEWS
from tests.dashboard.looking import example, walk

SAID: Final = {"aria-label", "title", "alt", "placeholder", "aria-description", "data-head"}
"""Attributes that are read or heard."""

FOR_MACHINES: Final = {"code", "script", "style", "template"}
"""Elements whose words are no reader's: citations to paste, addresses."""

HOVERED: Final = ("customdata", "hovertemplate", "hovertext", "name", "text", "title", "ticktext")
"""What plotly's figure shows of words."""

ADDRESS: Final = re.compile(r"\S*[/?]\S*")
"""An address within a citation."""

MONTH: Final = re.compile(r"(?<![\w-])\d{4}-\d{2}(?![\w-])")
"""A month as files have it."""

WITH_EDITIONS: Final = ("/data", "/receipt")
"""Where releases and citations stand, as their publishers write them."""

ADDRESSES: Final = (
    *map(example, VIEWS),
    "/overview?partner=IRN,ITA,TUR&since=2015",
    "/compare?draw=bars&period=2021",
    "/compare?draw=multiples",
    "/mirror?partner=GBR&flow=X",
    "/mirror?reporter=RUS&partner=AZE&source=imf-dots&mirror=unctadstat",
    "/products?partner=WLD&flow=X",
    "/months?partner=GBR&report=partner",
    "/data?source=un-comtrade",
    "/claim/gurulev-bayramov-4-4",
    "/receipt?reporter=AZE&partner=RUS&measure=share+of+turnover&period=2024",
    "/receipt?reporter=AZE&partner=GBR&flow=M&period=2020",
)


class Reading(HTMLParser):
    """What a reader reads or hears of markup, piece by piece."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.said: list[str] = []
        self._machine = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what an element says of itself."""
        self._machine += tag in FOR_MACHINES
        self.said += [value for name, value in attributes if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:
        """Come back from what is for machines."""
        self._machine -= tag in FOR_MACHINES

    def handle_data(self, data: str) -> None:
        """Note words."""
        if not self._machine:
            self.said.append(data)


def said_in(markup: str) -> list[str]:
    """Return the words of markup."""
    reading = Reading()
    reading.feed(markup)
    return reading.said


def hovered(part: Any, name: str = "") -> Iterator[str]:  # noqa: ANN401 -- plotly's figure
    """Yield the words of a figure, without addresses."""
    if isinstance(part, dict):
        for key, inner in part.items():
            # The name of a note, and of what leads to it, is read by scripts alone.
            if key != "name" or not {"showarrow", "xsizemode"} & part.keys():
                yield from hovered(inner, key if key in HOVERED else name)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from hovered(inner, name)
    elif isinstance(part, str) and name and not part.startswith("/"):
        yield part


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_code_is_read_on_a_page(repository: Repository, address: str) -> None:
    """Countries and sources have their names; codes are for addresses, files and machines."""
    path, _, query = address.partition("?")
    page = page_at(repository, path, f"?{query}")
    parts = [*page.nav, *page.lead, page.form, *page.content]
    said = [page.title, page.description]
    said += [word for part in parts for word in said_in(str(to_html(part)))]
    for part in walk(parts):
        if isinstance(part, Drawing):
            said += hovered(json.loads(json.dumps(part.figure)))
        if table := getattr(part, "data-table", ""):
            said += said_in(table)
    snapshot = repository.snapshot()
    # Of some groups of countries the code is the name.
    codes = {code for code, name in snapshot.labels.items() if code.isalpha() and code != name}
    codes |= set(snapshot.sources)
    said = [ADDRESS.sub("", text) for text in said]
    coded = re.compile(rf"(?<![\w/=-])(?:{'|'.join(map(re.escape, codes))})(?![\w=-])")
    assert list(dict.fromkeys(text for text in said if coded.search(text)))[:5] == []
    if path not in WITH_EDITIONS:
        assert list(dict.fromkeys(text for text in said if MONTH.search(text)))[:5] == []
