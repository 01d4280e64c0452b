"""``python -m dashboard`` as it is typed: what it prints, how it ends, what it returns."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.error import HTTPError

import pytest

from dashboard.serving.workers import can_fork
from tests.builders import flow, pair, publish_rows

TIMEOUT: Final = 120  # seconds; machines that run tests are busy
Command = Callable[..., subprocess.CompletedProcess[str]]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end in a process of its own, as it is typed."""
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments],
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


@contextmanager
def listener() -> Iterator[int]:
    """Occupy a port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Give the server, listening, and the line it printed."""
    with listener() as port:
        pass
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", "--port", str(port), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline()
        finally:
            process.kill()


def test_serves_until_interrupted() -> None:
    """It prints where, on loopback unless told, answers there, and Ctrl-C ends it quietly.

    It answers to a name that is allowed, and to no other.
    """
    with serving("--allow-host", "trade.example") as (process, line):
        assert line.startswith("Trade claims, checked: http://127.0.0.1:")
        address = line.split("checked: ")[1].split()[0]
        with urllib.request.urlopen(f"{address}/health", timeout=TIMEOUT) as reply:  # noqa: S310 -- loopback
            assert reply.read().startswith(b"ok ")
        for name, status in (("trade.example:80", 200), ("other.example", 400)):
            connection = HTTPConnection(address.removeprefix("http://"), timeout=TIMEOUT)
            connection.request("GET", "/health", headers={"Host": name})
            assert connection.getresponse().status == status
            connection.close()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=TIMEOUT)
    assert process.returncode == 0
    assert "Traceback" not in errors


@pytest.mark.skipif(not can_fork(), reason="one process serves here")
def test_several_serve_until_interrupted(tmp_path: Path) -> None:
    """They answer at one address, and one of them alone says what is missing."""
    with serving("--workers", "2", "--data", str(tmp_path)) as (process, line):
        address = line.split("checked: ")[1].split()[0]
        for _ in range(4):
            with pytest.raises(HTTPError, match="503"):
                urllib.request.urlopen(f"{address}/health", timeout=TIMEOUT)  # noqa: S310 -- loopback
        assert process.stderr is not None
        errors = next(text for text in process.stderr if "python -m etl refresh" in text)
        process.send_signal(signal.SIGINT)
        errors += process.communicate(timeout=TIMEOUT)[1]
    assert process.returncode == 0
    assert errors.count("python -m etl refresh") == 1
    assert "Traceback" not in errors


@pytest.mark.parametrize("workers", ["0", "-1", "many", "1000"])
def test_wrong_number_of_workers_is_refused(command: Command, workers: str) -> None:
    """Before anything is started."""
    done = command(f"--workers={workers}")
    assert done.returncode == 2
    assert f"{workers!r} is not a number of processes" in done.stderr


def test_taken_port_is_a_sentence() -> None:
    """It says which, and with which option to choose another."""
    with listener() as port:
        done = run("--port", str(port))
    assert done.returncode == 2
    assert f"127.0.0.1 port {port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["0", "70000", "http", "-1"])
def test_wrong_port_is_refused(command: Command, port: str) -> None:
    """Before anything is started."""
    done = command(f"--port={port}")
    assert done.returncode == 2
    assert f"{port!r} is not a port" in done.stderr


@pytest.mark.parametrize("name", ["", "a b", "https://x.org", "x.org:80", "x/y", "*", "é.example"])
def test_wrong_name_is_refused(command: Command, name: str) -> None:
    """A name is told as it stands in a Host header, without a port."""
    done = command(f"--allow-host={name}")
    assert done.returncode == 2
    assert f"{name!r} is not a name" in done.stderr


def test_serves_without_figures_and_says_so(tmp_path: Path) -> None:
    """The server starts, so that a refresh can follow; what is missing stands on the terminal."""
    with serving("--data", str(tmp_path)) as (process, line):
        assert "http://" in line
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=TIMEOUT)
    assert "python -m etl refresh" in errors
    assert process.returncode == 0


def test_claims_prints_every_verdict() -> None:
    """One is not to be checked yet, so the command returns 1; sentence and rule's place stand."""
    done = run("claims")
    assert done.returncode == 1
    assert "“Russian exports account for 75% of it”" in done.stdout
    assert "Cannot be checked" in done.stdout
    assert "docs/claims.md" in done.stdout
    assert done.stderr == ""


def test_one_claim_that_holds_returns_0(command: Command) -> None:
    """The verdict is the claim's own, and no other's."""
    done = command("claims", "--id", "russian-exports-in-the-pair")
    assert done.returncode == 0
    assert done.stdout.startswith("Supported ")
    assert "10%" not in done.stdout


def test_year_may_be_another(command: Command) -> None:
    """The same sentence of 2021: 8.8%, which is not ten but near."""
    done = command("claims", "--id", "russia-share-of-turnover", "--year", "2021")
    assert done.returncode == 0
    assert "8.8%" in done.stdout
    assert "2021" in done.stdout


def test_json_is_that_of_the_page(command: Command) -> None:
    """Fields as documented, readings included."""
    done = command("claims", "--id", "italy-main-partner", "--json")
    (claim,) = json.loads(done.stdout)["claims"]
    assert claim["id"] == "italy-main-partner"
    assert claim["verdict"] == "supported"
    assert claim["readings"]


def test_wrong_id_names_the_known(command: Command) -> None:
    """2, and the ids there are."""
    done = command("claims", "--id", "nothing")
    assert done.returncode == 2
    assert "'nothing'" in done.stderr
    assert "italy-main-partner" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("year", ["20", "next", "٢٠٢١", "99999"])
def test_wrong_year_is_refused(command: Command, year: str) -> None:
    """2, in a sentence."""
    done = command("claims", "--year", year)
    assert done.returncode == 2
    assert "is not a year" in done.stderr
    assert "Traceback" not in done.stderr


def test_claims_without_figures(command: Command, tmp_path: Path) -> None:
    """2 and what to do; the folder may be named by the environment too."""
    done = command("claims", TRADE_DATA=str(tmp_path))
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
    assert "python -m etl" in done.stderr


def test_claim_that_cannot_be_checked_returns_1(command: Command, tmp_path: Path) -> None:
    """A folder that knows one flow only leaves the claims about shares open."""
    publish_rows(tmp_path, [flow(1e9)])
    done = command("claims", "--id", "russia-share-of-turnover", "--data", str(tmp_path))
    assert done.returncode == 1
    assert done.stdout.startswith("Cannot be checked")


@pytest.mark.parametrize(
    ("percent", "moved", "words"),
    [
        (40, ["Supported to not supported: russia-turnover-grew-2021"], "1 verdict moved"),
        (12, [], "0 verdicts moved"),
    ],
)
def test_verdicts_that_moved(
    command: Command, tmp_path: Path, percent: float, moved: list[str], words: str
) -> None:  # fmt: skip
    """Those that are others on the newer vintage, each with its sentence, and how many."""
    first = publish_rows(tmp_path, [*pair(50, 50), *pair(56, 56, period="2021")])
    grown = pair(50 + percent / 2, 50 + percent / 2, period="2021")
    second = publish_rows(tmp_path, [*pair(50, 50), *grown], "2026-01-02T00:00:00Z")
    done = command("claims", "--data", str(tmp_path), "--vintage", second, "--against", first)
    *lines, last = done.stdout.splitlines()
    assert done.returncode == 0
    assert [line for line in lines if not line.startswith("  “")] == moved
    assert last == f"{words} from {first} to {second}."


def test_reader_who_leaves_gets_no_traceback() -> None:
    """``claims | head`` closes the pipe before all is said."""
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", "claims", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(TIMEOUT) == 0


def test_help_has_examples(command: Command) -> None:
    """Whoever asks sees what to type."""
    done = command("--help")
    assert done.returncode == 0
    assert "python -m dashboard claims --json" in done.stdout
