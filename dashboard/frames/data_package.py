"""What an evidence pack says of its files: a Frictionless Data Package and a README. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import pandas as pd

from dashboard.frames.number_rows import FRAME_COLUMNS
from dashboard.frames.readings import READING_COLUMNS, TEXT_COLUMNS
from dashboard.frames.source_figures import FIGURE_COLUMNS, STATEMENT_COLUMNS
from dashboard.state.snapshot import Snapshot
from dashboard.text.names import source_name
from etl.schema import COLUMNS

SCHEMA: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
DATA: Final = "data.csv"
RECEIPTS: Final = "receipts.json"
_FRAME: Final = {
    **{column.name: column.meaning for column in COLUMNS},
    "chart": "which chart of the page shows the number",
    **FRAME_COLUMNS,
}
"""What the columns of most views mean; a claim's readings have meanings of their own."""

_TABLES: Final = {
    DATA: ("The numbers of the view, as its CSV", _FRAME),
    "figures.csv": ("The publishers' figures that enter the numbers", FIGURE_COLUMNS),
    "statements.csv": ("What officials and agencies said, as said", STATEMENT_COLUMNS),
}
_OTHERS: Final = {
    RECEIPTS: ("The formula of each number, its working, and where figures were read", "json"),
    "picture.svg": ("The picture of the view", "svg"),
    "picture.png": ("The picture of the view in pixels", "png"),
}
_MEDIA: Final = {
    "csv": "text/csv", "json": "application/json", "svg": "image/svg+xml", "png": "image/png",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What a pack is of: its title, what it says, and the address at which it stays as it is.

    ``citation`` is how to cite it in words, with that address.
    """

    name: str
    title: str
    description: str
    address: str
    vintage: str
    created: str
    citation: str


def data_package(
    about: About,
    files: Mapping[str, bytes],
    tables: Mapping[str, pd.DataFrame],
    sources: Iterable[str],
    snapshot: Snapshot,
) -> dict[str, Any]:
    """The descriptor by version 2 of the standard, of the files it has words for.

    Terms stand with the figures they are for, and only where a publisher's are known.
    """
    sources = list(sources)
    resources = [
        *(_table(name, files[name], tables[name]) for name in _TABLES),
        *(_resource(name, files[name], *told) for name, told in _OTHERS.items()),
    ]
    terms = [
        snapshot.sources[name] for name in sources if snapshot.sources.get(name, {}).get("terms")
    ]
    licenses = [
        {"title": f"{one['name']}: {one['terms']}", "path": one["address"]} for one in terms
    ]
    if licenses:
        figures = next(one for one in resources if one["path"] == "figures.csv")
        figures["licenses"] = licenses
    told = {
        "$schema": SCHEMA,
        "name": re.sub(r"[^a-z0-9._-]+", "-", about.name.lower()),
        "title": about.title,
        "description": about.description,
        "homepage": about.address if about.address.startswith("http") else "",
        "version": about.vintage,
        "created": about.created,
        "sources": [_source(name, snapshot) for name in sources],
    }
    return {name: value for name, value in told.items() if value} | {"resources": resources}


def _source(name: str, snapshot: Snapshot) -> dict[str, str]:
    """A publisher's data set; its edition is told with each figure."""
    known = snapshot.sources.get(name, {})
    told = {"title": source_name(snapshot, name), "path": known.get("address", "")}
    return {key: text for key, text in told.items() if text}


def _resource(path: str, content: bytes, title: str, form: str) -> dict[str, Any]:
    return {
        "name": path.replace(".", "-"),
        "path": path,
        "title": title,
        "format": form,
        "mediatype": _MEDIA[form],
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }


def _table(path: str, content: bytes, frame: pd.DataFrame) -> dict[str, Any]:
    title, usual = _TABLES[path]
    meant = _meant(frame) if path == DATA else usual
    fields = [_field(name, frame, meant) for name in frame.columns]
    key = {"primaryKey": ["id"]} if "id" in frame else {}
    return {
        **_resource(path, content, title, "csv"),
        "type": "table",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {"fields": fields, "missingValues": [""], **key},
    }


def _meant(frame: pd.DataFrame) -> Mapping[str, str]:
    """What the columns of a view's data mean."""
    return _FRAME | READING_COLUMNS | TEXT_COLUMNS if "claim" in frame else _FRAME


def _field(name: str, frame: pd.DataFrame, meant: Mapping[str, str]) -> dict[str, str]:
    kind = frame[name].dtype.kind
    types = {"f": "number", "i": "integer", "b": "boolean"}
    told = {
        "name": str(name),
        "type": types.get(kind, "string"),
        "description": meant.get(name, ""),
    }
    return {key: text for key, text in told.items() if text}


_README: Final = """\
# {title}

{description}

An evidence pack: what the page shows, every figure it was made of, and a script that works all of
it out again without this site. State of the data: vintage `{vintage}`, made {created}.

## Cite

> {citation}

The address is pinned to the vintage: it shows the same numbers for good.{rooted} Please cite the
publishers of the figures too, under whose terms these stay:

{sources}

## Files

| file | what it holds |
|---|---|
{files}
| `datapackage.json` | all of this for programs: a Frictionless Data Package, version 2 |
| `check.py` | checks the pack offline; plain Python 3.10 or newer |
| `SHA256SUMS` | the hash of every other file |

## Check it

    python3 check.py
    sha256sum -c SHA256SUMS

`check.py` holds each file against its hash, then calculates each working of `receipts.json` from
`figures.csv` and `statements.csv` and compares it with `data.csv`, ends of ranges included. It says
how many numbers it found the same, and counts apart those it cannot recompute: what was only said
by somebody, and numbers that are not made of trade figures. Exit code 1: something differs.

What that proves: the files are those that were packed together, and the numbers follow from the
figures by the workings. What it does not: that the figures are the publishers' (`receipts.json` has
address, time and hash of each answer they were read from), that the figures chosen are the right
ones, or that no one changed a file together with its hash and with `check.py`, which cannot vouch
for itself. To be sure of that, get the pack anew at the address above, or compare `SHA256SUMS`
with a copy you trust. A rank shows a changed figure only where the order of countries changes.

## Workings

`f1` is the figure of that id in `figures.csv`, `s1` the statement in `statements.csv`. Beside
+ - * / there are

- `part(a, b)`: a / (a + b), with a counted once
- `max(0, a)`: a, or nothing where it would be less: goods left out
- `wide(a, b)`: a, as wide as both: totals of the world that agree within 2%
- `meet(a, b)`: what both allow: a calculation, and what was said of the same
- `agree(a, b)`: what all statements of one figure allow; where they cannot all be true, all that
  any of them does
- `upto(a, b)`: a, or as much as b more: trade of a group of countries, b of those who may be of it
- `rank(l1, RUS)`: one more than the countries of the list `l1` of `receipts.json` with more

A statement is as wide as it was rounded, and numbers made of it have a `low` and a `high`.

## Definitions

Exports include re-exports. Exports are usually valued FOB (at the border they leave), imports CIF
(with freight and insurance). Turnover is exports plus imports of goods. The reporter is the country
whose customs counted. Values are US dollars at current prices. An empty value is missing, never
zero; its `note` says why.

{columns}
"""


def readme(about: About, frame: pd.DataFrame, sources: Iterable[str], snapshot: Snapshot) -> str:
    """The page to read: how to cite, what each file and column holds, what a check can prove."""
    meant = _meant(frame)
    held = {name: title for name, (title, _) in (_TABLES | _OTHERS).items()}
    known = [snapshot.sources[name] for name in sources if name in snapshot.sources]
    told = [f"- {one['citation']}. Terms: {one['terms']}" for one in known]
    rooted = "" if about.address.startswith("http") else " It is on the site this pack came from."
    return _README.format(
        title=about.title,
        description=about.description,
        vintage=about.vintage,
        created=about.created[:10],
        citation=about.citation,
        rooted=rooted,
        sources="\n".join(told) or "- no publisher's figures enter these numbers",
        files="\n".join(f"| `{name}` | {title} |" for name, title in held.items()),
        columns="\n".join(f"- `{name}`: {meant[name]}" for name in frame.columns if name in meant),
    )
