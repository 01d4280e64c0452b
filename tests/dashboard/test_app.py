"""What the dashboard answers to machines: files, health, and plain words where it cannot."""

import json
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard.address.links import in_format
from dashboard.serving.formats import FORMATS
from dashboard.text import shell
from dashboard.text.language import say
from dashboard.views import VIEWS
from etl.reader import SHIPPED_DATA
from etl.schema import SCHEMA_VERSION
from tests.builders import damage, data_folder, own_parts, pair, publish_rows
from tests.dashboard.looking import example

LATER: Final = "2026-02-01T00:00:00Z"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return an empty folder of figures."""
    return tmp_path / "data"


@pytest.fixture
def own(data: Path, client_of: Callable[[Path], FlaskClient]) -> FlaskClient:
    """Return a client of a dashboard on that folder."""
    return client_of(data)


def csv(client: FlaskClient, address: str) -> pd.DataFrame:
    """Return a CSV, having checked how it is sent."""
    reply = client.get(address)
    assert reply.status_code == 200, reply.text
    assert reply.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in reply.headers["Content-Disposition"]
    assert reply.data.startswith(b"\xef\xbb\xbf")
    return pd.read_csv(
        BytesIO(reply.data), dtype="str", keep_default_na=False, encoding="utf-8-sig"
    )


def figures(exports: float, imports: float) -> list[pd.DataFrame]:
    """Return a pair and the world in 2020, enough for a share of turnover."""
    return [*pair(exports, imports), *pair(100.0, 100.0, partner="WLD")]


@pytest.mark.parametrize(
    "address",
    [
        "/overview.csv",
        "/overview.csv?partner=IRN&since=2010&until=2020&scale=own",
        "/partner.csv",
        "/partner.csv?reporter=RUS&partner=AZE",
        "/check.csv",
        "/check.csv?measure=turnover&operation=change&relation=falls&period=2021&base=2020",
        "/claim/russia-share-of-turnover.csv",
    ],
)
def test_every_number_can_be_cited(shipped: FlaskClient, address: str) -> None:
    """Each line has unit, status, source and vintage; one without a value says why."""
    found = csv(shipped, address)
    assert len(found) > 3
    vintage = shipped.get("/health").text.split()[1]
    assert set(found["vintage"]) == {vintage}
    known = found[found["value"] != ""]
    assert (known[["unit", "status", "source"]] != "").to_numpy().all()
    unknown = found[found["value"] == ""]
    assert set(unknown["status"]) <= {"missing"}
    assert (unknown["note"] != "").all()


def test_selection_of_the_page_is_that_of_its_csv(shipped: FlaskClient) -> None:
    """The same query string gives the same partner and years, and names the file."""
    address = "/overview.csv?partner=GBR&since=2015&until=2017"
    found = csv(shipped, address)
    assert set(found["partner"]) == {"GBR"}
    assert sorted(set(found["period"])) == ["2015", "2016", "2017"]
    named = shipped.get(address).headers["Content-Disposition"]
    assert "overview-AZE-GBR" in named
    assert named.endswith('.csv"')


def test_coverage_counts_all_figures(shipped: FlaskClient) -> None:
    """The data page's CSV adds up to what the vintage holds."""
    found = csv(shipped, "/data.csv")
    manifest = next((SHIPPED_DATA / "vintages").glob("*/manifest.json")).read_text("utf-8")
    assert f'"rows": {found["figures"].astype(int).sum()}' in manifest


def test_address_takes_countries_as_people_call_them(shipped: FlaskClient) -> None:
    """A name, an alias or a code gives the same numbers."""
    named = shipped.get("/partner.csv?reporter=azerbaijan&partner=Britain")
    assert named.status_code == 200
    assert named.data == shipped.get("/partner.csv?reporter=AZE&partner=GBR").data


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/overview.csv?since=banana", "since"),
        ("/overview.csv?since=1066", "since"),
        ("/overview.csv?since=2010&until=2000", "since"),
        ("/overview.csv?since=2010&since=2011", "since"),
        ("/overview.csv?scale=huge", "scale"),
        ("/overview.csv?partner=AZE", "partner"),
        ("/partner.csv?partner=XXX", "partner"),
        ("/partner.csv?reporter=atlantis", "reporter"),
        ("/check.csv?value=1e99", "value"),
        ("/check.csv?value=nan", "value"),
        ("/check.csv?precision=0", "precision"),
        ("/check.csv?relation=rises", "relation"),
        ("/check.csv?operation=change", "base"),
        ("/check.csv?measure=colour", "measure"),
        ("/data.csv?year=2020", "year"),
        ("/claim/russia-share-of-turnover.csv?year=2020", "year"),
    ],
)
def test_nonsense_is_refused_by_name(shipped: FlaskClient, address: str, parameter: str) -> None:
    """400, and one sentence that names the parameter."""
    reply = shipped.get(address)
    assert reply.status_code == 400
    assert reply.mimetype == "text/plain"
    assert parameter in reply.text
    assert reply.text.count("\n") == 1
    assert "Traceback" not in reply.text


def test_unknown_claim_names_those_like_it(shipped: FlaskClient) -> None:
    """A mistyped id is answered with the one that was meant."""
    reply = shipped.get("/claim/russia-share-turnover.csv")
    assert reply.status_code == 404
    assert "russia-share-of-turnover" in reply.text


@pytest.mark.parametrize("address", ["/nowhere.csv", "/claim.csv", "/a/b/c.json", "/nowhere.json"])
def test_unknown_files_are_not_found(shipped: FlaskClient, address: str) -> None:
    """A script gets a 404, not a page to parse as figures."""
    reply = shipped.get(address)
    assert (reply.status_code, reply.mimetype) == (404, "text/plain")
    assert address in reply.text


def test_unknown_page_is_a_page(shipped: FlaskClient) -> None:
    """A reader gets the page, which says so and leads back."""
    reply = shipped.get("/nowhere")
    assert reply.status_code == 404
    assert say(shell.NO_PAGE) in reply.text
    assert 'href="/nowhere?lang=ru"' in reply.text


def test_health_names_the_vintage(shipped: FlaskClient) -> None:
    """200 and the state of the data, for whoever watches the service."""
    reply = shipped.get("/health")
    assert reply.status_code == 200
    newest = max(path.name for path in (SHIPPED_DATA / "vintages").iterdir())
    assert reply.text == f"ok {newest}\n"


@pytest.mark.parametrize("address", ["/health", "/overview.csv", "/claims.json"])
def test_without_figures_it_says_what_to_do(own: FlaskClient, data: Path, address: str) -> None:
    """503 and the two commands that help, and no folder of the machine; so does the page."""
    reply = own.get(address)
    assert reply.status_code == 503
    assert "python -m etl refresh" in reply.text
    assert str(data) not in reply.text
    page = own.get("/")
    assert page.status_code == 503
    assert "python -m etl refresh" in page.text


def test_new_figures_are_shown_without_a_restart(own: FlaskClient, data: Path) -> None:
    """What is published is there at the next look, first and again."""
    assert own.get("/health").status_code == 503
    first = publish_rows(data, figures(5.0, 15.0))
    assert own.get("/health").text == f"ok {first}\n"
    shares = csv(own, "/partner.csv?since=2020&until=2020").set_index("measure")["value"]
    assert float(shares["share of turnover"]) == 10.0
    second = publish_rows(data, figures(10.0, 30.0), created=LATER)
    assert own.get("/health").text == f"ok {second}\n"
    shares = csv(own, "/partner.csv?since=2020&until=2020").set_index("measure")["value"]
    assert float(shares["share of turnover"]) == 20.0


def test_damaged_vintage_is_passed_over_and_named(own: FlaskClient, data: Path) -> None:
    """The last whole state is shown, and the data page says which one cannot be read."""
    first = publish_rows(data, figures(5.0, 15.0))
    second = publish_rows(data, figures(10.0, 30.0), created=LATER)
    damage(data, second)
    assert own.get("/health").text == f"ok {first}\n"
    for address in ("/data", "/", f"/?vintage={first}"):
        page = own.get(address).text
        assert say(shell.NO_FIGURES) not in page
    page = own.get("/data").text
    assert f"Vintage {second}" in page
    assert "damaged" in page


def test_only_vintage_damaged_is_no_crash(own: FlaskClient, data: Path) -> None:
    """503 that names the vintage."""
    only = publish_rows(data, figures(5.0, 15.0))
    for path in own_parts(data, only):
        path.unlink()
    reply = own.get("/health")
    assert reply.status_code == 503
    assert only in reply.text


def test_newer_schema_is_refused_in_words(own: FlaskClient, data: Path) -> None:
    """Figures of a newer program are not guessed at."""
    only = publish_rows(data, figures(5.0, 15.0))
    manifest = data / "vintages" / only / "manifest.json"
    text = manifest.read_text("utf-8")
    manifest.write_text(
        text.replace(f'"schema_version": {SCHEMA_VERSION}', '"schema_version": 99'), "utf-8"
    )
    reply = own.get("/claims.json")
    assert reply.status_code == 503
    assert "Update the program" in reply.text


def test_wrong_claims_file_is_named(own: FlaskClient, data: Path) -> None:
    """A mistake in one's own claims is a sentence with claim and key, on the page too."""
    data_folder(data, figures(5.0, 15.0), tables={"claims.toml": '[[claim]]\nid = "mine"\n'})
    reply = own.get("/claims.json")
    assert reply.status_code == 503
    assert "claims.toml, claim mine, sentence" in reply.text
    assert "claims.toml, claim mine" in own.get("/").text


def test_addresses_in_text_cannot_become_markup(shipped: FlaskClient) -> None:
    """What a link says of itself comes back as text only."""
    evil = "</script><script>alert(1)</script>"
    reply = shipped.get("/overview.csv", query_string={"since": evil})
    assert reply.mimetype == "text/plain"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert evil not in shipped.get("/overview", query_string={"since": evil}).text


def test_claims_for_machines_take_the_lens(shipped: FlaskClient) -> None:
    """Verdicts are those of the pages seen the same way; what else is asked is refused by name."""
    lines = {}
    for query in ("", "without=27", "source=imf-dots"):
        told = json.loads(shipped.get(f"/claims.json?{query}").text)["claims"]
        lines[query] = {one["id"]: one["line"] for one in told}
    claim = "russia-share-of-turnover"
    assert "without oil and gas" in lines["without=27"][claim]
    assert len({said[claim] for said in lines.values()}) == 3
    for query, said in lines.items():
        assert said[claim] in unescape(shipped.get(f"/claim/{claim}?{query}").text)
    for name in ("partner", "colour"):
        reply = shipped.get(f"/claims.json?{name}=RUS")
        assert (reply.status_code, reply.mimetype) == (400, "text/plain")
        assert name in reply.text


def test_claims_for_machines_are_of_the_vintage_pinned(own: FlaskClient, data: Path) -> None:
    """A state that is named is told, its id with it; one that is not held is refused."""
    first = publish_rows(data, figures(5.0, 15.0))
    second = publish_rows(data, figures(10.0, 30.0), created=LATER)
    for query, vintage in (("", second), (f"?vintage={first}", first)):
        assert json.loads(own.get(f"/claims.json{query}").text)["vintage"] == vintage
    assert own.get("/claims.json?vintage=20200101T000000Z-00000000").status_code == 400


def test_page_of_an_older_state_says_so(own: FlaskClient, data: Path) -> None:
    """Pinned to what is no longer the newest it has a banner; pinned to the newest it has none."""
    first = publish_rows(data, figures(5.0, 15.0))
    assert "pinned to" not in own.get(f"/partner?vintage={first}").text
    second = publish_rows(data, figures(10.0, 30.0), created=LATER)
    banner = say(shell.PINNED, vintage=first)
    assert banner in own.get(f"/partner?vintage={first}").text
    for query in ("", f"?vintage={second}"):
        assert "pinned to" not in own.get(f"/partner{query}").text


@pytest.mark.parametrize("address", [example(view) for view in VIEWS])
def test_every_view_answers_in_every_format(shipped: FlaskClient, address: str) -> None:
    """No view is left out of a format; rows as JSON are those of its CSV."""
    for ending, form in FORMATS.items():
        if form.heavy:  # packs: each view's is unpacked and checked in test_evidence_pack.py
            continue
        reply = shipped.get(in_format(address, ending))
        assert reply.status_code == 200, reply.text
        assert reply.headers["Content-Type"] == form.content_type
    found = json.loads(shipped.get(in_format(address, "json")).text)
    if "rows" in found:
        assert len(found["rows"]) == len(csv(shipped, in_format(address, "csv")))
