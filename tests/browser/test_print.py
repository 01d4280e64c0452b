"""Pages on paper: A4, light, without what only a screen can use, and no chart in two halves."""

from typing import Any, Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.driving import drawn, visit

pytestmark = pytest.mark.browser

SHEET: Final[ViewportSize] = {"width": 680, "height": 1009}
"""What A4 has between margins of 15 mm, in pixels of 1/96 inch."""

WIDTHS: Final = "[...document.querySelectorAll('.main-svg')].map(svg => +svg.getAttribute('width'))"
OPEN: Final = "document.querySelectorAll('main .folded > details[open]').length"

# The pages of paper as columns of one height: what is cut at the end of one has a box in two.
_PAGES: Final = """({ width, height }) => {
  Object.assign(document.body.style, {
    columnWidth: `${width}px`, columnGap: "0", columnFill: "auto",
    width: `${width}px`, height: `${height}px`,
  });
  return {
    pages: Math.ceil(document.documentElement.scrollWidth / width),
    boxes: [...document.querySelectorAll("main .graph")].map((it) => it.getClientRects().length),
    heights: [...document.querySelectorAll("main .graph")].map((it) => it.offsetHeight),
  };
}"""


def lay_out(page: Page) -> None:
    """Show a page as it is on paper: its style, and what its scripts do before."""
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize("address", ["/", "/partner?partner=GBR", "/claim/italy-main-partner"])
def test_nothing_of_the_screen_is_on_paper(page: Page, address: str) -> None:
    """No menu, form, button or row of links; light, whatever the system or the reader chose."""
    visit(page, address)
    page.locator("#theme").click()
    lay_out(page)
    for screen in ("nav", "form", "button", "select", "input", ".links", ".skip", "#languages"):
        expect(page.locator(f"{screen}:visible")).to_have_count(0)
    style = "getComputedStyle(document.body)"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{style}.color") == "rgb(27, 27, 27)"
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]


@pytest.mark.parametrize("address", ["/", "/partner?partner=RUS", "/mirror?partner=RUS"])
def test_no_chart_is_cut(page: Page, address: str) -> None:
    """Each is whole on one page, and as wide as fits."""
    visit(page, address)
    lay_out(page)
    assert set(page.evaluate(WIDTHS)) == {SHEET["width"]}
    found: dict[str, Any] = page.evaluate(_PAGES, SHEET)
    assert found["pages"] > 1
    assert found["boxes"]
    assert set(found["boxes"]) == {1}
    assert max(found["heights"]) < SHEET["height"]


def test_short_tables_are_open(page: Page) -> None:
    """Of up to 25 rows, with the notes; long ones are left out, and all is folded again after."""
    visit(page, "/?since=2010")
    lay_out(page)
    expect(page.locator("table.numbers tbody").first).to_be_visible()
    assert page.locator("table.numbers:visible").count() == page.locator("main .chart").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(OPEN) == 0
    visit(page, "/?since=1992")
    lay_out(page)
    expect(page.locator(".folded .sources").first).to_be_visible()
    expect(page.locator("table.numbers:visible")).to_have_count(0)
    expect(page.locator("summary:visible", has_text="Table")).to_have_count(0)


def test_readings_of_a_claim_are_open(page: Page) -> None:
    """A claim on paper shows how else it reads: the dots, whole, and their table."""
    visit(page, "/claim/russia-suffers-more")
    lay_out(page)
    expect(page.locator(".in-dots:visible").first).to_be_visible()
    readings = page.locator(".statement .folded > details", has=page.locator("table"))
    expect(readings.locator("table").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(OPEN) == 0


def test_addresses_of_sources_are_read(page: Page) -> None:
    """A link on paper leads nowhere unless it says where; one that is its address says it once."""
    said = """selector => [...document.querySelectorAll(selector)].map(link =>
      [link.href, getComputedStyle(link, '::after').content])"""
    page.goto("/claim/russia-share-of-turnover")
    drawn(page)
    lay_out(page)
    ((address, told),) = page.evaluate(said, ".said-by a")
    assert address.startswith("https://")
    assert "attr(href)" in told or address in told
    page.goto("/data")
    drawn(page)
    lay_out(page)
    links = page.evaluate(said, 'main dd a[href^="http"]')
    assert links
    assert {told for _, told in links} <= {"none", "normal"}


def test_prints_and_goes_on(page: Page) -> None:
    """A4 it is; charts have their width before and get it back, and nothing stays unfolded."""
    visit(page, "/partner?partner=IRN&since=2010")
    before = page.evaluate(WIDTHS)
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.seen = [{WIDTHS}, {OPEN}]; }})")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    widths, unfolded = page.evaluate("window.seen")
    assert set(widths) == {SHEET["width"]}
    assert unfolded > 1
    page.wait_for_function(f"JSON.stringify({WIDTHS}) === '{before}'.replaceAll(' ', '')")
    assert page.evaluate(OPEN) == 0
