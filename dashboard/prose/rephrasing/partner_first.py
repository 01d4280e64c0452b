"""With whom trade is, told before it, put after it: *with Russia our trade was 2*. Pure."""

from collections.abc import Sequence
from typing import Final

from dashboard.prose.words.marks import is_sign_or_and, past
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark

_LEADS: Final = {
    "exports": "to", "imports": "from", "turnover": "with", "ties": "with", "balance": "with",
    "surplus": "with", "deficit": "with",
}  # fmt: skip
"""What leads to the partner of each noun of trade."""

_WITH: Final = ("to", "from", "with", "between")
_BESIDE: Final = frozenset({"whole", "ranks"})


def with_partner_after(marks: Sequence[Mark], syntax: Syntax) -> list[Mark]:
    """The words with the partner at the head of a part after the noun of trade that follows it.

    Where a word before the noun says whose it is, or that it begins there: *with Russia our trade*
    is no trade of Russia's, as *with Russian trade at a low* is.
    """
    owning = {*syntax.ours, *syntax.its, *syntax.articles}
    told = list(marks)
    for at, mark in enumerate(marks):
        is_head = at == 0 or is_sign_or_and(told[at - 1]) or told[at - 1].is_a("links", "it")
        if not (is_head and mark.is_a("links", "to", "from", "with")):
            continue
        name = past(told, at + 1)
        begun = name + 1 + any(one.meaning == "," for one in told[name + 1 : name + 2])
        noun = past(told, begun, _BESIDE)
        if (
            noun >= len(told) - 1
            or told[name].kind != "countries"
            or told[begun].form not in owning
        ):
            continue
        is_led = any(one.is_a("links", *_WITH) for one in told[noun + 1 : noun + 2])
        if (
            told[noun].kind == "measures"
            and not is_led
            and _LEADS.get(told[noun].meaning) == mark.meaning
        ):
            told[at : noun + 1] = [*told[begun : noun + 1], *told[at : name + 1]]
    return told
