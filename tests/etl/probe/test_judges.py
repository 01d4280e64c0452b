"""Judges of a probe: no answer of any kind is too much for them, and recorded ones are as told."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.building.reference_tables import reference
from etl.probe import imf_imts, uk_hmrc, un_comtrade
from etl.probe.assumptions import Assumption, Example, shown
from etl.probe.planning import ProbeRequest, example, rounds
from etl.questions import Corridor, Exchange
from etl.reader import SHIPPED_DATA
from tests.etl.probe.server import LISTED, NOTE, ROW, envelope
from tests.etl.sources.imf.server import HEADER

RECORDED = Path(__file__).parents[1] / "sources" / "comtrade" / "recordings"
EXAMPLE = Example("AZE", "RUS", 31, 643, "AZ", 826, 2023)
SWISS = Example("CHE", "RUS", 757, 643, "CH", 826, 2023)
NEXT = "@odata.nextLink"
BASE = "https://service.example"


@cache
def assumptions() -> dict[str, Assumption]:
    """All of them, of every source, by source and id."""
    found = [
        *un_comtrade.keyless(BASE, EXAMPLE),
        *un_comtrade.with_key(BASE, EXAMPLE),
        *imf_imts.keyless(BASE, EXAMPLE),
        *uk_hmrc.keyless(BASE, EXAMPLE),
        *uk_hmrc.factors(BASE, EXAMPLE),
    ]
    made = {f"{one.source} {one.id}": one for one in found}
    assert len(made) == len(found), "ids name files, so they are not used twice"
    return made


# Values JSON can hold, those that trip programs more often than chance would have it.
odd = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        10**400,
        1e308,
        -1e308,
        float("inf"),
        float("nan"),
        "",
        "\ud800",
        "2023",
        31,
    ]
) | st.text(max_size=5)
names = st.sampled_from(
    [*ROW, *LISTED, *NOTE, "data", "count", "error", "notes", "value", "V", "MonthId", "CountryId",
     "FlowTypeId", "@odata.nextLink"]
)  # fmt: skip
values = st.recursive(
    odd,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)
rows = st.lists(st.dictionaries(names, values, max_size=8) | values, max_size=4)
changed = st.dictionaries(names, values, max_size=4).map(lambda other: [ROW | other, NOTE | other])
bodies = st.one_of(
    st.binary(max_size=300),
    values.map(lambda value: json.dumps(value).encode()),
    (rows | changed).map(lambda found: json.dumps(envelope(found)).encode()),
    (rows | changed).map(lambda found: json.dumps({"value": found, NEXT: "http://["}).encode()),
    changed.map(lambda found: json.dumps(envelope([{"notes": found}])).encode()),
    st.binary(max_size=80).map(lambda rest: ",".join(HEADER).encode() + b"\r\n" + rest),
    st.lists(st.text(max_size=6), max_size=16).map(
        lambda cells: f"{','.join(HEADER)}\n{','.join(cells)}\n".encode("utf-8", "replace")
    ),
    st.binary(max_size=80).map(lambda rest: b"<StructureSpecificData>" + rest),
    st.sampled_from([
        b"", b"[" * 100_000, b'{"data":' * 50_000, b"<" * 5_000, b"1" * 5_000,
        b'{"data":[' + b"[" * 900 + b"]" * 900 + b"]}",
        b'<?xml version="1.0" encoding="utf-32"?><StructureSpecificData/>',
        b'<?xml version="1.0" encoding="nonsense"?><StructureSpecificData/>',
    ]),
)  # fmt: skip
headers = st.dictionaries(
    st.sampled_from(["retry-after", "location", "content-type", "x-ratelimit-limit"]),
    st.text(max_size=20),
)


@given(st.sampled_from([200, 204, 302, 400, 401, 403, 404, 429, 500, 599]), headers, bodies)
def test_any_answer_is_judged(status: int, sent: dict[str, str], body: bytes) -> None:
    """Each judge says holds or differs in one line of plain characters, whatever came."""
    exchange = Exchange(BASE, status, sent, body, "2026-11-26T00:00:00Z")
    for assumption in assumptions().values():
        finding = assumption.judge(exchange)
        assert isinstance(finding.holds, bool)
        assert finding.came.isascii()
        assert finding.came.isprintable()
        assert len(finding.came) < 400
        assert isinstance(assumption.taken(exchange), str)


@given(st.text())
def test_shown_text_is_fit_for_any_terminal(text: str) -> None:
    """A stranger's text moves no cursor, breaks no line and has an end."""
    assert shown(text).isascii()
    assert shown(text).isprintable()
    assert len(shown(text)) <= 160


def test_every_assumption_asks_its_own_service_in_plain_addresses() -> None:
    """An address has no key, no blank, and a place to fill in only where that is known before."""
    ids = set(assumptions())
    for one in assumptions().values():
        assert one.address.startswith(f"{BASE}/")
        assert " " not in one.address
        assert ("{}" in one.address) == bool(one.after)
        assert not one.after or f"{one.source} {one.after}" in ids
        assert "key=" not in one.address


def test_a_source_is_asked_at_its_own_pace() -> None:
    """A live service is asked about once a second, whatever the source's answers are needed for."""
    tables = reference(SHIPPED_DATA)
    corridors = [Corridor("AZE", ("RUS",), 1992)]
    request = ProbeRequest(SHIPPED_DATA, ("un-comtrade", "imf-imts", "uk-hmrc"), corridors,
                           keys={"un-comtrade": "a" * 32})  # fmt: skip
    planned = rounds(request, tables.countries, example(corridors, tables.countries, 2026))
    assert [one.service for one in planned] == [
        "un-comtrade", "imf-imts", "uk-hmrc", "un-comtrade"
    ]  # fmt: skip
    assert all(one.pace.interval >= 1 for one in planned)
    addresses = {a.address for one in planned for a in one.assumptions}
    assert len(addresses) * 1.2 < 90, "asked one after the other they would fit two minutes"
    assert "a" * 32 not in repr(planned)


@pytest.mark.parametrize(
    ("link", "holds"),
    [
        ("https://api.uktradeinfo.com/OTS?$skip=40", True),
        (f"{BASE}/OTS?$skip=40", True),
        ("/OTS?$skip=40", True),
        ("https://elsewhere.example/OTS?$skip=40", False),
        ("http://[", False),
    ],
)
def test_a_mirror_may_pass_on_links_of_the_service(link: str, *, holds: bool) -> None:
    """As a refresh has it: the next page is asked where the first was, and of no other host."""
    body = json.dumps({"value": [{"MonthId": 202301}], NEXT: link}).encode()
    exchange = Exchange(BASE, 200, {}, body, "")
    assert assumptions()["uk-hmrc next"].judge(exchange).holds is holds


# Answers in the form that was recorded of the live service


def recorded(name: str) -> Exchange:
    """One recorded exchange."""
    path = RECORDED / f"{name}.json"
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    came = told["response"]
    sent = dict(came["headers"])
    return Exchange(
        told["request"]["url"], came["status"], sent, came["body"].encode(), told["recorded_at"]
    )


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("get/ch_exports_2023_totals", "one-row envelope names types rate key-rate"),
        ("get/count_13_periods", "key-limit refusal"),
        ("get/count_ch_exports_2023_totals", "key-count"),
        ("get/ch_exports_2023_breakdown_mode_plus", "unpinned key-unpinned"),
        ("get/ch_exports_2023_breakdown_mode_classic", "classic"),
        ("get/count_cl_code_h6", "h6 key-h6"),
        ("get/count_flow_code_unknown", "refusal details"),
        ("get/unknown_reporter", "nobody other-codes"),
        ("get_da/ch_2023", "availability availability-dates availability-filters key-availability"),
        ("get_metadata/ch_2023", "metadata metadata-dates metadata-factors metadata-latest"),
    ],
)
def test_recorded_answers_are_as_told(name: str, ids: str) -> None:
    """What was recorded in October 2026 holds: the judges say what docs/sources.md says."""
    exchange = recorded(name)
    made = [*un_comtrade.keyless(BASE, SWISS), *un_comtrade.with_key(BASE, SWISS)]
    by_id = {one.id: one for one in made}
    found = {one: by_id[one].judge(exchange) for one in ids.split()}
    assert {one: finding.came for one, finding in found.items() if not finding.holds} == {}
