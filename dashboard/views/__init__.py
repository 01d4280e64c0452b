"""The views, one file each. A new one is its file and its line here."""

from typing import Final

from dashboard.views import (
    check,
    claim,
    data,
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
    partner.VIEW,
    mirror.VIEW,
    products.VIEW,
    months.VIEW,
    check.VIEW,
    data.VIEW,
    vintages.VIEW,
    claim.VIEW,
    receipt.VIEW,
)
