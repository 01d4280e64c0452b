"""The styles that Dash's scripts put on a page, as the hashes by which a policy allows them.

Its bundles are made by webpack, which keeps each style sheet as a text in a list, often with a map
of its source, and puts both into a style element. A browser counts an element by the hash of just
that text; so it is made here from the bundles that are installed, and a new Dash is read anew.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import dash
import plotly

_SCRIPTS: Final = ("dcc/dash_core_components.js", "dash-renderer/build/dash_renderer.min.js")
"""Those of a page that bring styles."""

_WHOLE: Final = Path(plotly.__file__).with_name("package_data") / "plotly.min.js"
_TEXT: Final = r'"(?:[^"\\]|\\.)*"'
_STYLE: Final = re.compile(
    rf'\.push\(\[\w+\.id,({_TEXT}),""(?:,(\{{version:(?:[^"{{}}]|{_TEXT})*\}}))?\]\)'
)
_KEY: Final = re.compile(r"(?<=[{,])(version|sources|names|mappings|sourcesContent|sourceRoot):")

_OF_MAPS: Final = re.compile(r"\.textContent='([^'\\]*)'")

_EMPTY: Final = ""
"""The style element of plotly.js, whose rules are added one by one later."""


def style_hashes(folder: Path = Path(dash.__file__).parent, whole: Path = _WHOLE) -> list[str]:
    """The hashes of all styles that scripts in Dash's ``folder`` bring, and plotly.js.

    The ``whole`` of it has one for maps, which its basic part has not.
    """
    texts = (text for name in _SCRIPTS for text in _styles((folder / name).read_text("utf-8")))
    maps = _OF_MAPS.findall(whole.read_text("utf-8"))
    return hashes([_EMPTY, *texts, *maps])


def hashes(texts: Iterable[str]) -> list[str]:
    """Texts of scripts or styles as a policy names them."""
    digests = (sha256(text.encode()).digest() for text in texts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def _styles(script: str) -> Iterator[str]:
    """The styles in a bundle, as webpack's loader writes them."""
    for style, source_map in _STYLE.findall(script):
        yield json.loads(style) + (_written(source_map) if source_map else "")


def _written(source_map: str) -> str:
    table = json.loads(_KEY.sub(r'"\1":', source_map))
    text = json.dumps(table, separators=(",", ":"), ensure_ascii=False)
    packed = base64.b64encode(text.encode()).decode()
    return f"\n/*# sourceMappingURL=data:application/json;base64,{packed} */"
