"""Dropping what is old leaves all that is left whole, and enough to rebuild it."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from etl.__main__ import main
from etl.building.pruning import Pruned, prune
from etl.fetching.raw import RawStore
from etl.reader import current_vintage, read_vintage, vintage_ids
from etl.vintage import DataError
from tests.builders import damage, data_folder, flow
from tests.etl.sources.comtrade.server import Service
from tests.etl.trial import Trial

ROOT: Final = Path(__file__).parents[3]


@pytest.fixture
def trial(tmp_path: Path, service: Service) -> Trial[Service]:
    """Return a folder that was refreshed when each of three releases came out."""
    trial = Trial(tmp_path / "data", service)
    for release in (1, 2, 3):
        service.trade.releases = dict.fromkeys(service.trade.releases, release)
        trial.refresh()
    assert len(vintage_ids(trial.data)) == 3
    return trial


def files(data: Path) -> dict[str, bytes]:
    """Return every file of a folder but the lock."""
    paths = (path for path in data.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(data)): path.read_bytes() for path in paths}


def test_what_is_left_rebuilds_the_same(trial: Trial[Service], tmp_path: Path) -> None:
    """One vintage stays, and of the answers those it is made of: a rebuild gives its figures."""
    before, ids = files(trial.data), vintage_ids(trial.data)
    planned = prune(trial.data, 1, dry_run=True)
    assert files(trial.data) == before
    done = prune(trial.data, 1)
    assert done.vintages == planned.vintages == tuple(ids[:2])
    assert done.answers == planned.answers > 0
    after = files(trial.data)
    assert done.freed == sum(
        len(content)
        for name, content in before.items()
        if name not in after and not name.endswith("findings.txt")
    )
    assert vintage_ids(trial.data) == ids[2:]
    assert RawStore(trial.data).outdated() == []
    again = Trial(tmp_path / "again", trial.service)
    shutil.copytree(trial.data / "raw", again.data / "raw")
    trial.service.calls.clear()
    again.refresh(offline=True)
    assert trial.service.calls == []
    left, right = (one.vintage.flows for one in (trial, again))
    assert left.equals(right)
    assert prune(trial.data, 1) == Pruned((), 0, 0)


def test_answers_that_a_vintage_is_made_of_stay_with_it(trial: Trial[Service]) -> None:
    """Each input of each vintage left can still be read, byte for byte."""
    prune(trial.data, 2)
    raw = trial.data / "raw" / "un-comtrade"
    for vintage_id in vintage_ids(trial.data):
        for item in read_vintage(trial.data, vintage_id).manifest["inputs"]:
            assert (raw / f"{item['sha256']}.gz").is_file()
    assert len(vintage_ids(trial.data)) == 2


def test_the_vintage_that_is_shown_stays(tmp_path: Path) -> None:
    """Where the newest are damaged, what is shown in their place is none of the old ones."""
    data = data_folder(tmp_path, *([flow(n)] for n in (1, 2, 3)))
    ids = vintage_ids(data)
    for newer in ids[1:]:
        damage(data, newer)
    prune(data, 1)
    shown = current_vintage(data)
    assert shown is not None
    assert [ids[0], ids[2]] == vintage_ids(data)
    assert shown.id == ids[0]


def test_what_nobody_can_read_keeps_everything(trial: Trial[Service]) -> None:
    """Nobody knows which answers a damaged manifest names."""
    newest = vintage_ids(trial.data)[-1]
    manifest = trial.data / "vintages" / newest / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:-10])
    before = files(trial.data)
    with pytest.raises(DataError, match=newest):
        prune(trial.data, 1)
    assert files(trial.data) == before


PRUNING: Final = """
import os, signal, sys
from pathlib import Path
from etl.building.pruning import prune

def die_at(last):
    steps = 0

    def die(event, arguments):
        nonlocal steps
        if event in {"os.rename", "os.remove", "os.rmdir"}:
            steps += 1
            if steps > last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)

for step in sys.argv[2:]:
    child = os.fork()
    if not child:
        die_at(int(step))
        prune(Path(sys.argv[1], step), 1)
        os._exit(0)
    print(step, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
"""Prunes one folder after the other, each in a process of its own, killed after so many steps."""


@pytest.mark.slow
def test_a_kill_at_any_step_harms_nothing(trial: Trial[Service], tmp_path: Path) -> None:
    """What is left is shown as before, and the same command ends in the same files."""
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    shutil.copytree(trial.data, whole)
    prune(whole, 1)
    shown = trial.vintage.flows
    steps = [str(step) for step in (0, 1, 2, 4, 7, 11, 16, 22)]
    for step in steps:
        shutil.copytree(trial.data, killed / step)
    command = [sys.executable, "-c", PRUNING, str(killed), *steps]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [f"{step} {-signal.SIGKILL}" for step in steps]
    for step in steps:
        left = current_vintage(killed / step)
        assert left is not None
        assert left.flows.equals(shown)
        prune(killed / step, 1)
        assert files(killed / step) == files(whole)


def test_the_command_says_what_it_dropped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which vintages, and how much; a number of none is refused."""
    data = data_folder(tmp_path, *([flow(n)] for n in (1, 2, 3)))
    first = vintage_ids(data)[0]
    assert main(["prune", "--data", str(data), "--keep", "2", "--dry-run"]) == 0
    assert "Would drop 1 vintage and 0 kept answers." in capsys.readouterr().out
    assert main(["prune", "--data", str(data), "--keep", "2"]) == 0
    assert first in capsys.readouterr().out
    assert first not in vintage_ids(data)
    with pytest.raises(SystemExit) as refused:
        main(["prune", "--data", str(data), "--keep", "0"])
    assert refused.value.code == 2
