"""The views, one file each. A new one is its file and its line here."""

from typing import Final

from dashboard.views import check, claim, data, overview, partner
from dashboard.views.view import View

VIEWS: Final[tuple[View, ...]] = (
    overview.VIEW,
    partner.VIEW,
    check.VIEW,
    data.VIEW,
    claim.VIEW,
)
