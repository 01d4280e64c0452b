"""Answers each request in its reader's language, where there is a catalogue of it.

That is the one its address asks for (``lang=ru``), else the one the reader asked for last, which a
cookie keeps, else what the browser prefers. The cookie holds a language's code and nothing else.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from gettext import NullTranslations
from typing import Final
from urllib.parse import parse_qsl

from dash import html
from dash.development.base_component import Component
from flask import Flask, Response, request

from dashboard.parts.markup import element
from dashboard.parts.sent_form import SentForm
from dashboard.text.language import ENGLISH, Spoken, own_name, speaking, spoken

_KEY: Final = "trade_claims.language"
_A_YEAR: Final = 365 * 24 * 3600  # seconds
PARAMETER: Final = "lang"
"""Of any page's address, and the name of the cookie."""


def answer_in_languages(server: Flask, catalogues: Mapping[str, NullTranslations]) -> None:
    """Choose for each request among English and the languages of ``catalogues``, by their codes."""
    known = (ENGLISH.code, *catalogues)

    @cache
    def language(code: str) -> Spoken:
        return ENGLISH if code == ENGLISH.code else Spoken(code, catalogues[code])

    def begin() -> None:
        preferred = request.accept_languages.best_match(known, ENGLISH.code)
        asked = (_asked(), request.cookies.get(PARAMETER), preferred)
        code = next(code for code in asked if code in known)
        # Not in ``g``: the first page asks its own server, and both requests would share that.
        request.environ[_KEY] = speaking(language(code))
        request.environ[_KEY].__enter__()

    def end(_error: BaseException | None) -> None:
        begun = request.environ.pop(_KEY, None)
        if begun is not None:
            begun.__exit__(None, None, None)

    def mark(response: Response) -> Response:
        if len(known) > 1:
            # Else a cache would hand one reader's language to the next.
            response.vary.update(("Accept-Language", "Cookie"))
        asked, is_page = _asked(), response.mimetype == "text/html"
        if is_page and asked in known and asked != request.cookies.get(PARAMETER):
            response.set_cookie(PARAMETER, asked, max_age=_A_YEAR, samesite="Lax", httponly=True)
        return response

    server.before_request(begin)
    server.after_request(mark)
    server.teardown_request(end)


def _asked() -> str:
    """The language that the address asks for; blank for none."""
    # Any bytes may come, of which Flask's own reader would make an error.
    query = request.query_string.decode("utf-8", "replace")
    return dict(parse_qsl(query)).get(PARAMETER, "")


def language_links(here: str, codes: Sequence[str]) -> list[Component]:
    """Links to an address in each language, whose codes name them; none where there is but one."""
    return [
        html.A(
            code.upper(),
            href=_in_language(here, code),
            hrefLang=code,
            lang=code,
            title=own_name(code),
            className=_current(code),
        )
        for code in codes
        if len(codes) > 1
    ]


def language_buttons(here: str, sent: Mapping[str, str], codes: Sequence[str]) -> list[Component]:
    """The same for what was ``sent`` to an address and stands in none: it is sent there again."""
    if len(codes) < 2:  # noqa: PLR2004 -- nothing to choose from
        return []
    kept = [
        element("input", {"type": "hidden", "name": name, "value": value})
        for name, value in sent.items()
    ]
    buttons = [
        element(
            "button",
            {
                "formaction": _in_language(here, code), "lang": code, "title": own_name(code),
                "class": _current(code),
            },
            code.upper(),
        )
        for code in codes
    ]  # fmt: skip
    form = {"method": "post", "action": here, "enctype": "multipart/form-data"}
    return [SentForm(element("form", form, *kept, *buttons))]


def _in_language(here: str, code: str) -> str:
    return f"{here}{'&' if '?' in here else '?'}{PARAMETER}={code}"


def _current(code: str) -> str:
    return "current" if code == spoken().code else ""
