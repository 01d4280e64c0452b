"""``python -m dashboard check`` as it is typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TIMEOUT = 120  # seconds


def check(text: str | bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command on what is typed in."""
    given = text.encode() if isinstance(text, str) else text
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "check", *arguments],
        input=given,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )


TRUE = "Russia was 8.8% of Azerbaijan's turnover in 2021."
FALSE = "Russia was 18.8% of Azerbaijan's turnover in 2021."


@pytest.mark.parametrize(
    ("text", "code"), [(TRUE, 0), (FALSE, 1), (f"{TRUE} {FALSE}", 1), ("Good morning.", 2)]
)
def test_how_it_ends_says_how_it_stands(text: str, code: int) -> None:
    """0 all supported, 1 some not, 2 nothing to check."""
    assert check(text, "-").returncode == code


def test_what_words_may_mean_is_printed_and_not_judged() -> None:
    """Each meaning with its page; nobody has said yet which it is."""
    found = check("Azerbaijan – Russia, a love story in exports: $921 million in 2021.", "-")
    printed = found.stdout.decode()
    assert found.returncode == 1
    assert "Supported" not in printed
    assert printed.count("/check?") == 2
    assert (
        "Exports of Azerbaijan to Russia were US$\N{NO-BREAK SPACE}921 million in 2021" in printed
    )


RUSSIAN = "Россия обеспечила {}% внешнеторгового оборота Азербайджана в 2021 году."


@pytest.mark.parametrize(("share", "code"), [("8,8", 0), ("18,8", 1)])
def test_a_language_is_one_that_has_a_file(share: str, code: int) -> None:
    """Russian has; one that has none is refused, with those that have."""
    assert check(RUSSIAN.format(share), "-", "--lang", "ru").returncode == code
    refused = check(RUSSIAN, "-", "--lang", "xx")
    assert refused.returncode == 2
    assert "ru" in refused.stderr.decode()


def test_json_has_what_each_reading_asserts_and_its_verdict(tmp_path: Path) -> None:
    """Of a file: the words, where they stand, the reading in explicit terms, figure and page."""
    file = tmp_path / "text.txt"
    file.write_text(f"Good morning. {TRUE} Will trade of Iran grow by 5%?", "utf-8")
    told = json.loads(check("", str(file), "--json").stdout)
    (claim,) = told["claims"]
    assert claim["quote"] == TRUE
    (reading,) = claim["readings"]
    assert reading["asserts"] == {
        "reporter": "AZE", "partner": "RUS", "measure": "share of turnover", "operation": "level",
        "period": "2021", "since": "", "relation": "is", "value": 8.8, "precision": 0.1,
        "only": "", "than": "", "unit": "percent",
    }  # fmt: skip
    assert reading["verdict"] == "supported"
    assert reading["value"] == pytest.approx(8.8, abs=0.05)
    assert reading["page"].startswith("/check?")
    assert reading["receipt"].startswith("/receipt?")
    assert [one["reason"] for one in told["unread"]] == ["forecast"]


@pytest.mark.parametrize(
    ("text", "arguments", "told"),
    [
        (b"\xff\xfe\x00", (), "not UTF-8"),
        ("x" * 50_001, (), "too many"),
        (TRUE, ("--date", "yesterday"), "not a day"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(
    text: str | bytes, arguments: tuple[str, ...], told: str
) -> None:
    """Never a traceback."""
    done = check(text, "-", *arguments)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_file_that_is_not_there_is_named() -> None:
    """With what is wrong."""
    done = check("", "no-such-file.txt")
    assert done.returncode == 2
    assert "no-such-file.txt" in done.stderr.decode()
