"""Each page as it arrives: drawn, readable at every width, in light and dark, and by ear."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from dashboard.state.languages import catalogues, languages
from dashboard.text import dots as texts
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.text.pages import claims, data, overview, partner
from tests.browser.driving import BEYOND, FITTED, PAGES, look, point_at, visit

pytestmark = pytest.mark.browser

WIDTHS: Final = (360, 390, 1280, 2560)

UNLABELLED: Final = """() => [...document.querySelectorAll(
    'main input, main button, main select, main textarea, nav a, main a')]
  .filter(e => e.checkVisibility() && !e.ariaHidden && !(e.labels && e.labels.length)
    && !(e.getAttribute('aria-label') || e.innerText || '').trim()
    && !e.getAttribute('aria-labelledby'))
  .map(e => e.outerHTML.slice(0, 200))"""


@pytest.fixture(params=PAGES)
def opened(request: pytest.FixtureRequest, open_page: Callable[[str], Page]) -> Page:
    """Return each page, drawn, 1280 px wide and light."""
    page = open_page(request.param)
    look(page)
    return page


def address_of(page: Page) -> str:
    """Return the address the page stands at, without the server's part."""
    address: str = page.evaluate("location.pathname + location.search")
    return address


def test_title_follows_the_page(opened: Page) -> None:
    """The tab, history and bookmarks name what is shown; opening a page leaves its address."""
    assert address_of(opened) in PAGES
    expect(opened).to_have_title(PAGES[address_of(opened)])


def test_headings_stand_in_order(opened: Page) -> None:
    """The first is an h1, and none skips a level on the way down."""
    levels = opened.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].filter(h => h.checkVisibility())"
        ".map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_everything_has_a_name(opened: Page) -> None:
    """Language, controls, links, pictures and charts speak to those who do not see them."""
    assert opened.evaluate("document.documentElement.lang") == "en"
    assert opened.evaluate(UNLABELLED) == []
    assert opened.locator("img:not([alt]), img[alt='']").count() == 0
    texts = opened.locator(".plot[role=img]").evaluate_all(
        "all => all.map(g => g.getAttribute('aria-label'))"
    )
    assert len(texts) == opened.locator(".js-plotly-plot").count() > 0
    assert all(len(text) > 40 for text in texts)


def test_identities_are_unique(opened: Page) -> None:
    """No two elements share an id, so every label and link finds its own."""
    ids = opened.evaluate("[...document.querySelectorAll('body [id]')].map(e => e.id)")
    ours = [one for one in ids if not one.startswith(("clip", "topdefs", "defs", "legend"))]
    assert sorted(set(ours)) == sorted(ours)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_hangs_over_the_edge(opened: Page, width: int) -> None:
    """The page never scrolls sideways; charts take the width they have."""
    opened.set_viewport_size({"width": width, "height": 900})
    opened.wait_for_function(FITTED)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", catalogues())
@pytest.mark.parametrize("address", [*PAGES, "/claims", "/method", "/vintages"])
def test_no_language_hangs_over_the_edge(still: Page, address: str, language: str) -> None:
    """Longer words wrap too: no text ends beyond a phone's edge, but within what scrolls."""
    still.set_viewport_size({"width": 360, "height": 800})
    still.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
    assert still.locator("html").get_attribute("lang") == language
    assert still.evaluate("document.documentElement.scrollWidth") <= 360
    assert still.evaluate(BEYOND) == []


@pytest.mark.parametrize("address", PAGES)
def test_menu_is_one_line_on_a_phone(still: Page, address: str) -> None:
    """The page shown is in view and said to be current, fingers hit it."""
    phone = still
    phone.set_viewport_size({"width": 360, "height": 800})
    phone.goto(address)
    for menu in phone.locator("nav").all():
        boxes = menu.locator("a").evaluate_all(
            "all => all.map(a => [a.getBoundingClientRect().top, a.getBoundingClientRect().height])"
        )
        assert len({top for top, _ in boxes}) == 1
        assert min(height for _, height in boxes) >= 44
    # A claim's own page is in a place, and none of the pages that its menu names.
    count = 1 if address.startswith("/claim/") else 2
    expect(phone.locator("nav a.current")).to_have_count(count)
    for current in phone.locator("nav a.current").all():
        expect(current).to_have_attribute("aria-current", "page")
        expect(current).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("language", languages())
def test_all_places_are_seen_on_a_phone(still: Page, language: str) -> None:
    """In the longest language too, without scrolling a menu."""
    still.set_viewport_size({"width": 360, "height": 800})
    still.goto(f"/?lang={language}")
    for link in still.locator("nav a").all():
        expect(link).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("language", languages())
def test_measures_are_seen_whole_on_a_phone(still: Page, language: str) -> None:
    """A measure's formula and unit stand beside its name, not behind an edge."""
    still.set_viewport_size({"width": 360, "height": 800})
    still.goto(f"/method?lang={language}")
    table = still.locator(".scroll").filter(has=still.locator("table"))
    assert table.evaluate("box => box.scrollWidth - box.clientWidth") <= 0


def test_menu_follows_the_page(phone: Page) -> None:
    """One page after the other, the current one alone is marked and in view."""
    visit(phone, "/")
    places = dict(zip(shell.PLACES, (overview, partner, data), strict=False))
    for place, page in reversed(places.items()):
        name = say(shell.PLACES[place])
        phone.locator("#nav").get_by_text(name, exact=True).click()
        expect(phone.locator("nav [aria-current]")).to_have_text([name, say(page.MENU)])
        expect(phone.locator("#nav [aria-current]")).to_be_in_viewport(ratio=0.99)
    phone.locator(".tabs").get_by_text(say(claims.MENU), exact=True).click()
    expect(phone.locator(".tabs [aria-current]")).to_have_text(say(claims.MENU))


def test_readings_are_cards_on_a_phone(phone: Page) -> None:
    """Nothing of a reading is out of sight, and each cell stands under its column's name."""
    visit(phone, "/claim/russia-share-of-turnover")
    phone.get_by_text(say(texts.TABLE), exact=True).click()
    first = phone.locator("table.readings").first
    heads = first.locator("th[scope=col]").all_text_contents()
    row = phone.locator("table.readings tbody tr.primary")
    labels = row.locator("td").evaluate_all("cells => cells.map(cell => cell.dataset.head)")
    assert labels == heads[1:]
    shown = "cell => getComputedStyle(cell, '::before').content"
    assert row.locator("td").first.evaluate(shown) in {f'"{labels[0]}"', "attr(data-head)"}
    edges = row.locator("th, td:not(:empty)").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().right)"
    )
    assert max(edges) <= 390


def test_three_columns_of_numbers_fit_a_phone(phone: Page) -> None:
    """Turnover, imports and exports are read without scrolling; the year stays when one does."""
    phone.set_viewport_size({"width": 360, "height": 800})
    visit(phone, "/")
    chart = phone.locator("section.chart", has=phone.locator("#turnover-RUS"))
    chart.get_by_text("Table").click()
    table = chart.locator("table.numbers")
    expect(table.locator("th[scope=col]").nth(3)).to_have_text("Exports, US$ million")
    edges = table.locator("tr > :nth-child(4)").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().right)"
    )
    assert max(edges) <= 360
    table.locator("xpath=..").evaluate("holder => { holder.scrollLeft = 1000; }")
    years = table.locator("th[scope=row]").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().left)"
    )
    assert min(years) >= 0


def test_controls_are_named(page: Page) -> None:
    """A screen reader says what each chooses; a browser tells the value of its own controls."""
    visit(page, "/partner")
    partner = page.get_by_role("combobox", name="Partner", exact=True)
    since = page.get_by_label("From year")
    for control, name, value in ((partner, "Partner", "Russia"), (since, "From year", "1992")):
        expect(control).to_have_accessible_name(name)
        expect(control).to_have_value(value)


def test_hover_box_hides_what_is_behind_it(page: Page) -> None:
    """The numbers under the pointer are legible in the dark too."""
    page.emulate_media(color_scheme="dark")
    visit(page, "/partner")
    point_at(page, page.locator(".scatterlayer .point").nth(5))
    box = page.locator(".hoverlayer .bg").first
    expect(box).to_have_css("fill-opacity", "1")
    colours = box.evaluate(
        "b => [getComputedStyle(b).fill, getComputedStyle("
        "b.closest('.hoverlayer').querySelector('text')).fill]"
    )
    assert colours == ["rgb(29, 32, 38)", "rgb(236, 236, 236)"]


def test_readings_are_dots_in_the_claimed_band(phone: Page, still: Page) -> None:
    """The same without scripts and live; on a phone and a desk names by dots, none on another."""
    address = "/claim/russia-share-of-turnover"
    still.set_viewport_size({"width": 360, "height": 800})
    still.goto(address)
    came = still.locator(".dots").inner_html()
    phone.set_viewport_size({"width": 360, "height": 800})
    visit(phone, address)
    dots = phone.locator(".dots")
    assert dots.inner_html() == came
    for width, is_beside in ((360, False), (1280, True)):
        phone.set_viewport_size({"width": width, "height": 800})
        rows = dots.locator(".row").evaluate_all(
            "rows => rows.map(row => ['.name', '.mark-at', '.strip > text'].map(part => {"
            "  const b = row.querySelector(part).getBoundingClientRect();"
            "  return [b.left, b.top, b.right, b.bottom]; }))"
        )
        left, top, right, bottom = dots.locator(".band").evaluate(
            "band => { const b = band.getBoundingClientRect();"
            " return [b.left, b.top, b.right, b.bottom]; }"
        )
        for number, (name, mark, value) in enumerate(rows):
            assert name[2] <= mark[0] if is_beside else name[3] <= mark[1] + 1
            assert value[0] >= mark[2] or value[2] <= mark[0]
            assert 0 <= value[0] <= value[2] <= width
            assert top <= mark[1] <= mark[3] <= bottom
            middle = (mark[0] + mark[2]) / 2
            assert (left <= middle <= right) is (number == 0)
        assert all(one[0][3] <= other[0][1] + 1 for one, other in pairwise(rows))
    row = dots.get_by_role("link", name="Share of imports")
    expect(row).to_have_accessible_name(re.compile("Not supported: 17.2%"))
    phone.get_by_text(say(texts.TABLE), exact=True).click()
    expect(phone.locator("table.readings").first).to_be_visible()
    row.click()
    expect(phone).to_have_url(re.compile("/receipt[?].*share[+]of[+]imports"))
