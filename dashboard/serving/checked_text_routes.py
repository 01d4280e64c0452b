"""Texts that readers send to be checked: a page by the form, JSON for programs; nothing is kept."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request

from dashboard.address.refusing import SelectionError
from dashboard.address.resolve import ask
from dashboard.measures.catalogue import N_
from dashboard.parts.checked_text_form import mark_of
from dashboard.serving.guards import answering
from dashboard.serving.pages import Page
from dashboard.serving.turns import turn
from dashboard.state.repository import Repository
from dashboard.state.vocabularies import readable
from dashboard.text.language import ENGLISH, speaking
from dashboard.views import checked_text
from etl.reference.misfits import Misfit, shortened

LONG: Final = 5_000
"""Characters of a text that takes so long that one is checked at a time."""

_ASKED: Final = ("text", "date", "language", "taken")
_NO_JSON: Final = N_("The body has to be JSON such as {allowed}.")
_SUCH: Final = '{"text": "Russia is 10% of Azerbaijan’s trade.", "date": "2025-02-10"}'

MakePage = Callable[[str, str, str], Page]
"""The page of a text, with the rest of the query and the site it is asked on."""


def register_checked_texts(
    server: Flask, repository: Repository, page_of: MakePage, document_of: Callable[[Page], bytes]
) -> None:
    """Add them: ``POST /check`` and ``POST /check.json``, and a date where an address has none."""
    here = f"/{checked_text.VIEW.name}"

    def dated() -> Response | None:
        """What *last year* is in a text hangs on its day, which its address has to tell."""
        path = request.path
        is_of_text = path == here or path.startswith(f"{here}.")
        asks = request.method in {"GET", "HEAD"} and is_of_text
        if not asks or not request.args.get("text", "").strip() or request.args.get("date"):
            return None
        pairs = [*request.args.items(multi=True), ("date", today())]
        return redirect(f"{path}?{urlencode([pair for pair in pairs if pair[1]])}")  # type: ignore[return-value]

    def page() -> Response:
        sent = request.form
        # A form makes every end of a line two characters.
        asked = sent.get("text", "").replace("\r\n", "\n")
        is_other = sent.get("of", mark := mark_of(asked)) != mark
        query = {
            # The lens stands in the address that the form is sent to.
            **request.args.to_dict(),
            "date": sent.get("date", "") or today(),
            # What was chosen of another text is of none of the claims of this.
            "taken": "" if is_other else ",".join(filter(None, sent.getlist("taken"))),
        }
        with turn() if len(asked) > LONG else nullcontext():
            shown = page_of(asked, urlencode(query), request.host_url.rstrip("/"))
            content = document_of(shown)
        return _unkept(Response(content, shown.status, mimetype="text/html"))

    def answer() -> Response:
        body = _asked_of(_sent())
        asked = body["text"]
        query = urlencode({"date": body.get("date") or today(), "taken": body.get("taken", "")})
        with speaking(ENGLISH), turn() if len(asked) > LONG else nullcontext():
            made = ask(repository, checked_text.VIEW, "", query)
            made = replace(made, sent=asked, language=body.get("language", ""))
            told = json.dumps(checked_text.plain(made), ensure_ascii=False, indent=1)
        return _unkept(Response(f"{told}\n", mimetype="application/json"))

    server.before_request(dated)
    server.add_url_rule(here, "text", answering(page), methods=["POST"])
    server.add_url_rule(f"{here}.json", "text.json", answering(answer), methods=["POST"])


def today() -> str:
    """The day, as texts are dated by it where they have none."""
    return datetime.now(UTC).date().isoformat()


def _sent() -> Any:  # noqa: ANN401 -- whatever was sent
    """The JSON of a request; None where it is none, or is nested without end."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _asked_of(body: Any) -> dict[str, str]:  # noqa: ANN401 -- whatever was sent
    """What a body asks. Raises SelectionError where it does not ask as docs/reading.md has it."""
    is_asked = isinstance(body, dict) and "text" in body
    if not is_asked or not all(map(_is_text, body.values())):
        raise SelectionError(Misfit("", _NO_JSON, "", (_SUCH,)))
    for name in body:
        if name not in _ASKED:
            sentence = N_("There is no field {given} here. Known: {allowed}.")
            raise SelectionError(Misfit("", sentence, shortened(str(name)), _ASKED))
    language = body.get("language", "")
    if language and language not in readable():
        sentence = N_("{given} is not a language that is read here; known are {allowed}.")
        raise SelectionError(Misfit("language", sentence, shortened(language), readable()))
    return dict(body)


def _is_text(given: Any) -> bool:  # noqa: ANN401 -- whatever was sent
    """Whether it is text that can be written: half a character cannot."""
    return isinstance(given, str) and not any("\ud800" <= one <= "\udfff" for one in given)


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
