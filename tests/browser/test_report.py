"""A report opened from disk: no request leaves it, nothing fails, and its links are followed."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from dashboard.__main__ import main
from etl.reader import SHIPPED_DATA
from tests.browser.driving import TIMEOUT
from tests.builders import refer

pytestmark = pytest.mark.browser

CLAIM = "russia-share-of-turnover"


def test_opens_from_disk(desk: BrowserContext, tmp_path: Path) -> None:
    """Its index, then by its links a claim, a receipt and a pair, whose chart is seen."""
    data, folder = tmp_path / "data", tmp_path / "made"
    data.mkdir()
    for name in ("parts", "vintages"):
        (data / name).symlink_to(SHIPPED_DATA / name)
    ours = (SHIPPED_DATA / "reference" / "claims.toml").read_text("utf-8")
    one = next(text for text in ours.split("[[claim]]") if f'id = "{CLAIM}"' in text)
    refer(data, "claims.toml", f"[[claim]]{one}")
    assert main(["report", "--data", str(data), "--out", str(folder)]) == 0
    assert desk.browser is not None
    complaints: list[str] = []
    asked: list[str] = []
    with desk.browser.new_context() as context:
        context.set_default_timeout(TIMEOUT)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((folder / "index.html").as_uri())
        page.get_by_role("link", name="Russia accounts for 10% of Azerbaijan’s trade").click()
        expect(page.locator("h1")).to_contain_text("Russia accounts for 10%")
        expect(page.locator(".pictures > svg:visible")).to_have_count(1)
        page.locator(".primary a").click()
        expect(page.locator("h1")).to_contain_text("2024: 10.1%")
        page.get_by_role("link", name="Azerbaijan with Russia").click()
        expect(page.locator("table.numbers").first).to_be_visible()
        page.wait_for_load_state()  # a first table may be seen while the file is still read
        charts = page.locator(".pictures").count()
        assert charts > 1
        expect(page.locator(".pictures > svg:visible")).to_have_count(charts)
    inside = (folder.as_uri(), "data:")
    assert [url for url in asked if not url.startswith(inside)] == []
    assert complaints == []
