"""Vintages share what did not change, and what is written is whole."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from etl.building.migrating import migrate
from etl.building.part_store import drop_parts, keep_parts, parts_in
from etl.building.transform import tidy
from etl.parts.opening import ONE_FILE
from etl.reader import current_vintage, read_vintage, vintage_ids
from tests.builders import damage, data_folder, flow, flows, own_parts
from tests.etl.one_file import lay_in_one_file

ROOT = Path(__file__).parents[3]
REPORTERS = [f"R{n:02}" for n in range(20)]


def test_a_refresh_writes_the_parts_that_changed(tmp_path: Path) -> None:
    """Of twenty reporters one says otherwise: its part is new, and no other with figures."""
    rows = [flow(n, reporter=name) for n, name in enumerate(REPORTERS)]
    data_folder(tmp_path, rows, [*rows[:-1], flow(99, reporter=REPORTERS[-1])])
    _, newer = vintage_ids(tmp_path)
    assert len(own_parts(tmp_path, newer)) == 1


def test_a_damaged_part_is_written_anew(tmp_path: Path) -> None:
    """Its name promises those very bytes, to every vintage that names it."""
    data_folder(tmp_path, [flow(1)])
    (only,) = vintage_ids(tmp_path)
    damage(tmp_path, only)
    data_folder(tmp_path, [flow(1)])
    found = current_vintage(tmp_path)
    assert found is not None
    assert found.flows["value_usd"].tolist() == [1.0]


def test_what_nobody_names_is_dropped(tmp_path: Path) -> None:
    """And what is named stays."""
    one, other = (dict(parts_in(tidy(flow(n)))) for n in (1, 2))
    keep_parts(tmp_path, one | other)
    freed = drop_parts(tmp_path, {part.sha256 for part in one})
    left = {path.stem for path in tmp_path.glob("*.parquet")}
    assert left == {part.sha256 for part in one}
    assert freed == sum(part.size for part in other if part not in one)


def test_old_vintages_keep_ids_and_figures(tmp_path: Path) -> None:
    """Links that pin them go on working; the second time there is nothing to do."""
    rows = [flow(n, reporter=name) for n, name in enumerate(REPORTERS)]
    name = lay_in_one_file(tmp_path, rows)
    before = read_vintage(tmp_path, name)
    assert migrate(tmp_path) == [name]
    after = read_vintage(tmp_path, name)
    assert not (after.folder / ONE_FILE).exists()
    assert after.flows.equals(before.flows)
    assert after.flows.equals(tidy(flows(rows)))
    assert after.manifest == before.manifest
    assert len(after.held.parts) == len(REPORTERS)
    assert migrate(tmp_path) == []


MIGRATING = """
import os, signal, sys
from pathlib import Path
from etl.building.migrating import migrate

steps = 0

def die(event, arguments):
    global steps
    if event in {"open", "os.rename", "os.remove"} and sys.argv[1] in str(arguments[0]):
        steps += 1
        if steps > int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die)
migrate(Path(sys.argv[1]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("step", [0, 3, 6, 9, 12, 14, 16])
def test_a_kill_while_migrating_harms_nothing(tmp_path: Path, step: int) -> None:
    """The vintage is read as before, and the same command ends it."""
    name = lay_in_one_file(tmp_path, [flow(1), flow(2, reporter="RUS", partner="AZE")])
    command = [sys.executable, "-c", MIGRATING, str(tmp_path), str(step)]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    left = read_vintage(tmp_path, name)
    assert left.flows["value_usd"].tolist() == [1.0, 2.0]
    migrate(tmp_path)
    after = read_vintage(tmp_path, name)
    assert after.flows.equals(left.flows)
    assert {path.name for path in after.folder.iterdir()} == {"manifest.json", "parts.json"}
