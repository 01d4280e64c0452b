"""What is being looked at, and its one address: ``Selection`` to and from a query string. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

from dashboard.measures.lens import LENS, WHOLE, Lens
from dashboard.measures.measuring import Case

BOTH: Final = "both"  # reports, where partners are compared
BY_NAME: Final = "name"  # the order of partners


@dataclass(frozen=True, slots=True)
class Selection:
    """One view's choice: whose trade, with whom, in which years; for a check, what is asserted.

    ``scale`` same gives all charts of a page one value axis; own gives each its own. ``draw`` is
    how partners are compared, ``every`` what each number is of, blank a year, and ``axis`` how far
    apart their values are drawn; ``order`` is that of partners, blank for the largest first.
    ``value`` and ``precision`` are numbers as text, in the measure's unit (dollars, percent, a
    rank). ``mirror`` asks one publisher alone for the partner's side, and ``against`` names the
    vintage that the lens's is compared with; ``adjust`` adds percents to FOB exports before they
    are held against CIF imports; ``goods`` is one group of them, ``than`` another partner;
    ``chart`` shows one chart of a page alone; ``span`` is how many months are shown. Claims listed
    have the ``verdict``, are ``about`` the country and were ``said`` in the year, each blank for
    any. ``text`` is a reader's own to be checked, written on the ``date``, and ``taken`` what its
    words were taken for.
    """

    reporter: str
    partner: tuple[str, ...]
    since: int
    until: int
    scale: str = "same"
    draw: str = "lines"
    every: str = ""
    axis: str = "linear"
    order: str = ""
    measure: str = "share of turnover"
    operation: str = "level"
    relation: str = "is"
    value: str = "10"
    precision: str = "1"
    period: str = ""
    base: str = ""
    than: str = ""
    to: str = ""
    flow: str = "M"
    report: str = ""
    goods: str = ""
    lens: Lens = WHOLE
    mirror: str = ""
    against: str = ""
    adjust: str = "0"
    events: str = "shown"
    span: str = ""
    verdict: str = ""
    about: str = ""
    said: str = ""
    text: str = ""
    date: str = ""
    taken: str = ""
    chart: str = ""

    def case(self, partner: str, period: str) -> Case:
        """The case of one partner and period, with all that was chosen about figures."""
        return Case(self.reporter, partner, period, self.lens, mirror=self.mirror)

    @property
    def months(self) -> str:
        """The span shown: all by an address of a pair that pins a vintage, as it always gave."""
        return self.span or ("all" if self.lens.vintage and not self.every else "ten years")

    @property
    def parameters(self) -> dict[str, Any]:
        """Each parameter of the address with what is chosen, in the order of an address."""
        return {name: self.chosen(name) for name in _PARAMETERS}

    def chosen(self, name: str) -> Any:  # noqa: ANN401 -- as its parameter
        """What is chosen for one parameter of the address."""
        return getattr(self.lens if name in LENS else self, name)

    def choosing(self, **chosen: Any) -> "Selection":  # noqa: ANN401 -- each as its parameter
        """The same with some parameters of the address changed."""
        lens = {name: chosen.pop(name) for name in LENS if name in chosen}
        return replace(self, **chosen, lens=self.lens._replace(**lens))

    def to_query(self, defaults: "Selection") -> str:
        """The query string of this selection: only what differs from the defaults, in order."""
        return _query(self, defaults)


def _in_order() -> Iterator[str]:
    for field in fields(Selection):
        yield from LENS if field.name == "lens" else (field.name,)


# Some links of a page differ only in what stands before their query.
@lru_cache(maxsize=1024)
def _query(chosen: Selection, usual: Selection) -> str:
    asked = chosen.parameters
    pairs = [(name, written(one)) for name, one in asked.items() if one != usual.chosen(name)]
    return f"?{urlencode(pairs, safe=',')}" if pairs else ""


_PARAMETERS: Final = tuple(_in_order())
"""The parameters of an address in its order, those of the lens in the lens's place."""


def written(value: object) -> str:
    """A parameter's value as an address has it."""
    return ",".join(value) if isinstance(value, tuple) else str(value)
