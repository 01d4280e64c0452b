"""What is asked of UN Comtrade, and how: its traps and the loader rules, one by one.

Limits stated by the service are in ``test_limits``.

Rules and sections are those of docs/sources.md; each test fails without its handling.
"""

from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.questions import Corridor, Issue, Query, UnusableAnswerError
from etl.schema import TOTAL, WORLD
from etl.sources.comtrade.plan import CHAPTERS
from etl.sources.comtrade.source import Comtrade
from etl.sources.settings import Settings, SettingsError
from tests.etl.sources.comtrade.builders import (
    CORRIDOR,
    COUNTRIES,
    KEYED,
    KEYLESS,
    NEAR,
    TOTALS,
    Row,
    body,
    cell,
    parameters,
    yearly,
)
from tests.etl.sources.comtrade.world import Trade

# Rule 1: pins, asked and checked


@pytest.mark.parametrize("source", [KEYLESS, KEYED])
def test_pins_are_asked(source: Comtrade) -> None:
    """Without them one year may come as a cross product (rule 1)."""
    for call in source.calls([TOTALS, NEAR]):
        asked = parameters(call)
        pins = ("partner2Code", "customsCode", "motCode", "breakdownMode")
        assert [asked[pin] for pin in pins] == ["0", "C00", "0", "classic"]
        assert asked["includeDesc"] == "false"


# Rule 2: one period in a call without a key, up to twelve with one


def test_without_a_key_one_year_a_call() -> None:
    """The preview answers 400 to two (rule 2)."""
    calls = KEYLESS.calls(yearly(KEYLESS.plan([replace(CORRIDOR, since=1992)], 2024)))
    assert all(len(parameters(call)["period"]) == 4 for call in calls)
    assert all("/public/v1/preview/C/A/HS" in call.address for call in calls)


def test_with_a_key_up_to_twelve_years_a_call() -> None:
    """The same plan in a twelfth of the calls, chapters and gold in one."""
    plan = yearly(KEYED.plan([replace(CORRIDOR, since=1992)], 2024))
    calls = KEYED.calls(plan)
    assert max(len(parameters(call)["period"].split(",")) for call in calls) == 12
    assert all("/data/v1/get/C/A/HS" in call.address for call in calls)
    assert len(calls) == 5 * 3


@pytest.mark.parametrize("source", [KEYLESS, KEYED])
def test_the_route_only_groups_the_plan(source: Comtrade) -> None:
    """Every question is asked once, whole or in parts, whatever the route."""
    plan = KEYLESS.plan([CORRIDOR], 2021)
    assert plan == KEYED.plan([CORRIDOR], 2021)
    plan = yearly(plan)
    carried = [query for call in source.calls(plan) for query in call.queries]
    for query in plan:
        one_flow = [replace(query, flows=(flow,)) for flow in query.flows]
        assert all(sum(part.covers(one) for part in carried) == 1 for one in one_flow)


def test_the_plan() -> None:
    """Totals with everyone, the partners' own reports, chapters and gold with the partners."""
    plan = [query for query in KEYLESS.plan([CORRIDOR], 2020) if query.period == "2020"]
    assert [(q.reporter, q.partners, q.products) for q in plan[:6]] == [
        ("AZE", None, (TOTAL,)),
        ("GBR", ("AZE", WORLD), (TOTAL,)),
        ("IRN", ("AZE", WORLD), (TOTAL,)),
        ("RUS", ("AZE", WORLD), (TOTAL,)),
        ("AZE", ("GBR", "IRN", "RUS", WORLD), ("AG2",)),
        ("AZE", ("GBR", "IRN", "RUS", WORLD), ("7108",)),
    ]


def test_what_matters_most_is_asked_first() -> None:
    """The newest year's totals, then back; then chapters, gold, dispatch, and months at the end."""

    def kind(query: Query) -> int:
        if query.freq == "M":
            return 4
        return 3 if query.basis else ("TOTAL", "AG2", "7108").index(query.products[0])

    for source in (KEYLESS, KEYED):
        plan = source.plan([replace(CORRIDOR, since=1992)], 2025)
        order = [(kind(query), -int(query.period[:4])) for query in plan]
        assert order == sorted(order)
        asked = [call.queries[0] for call in source.calls(plan)]
        assert asked[0].period == "2025"
        assert [kind(query) for query in asked] == sorted(map(kind, asked))


def test_two_corridors_ask_once() -> None:
    """A partner of both is asked once about both; a reporter's own totals serve as its mirror."""
    corridors = [Corridor("AZE", ("RUS",), 2020), Corridor("GEO", ("AZE", "RUS"), 2020)]
    plan = yearly(KEYLESS.plan(corridors, 2020))
    assert [(q.reporter, q.partners, q.products) for q in plan] == [
        ("AZE", None, (TOTAL,)),
        ("GEO", None, (TOTAL,)),
        ("RUS", ("AZE", "GEO", WORLD), (TOTAL,)),
        ("AZE", ("RUS", WORLD), ("AG2",)),
        ("GEO", ("AZE", "RUS", WORLD), ("AG2",)),
        ("AZE", ("RUS", WORLD), ("7108",)),
        ("GEO", ("AZE", "RUS", WORLD), ("7108",)),
    ]


# Rule 3: a cap that is hit means rows are missing


@pytest.mark.parametrize("rows", [500, 100_000, 250_000])
def test_a_full_answer_is_cut_off(rows: int) -> None:
    """The service says nothing of it (rule 3)."""
    empty = b'{"count": %d, "data": [%s], "error": ""}' % (rows, b",".join([b"{}"] * rows))
    assert KEYLESS.truncated(empty)


def test_fewer_rows_than_counted_is_cut_off() -> None:
    """Whatever the cap of the day is (rule 3)."""
    assert KEYLESS.truncated(body(cell(0, 1), count=2))
    assert not KEYLESS.truncated(body(cell(0, 1)))


def test_a_question_is_split_by_flow_then_partners_then_chapters() -> None:
    """Each part asks less, and the parts together ask the same."""
    flows = KEYLESS.split(NEAR)
    assert [part.flows for part in flows] == [("X",), ("M",)]
    partners = KEYLESS.split(flows[0])
    assert [part.partners for part in partners] == [("RUS",), (WORLD,)]
    chapters = KEYLESS.split(partners[0])
    assert {code for part in chapters for code in part.products} == {*CHAPTERS, "7108"}
    assert KEYLESS.split(replace(chapters[0], products=("01",))) == []


def test_all_partners_are_split_by_name() -> None:
    """World, unallocated and every country, and no group that would count twice."""
    parts = KEYLESS.split(replace(TOTALS, flows=("X",)))
    named = Counter(code for part in parts for code in part.partners or ())
    assert {WORLD, "NES", "RUS", "S19"} <= set(named)
    assert set(named.values()) == {1}
    assert "EUR" not in named
    asked = [set(parameters(KEYLESS.calls([p])[0])["partnerCode"].split(",")) for p in parts]
    everyone = {str(n) for n in COUNTRIES.by_number if n not in COUNTRIES.groups}
    assert set().union(*asked) == everyone


@given(st.sets(st.sampled_from(sorted(COUNTRIES.asked_by)), min_size=1, max_size=30))
def test_no_call_is_expected_to_hit_the_cap(partners: set[str]) -> None:
    """Questions that would are asked in parts from the start: a wasted call is impolite."""
    query = replace(NEAR, partners=tuple(sorted(partners)))
    for call in KEYLESS.calls([query]):
        for part in call.queries:
            products = len(CHAPTERS) if "AG2" in part.products else 0
            products += len(set(part.products) - {"AG2"})
            assert len(part.flows) * products * len(part.partners or ()) < 500


# Section 1.9: availability


def listed(**other: object) -> Row:
    """An availability row of Azerbaijan's 2020."""
    one, _ = Trade.of([31], [2020]).availability()
    return one | other


def test_availability_gives_release_and_edition() -> None:
    """The day of the last release names the edition; its time has no zone and odd decimals."""
    for stamp in ("2022-05-03T19:12:39.8333333", "2022-05-03T19:12:39.8", "2022-05-03T19:12:39"):
        found = KEYLESS.releases(body(listed(lastReleased=stamp)))
        assert found[Issue("un-comtrade", "AZE", "2020")].edition == "2022-05-03"


@pytest.mark.parametrize("field", ["datasetChecksum", "lastReleased", "datasetCode"])
def test_a_revision_has_another_token(field: str) -> None:
    """Published years are revised; each of the three tells (docs/sources.md, 1.9)."""
    first = KEYLESS.releases(body(listed()))
    second = KEYLESS.releases(body(listed(**{field: "2029-01-01T00:00:00"})))
    assert first.keys() == second.keys()
    assert first != second


def test_availability_prefers_the_original_edition() -> None:
    """Conversions may be listed beside it, in any order."""
    rows = [listed(), listed(isOriginalClassification=False, lastReleased="2029-01-01T00:00:00")]
    assert KEYLESS.releases(body(*rows)) == KEYLESS.releases(body(*reversed(rows)))
    (release,) = KEYLESS.releases(body(*rows)).values()
    assert release.edition == "2021-05-01"


def test_availability_of_reporters_not_known_here_is_passed_over() -> None:
    """Every reporter of the world may come, whoever was asked for; ours are among them."""
    rows = [listed(), listed(reporterCode=999999), listed(reporterCode=643, lastReleased=None)]
    assert list(KEYLESS.releases(body(*rows))) == [Issue("un-comtrade", "AZE", "2020")]


@pytest.mark.parametrize("odd", [{"lastReleased": None}, {"reporterCode": 999999}])
def test_availability_that_is_not_understood_is_refused(odd: Row) -> None:
    """Without its day a release cannot be told from another."""
    with pytest.raises(UnusableAnswerError):
        KEYLESS.releases(body(listed(**odd)))


def test_availability_asks_many_reporters_at_once() -> None:
    """A refresh with nothing new is one call for ten reporters' years."""
    corridors = [Corridor(code, ("RUS",), 2020) for code in ("AZE", "GEO", "ARM", "KAZ")]
    (call,) = KEYLESS.availability(yearly(KEYLESS.plan(corridors, 2024)))
    assert urlsplit(call.address).path == "/public/v1/getDA/C/A/HS"
    assert len(parameters(call)["reporterCode"].split(",")) == 5


# Rule 13: the key


def test_the_key_is_in_no_address_and_no_representation() -> None:
    """It goes in its header only (rule 13)."""
    assert "a-key" not in repr(KEYED)
    assert all("a-key" not in call.address for call in KEYED.calls([TOTALS, NEAR]))
    assert KEYED.headers == {"Ocp-Apim-Subscription-Key": "a-key"}
    assert KEYLESS.headers == {}


@pytest.mark.parametrize("key", ["a key", "schlüssel", "a\nkey"])
def test_a_malformed_key_is_refused_unseen(key: str) -> None:
    """Sending it would fail with an error that quotes it."""
    with pytest.raises(SettingsError) as caught:
        Comtrade(Settings(COUNTRIES, key=key))
    assert key not in str(caught.value)


def test_a_key_is_not_sent_in_the_clear() -> None:
    """Anyone on the way could read it; one's own machine is no way."""
    with pytest.raises(SettingsError, match="plain http"):
        Comtrade(Settings(COUNTRIES, "http://mirror.example", "a-key"))
    assert Comtrade(Settings(COUNTRIES, "http://127.0.0.1:1", "a-key")).key == "a-key"


@pytest.mark.parametrize(
    "address",
    ["", "mirror", "ftp://mirror", "http://", "https://:80", "http://a:99999", "http://[::1",
     "http://u:p@mirror", "https://mirror/?a=b", "https://mirror/#a", "https://mir ror"],
)  # fmt: skip
def test_a_malformed_base_address_is_refused(address: str) -> None:
    """It would otherwise fail late and oddly, or put a password on record."""
    with pytest.raises(SettingsError) as caught:
        Comtrade(Settings(COUNTRIES, address or " "))
    assert "u:p" not in str(caught.value)


def test_the_public_service_is_asked_slowly() -> None:
    """About one call a second; only a mirror on this machine needs no pause."""
    assert KEYLESS.pace.interval >= 1.2
    assert Comtrade(Settings(COUNTRIES, "http://127.0.0.1:8099")).pace.interval == 0
