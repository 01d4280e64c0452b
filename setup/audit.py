"""Ask the OSV database whether a locked package has a known hole; fail only if one has.

A check runs on machines without a network too, so whatever keeps the database from answering
costs one sentence and a bounded time. The question is OSV's batch query, one entry a package:
https://google.github.io/osv.dev/post-v1-querybatch/
"""

import argparse
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import requests

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
DATABASE = "https://api.osv.dev/v1/querybatch"
PATIENCE = 20.0  # seconds for the whole conversation, names looked up and slow answers included
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


class NotAuditedError(Exception):
    """Why nothing is known of the packages, in words that end a sentence."""


class Pin(NamedTuple):
    """A package and the one version of it that is installed."""

    name: str
    version: str


def main(arguments: Sequence[str] | None = None) -> int:
    """1 where a package has a known hole, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lock", type=Path, default=LOCK)
    parser.add_argument("--database", default=DATABASE)
    parser.add_argument("--patience", type=float, default=PATIENCE)
    options = parser.parse_args(arguments)
    pins = [Pin(*found) for found in PIN.findall(options.lock.read_text(encoding="utf-8"))]
    try:
        holes = read(pins, ask_in_time(pins, options.database, options.patience))
    except NotAuditedError as reason:
        print(f"The packages were not checked for known holes: {reason}.")
        return 0
    for pin, names in holes.items():
        print(f"{pin.name} {pin.version} has a known hole: {', '.join(names)}.")
    if holes:
        print(
            "https://osv.dev tells of each. Raise the version in pyproject.toml, then `make lock`."
        )
    return int(bool(holes))


def ask_in_time(pins: Sequence[Pin], database: str, patience: float) -> object:
    """Return what the database answers within so many seconds.

    The limits of `requests` hold for each step, not for a name server that is silent or an
    answer that drips; a thread that is left behind ends with the process.

    Raises:
        NotAuditedError: There is no answer.
    """
    answers: list[object] = []

    def wait() -> None:
        answers.append(ask(pins, database, patience))

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    thread.join(patience)
    answer = answers[0] if answers else NotAuditedError(f"no answer within {patience:g} seconds")
    if isinstance(answer, NotAuditedError):
        raise answer
    return answer


def ask(pins: Sequence[Pin], database: str, patience: float) -> object:
    """Return the answer, read as JSON, or why there is none."""
    queries = [
        {"package": {"name": pin.name, "ecosystem": "PyPI"}, "version": pin.version} for pin in pins
    ]
    try:
        reply = requests.post(database, json={"queries": queries}, timeout=patience)
        reply.raise_for_status()
        answer: object = reply.json()
    except requests.JSONDecodeError:
        return NotAuditedError("the database's answer is not JSON")
    except requests.HTTPError as error:
        return NotAuditedError(f"the database answered {error.response.status_code}")
    except requests.RequestException:
        return NotAuditedError("the database is out of reach")
    return answer


def read(pins: Sequence[Pin], answer: Any) -> dict[Pin, list[str]]:  # noqa: ANN401 -- whatever JSON holds
    """Return the names of the known holes by package, of those that have one.

    Raises:
        NotAuditedError: The answer has another form, or lacks a part.
    """
    try:
        found = zip(pins, answer["results"], strict=True)
        holes = {pin: [one["id"] for one in result.get("vulns", [])] for pin, result in found}
        cut = any("next_page_token" in result for result in answer["results"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = "the database answered in another form"
        raise NotAuditedError(message) from error
    known = {pin: names for pin, names in holes.items() if names}
    if cut and not known:
        message = "the database gave a part of its answer"
        raise NotAuditedError(message)
    return known


if __name__ == "__main__":
    raise SystemExit(main())
