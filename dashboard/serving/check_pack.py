"""Checks the files beside it, offline, and works out every number of data.csv anew.

Run it where the files were unpacked: python3 check.py. It needs Python 3.10 and nothing else. First
every file is held against its hash in SHA256SUMS; then the workings in receipts.json are calculated
from figures.csv and statements.csv and held against data.csv. It calculates, and runs nothing it
reads. The exit code is 0 where nothing differs, else 1, and what differs is named.
"""

import ast
import csv
import hashlib
import json
import math
import operator
import re
import sys
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
SUMS, PACKAGE, DATA = "SHA256SUMS", "datapackage.json", "data.csv"
BESIDE = {"check.py", "README.md", PACKAGE}  # the files that the package does not list


class Range(NamedTuple):
    """All a number may be, and what it is as said; None where what was said differs."""

    low: float
    high: float
    said: float | None

    def middle(self) -> float:
        """As said, else half-way."""
        return (self.low + self.high) / 2 if self.said is None else self.said


def combined(of: Callable[[float, float], float], a: Range, b: Range) -> Range:
    """From the least to the most that any ends of two numbers make."""
    ends = [of(one, other) for one in a[:2] for other in b[:2]]
    said = None if a.said is None or b.said is None else of(a.said, b.said)
    return Range(min(ends), max(ends), said)


def wide(*every: Range) -> Range:
    """The first, as wide as all of them."""
    return Range(min(one.low for one in every), max(one.high for one in every), every[0].said)


def meet(a: Range, b: Range) -> Range:
    """What both allow, by the word of the narrower. Raises ValueError where they share nothing."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    # Two roundings that only touch are of different figures.
    if low > high or (low == high and a.low != a.high and b.low != b.high):
        raise ValueError(a, b)
    words = [one.said for one in sorted((a, b), key=lambda one: one.high - one.low)]
    inside = [said for said in words if said is not None and low <= said <= high]
    return Range(low, high, low if low == high else next(iter(inside), None))


def agree(*said: Range) -> Range:
    """What all statements allow; where they cannot all be true, all that any does."""
    try:
        return reduce(meet, sorted(said, key=lambda one: (one.high - one.low, one.low)))
    except ValueError:
        return wide(*said)._replace(said=None)


SIGNS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
WORDS: dict[str, Callable[..., Range]] = {
    "part": lambda a, b: combined(lambda one, rest: one / (one + rest), a, b),
    "max": lambda a, b: combined(max, a, b),
    "upto": lambda a, b: Range(a.low, a.high + b.high, None),
}
WORDS |= {"wide": wide, "meet": meet, "agree": agree}


class Workings:
    """Calculates workings from figures by their names, and from lists of countries."""

    def __init__(self, figures: dict[str, Range], rankings: dict[str, Any]) -> None:
        self.figures, self.rankings = figures, rankings
        self.ranked: dict[str, dict[str, float]] = {}

    def value(self, text: str) -> Range:
        """What a working comes to; an error where it is none or names what is not there."""
        return self.calculate(ast.parse(text, mode="eval").body)

    def calculate(self, node: Any) -> Range:  # noqa: ANN401 -- an error where it is another node
        """One step: a number, a name, a sign between two, or a word with what it takes."""
        if isinstance(node, ast.Constant):
            return Range(*[float(str(node.value))] * 3)
        if isinstance(node, ast.Name):
            return self.figures[node.id]
        if isinstance(node, ast.BinOp):
            one, other = self.calculate(node.left), self.calculate(node.right)
            return combined(SIGNS[type(node.op)], one, other)
        if node.func.id == "rank":
            return self.rank(*(argument.id for argument in node.args))
        return WORDS[node.func.id](*map(self.calculate, node.args))

    def rank(self, name: str, country: str) -> Range:
        """One more than the countries of a list that have more than this one."""
        if name not in self.ranked:
            lines = self.rankings[name]["partners"].items()
            self.ranked[name] = {code: self.value(line).middle() for code, line in lines}
        amounts = self.ranked[name]
        return Range(*[1.0 + sum(one > amounts[country] for one in amounts.values())] * 3)


def broken() -> list[str]:
    """Tell which files are not as they were packed."""
    *lines, rest = (HERE / SUMS).read_bytes().decode("latin-1").split("\n")
    found = [re.fullmatch(r"([0-9a-f]{64})  ([A-Za-z][A-Za-z0-9.]*)", line) for line in lines]
    hashes = {one[2]: one[1] for one in found if one}
    is_whole = not rest and all(found) and hashes.keys() >= BESIDE
    wrong = [] if is_whole else [f"{SUMS}: it is not whole."]
    for name, told in hashes.items():
        content = (HERE / name).read_bytes() if (HERE / name).is_file() else b""
        if hashlib.sha256(content).hexdigest() != told:
            wrong.append(f"{name}: it is not as {SUMS} has it.")
    if wrong:
        return wrong
    resources = json.loads((HERE / PACKAGE).read_bytes())["resources"]
    listed = {one["path"]: (one["hash"], one["bytes"]) for one in resources}
    for name in sorted(listed.keys() | hashes.keys() - BESIDE):
        size = (HERE / name).stat().st_size if (HERE / name).is_file() else -1
        if listed.get(name) != (f"sha256:{hashes.get(name)}", size):
            wrong.append(f"{name}: {PACKAGE} and {SUMS} tell different things of it.")
    return wrong


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table by the names of its columns."""
    with (HERE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fault(row: dict[str, str], receipt: dict[str, Any], workings: Workings) -> str:
    """What is wrong with a number, in words; blank where it is found the same."""
    try:
        given = [float(row[name] or row["value"]) for name in ("value", "low", "high")]
        value = workings.value(receipt["working"])
    except Exception as error:  # noqa: BLE001 -- a number or a working may be wrong in any way
        return f"it cannot be worked out: {error!r}"
    worked, told = (
        [value.middle(), *value[:2]],
        [receipt[name] for name in ("value", "low", "high")],
    )
    pairs = [*zip(given, worked, strict=True), *zip(given, told, strict=True)]
    if all(math.isclose(*pair, rel_tol=1e-12, abs_tol=1e-9) for pair in pairs):
        return ""
    return f"value, low and high are {given}, by the figures {worked}, in the receipt {told}"


def elsewhere(data: list[dict[str, str]]) -> Iterator[str]:
    """Tell how many numbers stand in columns that are not made of figures of trade."""
    resources = json.loads((HERE / PACKAGE).read_bytes())["resources"]
    fields = next(one for one in resources if one["path"] == DATA)["schema"]["fields"]
    made = {"value", "low", "high"} if data and "receipt" in data[0] else set()
    for name in [one["name"] for one in fields if one["type"] in {"number", "integer"}]:
        many = sum(bool(row[name]) for row in data)
        if many and name not in made:
            yield f"  {many} numbers in the column {name}, which are not made of these figures."


def main() -> int:
    """Check all, tell what was found, and return the exit code."""
    if wrong := broken():
        print(*wrong, sep="\n")
        return 1
    print(f"{SUMS}: every byte of every file is as it was packed.")
    receipts, data = json.loads((HERE / "receipts.json").read_bytes()), table(DATA)
    figures = {one["id"]: Range(*[float(one["value_usd"])] * 3) for one in table("figures.csv")}
    for one in table("statements.csv"):
        figures[one["id"]] = Range(*(float(one[name]) for name in ("low", "high", "value")))
    workings = Workings(figures, receipts["rankings"])
    by_row = {one["row"]: one for one in receipts["numbers"] if one["working"]}
    same: list[str] = []
    for number, receipt in by_row.items():
        told = fault(data[number - 1] if number <= len(data) else {}, receipt, workings)
        wrong += [f"{DATA}, row {number}: {told}."] if told else []
        same += [] if told else [receipt["working"]]
    said = sum(not re.search(r"\bf\d|[-+*/]|part|rank", text) for text in same)
    stated = sum(bool(re.search(r"\bs\d", text)) for text in same) - said
    single = sum(bool(re.fullmatch(r"f\d+", text)) for text in same)
    without = sum(bool(row.get("value")) for n, row in enumerate(data, 1) if n not in by_row)
    print(*wrong, f"{len(same) - said} numbers recomputed and found the same;", sep="\n")
    print(f"  {single} of them are one figure, {stated} rest on statements too, taken as said.")
    print(f"Not recomputed: {said} numbers that were only said (statements.csv),")
    print(*[f"  {without} numbers without a working.", *elsewhere(data)], sep="\n")
    print(f"Differing: {len(wrong)}.")
    return min(1, len(wrong))


if __name__ == "__main__":
    sys.exit(main())
