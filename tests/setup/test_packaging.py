"""A wheel has all it needs: built here, laid out anywhere, run with a home of its own."""

import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final
from urllib.request import urlopen

import pytest

from dashboard.command.trade_claims import COMMANDS
from tests.browser.conftest import free_port

ROOT: Final = Path(__file__).parents[2]
CALL: Final = "import sys; from dashboard.command.trade_claims import main; sys.exit(main())"
FIGURE: Final = "source,reporter,partner,flow,freq,period,product,value_usd,status\n{}\n".format(
    "ministry,AZE,TUV,X,A,2020,TOTAL,5000,reported"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what a wheel installs."""
    built, laid = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(laid)
    return laid


def surroundings(installed: Path, home: Path) -> dict[str, str]:
    """Return the environment of somebody who has the wheel, and this checkout out of sight."""
    kept = {name: value for name, value in os.environ.items() if name != "TRADE_DATA"}
    return kept | {
        "PYTHONPATH": str(installed),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }


def run(installed: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as it is installed, in another folder."""
    return subprocess.run(
        [sys.executable, "-c", CALL, *arguments],
        cwd=home,
        env=surroundings(installed, home),
        capture_output=True,
        text=True,
        check=False,
    )


def test_wheel_has_one_vintage_and_the_scripts(installed: Path) -> None:
    """The figures that the repository keeps, the tables, the scripts set-up took; no tests."""
    (kept,) = re.findall(
        r"^!/data/vintages/(\S+)/$", (ROOT / ".gitignore").read_text(), re.MULTILINE
    )
    shipped = installed / "etl" / "shipped"
    assert [path.name for path in (shipped / "vintages").iterdir()] == [kept]
    tables = {path.name for path in (ROOT / "data" / "reference").iterdir()}
    assert {path.name for path in (shipped / "reference").iterdir()} == tables
    scripts = {path.name for path in (ROOT / "dashboard" / "vendor").glob("*.js")}
    assert {path.name for path in (installed / "dashboard" / "vendor").glob("*.js")} == scripts
    assert not (installed / "tests").exists()


def test_installed_command_keeps_what_comes_in_with_its_user(
    installed: Path, tmp_path: Path
) -> None:
    """To look writes nothing; what is taken in stands beside the vintage that ships."""
    (shipped,) = (installed / "etl" / "shipped" / "vintages").iterdir()
    own = tmp_path / "share" / "trade-claims"
    looked = run(installed, tmp_path, "status")
    assert looked.returncode == 0, looked.stderr
    assert shipped.name in looked.stdout
    assert not own.exists()
    (tmp_path / "figures.csv").write_text(FIGURE, "utf-8")
    whose = ("--publisher", "A ministry", "--citation", "Its yearbook")
    taken = run(installed, tmp_path, "import", "figures.csv", *whose)
    assert taken.returncode == 0, taken.stderr
    held = sorted(path.name for path in (own / "vintages").iterdir())
    assert len(held) == 2
    assert shipped.name in held
    (newer,) = {*held} - {shipped.name}
    assert newer in run(installed, tmp_path, "status").stdout
    told = run(installed, tmp_path, "diff", shipped.name, newer).stdout
    assert "1 new, 0 gone" in told


def test_installed_command_says_what_it_can(installed: Path, tmp_path: Path) -> None:
    """Each command has its help, by the name it was called by; what there is not is a sentence."""
    told = run(installed, tmp_path, "--help").stdout
    assert all(f"  {name} " in told for name in COMMANDS)
    for name in ("serve", "claims", "refresh"):  # each program by itself and by a command of it
        helped = run(installed, tmp_path, name, "--help")
        assert helped.returncode == 0
        assert helped.stdout.startswith(f"usage: trade-claims {name}")
        assert "python -m" not in helped.stdout
    wrong = run(installed, tmp_path, "sell")
    assert wrong.returncode == 2
    assert "There is no command 'sell'" in wrong.stderr
    assert re.fullmatch(r"trade-claims \d+\.\d+\S*\n", run(installed, tmp_path, "--version").stdout)


def test_installed_command_serves(installed: Path, tmp_path: Path) -> None:
    """The first page comes from the figures inside; Ctrl-C ends it."""
    port = free_port()
    command = [sys.executable, "-c", CALL, "serve", "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=surroundings(installed, tmp_path),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as said:
        assert f"127.0.0.1:{port}" in said.readline()
        (shipped,) = (installed / "etl" / "shipped" / "vintages").iterdir()
        with urlopen(f"http://127.0.0.1:{port}/health") as answer:
            assert shipped.name in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
