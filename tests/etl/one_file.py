"""Vintages as they lay before there were parts."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.building.transform import tidy
from etl.parts.opening import ONE_FILE
from etl.schema import FLOWS_SCHEMA
from tests.builders import CREATED, flows, source_input


def lay_in_one_file(
    data: Path,
    rows: Iterable[pd.DataFrame],
    created: str = CREATED,
    lacking: Sequence[str] = (),
    schema_version: int = 2,
) -> str:
    """Write a vintage as programs of an earlier schema did, and return its id."""
    held = tidy(flows(rows))
    table = pa.Table.from_pandas(held, schema=FLOWS_SCHEMA, preserve_index=False)
    told = {"schema_version": str(schema_version)}
    table = table.drop_columns(list(lacking)).replace_schema_metadata(told)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    content = bytes(sink.getvalue())
    entries = {
        "schema_version": schema_version, "code_version": "0.1.0", "created": created, "base": None,
        "sha256": hashlib.sha256(content).hexdigest(), "rows": len(held),
        "inputs": [source_input()], "checks": [], "set_aside": [],
    }  # fmt: skip
    manifest = json.dumps(entries, sort_keys=True).encode()
    stamp = created.replace("-", "").replace(":", "")
    folder = data / "vintages" / f"{stamp}-{hashlib.sha256(manifest).hexdigest()[:8]}"
    folder.mkdir(parents=True)
    (folder / ONE_FILE).write_bytes(content)
    (folder / "manifest.json").write_bytes(manifest)
    return folder.name
