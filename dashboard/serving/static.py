"""How bytes leave the dashboard: packed once, kept by the browser, asked of nobody else.

`deliver` is the one call `create_app` makes. Static files go out as `PackedFiles`, packed
contents and are kept by their hash; what is made per request is packed fast; every response
carries the headers that hold the page to this server. plotly.js is put on the page from here,
since Dash takes it from `window.Plotly` when it is already there; so is what stands in for its
polyfill.
"""

import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import plotly
from dash import Dash
from flask import Request, Response, request
from platformdirs import user_cache_path
from plotly.offline import get_plotlyjs_version

from dashboard.serving.answers import ASK_FIRST
from dashboard.serving.encoding import accepted, mark
from dashboard.serving.first_page import SCRIPT, FirstPage
from dashboard.serving.packing import FAST, PACKABLE, SMALL, Packed, PackedFiles, brotli, gzipped
from dashboard.serving.policies import hold
from dashboard.serving.styles import hashes
from etl.reader import IS_INSTALLED

VENDOR = Path(__file__).parents[1] / "vendor"  # filled by set-up, never part of the repository
# An installed package is no place to write.
CACHE = (user_cache_path("trade-claims", False) if IS_INSTALLED else VENDOR) / "packed"  # noqa: FBT003 -- no author in its path
WHOLE = Path(plotly.__file__).with_name("package_data") / "plotly.min.js"
FINGERPRINT = re.compile(r"\.v[\w-]+m[0-9a-fA-F]+\.")  # as Dash writes it into file names
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class PageScripts:
    """Scripts that stand in for heavy ones, each None where set-up could not take it.

    ``plotly`` is the basic part of the installed plotly.js, else the whole one is served;
    ``runtime`` is regenerator-runtime, else Dash's polyfill stays.
    """

    plotly: Path | None = None
    runtime: Path | None = None


def vendored(folder: Path = VENDOR) -> PageScripts:
    """Return what set-up put into `folder`, if it fits what is installed."""
    bundle = folder / f"plotly-basic-{get_plotlyjs_version()}.min.js"
    runtime = max(folder.glob("regenerator-runtime-*.js"), default=None)
    return PageScripts(bundle if bundle.is_file() else None, runtime)


def deliver(app: FirstPage, scripts: PageScripts, cache: Path = CACHE) -> PackedFiles:
    """Serve `app` packed, with scripts of our own where there are any.

    Args:
        app: The dashboard, its routes registered or not.
        scripts: Those that stand in for heavy ones, as `vendored` finds them.
        cache: A folder for packed files, kept from run to run.
    """
    files = PackedFiles(cache)
    app.plotly_url = _serve(app, files, scripts.plotly or WHOLE)
    if scripts.runtime:
        app.runtime_url = _serve(app, files, scripts.runtime)

    def finish(response: Response) -> Response:
        # An error under the same folders must not be kept for a year.
        if response.status_code == HTTPStatus.OK and _is_static(app, request):
            response = _kept(files, response)
        else:
            _pack_now(response)
        return _guard(app, response)

    app.server.after_request(finish)
    return files


def _serve(app: FirstPage, files: PackedFiles, path: Path) -> str:
    """Serve a script; its address, as the page has it."""
    script = files.pack(path.read_bytes())
    # Named by content: it may be kept for ever, and another version is another address.
    address = f"_scripts/{script.digest[:16]}.js"

    def answer() -> Response:
        return _static(script, "text/javascript", FOREVER)

    app.server.add_url_rule(app.config.routes_pathname_prefix + address, address, answer)
    return f"{app.config.requests_pathname_prefix}{address}"


def _is_static(app: Dash, asked: Request) -> bool:
    prefix = app.config.routes_pathname_prefix
    folders = (
        "_dash-component-suites/",
        "_favicon.ico",
        app.config.assets_url_path.strip("/") + "/",
    )
    return asked.path.startswith(tuple(prefix + folder for folder in folders))


def _kept(files: PackedFiles, response: Response) -> Response:
    """Return the same file, packed; only its hash is worked out per request."""
    # Flask hands files on unread, and what is packed must be read.
    response.direct_passthrough = False
    versioned = FINGERPRINT.search(request.path) or {"m", "v"} & request.args.keys()
    packed = files.pack(response.get_data())
    response.close()  # else the file it came from stays open
    return _static(packed, response.mimetype or "", FOREVER if versioned else ASK_FIRST)


def _static(packed: Packed, mimetype: str, keep: str) -> Response:
    encoding = accepted() if mimetype.startswith(PACKABLE) else "identity"
    response = Response(packed.body(encoding), mimetype=mimetype)
    mark(response, encoding)
    response.headers["Cache-Control"] = keep
    # A tag for each encoding: a cache must not answer a reader of gzip with Brotli.
    response.set_etag(f"{packed.digest[:32]}-{encoding}")
    response.make_conditional(request)
    return response


def _pack_now(response: Response) -> None:
    """Pack what was made for this request alone, so fast that the line gains more."""
    if response.is_streamed or not (response.mimetype or "").startswith(PACKABLE):
        return
    content = response.get_data()
    if "Content-Encoding" in response.headers or len(content) < SMALL:
        return
    encoding = accepted()
    if encoding != "identity":
        pack = brotli if encoding == "br" else gzipped
        response.set_data(pack(content, FAST))
    mark(response, encoding)


def _guard(app: Dash, response: Response) -> Response:
    """Hold the page to this server: no script, style, picture or request of another host."""
    scripts: list[str] = []
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", ASK_FIRST)
        scripts = [*hashes([SCRIPT]), *app.csp_hashes()]
    return hold(request, response, scripts)
