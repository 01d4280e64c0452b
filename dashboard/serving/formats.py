"""The formats in which every view can answer. A new one is a function and its line in the table.

They are for machines, which are told the same whoever asks: all of them speak English.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dashboard.address.request import Request
from dashboard.frames.csv_bytes import MIME, to_csv
from dashboard.serving.twin import twin
from dashboard.text.language import ENGLISH, speaking
from dashboard.views.view import View


@dataclass(frozen=True, slots=True)
class Format:
    """How a view's answer becomes bytes.

    ``saved`` where a browser keeps it as a file, ``shared`` where pages of other sites may read it.
    """

    content_type: str
    render: Callable[[View, Request], bytes]
    saved: bool = False
    shared: bool = True


def _csv(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return to_csv(view.frame(request))


def _json(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        values = view.values(request)
    return json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8")


def _markdown(view: View, request: Request) -> bytes:
    with speaking(ENGLISH):
        return twin(view, request).encode("utf-8")


MARKDOWN: Final = "md"

FORMATS: Final = {
    "csv": Format(MIME, _csv, saved=True),
    "json": Format("application/json", _json),
    MARKDOWN: Format("text/markdown; charset=utf-8", _markdown, shared=True),
}
"""Each format by the ending of its address."""
