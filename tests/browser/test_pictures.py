"""Charts as SVG in a browser's own letters: no word leaves its picture or covers another."""

from typing import Any, Final

import pytest
from playwright.sync_api import Page

from dashboard.charts.svg import to_svg
from tests.dashboard.charts.test_both_drawings import ADDRESSES, WIDTHS, WITHOUT, charts_of

_CLASHES: Final = """() => [...document.querySelectorAll("svg")].flatMap((svg) => {
  const round = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")].map((text) => ({
    said: text.textContent, box: text.getBoundingClientRect(),
  }));
  const leaving = words.filter(({ box }) => box.left < round.left || box.right > round.right
    || box.top < round.top || box.bottom > round.bottom).map(({ said }) => said);
  const met = words.flatMap((one, n) => words.slice(n + 1).filter((other) =>
    one.box.left < other.box.right && other.box.left < one.box.right
    && one.box.top + 1 < other.box.bottom && other.box.top + 1 < one.box.bottom,
  ).map((other) => `${one.said} / ${other.said}`));
  return [...leaving, ...met];
})"""


@pytest.mark.parametrize("width", WIDTHS)
def test_words_keep_apart_as_a_browser_writes_them(page: Page, width: int) -> None:
    """What we took for the width of words is no less than they are."""
    shown = [drawn for one in ADDRESSES if one not in WITHOUT for drawn in charts_of(one)]
    pictures = "".join(to_svg(chart, width, height) for chart, height in shown)
    page.set_content(f"<!doctype html><meta charset=utf-8>{pictures}")
    assert page.locator("svg").count() == len(shown)
    found: list[Any] = page.evaluate(_CLASHES)
    assert not found
