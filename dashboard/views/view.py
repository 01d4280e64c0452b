"""What a view is: an address, what it shows, and the one frame its chart and CSV are made of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final
from urllib.parse import quote

import pandas as pd
from dash.development.base_component import Component

from dashboard.address.selection import Limits, Selection, SelectionError
from dashboard.charts.theme import country_colour
from dashboard.measures.lens import LENS
from dashboard.serving.page_head import Facts
from dashboard.state.snapshot import Snapshot
from etl.reader import DataError
from etl.schema import WORLD


def _no_state(vintage: str) -> Snapshot:
    message = f"There is no vintage {vintage!r}."
    raise DataError(message)


@dataclass(frozen=True)
class Request:
    """One look at one view: the data, what was asked, and what else may be asked.

    ``path`` is what follows the view's name in the address; ``vintages`` are the ids of all
    vintages held, oldest first, and ``state`` reads one of them.
    """

    snapshot: Snapshot
    selection: Selection
    limits: Limits
    path: str = ""
    vintages: tuple[str, ...] = ()
    state: Callable[[str], Snapshot] = _no_state

    @property
    def is_old(self) -> bool:
        """Whether the state shown is pinned and a newer one is held."""
        return bool(self.vintages) and self.snapshot.vintage.id != self.vintages[-1]

    def address(self, view: str, selection: Selection | None = None, suffix: str = "") -> str:
        """The address of a view or, with the suffix ``.csv``, of its data."""
        query = (selection or self.selection).to_query(self.limits.defaults)
        return f"/{quote(view)}{suffix}{query}"

    def pinned(self, view: str, selection: Selection) -> str:
        """The address of a view on the state of the data that is shown, for good."""
        return self.address(view, selection.choosing(vintage=self.snapshot.vintage.id))

    def onward(self, view: "View") -> str:
        """The address of another view, with what it keeps of this one's selection."""
        here = self.selection.parameters
        kept = {name: here[name] for name in view.kept}
        if not view.takes_world and WORLD in kept.get("partner", ()):
            del kept["partner"]
        query = self.limits.defaults.choosing(**kept).to_query(self.limits.defaults)
        return f"/{view.name}{query}"

    def lensed(self, address: str, vintage: str = "") -> str:
        """An address with the lens chosen here, or on another vintage, and nothing else."""
        chosen, defaults = self.selection.lens, self.limits.defaults
        lens = replace(chosen, vintage=vintage or chosen.vintage)
        return f"{address}{replace(defaults, lens=lens).to_query(defaults)}"

    def chart_links(self, view: str, chart: str) -> dict[str, str]:
        """The addresses of one chart of a view, its page and its data, and a name for its image."""
        alone = replace(self.selection, chart=chart)
        chosen = (self.selection.reporter, *self.selection.partner)
        return {
            "csv": self.address(view, alone, ".csv"),
            "view": self.address(view, alone),
            "pinned": self.pinned(view, alone),
            "sources": self.lensed("/data"),
            "name": "-".join((view.replace("/", "-"), *chosen, chart)),
        }

    def name(self, code: str) -> str:
        """The country's name within a sentence, with its article if it has one."""
        return self.snapshot.names[code]

    def label(self, code: str) -> str:
        """The country's name by itself, as in a list."""
        return self.snapshot.labels[code]

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colour of the reporter and of each selected partner."""
        given, numbers = self.snapshot.colours, self.snapshot.numbers
        shown = (self.selection.reporter, *self.selection.partner)
        return {code: country_colour(code, numbers.get(code, 0), given) for code in shown}


PAIR: Final = ("reporter", "partner", "since", "until", *LENS)
"""What views of one pair take over from each other."""


def charted(request: "Request", frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the chart the address names, all where it names none; by column ``chart``.

    Raises SelectionError where there is no such chart.
    """
    asked = request.selection.chart
    if not asked:
        return frame
    rows = frame[frame["chart"].eq(asked)]
    if rows.empty:
        known = ", ".join(dict.fromkeys(frame["chart"]))
        message = f"Parameter chart: there is no chart {asked!r} here. Known: {known}."
        raise SelectionError(message)
    return rows


Part = Callable[[Request], list[Component]]


def nothing(_request: Request) -> list[Component]:
    """A part that a view does not have."""
    return []


def no_facts(_request: Request, _root: str) -> list[Facts]:
    """Nothing to tell machines."""
    return []


@dataclass(frozen=True)
class View:
    """One page. ``lead`` comes before the controls, ``content`` after them; both follow the URL.

    ``parameters`` are those of the query string it takes, ``kept`` those of them it takes over from
    the view before; with ``takes_path`` its address goes on after its name, as in ``/claim/<id>``,
    and with ``takes_world`` the world may be the partner. ``facts`` are what its first response
    tells machines, given the site's own address.
    """

    name: str
    title: str
    frame: Callable[[Request], pd.DataFrame]
    content: Part
    lead: Part = nothing
    controls: Part = nothing
    parameters: tuple[str, ...] = ()
    kept: tuple[str, ...] = LENS
    takes_path: bool = False
    takes_world: bool = True
    facts: Callable[[Request, str], list[Facts]] = no_facts
    in_menu: bool = True
