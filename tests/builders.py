"""Small data for tests: everything has a default, a test names only what it is about."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from dashboard.claims.entries import read_claims
from dashboard.claims.readings import Evaluation
from dashboard.measures.figures import Figures
from dashboard.measures.groups import NO_GROUPS, Groups
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import WHOLE, Goods, Lens
from dashboard.measures.statements import quoted
from dashboard.state.repository import Repository, read_snapshot
from dashboard.state.snapshot import Snapshot
from etl import __version__
from etl.building.draft import Draft
from etl.building.laying import Laying
from etl.building.store import publish, writing
from etl.building.transform import NO_FLOWS, tidy
from etl.parts.in_memory import InMemory
from etl.parts.opening import parts_of
from etl.reader import SHIPPED_DATA, read_manifest, vintage_ids
from etl.schema import AS_PUBLISHED, FLOW_COLUMNS
from etl.seams import Trial

QUOTE_COLUMNS: Final = (
    "period", "reporter", "partner", "measure", "product", "partner_basis", "value", "unit",
    "precision", "said_by", "address", "note",
)  # fmt: skip
CREATED: Final = "2026-01-01T00:00:00Z"


@cache
def shipped_figures() -> Repository:
    """Return the figures that ship, read once; what is judged on them is judged once."""
    return Repository(SHIPPED_DATA)


def flow(value_usd: float = 1.0, /, **columns: str) -> pd.DataFrame:
    """Return one figure: Azerbaijan's exports to Russia in 2020, unless told otherwise."""
    return _flow(**columns).assign(value_usd=float(value_usd))


# Thousands of examples differ in their value alone, and a frame of text is slow to make.
@cache
def _flow(**columns: str) -> pd.DataFrame:
    period = columns.get("period", "2020")
    row = {
        "source": "un-comtrade",
        "edition": "first",
        "reporter": "AZE",
        "partner": "RUS",
        "flow": "X",
        "freq": "M" if "-" in period else "A",
        "period": period,
        "product": "TOTAL",
        "classification": "unknown",
        "valuation": "unknown",
        "partner_basis": "unknown",
        "value_usd": 1.0,
        "status": "reported",
        "input": "input-1",
    }
    return pd.DataFrame([AS_PUBLISHED | row | columns], columns=list(FLOW_COLUMNS))


def flows(rows: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return figures in one frame, in the order given."""
    return pd.concat(list(rows), ignore_index=True)


def pair(exports: float, imports: float, /, **columns: str) -> list[pd.DataFrame]:
    """Return both flows of one pair."""
    return [flow(exports, flow="X", **columns), flow(imports, flow="M", **columns)]


def quote(value: float = 1.0, /, **columns: str) -> pd.DataFrame:
    """Return one line of published figures: exports of 2024 in whole millions, unless told."""
    return _quote(**({"value": str(value)} | columns)).copy()


@cache
def _quote(**columns: str) -> pd.DataFrame:
    row = {
        "period": "2024",
        "reporter": "AZE",
        "partner": "RUS",
        "measure": "export",
        "product": "TOTAL",
        "partner_basis": "unknown",
        "value": "1.0",
        "unit": "USD million",
        "precision": "1",
        "said_by": "somebody",
        "address": "https://example.org/a",
        "note": "",
    }
    return pd.DataFrame([row | columns], columns=list(QUOTE_COLUMNS))


def precedence(*entries: tuple[str, str]) -> pd.DataFrame:
    """Return the order in which sources speak, by (source, status)."""
    listed = entries or (
        ("un-comtrade", "reported"),
        ("imf-dots", "reported-or-estimated"),
        ("imf-imts", "estimate"),
        ("published", "quoted"),
    )
    return pd.DataFrame(list(listed), columns=["source", "status"])


def ledger(
    rows: Iterable[pd.DataFrame] = (),
    quotes: Iterable[pd.DataFrame] = (),
    order: pd.DataFrame | None = None,
    groups: Groups = NO_GROUPS,
    goods: Goods | None = None,
) -> Ledger:
    """Return a ledger of these figures and quotes, and of groups of countries and of goods."""
    held = list(rows)
    figures = flows(held) if held else flow().iloc[:0]
    said = list(quotes)
    published = pd.concat(said, ignore_index=True) if said else quote().iloc[:0]
    indexed = Figures(InMemory(figures))
    return Ledger(
        indexed, quoted(published), precedence() if order is None else order, groups, goods
    )


def source_input(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 -- whatever JSON holds
    """Return one input of a manifest."""
    return {
        "id": "input-1",
        "source": "un-comtrade",
        "edition": "first",
        "publisher": "United Nations",
        "citation": "A citation",
        "address": "https://example.org",
        "query": "a question",
        "note": "",
        "retrieved": CREATED,
        "sha256": "0" * 64,
        "rows": 1,
    } | changes


def publish_rows(  # noqa: PLR0913 -- whatever a vintage may be told
    data: Path,
    rows: Iterable[pd.DataFrame],
    created: str = CREATED,
    *,
    base: str | None = None,
    inputs: Sequence[Mapping[str, Any]] = (),
    trials: Sequence[Trial] = (),
) -> str:
    """Publish a vintage of these figures alone, and return its id."""
    held = tidy(flows(rows))
    with writing(data), closing(Laying(data / "parts", None)) as laying:
        laying.lay(NO_FLOWS, held)
        layout = laying.layout()
        assert layout
        draft = Draft(layout, created, [dict(one) for one in inputs or [source_input()]], base)
        vintage = publish(data, draft, __version__, trials)
        laying.named()
    return vintage


def own_parts(data: Path, vintage_id: str) -> list[Path]:
    """Return the files with figures that no other vintage shares with this one."""
    folders = {one: data / "vintages" / one for one in vintage_ids(data)}
    named = {
        one: {part.sha256 for part in parts_of(folder, read_manifest(folder)) or []}
        for one, folder in folders.items()
        if (folder / "manifest.json").stat().st_size
    }
    others = {name for one, names in named.items() if one != vintage_id for name in names}
    return [data / "parts" / f"{name}.parquet" for name in sorted(named[vintage_id] - others)]


def damage(data: Path, vintage_id: str, content: bytes = b"damaged") -> None:
    """Put other bytes in place of the figures that a vintage alone has."""
    parts = own_parts(data, vintage_id)
    assert parts
    for path in parts:
        path.write_bytes(content)


def copy_vintages(source: Path, data: Path) -> None:
    """Give a data folder all vintages of another one."""
    for name in ("parts", "vintages"):
        shutil.copytree(source / name, data / name)


def refer(data: Path, name: str, content: str | bytes | pd.DataFrame) -> Path:
    """Give a data folder a reference table of its own, and return the file."""
    path = data / "reference" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, pd.DataFrame):
        content = content.to_csv(index=False)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def data_folder(
    data: Path,
    *vintages: Iterable[pd.DataFrame],
    tables: Mapping[str, str | bytes | pd.DataFrame] | None = None,
) -> Path:
    """Fill a data folder with vintages, each a day later than the one before, and with tables."""
    for name, content in (tables or {}).items():
        refer(data, name, content)
    for day, rows in enumerate(vintages, 1):
        publish_rows(data, rows, f"2026-01-{day:02}T00:00:00Z")
    return data


def claim(assertion: dict[str, object] | None = None, **changes: object) -> dict[str, object]:
    """Return a claim as ``claims.toml`` has it: Russia's share of turnover is 10%."""
    asserts: dict[str, object] = {
        "reporter": "AZE",
        "partner": "RUS",
        "measure": "share of turnover",
        "relation": "is",
        "value": 10,
        "precision": 1,
    }
    entry: dict[str, object] = {
        "id": "a-claim",
        "sentence": "Something is so",
        "said_by": "Somebody",
        "said_on": "2021-02",
        "title": "Somewhere",
        "period": "2020",
        "asserts": [asserts | (assertion or {})],
    }
    return entry | changes


def said(
    data: Path,
    rows: list[pd.DataFrame],
    lens: Lens = WHOLE,
    year: str = "2020",
    **assertion: Any,  # noqa: ANN401
) -> tuple[Evaluation, Snapshot]:
    """Return a claim evaluated on these figures, and the state it is of."""
    publish_rows(data, rows)
    snapshot = read_snapshot(data)
    (found,) = read_claims({"claim": [claim(assertion, period=year)]}, ("AZE", "RUS", "IRN"))
    return snapshot.evaluation(found, lens=lens), snapshot
