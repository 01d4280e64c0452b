"""What a reader chooses about figures, and the way from any number to its receipt."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.text import pieces, shell
from dashboard.text.language import say
from dashboard.text.pages import checked_text, mirror, products, vintages
from tests.browser.driving import arrive, chart_of, drawn, point_at, traces, visit

pytestmark = pytest.mark.browser


def query(page: Page) -> dict[str, list[str]]:
    """Return the parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def choose(page: Page, legend: str, option: str) -> Locator:
    """Pick one of a few named values by mouse."""
    chosen = page.get_by_role("group", name=legend).get_by_label(option)
    chosen.check()
    return chosen


def click_mark(page: Page, mark: Locator) -> None:
    """Click a mark as a reader does: the pointer comes to it first."""
    x, y = point_at(page, mark)
    expect(page.locator(".hoverlayer text").first).to_be_visible()
    page.mouse.click(x, y)


def follow_mark(page: Page, mark: Locator) -> str:
    """Click a mark, which keeps the reader on the page; follow the link in what it says."""
    click_mark(page, mark)
    told = page.locator(".mark-told")
    text = told.inner_text()
    told.get_by_role("link").click()
    page.wait_for_url("**/receipt?**")
    return text


def heading_of_receipt(page: Page) -> Locator:
    """Return the heading of the receipt beside a page."""
    return page.get_by_role("dialog").get_by_role("heading", level=1)


def test_choice_stays_from_page_to_page(page: Page) -> None:
    """Goods left out on one page are left out on the next, with the same pair."""
    visit(page, "/partner?partner=IRN&since=2005")
    page.get_by_role("checkbox", name="oil and gas (HS 27)").check()
    page.wait_for_url("**without=27**")
    expect(page.locator("nav a:not([href*='without=27'])")).to_have_count(0)
    for word in (
        mirror.MENU,
        products.MENU,
        shell.PLACES["claims"],
        checked_text.TITLE,
        shell.PLACES["data"],
        vintages.MENU,
    ):
        name = say(word)
        page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("nav a.current", has_text=name)).to_be_visible()
        expect(page.get_by_role("checkbox", name="oil and gas (HS 27)")).to_be_checked()
        assert query(page)["without"] == ["27"], name
        if word in {mirror.MENU, products.MENU}:
            assert query(page)["partner"] == ["IRN"], name
    page.get_by_role("navigation").get_by_role("link", name=say(shell.PLACES["claims"])).click()
    expect(page.locator(".card").first).to_contain_text("without oil and gas")


def test_basis_and_publishers_are_chosen(page: Page) -> None:
    """Folded away until asked for; then in the address, in the chart and named under it."""
    visit(page, "/mirror?partner=GBR")
    page.get_by_text("Single goods, basis, publisher").click()
    choose(page, "Imports by", "country of dispatch")
    page.wait_for_url("**basis=dispatch**")
    chart = chart_of(page, "What each side reports")
    expect(chart.locator(".sources")).to_contain_text("imports by country of dispatch")
    choose(page, say(pieces.PARTNER_DATA), "Published statement")
    page.wait_for_url("**mirror=published**")
    expect(chart.locator(".sources")).to_contain_text(
        "the partner’s figures by published statements alone"
    )
    page.reload()
    drawn(page)
    for legend, option in (
        ("Imports by", "country of dispatch"),
        (say(pieces.PARTNER_DATA), "Published statement"),
    ):
        expect(page.get_by_role("group", name=legend).get_by_label(option)).to_be_checked()


def test_link_pins_the_vintage(page: Page) -> None:
    """The link under a chart shows the same chart on this state of the data for good."""
    visit(page, "/partner?partner=IRN")
    vintage = page.request.get("/health").text().split()[1]
    chart = chart_of(page, "Exports, imports and turnover")
    chart.get_by_text(say(pieces.SHARE), exact=True).click()
    chart.get_by_role("link", name=say(pieces.PERMANENT_LINK)).click()
    page.wait_for_url(f"**vintage={vintage}**")
    expect(page.locator("section.chart")).to_have_count(1)
    drawn(page)


@pytest.mark.parametrize("line", ["Exports", "Imports", "Turnover", "Balance"])
def test_mark_leads_to_its_receipt(page: Page, line: str) -> None:
    """What a mark says leads to the receipt of its number, not to that of its neighbour."""
    visit(page, "/partner?since=2015")
    chart = chart_of(page, "Exports, imports and turnover")
    names = [trace["name"] for trace in traces(chart)]
    marks = chart.locator(".scatterlayer .trace").nth(names.index(line)).locator(".point")
    assert "2018" in follow_mark(page, marks.nth(3))
    expect(heading_of_receipt(page)).to_contain_text(f"{line}, Azerbaijan with Russia, 2018: ")
    expect(page.locator("ol.receipt > li").first).to_be_visible()


def test_bar_of_a_change_leads_to_its_receipt(page: Page) -> None:
    """What a group of goods adds to a change has a receipt with the chapters of both years."""
    visit(page, "/products?partner=WLD&base=2011&to=2021")
    chart = chart_of(page, "What explains the change from 2011 to 2021")
    follow_mark(page, chart.locator(".barlayer .point path").last)
    expect(heading_of_receipt(page)).to_contain_text("2011 to 2021: ")
    assert page.locator("ol.receipt > li").count() >= 2


def test_keyboard_leads_from_the_table_to_the_receipt(page: Page) -> None:
    """Without a mouse: open the table, step to a number, open it; it says what the table said."""
    visit(page, "/partner?since=2020&until=2021")
    chart = chart_of(page, "Exports, imports and turnover")
    summary = chart.locator("summary", has_text="Table")
    summary.focus()
    page.keyboard.press("Enter")
    expect(chart.locator("table.numbers")).to_be_visible()
    link = chart.locator("table.numbers a").first
    for _ in range(4):
        page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    said = link.inner_text().rstrip("°*‡")
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipt?**")
    digits = re.sub(r"[^0-9]", "", said)[:3]
    told = heading_of_receipt(page).inner_text()
    assert digits in re.sub(r"[^0-9:]", "", told.split(":")[-1])


def test_every_figure_of_a_receipt_has_its_own(page: Page) -> None:
    """A share names both terms, and each leads to its own receipt."""
    arrive(page, "/receipt?partner=RUS&measure=share+of+imports&period=2020")
    items = page.locator("ol.receipt > li")
    expect(items).to_have_count(2)
    items.first.get_by_role("link", name="Receipt of this figure alone").click()
    expect(heading_of_receipt(page)).to_contain_text("Imports, Azerbaijan with Russia, 2020")
    expect(page.get_by_role("dialog").locator("ol.receipt > li")).to_have_count(1)


def test_void_tells_its_reason_and_no_other_years_figures(page: Page) -> None:
    """Over a year without a figure stands why, and nothing of the years beside it."""
    visit(page, "/mirror?partner=IRN&until=2022")
    plot = chart_of(page, "What each side reports").locator(".js-plotly-plot")
    box = plot.bounding_box()
    assert box
    at = plot.evaluate("gd => gd._fullLayout.xaxis._offset + gd._fullLayout.xaxis.d2p(2022)")
    page.mouse.move(box["x"] + at - 2, box["y"] + 100)
    page.mouse.move(box["x"] + at, box["y"] + 100)
    hover = plot.locator(".hoverlayer")
    expect(hover).to_contain_text("2022")
    expect(hover).to_contain_text("No record of Azerbaijan’s imports from")
    expect(hover).not_to_contain_text("US$")
