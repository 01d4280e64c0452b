"""Charts on a phone: nothing in them is cut off, turned or run together."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.driving import visit

WORDS = """chart => [...chart.querySelectorAll('text')].filter(e => e.getBoundingClientRect().width)
  .filter(e => getComputedStyle(e).visibility !== 'hidden')
  .map(e => { const b = e.getBoundingClientRect(); return [e.textContent, b.left, b.right]; })"""
YEARS = """chart => [...chart.querySelectorAll('.xtick text')]
  .map(e => e.getBoundingClientRect()).filter(b => b.width).map(b => [b.left, b.right])"""


@pytest.mark.parametrize("language", ["en", "az", "ru"])
@pytest.mark.parametrize("address", ["/data", "/products", "/months"])
def test_no_word_of_a_chart_is_cut(phone: Page, address: str, language: str) -> None:
    """Names of rows, and the title of a short axis, end within the chart."""
    phone.set_viewport_size({"width": 360, "height": 780})
    visit(phone, f"{address}?lang={language}")
    for chart in phone.locator(".graph").all():
        box = chart.bounding_box()
        assert box is not None
        for words, left, right in chart.evaluate(WORDS):
            assert box["x"] - 1 <= left < right <= box["x"] + box["width"] + 1, words


@pytest.mark.parametrize("address", ["/months", "/products?lang=ru"])
def test_marks_of_an_axis_stand_apart(phone: Page, address: str) -> None:
    """A year ends before the next begins, and a number below bars lies level."""
    phone.set_viewport_size({"width": 360, "height": 780})
    visit(phone, address)
    for chart in phone.locator(".graph").all():
        marks = sorted(chart.evaluate(YEARS))
        assert len(marks) > 1
        assert all(one[1] < other[0] for one, other in pairwise(marks))
        turned = chart.locator(".xtick text[transform*=rotate]")
        assert all("rotate(0" in str(one.get_attribute("transform")) for one in turned.all())


def test_mark_of_the_last_year_is_whole(phone: Page) -> None:
    """Half of it stands beyond the end of the axis."""
    phone.set_viewport_size({"width": 360, "height": 780})
    visit(phone, "/claim/russia-share-of-turnover")
    clips = phone.locator(".graph .scatterlayer .points").evaluate_all(
        "all => all.map(one => one.closest('[clip-path]')?.getAttribute('clip-path') ?? null)"
    )
    assert clips
    assert set(clips) <= {None, ""}
