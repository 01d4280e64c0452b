"""Answers each request in the language its reader asks for, where there is a catalogue of it."""

from collections.abc import Mapping
from gettext import NullTranslations
from typing import Final

from flask import Flask, Response, request

from dashboard.text.language import ENGLISH, Spoken, speaking

_KEY: Final = "trade_claims.language"


def answer_in_languages(server: Flask, catalogues: Mapping[str, NullTranslations]) -> None:
    """Choose for each request among English and the languages of ``catalogues``, by their codes."""
    known = {code: Spoken(code, catalogue) for code, catalogue in catalogues.items()}
    codes = [ENGLISH.code, *known]

    def begin() -> None:
        code = request.accept_languages.best_match(codes, ENGLISH.code)
        # Not in ``g``: the first page asks its own server, and both requests would share that.
        request.environ[_KEY] = speaking(known.get(code, ENGLISH))
        request.environ[_KEY].__enter__()

    def end(_error: BaseException | None) -> None:
        begun = request.environ.pop(_KEY, None)
        if begun is not None:
            begun.__exit__(None, None, None)

    def mark(response: Response) -> Response:
        if known:
            # Else a cache would hand one reader's language to the next.
            response.vary.add("Accept-Language")
        return response

    server.before_request(begin)
    server.after_request(mark)
    server.teardown_request(end)
