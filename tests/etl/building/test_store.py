"""A vintage appears whole or not at all, whatever happens to the writer."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import __version__
from etl.building.store import BusyError, writing
from etl.building.transform import tidy
from etl.reader import current_vintage, vintage_ids
from etl.vintage import DataError
from tests.builders import flow, flows, publish_rows
from tests.etl.trial import room_for

LATER = "2026-01-02T00:00:00Z"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one vintage of the value 1."""
    publish_rows(tmp_path, [flow(1)])
    return tmp_path


def value(data: Path) -> float:
    """Return the value of the current vintage, which must be the only thing to read."""
    vintage = current_vintage(data)
    assert vintage is not None
    assert vintage.passed_over == ()
    return float(vintage.flows["value_usd"].iloc[0])


def files(data: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    paths = (path for path in data.rglob("*") if path.is_file())
    return {str(path.relative_to(data)): path.read_bytes() for path in paths}


def run(code: str, data: Path) -> subprocess.CompletedProcess[str]:
    """Run Python of our own in another process."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(data)],
        capture_output=True, text=True, timeout=60, check=False,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip


@given(st.permutations([flow(n, period=str(2010 + n)) for n in range(5)]))
@settings(deadline=None, max_examples=10)
def test_same_draft_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, rows: list[pd.DataFrame]
) -> None:
    """The same figures give the same files and the same id, in whatever order they come."""
    one, other = (tmp_path_factory.mktemp("data") for _ in range(2))
    ordered = sorted(rows, key=lambda row: str(row["period"][0]))
    assert publish_rows(one, rows) == publish_rows(other, ordered)
    assert files(one) == files(other)


def test_same_draft_again_changes_nothing(data: Path) -> None:
    """Publishing what is published leaves every byte, and one vintage."""
    before = files(data)
    assert publish_rows(data, [flow(1)]) == vintage_ids(data)[0]
    assert files(data) == before


def test_what_is_published_is_what_was_drafted(data: Path) -> None:
    """The figures come back as they went in, and the manifest tells of them."""
    publish_rows(data, [flow(1 / 3, product="01"), flow(0)], LATER)
    vintage = current_vintage(data)
    assert vintage is not None
    drafted = tidy(flows([flow(1 / 3, product="01"), flow(0)]))
    pd.testing.assert_frame_equal(vintage.flows, drafted)
    assert vintage.manifest["rows"] == 2
    assert vintage.manifest["code_version"] == __version__
    assert vintage.manifest["inputs"][0]["citation"] == "A citation"


def test_other_engines_read_it(data: Path) -> None:
    """The file is plain Parquet that pandas reads by itself."""
    manifest = json.loads((data / "vintages" / vintage_ids(data)[0] / "manifest.json").read_bytes())
    (part,) = (part for part in manifest["parts"] if part["level"] == "totals")
    path = data / "parts" / f"{part['sha256']}.parquet"
    assert pd.read_parquet(path)["value_usd"].tolist() == [1.0]


def test_older_vintages_never_change(data: Path) -> None:
    """A newer vintage stands beside the older ones."""
    before = files(data)
    publish_rows(data, [flow(2)], LATER)
    assert files(data).items() >= before.items()
    assert value(data) == 2


PUBLISHING = """
    import os, signal, sys
    from pathlib import Path
    from tests.builders import flow, publish_rows

    def die(event, arguments):
        if event == "{event}" and "{part}" in str(arguments[0]):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    publish_rows(Path(sys.argv[1]), [flow(2)], "2026-01-02T00:00:00Z")
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("event", "part"),
    [
        ("open", "parts/.building"),
        ("os.rename", "parts/.building"),
        ("open", "manifest.json"),
        ("os.rename", ".building-"),
    ],
)
def test_killed_at_any_step_leaves_the_old_current(data: Path, event: str, part: str) -> None:
    """Killed before the files, between them or before the rename: the old vintage is current."""
    done = run(PUBLISHING.format(event=event, part=part), data)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert value(data) == 1
    assert len(vintage_ids(data)) == 1
    publish_rows(data, [flow(2)], LATER)
    assert value(data) == 2
    assert list((data / "vintages").glob(".*")) == []


def test_second_writer_is_told(data: Path) -> None:
    """While one process writes another gets a sentence, and may write afterwards."""
    code = """
        import sys
        from pathlib import Path
        from etl.building.store import BusyError, writing
        try:
            with writing(Path(sys.argv[1])):
                print("written")
        except BusyError as error:
            print(error)
    """
    with writing(data):
        assert "Another refresh or import is writing" in run(code, data).stdout
    publish_rows(data, [flow(2)], LATER)
    assert value(data) == 2


def test_busy_is_a_data_error() -> None:
    """The commands catch it with the others."""
    assert issubclass(BusyError, DataError)


def test_full_disk_is_a_sentence_and_leaves_no_trace(data: Path) -> None:
    """Where the file cannot be written whole nothing of it stays."""
    before = files(data)
    rows = [flow(n, period=str(1950 + n)) for n in range(70)]
    with room_for(500), pytest.raises(DataError, match="cannot be written") as caught:
        publish_rows(data, rows, LATER)
    assert "vintages are as they were" in str(caught.value)
    assert files(data) == before
    assert list((data / "vintages").glob(".*")) == []


@pytest.mark.parametrize("blocked", ["", "vintages", ".lock"])
def test_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, blocked: str) -> None:
    """A file, or a folder, where the other is needed gives a sentence naming the data folder."""
    folder = tmp_path / "data"
    if blocked == ".lock":
        (folder / blocked).mkdir(parents=True)
    else:
        folder.mkdir()
        target = folder / blocked if blocked else tmp_path / "file"
        target.write_text("in the way")
        folder = folder if blocked else target
    with pytest.raises(DataError, match="cannot be written") as caught:
        publish_rows(folder, [flow(1)])
    assert str(folder) in str(caught.value)


def test_half_built_folder_of_a_dead_writer_is_swept(data: Path) -> None:
    """What a killed writer left is removed by the next, and nothing else is."""
    left = data / "vintages" / ".building-x"
    left.mkdir()
    (left / "manifest.json").write_bytes(b"half")
    with writing(data):
        assert not left.exists()
    assert value(data) == 1


def test_two_drafts_of_one_moment_are_two_vintages(data: Path) -> None:
    """An id tells the figures apart, not the time alone."""
    publish_rows(data, [flow(2)])
    assert len(vintage_ids(data)) == 2


def test_failed_publication_inside_writing_frees_the_folder(data: Path) -> None:
    """A failure does not keep the folder locked."""
    with pytest.raises(ZeroDivisionError), writing(data):
        _ = 1 / 0
    publish_rows(data, [flow(3)], LATER)
    assert value(data) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="what is synced is seen in /proc")
def test_what_is_published_outlasts_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files first, then the folder that names them, then that which names the vintage."""
    synced: list[Path] = []
    sync = os.fsync

    def noting(opened: int) -> None:
        synced.append(Path(f"/proc/self/fd/{opened}").readlink())
        sync(opened)

    monkeypatch.setattr(os, "fsync", noting)
    publish_rows(tmp_path, [flow(1)])
    parts, (manifest, building, vintages) = synced[:-3], synced[-3:]
    assert parts[-1] == tmp_path / "parts"
    assert {path.parent for path in parts if path != parts[-1]} == {parts[-1]}
    assert (manifest.name, manifest.parent) == ("manifest.json", building)
    assert vintages == tmp_path / "vintages" == building.parent
