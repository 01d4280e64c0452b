"""What an assumption is, and how judges read answers that may hold anything at all. Pure.

A judge never raises: a body may be cut, garbled, of another form, or somebody else's altogether.
"""

import json
import math
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from etl.fetching.http_refusal import Refusal, read_refusal
from etl.questions import Exchange

OK: Final = 200
_READ_OF_A_REFUSAL: Final = 4096
_LONGEST: Final = 160
_NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether an assumption holds by an answer, and what came, in a few words."""

    holds: bool
    came: str = ""


Judge = Callable[[Exchange], Finding]


@dataclass(frozen=True, slots=True)
class Example:
    """What the questions are about: a corridor's two countries and a year long published.

    Codes are ISO 3166 alpha-3, numbers Comtrade's; ``iso2`` is the country HMRC is asked about and
    ``hmrc_number`` Comtrade's number of HMRC's own.
    """

    reporter: str
    partner: str
    number: int
    partner_number: int
    iso2: str
    hmrc_number: int
    year: int


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing taken for granted of a source, and the question that shows it.

    Several may share an address: it is asked once. ``expects`` are statuses that answer the
    question though else they would only mean that the service is out of order. Where ``after``
    names another assumption of the source, ``{}`` in the address is what ``taken`` finds in its
    answer; nothing found leaves the question unasked.
    """

    source: str
    id: str
    says: str
    address: str
    judge: Judge
    expects: frozenset[int] = frozenset()
    after: str = ""
    taken: Callable[[Exchange], str] = lambda _: ""


def shown(text: str, longest: int = _LONGEST) -> str:
    """Text of a stranger fit for a line of any terminal: plain characters, not too many."""
    plain = " ".join(text.encode("ascii", "backslashreplace").decode().split())
    plain = "".join(c if c.isprintable() else "?" for c in plain)
    return plain if len(plain) <= longest else f"{plain[: longest - 3]}..."


def scalar(value: object) -> str:
    """A value of JSON as text; of what is no plain value only its kind."""
    if isinstance(value, str | int | float | bool | None):
        return str(value)
    return f"({type(value).__name__})"


def number(value: object) -> float | None:
    """A finite number of JSON, None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def is_a(value: object, kind: type | tuple[type, ...]) -> bool:
    """Whether a value is of a kind; true and false are no numbers."""
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def parsed(exchange: Exchange) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """The body as JSON, None where it is none."""
    try:
        return json.loads(exchange.body.removeprefix(BOM_UTF8).decode())
    except (ValueError, RecursionError):
        return None


def fields(exchange: Exchange) -> dict[str, Any]:
    """The body's object, empty where it is none."""
    found = parsed(exchange)
    return found if isinstance(found, dict) else {}


def rows(exchange: Exchange, name: str = "data") -> list[Row] | None:
    """The body's list of objects under that name, None where there is none."""
    found = fields(exchange).get(name)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        return None
    return found


def came(exchange: Exchange, name: str = "data") -> str:
    """What came, in a few words: the status, then how many rows or what was said."""
    found = rows(exchange, name)
    if exchange.status == OK and found is not None:
        return f"200 with {many(len(found), 'row')}"
    return f"{exchange.status}, {shown(refused(exchange).text) or 'an empty body'}"


def refused(exchange: Exchange, now: datetime = _NEVER) -> Refusal:
    """What an answer says in place of rows; ``now`` (UTC) makes dates into waits."""
    named = {name.title(): value for name, value in exchange.headers.items()}
    return read_refusal(exchange.status, named, head(exchange), now)


def head(exchange: Exchange) -> bytes:
    """The begin of a body, which is enough to read a refusal from."""
    return exchange.body[:_READ_OF_A_REFUSAL]


def many(number_of: int, noun: str) -> str:
    """``1 row``, ``2 rows``."""
    return f"{number_of} {noun}{'' if number_of == 1 else 's'}"


def on_rows(judge: Callable[[list[Row]], Finding], name: str = "data") -> Judge:
    """A judge of the rows of an answer; it differs where there are none."""

    def judged(exchange: Exchange) -> Finding:
        found = rows(exchange, name)
        if exchange.status != OK or not found:
            return Finding(holds=False, came=came(exchange, name))
        return judge(found)

    return judged


def has_rows(name: str = "data") -> Judge:
    """A judge that is content with any row."""
    return on_rows(lambda found: Finding(holds=True, came=many(len(found), "row")), name)


def spelt(wanted: frozenset[str], *, exactly: bool, name: str = "data") -> Judge:
    """A judge of the first row's names; with ``exactly`` a further name differs too."""
    return on_rows(lambda found: names(found[0], wanted, exactly=exactly), name)


def names(found: Row, wanted: frozenset[str], *, exactly: bool) -> Finding:
    """Whether an object has the names wanted, so spelt."""
    missing, new = sorted(wanted - found.keys()), sorted(found.keys() - wanted)
    told = [f"without {', '.join(missing)}"] if missing else []
    told += [f"with {', '.join(new)}"] if new and (exactly or missing) else []
    return Finding(not told, shown("; ".join(told) or f"{len(found)} names"))


def refused_with(status: int, *words: str) -> Judge:
    """A judge of a refusal: its status, and words it must have in any case of letters."""

    def judged(exchange: Exchange) -> Finding:
        text = head(exchange).decode("utf-8", "replace").casefold()
        fits = exchange.status == status and all(word in text for word in words)
        return Finding(fits, came(exchange))

    return judged
