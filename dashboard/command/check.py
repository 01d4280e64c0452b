"""``python -m dashboard check``: every claim of trade in a text, with its verdict."""

import argparse
import json
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from dashboard.address.resolve import limits_of
from dashboard.claims.rule import Verdict
from dashboard.frames.checked_text import MOST, Asked, CheckedText, checked_text
from dashboard.frames.checked_text_json import checked_text_json
from dashboard.prose.grammar import LONGEST
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.state.vocabularies import vocabulary, words_of
from dashboard.text.claims import headline
from dashboard.text.language import say
from dashboard.text.pages.checked_text import LEFT, TO_CONFIRM
from dashboard.text.unread import assumed, rate_line, unread
from dashboard.text.verdicts import VERDICT_NAMES
from etl.vintage import DataError

_INDENT: Final = " " * 18


def check_text(options: argparse.Namespace) -> int:
    """0 all supported; 1 some are not; 2 nothing to check, or not possible as asked."""
    try:
        text = _text(options.file)
        snapshot = Repository(options.data).snapshot()
        words = words_of(text, options.lang, partial(vocabulary, options.data, snapshot))
    except (DataError, OSError, UnicodeDecodeError) as error:
        print(_sentence(options.file, error), file=sys.stderr)
        return 2
    if len(text) > LONGEST:
        print(f"{len(text):,} characters are too many: at most {LONGEST:,}.", file=sys.stderr)
        return 2
    year = int((options.date or datetime.now(UTC).date().isoformat())[:4])
    checked = checked_text(Asked(text, year), words, snapshot, limits_of(snapshot))
    if options.json:
        print(json.dumps(checked_text_json(text, checked, snapshot), ensure_ascii=False, indent=1))
    else:
        _print(text, checked, snapshot)
    if not checked.claims:
        return 2
    return int(any(claim.verdict is not Verdict.SUPPORTED for claim in checked.claims))


def _text(file: str) -> str:
    """What a file or, for ``-``, the input says. Raises OSError and UnicodeDecodeError."""
    # A little more than is read, so that what is too long can be told.
    most = 4 * (LONGEST + 1)
    if file == "-":
        return sys.stdin.buffer.read(most).decode()
    with Path(file).open("rb") as opened:
        return opened.read(most).decode()


def _sentence(file: str, error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"{file} is not UTF-8 text."
    if isinstance(error, OSError):
        return f"{file} cannot be read: {error.strerror or error}."
    return str(error)


def _in_line(quote: str) -> str:
    """Words that may go on over several lines, in one."""
    return " ".join(quote.split())


def _print(text: str, checked: CheckedText, snapshot: Snapshot) -> None:
    for claim in checked.claims:
        told = TO_CONFIRM if claim.is_open else VERDICT_NAMES[claim.verdict]
        print(f"{say(told):<18} \u201c{_in_line(claim.quote)}\u201d")
        if claim.candidate.unread:
            print(f"{_INDENT} {unread(claim.candidate.unread)} It may mean:")
        shown = claim.senses or claim.of_its_time[: 1 if claim.is_open else None]
        for one in shown:
            print(f"{_INDENT} {one.evaluation.claim.sentence}")
            if not claim.is_open:
                print(f"{_INDENT} {headline(one.evaluation, snapshot)}")
            if one.rate:
                print(f"{_INDENT} {rate_line(one.rate, one.reading.said.currency)}")
            if told_so := assumed(one.reading.assumed):
                print(f"{_INDENT} Assumed: {told_so}")
            print(f"{_INDENT} {one.page}")
        print()
    for skipped in checked.unread:
        print(f"{'-':<18} \u201c{_in_line(text[skipped.start : skipped.end])}\u201d")
        print(f"{_INDENT} {unread(skipped.reason)}\n")
    if checked.left:
        print(say(LEFT, most=MOST))
    if not (checked.claims or checked.unread):
        print("No claim of trade was found.")
