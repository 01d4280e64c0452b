"""What a text asserts, in short, as tests of reading write it."""

from dashboard.prose.found import Candidate, Unread
from dashboard.prose.grammar import read
from dashboard.prose.words.vocabulary import Vocabulary

SAID_IN = 2025


def asserted_in(text: str, words: Vocabulary) -> list[str]:
    """Return the first reading of each claim in a text, in short."""
    found = [one for one in read(text, words, SAID_IN) if isinstance(one, Candidate)]
    told = [one.readings[0].said for one in found]
    return [
        f"{s.reporter} {s.partner} {s.measure} {s.operation} {s.since}>{s.period} {s.relation}"
        + ("" if s.value is None else f" {s.value:g} ±{s.precision:g}")
        for s in told
    ]


def reasons_in(text: str, words: Vocabulary) -> list[str]:
    """Return why words of a text were not read."""
    return [one.reason for one in read(text, words, SAID_IN) if isinstance(one, Unread)]
