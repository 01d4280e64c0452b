"""The views, one file each. A new one is its file and its line here."""

from typing import Final

from dashboard.views import data, overview, partner
from dashboard.views.view import View

VIEWS: Final[tuple[View, ...]] = (overview.VIEW, partner.VIEW, data.VIEW)
