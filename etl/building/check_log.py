"""Which findings stay true of figures that are carried over, for builds and imports alike. Pure."""

from collections.abc import Iterable
from typing import Any, Final

from etl.problems import Problem
from etl.schema import DataSet

REVISIONS: Final = frozenset({"vanished", "partner gone", "moved"})
"""Rules about what changed since the base: true of one vintage, not of those after it."""


def still_noted(manifest: dict[str, Any], touched: Iterable[DataSet]) -> list[dict[str, Any]]:
    """The base's notes on data sets not looked at now, but for those on its own revisions."""
    looked_at = set(touched)
    return [
        note
        for note in manifest.get("checks", [])
        if note["rule"] not in REVISIONS and DataSet(**note["data_set"]) not in looked_at
    ]


def noted(problems: Iterable[Problem], older: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The older notes and the new ones, each once, as the manifest lists them."""
    found = [problem.as_dict() for problem in problems if problem.level != "error"]
    said = {_told(note) for note in older}
    return [*older, *(note for note in found if _told(note) not in said)]


def _told(note: dict[str, Any]) -> str:
    return f"{note['rule']} {sorted(note['data_set'].items())} {note['message']}"


def accepted(problem: Problem) -> Problem:
    """The user knows that figures are gone; the fact stays listed."""
    if problem.rule != "vanished":
        return problem
    return Problem("note", problem.rule, problem.data_set, problem.message, problem.rows)
