"""Parameters that whoever passes an address on adds to it; none is of this site. Pure."""

import re
from typing import Final

_TRACKER: Final = re.compile(
    r"utm_\w+|[a-z]*clid|msclkid|srsltid|[gw]braid|gad_\w+|_ga|_gl|igsh(?:id)?|li_fat_id|_openstat|"
    r"mc_[ce]id|_hs(?:enc|mi)|mkt_tok|ref(?:_src|_url)?|at_\w+",
    re.IGNORECASE,
)
"""Those of Google, Meta, Microsoft, X, TikTok, LinkedIn, Yandex, Mailchimp, HubSpot and Marketo."""


def is_tracker(name: str) -> bool:
    """Whether a parameter only tells where a reader came from."""
    return _TRACKER.fullmatch(name) is not None
