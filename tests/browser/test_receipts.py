"""A receipt beside what it is about: at its own address, over a page that stays as it is."""

import re
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from dashboard.text import pieces
from dashboard.text.language import say
from dashboard.text.pages import receipt as words
from tests.browser.driving import arrive, chart_of, visit

pytestmark = pytest.mark.browser

ADDRESS: Final = "/partner?since=2018&until=2021"
FOCUS_INSIDE: Final = """() => document.activeElement === document.body
  || document.querySelector('dialog').contains(document.activeElement)"""
"""Whether the focus is in the panel, or on its way through the browser's own controls."""

LEFT_ALONE: Final = """link => ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].map(key => {
  let left = false;
  addEventListener('click', (event) => {
    left = !event.defaultPrevented;
    event.preventDefault();
  }, { once: true });
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }));
  return left;
})"""
"""Whether a click with each such key, by which readers ask for a new tab, is the browser's."""


def number_in_a_table(page: Page) -> Locator:
    """Return the way to the receipt of a table's first number, in the middle of the screen."""
    visit(page, ADDRESS)
    chart = chart_of(page, "Exports, imports and turnover")
    chart.get_by_text(say(pieces.TABLE), exact=True).click()
    link = chart.locator("table.numbers a").first
    link.evaluate("link => link.scrollIntoView({ block: 'center' })")
    return link


def panel_of(page: Page) -> Locator:
    """Return the panel, as it is told to those who hear the page."""
    return page.get_by_role("dialog", name=say(words.RECEIPT), exact=True)


def test_receipt_opens_beside_its_number(page: Page) -> None:
    """By key: the number's receipt, heading first; then one of its figures; Escape ends both."""
    link = number_in_a_table(page)
    address, number = link.get_attribute("href") or "", link.inner_text().rstrip("°*‡")
    title, below = page.title(), page.evaluate("scrollY")
    assert below > 0
    link.focus()
    page.keyboard.press("Enter")
    panel = panel_of(page)
    heading = panel.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    digits = re.sub(r"[^0-9]", "", number)[:3]
    assert digits in re.sub(r"[^0-9]", "", heading.inner_text().split(":")[-1])
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    expect(page).to_have_title(re.compile(re.escape(heading.inner_text())))
    for _ in range(panel.locator("a, button, summary").count() + 2):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_INSIDE)
    first = heading.inner_text()
    panel.get_by_role("link", name=say(pieces.OWN_RECEIPT)).first.click()
    expect(heading).not_to_have_text(first)
    expect(heading).to_be_focused()
    assert "source=" in page.url
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page).to_have_url(re.compile(re.escape(ADDRESS) + "$"))
    expect(link).to_be_focused()
    expect(page).to_have_title(title)
    assert page.evaluate("scrollY") == below


def test_panel_is_a_step_in_the_history(page: Page) -> None:
    """Back closes it, Forward opens it, paper does not have it, and its address is a page."""
    link = number_in_a_table(page)
    address, below = link.get_attribute("href") or "", page.evaluate("scrollY")
    assert link.evaluate(LEFT_ALONE) == [True] * 4
    link.click()
    panel = panel_of(page)
    heading = panel.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    page.emulate_media(media="print")
    expect(panel).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()
    page.emulate_media(media="screen")
    page.go_back()
    expect(panel).to_be_hidden()
    expect(page).to_have_url(re.compile(re.escape(ADDRESS) + "$"))
    expect(link).to_be_focused()
    expect(page.locator("#content[aria-busy]")).to_have_count(0)
    assert page.evaluate("scrollY") == below
    page.go_forward()
    expect(heading).to_be_focused()
    told = heading.inner_text()
    panel.get_by_role("button", name=say(words.CLOSE)).click()
    expect(page).to_have_url(re.compile(re.escape(ADDRESS) + "$"))
    page.go_forward()
    expect(heading).to_be_focused()
    page.reload()
    arrive(page)
    expect(panel).to_be_hidden()
    expect(page.locator("#lead h1")).to_have_text(told)
    assert page.url.endswith(address)
    page.go_back()
    expect(page.locator("#lead h1")).to_have_text("Azerbaijan and Russia")


def test_panel_opens_and_closes_by_touch(phone: Page) -> None:
    """On a phone it takes the screen, keeps what is under it, and ends where the reader was."""
    link = number_in_a_table(phone)
    below = phone.evaluate("scrollY")
    link.tap()
    panel = panel_of(phone)
    expect(panel.get_by_role("heading", level=1)).to_be_focused()
    stands = panel.bounding_box()
    assert stands is not None
    assert stands["x"] >= 0
    assert stands["x"] + stands["width"] <= phone.evaluate("innerWidth")
    close = panel.get_by_role("button", name=say(words.CLOSE))
    size = close.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 24
    panel.locator("summary, a").last.scroll_into_view_if_needed()
    assert phone.evaluate("scrollY") == below
    close.tap()
    expect(panel).to_be_hidden()
    expect(phone).to_have_url(re.compile(re.escape(ADDRESS) + "$"))
    assert phone.evaluate("scrollY") == below


def test_receipt_that_does_not_come_is_gone_to(page: Page) -> None:
    """What is no receipt, as a line between may answer, is not shown: the link is followed."""

    def answer(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.fulfill(body="<p>Sign in first</p>", content_type="text/html")
        else:
            route.continue_()

    link = number_in_a_table(page)
    page.route("**/receipt?**", answer)
    link.click()
    expect(page.locator("main ol.receipt > li").first).to_be_visible()
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert "/receipt?" in page.url
