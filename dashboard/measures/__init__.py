"""Measures of trade by name: formulas over figures, pure and free of the screen."""

from typing import Final

from dashboard.measures.formulas import Balance, Flow, Fraction, Share, Turnover
from dashboard.measures.measuring import Formula
from dashboard.measures.ranks import Rank

MEASURES: Final[dict[str, Formula]] = {
    "exports": Flow("X"),
    "imports": Flow("M"),
    "turnover": Turnover(),
    "balance": Balance(),
    "share of exports": Share(Flow("X"), Flow("X", world=True), "share of exports"),
    "share of imports": Share(Flow("M"), Flow("M", world=True), "share of imports"),
    "share of turnover": Share(Turnover(), Turnover(world=True), "share of turnover"),
    "exports in the pair": Fraction(Flow("X"), Flow("M")),
    "imports in the pair": Fraction(Flow("M"), Flow("X")),
    "exports in all turnover": Share(Flow("X"), Turnover(world=True)),
    "imports in all turnover": Share(Flow("M"), Turnover(world=True)),
    "rank by exports": Rank(("X",), "rank by exports"),
    "rank by imports": Rank(("M",), "rank by imports"),
    "rank by turnover": Rank(("X", "M"), "rank by turnover"),
}
"""Every measure by its name, as the address, the claims file and the downloads write it."""
