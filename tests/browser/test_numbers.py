"""One number, one value: in the chart, the table, the CSV, the JSON and the sentence."""

import json
from collections import Counter
from typing import Any, Final

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.text import pieces
from dashboard.text.language import say
from dashboard.text.words import measure_title, status_word
from tests.browser.driving import (
    chart_of,
    column,
    csv_of,
    downloaded,
    points,
    printed,
    traces,
    visit,
)

pytestmark = pytest.mark.browser


def numbers(table: pd.DataFrame) -> dict[tuple[str, int], float]:
    """Return a CSV's numbers by (name on screen, year)."""
    known = table.dropna(subset=["value"])
    names = known["measure"].map(measure_title)
    periods = known["period"].astype(int)
    return dict(zip(zip(names, periods, strict=True), known["value"], strict=True))


def assert_table_shows(chart: Locator, table: pd.DataFrame) -> None:
    """Every cell of the table under a chart is the CSV's number at the precision printed."""
    chart.get_by_text(say(pieces.TABLE), exact=True).click()
    expect(chart.locator("table.numbers tr").first).to_be_visible()
    rows = chart.locator("table.numbers tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )
    expected, columns, cells = numbers(table), [column(name) for name in rows[0][1:-1]], 0
    for year, *values in (row[:-1] for row in rows[1:]):
        for (measure, size), text in zip(columns, values, strict=True):
            value = expected.get((measure, int(year)))
            if value is None:
                assert text == "–"
            else:
                number, margin = printed(text)
                assert abs(number * size - value) <= margin * size * 1.000001, (measure, year, text)
                cells += 1
    names = [name for name, _ in columns]
    assert cells == len([name for name, _ in expected if name in names])


def test_first_page(page: Page) -> None:
    """Each of the three charts, its table and its CSV have the same numbers."""
    visit(page, "/?since=2001")
    for partner in ("Russia", "Iran", "the United Kingdom"):
        chart = chart_of(page, f"Azerbaijan with {partner}")
        table = csv_of(page, chart.locator("a.csv"))
        assert points(chart) == numbers(table)
        assert len(numbers(table)) > 50
        assert set(table["period"]) == {str(year) for year in range(2001, 2026)}
        assert_table_shows(chart, table)


def test_partner_page(phone: Page) -> None:
    """Each chart of a pair is its own CSV, and so is its table."""
    visit(phone, "/partner?partner=IRN")
    for chart in phone.locator("section.chart").all():
        table = csv_of(phone, chart.locator("a.csv"))
        assert points(chart) == numbers(table)
        assert_table_shows(chart, table)


def test_claim_page(page: Page) -> None:
    """The chart of a claim's years is in its CSV, with what is charted named as such."""
    visit(page, "/claim/russia-share-of-turnover")
    ways = page.locator("#lead .acts")
    ways.get_by_text(say(pieces.DOWNLOAD), exact=True).click()
    table = csv_of(page, ways.locator("a.csv"))
    assert points(page.locator("section.chart")) == numbers(table[table["kind"].eq("year")])


def test_coverage(page: Page) -> None:
    """The marks of the picture add up to the lines of its CSV, by year and status."""
    visit(page, "/data")
    chart = page.locator("section.chart")
    table = csv_of(page, chart.locator("a.csv"))
    marks: Counter[tuple[str, str]] = Counter()
    for trace in traces(chart):
        for year, count in zip(trace["x"], trace["custom"], strict=True):
            marks[str(year), trace["name"]] += int(count[0].split()[1].replace(",", ""))
    named = table.astype({"figures": int}).assign(status=table["status"].map(status_word))
    lines = named.groupby(["period", "status"])["figures"].sum()
    assert dict(marks) == lines.to_dict()


def test_image_is_a_picture_of_the_chart(page: Page) -> None:
    """The button gives a PNG named after the chart, large enough to print."""
    visit(page, "/partner")
    name, content = downloaded(page, page.locator("button.image").first)
    assert name == "partner-AZE-RUS-turnover.png"
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20]) == 2400


def claims(page: Page) -> list[dict[str, Any]]:
    """Return the claims of ``/claims.json``."""
    found: list[dict[str, Any]] = json.loads(page.request.get("/claims.json").text())["claims"]
    return found


def test_cards_say_what_the_json_says(page: Page) -> None:
    """Sentences and verdicts of the first page, featured or listed, are those for machines."""
    expected = claims(page)
    visit(page, "/")
    shown = {
        card.locator(".acts > a").get_attribute("href"): (
            card.locator("h2").inner_text().strip("“”"),
            card.locator(".verdict").inner_text(),
        )
        for card in page.locator(".card").all()
    }
    page.locator(".more").first.locator("xpath=following-sibling::details/summary").click()
    shown |= {
        item.locator("a").get_attribute("href"): (
            item.locator("a").inner_text(),
            item.locator(".verdict").inner_text(),
        )
        for item in page.locator(".more li").all()
    }
    assert {
        link: (text, verdict[1:].strip().lower()) for link, (text, verdict) in shown.items()
    } == {claim["page"]: (claim["sentence"], claim["verdict"]) for claim in expected}


READ: Final = """html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const rows = [...page.querySelectorAll('table.readings tbody tr')];
  return [
    ...['h1', '.verdict', '.headline'].map(name => page.querySelector(name).textContent),
    [false, true].flatMap(folded => rows
      .filter(row => Boolean(row.closest('details:not(.folded > *)')) === folded)
      .map(row => [...row.children].map(cell => cell.textContent))),
  ];
}"""
"""A claim's page: its heading, verdict and line, and the cells of its readings, the folded last."""


def test_claim_pages_say_what_the_json_says(still: Page) -> None:
    """Sentence, verdict, line and every reading of every claim are those for machines."""
    # As they come, and not laid out, for that takes a browser half a second a page. That the live
    # page says the same is tested where it takes over.
    page = still
    expected = claims(page)
    page.goto("/")
    links = page.locator(".cards a, .more a").evaluate_all("all => all.map(a => a.pathname)")
    assert {claim["page"] for claim in expected} <= set(links)
    for claim in expected:
        heading, verdict, line, rows = page.evaluate(READ, page.request.get(claim["page"]).text())
        assert heading == f"“{claim['sentence']}”"
        assert verdict[1:].strip().lower() == claim["verdict"]
        assert line == claim["line"]
        assert len(rows) == len(claim["readings"])
        # Those that give no number stand apart.
        told = sorted(
            claim["readings"], key=lambda one: one["value"] is None and not one["primary"]
        )
        for (judged, value, *_), reading in zip(rows, told, strict=True):
            assert judged[2:].lower() == reading["verdict"]
            if reading["value"] is not None and reading["low"] is None:
                number, margin = printed(value)
                assert abs(number - reading["value"]) <= margin * 1.000001
