"""The command line: plain sentences and exit codes for whatever is typed or met."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.fetching.progress import Lines, shown
from etl.reader import SHIPPED_DATA, current_vintage, vintage_ids
from etl.schema import SCHEMA_VERSION
from tests.builders import copy_vintages, damage, refer
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.trial import run

KEY = "k0" * 16
Etl = Callable[..., tuple[int, str]]


def asked(data: Path, service: Service) -> list[object]:
    """A refresh of one year from the local service."""
    return ["refresh", "--data", data, "--since", 2020, "--until", 2020,
            "--source", "un-comtrade", "--freq", "A",
            "--base-url", f"un-comtrade={service.url}"]  # fmt: skip


# Bad input


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--reporter", "AZX"], "'AZX' is not a country code"),
        (["--partner", "Rusia"], "such as RUS for Russia"),
        (["--partner", "WLD"], "not a country code"),
        (["--reporter", "NES"], "not a country code"),
        (["--reporter", "EUR"], "group of countries"),
        (["--source", "nowhere"], "'nowhere' is not known"),
        (["--source", "imf-dots"], "comes by import"),
        (["--since", "2022", "--until", "2020"], "years are reversed"),
        (["--until", "1990"], "years are reversed"),
        (["--since", "20"], "years run from 1948"),
        (["--until", "9999"], "years run from 1948"),
        (["--since", "soon"], "invalid int value"),
        (["--base-url", "http://127.0.0.1"], "SOURCE=URL"),
        (["--base-url", "nowhere=http://127.0.0.1"], "SOURCE=URL"),
        (["--base-url", "un-comtrade=127.0.0.1"], "not a base address"),
        (["--base-url", "un-comtrade=http://u:p@host"], "no user name"),
        (["--nonsense"], "unrecognized arguments"),
        (["--world", "--partner", "RUS"], "leave out --reporter and --partner"),
        (["--calls-a-day", "0"], "not a number of calls a day"),
        (["--scheduler", "nonsense"], "'nonsense' is no --scheduler"),
        (["--scheduler", "http://host:80"], "looks like tcp://10.0.0.1:8786"),
        (["--offline", "--dry-run"], "leave one out"),
        (["--reporter", "AZE", "--partner", "AZE"], "cannot be its own partner"),
    ],
)
def test_bad_arguments_are_sentences(
    etl: Etl, data: Path, arguments: list[str], words: str
) -> None:  # fmt: skip
    """Exit 2, what is wrong, and nothing written."""
    code, said = etl("refresh", "--data", data, *arguments)
    assert code == 2
    assert words in said
    assert "Traceback" not in said
    assert not data.exists()


@pytest.mark.parametrize("command", ["refresh", "status", "check"])
def test_a_blank_data_folder_is_none(
    etl: Etl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """A variable of a script that is not set must not fill the folder one stands in."""
    monkeypatch.chdir(tmp_path)
    code, said = etl(command, "--data", "")
    assert code == 2
    assert "given as nothing" in said
    assert not list(tmp_path.iterdir())


def test_no_command_is_usage(etl: Etl) -> None:
    """Not a traceback."""
    assert etl()[0] == 2


def test_a_key_with_a_line_end_is_refused_unseen(etl: Etl, data: Path, service: Service) -> None:
    """A shell's heredoc adds one; the error must not quote it."""
    code, said = etl(*asked(data, service), COMTRADE_API_KEY=f"{KEY}\n{KEY}")
    assert code == 2
    assert KEY not in said


def test_a_data_folder_that_is_a_file(etl: Etl, tmp_path: Path, service: Service) -> None:
    """Not writable, whoever runs it."""
    file = tmp_path / "data"
    file.write_text("mine")
    code, said = etl(*asked(file, service))
    assert code == 2
    assert "cannot be written" in said
    assert file.read_text() == "mine"


def test_a_newer_schema_is_left_alone(etl: Etl, data: Path, service: Service) -> None:
    """It says which version is wanted; the folder stays as it is."""
    etl(*asked(data, service))
    (vintage,) = vintage_ids(data)
    manifest = data / "vintages" / vintage / "manifest.json"
    told, later = (f'"schema_version": {number}' for number in (SCHEMA_VERSION, 9))
    manifest.write_text(manifest.read_text().replace(told, later))
    for command in (asked(data, service), ["check", "--data", data]):
        code, said = etl(*command)
        assert code == 2
        assert "schema 9" in said
    assert vintage_ids(data) == [vintage]


def test_a_damaged_vintage_is_named(etl: Etl, data: Path, service: Service) -> None:
    """With no other one there is nothing to build on, and that is said."""
    etl(*asked(data, service))
    (vintage,) = vintage_ids(data)
    damage(data, vintage)
    code, said = etl(*asked(data, service))
    assert code == 2
    assert f"Vintage {vintage}" in said


@pytest.mark.parametrize(
    "text",
    [
        "[[corridor]]\nreporter = 7\npartners = []\nsince = 1992",
        '[[corridor]]\nreporter = "AZE"\npartners = ["XXX"]\nsince = 1992',
        '[[corridor]]\nreporter = "AZE"\n',
        "",
        "no toml",
    ],
)
def test_a_spoiled_corridor_file_is_named(
    etl: Etl, data: Path, service: Service, text: str
) -> None:  # fmt: skip
    """The file is kept by hand, so its mistakes are sentences too."""
    refer(data, "corridors.toml", text)
    code, said = etl(*asked(data, service))
    assert code == 2
    assert "orridor" in said


# What is done and said


def test_a_refresh_ends_in_a_summary(etl: Etl, data: Path, service: Service) -> None:
    """A pipe gets plain lines: each call, then what is new and what is not published."""
    service.trade.releases.pop((364, 2020))
    code, said = etl(*asked(data, service))
    assert code == 0
    assert "[1/1] un-comtrade: which years AZE GBR IRN RUS have published" in said
    assert "[2/10] un-comtrade: how AZE defines its years" in said
    assert "[5/10] un-comtrade: AZE 2020: all partners, X M, TOTAL" in said
    assert "New: un-comtrade AZE 2020, un-comtrade GBR 2020, un-comtrade RUS 2020" in said
    assert "Not published yet: un-comtrade IRN 2020" in said
    assert said.splitlines()[-1].startswith("10 calls, published vintage 20")
    assert etl(*asked(data, service))[1].splitlines()[-1] == "1 call, nothing new."


def test_the_data_folder_may_come_from_the_environment(
    etl: Etl, data: Path, service: Service
) -> None:
    """``TRADE_DATA`` stands in for ``--data``."""
    arguments = asked(Path("x"), service)
    del arguments[1:3]
    assert etl(*arguments, TRADE_DATA=str(data))[0] == 0
    assert current_vintage(data)


def test_a_dry_run_prints_the_plan(etl: Etl, data: Path, service: Service) -> None:
    """It asks nothing and writes nothing."""
    code, said = etl(*asked(data, service), "--dry-run")
    assert code == 0
    assert "un-comtrade: how AZE defines its years" in said
    assert "un-comtrade: AZE 2020: GBR IRN RUS WLD, X, AG2" in said
    *_, own, everyone = said.splitlines()
    assert own == "un-comtrade: 10 questions in 16 calls."
    assert everyone.startswith("In all: 10 questions in 16 calls, less than a minute at")
    assert not service.calls
    assert not data.exists()


def test_a_plan_says_how_long_it_takes(etl: Etl, data: Path) -> None:
    """As long as the slowest source at its pace, as all are asked side by side."""
    years = ["--since", 2015, "--until", 2024]
    _, said = etl("refresh", "--data", data, *years, "--dry-run")
    lines = said.splitlines()
    totals = [re.match(r"(\S+): ([\d,]+) questions? in ([\d,]+) calls?\.", line) for line in lines]
    found = {total[1]: (int(total[2]), int(total[3])) for total in totals if total}
    assert list(found) == ["un-comtrade", "imf-imts", "uk-hmrc"]
    questions, calls = (sum(numbers) for numbers in zip(*found.values(), strict=True))
    assert calls == len(lines) - len(found) - 1
    minutes = round(found["un-comtrade"][1] * 1.2 / 60)
    assert lines[-1].startswith(
        f"In all: {questions:,} questions in {calls} calls, some {minutes} minutes at"
    )
    assert minutes > 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--reporter", "KAZ", "--partner", "CHN"], "it reports only for GBR"),
        (["--reporter", "AZE", "--partner", "GBR", "--freq", "A"], "it has no figures by year"),
        (["--reporter", "GBR"], "it has nothing on these countries and years"),
    ],
)
def test_a_source_without_a_question_says_why(
    etl: Etl, data: Path, arguments: list[str], reason: str
) -> None:  # fmt: skip
    """Not a total of nothing; the others have theirs."""
    refer(data, "corridors.toml", "")
    years = ["--since", 2024, "--until", 2024]
    code, said = etl("refresh", "--data", data, *years, *arguments, "--dry-run")
    assert code == 0
    assert f"\nuk-hmrc: no question, {reason}.\n" in said
    assert re.search(r"^imf-imts: \d+ questions? in \d+ calls?\.$", said, re.MULTILINE)
    assert said.count("no question, ") == 1


def test_reporters_and_partners_may_be_named(etl: Etl, data: Path, service: Service) -> None:
    """In place of the corridors listed; any case, each once."""
    arguments = ["--reporter", "geo", "--partner", "RUS", "--partner", "aze", "--partner", "AZE"]
    _, said = etl(*asked(data, service), *arguments, "--dry-run")
    assert "GEO 2020: AZE RUS WLD" in said
    assert "AZE 2020: GEO WLD" in said
    assert "RUS 2020: GEO WLD" in said


def test_set_aside_is_exit_1(etl: Etl, data: Path, service: Service) -> None:
    """The rest is published, and the reason stands in the summary."""
    service.edit = lambda rows: [
        row | {"primaryValue": -1} if row["reporterCode"] == 643 else row for row in rows
    ]
    code, said = etl(*asked(data, service))
    assert code == 1
    assert "Set aside: un-comtrade RUS 2020" in said
    vintage = current_vintage(data)
    assert vintage
    assert "RUS" not in set(vintage.flows["reporter"])


def test_quota_is_exit_3_with_the_time(etl: Etl, data: Path, service: Service) -> None:
    """And the same command goes on from there."""
    service.quota = 3
    code, said = etl(*asked(data, service))
    assert code == 3
    assert "quota of calls is used up" in said
    assert "Repeat after 20" in said
    assert "same command goes on" in said
    service.quota = None
    assert etl(*asked(data, service))[0] == 0


def test_no_service_is_exit_3(etl: Etl, data: Path, service: Service) -> None:
    """Nothing listens there."""
    service.url = "http://127.0.0.1:9"
    code, said = etl(*asked(data, service))
    assert code == 3
    assert "connection failed" in said


def test_a_wrong_path_asks_for_the_base_address(etl: Etl, data: Path, service: Service) -> None:
    """A mirror is often one path segment off."""
    service.url += "/elsewhere"
    code, said = etl(*asked(data, service))
    assert code == 3
    assert "Resource not found" in said
    assert "base address" in said


def test_offline_asks_nothing(etl: Etl, data: Path, service: Service) -> None:
    """Also where nothing was ever fetched."""
    code, said = etl(*asked(data, service), "--offline")
    assert (code, said) == (0, "0 calls, nothing new.\n")
    assert not service.calls


def test_check_names_what_is_wrong(etl: Etl, data: Path) -> None:
    """The shipped figures pass; a folder without any is a sentence."""
    code, said = etl("check", "--data", data)
    assert code == 2
    assert "no vintage" in said
    copy_vintages(SHIPPED_DATA, data)
    code, said = etl("check", "--data", data)
    assert code == 0
    assert "0 errors" in said.splitlines()[-1]


@pytest.mark.parametrize("command", ["refresh", "check"])
def test_help_has_examples(etl: Etl, command: str) -> None:
    """Each command shows how it is typed, and what its exit codes mean."""
    code, said = etl(command, "--help")
    assert code == 0
    assert f"python -m etl {command}" in said
    assert "examples:" in said
    assert "exit codes:" in said


def test_a_reader_who_leaves_is_no_error(data: Path, service: Service) -> None:
    """``| head`` closes the pipe; the refresh is done all the same."""
    script = (
        "import os, sys; from etl import __main__, seams; seams.entry_points = lambda **_: ();"
        "r, w = os.pipe(); os.dup2(w, 1); os.close(w); os.close(r);"
        "sys.exit(__main__.main(sys.argv[1:]))"
    )
    code, said = run(*asked(data, service), program=("-c", script))
    assert "Traceback" not in said
    assert "Exception" not in said
    assert code == 0
    assert current_vintage(data)


def test_a_terminal_gets_a_bar() -> None:
    """With what is asked, the calls done and the time left, and lines that stay above it."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    with shown(screen) as progress:
        assert not isinstance(progress, Lines)
        progress.expect(2)
        progress.asking("un-comtrade: AZE [2020]")
        progress.answered()
        progress.line("stays")
    assert "AZE [2020]" in screen.getvalue()
    assert "1/2" in screen.getvalue()
    assert "stays" in screen.getvalue()


# The key


@pytest.mark.parametrize("kind", ["", "401", "403", "500", "echo", "cut-off", "404-html"])
def test_the_key_appears_nowhere(etl: Etl, data: Path, service: Service, kind: str) -> None:
    """Not in a file, nor in what is said, nor in an address, whatever goes wrong."""
    service.key = KEY
    service.faults = [Fault(kind, 1, 99, where="/data/v1/get")] if kind else []
    code, said = etl(*asked(data, service), COMTRADE_API_KEY=KEY)
    assert (code == 0) == (not kind)
    assert KEY not in said
    assert "Traceback" not in said
    for path in data.rglob("*"):
        assert KEY not in path.name
        assert not path.is_file() or KEY.encode() not in path.read_bytes()
    assert all(KEY not in address for address in service.paths())
    assert any(KEY in headers.values() for _, headers in service.calls)


def test_a_wrong_key_is_exit_2(etl: Etl, data: Path, service: Service) -> None:
    """It fails at the first question, and says what to do."""
    service.key = KEY
    code, said = etl(*asked(data, service), COMTRADE_API_KEY="another")
    assert code == 2
    assert "Check the key, or unset it" in said
    assert len(service.paths("/data/v1/get")) == 1


def test_the_manifest_holds_what_was_asked(etl: Etl, data: Path, service: Service) -> None:
    """Each input's query and address, so that anyone can ask the same."""
    service.trade = Trade.of((31,), [2020])
    etl(*asked(data, service))
    (vintage,) = vintage_ids(data)
    manifest = json.loads((data / "vintages" / vintage / "manifest.json").read_text())
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert {item["query"] for item in manifest["inputs"]} >= {"AZE 2020: all partners, X M, TOTAL"}
