"""Share and cite: what is copied is on the clipboard, by keyboard too, and all reads unscripted."""

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from dashboard.text import pieces
from dashboard.text.language import say
from tests.browser.driving import arrive, choose_country, visit

pytestmark = pytest.mark.browser

ALLOWED = ["clipboard-read", "clipboard-write"]


def clipboard(page: Page) -> str:
    """Return the text on the clipboard."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_copy_puts_links_and_frame_on_the_clipboard(page: Page, server: str) -> None:
    """Whole addresses, and the frame as oEmbed gives it out; a reader by ear is told."""
    page.context.grant_permissions(ALLOWED, origin=server)
    visit(page, "/partner?partner=IRN")
    chart = page.locator("section.chart").first
    share = chart.locator(".take").first
    expect(share.locator("img")).to_have_count(0)
    share.get_by_text(say(pieces.SHARE), exact=True).click()
    for name in (pieces.LINK_TO_VIEW, pieces.PERMANENT_LINK):
        link = share.get_by_role("link", name=say(name))
        copy = say(pieces.COPY_WHAT, what=say(name))
        share.get_by_role("button", name=copy).click()
        expect(page.locator("#told")).to_have_text(say(pieces.COPIED))
        assert clipboard(page) == f"{server}{link.get_attribute('href')}"
    address = f"{server}{share.get_by_role('link').first.get_attribute('href')}"
    given = json.loads(page.request.get(f"/oembed?url={quote(address, safe='')}").text())
    expect(share.locator("code")).to_have_text(given["html"])
    share.locator("code + .copy").click()
    assert clipboard(page) == given["html"]
    picture = share.locator("img")
    expect(picture).to_have_js_property("naturalWidth", given["width"])
    expect(picture).to_have_js_property("naturalHeight", given["height"])


def test_what_is_shared_follows_the_page(page: Page) -> None:
    """What is open stays so, and is of the view that a choice puts in its place."""
    visit(page, "/partner?partner=IRN")
    share = page.locator("section.chart .take").first
    share.get_by_text(say(pieces.SHARE), exact=True).click()
    expect(share.locator("code")).to_contain_text("partner=IRN")
    choose_country(page, "Partner", "Italy")
    expect(page.locator("h1")).to_contain_text("Italy")
    expect(share).to_have_attribute("open", "")
    expect(share.locator("code")).to_contain_text("partner=ITA")
    expect(share.locator("img")).to_have_attribute("src", re.compile("partner=ITA"))


def test_card_is_cited_by_keyboard(page: Page, server: str) -> None:
    """From the way to its page on by Tab alone, to the words on the clipboard."""
    page.context.grant_permissions(ALLOWED, origin=server)
    arrive(page, "/")
    card = page.locator(".card").first
    card.get_by_role("link", name=say(pieces.WHY), exact=True).focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    words = card.locator(".citation")
    expect(words).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_have_text(say(pieces.COPIED))
    assert clipboard(page) == words.text_content()


@pytest.mark.parametrize("address", ["/", "/claim/russia-share-of-turnover"])
def test_share_and_cite_read_without_scripts(still: Page, address: str) -> None:
    """Links, frame and citation are there, and no button that would do nothing."""
    still.goto(address)
    share, cite = still.locator(".take").nth(0), still.locator(".take").nth(1)
    share.get_by_text(say(pieces.SHARE), exact=True).click()
    cite.get_by_text(say(pieces.CITE), exact=True).click()
    for one in (*share.get_by_role("link").all(), share.locator("code"), cite.locator("p")):
        expect(one).to_be_visible()
    assert share.get_by_role("link").count() == cite.get_by_role("link").count() == 2
    expect(still.get_by_role("button", name=say(pieces.COPY))).to_have_count(0)
    share.get_by_role("link", name=say(pieces.PERMANENT_LINK)).click()
    expect(still.locator(".card, .headline").first).to_be_visible()
    assert "vintage=" in still.url
