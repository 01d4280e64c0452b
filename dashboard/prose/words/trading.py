"""Verbs that tell a flow of trade by themselves, whatever else a sentence is made of. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_PAIR: Final = 2
_KNOWN: Final = frozenset({"measures", "partners", "cannot", "countries", "number"})
"""Kinds of words that tell themselves what they are of."""


def trading(marks: Sequence[Mark], syntax: Syntax) -> Iterator[tuple[str, int]]:
    """Each verb of selling, buying or trading: which flow it tells, and its place.

    Of goods, or of two countries: a stake in a bank is bought too.
    """
    named = {mark.meaning for mark in marks if mark.kind == "countries"}
    are_goods = any(mark.kind == "goods" or mark.form in syntax.wares for mark in marks)
    if not are_goods and len(named) < _PAIR:
        return
    flows = {"exports": syntax.selling, "imports": syntax.buying, "turnover": syntax.trading}
    for at, mark in enumerate(marks):
        if mark.kind in _KNOWN:
            continue
        for flow, beginnings in flows.items():
            if mark.is_a("flows", flow) or mark.form.startswith(beginnings):
                yield flow, at
                break
