"""A visit to a page in Chromium: when it was painted and live, what went over the wire."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

EARLY = {"Document", "Stylesheet"}
QUIET = 500  # ms left after the last chart for what still loads, such as the icon
# Run by the page on each frame, from its first moment on.
WATCH = """(() => {
  const seen = (all) => [...document.querySelectorAll(all)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const live = () => seen(".js-plotly-plot").filter((plot) => plot.querySelector(".main-svg"));
  const look = () => {
    const now = performance.now();
    if (!window.painted && seen(".verdict").length && seen("svg.drawn").length >= 3) {
      window.painted = now;
    }
    if (!window.thirdChart && live().length >= 3) window.thirdChart = now;
    if (!window.thirdChart) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
READ = """() => JSON.stringify(
  [...document.querySelectorAll(".js-plotly-plot")].slice(0, 3)
    .map((plot) => ({ data: plot.data, layout: plot.layout })),
  (key, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value))"""


@dataclass(frozen=True)
class Line:
    """The network between reader and server."""

    name: str
    latency_ms: float = 0
    mbit: float = 0


@dataclass(frozen=True)
class Visit:
    """What one visit took: seconds until it was painted and until its third live chart.

    ``early`` are the kilobytes that the paint needs: the document and its styles.
    """

    painted: float
    seconds: float
    early: float
    kilobytes: float
    elsewhere: int


@contextmanager
def chromium(path: str | None) -> Iterator[Browser]:
    """Run one browser, Playwright's own for no path, that asks nothing of anybody by itself."""
    quiet = ("quic", "background-networking", "component-update", "sync")
    arguments = ["--no-sandbox", *(f"--disable-{name}" for name in quiet)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


def visits(browser: Browser, url: str, line: Line, *, live: bool = True) -> tuple[Visit, Visit]:
    """Return a first visit and the next one of the same reader; ``live`` where charts will be."""
    context = browser.new_context(viewport={"width": 1280, "height": 1600})
    context.add_init_script(WATCH)
    first, warm = (_visit(context, url, line, live=live) for _ in range(2))
    context.close()
    return first, warm


def figures(browser: Browser, url: str) -> str:
    """Return the charts that the page has drawn, as a JSON list."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(url)
    _third_chart(page, page.context.new_cdp_session(page))
    return str(page.evaluate(READ))


def _visit(context: BrowserContext, url: str, line: Line, *, live: bool) -> Visit:
    page = context.new_page()
    network = context.new_cdp_session(page)
    received: dict[str, float] = {}
    kinds: dict[str, str] = {}
    hosts: list[str | None] = []

    def finished(event: dict[str, Any]) -> None:
        received[event["requestId"]] = event["encodedDataLength"] / 1000

    def asked(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event.get("type", "")
        hosts.append(urlsplit(event["request"]["url"]).hostname)

    network.on("Network.loadingFinished", finished)
    network.on("Network.requestWillBeSent", asked)
    network.send("Network.enable")
    if line.mbit:
        network.send("Network.emulateNetworkConditions", _conditions(line))
    page.goto(url, wait_until="commit")
    seconds = _third_chart(page, network) if live else 0.0
    page.wait_for_timeout(QUIET + line.latency_ms)
    painted = float(page.evaluate("window.painted || 0")) / 1000
    page.close()
    own = {urlsplit(url).hostname, None}
    early = sum(size for name, size in received.items() if kinds.get(name) in EARLY)
    elsewhere = sum(host not in own for host in hosts)
    return Visit(painted, seconds, early, sum(received.values()), elsewhere)


def _conditions(line: Line) -> dict[str, Any]:
    rate = line.mbit * 1e6 / 8
    return {
        "offline": False,
        "latency": line.latency_ms,
        "downloadThroughput": rate,
        "uploadThroughput": rate,
    }


def _third_chart(page: Page, network: CDPSession) -> float:
    """Return when the page saw its third chart, in seconds; raise TimeoutError after a minute.

    Only one word is asked of the page meanwhile: what Playwright waits for, it watches from within,
    by scripts that the page would have to read while it is painted.
    """
    for _ in range(600):
        page.wait_for_timeout(100)
        found = network.send("Runtime.evaluate", {"expression": "window.thirdChart"})
        if "value" in found["result"]:
            return float(found["result"]["value"]) / 1000
    message = f"{page.url} shows no three live charts"
    raise TimeoutError(message)
