"""Judges of what UN Comtrade lists beside figures: data sets, releases, definitions. Pure."""

import re
from typing import Final

from etl.probe.assumptions import (
    Example,
    Finding,
    Judge,
    Row,
    is_a,
    many,
    names,
    number,
    on_rows,
    scalar,
    shown,
)

LISTED: Final = frozenset({
    "datasetCode", "period", "reporterCode", "classificationCode", "isOriginalClassification",
    "isExtendedPartner2Code", "datasetChecksum", "firstReleased", "lastReleased",
})  # fmt: skip
"""What is used of a row of availability."""

_RELEASED: Final = frozenset({"reporterCode", "datasetDesc", "dateRelease"})
_NOTED: Final = frozenset({
    "period", "currency", "importConvFactor", "exportConvFactor", "tradeSystem",
    "importValuation", "exportValuation", "importPartnerCountry", "exportPartnerCountry",
    "publicationDate", "publicationDateShort",
})  # fmt: skip
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def listed(example: Example) -> Judge:
    """A judge of a list that has the example's data set, filtered or not."""

    def judged(found: list[Row]) -> Finding:
        ours = sum(_is_about(row, example) for row in found)
        told = "filtered" if ours == len(found) else "not filtered"
        return Finding(ours > 0, f"{ours} of {len(found)} rows are as asked: {told}")

    return on_rows(judged)


def filtered(example: Example) -> Judge:
    """A judge of a list that has the example's data set and no other."""

    def judged(found: list[Row]) -> Finding:
        ours = sum(_is_about(row, example) for row in found)
        return Finding(ours == len(found), f"{ours} of {len(found)} rows are as asked")

    return on_rows(judged)


def _is_about(row: Row, example: Example) -> bool:
    asked = (str(example.number), str(example.year))
    return (scalar(row.get("reporterCode")), scalar(row.get("period"))) == asked


@on_rows
def listed_types(found: list[Row]) -> Finding:
    """Whether periods are numbers, and moments ISO without a zone."""
    period, moment = found[0].get("period"), scalar(found[0].get("lastReleased"))
    fits = is_a(period, int) and bool(_MOMENT.fullmatch(moment))
    told = f"period {scalar(period)}, as {type(period).__name__}, lastReleased {moment}"
    return Finding(fits, shown(told))


@on_rows
def releases(found: list[Row]) -> Finding:
    """Whether a release has a reporter's number, a description and an ISO date."""
    spelt = names(found[0], _RELEASED, exactly=False)
    moment = scalar(found[0].get("dateRelease"))
    fits = is_a(found[0].get("reporterCode"), int) and bool(_MOMENT.fullmatch(moment))
    told = f"{many(len(found), 'row')}, the first of {moment}; {spelt.came}"
    return Finding(spelt.holds and fits, shown(told))


def notes(found: list[Row]) -> list[Row]:
    """The notes of rows of metadata."""
    lists = [row.get("notes") for row in found]
    return [n for one in lists if isinstance(one, list) for n in one if isinstance(n, dict)]


@on_rows
def noted(found: list[Row]) -> Finding:
    """Whether a note has the definitions, so spelt, and says them."""
    first = next(iter(notes(found)), {})
    spelt = names(first, _NOTED, exactly=False)
    wanted = ("importValuation", "exportValuation", "importPartnerCountry", "tradeSystem")
    told = ", ".join(scalar(first.get(name)) for name in wanted)
    return Finding(spelt.holds, shown(told if spelt.holds else spelt.came))


@on_rows
def note_dates(found: list[Row]) -> Finding:
    """Whether each note's day is ISO."""
    days = [scalar(note.get("publicationDateShort")) for note in notes(found)]
    fits = bool(days) and all(map(_DAY.fullmatch, days))
    return Finding(fits, shown(", ".join(days[:3]) or "no notes"))


@on_rows
def note_factors(found: list[Row]) -> Finding:
    """Whether each note's factors are text that is a number."""
    values = [n.get(k) for n in notes(found) for k in ("importConvFactor", "exportConvFactor")]
    fits = bool(values) and all(isinstance(value, str) and factor(value) for value in values)
    return Finding(fits, shown(", ".join(repr(scalar(v)) for v in values[:2]) or "no notes"))


@on_rows
def note_latest(found: list[Row]) -> Finding:
    """Whether notes are without a mark that tells the latest."""
    all_of_them = notes(found)
    marked = sum("islatestpublication" in map(str.casefold, note) for note in all_of_them)
    return Finding(
        bool(all_of_them) and not marked, f"marked: {marked} of {many(len(all_of_them), 'note')}"
    )


def factor(value: object) -> float | None:
    """A conversion factor above 0, as a number or as text; None where it is none."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,15})?", value):
        value = float(value)
    found = number(value)
    return found if found is not None and found > 0 else None
