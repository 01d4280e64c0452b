"""The address is the only state: links, controls, Back and Forward all agree with it."""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.text import pieces
from dashboard.text.language import say
from dashboard.text.pages import check, checked_text
from dashboard.text.pages import overview as words
from tests.browser.driving import chart_of, choose_country, drawn, points, traces, visit, years

pytestmark = pytest.mark.browser

PAIRS: Final = ".charts:not(.of-1)"
"""The charts of one partner each, below that of all."""

RUSSIA = "Azerbaijan with Russia"


def shown_years(page: Page) -> set[int]:
    """Return the years the first page's chart of Russia has numbers for."""
    return {year for _, year in points(chart_of(page, RUSSIA))}


def expect_years(page: Page, since: int, until: int) -> None:
    """Wait until the chart of Russia has these years on its axis."""
    page.wait_for_function(
        "([low, high]) => { const plot = document.querySelector('.js-plotly-plot');"
        " const range = plot && plot.layout && plot.layout.xaxis.range;"
        " return range && Math.abs(range[0] - low) < 1 && Math.abs(range[1] - high) < 1; }",
        arg=[since, until],
    )


def query(page: Page) -> dict[str, list[str]]:
    """Return the parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def test_link_shows_its_state(phone: Page) -> None:
    """Years and scale of a link stand in the controls and in the charts."""
    visit(phone, "/?partner=IRN,RUS&since=2005&until=2015&scale=own")
    expect(phone.get_by_label("From year")).to_have_value("2005")
    expect(phone.get_by_label("To year")).to_have_value("2015")
    expect(phone.get_by_label(say(pieces.SCALES["own"]))).to_be_checked()
    headings = phone.locator(f"{PAIRS} section.chart h2").all_inner_texts()
    assert [heading.partition(":")[0] for heading in headings] == ["Azerbaijan with Iran", RUSSIA]
    assert shown_years(phone) == set(range(2005, 2016))


def test_controls_write_the_address_and_history_reads_it(page: Page) -> None:
    """Each change is one step that Back undoes and Forward repeats, in controls and charts."""
    visit(page, "/")
    since, own = page.get_by_label("From year"), page.get_by_label(say(pieces.SCALES["own"]))
    since.fill("2010")
    since.press("Enter")
    expect_years(page, 2010, 2025)
    own.check()
    page.wait_for_url("**/?since=2010&scale=own")
    page.go_back()
    expect(own).not_to_be_checked()
    assert query(page) == {"since": ["2010"]}
    page.go_back()
    expect(since).to_have_value("1992")
    expect_years(page, 1992, 2025)
    assert query(page) == {}
    page.go_forward()
    expect(since).to_have_value("2010")
    expect_years(page, 2010, 2025)
    assert min(shown_years(page)) == 2010


def test_scale_changes_the_axes(page: Page) -> None:
    """On one scale the charts have one value axis; on their own Iran's line fills its chart."""
    visit(page, "/")

    def tops() -> list[float]:
        found: list[float] = page.locator(f"{PAIRS} .js-plotly-plot").evaluate_all(
            "plots => plots.map(p => p.layout.yaxis.range[1])"
        )
        return found

    assert len(set(tops())) == 1
    page.get_by_label(say(pieces.SCALES["own"])).check()
    page.wait_for_function(
        f"() => new Set([...document.querySelectorAll('{PAIRS} .js-plotly-plot')]"
        ".map(p => p.layout.yaxis.range[1])).size === 3"
    )
    assert len(set(tops())) == 3


def test_text_of_the_chart_follows_the_selection(page: Page) -> None:
    """What is read aloud speaks of the years that are drawn."""
    visit(page, "/")
    graph = chart_of(page, RUSSIA).locator(".plot[role=img]")
    before = graph.get_attribute("aria-label")
    page.get_by_label("To year").fill("2011")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?until=2011")
    expect(chart_of(page, RUSSIA).locator(".summary")).to_contain_text("In 2011")
    after = graph.get_attribute("aria-label")
    assert after != before
    assert after is not None
    assert "In 2011, the newest year on record" in after


def test_another_partner_is_another_chart(page: Page) -> None:
    """A partner picked by mouse changes heading, title, address, chart and download."""
    visit(page, "/partner")
    choose_country(page, "Partner", "Italy")
    expect(page.locator("h1")).to_have_text("Azerbaijan and Italy")
    expect(page).to_have_title(re.compile("^Azerbaijan’s trade with Italy was .+ – Trade claims"))
    assert query(page) == {"partner": ["ITA"]}
    drawn(page)
    download = page.locator("a.csv").first.get_attribute("href") or ""
    assert download.startswith("/partner.csv?")
    assert parse_qs(urlsplit(download).query)["partner"] == ["ITA"]
    page.go_back()
    expect(page.locator("h1")).to_have_text("Azerbaijan and Russia")
    expect(page.get_by_role("combobox", name="Partner", exact=True)).to_have_value("Russia")


def test_empty_box_means_the_default(page: Page) -> None:
    """A year wiped out is the first year again, in the box, the address and the chart."""
    visit(page, "/?since=2010")
    box = page.get_by_label("From year")
    box.fill("")
    box.press("Enter")
    expect_years(page, 1992, 2025)
    expect(box).to_have_value("1992")
    assert query(page) == {}


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/?since=banana", "From year: “banana” is not one of the years 1992–2026."),
        ("/?since=2010&until=2000", "From year: 2010 is later than the last year, 2000."),
        ("/partner?partner=XXX", "Partner: “XXX” is not a country here"),
        ("/data?x=<script>alert(1)</script>", "There is no parameter “x” here."),
        ("/claim/none", "There is no claim “none”."),
        ("/nowhere", "There is no page at “/nowhere”."),
    ],
)
def test_nonsense_gets_a_sentence_and_a_way_back(page: Page, address: str, sentence: str) -> None:
    """The page says what is wrong; the first page is one step away."""
    page.goto(address)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(sentence)
    expect(page).to_have_title(f"{alert.locator('h1').inner_text()} – Trade claims, checked")
    alert.get_by_role("link", name="Go to the first page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say(words.QUESTION))


def test_wrong_number_keeps_the_controls(page: Page) -> None:
    """What was mistyped stays to be corrected where it was typed; Back undoes it too."""
    visit(page, "/check")
    number = page.get_by_label(say(check.VALUE), exact=True)
    number.fill("about ten")
    number.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Number: “about ten” is not a number")
    expect(page.get_by_role("heading", level=1)).to_have_text(say(checked_text.TITLE))
    wrong = page.locator(".control:has(#choice-value) .wrong")
    expect(wrong).to_contain_text("“about ten” is not a number")
    expect(number).to_have_accessible_description(re.compile("“about ten” is not a number"))
    expect(number).to_be_focused()
    number.fill("9%")
    number.press("Enter")
    expect(page.locator(".answer h2")).to_contain_text("was 9% in 2024")
    expect(wrong).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("alert")).to_be_visible()
    page.go_back()
    expect(page.locator(".answer h2")).to_contain_text("was 10%")
    expect(number).to_have_value("10")


def test_impossible_sentence_is_explained(page: Page) -> None:
    """A combination that asserts nothing is said to, and the controls mend it."""
    visit(page, "/check?partner=IRN")
    page.get_by_label(say(check.RELATION)).select_option(say(check.RELATIONS["rises"]))
    expect(page.get_by_role("alert")).to_contain_text("something rises only as a change")
    page.get_by_label(say(check.OPERATION)).select_option(say(check.OPERATIONS["change"]))
    expect(page.get_by_role("alert")).to_contain_text("a change needs the earlier year")
    for label, year in ((check.PERIOD, "2021"), (check.BASE, "2020")):
        page.get_by_label(say(label), exact=True).fill(year)
        page.keyboard.press("Enter")
    page.wait_for_url("**&period=2021&base=2020")
    expect(page.locator(".answer .verdict")).to_be_visible()
    assert query(page) == {
        "partner": ["IRN"],
        "operation": ["change"],
        "relation": ["rises"],
        "period": ["2021"],
        "base": ["2020"],
    }


def test_link_of_a_chart_is_its_view(page: Page) -> None:
    """The link under one of three charts shows that one, in the years chosen."""
    visit(page, "/?since=2000")
    chart = chart_of(page, "Azerbaijan with Iran")
    chart.get_by_text(say(pieces.SHARE), exact=True).click()
    chart.get_by_role("link", name=say(pieces.LINK_TO_VIEW)).click()
    expect(page.locator("section.chart")).to_have_count(1)
    assert (query(page)["partner"], query(page)["since"]) == (["IRN"], ["2000"])
    drawn(page)
    chart = chart_of(page, "Azerbaijan with Iran")
    assert years(chart) == (1999.4, 2025.6)
    assert {trace["name"].split(" (")[0] for trace in traces(chart)} == {
        "Turnover",
        "Imports",
        "Exports",
    }
