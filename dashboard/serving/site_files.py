"""What visiting programs look for at the root: llms.txt, sitemap.xml, robots.txt. Pure."""

from collections.abc import Iterator
from html import escape
from typing import Final

from dashboard.address.request import Request
from dashboard.serving.formats import FORMATS, MARKDOWN
from dashboard.serving.markdown_line import escaped, link
from dashboard.state.snapshot import Snapshot
from dashboard.text import findings, shell
from dashboard.text import machines as words
from dashboard.text.language import say
from dashboard.views import VIEWS

_SCHEMA: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SHOWN: Final = 20
"""So many claims are named; the page of all has the others."""


def llms_txt(request: Request) -> str:
    """What the site is and where its pages stand in Markdown, as llmstxt.org describes it."""
    return "\n\n".join(_llms(request)) + "\n"


def _llms(request: Request) -> Iterator[str]:
    snapshot, links = request.snapshot, request.links
    forms = {name.replace(".", "_"): f"`.{name}`" for name in FORMATS if name != MARKDOWN}
    yield f"# {say(shell.TITLE)}"
    yield f"> {say(words.LLMS)}"
    yield say(words.LLMS_HOW, markdown=f"`.{MARKDOWN}`", **forms)
    yield f"## {say(words.PAGES)}"
    menu = [view for view in VIEWS if view.in_menu]
    yield _listed((say(view.menu), links.view(view.name, form=MARKDOWN)) for view in menu)
    yield f"## {say(words.CLAIMS)}"
    first = sorted(snapshot.claims, key=lambda claim: not claim.featured)[:_SHOWN]
    yield _listed(
        (
            findings.checked(snapshot.evaluation(claim), claim.sentence),
            links.view(f"claim/{claim.id}", form=MARKDOWN),
        )
        for claim in first
    )
    yield f"## {say(words.FOR_PROGRAMS)}"
    everything = (
        (words.EVERY_CLAIM, links.view("claims", form=MARKDOWN)),
        (words.ALL_CLAIMS, "/claims.json"),
        (words.ALL_ADDRESSES, "/sitemap.xml"),
    )
    yield _listed((say(text), address) for text, address in everything)


def _listed(items: Iterator[tuple[str, str]]) -> str:
    return "\n".join(f"- {link(escaped(text), address)}" for text, address in items)


def sitemap(snapshot: Snapshot, root: str) -> str:
    """The pages of the menu and of every claim, as sitemaps.org describes it."""
    changed = snapshot.vintage.manifest["created"][:10]
    pages = "\n".join(
        f"<url><loc>{escape(root + address)}</loc><lastmod>{changed}</lastmod></url>"
        for address in _addresses(snapshot)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<urlset xmlns="{_SCHEMA}">\n{pages}\n</urlset>\n'


def _addresses(snapshot: Snapshot) -> Iterator[str]:
    first, *others = [view.name for view in VIEWS if view.in_menu]
    yield "/"
    yield from (f"/{name}" for name in others if name != first)
    yield from (f"/claim/{claim.id}" for claim in snapshot.claims)


def robots(root: str) -> str:
    """Everything may be read, and where all of it is; what only a browser asks for is left out."""
    heavy = [f"Disallow: /*.{ending}" for ending, made in FORMATS.items() if made.heavy]
    rules = ("User-agent: *", "Disallow: /_dash-update-component", *heavy, "Allow: /")
    return "\n".join([*rules, "", f"Sitemap: {root}/sitemap.xml", ""])
