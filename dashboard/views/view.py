"""What a view is: an address, what it shows, and the one frame its chart and CSV are made of."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import pandas as pd
from dash.development.base_component import Component

from dashboard.repository import Snapshot
from dashboard.selection import Limits, Selection
from dashboard.theme import country_colour


@dataclass(frozen=True)
class Request:
    """One look at one view: the data, what was asked, and what else may be asked.

    ``path`` is what follows the view's name in the address.
    """

    snapshot: Snapshot
    selection: Selection
    limits: Limits
    path: str = ""

    def address(self, view: str, selection: Selection | None = None, suffix: str = "") -> str:
        """The address of a view or, with the suffix ``.csv``, of its data."""
        query = (selection or self.selection).to_query(self.limits.defaults)
        return f"/{quote(view)}{suffix}{query}"

    def name(self, code: str) -> str:
        """The country's name."""
        return self.snapshot.names[code]

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colour of each selected partner."""
        given, numbers = self.snapshot.colours, self.snapshot.numbers
        return {
            code: country_colour(code, numbers.get(code, 0), given)
            for code in self.selection.partner
        }


Part = Callable[[Request], list[Component]]


def nothing(_request: Request) -> list[Component]:
    """A part that a view does not have."""
    return []


@dataclass(frozen=True)
class View:
    """One page. ``lead`` comes before the controls, ``content`` after them; both follow the URL.

    ``parameters`` are those of the query string it takes; with ``takes_path`` its address goes on
    after its name, as in ``/claim/<id>``.
    """

    name: str
    title: str
    frame: Callable[[Request], pd.DataFrame]
    content: Part
    lead: Part = nothing
    controls: Part = nothing
    parameters: tuple[str, ...] = ()
    takes_path: bool = False
