"""A probe of local services: of those that are as documented, and of those that do not."""

import hashlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

from etl.building.reference_tables import reference
from etl.countries import Countries
from etl.fetching.client import Tools
from etl.probe.planning import ProbeRequest
from etl.probe.running import probe
from etl.questions import Corridor
from tests.builders import refer
from tests.etl.local_server import Fault, Reply, Server
from tests.etl.probe.server import KEY_HEADER, NOTE, ROW, Live, envelope, reply
from tests.etl.sources.imf.server import AKAMAI, GROUP_ONLY

KEY = "0123456789abcdef-not-a-real-key"
SOURCES = ("un-comtrade", "imf-imts", "uk-hmrc")
Etl = Callable[..., tuple[int, str]]


@pytest.fixture
def live() -> Iterator[Live]:
    """The three services, as docs/sources.md says."""
    with Server(Live()) as running:
        yield running


def at(data: Path, *services: Live | str) -> list[object]:
    """A probe of these services in place of the sources', in their order; one stands for all."""
    urls = [one if isinstance(one, str) else one.url for one in services]
    urls *= 1 if len(urls) > 1 else len(SOURCES)
    given = [f"--base-url={name}={url}" for name, url in zip(SOURCES, urls, strict=True)]
    return ["probe", "--data", data, *given]


def verdicts(said: str) -> dict[str, list[str]]:
    """The lines said, by their verdict."""
    found: dict[str, list[str]] = {"holds": [], "differs": [], "not answered": []}
    for line in said.splitlines():
        for verdict, lines in found.items():
            if line.startswith(verdict):
                lines.append(line)
    return found


def folder(data: Path) -> Path:
    """The folder of the one probe made."""
    (found,) = (data / "probe").iterdir()
    return found


def everything(data: Path) -> bytes:
    """All that lies on disk, names of files included."""
    files = [path for path in data.rglob("*") if path.is_file()]
    return b"".join(str(path).encode() + path.read_bytes() for path in files)


def test_all_holds_where_services_are_as_documented(etl: Etl, data: Path, live: Live) -> None:
    """Exit 0, a line an assumption, and every source asked."""
    code, said = etl(*at(data, live))
    found = verdicts(said)
    assert (code, found["differs"], found["not answered"]) == (0, [], [])
    assert len(found["holds"]) > 45
    assert f"{len(found['holds'])} hold, 0 differ, 0 not answered." in said
    assert "Nothing holds" not in said
    assert {name for name in SOURCES if name in "".join(found["holds"])} == set(SOURCES)
    assert not live.paths("/data/v1/get?")
    assert not any(KEY_HEADER in headers for _, headers in live.calls)


def test_an_address_is_asked_once(etl: Etl, data: Path, live: Live) -> None:
    """Assumptions about the same answer share it: the services are asked as little as can be."""
    etl(*at(data, live))
    asked = live.paths()
    assert len(asked) == len(set(asked)) < 40


def test_a_key_is_used_and_left_nowhere(etl: Etl, data: Path, live: Live) -> None:
    """It goes along with keyed questions alone, in its header; neither files nor lines have it."""
    code, said = etl(*at(data, live), COMTRADE_API_KEY=KEY)
    assert code == 0
    assert len([line for line in said.splitlines() if "with a key" in line]) == 9
    sent = {path.split("?")[0] for path, headers in live.calls if headers.get(KEY_HEADER) == KEY}
    assert sent == {"/data/v1/get/C/A/HS", "/data/v1/getDa/C/A/HS", "/data/v1/get/C/A/H6"}
    assert not live.paths(KEY)
    assert KEY not in said
    assert KEY.encode() not in everything(data)


def test_a_key_sent_back_is_kept_out(etl: Etl, data: Path, live: Live) -> None:
    """A service may quote what it was sent, in a body or a header, and set cookies."""
    live.echoes = True
    _, said = etl(*at(data, live), COMTRADE_API_KEY=KEY)
    kept = everything(data)
    assert KEY not in said
    assert KEY.encode() not in kept
    assert b"[redacted]" in kept
    assert b"a-secret-session" not in kept


def test_answers_are_kept_byte_for_byte(etl: Etl, data: Path, live: Live) -> None:
    """Whatever a body holds lies on disk as it came, told by the file beside it."""
    odd = b'\xef\xbb\xbf{"\xff\x00\r\n"' + bytes(range(256))
    live.instead["getComtradeReleases"] = 200, odd, {"X-Odd": "yes"}
    etl(*at(data, live))
    kept = folder(data)
    assert (kept / "un-comtrade-releases.body").read_bytes() == odd
    bodies = sorted(path.stem for path in kept.glob("*.body"))
    assert bodies == sorted(path.stem for path in kept.glob("*.json"))
    assert len(bodies) == len(live.calls)
    for path in kept.glob("*.json"):
        told = json.loads(path.read_text("utf-8"))
        body = path.with_suffix(".body").read_bytes()
        assert told["address"].startswith(live.url)
        assert (told["bytes"], told["sha256"]) == (len(body), hashlib.sha256(body).hexdigest())
        assert told["retrieved"].endswith("Z")
        assert told["status"]
    assert json.loads((kept / "un-comtrade-releases.json").read_text())["headers"]["x-odd"] == "yes"


def test_the_report_has_every_line_and_its_file(etl: Etl, data: Path, live: Live) -> None:
    """The folder can be sent along as it is."""
    _, said = etl(*at(data, live))
    report = (folder(data) / "report.txt").read_text("utf-8")
    for line in verdicts(said)["holds"]:
        assert line in report
    for body in folder(data).glob("*.body"):
        assert f"[{body.name}]" in report
    assert str(folder(data)) in said


def test_two_probes_have_two_folders(etl: Etl, data: Path, live: Live) -> None:
    """Also within one second."""
    for _ in range(2):
        etl(*at(data, live), "--source", "imf-imts")
    assert len(list((data / "probe").iterdir())) == 2


def test_one_source_alone_is_asked(etl: Etl, data: Path, live: Live) -> None:
    """HMRC's factors are asked where they are published, nothing else of that service is."""
    code, said = etl(*at(data, live), "--source", "uk-hmrc")
    assert code == 0
    assert all("uk-hmrc" in line for line in verdicts(said)["holds"])
    assert [path.split("?")[0] for path in live.paths("/public/")] == [
        "/public/v1/getMetadata/C/M/HS"
    ]


# What differs


def figures(**changes: object) -> Reply:
    """One row of figures, changed."""
    return reply(envelope([ROW | changes]))


def notes(**changes: object) -> Reply:
    """One data set's note, changed."""
    return reply(envelope([{"reporterCode": 31, "notes": [NOTE | changes]}]))


def odata(*rows: dict[str, object]) -> Reply:
    """A page of HMRC's."""
    return reply({"@odata.context": "x", "value": rows})


RENAMED = {("CIFValue" if name == "cifvalue" else name): value for name, value in ROW.items()}
SPELT = "0&cmdCode=TOTAL&partnerCode=0"
PLAIN = "flowCode=X&cmdCode=TOTAL&partnerCode=0&partner2Code=0&customsCode=C00"
MANY = reply(envelope([ROW, ROW]))
VOID = reply(envelope([]))
CSV = b"DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\r\n"
WORLD_ONLY = CSV + b"x,AZE,XG_FOB_USD,G001,A,2023,33898,6\r\n"
DIFFERENCES: list[tuple[str, Reply, str, str]] = [
    (PLAIN, MANY, "with all pins one row comes", "200 with 2 rows, count 2"),
    (PLAIN, reply(envelope([RENAMED])), "the 47 names", "without cifvalue; with CIFValue"),
    (PLAIN, figures(period=2023), "periods and products are text", "period is int"),
    (PLAIN, reply({"data": [ROW], "Count": 1}), "an answer is elapsedTime",
     "without count, elapsedTime, error"),
    (PLAIN, reply(envelope([ROW]), headers={}), "headers tell how many", "no such header"),
    ("period=2023,2022", MANY, "two periods in one call are refused", "200 with 2 rows"),
    (",7108", MANY, "two products in one call are refused", "200 with 2 rows"),
    ("period=2023,2022", reply({"error": "No", "errorObject": []}, 400), "error and details",
     "without details; with errorObject"),
    ("flowCode=Z", reply({"details": [{"ErrorMessage": "No"}]}, 400), "named in details",
     "without errorMessage, memberNames; with ErrorMessage"),
    ("cmdCode=AG2&partner2", reply({"error": "Maximum number of commodity codes is 1"}, 400),
     "AG2 counts as one", "400, Maximum number"),
    ("cmdCode=AG2&partner2", reply(envelope([ROW] * 501)), "cut at 500", "501 rows"),
    ("maxRecords=1", figures(), "maxRecords changes nothing", "200 with 1 row"),
    ("countOnly", figures(), "one object of nulls", "data is a list"),
    ("getDA", reply(envelope([{"reporterCode": 8}] * 3)), "knows reporter and year",
     "0 of 3 rows are as asked"),
    ("getDa/", reply({"statusCode": 404, "message": "Resource not found"}, 404),
     "at getDa too", "404, Resource not found"),
    ("getComtradeReleases", reply(envelope([{"reporterCode": "364"}])), "getComtradeReleases",
     "without datasetDesc, dateRelease"),
    ("getMetadata/C/A", notes(publicationDateShort="02/02/2024"), "dates publications in ISO",
     "02/02/2024"),
    ("getMetadata/C/A", notes(importConvFactor=1.24), "factors as text", "1.24"),
    ("getMetadata/C/A", notes(isLatestPublication=True), "marked as the latest",
     "marked: 1 of 1 note"),
    ("getMetadata/C/A", reply(envelope([{"notes": [{"x": 1}]}])), "getMetadata names",
     "without currency"),
    ("TOTAL&partnerCode=0&breakdownMode=classic", MANY, "classic alone", "2 rows"),
    ("X&cmdCode=TOTAL&partner2Code=0", figures(partnerCode=643), "a row of the world", "0 of 1"),
    ("X&cmdCode=TOTAL&partner2Code=0",
     reply(envelope([ROW, ROW | {"partnerCode": 643, "primaryValue": 9.0}])),
     "the sum of its partners", "partners 9, world 2"),
    ("partner2Code=643", figures(), "by country of dispatch", "partner2Code 0"),
    ("reporterCode=842,251", figures(reporterCode=842), "842 and 251", "reporterCode 842"),
    ("reporterCode=840,250", figures(), "840 and 250", "200 with 1 row"),
    ("preview/C/A/H6", figures(), "/H6 answers 500", "200 with 1 row"),
    ("/data/v1/get/C/A/HS", figures(), "without a key with 401", "200 with 1 row"),
    ("AZE.XG_FOB_USD.RUS.A", (200, GROUP_ONLY, {}), "XG_FOB_USD.RUS.A has figures",
     "200 with 0 observations"),
    ("AZE.XG_FOB_USD.RUS.A", (200, GROUP_ONLY, {}), "CSV is asked for", "200, "),
    ("AZE.XG_FOB_USD..A", (200, WORLD_ONLY, {}), "an empty slot", "1 partner"),
    ("AZE.XG_FOB_USD..A", (200, WORLD_ONLY, {}), "full dollars", "G001 33,898"),
    ("AZE.XG_FOB_USD..A", (200, WORLD_ONLY, {}), "G001 is the world", "parts 0, G001 33,898"),
    ("AZE.XG_FOB_USD.RUS.M", (200, WORLD_ONLY, {}), "2024-M05", "2023"),
    ("XG_FOB_USD+MG", (200, WORLD_ONLY, {}), "+ joins codes", "XG_FOB_USD"),
    ("/AZ.XG", (200, WORLD_ONLY, {}), "by two letters", "200 with 1 observation"),
    ("NO_SUCH", reply({"message": "no such flow"}, 404), "204 without a body", "404, no such"),
    ("/Country", odata(), "two letters of a country", "200 with 0 rows"),
    ("/Country", reply({"value": [{"CountryId": 78}]}), "@odata.context and value",
     "without @odata.context"),
    ("MonthId le", odata({"MonthId": "2023-01", "FlowTypeId": 9}), "MonthId is a number",
     "MonthId 2023-01"),
    ("MonthId le", odata({"MonthId": 202301, "FlowTypeId": 9}), "FlowTypeId is 1 to 4",
     "FlowTypeId 9"),
    ("MonthId le", odata({"MonthId": 202301}), "sums by month", "without FlowTypeId"),
    ("MonthId in (", odata(), "in (...) answers 403", "200 with 0 rows"),
    ("select=MonthId", odata({"MonthId": 202301}), "@odata.nextLink, at", "no nextLink"),
    ("$top=1", reply({"value": [{}], "@odata.nextLink": "x"}), "$top leaves", "a nextLink"),
    ("getMetadata/C/M", notes(currency="EUR"), "factors for pounds", "in pounds: 0 of 1 note"),
]  # fmt: skip


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda one: f"{one[2]}-{one[3]}")
def test_what_differs_is_said(
    etl: Etl, data: Path, live: Live, difference: tuple[str, Reply, str, str]
) -> None:
    """Exit 1, and the line names what came."""
    where, other, says, came = difference
    own = {"XG": SOURCES[1], "NO_SUCH": SOURCES[1], "Country": SOURCES[2], "Month": SOURCES[2],
           "$top": SOURCES[2], "C/M": SOURCES[2]}  # fmt: skip
    source = next((name for part, name in own.items() if part in where), SOURCES[0])
    year = time.gmtime().tm_year - 3
    live.instead[where.replace("2023,2022", f"{year},{year - 1}")] = other
    code, said = etl(*at(data, live), "--source", source)
    assert code == 1
    assert verdicts(said)["not answered"] == []
    (line,) = [line for line in verdicts(said)["differs"] if says in line]
    assert came in line.partition(": ")[2]


def test_nothing_holds_of_a_service_of_another_kind(etl: Etl, data: Path, live: Live) -> None:
    """No judge is content with anything: of a stranger's answers every assumption differs."""
    live.instead["/"] = reply({"welcome": "to another service"}, headers={})
    code, said = etl(*at(data, live), COMTRADE_API_KEY=KEY)
    found = verdicts(said)
    assert (code, found["holds"], found["not answered"]) == (1, [], [])
    assert len(found["differs"]) > 55
    assert [f"Nothing holds of {name}: " in said for name in SOURCES] == [True] * 3
    assert "Nothing holds" in (folder(data) / "report.txt").read_text("utf-8")


# Services that do not answer


def test_a_dead_service_costs_the_others_nothing(etl: Etl, data: Path, live: Live) -> None:
    """Exit 3; why is said, and after some failures it is not asked on."""
    code, said = etl(*at(data, live, "http://127.0.0.1:9", live))
    found = verdicts(said)
    assert (code, found["differs"]) == (3, [])
    assert all("imf-imts" in line for line in found["not answered"])
    assert "the connection failed" in found["not answered"][0]
    assert sum("not asked" in line for line in found["not answered"]) == 3
    assert not list(folder(data).glob("imf-imts*"))


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ((503, b"<html><h1>Service Unavailable</h1></html>", {}), "503, Service Unavailable"),
        ((403, AKAMAI, {}), "403, Access Denied"),
        (reply({"statusCode": 403, "message": "Out of call volume quota."}, 403), "403, Out of"),
        (reply({"statusCode": 401, "message": "Access denied"}, 401), "401, Access denied"),
        (reply({"message": "Rate limit"}, 429, {"Retry-After": "3600"}), "429, Rate limit"),
    ],
)
def test_a_service_out_of_order_is_no_difference(
    etl: Etl, data: Path, live: Live, other: Reply, words: str
) -> None:
    """What a gate, a quota or a breakdown says is about today, not about how the service works."""
    live.instead["/external/"] = other
    code, said = etl(*at(data, live), "--source", "imf-imts")
    found = verdicts(said)
    assert (code, found["holds"], found["differs"]) == (3, [], [])
    assert words in found["not answered"][0]
    assert len(live.calls) <= 9
    assert (folder(data) / "imf-imts-pair.body").read_bytes() == other[1]


def test_a_passing_refusal_is_waited_for(etl: Etl, data: Path, live: Live) -> None:
    """One 429 and one 500 are answered at the next try."""
    live.faults = [Fault("429", where="AZE.XG_FOB_USD.RUS.A"), Fault("500", where="RUS.M")]
    code, _ = etl(*at(data, live), "--source", "imf-imts")
    assert code == 0


class Dripping:
    """A service that never comes to an end: of its headers, or of its body."""

    def __init__(self, *, headers: bool) -> None:
        self._begin = b"HTTP/1.1 200 OK\r\n" + (b"" if headers else b"\r\n")
        self._drop = b"X-Drip: 1\r\n" if headers else b"{"
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._socket.accept()
                threading.Thread(target=self._drip, args=(caller,), daemon=True).start()

    def _drip(self, caller: socket.socket) -> None:
        with caller, suppress(OSError):
            caller.sendall(self._begin)
            for _ in range(80):
                caller.sendall(self._drop)
                time.sleep(0.1)


@pytest.mark.parametrize("headers", [True, False])
def test_the_time_is_kept_though_a_service_drips(data: Path, live: Live, *, headers: bool) -> None:
    """Neither a body nor headers without end hold the probe; the others are told in full."""
    lines: list[str] = []
    before = time.monotonic()
    with Dripping(headers=headers) as dripping:
        urls = dict(zip(SOURCES, (live.url, dripping.url, live.url), strict=True))
        code = probe(request(data, urls), countries(data), Tools(), lines.append, seconds=2)
    assert time.monotonic() - before < 5
    found = verdicts("\n".join(lines))
    assert (code, found["differs"]) == (3, [])
    assert all("imf-imts" in line for line in found["not answered"])
    assert len(found["not answered"]) == 11
    assert len(found["holds"]) > 35
    assert (folder(data) / "report.txt").read_text("utf-8").count("not answered  imf-imts") == 11


def request(data: Path, urls: dict[str, str]) -> ProbeRequest:
    """A probe of services at these addresses."""
    corridors = [Corridor("AZE", ("RUS", "IRN"), 1992)]
    return ProbeRequest(data, SOURCES, corridors, urls)


def countries(data: Path) -> Countries:
    """The table that ships."""
    return reference(data).countries


def test_an_interrupted_probe_leaves_its_report(data: Path, live: Live) -> None:
    """Ctrl-C ends it; what came until then can be reported."""
    lines: list[str] = []

    def say(text: str) -> None:
        lines.append(text)
        if len(lines) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        probe(request(data, dict.fromkeys(SOURCES, live.url)), countries(data), Tools(), say)
    report = (folder(data) / "report.txt").read_text("utf-8")
    assert all(line in report for line in lines)


# Usage


@pytest.mark.parametrize(
    ("arguments", "environ", "words"),
    [
        (["--source", "nowhere"], {}, "'nowhere' is not known"),
        (["--source", "imf-dots"], {}, "comes by import"),
        (["--base-url", "un-comtrade=127.0.0.1"], {}, "not a base address"),
        (["--base-url", "un-comtrade=http://mirror.example"], {"COMTRADE_API_KEY": KEY},
         "not sent over plain http"),
    ],
)  # fmt: skip
def test_bad_arguments_are_sentences(
    etl: Etl, data: Path, arguments: list[str], environ: dict[str, str], words: str
) -> None:
    """Exit 2, what is wrong, nothing asked and nothing written."""
    code, said = etl("probe", "--data", data, *arguments, **environ)
    assert code == 2
    assert words in said
    assert KEY not in said
    assert not data.exists()


def test_without_a_corridor_there_is_nothing_to_ask_about(etl: Etl, data: Path) -> None:
    """The countries of the questions come from the reference, so it must name some."""
    refer(data, "corridors.toml", "")
    code, said = etl("probe", "--data", data)
    assert code == 2
    assert "No corridor" in said


def test_the_corridors_choose_the_countries(etl: Etl, data: Path, live: Live) -> None:
    """Other corridors, other questions."""
    corridor = '[[corridor]]\nreporter = "GBR"\npartners = ["TUR"]\nsince = 2000\n'
    refer(data, "corridors.toml", corridor)
    etl(*at(data, live))
    assert live.paths("GBR.XG_FOB_USD.TUR.A")
    assert live.paths("%27TR%27")
    assert live.paths("reporterCode=826&period")
    assert not live.paths("AZE")


def test_a_folder_that_cannot_be_written_is_a_sentence(etl: Etl, data: Path, live: Live) -> None:
    """It is found before anything is asked."""
    data.mkdir()
    (data / "probe").write_text("in the way")
    code, said = etl(*at(data, live))
    assert code == 2
    assert "probe" in said
    assert not live.calls
