"""How UN Comtrade says its data sets are defined: valuation, partner, currency, system. Pure.

``getMetadata`` lists notes by reporter and period, one for each publication; the newest holds. A
note tells what a row of figures may leave open, and it never contradicts one: only what is unknown
is filled. What is mixed ("CIF/FOB") or not given stays unknown. docs/sources.md, 1.10.

The main figures of a reporter whose rule is consignment keep the basis ``unknown``: ``dispatch`` in
the table means a second telling beside the main one, asked for and replaced apart from it. Its rule
stands among the facts.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import pyarrow as pa

from etl.countries import Countries
from etl.questions import NotAnAnswerError, Query
from etl.schema import UNKNOWN
from etl.sources.comtrade.answers import envelope
from etl.sources.publications import Note, iso_date, newest

_SIDES: Final = {"M": "import", "X": "export"}
_VALUATIONS: Final = {"cif": "CIF", "fob": "FOB"}
_BASES: Final = {
    "M": {"origin": "origin", "country of origin": "origin"},
    "X": {
        "last known destination": "destination",
        "country of last known destination": "destination",
        "destination": "destination",
    },
}
_WHOLE: Final = {"tradesystem": "trade_system", "currency": "currency"}
_BY_FLOW: Final = {
    "valuation": "valuation",
    "partnercountry": "partner",
    "partner2country": "second_partner",
    # Text as it came: dollars for one unit of the currency.
    "convfactor": "usd_per_unit",
}
_NOTHING: Final = frozenset({"", "none", "n/a", "na", "null"})


@lru_cache(maxsize=8)
def notes(content: bytes) -> dict[tuple[str, str], Note]:
    """The newest note of each reporter's number and period; none of what is not understood."""
    return newest(_listed(content))


def defined(
    figures: pa.Table, content: bytes, queries: Iterable[Query], countries: Countries
) -> tuple[pa.Table, dict[str, Any]]:
    """The figures (columns of the schema), unknowns filled, and the facts by reporter's period."""
    told = notes(content)
    asked = {(query.reporter, query.period): query for query in queries}
    known = {
        key: told[place]
        for key in asked
        if (place := (str(countries.number(key[0])), key[1].replace("-", ""))) in told
    }  # fmt: skip
    facts = {f"{who} {period}": _facts(note) for (who, period), note in sorted(known.items())}
    for name, meaning in (("valuation", _valuation), ("partner_basis", _basis)):
        told_of = {
            (*key, flow): meaning(note, flow) for key, note in known.items() for flow in _SIDES
        }
        if set(told_of.values()) - {UNKNOWN}:
            figures = _filled(figures, name, told_of)
    return figures, facts


def _filled(figures: pa.Table, name: str, told: dict[tuple[str, str, str], str]) -> pa.Table:
    """The table with a column's unknown cells filled, by reporter, period and flow."""
    column = figures[name].to_pylist()
    if UNKNOWN not in column:
        return figures
    keys = zip(*(figures[key].to_pylist() for key in ("reporter", "period", "flow")), strict=True)
    cells = [
        told.get(key, UNKNOWN) if cell == UNKNOWN else cell
        for cell, key in zip(column, keys, strict=True)
    ]
    place = figures.schema.get_field_index(name)
    field = figures.schema.field(place)
    return figures.set_column(place, field, pa.array(cells, field.type))


def _listed(content: bytes) -> Iterator[Note]:
    try:
        data = envelope(content).data
    except NotAnAnswerError:
        return
    for row in data:
        several = row.get("notes") if isinstance(row, dict) else None
        yield from (n for n in several if isinstance(n, dict)) if isinstance(several, list) else ()


def _valuation(note: Note, flow: str) -> str:
    return _VALUATIONS.get(_said(note, f"{_SIDES[flow]}valuation").casefold(), UNKNOWN)


def _basis(note: Note, flow: str) -> str:
    return _BASES[flow].get(_said(note, f"{_SIDES[flow]}partnercountry").casefold(), UNKNOWN)


def _said(note: Note, name: str) -> str:
    text = str(note.get(name) or "").strip()
    return "" if text.casefold() in _NOTHING else text


def _facts(note: Note) -> dict[str, Any]:
    """What a note tells, for a receipt; what it leaves open is left out."""
    facts: dict[str, Any] = {ours: _said(note, name) for name, ours in _WHOLE.items()}
    for name, ours in _BY_FLOW.items():
        sides = {flow: _said(note, f"{side}{name}") for flow, side in _SIDES.items()}
        facts[ours] = {flow: text for flow, text in sides.items() if text}
    facts["note"] = _said(note, "publicationnote")
    facts["published"] = iso_date(note.get("publicationdateshort") or note.get("publicationdate"))[
        :10
    ]
    return {name: told for name, told in facts.items() if told}
