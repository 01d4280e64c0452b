"""Pictures of every page to look over before a change goes out: widths, light and dark, languages.

`python benchmarks/pictures.py` (`make pictures`) serves the figures that ship, writes a picture of
each page in each combination into `page-pictures/`, with `index.html` as a sheet of all of them,
and makes the README's picture of the first page anew. Its options take less, as in
`--page /data --width 360`.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import product
from pathlib import Path
from typing import Final
from urllib.request import urlopen

from browsing import chromium
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from started import started

from dashboard.state.languages import languages

ROOT: Final = Path(__file__).parents[1]
WIDTHS: Final = (360, 1280, 2560)
THEMES: Final = ("light", "dark")
FIRST: Final = ROOT / "docs" / "first-page.png"
FIRST_SIZE: Final = (1280, 1280)
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TALLEST: Final = 6000  # pixels of a page that are pictured
PATIENCE: Final = 60_000  # milliseconds until a page is live

STYLE: Final = """
body { font: 14px system-ui, sans-serif; margin: 1rem; background: #888; }
section { display: flex; gap: 1rem; overflow-x: auto; align-items: start; margin-bottom: 2rem; }
figure { margin: 0; } figcaption { background: #fff; padding: 0.2rem 0.4rem; }
img { display: block; width: 30rem; height: 40rem; object-fit: cover; object-position: top; }
"""


@dataclass(frozen=True)
class Shot:
    """One picture: which page, how wide, how coloured, in which language."""

    address: str
    width: int
    theme: str
    language: str

    @property
    def file(self) -> str:
        """Its file's name."""
        name = re.sub(r"[^A-Za-z0-9]+", "-", self.address.partition("?")[0]).strip("-")
        return f"{name or 'first'}-{self.width}-{self.theme}-{self.language}.png"

    @property
    def label(self) -> str:
        """What it is, in words."""
        name = self.address.partition("?")[0]
        return f"{name}, {self.width} px, {self.theme}, {self.language}"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every picture was taken."""
    options = parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    command = (sys.executable, "-m", "dashboard")
    with started(command) as server, chromium(found) as browser:
        root = server.url.rstrip("/")
        addresses = [one for one in every_page(root) if wanted(one, options.page)]
        if not addresses:
            print(f"There is no page {', '.join(options.page)}.", file=sys.stderr)
            return 2
        shots = [
            Shot(address, width, theme, language)
            for address in addresses
            for language, theme, width in product(options.lang, options.theme, options.width)
        ]
        for number, shot in enumerate(shots, 1):
            take(browser, root, shot, options.out)
            print(f"{number} of {len(shots)}: {shot.label}", flush=True)
        if "/" in addresses:
            take_first(browser, root)
    sheet = options.out / "index.html"
    sheet.write_text(contact_sheet(shots), encoding="utf-8")
    print(f"Look at {sheet}")
    return 0


def parser() -> argparse.ArgumentParser:
    """What may be typed; each option may be repeated, and stands for all where it is left out."""
    typed = argparse.ArgumentParser(description="Picture every page, and the README's first.")
    typed.add_argument("--page", action="append", default=[], help="such as /data, / or /claim")
    typed.add_argument("--width", action=Several, type=int, default=WIDTHS, help="in pixels")
    typed.add_argument("--theme", action=Several, choices=THEMES, default=THEMES)
    typed.add_argument("--lang", action=Several, choices=languages(), default=languages())
    typed.add_argument("--out", type=Path, default=ROOT / "page-pictures", metavar="DIR")
    return typed


class Several(argparse.Action):
    """Takes the place of all at its first time and adds to itself then."""

    def __call__(  # noqa: D102 -- as argparse has it
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 -- as argparse has it
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,  # noqa: ARG002 -- as argparse has it
    ) -> None:
        before = getattr(namespace, self.dest)
        setattr(namespace, self.dest, [*([] if before is self.default else before), values])


def wanted(address: str, chosen: Sequence[str]) -> bool:
    """Whether a page is asked for: by its first name, or as all are."""
    first = re.findall(r"^/[a-z]*", address)[0]
    return not chosen or first in chosen


def every_page(root: str) -> Iterator[str]:
    """Yield the pages of the menu, then one claim, and one receipt that it leads to."""
    listed = re.findall(r"<loc>[^<]*?//[^/]*(/[^<]*)</loc>", text_at(f"{root}/sitemap.xml"))
    claims = [address for address in listed if address.startswith("/claim/")]
    yield from (address for address in listed if address not in claims)
    for claim in claims[:1]:
        yield claim
        receipts = re.findall(r'href="(/receipt\?[^"]*)"', text_at(root + claim))
        yield from map(unescape, receipts[:1])


def text_at(url: str) -> str:
    """Return what our own server answers."""
    with urlopen(url) as reply:  # noqa: S310 -- our own server
        text: str = reply.read().decode()
    return text


def take(browser: Browser, root: str, shot: Shot, out: Path) -> None:
    """Take one picture, of as much of the page as is looked at."""
    with browser.new_context(
        viewport={"width": shot.width, "height": 900},
        color_scheme="dark" if shot.theme == "dark" else "light",
        has_touch=shot.width == WIDTHS[0],
    ) as context:
        page = context.new_page()
        arrive(page, root, shot.address, shot.language)
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": shot.width, "height": min(height, TALLEST)})
        page.wait_for_timeout(300)  # until charts have taken their places
        page.screenshot(path=out / shot.file, animations="disabled")


def take_first(browser: Browser, root: str) -> None:
    """Take the README's picture: the first page as most see it."""
    width, height = FIRST_SIZE
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="light"
    ) as context:
        page = context.new_page()
        arrive(page, root, "/", languages()[0])
        page.screenshot(path=FIRST, animations="disabled")


def arrive(page: Tab, root: str, address: str, language: str) -> None:
    """Open a page in a language and wait until all of it is live."""
    joint = "&" if "?" in address else "?"
    page.goto(f"{root}{address}{joint}lang={language}")
    page.wait_for_selector("html.live", state="attached", timeout=PATIENCE)
    page.wait_for_function(
        "[...document.querySelectorAll('.graph')].every(it => it.querySelector('.main-svg'))"
    )


def contact_sheet(shots: Sequence[Shot]) -> str:
    """All pictures with what each is: a row a page and width."""
    rows: dict[tuple[str, int], list[Shot]] = {}
    for shot in shots:
        rows.setdefault((shot.address, shot.width), []).append(shot)
    body = "\n".join(
        f"<section>{''.join(map(figure, several))}</section>" for several in rows.values()
    )
    return f'<!DOCTYPE html>\n<meta charset="utf-8">\n<style>{STYLE}</style>\n{body}\n'


def figure(shot: Shot) -> str:
    """One picture on the sheet, which leads to the whole of it."""
    return (
        f'<figure><figcaption>{escape(shot.label)}</figcaption><a href="{shot.file}">'
        f'<img loading="lazy" src="{shot.file}" alt=""></a></figure>'
    )


if __name__ == "__main__":
    sys.exit(main())
