"""How other sites show a page that is linked to: a frame with its picture, as oEmbed asks. Pure.

The address that is asked for keeps its choices, so a frame is pinned to a vintage or follows the
newest just as the link does. The specification is at https://oembed.com.
"""

from typing import Any, Final
from urllib.parse import urlsplit

from dashboard.address.request import Request
from dashboard.parts.take_away import WIDE, embed_code
from dashboard.serving.formats import NARROW, PREVIEW
from dashboard.serving.picture_svg import column_height
from dashboard.serving.pictures import picture_of
from dashboard.serving.preview import preview_address
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.views.view import View

_DAY: Final = 86400


def own_path(address: str, root: str) -> tuple[str, str] | None:
    """The path and query string of an address on the site at ``root``; None for any other."""
    try:
        asked, own = urlsplit(address), urlsplit(root)
    except ValueError:  # brackets that hold no address
        return None
    is_ours = asked.netloc.lower() == own.netloc.lower() and asked.scheme in {"http", "https"}
    return (asked.path or "/", asked.query) if is_ours else None


def oembed(view: View, request: Request, root: str, room: int) -> dict[str, Any]:
    """The answer for a page, in a column ``room`` pixels wide, 0 for any width."""
    is_narrow = 0 < room < WIDE[0]
    size = NARROW if is_narrow else WIDE
    picture = picture_of(view, request)
    height = round(column_height(picture, *size))
    page, links = view.page(request), request.links
    here = links.view(page)
    frame = f"{root}/embed{'/narrow' if is_narrow else ''}{here}"
    return {
        "version": "1.0",
        "type": "rich",
        "title": picture.title,
        "provider_name": say(shell.TITLE),
        "provider_url": f"{root}/",
        "cache_age": _DAY,
        "width": size[0],
        "height": height,
        "html": embed_code(frame, picture.title, size[0], height),
        "thumbnail_url": preview_address(root, links.view(page)),
        "thumbnail_width": PREVIEW[0],
        "thumbnail_height": PREVIEW[1],
    }
