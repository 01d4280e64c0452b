"""Claims as data: what ``claims.toml`` may say; an error names claim and key. Pure."""

import math
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, cast

from dashboard.claims.rule import RELATIONS, SIGNS, Assertion, Relation
from dashboard.measures import MEASURES
from dashboard.measures.comparisons import Change, Excess, OtherSide
from dashboard.measures.measuring import Formula
from dashboard.measures.ranks import Rank

Operation = Literal["level", "change", "change in points", "partner over reporter"]
OPERATIONS: Final[tuple[Operation, ...]] = (
    "level", "change", "change in points", "partner over reporter",
)  # fmt: skip
LATEST: Final = "latest full year"
"""The last whole year before the claim was made."""
NEWEST: Final = "newest year on record"
"""The newest year for which every term of its first reading is known."""

_TEXTS: Final = (
    "id", "sentence", "quote", "language", "said_by", "said_on", "title", "address", "period",
    "notes",
)  # fmt: skip
_NEEDED: Final = ("id", "sentence", "said_by", "said_on", "title", "period")
_STATEMENT_KEYS: Final = (
    "reporter", "partner", "measure", "operation", "relation", "value", "precision", "since",
    "also",
)  # fmt: skip


class ClaimError(ValueError):
    """A claim that cannot be used; the message names the claim, the key and what is allowed."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a claim asserts: a measure of a pair, what is done with it, and the number.

    ``since`` is the earlier year of a change. ``also`` names other measures the same words may
    mean; they are read beside it.
    """

    reporter: str
    partner: str
    measure: str
    assertion: Assertion
    operation: Operation = "level"
    since: str = ""
    also: tuple[str, ...] = ()

    def formula(self, measure: str = "") -> Formula:
        """What is measured: the named measure, its change, or its excess on the other side."""
        name = measure or self.measure
        return operated(MEASURES[name], self.operation, name)


def is_rank(measure: str) -> bool:
    """Whether a named measure is a place among others, 1 the best."""
    return isinstance(MEASURES[measure], Rank)


def operated(named: Formula, operation: Operation, name: str = "") -> Formula:
    """What an operation makes of a measure; by its ``name`` statements of growth are found."""
    if operation == "partner over reporter":
        return Excess(OtherSide(named), named)
    if operation == "level":
        return named
    return Change(named, points=operation == "change in points", stated=name)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, who said it when and where, the period it speaks of and what it asserts.

    ``quote`` is what was said word for word, ``language`` its language as in ISO 639-1.
    """

    id: str
    sentence: str
    said_by: str
    said_on: str
    title: str
    period: str
    statements: tuple[Statement, ...]
    quote: str = ""
    language: str = ""
    address: str = ""
    notes: str = ""
    featured: bool = False

    @property
    def year(self) -> str:
        """The year it speaks of; the latest full one when it was said, where it names none."""
        by_date = self.period in {LATEST, NEWEST}
        return str(int(self.said_on[:4]) - 1) if by_date else self.period


def read_claims(table: Mapping[str, Any], countries: Iterable[str]) -> tuple[Claim, ...]:
    """The claims of a ``claims.toml``, in its order. Raises ClaimError."""
    known = frozenset(countries)
    entries = table.get("claim", [])
    if not isinstance(entries, list) or set(table) - {"claim"}:
        message = "claims.toml: only [[claim]] entries are allowed at its top level."
        raise ClaimError(message)
    claims = tuple(_claim(number, entry, known) for number, entry in enumerate(entries, 1))
    ids = [claim.id for claim in claims]
    again = sorted({name for name in ids if ids.count(name) > 1})
    if again:
        raise _error(again[0], "id", "used by two claims; each needs its own")
    return claims


def _claim(number: int, entry: object, countries: frozenset[str]) -> Claim:
    if not isinstance(entry, dict):
        message = f"claims.toml: claim {number} is no table; write [[claim]]."
        raise ClaimError(message)
    name = str(entry.get("id") or f"number {number}")
    _check_texts(name, entry)
    asserts = entry.get("asserts")
    if not isinstance(asserts, list) or not asserts:
        raise _error(name, "asserts", "missing; a claim needs at least one [[claim.asserts]]")
    statements = tuple(_statement(name, item, countries) for item in asserts)
    texts = {key: entry[key] for key in _TEXTS if key in entry}
    claim = Claim(**texts, featured=entry.get("featured", False), statements=statements)
    for statement in statements:
        if statement.since and statement.since >= claim.year:
            raise _error(name, "since", f"not before the claim’s year, {claim.year}")
    return claim


def _check_texts(name: str, entry: dict[str, Any]) -> None:
    _only_known(name, entry, (*_TEXTS, "featured", "asserts"))
    for key in _NEEDED:
        if not entry.get(key):
            raise _error(name, key, "missing")
    for key in _TEXTS:
        if not isinstance(entry.get(key, ""), str):
            raise _error(name, key, "not a text in quotes")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise _error(
            name, "id", "not like russia-share-of-turnover: small letters, digits, hyphens"
        )
    if not re.fullmatch("[a-z]{2}" if entry.get("quote") else "", entry.get("language", "")):
        raise _error(name, "language", "not two small letters, such as en, beside a quote alone")
    if not _is_date(entry["said_on"]):
        raise _error(name, "said_on", "not a date like 2025, 2025-02 or 2025-02-10")
    if entry["period"] not in {LATEST, NEWEST} and not re.fullmatch(r"[0-9]{4}", entry["period"]):
        raise _error(name, "period", f"neither a year nor “{LATEST}” nor “{NEWEST}”")
    if not isinstance(entry.get("featured", False), bool):
        raise _error(name, "featured", "neither true nor false")


def _is_date(text: str) -> bool:
    """A year, a month or a day that exists."""
    for form, length in (("%Y", 4), ("%Y-%m", 7), ("%Y-%m-%d", 10)):
        if len(text) == length and text.isascii():
            with suppress(ValueError):
                datetime.strptime(text, form)  # noqa: DTZ007 -- a date has no zone
                return True
    return False


def _statement(name: str, entry: object, countries: frozenset[str]) -> Statement:
    if not isinstance(entry, dict):
        raise _error(name, "asserts", "no table; write [[claim.asserts]]")
    _only_known(name, entry, _STATEMENT_KEYS)
    for key in ("reporter", "partner"):
        if not isinstance(entry.get(key), str) or entry[key] not in countries:
            raise _error(name, key, "not a country code of countries.csv, such as AZE")
    if entry["reporter"] == entry["partner"]:
        raise _error(name, "partner", "the same as reporter")
    _one_of(name, entry, "measure", tuple(MEASURES))
    _one_of(name, entry, "operation", OPERATIONS, "level")
    _one_of(name, entry, "relation", RELATIONS)
    operation = cast("Operation", entry.get("operation", "level"))
    if operation == "partner over reporter" and not entry["measure"].startswith("share"):
        raise _error(name, "measure", f"no share; “{operation}” compares shares")
    also = entry.get("also", [])
    named = isinstance(also, list) and all(isinstance(item, str) for item in also)
    if not named or not set(also) <= set(MEASURES):
        raise _error(name, "also", f"not a list of measures. Allowed: {', '.join(MEASURES)}")
    return Statement(
        reporter=entry["reporter"],
        partner=entry["partner"],
        measure=entry["measure"],
        operation=operation,
        assertion=_assertion(name, entry, operation),
        since=_since(name, entry, operation),
        also=tuple(also),
    )


def _assertion(name: str, entry: dict[str, Any], operation: Operation) -> Assertion:
    relation, rank = cast("Relation", entry["relation"]), is_rank(entry["measure"])
    if relation in SIGNS:
        if {"value", "precision"} & set(entry):
            raise _error(name, "value", f"not allowed beside relation “{relation}”")
        if relation in {"rises", "falls"} and not operation.startswith("change"):
            raise _error(name, "relation", f"“{relation}” needs operation “change”")
        if relation in {"greater", "smaller"} and operation != "partner over reporter":
            raise _error(name, "relation", f"“{relation}” needs “partner over reporter”")
        return Assertion(relation, rank=rank)
    value, precision = (_finite(name, entry, key) for key in ("value", "precision"))
    if precision <= 0:
        raise _error(name, "precision", "not above zero; 1 means stated in whole units")
    return Assertion(relation, value, precision, rank)


def _finite(name: str, entry: dict[str, Any], key: str) -> float:
    given = entry.get(key)
    if isinstance(given, int | float) and not isinstance(given, bool):
        with suppress(OverflowError):
            number = float(given)
            if math.isfinite(number):
                return number
    raise _error(name, key, "not a number")


def _since(name: str, entry: dict[str, Any], operation: Operation) -> str:
    if not operation.startswith("change"):
        if "since" in entry:
            raise _error(name, "since", f"not allowed beside operation “{operation}”")
        return ""
    since = entry.get("since")
    if not isinstance(since, str) or not re.fullmatch(r"[0-9]{4}", since):
        raise _error(name, "since", "not a year in quotes; a change needs the year it is from")
    return since


def _one_of(
    name: str, entry: dict[str, Any], key: str, allowed: tuple[str, ...], default: str = ""
) -> None:
    if entry.get(key, default) not in allowed:
        raise _error(name, key, f"{entry.get(key)!r} is not allowed. Allowed: {', '.join(allowed)}")


def _only_known(name: str, entry: dict[str, Any], known: tuple[str, ...]) -> None:
    strange = sorted(set(entry) - set(known))
    if strange:
        raise _error(name, strange[0], f"unknown. Known: {', '.join(known)}")


def _error(name: str, key: str, reason: str) -> ClaimError:
    return ClaimError(f"claims.toml, claim {name}, {key}: {reason}.")
