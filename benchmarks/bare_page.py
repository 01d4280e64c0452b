"""The measure of the first paint: the same words and pictures, with nothing else to load.

`python benchmarks/bare_page.py PAGE --port N`, where PAGE is an HTML file.
"""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dashboard.serving.packing import FAST, brotli
from dashboard.serving.server import listen, serve


def bare(page: bytes) -> Callable[..., Iterable[bytes]]:
    """Return an application that has one page, packed once."""
    body = brotli(page, FAST)
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "br")]

    def answer(environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        known = environ["PATH_INFO"] == "/"
        start("200 OK" if known else "404 Not Found", headers if known else [])
        return [body if known else b""]

    return answer


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("page", type=Path)
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    serve(bare(options.page.read_bytes()), listen("127.0.0.1", options.port))
