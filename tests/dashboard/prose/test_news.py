"""Sentences as newspapers and ministries write them: what they assert, or why it is not read.

`news_en.tsv` and those of other languages have a sentence a line, then the first reading of each
of its claims in short, with semicolons between, then why other words about trade in it are not
read.
"""

from pathlib import Path

import pytest

from dashboard.claims.legality import check
from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read
from tests.dashboard.prose.asserting import SAID_IN
from tests.dashboard.prose.shipped_words import LANGUAGES, WORDS


def told(text: str, language: str) -> tuple[str, str]:
    """Return the first reading of each claim in short, and why other words were not read.

    Where a claim may be of a time told before, that comes first: *2014?2024*; where the money is
    not said it ends with a question mark.
    """
    found = read(text, WORDS[language], SAID_IN, "AZE")
    told = [(one.readings[0], one.may_be_of) for one in found if isinstance(one, Candidate)]
    said = [(first.said, before, "unit" in first.assumed) for first, before in told]
    # What no claim may assert, no page would show. Since when a record is one, the page finds out.
    whole = [one for one, *_ in said if one.since or not one.operation.startswith("over the")]
    assert not any(map(check, whole))
    asserts = [
        " ".join(filter(None, (
            s.only, s.reporter, s.partner, s.measure, s.operation,
            "?".join((*before, f"{s.since}>{s.period}" if s.since else s.period)), s.relation,
            "" if s.value is None else f"{s.value:g}", s.currency, "?" if is_bare else "",
        )))
        for s, before, is_bare in said
    ]  # fmt: skip
    reasons = [one.reason for one in found if isinstance(one, Unread)]
    return "; ".join(asserts), "; ".join(reasons)


def _rows() -> list[tuple[str, str, str, str]]:
    found = []
    for language in LANGUAGES:
        text = Path(__file__).with_name(f"news_{language}.tsv").read_text("utf-8")
        for line in text.splitlines():
            sentence, asserts, reasons = line.split("\t")
            found.append((language, sentence, asserts, reasons))
    return found


@pytest.mark.parametrize(("language", "sentence", "asserts", "reasons"), _rows())
def test_news_is_read_or_left(language: str, sentence: str, asserts: str, reasons: str) -> None:
    """Nothing is ever read as something else: what cannot be read says why."""
    assert told(sentence, language) == (asserts, reasons)
