"""The catalogue: every measure of trade in one row, with all that is said and drawn of it. Pure.

A line in ``MEASURES`` is all that a new measure takes: claims, ``/check``, receipts, charts and the
guide go through these rows. ``derived`` has those that views show beside them.
"""

from dataclasses import dataclass
from typing import Final, Literal

from dashboard.measures.comparisons import Operation
from dashboard.measures.evidence import Unit
from dashboard.measures.formulas import Balance, Flow, Fraction, PartOfGoods, Share, Turnover
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Formula, Measured
from dashboard.measures.ranks import Rank

Mark = Literal["whole", "imports", "exports", "balance", "plain"]
"""What a measure's line and marks look like; ``theme`` draws them."""

Group = Literal["amounts", "shares", "parts", "ranks", ""]
"""The chart of the page of a pair that a measure is drawn in; blank for none."""

MARK_ORDER: Final = ("whole", "imports", "exports", "balance", "plain")
"""The order in which the measures of one chart are drawn and listed."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what it is called, computed by, written as, told in, and drawn like.

    ``name`` is as in the address, the claims file and downloads; ``title`` and ``short``, its name
    at the end of a line, are English, to be translated where they are shown. ``written`` is the
    formula with X exports and M imports, w with the whole world, P the partner's report. ``flows``
    are those of the pair that it shows or is made of. ``of`` names the measure it is derived from,
    ``raised`` by how many percent its exports were, ``span`` how many months it takes, and
    ``operation`` what was done with it.
    """

    name: str
    formula: Formula
    written: str
    unit: Unit
    title: str
    mark: Mark = "plain"
    group: Group = ""
    flows: tuple[str, ...] = ("X", "M")
    short: str = ""
    of_pair: str = ""
    of: str = ""
    raised: float = 0
    span: Literal["", "12 months", "year on year"] = ""
    operation: Operation = "level"
    is_share: bool = False
    is_gap: bool = False
    is_quoted: bool = False
    is_index: bool = False

    def measure(self, case: Case, ledger: Ledger) -> Measured:
        """The formula on a case, so that a row can be measured as it is."""
        return self.formula.measure(case, ledger)

    @property
    def is_rank(self) -> bool:
        """Whether it is a place among others, 1 the best."""
        return self.unit == "rank"

    @property
    def is_change(self) -> bool:
        """Whether it tells in percent how much more or less there was than before."""
        return self.operation == "change" or self.span == "year on year"

    @property
    def is_of_all(self) -> bool:
        """Whether it holds a pair against all of the reporter's trade."""
        return isinstance(self.formula, Share)

    @property
    def is_amount(self) -> bool:
        """Whether it is told in dollars."""
        return self.unit == "USD"


def N_(text: str) -> str:  # noqa: N802 -- the name by which translators' tools know it
    """Mark a text for translation where it is shown."""
    return text


_X, _M = Flow("X"), Flow("M")
_ALL_X, _ALL_M = Flow("X", world=True), Flow("M", world=True)
_ALL: Final = Turnover(world=True)

_EXPORTS: Final = N_("Exports")
_IMPORTS: Final = N_("Imports")

_ROWS: Final = (
    Measure(
        "exports", _X, "X", "USD", _EXPORTS, "exports", "amounts", ("X",),
        of_pair=N_("exports of {reporter} to {partner}"),
    ),
    Measure(
        "imports", _M, "M", "USD", _IMPORTS, "imports", "amounts", ("M",),
        of_pair=N_("imports of {reporter} from {partner}"),
    ),
    Measure(
        "turnover", Turnover(), "X + M", "USD", N_("Turnover"), "whole", "amounts",
        of_pair=N_("turnover of {reporter} with {partner}"),
    ),
    Measure(
        "balance", Balance(), "X − M", "USD", N_("Balance"), "balance", "amounts",
        of_pair=N_("balance of {reporter} with {partner}"),
    ),
    Measure(
        "share of exports", Share(_X, _ALL_X, "share of exports"), "100 X / Xw", "percent",
        N_("Share of exports"), "exports", "shares", ("X",), N_("of exports"),
        N_("{partner}’s share of {reporter}’s exports"), is_share=True,
    ),
    Measure(
        "share of imports", Share(_M, _ALL_M, "share of imports"), "100 M / Mw", "percent",
        N_("Share of imports"), "imports", "shares", ("M",), N_("of imports"),
        N_("{partner}’s share of {reporter}’s imports"), is_share=True,
    ),
    Measure(
        "share of turnover", Share(Turnover(), _ALL, "share of turnover"),
        "100 (X + M) / (Xw + Mw)", "percent", N_("Share of turnover"), "whole", "shares",
        short=N_("of turnover"), of_pair=N_("{partner}’s share of {reporter}’s turnover"),
        is_share=True,
    ),
    Measure(
        "exports in the pair", Fraction(_X, _M), "100 X / (X + M)", "percent",
        N_("Exports in the pair’s turnover"), "exports", "parts", short=_EXPORTS,
        of_pair=N_("share of exports in {reporter}’s turnover with {partner}"),
    ),
    Measure(
        "imports in the pair", Fraction(_M, _X), "100 M / (X + M)", "percent",
        N_("Imports in the pair’s turnover"), "imports", "parts", short=_IMPORTS,
        of_pair=N_("share of imports in {reporter}’s turnover with {partner}"),
    ),
    Measure(
        "coverage", Share(_X, _M), "100 X / M", "percent", N_("Exports in percent of imports"),
        of_pair=N_("exports of {reporter} to {partner} in percent of imports"),
    ),
    # “75% of it” may mean of the pair or of all trade, so each is a measure (docs/claims.md).
    Measure(
        "exports in all turnover", Share(_X, _ALL), "100 X / (Xw + Mw)", "percent",
        N_("Exports to the partner in all turnover"), flows=("X",),
        of_pair=N_("share of exports to {partner} in all of {reporter}’s turnover"),
    ),
    Measure(
        "imports in all turnover", Share(_M, _ALL), "100 M / (Xw + Mw)", "percent",
        N_("Imports from the partner in all turnover"), flows=("M",),
        of_pair=N_("share of imports from {partner} in all of {reporter}’s turnover"),
    ),
    Measure(
        "goods in exports", PartOfGoods(_X), "100 X / Xa", "percent",
        N_("Share of these goods in exports"), flows=("X",),
        of_pair=N_("share in all exports of {reporter} to {partner}"),
    ),
    Measure(
        "goods in imports", PartOfGoods(_M), "100 M / Ma", "percent",
        N_("Share of these goods in imports"), flows=("M",),
        of_pair=N_("share in all imports of {reporter} from {partner}"),
    ),
    Measure(
        "rank by exports", Rank(("X",), "rank by exports"), N_("1 + countries with more X"),
        "rank", N_("Rank by exports"), "exports", "ranks", ("X",), N_("by exports"),
        N_("{partner}’s rank by exports among {reporter}’s partners"),
    ),
    Measure(
        "rank by imports", Rank(("M",), "rank by imports"), N_("1 + countries with more M"),
        "rank", N_("Rank by imports"), "imports", "ranks", ("M",), N_("by imports"),
        N_("{partner}’s rank by imports among {reporter}’s partners"),
    ),
    Measure(
        "rank by turnover", Rank(("X", "M"), "rank by turnover"),
        N_("1 + countries with more X + M"), "rank", N_("Rank by turnover"), "whole", "ranks",
        short=N_("by turnover"),
        of_pair=N_("{partner}’s rank by turnover among {reporter}’s partners"),
    ),
)  # fmt: skip

MEASURES: Final = {row.name: row for row in _ROWS}
"""Every measure that a claim can assert, by its name."""


def grouped(group: Group) -> tuple[str, ...]:
    """The names of the measures drawn in one chart, in the order they are drawn."""
    rows = [row for row in MEASURES.values() if row.group == group]
    return tuple(row.name for row in sorted(rows, key=lambda row: MARK_ORDER.index(row.mark)))
