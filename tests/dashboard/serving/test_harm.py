"""Whatever is asked gets an answer or a sentence: no failure of ours, no folder, no traceback."""

import sys
from itertools import islice
from urllib.parse import unquote_to_bytes

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import addresses
from werkzeug.test import TestResponse

from dashboard.views import VIEWS
from etl.reader import SHIPPED_DATA

SEED = 20261126
PAGES = {
    view.name: tuple(name for one in VIEWS if one.name == view.name for name in one.parameters)
    for view in VIEWS
    if not view.takes_path
} | {
    "claim/russia-share-of-turnover": ("chart", "without"),
    "_dash-component-suites/dash/dcc/dash_core_components.js": ("v",),
    "assets/style.css": ("m",),
    "health": (),
    "embed/overview": ("chart", "partner"),
    "oembed": ("url", "format", "maxwidth", "maxheight"),
    "nowhere": (),
}
VALUES = ("AZE", "RUS", "2021", "share of turnover", "exports", "level", "is", "10", "27", "M")
FOLDERS = (str(SHIPPED_DATA.parent), sys.prefix, "site-packages")
ANSWERED = {200, 302, 304, 400, 404, 414, 501}
"""302 leads a text without its day to where it has one, 501 says which formats oEmbed has."""


def ask(client: FlaskClient, address: str) -> TestResponse:
    """Return the answer to an address just as it is written: no client cleans it up first."""
    path, _, query = address.partition("?")
    sent = {
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": address,
    }
    return client.open("/", environ_overrides=sent)


def harmless(reply: TestResponse) -> bool:
    """Tell whether an answer is one, and says nothing of the machine."""
    told = reply.text
    return (
        reply.status_code in ANSWERED
        and not any(folder in told for folder in FOLDERS)
        and "Traceback" not in told
    )


@pytest.mark.parametrize("part", range(4))
def test_mutated_addresses_do_no_harm(shipped: FlaskClient, part: int) -> None:
    """Addresses bent in a few places, the same at every run; many more are tried by benchmarks."""
    for address in islice(addresses(SEED + part, PAGES, VALUES), 60):
        assert harmless(ask(shipped, address)), address


@settings(max_examples=60)
@given(
    page=st.sampled_from([f"{name}{ending}" for name in PAGES for ending in (".csv", ".json")]),
    name=st.sampled_from(sorted({name for names in PAGES.values() for name in names})),
    value=st.text(max_size=60) | st.from_regex(r"[-+]?[0-9]{1,40}(\.[0-9]+)?(e[0-9]+)?"),
)
def test_any_value_of_any_parameter_is_read_or_refused(
    shipped: FlaskClient, page: str, name: str, value: str
) -> None:
    """Also digits of other scripts, controls, and numbers of any size."""
    assert harmless(shipped.get(f"/{page}", query_string={name: value}))


@settings(max_examples=60)
@given(path=st.binary(max_size=40), query=st.binary(max_size=40))
def test_any_bytes_are_an_address(shipped: FlaskClient, path: bytes, query: bytes) -> None:
    """What is no UTF-8 too."""
    sent = {"PATH_INFO": f"/{path.decode('latin-1')}", "QUERY_STRING": query.decode("latin-1")}
    assert harmless(shipped.open("/", environ_overrides=sent))


@pytest.mark.parametrize("address", ["/{}.csv", "/claim/{}.json", "/overview.csv?since={}"])
def test_echo_is_short(shipped: FlaskClient, address: str) -> None:
    """What was sent is told as far as it takes to recognise it."""
    reply = shipped.get(address.format("x" * 5000))
    assert "x" * 20 in reply.text
    assert "x" * 100 not in reply.text


def test_unknown_page_tells_its_address_in_short(shipped: FlaskClient) -> None:
    """On a page too, what is said of an address is no longer than a sentence."""
    said = shipped.get(f"/{'x' * 5000}").text.partition("There is no page at ")[2]
    assert "x" * 20 in said[:60]
    assert "x" * 60 not in said[:200]
