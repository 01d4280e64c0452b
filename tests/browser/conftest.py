"""A server on the shipped figures, a browser, and pages that tell on everything that went wrong."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tests.browser.driving import TIMEOUT

ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

Opener = Callable[..., Page]


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
def browser() -> Iterator[Browser]:
    """Return a Chromium: the system's, else Playwright's own."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@contextmanager
def watched(browser: Browser, server: str, **options: Any) -> Iterator[BrowserContext]:  # noqa: ANN401 -- as Playwright takes them
    """Give a reader's browser; console errors, script errors and foreign requests end the test."""
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

    context = browser.new_context(base_url=server, accept_downloads=True, **options)
    context.set_default_timeout(TIMEOUT)
    context.on("request", requested)
    context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
    context.on("response", answered)
    context.on("console", said)
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """Return an empty page of 1280 px width, light."""
    with watched(browser, server, viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    """Return an empty page of a phone's width, dark, driven by touch."""
    options = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}
    with watched(browser, server, **options) as context:
        yield context.new_page()


@pytest.fixture
def still(browser: Browser, server: str) -> Iterator[Page]:
    """Return an empty page of a browser that runs no scripts, driven by touch."""
    with watched(browser, server, java_script_enabled=False, has_touch=True) as context:
        yield context.new_page()
