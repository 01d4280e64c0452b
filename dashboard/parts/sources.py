"""Where the numbers come from: each source with terms and citation, and which one is used."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.address.request import Request
from dashboard.parts.blocks import definition_list, opened
from dashboard.text import labels
from dashboard.text.language import say, say_many
from dashboard.text.names import country_label, source_name
from dashboard.text.pages import data as words
from dashboard.text.words import status_word


def sources(request: Request) -> Component:
    """Each source that has figures: its publisher and terms, and folded what else there is."""
    inputs = request.snapshot.vintage.manifest["inputs"]
    entries = [_source(request, source, inputs) for source in sorted({i["source"] for i in inputs})]
    return html.Section([html.H2(say(words.SOURCES)), *entries])


def _source(request: Request, source: str, inputs: list[dict[str, Any]]) -> Component:
    known = request.snapshot.sources.get(source, {})
    own = [item for item in inputs if item["source"] == source]
    in_short = say(
        words.IN_SHORT,
        publisher=say(own[0]["publisher"]),
        terms=say(known.get("terms") or words.NOT_STATED),
    )
    cautions = _cautions(request, known)
    pairs: list[tuple[str, Any]] = [
        *cautions,
        (say(labels.CITE_AS), own[0]["citation"]),
        (say(labels.ADDRESS), _web(known.get("address", own[0].get("address", "")))),
        (say(words.RELEASES), html.Ul([html.Li(_release(item)) for item in own])),
    ]
    return html.Article(
        [
            html.H3(source_name(request.snapshot, source)),
            html.P(in_short),
            opened(say(words.CAUTIONS if cautions else words.ABOUT), definition_list(pairs)),
        ]
    )


def _web(address: str) -> Component | str:
    """An address as a link where it is one of the web."""
    is_web = address.startswith(("http://", "https://"))
    if not is_web:
        return address
    return html.A(address, href=address, rel="noreferrer", className="address")


def _release(item: dict[str, Any]) -> str:
    """An edition of a source, and what its note says of it."""
    edition, date = item["edition"], item["retrieved"][:10]
    text = say_many(words.RELEASE, item["rows"], edition=edition, date=date)
    return " ".join(filter(None, (text, say(item.get("note", "")))))


def _cautions(request: Request, known: dict[str, Any]) -> list[tuple[str, Any]]:
    """What must be known of a source, and of its figures for some reporters."""
    said = [say(known["caution"])] if "caution" in known else []
    said += [
        say(words.OF_COUNTRY, country=country_label(request.snapshot, code), caution=say(text))
        for code, text in known.get("cautions", {}).items()
    ]
    return [(say(labels.CAUTION), html.Ul([html.Li(text) for text in said]))] if said else []


def precedence(request: Request) -> Component:
    """Which source is used where several have a number, and why."""
    ranked = [
        say(
            words.RANKED,
            source=source_name(request.snapshot, row["source"]),
            status=status_word(row["status"]),
            reason=say(row["reason"]),
        )
        for row in request.snapshot.precedence.to_dict("records")
    ]
    note = html.P(say(words.PRECEDENCE_NOTE))
    order = opened(say(words.ORDER), html.Ol(list(map(html.Li, ranked))))
    return html.Section([html.H2(say(words.PRECEDENCE)), note, order])
