"""The names of measures that exports, imports and turnover each have: its share and its rank."""

from typing import Final

_SHARE: Final = "share of "
_RANK: Final = "rank by "


def share_of(flow: str) -> str:
    """The share that a partner has in all of a flow."""
    return f"{_SHARE}{flow}"


def rank_by(flow: str) -> str:
    """The place that a partner has among all by a flow."""
    return f"{_RANK}{flow}"


def flow_of(measure: str) -> str:
    """The flow that such a share or rank is of; any other measure is what it is of."""
    return measure.removeprefix(_SHARE).removeprefix(_RANK)
