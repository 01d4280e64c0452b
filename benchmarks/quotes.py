"""How much of what is really said is read: quotes that nobody had seen who taught the reading.

`python benchmarks/quotes.py` reads `quotes/<language>.csv`: quotes as fact-checkers collect them,
written without a look at how texts are read, their figures made up, each with what its words alone
say. It prints, by language, of how many claims a page comes how near, and what it judges although
no word says so; `--verbose` lists all that is not right at once. There is no bar: how much was
read of a set before anyone had looked at it is in
docs/decisions/033-quotes-nobody-had-seen.md.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import words_alone

from dashboard.address.resolve import limits_of
from dashboard.frames.checked_text import Asked, CheckedText, checked_text
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.state.vocabularies import vocabulary, words_of
from etl.reader import SHIPPED_DATA

QUOTES = Path(__file__).with_name("quotes")


class Quote(NamedTuple):
    """What was said in a year, and what its words tell: nothing where they claim nothing."""

    name: str
    said_in: int
    text: str
    told: Sequence[words_alone.Told]


def main() -> None:
    """Read them and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("tables", type=Path, nargs="*", default=sorted(QUOTES.glob("*.csv")))
    options.add_argument("--verbose", action="store_true")
    asked = options.parse_args()
    snapshot = Repository(SHIPPED_DATA).snapshot()
    told = ", ".join(name for key, name in words_alone.OUTCOMES.items() if key != "wrong")
    print(f"Claims by what their words alone say: {told}")
    for table in asked.tables:
        _print(table, snapshot, is_verbose=asked.verbose)


def quotes(table: Path) -> Iterator[Quote]:
    """The quotes of a table, in its order. A claim after the first has a row without the words."""
    with table.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for first in (row for row in rows if row["quote"]):
        told = [row for row in rows if row["id"] == first["id"] and row["operation"]]
        claims = [words_alone.Told.of(row) for row in told]
        yield Quote(first["id"], int(first["said_in"]), first["quote"], claims)


def _print(table: Path, snapshot: Snapshot, *, is_verbose: bool) -> None:
    limits, found = limits_of(snapshot), Counter[str]()
    unsaid, idle = 0, Counter[bool]()
    for quote in quotes(table):
        words = words_of(quote.text, "", partial(vocabulary, SHIPPED_DATA, snapshot))
        checked = checked_text(Asked(quote.text, quote.said_in), words, snapshot, limits)
        outcomes = [words_alone.nearest(one, checked) for one in quote.told]
        found.update(outcomes)
        judged = words_alone.wrong(quote.told, checked)
        unsaid += len(judged)
        if not quote.told:
            idle[bool(checked.claims)] += 1
        is_right = {*outcomes} <= {"first", "asked"} and (quote.told or not checked.claims)
        if is_verbose and (judged or not is_right):
            _list(quote, outcomes, checked)
    claims = found.total()
    counted = " ".join(f"{found[name]:>4}" for name in words_alone.OUTCOMES if name != "wrong")
    right = (found["first"] + found["asked"]) / max(claims, 1)
    print(f"  {table.stem:<4} {counted}  of {claims}: {right:.0%} right at once or asked for")
    print(f"       judged although no word says so: {unsaid}")
    print(f"       read or offered of {idle.total()} that claim nothing: {idle[True]}")


def _list(quote: Quote, outcomes: Sequence[str], checked: CheckedText) -> None:
    print(f"- {quote.name} ({quote.said_in}) {quote.text}")
    for outcome, one in zip(outcomes, quote.told, strict=True):
        print(f"    {outcome}: {' '.join(part for part in one if part)}")
    for claim in checked.claims:
        way = (claim.senses or claim.readings)[0]
        print(f"    {'?' if claim.is_open else '='} {way.evaluation.claim.sentence}")
    for each in checked.unread:
        print(f"    - {each.reason}: {quote.text[each.start : each.end]}")


if __name__ == "__main__":
    main()
