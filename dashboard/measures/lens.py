"""The lens figures are looked at through: what a reader chose of them. Pure.

A new parameter is a field here, its words in ``words.LENS_WORDS``, and what it does to a measure.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import pandas as pd

from etl.schema import DISPATCH, TOTAL, WORLD

# What moves shares most: gold, bought in single years, and fuels, most of Azerbaijan's exports.
LEFT_OUT: Final = ("7108", "71", "27")
"""What may be left out: gold; precious metals and stones; oil, gas and other fuels."""


Goods = Mapping[str, frozenset[str]]
"""The chapters of each group of goods."""


class Lens(NamedTuple):
    """How figures are counted, by whom, and when; blank is as usual.

    ``without`` lists HS codes left out, ``basis`` dispatch counts imports by the country they were
    sent from, ``source`` asks one publisher alone, ``only`` looks at one HS code or one group of
    goods, ``vintage`` pins a state of the data.
    """

    without: tuple[str, ...] = ()
    basis: str = ""
    source: str = ""
    only: str = ""
    vintage: str = ""

    @property
    def is_of_some(self) -> bool:
        """Whether it looks at some goods, not at all."""
        return bool(self.only or self.without)

    @property
    def figures(self) -> dict[str, Any]:
        """What of it acts on figures: all that is not the state of the data."""
        return {name: getattr(self, name) for name in LENS if name != "vintage"}


LENS: Final = Lens._fields
"""Parameters of every view of figures, in the order of an address."""

BUT: Final = "-"
"""Before an HS code that is left out: *-27* are all goods but fuels."""

WHOLE: Final = Lens()
"""All goods, by the publisher's main basis and the first source in precedence."""

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"without": LEFT_OUT, "basis": ("", DISPATCH)}
"""What may be chosen of a parameter, where that is the same for all data."""


def of_goods(lens: Lens, goods: str) -> Lens:
    """The same lens for some goods: an HS code, a group, or all goods but those of a code."""
    if not goods.startswith(BUT):
        return lens._replace(only=goods or lens.only)
    return lens._replace(without=tuple(dict.fromkeys((*lens.without, goods.removeprefix(BUT)))))


def seen(flows: pd.DataFrame, lens: Lens, goods: Goods) -> pd.DataFrame:
    """The figures a lens looks at, columns of the schema; ``goods`` are the chapters of groups.

    Not those of other goods, nor of the goods it leaves out nor totals that hold them, not of other
    publishers or another basis than its own. Exports and the world's imports are of either basis.
    """
    if lens.only:
        codes = tuple(goods.get(lens.only, (lens.only,)))
        flows = flows[flows["product"].str.startswith(codes)]
    if lens.without:
        flows = flows[~flows["product"].str.startswith((TOTAL, *lens.without))]
    if lens.source:
        flows = flows[flows["source"].eq(lens.source)]
    if lens.basis:
        imports = flows["flow"].eq("M") & flows["partner"].ne(WORLD)
        flows = flows[~imports | flows["partner_basis"].eq(lens.basis)]
    return flows


def counted(coverage: pd.DataFrame, lens: Lens) -> pd.DataFrame:
    """The counts of what ``seen`` finds with all goods, columns of ``vintage.Held.coverage``."""
    if lens.source:
        coverage = coverage[coverage["source"].eq(lens.source)]
    if lens.basis:
        imports = coverage["flow"].eq("M") & ~coverage["is_world"]
        coverage = coverage[~imports | coverage["is_dispatch"]]
    return coverage
