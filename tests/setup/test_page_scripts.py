"""The scripts of the page are taken as locked, once, or not at all, and set-up goes on."""

import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

SETUP = Path(__file__).parents[2] / "setup"
CONTENT = b"window.Plotly = {};"
MEMBER, KEPT = "package/part.min.js", "part-1.2.3.js"


@dataclass
class Bench:
    """A machine of its own: what stands on its PATH, its lock, its folder for the script."""

    folder: Path

    @property
    def kept(self) -> list[Path]:
        """Return every file that set-up left."""
        return [path for path in (self.folder / "vendor").rglob("*") if path.is_file()]

    def npm(self, package: bytes | None) -> None:
        """Put an npm there that packs these bytes, or one that fails."""
        (self.folder / "package.tgz").write_bytes(package or b"")
        action = f'exec /bin/cp "{self.folder}/package.tgz" p.tgz' if package else "exit 1"
        (self.folder / "bin").mkdir(exist_ok=True)
        program = self.folder / "bin" / "npm"
        program.write_text(f"#!/bin/sh\n{action}\n")
        program.chmod(0o755)

    def lock(self, package: bytes, version: str, name: str = "part") -> None:
        """Lock this package under this version and name."""
        digest = base64.b64encode(hashlib.sha512(package).digest()).decode()
        lock = {
            "name": name,
            "version": version,
            "integrity": f"sha512-{digest}",
            "member": MEMBER,
            "kept": KEPT,
            "instead_of": "the whole",
        }
        (self.folder / "locks.json").write_text(json.dumps([lock]))

    def run(self) -> str:
        """Run set-up here, which must end well, and return what it said."""
        options = [f"--locks={self.folder}/locks.json", f"--into={self.folder}/vendor"]
        return subprocess.run(
            [sys.executable, SETUP / "page_scripts.py", *options],
            env={"PATH": str(self.folder / "bin")},
            check=True,
            capture_output=True,
            text=True,
        ).stdout


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Return a machine whose npm hands out the locked package."""
    bench = Bench(tmp_path)
    package = packed(MEMBER)
    bench.npm(package)
    bench.lock(package, "1.2.3")
    return bench


def packed(name: str) -> bytes:
    """Return an npm package with one file."""
    with io.BytesIO() as buffer:
        with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
            member = tarfile.TarInfo(name)
            member.size = len(CONTENT)
            archive.addfile(member, io.BytesIO(CONTENT))
        return buffer.getvalue()


def test_locked_package_is_kept(bench: Bench) -> None:
    """The script lands under its name, and nothing else does."""
    assert bench.run() == ""
    assert [path.name for path in bench.kept] == [KEPT]
    assert bench.kept[0].read_bytes() == CONTENT


def test_second_run_needs_no_npm(bench: Bench) -> None:
    """What was verified once is not fetched again."""
    bench.run()
    bench.npm(None)
    before = bench.kept[0].stat().st_mtime_ns
    assert bench.run() == ""
    assert bench.kept[0].stat().st_mtime_ns == before


def test_other_content_is_refused(bench: Bench) -> None:
    """A package that is not the locked one leaves no file behind."""
    bench.npm(packed(MEMBER) + b" ")
    assert "is not the locked one and was refused" in bench.run()
    assert bench.kept == []


def test_failing_npm_costs_a_sentence(bench: Bench) -> None:
    """A registry out of reach does not stop set-up."""
    bench.npm(None)
    said = bench.run()
    assert said.count("\n") == 1
    assert "npm could not fetch part" in said


def test_no_npm_costs_a_sentence(bench: Bench) -> None:
    """A machine without npm is a fine machine."""
    (bench.folder / "bin" / "npm").unlink()
    assert "npm is not at hand" in bench.run()
    assert bench.kept == []


def test_version_of_another_plotly_is_not_taken(bench: Bench) -> None:
    """A script of another version would draw what the installed plotly did not mean."""
    bench.lock(packed(MEMBER), "0.0.1", "plotly.js-basic")
    assert f"the installed plotly brings {get_plotlyjs_version()}" in bench.run()
    assert bench.kept == []


@pytest.mark.parametrize("package", [packed("package/other.js"), b"no archive"])
def test_package_without_the_script(bench: Bench, package: bytes) -> None:
    """A locked package of another shape is reported, not half used."""
    bench.npm(package)
    bench.lock(package, "1.2.3")
    assert f"the package has no {MEMBER}" in bench.run()
    assert bench.kept == []


def test_our_lock_fits_the_installed_plotly() -> None:
    """Whoever moves plotly moves this lock with it."""
    locks = json.loads((SETUP / "page_scripts.json").read_text())
    versions = [lock["version"] for lock in locks if lock["name"].startswith("plotly.js")]
    assert versions == [get_plotlyjs_version()]


def test_our_locks_name_their_version_in_the_file() -> None:
    """A file kept from an older version is never taken for a new one."""
    locks = json.loads((SETUP / "page_scripts.json").read_text())
    assert locks
    assert all(lock["version"] in lock["kept"] for lock in locks)
