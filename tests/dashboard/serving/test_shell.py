"""A page is the same whether it came as the first response or was asked for from another page."""

import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from dashboard.parts.markup import WIDTHS
from tests.browser.driving import EVERYWHERE
from tests.dashboard.calling import asked_for

PLACE = re.compile(r'<div class="pictures" data-chart="([^"]*)">(.*?)</div>', re.DOTALL)


@pytest.mark.parametrize("address", EVERYWHERE)
def test_answer_is_the_page_that_comes_at_first(shipped: FlaskClient, address: str) -> None:
    """Each part to the letter, and for each of its pictures what is drawn in its place."""
    document = shipped.get(address).text
    answer = asked_for(shipped, address)
    parts, charts = answer["parts"], answer["charts"]
    drawn = PLACE.findall(parts["content"])
    assert [name for name, _ in drawn] == list(charts)
    assert all(pictures.startswith("<svg") for _, pictures in drawn)
    for name in ("nav", "lead", "content", "form"):
        assert parts[name] in document, name
    assert f"<title>{escape(parts['title'])}</title>" in document


@pytest.mark.parametrize(
    ("told", "drawn"),
    [("3", [3]), ("1,2", [1, 2]), ("2,1", [1, 2]), ("", [0, 1, 2, 3]), ("9,x,-1", [0, 1, 2, 3])],
)
def test_pictures_are_of_the_widths_that_are_seen(
    shipped: FlaskClient, told: str, drawn: list[int]
) -> None:
    """Those a live page names, all where it names none that there is; the rest stays as it is."""
    answer = asked_for(shipped, "/partner", widths=told)["parts"]["content"]
    for _, pictures in PLACE.findall(answer):
        found = re.findall(r'<svg [^>]*? width="(\d+)"', pictures)
        assert found == [str(WIDTHS[number]) for number in drawn]
    whole = asked_for(shipped, "/partner")["parts"]["content"]
    assert PLACE.sub("", answer) == PLACE.sub("", whole)


def test_document_brings_no_part_twice(shipped: FlaskClient) -> None:
    """Behind the page stand its charts' figures, and no markup of it again."""
    document = shipped.get("/partner").text
    (answer,) = re.findall(r'data-answer="/_dash-update-component[^>]*>(.*?)</script>', document)
    assert '"charts"' in answer
    assert '"parts"' not in answer
