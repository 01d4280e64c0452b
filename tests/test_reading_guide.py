"""docs/reading.md says what is so: its examples are read, and its lists are complete."""

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache, partial
from pathlib import Path
from typing import get_args

import pytest

from dashboard.address.resolve import limits_of
from dashboard.frames.checked_text import Asked, checked_text
from dashboard.prose.found import Part, Reason
from dashboard.prose.words.amounts import Amounts
from dashboard.prose.words.groups import VocabularyError
from dashboard.prose.words.remarks import Remarks
from dashboard.prose.words.shapes import What
from dashboard.prose.words.syntax import Order, Times, Whose
from dashboard.prose.words.turns import Turns
from dashboard.prose.words.vocabulary import Vocabulary
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.state.vocabularies import vocabulary, words_of
from etl.reader import SHIPPED_DATA

GUIDE = (Path(__file__).parents[1] / "docs" / "reading.md").read_text("utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
WRITTEN = 2025
"""The year of the day that the guide gives for its examples."""


def section(title: str) -> str:
    """What stands under a heading, or after a line that ends in a colon, until the next table."""
    return GUIDE.partition(title)[2].partition("\n\n#")[0].partition("\n\n`[")[0]


def named(text: str) -> list[str]:
    """What the first cells of the rows of a table name."""
    rows = re.findall(r"^\| (`[^|]*`) \| ", text, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`(\w[\w ]*)`", row)]


@cache
def figures() -> Snapshot:
    """The figures that ship."""
    return Repository(SHIPPED_DATA).snapshot()


def told(text: str) -> Iterator[str]:
    """The lines that the guide has under a text: its claims, what is offered, what is not read."""
    words = words_of(text, "", partial(vocabulary, SHIPPED_DATA, figures()))
    checked = checked_text(Asked(text, WRITTEN), words, figures(), limits_of(figures()))
    for claim in checked.claims:
        for one in claim.senses or claim.readings[:1]:
            sentence = one.evaluation.claim.sentence.replace("\N{NO-BREAK SPACE}", " ")
            yield f"{'?' if claim.is_open else '='} {sentence}"
    yield from (f"- {skipped.reason}" for skipped in checked.unread)


@pytest.mark.parametrize(
    "example", [example for block in BLOCKS for example in block.strip().split("\n\n")]
)
def test_every_example_is_read_so(example: str) -> None:
    """What stands under a text is all that comes of it, in that order."""
    lines = example.splitlines()
    text = [line for line in lines if line[:2] not in {"= ", "? ", "- "}]
    assert lines == [*text, *told("\n".join(text))]


def test_every_group_of_words_stands_in_the_guide() -> None:
    """A file may have these groups and no other, as the refusal of another says."""
    with pytest.raises(VocabularyError, match="no group of words") as refused:
        Vocabulary.of({"no such group": {}}, {})
    known = str(refused.value).partition("known are ")[2].split(", ")
    assert sorted(named(section("\n### Groups\n"))) == known


@pytest.mark.parametrize(
    ("title", "table"),
    [
        ("\n### Syntax\n", Order),
        ("`[syntax.whose]`, whose", Whose),
        ("`[syntax.times]`, when", Times),
        ("`[syntax.amounts]`, how", Amounts),
        ("`[syntax.turns]`, what", Turns),
        ("`[syntax.remarks]`, what", Remarks),
    ],
)
def test_every_key_of_syntax_stands_in_the_guide(title: str, table: type) -> None:
    """Each table of the guide has the keys of its table in a file."""
    assert sorted(named(section(title))) == sorted(one.name for one in fields(table))


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("\n### Examples\n", get_args(What)),
        ("\n## What is assumed\n", get_args(Part)),
        ("\n## What is not read\n", get_args(Reason)),
    ],
)
def test_every_name_stands_in_the_guide(title: str, names: tuple[str, ...]) -> None:
    """Lists of examples, parts that are assumed, and reasons not to read are all told."""
    assert sorted(named(section(title))) == sorted(names)
