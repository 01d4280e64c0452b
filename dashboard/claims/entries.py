"""What ``claims.toml`` may say, and the claims it says; a mistake names claim and key. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import Field

from dashboard.claims.legality import check, is_goods
from dashboard.claims.model import LATEST, NEWEST, Claim
from dashboard.claims.said import Said, statement
from etl.reference.misfits import (
    AnyWebAddress,
    Misfit,
    Text,
    Written,
    form,
    passing,
    read_written,
    shortened,
    together,
    told,
    word,
)


class ClaimError(ValueError):
    """Claims that cannot be used; each line names the claim, the key and what is allowed."""


def _is_date(text: str) -> bool:
    """A year, a month or a day that exists."""
    for written, length in (("%Y", 4), ("%Y-%m", 7), ("%Y-%m-%d", 10)):
        # By itself strptime takes 2025-2-1, and the digits of any script.
        if len(text) == length and text.isascii():
            with suppress(ValueError):
                datetime.strptime(text, written)  # noqa: DTZ007 -- a date has no zone
                return True
    return False


_Id = Annotated[
    str,
    form(
        r"[a-z0-9]+(-[a-z0-9]+)*",
        "a name like russia-share-of-turnover: small letters, digits, hyphens",
    ),
]
_Date = Annotated[str, passing(_is_date, "a date like 2025, 2025-02 or 2025-02-10")]
_MONTHS: Final = r"[0-9]{4}(-[0-9]{2}(/[0-9]{4}-[0-9]{2})?)?"
_Period = Annotated[
    str, form(rf"{_MONTHS}|{LATEST}|{NEWEST}", f"a year, months, “{LATEST}” or “{NEWEST}”")
]


class _Assertion(Written):
    """One ``[[claim.asserts]]``."""

    reporter: str
    partner: str
    measure: str
    relation: str
    operation: str = "level"
    value: float | None = None
    precision: float | None = None
    since: Annotated[
        str, form(_MONTHS, "a year such as 2021, or months such as 2021-01/2021-03")
    ] = ""
    also: list[str] = Field(default_factory=list)
    only: str = ""
    than: str = ""


class _Entry(Written):
    """One ``[[claim]]``."""

    id: _Id
    sentence: Text
    said_by: Text
    said_on: _Date
    title: Text
    period: _Period
    asserts: Annotated[list[_Assertion], Field(min_length=1)]
    quote: str = ""
    language: str = ""
    address: AnyWebAddress = ""
    notes: str = ""
    featured: bool = False
    speaker_kind: Annotated[str, word("person", "organization", "")] = ""


def read_claims(
    table: Mapping[str, Any],
    countries: Iterable[str],
    file: str = "claims.toml",
    goods: Collection[str] = (),
) -> tuple[Claim, ...]:
    """The claims of a ``claims.toml``, in its order. Raises ClaimError that tells all mistakes."""
    known = frozenset(countries)
    entries = table.get("claim", [])
    if not isinstance(entries, list) or set(table) - {"claim"}:
        message = f"{file}: only [[claim]] entries are allowed at its top level."
        raise ClaimError(message)
    claims: list[Claim] = []
    mistakes: list[str] = []
    for name, entry in zip(_names(entries), entries, strict=True):
        found = _claim(entry, known, goods)
        if isinstance(found, Claim):
            claims.append(found)
        else:
            mistakes += [_line(f"{file}, claim {name}", *misfit) for misfit in found]
    again = [name for name, times in Counter(_names(entries)).items() if times > 1]
    mistakes += [f"{file}, claim {name}, id: used twice; each needs its own." for name in again]
    if mistakes:
        raise ClaimError(together(mistakes))
    return tuple(claims)


def _names(entries: list[Any]) -> list[str]:
    """What each entry is called in a sentence about it: by its id, or by its number."""
    ids = [entry.get("id") if isinstance(entry, dict) else "" for entry in entries]
    return [str(name or f"number {number}") for number, name in enumerate(ids, 1)]


def _line(claim: str, place: str, misfit: Misfit) -> str:
    return ", ".join(filter(None, (claim, place, misfit.field))) + f": {told(misfit)}"


def _claim(
    entry: object, countries: frozenset[str], goods: Collection[str]
) -> Claim | list[tuple[str, Misfit]]:
    """The claim of an entry, or all that is wrong with it; what it asserts comes last."""
    read = read_written(_Entry, entry)
    if isinstance(read, list):
        return [(_among(place, entry), misfit) for place, misfit in read]
    texts = read.model_dump(exclude={"asserts"})
    # First without its statements: they are judged for its year, which none of them names.
    claim = Claim(**texts, statements=())
    said = [_said(one, claim.year) for one in read.asserts]
    misfits = [("", misfit) for misfit in _language(read)]
    for number, one in enumerate(said, 1):
        place = _among(f"asserts {number}", entry)
        misfits += [
            (place, misfit)
            for misfit in (*_countries(one, countries), *_goods(one, goods), *check(one))
        ]
    return misfits or replace(claim, statements=tuple(map(statement, said)))


def _among(place: str, entry: object) -> str:
    """Which assertion a place is in; blank where the claim has but one."""
    asserts = entry.get("asserts") if isinstance(entry, dict) else None
    return place if isinstance(asserts, list) and len(asserts) > 1 else ""


def _said(one: _Assertion, year: str) -> Said:
    return Said(**one.model_dump(exclude={"also"}), also=tuple(one.also), period=year)


def _countries(said: Said, countries: frozenset[str]) -> Iterator[Misfit]:
    named = (("reporter", said.reporter), ("partner", said.partner), ("than", said.than))
    for field, code in named:
        if code not in countries and (code or field != "than"):
            sentence = "{given} is not a country code of countries.csv, such as AZE."
            yield Misfit(field, sentence, shortened(code))


def _goods(said: Said, groups: Collection[str]) -> Iterator[Misfit]:
    if said.only and not is_goods(said.only, groups):
        sentence = "{given} is no HS code of 2 to 6 digits, and none of the groups {allowed}."
        yield Misfit("only", sentence, shortened(said.only), tuple(groups))


def _language(entry: _Entry) -> Iterator[Misfit]:
    """A language is told of a quote, and of nothing else."""
    if entry.quote and not re.fullmatch("[a-z]{2}", entry.language):
        sentence = "{given} is not two small letters, such as en, for the quote’s language."
        yield Misfit("language", sentence, shortened(entry.language))
    if entry.language and not entry.quote:
        yield Misfit("language", "not allowed without a quote that is in it.")
