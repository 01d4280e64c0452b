"""Shares and ranks of a flow go by the names of the catalogue."""

import pytest

from dashboard.measures.by_flow import flow_of, rank_by, share_of
from dashboard.measures.catalogue import MEASURES


@pytest.mark.parametrize("flow", ["exports", "imports", "turnover"])
def test_each_flow_has_a_share_and_a_rank(flow: str) -> None:
    """Both are measures, of the flow they are named after."""
    assert MEASURES[share_of(flow)].is_share
    assert MEASURES[rank_by(flow)].is_rank
    assert {flow_of(name) for name in (flow, share_of(flow), rank_by(flow))} == {flow}


def test_any_other_measure_is_what_it_is_of() -> None:
    """No name is cut that only has the words in it."""
    others = {name for name in MEASURES if not name.startswith(("share of ", "rank by "))}
    assert {flow_of(name) for name in others} == others
