"""What programs may ask for by MCP: three tools, by POST, under the server's own names."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from etl.reader import SHIPPED_DATA

TEXT = "Russia was 8.8% of Azerbaijan's turnover in 2021."
RECEIPT = "/receipt?reporter=AZE&partner=RUS&measure=turnover&period=2021"


@pytest.fixture(scope="module")
def program(packed: Path) -> FlaskClient:
    """A program that asks a server which answers them."""
    client: FlaskClient = create_app(SHIPPED_DATA, cache=packed, mcp=True).server.test_client()
    return client


def ask(program: FlaskClient, method: str, **params: Any) -> Any:  # noqa: ANN401 -- as JSON has it
    """The result of one message."""
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    answer = program.post("/mcp", json=message)
    assert answer.status_code == 200
    told = json.loads(answer.data)
    assert told["id"] == 7
    return told["result"]


def call(program: FlaskClient, name: str, **arguments: Any) -> Any:  # noqa: ANN401 -- as JSON has it
    """What a tool gives."""
    told = ask(program, "tools/call", name=name, arguments=arguments)
    assert not told.get("isError"), told
    found = told["structuredContent"]["result"]
    assert json.loads(told["content"][0]["text"]) == found
    return found


def refusal(program: FlaskClient, name: str, **arguments: Any) -> str:  # noqa: ANN401 -- as JSON has it
    """Why a tool gives nothing."""
    told = ask(program, "tools/call", name=name, arguments=arguments)
    assert told["isError"]
    text: str = told["content"][0]["text"]
    return text


def test_three_tools_and_nothing_else(program: FlaskClient) -> None:
    """Each says what it takes and gives; no callback, layout or component is offered."""
    begun = ask(program, "initialize", protocolVersion="2025-06-18", capabilities={})
    assert "tools" in begun["capabilities"]
    tools = {one["name"]: one for one in ask(program, "tools/list")["tools"]}
    assert set(tools) == {"check_text", "find_figures", "receipt"}
    assert tools["check_text"]["inputSchema"]["required"] == ["text"]
    assert all(len(one["description"]) > 100 for one in tools.values())
    assert ask(program, "resources/list")["resources"] == []


def test_a_text_is_checked_as_everywhere(program: FlaskClient) -> None:
    """The answer is that of ``POST /check.json``."""
    found = call(program, "check_text", text=TEXT, date="2025-02-10")
    same = program.post("/check.json", json={"text": TEXT, "date": "2025-02-10"})
    assert found == json.loads(same.data)
    assert found["claims"][0]["readings"][0]["verdict"] == "supported"


def test_what_an_answer_asks_can_be_taken(program: FlaskClient) -> None:
    """A claim read without words in the way is judged once a program says that it is meant."""
    text = "Azerbaijan's exports to Russia were put by clerks at $921 million in 2021."
    (claim,) = call(program, "check_text", text=text)["claims"]
    assert claim["readings"][0]["verdict"] == "to be confirmed"
    (claim,) = call(program, "check_text", text=text, taken=claim["confirm"])["claims"]
    assert claim["readings"][0]["verdict"] == "supported"


def test_each_figure_can_be_followed(program: FlaskClient) -> None:
    """With value, unit, period, reporter, source, vintage, and a receipt that gives the same."""
    found = call(program, "find_figures", reporter="Azerbaijan", partner="RUS", since=2020)
    rows = [row for row in found["rows"] if row["value"] is not None]
    assert rows
    for row in rows:
        assert all(row[name] for name in ("unit", "period", "reporter", "source", "vintage"))
        told = call(program, "receipt", address=row["receipt"])
        assert (told["value"], told["unit"]) == (row["value"], row["unit"])
        assert told["terms"]


def test_a_year_without_a_figure_says_why(program: FlaskClient) -> None:
    """It is there, with a note in the place of a value."""
    found = call(program, "find_figures", reporter="AZE", partner="IRN", measure="exports")
    void = [row for row in found["rows"] if row["value"] is None and row["low"] is None]
    assert void
    assert all(row["note"] for row in void)


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("check_text", {"text": ""}, "There is no text"),
        ("check_text", {"text": TEXT, "date": "yesterday"}, "is not a day"),
        ("check_text", {"text": TEXT, "taken": "much"}, "taken"),
        ("check_text", {"words": TEXT}, "it takes text, date"),
        ("find_figures", {"reporter": "Atlantis", "partner": "RUS"}, "is not a country here"),
        (
            "find_figures",
            {"reporter": "AZE", "partner": "RUS", "since": "x"},
            "not one of the years",
        ),
        ("find_figures", {"reporter": "AZE", "partner": "RUS", "measure": 5}, "choose one of"),
        ("receipt", {"address": "/etc/passwd"}, "begins with /receipt?"),
        ("receipt", {"address": f"{RECEIPT}x"}, "is neither a year nor months"),
    ],
)
def test_nonsense_is_a_sentence(
    program: FlaskClient, tool: str, arguments: dict[str, Any], said: str
) -> None:
    """As on the pages."""
    assert said in refusal(program, tool, **arguments)


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_only_post_is_answered(program: FlaskClient, method: str) -> None:
    """No stream is opened and no session ended."""
    answer = getattr(program, method)("/mcp")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8050", 200), ("http://127.0.0.1", 200), ("", 200),
        ("https://evil.example", 403), ("null", 403), ("http://localhost.evil.example", 403),
    ],
)  # fmt: skip
def test_pages_of_other_sites_may_not_ask(program: FlaskClient, origin: str, status: int) -> None:
    """Programs tell no origin; a page in a reader's browser does."""
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"Origin": origin} if origin else {}
    assert program.post("/mcp", json=message, headers=headers).status_code == status
    other = {"Host": "evil.example"}
    assert program.post("/mcp", json=message, headers=other).status_code == 400


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"7", b"\xff"])
def test_what_is_no_message_is_refused(program: FlaskClient, body: bytes) -> None:
    """In a sentence, whatever comes."""
    answer = program.post("/mcp", data=body, content_type="application/json")
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")


def test_it_is_off_unless_asked_for(shipped: FlaskClient) -> None:
    """A server for readers knows no such address."""
    assert shipped.post("/mcp", json={}).status_code == 405
