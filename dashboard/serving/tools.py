"""What programs may ask for by MCP, through Dash's own endpoint: off unless asked for.

Dash answers initialize, lists and calls; here are the three tools and what is refused before it.
Decision 025 tells why no more of a Dash app is offered.
"""

from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from inspect import getdoc, signature
from typing import Any, Final, ParamSpec
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, request

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.resolve import AskedPage, ask
from dashboard.frames.number_rows import measure_rows
from dashboard.serving.checked_text_routes import LONG, today
from dashboard.serving.guards import sentence
from dashboard.serving.hosts import is_known
from dashboard.serving.turns import turn
from dashboard.state.repository import Repository
from dashboard.text import answers
from dashboard.text.language import ENGLISH, speaking
from dashboard.views import checked_text, overview, receipt
from etl.vintage import DataError

PATH: Final = "mcp"
"""Of the endpoint, below the root."""

_ROW: Final = (
    "reporter", "partner", "measure", "period", "value", "low", "high", "unit", "status", "source",
    "edition", "note", "receipt", "vintage",
)  # fmt: skip
"""What is told of a figure."""

P = ParamSpec("P")


class RefusalError(ValueError):
    """What is asked for cannot be had; the message says why."""


def guard_tools(server: Flask, names: Collection[str]) -> None:
    """Let through what is posted as JSON, by programs and by pages of the server's ``names``."""

    def look() -> Response | None:
        if request.path.rstrip("/") != f"/{PATH}":
            return None
        origin = request.headers.get("Origin", "")
        if origin and not is_known(urlsplit(origin).netloc or origin, names):
            return sentence(HTTPStatus.FORBIDDEN, answers.UNKNOWN_ORIGIN)
        if request.method != "POST":
            answer = sentence(HTTPStatus.METHOD_NOT_ALLOWED, answers.POST_ALONE)
            answer.headers["Allow"] = "POST"
            return answer
        if not isinstance(request.get_json(silent=True), dict):
            return sentence(HTTPStatus.BAD_REQUEST, answers.NO_MESSAGE)
        return None

    server.before_request(look)


def offer_tools(repository: Repository) -> None:
    """Offer them to whoever asks the endpoint, and nothing else that a Dash app may offer."""
    # No reader's page needs it, and it takes a quarter of a second to import.
    from dash.mcp import configure_mcp_server, mcp_enabled  # noqa: PLC0415

    configure_mcp_server(
        include_layout=False,
        include_callbacks=False,
        include_clientside_callbacks=False,
        include_pages=False,
    )
    for tool in tools(repository):
        mcp_enabled(tool, expose_docstring=True)


def tools(repository: Repository) -> list[Callable[..., dict[str, Any]]]:
    """The tools on one data folder; each raises RefusalError with a sentence.

    Their docstrings are what a program is told of them.
    """

    def asked(page: AskedPage, query: str) -> Request:
        return ask(repository, page, "", query)

    @_refusing
    def check_text(text: str, date: str = "", taken: str = "") -> dict[str, Any]:
        """Find every claim about trade in goods in a text, and check each.

        The text is in Azerbaijani, English or Russian.

        text: at most 50,000 characters. date: the day it was written, as 2025-02-10; today
        if left out. taken: what a reader chose, as confirm and asks of an answer tell it, such as
        1.period.2023,2.words.out. Gives claims with their readings: what each asserts in explicit
        terms, what was assumed, the verdict, the value with unit and source, and the addresses of
        page and receipt; and the words that were not read, with the reason.
        """
        long = len(str(text)) > LONG
        with turn() if long else nullcontext():
            query = urlencode({"date": date or today(), "taken": taken})
            made = asked(checked_text.VIEW, query)
            return checked_text.plain(replace(made, sent=str(text)))

    @_refusing
    def find_figures(
        reporter: str, partner: str, measure: str = "turnover", since: int = 0, until: int = 0
    ) -> dict[str, Any]:
        """Find published figures of one country's trade in goods with another, by year.

        reporter, partner: names or ISO 3166 alpha-3 codes; WLD is the world. measure: turnover,
        exports, imports or share of turnover. Each row has value (or low and high), unit, period,
        status, source, edition, vintage and the address of its receipt; a year without a figure
        has a note that says why.
        """
        chosen = {"reporter": reporter, "partner": partner, "measure": measure}
        years = {"since": since, "until": until}
        query = urlencode(chosen | {name: year for name, year in years.items() if year})
        made = asked(overview.VIEW, query)
        snapshot, selection = made.snapshot, made.selection
        rows = measure_rows(snapshot.ledger, selection, [selection.measure], snapshot.vintage.id)
        told = [{name: row.get(name) for name in _ROW} for row in rows]
        return {"vintage": snapshot.vintage.id, "rows": told}

    @_refusing
    def receipt_of(address: str) -> dict[str, Any]:
        """Follow a number to its source: the receipt that a claim or a figure names.

        address: as told by the other tools, /receipt?... Gives formula, value, unit, and each
        figure it is made of with publisher, question asked, time of retrieval and hash.
        """
        parts = urlsplit(str(address))
        if parts.path != f"/{receipt.VIEW.name}":
            raise RefusalError(answers.NO_RECEIPT)
        return dict(receipt.VIEW.values(asked(receipt.VIEW, parts.query)))

    receipt_of.__name__ = receipt.VIEW.name
    return [check_text, find_figures, receipt_of]


def _refusing(tool: Callable[P, dict[str, Any]]) -> Callable[P, dict[str, Any]]:
    """The tool in English, with its refusals as sentences."""
    taken = signature(tool)

    @wraps(tool)
    def answer(*args: P.args, **kwargs: P.kwargs) -> dict[str, Any]:
        try:
            taken.bind(*args, **kwargs)
        except TypeError as error:
            given = ", ".join(taken.parameters)
            raise RefusalError(answers.NO_ARGUMENTS.format(taken=given)) from error
        try:
            with speaking(ENGLISH):
                return tool(*args, **kwargs)
        except SelectionError as error:
            raise RefusalError(str(error)) from error
        except DataError as error:
            raise RefusalError(error.told) from error

    answer.__doc__ = getdoc(tool)
    return answer
