"""Addresses that programs know without being told: files at the root, and how to show a page."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Final

from flask import Flask, Response, request

from dashboard.address.resolve import ask, ask_nothing
from dashboard.serving.answers import Answers
from dashboard.serving.cache import Kept
from dashboard.serving.guards import answering, sentence
from dashboard.serving.oembed import oembed, own_path
from dashboard.serving.preview import site_root
from dashboard.serving.site_files import llms_txt, robots, sitemap
from dashboard.state.naming import known_as
from dashboard.state.repository import Repository
from dashboard.text.answers import JSON_ALONE, NO_PAGE_HERE
from dashboard.text.language import ENGLISH, speaking
from dashboard.views import find_view

FAVICON: Final = Path(__file__).parents[1] / "assets" / "favicon.ico"
_DIGITS: Final = 5  # more has no screen


def register_site_files(server: Flask, repository: Repository, answers: Answers) -> None:
    """Add them all; missing or damaged figures answer 503."""

    def llms() -> Response:
        def make() -> Kept:
            with speaking(ENGLISH):
                text = llms_txt(ask_nothing(repository, ""))
            return Kept(text.encode("utf-8"), "text/plain; charset=utf-8")

        return answers.send(("llms",), make, pinned=False)

    def all_pages() -> Response:
        snapshot = repository.snapshot()
        content = sitemap(snapshot, site_root(snapshot, request.host_url))
        return Response(content, mimetype="application/xml")

    def for_robots() -> Response:
        root = site_root(repository.snapshot(), request.host_url)
        return Response(robots(root), mimetype="text/plain")

    def icon() -> Response:
        answer = Response(FAVICON.read_bytes(), mimetype="image/x-icon")
        answer.cache_control.max_age = 86_400
        return answer

    def countries() -> Response:
        # Names of all languages, so that one answer serves every reader.
        names = json.dumps(known_as(repository.snapshot()), ensure_ascii=False)
        answer = Response(names, mimetype="application/json")
        answer.cache_control.max_age = 3600
        return answer

    routes = {
        "countries.json": countries,
        "llms.txt": llms, "sitemap.xml": all_pages, "robots.txt": for_robots, "favicon.ico": icon,
    }  # fmt: skip
    for name, route in routes.items():
        server.add_url_rule(f"/{name}", name, answering(route))
    register_oembed(server, repository, answers)


def register_oembed(server: Flask, repository: Repository, answers: Answers) -> None:
    """How other sites show a page, by its address: 404 where that is none of ours."""

    def shown_elsewhere() -> Response:
        site = site_root(repository.snapshot(), request.host_url)
        if request.args.get("format", "json") != "json":
            return sentence(HTTPStatus.NOT_IMPLEMENTED, JSON_ALONE)
        path, query = own_path(request.args.get("url", ""), site) or ("", "")
        view, rest = find_view(path, query) if path else (None, "")
        if view is None:
            return sentence(HTTPStatus.NOT_FOUND, NO_PAGE_HERE)
        room = _pixels(request.args.get("maxwidth", ""))

        def make() -> Kept:
            with speaking(ENGLISH):
                told = oembed(view, ask(repository, view, rest, query), site, room)
            return Kept(json.dumps(told, ensure_ascii=False).encode("utf-8"), "application/json")

        return answers.send(("oembed", site, path, query, room), make, pinned=False)

    server.add_url_rule("/oembed", "oembed", answering(shown_elsewhere))


def _pixels(text: str) -> int:
    """A width that was asked for; 0 for any."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else 0
