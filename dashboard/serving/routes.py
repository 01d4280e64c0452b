"""Addresses for machines beside the pages: each view's CSV, the claims, receipts, health."""

import json
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from flask import Flask, Response, request

from dashboard.address.resolve import ask, ask_for
from dashboard.address.selection import SelectionError
from dashboard.frames.claim_json import claims_json
from dashboard.frames.csv_bytes import MIME, to_csv
from dashboard.measures.lens import LENS
from dashboard.state.repository import Repository
from dashboard.views import VIEWS, receipt
from dashboard.views.view import Request, View
from etl.reader import DataError


def register_routes(server: Flask, repository: Repository) -> None:
    """Add them all; an impossible question answers 400, missing or damaged figures 503."""

    def asked(view: View, path: str = "") -> Request:
        return ask(repository, view, path, request.query_string.decode("utf-8", "replace"))

    def download(view: View, path: str = "") -> Response:
        this = asked(view, path)
        headers = {"Content-Disposition": f'attachment; filename="{file_name(view, this)}.csv"'}
        return Response(to_csv(view.frame(this)), content_type=MIME, headers=headers)

    def all_claims() -> Response:
        this = ask_for(repository, LENS, request.query_string.decode("utf-8", "replace"))
        snapshot, lens = this.snapshot, this.selection.lens
        evaluations = (snapshot.evaluation(claim, lens=lens) for claim in snapshot.claims)
        return _json(claims_json(evaluations, snapshot))

    def one_receipt() -> Response:
        return _json(receipt.content_of(asked(receipt.VIEW)))

    def health() -> Response:
        return Response(f"ok {repository.snapshot().vintage.id}\n", mimetype="text/plain")

    for view in VIEWS:
        rule = f"/{view.name}/<path>.csv" if view.takes_path else f"/{view.name}.csv"
        server.add_url_rule(rule, f"{view.name}.csv", _answering(partial(download, view)))
    server.add_url_rule("/claims.json", "claims.json", _answering(all_claims))
    server.add_url_rule("/receipt.json", "receipt.json", _answering(one_receipt))
    server.add_url_rule("/health", "health", _answering(health))
    for ending in ("csv", "json"):
        server.add_url_rule(f"/<path:path>.{ending}", f"no {ending}", _no_such_file)


def file_name(view: View, asked: Request) -> str:
    """What a download is called, without its ending: the view and what of the selection tells."""
    chosen = asked.selection
    named = (chosen.reporter, *chosen.partner) if "partner" in view.parameters else ()
    return "-".join(filter(None, (view.name, asked.path, *named)))


def _answering(route: Callable[..., Response]) -> Callable[..., Response]:
    """The route with its failures as plain sentences."""

    @wraps(route)
    def answer(**path: str) -> Response:
        try:
            return route(**path)
        except SelectionError as error:
            return Response(f"{error}\n", 400, mimetype="text/plain")
        except DataError as error:
            return Response(f"{error}\n", 503, mimetype="text/plain")

    return answer


def _json(content: dict[str, Any]) -> Response:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return Response(text, mimetype="application/json")


def _no_such_file(**_: str) -> Response:
    return Response(f"There is no file at {request.path}.\n", 404, mimetype="text/plain")
