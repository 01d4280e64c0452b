"""Tries figures out before they are published: what readers see first is made of the draft.

Registered in ``pyproject.toml`` for whoever publishes. Reads reference tables, writes nothing.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from plotly.io.json import to_json_plotly

from dashboard.address.request import Request
from dashboard.address.resolve import limits_of
from dashboard.claims.model import Claim
from dashboard.parts.controls import form
from dashboard.parts.markup import to_html
from dashboard.state.repository import snapshot_of
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import headline
from dashboard.views import VIEWS
from etl.vintage import DataError, Vintage


def try_out(data: Path, vintage: Vintage) -> str:
    """Why a draft must not be published, in a sentence; nothing where all can be made of it.

    ``vintage`` need not be on disk. A reference table that cannot be read is a reason too: figures
    nobody could try are not published.
    """
    try:
        snapshot = snapshot_of(data, vintage)
    except DataError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 -- as below
        return _failed("the figures cannot be opened", error)
    for what, make in _firsts(snapshot):
        try:
            make()
        except Exception as error:  # noqa: BLE001 -- any failure here is a failed page there
            return _failed(f"{what} cannot be computed from these figures", error)
    return ""


def _firsts(snapshot: Snapshot) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is tried: the first page to the last digit, and each claim with its headline."""
    yield "the first page", partial(_first_page, snapshot)
    for claim in snapshot.claims:
        yield f"claim {claim.id}", partial(_claim, snapshot, claim)


def _claim(snapshot: Snapshot, claim: Claim) -> str:
    return headline(snapshot.evaluation(claim), snapshot)


def _first_page(snapshot: Snapshot) -> str:
    """The first page as it is sent. Older vintages have no part in it: they were tried before."""
    limits, view = limits_of(snapshot), VIEWS[0]
    request = Request(snapshot, limits.defaults, limits)
    choices = form(request, f"/{view.name}", view.parameters, view.controls(request))
    parts = [*view.lead(request), choices, *view.content(request)]
    return f"{to_html(parts)}{to_json_plotly(parts)}"


def _failed(what: str, error: Exception) -> str:
    return f"{what} ({type(error).__name__}: {error})."
