"""What other sites show of a page that is linked to: title, finding, picture, address. Pure."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.address.links import in_format
from dashboard.address.request import Request
from dashboard.parts.markup import element
from dashboard.serving.formats import ELSEWHERE, MARKDOWN, PREVIEW
from dashboard.state.snapshot import Snapshot
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.views import shortest
from dashboard.views.view import View


@dataclass(frozen=True, slots=True)
class Preview:
    """A page's ``title`` and ``description``, and absolute addresses.

    Its own ``address``, its ``image``, blank for none, its ``markdown`` and its ``oembed`` answer.
    """

    title: str
    description: str
    address: str
    image: str = ""
    markdown: str = ""
    oembed: str = ""


def site_root(snapshot: Snapshot, asked: str) -> str:
    """The site's address: as its settings name it, else as the server was asked."""
    return snapshot.site.url or asked.rstrip("/")


def on_site(request: Request, asked: str) -> Request:
    """The request with the site's address, given the one the server was asked at."""
    return replace(request, root=site_root(request.snapshot, asked))


def preview_of(view: View, request: Request, root: str) -> Preview:
    """The preview of a page on the site whose address is ``root``.

    Its address is the page's shortest: what is as usual is not in it, nor which chart was opened.
    """
    page, links = view.page(request), request.links
    here = links.view(page, request.selection.choosing(chart=""))
    return Preview(
        view.headed(request),
        request.once(view.description),
        f"{root}{shortest(here)}",
        image=preview_address(root, here),
        markdown=f"{root}{in_format(here, MARKDOWN)}",
        oembed=f"{root}/oembed?{urlencode({'url': f'{root}{shortest(here)}'})}",
    )


def preview_address(root: str, page: str) -> str:
    """Where the picture of a page stands, by the page's address."""
    path, mark, query = page.partition("?")
    return f"{root}/preview{path}{ELSEWHERE['preview'].ending}{mark}{query}"


def preview_tags(preview: Preview) -> Markup:
    """HTML for the head: where the page and its Markdown stand, and the tags previews are made of.

    The title and the description have tags of their own already.
    """
    card = "summary_large_image" if preview.image else "summary"
    named = {
        "og:type": "article",
        "og:site_name": say(shell.TITLE),
        "og:title": preview.title,
        "og:description": preview.description,
        "og:url": preview.address,
        "og:image": preview.image,
        "og:image:width": PREVIEW[0] if preview.image else "",
        "og:image:height": PREVIEW[1] if preview.image else "",
        "og:image:alt": preview.title if preview.image else "",
    }
    tags = [
        element("link", {"rel": "canonical", "href": preview.address}),
        _other("text/markdown", preview.markdown),
        _other("application/json+oembed", preview.oembed),
        *(
            element("meta", {"property": name, "content": str(value)})
            for name, value in named.items()
            if value
        ),
        element("meta", {"name": "twitter:card", "content": card}),
    ]
    return Markup("").join(Markup("\n{}").format(tag) for tag in tags)


def _other(kind: str, address: str) -> Markup:
    """The same page in another form."""
    return element("link", {"rel": "alternate", "type": kind, "href": address})
