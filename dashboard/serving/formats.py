"""The formats in which every view can answer. A new one is a function and its line in the table.

They are for machines, which are told the same whoever asks: all of them speak English.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from dashboard.address.request import Request
from dashboard.frames.citation import Cited, bibtex, cited, csl, of_chart
from dashboard.frames.csv_bytes import MIME, to_csv
from dashboard.frames.take_away import made, notes, sources
from dashboard.frames.wide_rows import wide
from dashboard.parts.take_away import WIDE
from dashboard.serving.evidence_pack import MIME as PACK
from dashboard.serving.evidence_pack import to_zip
from dashboard.serving.picture_svg import PICTURE_STYLE, in_column, side_by_side
from dashboard.serving.pictures import chart_title, picture_of
from dashboard.serving.raster import SHARPER, to_png
from dashboard.serving.twin import twin
from dashboard.serving.workbook import MIME as WORKBOOK
from dashboard.serving.workbook import to_xlsx
from dashboard.text.language import ENGLISH, speaking
from dashboard.views.view import View

SVG: Final = "image/svg+xml"
PARQUET: Final = "application/vnd.apache.parquet"
BIBTEX: Final = "application/x-bibtex; charset=utf-8"
CSL: Final = "application/vnd.citationstyles.csl+json"
NARROW: Final = (360, 440)
PREVIEW: Final = (1200, 630)
"""Widths and heights of pictures in pixels; the last is what other sites ask for."""

_STYLE_HASH: Final = base64.b64encode(sha256(PICTURE_STYLE.encode()).digest()).decode()


def _policy(ancestors: str) -> tuple[tuple[str, str], ...]:
    """What an SVG may do: have its own style, and stand in frames of some pages."""
    held = (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {ancestors}"
    )
    return (("Content-Security-Policy", held),)


FRAMED: Final = _policy("*")
"""Pictures alone may stand in frames of any site: nothing in them does anything."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a view's answer becomes bytes.

    ``saved`` where a browser keeps it as a file, ``shared`` where pages of other sites may read it.
    ``headers`` are its own, and ``ending`` is what its address ends with where it stands in a
    folder. One that is ``heavy`` takes a second or more, so a server makes one at a time.
    """

    content_type: str
    render: Callable[[View, Request], bytes]
    saved: bool = False
    shared: bool = True
    headers: tuple[tuple[str, str], ...] = ()
    ending: str = ""
    heavy: bool = False


def _csv(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return to_csv(request.once(view.frame))


def _wide(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return to_csv(wide(request.once(view.frame), request.snapshot))


def _json(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        values = view.values(request)
    return json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8")


def _xlsx(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        frame, told = request.once(view.frame), _noted(view, request)
        sheets = {
            "Notes": notes(frame, told["title"], told["address"], told["vintage"]),
            "Sources": sources(frame, request.snapshot),
        }
        return to_xlsx(frame, sheets, made(request))


def _parquet(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        frame = request.once(view.frame)
        frame.attrs.update(_noted(view, request))  # pandas keeps them in the file's own metadata
        content: bytes = frame.to_parquet(index=False, compression="zstd")
    return content


def _zip(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return to_zip(view, request, _drawn(view, request), _work(view, request))


def _noted(view: View, request: Request) -> dict[str, str]:
    """What a file says of itself; the address is the one at which it stays as it is."""
    return {
        "title": view.headed(request),
        "address": request.links.pinned(view.page(request)),
        "vintage": request.snapshot.vintage.id,
    }


def _markdown(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return twin(view, request).encode("utf-8")


def _bibtex(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return bibtex(_work(view, request)).encode("utf-8")


def _csl(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        works = csl(_work(view, request))
    return json.dumps(works, ensure_ascii=False, indent=1).encode("utf-8")


def _work(view: View, request: Request) -> Cited:
    """What is cited of a view, or of the one chart of it that its address asks for."""
    finding, chart = view.headed(request), chart_title(view, request)
    title = of_chart(chart, finding) if chart else finding
    address = f"{request.root}{request.links.pinned(view.page(request))}"
    return cited(title, view.cited_sources(request), request.snapshot, address)


def _svg(view: View, request: Request) -> bytes:
    return _drawn(view, request).encode("utf-8")


def _narrow(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return in_column(picture_of(view, request), *NARROW).encode("utf-8")


def _png(view: View, request: Request) -> bytes:
    return to_png(_drawn(view, request), SHARPER)


def _preview(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return to_png(side_by_side(picture_of(view, request), *PREVIEW))


def _drawn(view: View, request: Request) -> str:
    with speaking(ENGLISH):
        return in_column(picture_of(view, request), *WIDE)


MARKDOWN: Final = "md"

FORMATS: Final = {
    "csv": Format(MIME, _csv, saved=True),
    "wide.csv": Format(MIME, _wide, saved=True),
    "json": Format("application/json", _json),
    "xlsx": Format(WORKBOOK, _xlsx, saved=True),
    "parquet": Format(PARQUET, _parquet, saved=True),
    "zip": Format(PACK, _zip, saved=True, heavy=True),
    MARKDOWN: Format("text/markdown; charset=utf-8", _markdown),
    "bib": Format(BIBTEX, _bibtex, saved=True),
    "csl.json": Format(CSL, _csl, saved=True),
    "svg": Format(SVG, _svg, headers=_policy("'none'")),
    "png": Format("image/png", _png),
}
"""Each format by the ending of its address."""

ELSEWHERE: Final = {
    "embed": Format(SVG, _svg, headers=FRAMED),
    "embed/narrow": Format(SVG, _narrow, headers=FRAMED),
    "preview": Format("image/png", _preview, ending=".png"),
}
"""Pictures for pages of other sites, by the folder that stands before the page in the address."""
