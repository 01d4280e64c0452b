"""A server on the shipped figures, a browser, and pages that tell on everything that went wrong."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, Final

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

from tests.browser.driving import EVERYWHERE, TIMEOUT, arrive

ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
KEPT: Final = "cookies,local_storage"  # what a reader may leave in a profile, besides files
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

Start = Callable[..., BrowserContext]


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


# Server and browser last as long as this package: another package may start a Playwright of its
# own, and a process can only have one at a time.
@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    """Return the address of the dashboard, as ``python -m dashboard`` serves it."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as said:
        address = f"http://127.0.0.1:{port}"
        assert address in said.readline()
        yield address
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0


@pytest.fixture(scope="package")
def chromium() -> Iterator[Start]:
    """Return what starts a Chromium with a profile: the system's, else Playwright's own."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright, TemporaryDirectory() as profiles, ExitStack() as started:

        def start(server: str, **options: Any) -> BrowserContext:  # noqa: ANN401 -- as Playwright takes them
            context = playwright.chromium.launch_persistent_context(
                mkdtemp(dir=profiles),
                executable_path=found,
                args=list(ARGUMENTS),
                base_url=server,
                **options,
            )
            context.set_default_timeout(TIMEOUT)
            started.callback(context.close)
            return context

        yield start


# A browser keeps the compiled scripts only in a profile on disk, and compiling the scripts of the
# charts is half of what it takes to open a page. So the tests share two readers' profiles, and each
# leaves nothing behind in them but that.
@pytest.fixture(scope="package")
def desk(chromium: Start, server: str) -> BrowserContext:
    """Return a reader's browser on a desk."""
    return chromium(server, viewport={"width": 1280, "height": 900})


@pytest.fixture(scope="package")
def hand(chromium: Start, server: str) -> BrowserContext:
    """Return a reader's browser on a phone, dark, driven by touch."""
    size: ViewportSize = {"width": 390, "height": 844}
    return chromium(server, viewport=size, color_scheme="dark", has_touch=True)


@contextmanager
def watched(context: BrowserContext, server: str) -> Iterator[Page]:
    """Give a new page; console errors, script errors and foreign requests end the test."""
    complaints: list[str] = []
    refused: set[str] = set()

    def answered(response: Response) -> None:
        # A browser calls a page that is a refusal an error, and it is no file that is not there.
        if response.request.resource_type == "document" and not response.ok:
            refused.add(response.url)

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and message.location["url"] not in refused:
            complaints.append(f"console: {message.text}")

    def requested(request: Request) -> None:
        if not request.url.startswith((server, "data:", "blob:")):
            complaints.append(f"request to {request.url}")

    page = context.new_page()
    page.on("request", requested)
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on("response", answered)
    page.on("console", said)
    yield page
    left = context.new_cdp_session(page)
    left.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": KEPT})
    page.close()
    assert complaints == []


# To make a page live takes two seconds of a processor, so those that are only looked at are kept.
@pytest.fixture(scope="package")
def open_page(desk: BrowserContext, server: str) -> Iterator[Callable[[str], Page]]:
    """Return what opens a page once, in whichever order the tests ask for it.

    A test may change how it is looked at (``driving.look``), and nothing on it.
    """
    opened: dict[str, Page] = {}
    with ExitStack() as pages:

        def page_at(address: str) -> Page:
            if address not in opened:
                opened[address] = pages.enter_context(watched(desk, server))
                arrive(opened[address], address)
            return opened[address]

        yield page_at


@pytest.fixture(params=EVERYWHERE)
def kept(request: pytest.FixtureRequest, open_page: Callable[[str], Page]) -> Page:
    """Return each kind of page, live, however it was looked at last."""
    return open_page(request.param)


@pytest.fixture
def page(desk: BrowserContext, server: str) -> Iterator[Page]:
    """Return an empty page of 1280 px width, light."""
    with watched(desk, server) as page:
        yield page


@pytest.fixture
def phone(hand: BrowserContext, server: str) -> Iterator[Page]:
    """Return an empty page of a phone's width, dark, driven by touch."""
    with watched(hand, server) as page:
        yield page


@pytest.fixture(scope="package")
def unscripted(desk: BrowserContext, server: str) -> Iterator[BrowserContext]:
    """Return a browser that runs no scripts, driven by touch."""
    assert desk.browser is not None
    with desk.browser.new_context(
        base_url=server, java_script_enabled=False, has_touch=True
    ) as context:
        context.set_default_timeout(TIMEOUT)
        yield context


@pytest.fixture
def still(unscripted: BrowserContext, server: str) -> Iterator[Page]:
    """Return an empty page of a browser that runs no scripts, driven by touch."""
    with watched(unscripted, server) as page:
        yield page
