"""Answers of the real service, read where they lie beside the repository; skipped elsewhere."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.questions import Issue, Query
from etl.refusals import read_refusal
from etl.schema import TOTAL, WORLD
from tests.etl.comtrade_builders import KEYLESS
from tests.etl.trial import ROOT

FIXTURES = ROOT.parent / "shared" / "fixtures"
COMTRADE = FIXTURES / "comtrade"
CHINA = Query("un-comtrade", "CHN", "2017", ("M",), ("AGO",), (TOTAL,))

pytestmark = pytest.mark.skipif(not COMTRADE.is_dir(), reason="no recorded answers here")


def recorded(name: str) -> bytes:
    """The one recording whose name has this in it."""
    (path,) = COMTRADE.glob(f"*{name}*.json")
    return Path(path).read_bytes()


def values(name: str, query: Query) -> dict[tuple[str, str], float]:
    """Dollars by partner and flow."""
    figures = KEYLESS.read(recorded(name), [query])
    keys = zip(figures["partner"], figures["flow"], strict=True)
    return dict(zip(keys, figures["value_usd"], strict=True))


def test_second_partners_are_not_added() -> None:
    """China from Angola, 2017: 17 rows, of which one is the total."""
    assert values("angola_2017", CHINA) == {("AGO", "M"): 20698709467}


def test_customs_procedures_are_not_added() -> None:
    """Germany's exports of 2022: 90 rows without pins, one total."""
    query = Query("un-comtrade", "DEU", "2022", ("X",), (WORLD,), (TOTAL,))
    assert values("germany_exports_2022", query) == {(WORLD, "X"): 1695806689768.824}


def test_both_flows_of_a_year() -> None:
    """China with Argentina and Germany, 2010, as the keyed route answers."""
    query = replace(CHINA, period="2010", flows=("X", "M"), partners=("ARG", "DEU"))
    found = values("china_2010", query)
    assert found["ARG", "M"] == 6804128143
    assert found["DEU", "X"] == 68047133397


def test_a_world_total() -> None:
    """India, whose number is not M49's."""
    query = Query("un-comtrade", "IND", "2022", ("X",), (WORLD,), (TOTAL,))
    assert values("india_exports_2022_world", query) == {(WORLD, "X"): 452684213646.747}


def test_an_excerpt_is_cut_off() -> None:
    """Ten rows of the 224 that were counted."""
    assert KEYLESS.truncated(recorded("first10_of_224"))


def test_availability() -> None:
    """Azerbaijan's 2021, revised in May 2022."""
    found = KEYLESS.releases(recorded("azerbaijan_2021"))
    assert found[Issue("un-comtrade", "AZE", "2021")].edition == "2022-05-03"


def test_refusals() -> None:
    """What the service says is passed on, and a quota is told from a wrong key."""
    said: dict[str, Any] = json.loads(
        (FIXTURES / "errors" / "comtrade_errors.json").read_text("utf-8")
    )
    now = datetime(2026, 11, 22, tzinfo=UTC)

    def refusal(name: str) -> tuple[bool, str]:
        item = said[name]
        body = json.dumps(item["body"]).encode()
        found = read_refusal(item["status"], item.get("headers", {}), body, now)
        return found.is_quota, found.text

    assert refusal("403_quota")[0]
    assert refusal("401_invalid_key")[0] is False
    assert "The field partnerCode is invalid" in refusal("400_invalid_param")[1]
