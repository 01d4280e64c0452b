"""Answers in the form of the real service; its own too, where they lie beside the repository."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from requests.structures import CaseInsensitiveDict

from etl.fetching.http_refusal import rate_pause, read_refusal
from etl.questions import Issue, Query
from etl.schema import TOTAL, WORLD
from etl.sources.comtrade.maximum import Maximum, stated_maximum
from tests.etl.sources.comtrade.builders import KEYLESS
from tests.etl.sources.comtrade.server import BODIES, refusal
from tests.etl.trial import ROOT

RECORDINGS = Path(__file__).parent / "recordings"
REAL = ROOT.parent / "shared" / "fixtures" / "comtrade_recorded_2026-10"
"""What was recorded of the service itself, where it lies beside the repository."""

ANSWERS = sorted(path for folder in (RECORDINGS, REAL) for path in folder.glob("get*/*.json"))
CHINA = Query("un-comtrade", "CHN", "2017", ("M",), ("AGO",), (TOTAL,))
CHE = Query("un-comtrade", "CHE", "2023", ("X",), (WORLD,), (TOTAL,))
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def response(path: Path) -> dict[str, Any]:
    """The response of a recording."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))["response"]
    return found


def live(name: str) -> dict[str, Any]:
    """The response of one of ours."""
    return response(RECORDINGS / name)


def live_body(name: str) -> bytes:
    """Its body as it came."""
    return str(live(name)["body"]).encode()


def values(name: str, query: Query) -> dict[tuple[str, str], float]:
    """Dollars by partner and flow."""
    figures = KEYLESS.read(live_body(f"get/{name}.json"), [query])
    keys = zip(figures["partner"], figures["flow"], strict=True)
    return dict(zip(keys, figures["value_usd"], strict=True))


def test_second_partners_are_not_added() -> None:
    """China from Angola, 2017: several rows, of which one is the total."""
    assert values("china_angola_2017", CHINA) == {("AGO", "M"): 20698709467}


def test_customs_procedures_are_not_added() -> None:
    """Germany's exports of 2022: several rows without pins, one total."""
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
    """Two rows of the 224 that were counted."""
    assert KEYLESS.truncated(live_body("get/cut_off.json"))


def test_availability() -> None:
    """Azerbaijan's 2021, revised in May 2022."""
    found = KEYLESS.releases(live_body("get_da/azerbaijan_2021.json"))
    assert found[Issue("un-comtrade", "AZE", "2021")].edition == "2022-05-03"


def test_refusals() -> None:
    """What the service says is passed on, and a quota is told from a wrong key."""
    said: dict[str, Any] = json.loads((RECORDINGS / "refusals.json").read_text("utf-8"))

    def refusal(name: str) -> tuple[bool, str]:
        item = said[name]
        body = json.dumps(item["body"]).encode()
        found = read_refusal(item["status"], item.get("headers", {}), body, NOW)
        return found.is_quota, found.text

    assert refusal("403_quota")[0]
    assert refusal("401_invalid_key")[0] is False
    assert "The field partnerCode is invalid" in refusal("400_invalid_param")[1]


# In the form of October 2026


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: "-".join(path.parts[-3:]))
def test_every_recording_is_understood(path: Path) -> None:
    """An envelope where it is 200, else a refusal with the service's words."""
    came = response(path)
    content, status = str(came["body"]).encode(), came["status"]
    if status == 200:
        KEYLESS.accept(content)
        answer = json.loads(content)
        listed = answer["data"] if isinstance(answer["data"], list) else []
        assert KEYLESS.count(content) == len(listed)
        assert KEYLESS.truncated(content) == (len(listed) < answer["count"])
        return
    found = read_refusal(status, CaseInsensitiveDict(came["headers"]), content, NOW)
    assert found.text
    assert not found.page
    assert found.wait == (1 if status == 429 else None)


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: "-".join(path.parts[-3:]))
def test_the_rate_of_every_recording_is_read(path: Path) -> None:
    """No call is left of the second after any call that was let through."""
    headers = dict(response(path)["headers"])
    assert rate_pause(headers) == (1 if "x-ratelimit-remaining" in headers else 0)


def test_a_maximum_is_stated() -> None:
    """The one that was recorded: thirteen periods with a key."""
    came = live("get/count_13_periods.json")
    found = read_refusal(400, dict(came["headers"]), came["body"].encode(), NOW)
    assert stated_maximum(str(found)) == Maximum("periods", 12)


def test_the_local_service_refuses_alike() -> None:
    """Tests mean something as far as it behaves as the real one."""
    found = refusal("Maximum number of periods is 12")
    assert json.loads(found[1]) == json.loads(live_body("get/count_13_periods.json"))
    _, body, _ = BODIES["500"]
    assert json.loads(body) == json.loads(live_body("get/count_cl_code_h6.json"))


@pytest.mark.parametrize(
    "name",
    ["ch_exports_2023", "ch_exports_2023_totals", "ch_exports_2023_breakdown_mode_classic",
     "ch_exports_2023_breakdown_mode_plus", "ch_exports_2023_include_desc"],
)  # fmt: skip
def test_one_total_whatever_the_mode(name: str) -> None:
    """Several rows or one: Switzerland's exports of 2023 are what the pins pick."""
    found = KEYLESS.read(live_body(f"get/{name}.json"), [CHE])
    assert len(found) == 1
    assert found["value_usd"].iloc[0] == 419922543423.509
    assert (found["valuation"].iloc[0], found["classification"].iloc[0]) == ("FOB", "H6")


def test_several_periods_and_codes() -> None:
    """The keyed route: two years, two products; and two months."""
    years = [
        replace(CHE, period=year, partners=("USA",), products=(TOTAL, "27"))
        for year in ("2022", "2023")
    ]
    assert len(KEYLESS.read(live_body("get/bilateral_ch_us_2022_2023.json"), years)) == 4
    months = [replace(CHE, period=month, partners=("USA",)) for month in ("2023-01", "2023-02")]
    assert len(KEYLESS.read(live_body("get/bilateral_ch_us_202301_202302.json"), months)) == 2


def test_thirteen_years_of_availability() -> None:
    """Each with its day; a year nobody published is an empty list."""
    found = KEYLESS.releases(live_body("get_da/ch_13_periods.json"))
    assert {issue.period for issue in found} == {str(year) for year in range(2010, 2023)}
    assert KEYLESS.releases(live_body("get_da/nobody_1900.json")) == {}


def test_the_newest_publication_defines() -> None:
    """Two notes without a mark of the latest one: the revision of June 2024 holds."""
    figures = KEYLESS.table(live_body("get/ch_exports_2023_totals.json"), [CHE])
    content = live_body("get_metadata/ch_2023.json")
    defined, facts = KEYLESS.defined(figures, content, [CHE])
    assert defined["partner_basis"].to_pylist() == ["destination"]
    told = facts["CHE 2023"]
    assert (told["published"], told["trade_system"]) == ("2024-06-07", "Special")
    assert told["usd_per_unit"]["X"] == "1.11256298"
    assert told["note"].startswith("Revised Data")
