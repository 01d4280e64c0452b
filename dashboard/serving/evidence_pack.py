"""The evidence pack: a view's numbers, all they are made of, and what checks them, in one zip."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from dashboard.address.request import Request
from dashboard.frames.citation import Cited, in_words
from dashboard.frames.csv_bytes import to_csv
from dashboard.frames.data_package import DATA, RECEIPTS, About, data_package, readme
from dashboard.frames.source_figures import SourceFigures
from dashboard.frames.take_away import made
from dashboard.frames.working import Working
from dashboard.serving.raster import SHARPER, to_png
from dashboard.state.snapshot import Snapshot
from dashboard.views import receipt
from dashboard.views.view import View

MIME: Final = "application/zip"

_SCRIPT: Final = Path(__file__).with_name("check_pack.py")
_PLAIN: Final = 0o644 << 16  # who unpacks it may read and write each file


def to_zip(view: View, request: Request, picture: str, work: Cited) -> bytes:
    """Everything a reader needs to check a view's numbers offline; the same bytes for one state.

    ``picture`` is the view's, as SVG, and ``work`` what is cited of it.
    """
    frame, named = request.once(view.frame), SourceFigures()
    told = {
        "vintage": request.snapshot.vintage.id,
        "numbers": list(_numbers(frame, request, named)),
        "rankings": named.rankings,
        "inputs": _inputs(request.snapshot, named),
    }
    tables = {DATA: frame, "figures.csv": named.figures(), "statements.csv": named.statements()}
    files = {name: to_csv(table) for name, table in tables.items()}
    files[RECEIPTS] = _as_json(told)
    files["picture.svg"] = picture.encode("utf-8")
    files["picture.png"] = to_png(picture, SHARPER)
    about = _about(view, request, work)
    package = data_package(about, files, tables, named.sources, request.snapshot)
    files["datapackage.json"] = _as_json(package)
    files["README.md"] = readme(about, frame, named.sources, request.snapshot).encode("utf-8")
    files["check.py"] = _script()
    sums = [f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    files["SHA256SUMS"] = "".join(sums).encode("ascii")
    return _packed(files, request)


@cache
def _script() -> bytes:
    return _SCRIPT.read_bytes()


def _about(view: View, request: Request, work: Cited) -> About:
    snapshot = request.snapshot
    return About(
        name=f"{view.page(request)}-{snapshot.vintage.id}",
        title=view.headed(request),
        description=request.once(view.description),
        address=work.address,
        vintage=snapshot.vintage.id,
        created=snapshot.vintage.manifest["created"],
        citation=in_words(work),
    )


def _numbers(frame: pd.DataFrame, request: Request, named: SourceFigures) -> Iterator[Any]:
    """The receipt of each number of a frame, by its row, with its working and its figures."""
    if "receipt" not in frame:
        return
    states = _states(frame, request.snapshot)
    for number, row in enumerate(frame.to_dict("records"), 1):
        if not row["receipt"]:
            continue
        address = row["receipt"]
        query = address.partition("?")[2]
        asked = replace(
            request,
            snapshot=states.get(row.get("claim", ""), request.snapshot),
            selection=request.limits.parse(query, receipt.PARAMETERS),
            path="",
        )
        yield {"row": number, **_receipt(address, asked, named)}


def _states(frame: pd.DataFrame, snapshot: Snapshot) -> dict[str, Snapshot]:
    """What may speak of each claim in a frame: what its own address says is no evidence for it."""
    named = set(frame["claim"]) if "claim" in frame else set()
    ledgers = {one.id: snapshot.evidence_on(one) for one in snapshot.claims if one.id in named}
    # Most claims share one ledger, and a state knows what it has worked out.
    states = {ledger: replace(snapshot, ledger=ledger) for ledger in ledgers.values()}
    return {claim: states[ledger] for claim, ledger in ledgers.items()}


def _receipt(address: str, asked: Request, named: SourceFigures) -> dict[str, Any]:
    """One number's receipt, its figures by their names."""
    formula, case, measured = asked.once(receipt.worked)
    naming = named.on(asked.snapshot.ledger)
    return {
        "receipt": address,
        "working": Working(measured.terms, naming).line(formula, case),
        **receipt.number_of(asked),
        "disagreeing": [naming.figure(other) for other in measured.disagreeing],
    }


def _inputs(snapshot: Snapshot, named: SourceFigures) -> dict[str, Any]:
    """The answers and files that figures were read from, by their ids."""
    held = {item["id"]: item for item in snapshot.vintage.manifest["inputs"]}
    return {name: held[name] for name in named.inputs if name in held}


def _as_json(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")


def _packed(files: Mapping[str, bytes], request: Request) -> bytes:
    """The files in order of their names, each of the time at which the figures were."""
    content, moment = BytesIO(), made(request)
    with ZipFile(content, "w") as pack:
        for name, held in sorted(files.items()):
            entry = ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, _PLAIN
            pack.writestr(entry, held, compresslevel=9)
    return content.getvalue()
