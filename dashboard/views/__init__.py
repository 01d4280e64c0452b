"""The views, one file each. A new one is its file and its line here."""

from typing import Final
from urllib.parse import parse_qs, unquote

from dashboard.views import (
    check,
    checked_text,
    claim,
    claims,
    compare,
    data,
    method,
    mirror,
    months,
    overview,
    partner,
    products,
    receipt,
    vintages,
)
from dashboard.views.view import View

VIEWS: Final[tuple[View, ...]] = (
    overview.VIEW,
    claims.VIEW,
    partner.VIEW,
    compare.VIEW,
    mirror.VIEW,
    products.VIEW,
    months.VIEW,
    checked_text.VIEW,
    check.VIEW,
    data.VIEW,
    vintages.VIEW,
    method.VIEW,
    claim.VIEW,
    receipt.VIEW,
)


def find_view(pathname: str, query: str = "") -> tuple[View | None, str]:
    """The view at an address and what follows its name; None where there is none."""
    name, _, path = unquote(pathname).strip("/").partition("/")
    named = [view for view in VIEWS if view.name == (name or VIEWS[0].name)]
    told = parse_qs(query.lstrip("?"), keep_blank_values=True)
    view = next((view for view in named if not view.asked_by or view.asked_by in told), None)
    return (view, path) if view and bool(path) == view.takes_path else (None, "")


def shortest(address: str) -> str:
    """The address of a page as it is given out: the first page has no name in it."""
    path, mark, query = address.partition("?")
    return f"/{mark}{query}" if path == f"/{VIEWS[0].name}" else address
