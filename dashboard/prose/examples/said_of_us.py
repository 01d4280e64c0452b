"""Examples with *we* in the place of whose trade they tell. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dashboard.prose.clauses.clause import Clause
from dashboard.prose.examples.pieces import Piece, named
from dashboard.prose.examples.skeletons import skeleton
from dashboard.prose.words.shapes import Example, Examples


def with_us(
    examples: Examples, clause_of: Callable[[str], Clause]
) -> Iterator[tuple[Example, Sequence[Piece]]]:
    """Each example with its pieces, and with those it has where its first country speaks itself.

    *Azerbaijan sells more to Iran than it buys* teaches *we sell more to Iran than we buy*.
    """
    for one in examples.every:
        clause = clause_of(one.sentence)
        pieces = skeleton(clause)
        yield one, pieces
        if ours := _said_by_us(clause, pieces, examples):
            yield one, ours


def _said_by_us(clause: Clause, pieces: Sequence[Piece], examples: Examples) -> list[Piece]:
    """The pieces with words for us in the place of the first country; none where one has none."""
    told = list(pieces)
    own = [at for at in named(pieces) if pieces[at].meaning in examples.two[:1]]
    for at in own:
        forms = [mark.form for mark in clause.marks[: pieces[at].first + 1]]
        us = examples.us.get(" ".join(forms[-2:])) or examples.us.get(forms[-1])
        if not us:
            return []
        told[at] = replace(told[at], token=f"other|{us}", meaning=us)
    return told if own else []
