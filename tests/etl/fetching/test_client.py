"""The polite session against a local service, each fault included."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.fetching import failures as errors
from etl.fetching.client import Client, Tools
from etl.fetching.http_refusal import quota_wait, rate_pause, read_refusal, retry_after
from etl.questions import Pace
from etl.sources.comtrade.answers import envelope
from etl.vintage_time import service_time
from tests.etl.local_server import Fault
from tests.etl.sources.comtrade.server import AVAILABILITY, KEY_HEADER, PREVIEW, Service

KEY = "0123456789abcdef-not-a-real-key"
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
QUICK = Pace(interval=0, tries=4, back_off=1, connect=5, read=5, longest_wait=120)
QUESTION = f"{PREVIEW}?reporterCode=31&period=2020&flowCode=X&cmdCode=TOTAL"
TRANSIENT = (
    "429", "500", "503-html", "html", "garbage", "error-200", "cut-off", "dropped",
)  # fmt: skip


def accept(content: bytes) -> None:
    """Comtrade's own check."""
    envelope(content)


def asked(
    service: Service, fault: Fault | None = None, pace: Pace = QUICK
) -> tuple[Client, list[float]]:
    """A client for the service, and the waits it will have made instead of waiting."""
    service.faults = [fault] if fault else []
    waits: list[float] = []
    tools = Tools(random=lambda: 0.5, now=lambda: NOW, sleep=waits.append)
    return Client(pace, {KEY_HEADER: KEY}, tools), waits


@pytest.mark.parametrize("kind", TRANSIENT)
def test_a_passing_fault_is_tried_again(service: Service, kind: str) -> None:
    """Rate, 5xx, a dropped or cut-off body and a 200 that is no envelope pass by themselves."""
    client, waits = asked(service, Fault(kind, 1, 2))
    answer = client.get(service.url + QUESTION, accept)
    assert envelope(answer.content).data
    assert answer.retrieved == "2026-11-22T20:00:00Z"
    assert len(service.calls) == 3
    assert sum(wait > 0 for wait in waits) == (0 if kind == "429" else 2)


@pytest.mark.parametrize("kind", TRANSIENT)
def test_tries_are_bounded(service: Service, kind: str) -> None:
    """A fault that stays ends in one sentence after the tries allowed."""
    client, _ = asked(service, Fault(kind, 1, 99))
    with pytest.raises(errors.UnreachableError, match="no answer after 4 tries"):
        client.get(service.url + QUESTION, accept)
    assert len(service.calls) == 4


def test_each_try_is_judged_afresh(service: Service) -> None:
    """After a 429 the next try may fail otherwise: a 401 then is final."""
    client, _ = asked(service)
    service.faults = [Fault("429", 1, 1), Fault("401", 2, 2)]
    with pytest.raises(errors.AuthError):
        client.get(service.url + QUESTION, accept)
    assert len(service.calls) == 2


def test_retry_after_is_obeyed(service: Service) -> None:
    """The service's own wait counts, not our back-off, with jitter on top."""
    service.retry_after = "7"
    client, waits = asked(service, Fault("429"), replace(QUICK, interval=1))
    client.get(service.url + QUESTION, accept)
    assert 7 <= max(waits) <= 8


def test_a_wait_longer_than_a_run_lasts_ends_it(service: Service) -> None:
    """A Retry-After of an hour is a quota, not a pause."""
    service.retry_after = "3600"
    client, _ = asked(service, Fault("429"))
    with pytest.raises(errors.QuotaError) as caught:
        client.get(service.url + QUESTION, accept)
    assert caught.value.resume == NOW + timedelta(hours=1)


def test_a_service_in_repair_has_no_quota(service: Service) -> None:
    """A 503 that asks for ten minutes ends the run too, and says that it is not about calls."""
    service.sent_along = {"Retry-After": "600"}
    client, waits = asked(service, Fault("503-html", 1, 99))
    with pytest.raises(errors.WaitError, match=r"asks to wait 600 seconds: 503, .*") as caught:
        client.get(service.url + QUESTION, accept)
    assert "quota" not in str(caught.value)
    assert str(caught.value).endswith("Repeat after 2026-11-22 20:10:00 UTC")
    assert caught.value.resume == NOW + timedelta(minutes=10)
    assert (len(service.calls), max(waits)) == (1, 0)


def test_back_off_doubles_with_jitter(service: Service) -> None:
    """Waits grow, so a service that is down is not hammered."""
    client, waits = asked(service, Fault("500", 1, 3))
    client.get(service.url + QUESTION, accept)
    grown = [wait for wait in waits if wait > 0]
    assert [later / sooner for sooner, later in pairwise(grown)] == [2, 2]
    assert 0.5 <= grown[0] <= 1


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        ("400", errors.BadRequestError, "The field period is invalid"),
        ("401", errors.AuthError, "invalid subscription key"),
        ("404", errors.NotFoundError, "Resource not found"),
        ("404-html", errors.NotFoundError, "has been removed"),
        ("302", errors.NotFoundError, "moved to"),
        ("414", errors.TooLongError, "Request URL Too Long"),
    ],
)
def test_a_final_refusal_is_not_repeated(
    service: Service, kind: str, error: type[Exception], words: str
) -> None:
    """What repeating cannot change fails at once, in the service's own words."""
    client, _ = asked(service, Fault(kind, 1, 99))
    with pytest.raises(error, match=words):
        client.get(service.url + QUESTION, accept)
    assert len(service.calls) == 1


def test_quota_says_when_to_come_back(service: Service) -> None:
    """A 403 of quota ends the run with the time the service named."""
    client, _ = asked(service, Fault("403", 1, 99))
    with pytest.raises(errors.QuotaError, match=r"2026-11-22 23:14:17 UTC$") as caught:
        client.get(service.url + QUESTION, accept)
    assert caught.value.resume == NOW + timedelta(hours=3, minutes=14, seconds=17)
    assert len(service.calls) == 1


def test_a_flickering_quota_is_asked_twice(service: Service) -> None:
    """Some gateways say "quota" now and then without a key: once is not believed there."""
    client, _ = asked(service, Fault("403"), replace(QUICK, quota_tries=2))
    assert envelope(client.get(service.url + QUESTION, accept).content).data
    assert len(service.calls) == 2


def test_a_long_address_is_not_sent(service: Service) -> None:
    """Past 4096 characters the service fails in odd ways, so the question is split instead."""
    client, _ = asked(service)
    with pytest.raises(errors.TooLongError):
        client.get(service.url + QUESTION + "&partnerCode=" + "1," * 3000, accept)
    assert not service.calls


def test_a_removed_page_at_a_long_address_means_too_long(service: Service) -> None:
    """The front end's other way to say so: an HTML 404."""
    client, _ = asked(service, Fault("404-html"))
    with pytest.raises(errors.TooLongError):
        client.get(service.url + QUESTION + "&partnerCode=" + "1," * 1000, accept)


@pytest.mark.parametrize("kind", ["slow", "trickle"])
def test_a_body_that_does_not_come_is_given_up(service: Service, kind: str) -> None:
    """The read timeout counts from byte to byte; a trickle is stopped by a limit over all."""
    client, _ = asked(service, Fault(kind), replace(QUICK, read=0.15))
    before = time.monotonic()
    assert envelope(client.get(service.url + QUESTION, accept).content).data
    assert len(service.calls) == 2
    assert time.monotonic() - before < 5


@pytest.mark.parametrize("kind", ["trickle", "trickling headers", "slow", "429"])
def test_a_call_is_bounded_in_all(service: Service, kind: str) -> None:
    """Tries, waits, headers and bodies together; each alone would be within its own limit."""
    service.retry_after = "1"
    service.faults = [Fault(kind, 1, 99)]
    pace = replace(QUICK, tries=99, read=0.7, back_off=0.1, in_all=2)
    client = Client(pace, tools=Tools())
    before = time.monotonic()
    with pytest.raises(errors.UnreachableError, match="no answer within 2 seconds: "):
        client.get(service.url + QUESTION, accept)
    assert time.monotonic() - before < 2 + 2 * pace.read


def test_waits_alone_may_use_the_time_up(service: Service) -> None:
    """A wait that would end too late is not begun."""
    service.retry_after = "100"
    client, waits = asked(service, Fault("429", 1, 99), replace(QUICK, in_all=99))
    with pytest.raises(errors.UnreachableError, match="no answer within 99 seconds: 429"):
        client.get(service.url + QUESTION, accept)
    assert max(waits) == 0


@pytest.mark.parametrize("days", [9000, 32])
def test_a_clock_far_ahead_is_told(service: Service, days: int) -> None:
    """By what the service says the time is; asking again would change nothing."""
    service.date = NOW - timedelta(days=days)
    client, _ = asked(service)
    with pytest.raises(errors.ClockError, match="clock says 2026-11-22, the service's"):
        client.get(service.url + QUESTION, accept)
    assert len(service.calls) == 1


@pytest.mark.parametrize(
    ("days", "age"), [(30, ""), (0, ""), (-4000, ""), (300, str(290 * 86400)), (0, "9" * 400)]
)
def test_an_honest_clock_is_believed(service: Service, days: int, age: str) -> None:
    """A cache may be late, and says for how long; a clock that is behind dates nothing ahead."""
    service.date = NOW - timedelta(days=days)
    service.sent_along = {"Age": age} if age else {}
    client, _ = asked(service)
    assert client.get(service.url + QUESTION, accept).content


@given(st.text(), st.text())
def test_any_date_is_survived(date: str, age: str) -> None:
    """A service may say anything, or nothing."""
    said = service_time({"Date": date, "Age": age})
    assert said is None or said.tzinfo == UTC


@pytest.mark.parametrize("date", ["", "Sun, 22 Nov %s 20:00:30 GMT", "Sun, %s Nov 2026 20:00:30"])
def test_a_date_that_is_none_says_nothing(date: str) -> None:
    """400 digits are more than a year has."""
    header = date.replace("%s", "9" * 400)
    assert service_time({"Date": header}) is None
    assert retry_after(header, NOW) is None


def test_a_quota_of_endless_days_is_the_longest_wait() -> None:
    """A number of 400 digits is no number of days, nor a traceback."""
    wait = quota_wait(f"Quota will be replenished in {'9' * 400}.00:00:01")
    assert wait == quota_wait("Quota will be replenished in 99999.00:00:01")


def test_no_connection_is_a_sentence() -> None:
    """A service that is down names no class of error and no address."""
    client = Client(replace(QUICK, tries=2), tools=Tools(sleep=lambda _: None))
    with pytest.raises(errors.UnreachableError, match=r"connection failed or was dropped$"):
        client.get("http://127.0.0.1:9/", accept)


def test_calls_keep_their_distance(service: Service) -> None:
    """About one call a second is what the service allows without a key."""
    now = [0.0]
    starts: list[float] = []

    def sleep(seconds: float) -> None:
        now[0] += seconds

    def seen(_: bytes) -> None:
        starts.append(now[0])
        now[0] += 0.3  # an answer takes its time

    client = Client(
        replace(QUICK, interval=1.2), tools=Tools(clock=lambda: now[0], sleep=sleep)
    )  # fmt: skip
    for _ in range(3):
        client.get(service.url + AVAILABILITY + "?reporterCode=31", seen)
    assert [round(later - sooner, 6) for sooner, later in pairwise(starts)] == [1.2, 1.2]


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"x-ratelimit-remaining": "0", "x-ratelimit-limit": "1"}, 1),
        ({"X-RateLimit-Remaining": "0"}, 1),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-operation-remaining": "0"}, 60),
        ({"x-ratelimit-remaining": "1", "x-ratelimit-operation-remaining": "59"}, 0),
        ({"x-ratelimit-remaining": ""}, 0),
        ({}, 0),
    ],
)
def test_what_is_left_of_a_window_is_read(headers: dict[str, str], wait: float) -> None:
    """One call a second, and sixty of one operation a minute, as recorded."""
    assert rate_pause(headers) == wait


@pytest.mark.parametrize(("remaining", "pause"), [("0", 1), ("1", 0)])
def test_the_headers_of_the_rate_are_obeyed(service: Service, remaining: str, pause: float) -> None:
    """A service that says no call is left is asked no sooner, whatever our own pace."""
    now, waits = [0.0], [0.0]

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    service.remaining = remaining
    client = Client(QUICK, tools=Tools(clock=lambda: now[0], sleep=sleep))
    for _ in range(2):
        client.get(service.url + QUESTION, accept)
    assert max(waits) == pause


def test_a_stop_ends_the_wait(service: Service) -> None:
    """Ctrl-C must not wait for a back-off of a minute."""
    stop = threading.Event()
    stop.set()
    service.faults = [Fault("500", 1, 9)]
    client = Client(replace(QUICK, back_off=60), tools=Tools(stop=stop))
    with pytest.raises(errors.UnreachableError, match="stopped"):
        client.get(service.url + QUESTION, accept)


def test_the_key_is_in_the_header_alone(service: Service) -> None:
    """In an address it would end up in logs; in a representation it would in a traceback."""
    client, _ = asked(service)
    client.get(service.url + QUESTION, accept)
    ((path, headers),) = service.calls
    assert headers[KEY_HEADER] == KEY
    assert KEY not in path
    assert KEY not in repr(client)


def test_a_key_sent_back_is_redacted(service: Service) -> None:
    """A service may quote what it was sent."""
    client, _ = asked(service, Fault("echo"))
    with pytest.raises(errors.BadRequestError, match="redacted") as caught:
        client.get(service.url + QUESTION, accept)
    assert KEY not in str(caught.value)


def test_an_exchange_is_not_judged(service: Service) -> None:
    """A refusal is an answer like any other to whoever asks what the service says."""
    client, _ = asked(service, Fault("400", 1, 99))
    found = client.exchange(service.url + QUESTION, within=5)
    assert (found.status, found.retrieved) == (400, "2026-11-22T20:00:00Z")
    assert json.loads(found.body)["error"] == "Invalid parameter value"
    assert "content-length" in found.headers
    assert len(service.calls) == 1


def test_an_exchange_keeps_no_key(service: Service) -> None:
    """It is kept in files, so what a service quotes of the key is left out of it."""
    client, _ = asked(service, Fault("echo"))
    found = client.exchange(service.url + QUESTION, within=5)
    assert KEY not in repr(found)
    assert b"[redacted]" in found.body


def test_the_form_asked_for_is_no_secret(service: Service) -> None:
    """``Accept`` is sent along too, and a service may say the same of its answer."""
    client = Client(QUICK, {"Accept": "count"})
    assert b'"count"' in client.exchange(service.url + QUESTION, within=5).body


def test_what_comes_too_late_is_let_go(service: Service) -> None:
    """Its connection is closed, and nothing it brings reaches the calls after it."""
    service.sent_along = {"Set-Cookie": "late=1"}
    client, _ = asked(service, Fault("slow"))
    before = set(threading.enumerate())
    with pytest.raises(errors.UnreachableError) as caught:
        client.exchange(service.url + QUESTION, within=0.2)
    end = time.monotonic() + 10
    # The service's own thread ends with the connection.
    while set(threading.enumerate()) - before:
        assert time.monotonic() < end, caught
        time.sleep(0.05)
    client.exchange(service.url + QUESTION, within=5)
    assert "Cookie" not in service.calls[-1][1]


@pytest.mark.parametrize("kind", ["slow", "trickle"])
def test_an_exchange_has_its_time(service: Service, kind: str) -> None:
    """It ends soon after the seconds it may take, whatever the pace would allow."""
    client, _ = asked(service, Fault(kind, 1, 99))
    before = time.monotonic()
    with pytest.raises(errors.UnreachableError):
        client.exchange(service.url + QUESTION, within=0.2)
    assert time.monotonic() - before < 0.9


def test_proxies_of_the_environment_are_used(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a proxy the service is reached through it: here through one that is not there."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    client, _ = asked(service, pace=replace(QUICK, tries=1))
    with pytest.raises(errors.UnreachableError, match="the proxy cannot be reached"):
        client.get(service.url + QUESTION, accept)


@given(st.integers(0, 39), st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_quota_text_is_understood(days: int, hours: int, minutes: int, seconds: int) -> None:
    """Days stand before a dot, and only where there are any."""
    front = f"{days}." if days else ""
    text = f"Quota will be replenished in {front}{hours:02}:{minutes:02}:{seconds:02}."
    wait = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    assert quota_wait(text) == wait.total_seconds()


@given(st.text())
def test_any_retry_after_is_survived(header: str) -> None:
    """A header may hold anything; a wait is a number of seconds or none."""
    wait = retry_after(header, NOW)
    assert wait is None or wait >= 0


def test_retry_after_may_be_a_date() -> None:
    """HTTP allows a date, also one gone by."""
    assert retry_after("Sun, 22 Nov 2026 20:00:30 GMT", NOW) == 30
    assert retry_after("Sun, 22 Nov 2020 20:00:30 GMT", NOW) == 0


@given(st.integers(300, 599), st.binary(max_size=300))
def test_any_refusal_has_words(status: int, body: bytes) -> None:
    """Bodies may be JSON, HTML, half of either, or neither."""
    refusal = read_refusal(status, {}, body, NOW)
    assert str(status) in str(refusal)
    assert len(refusal.text) <= 300


def test_a_refusal_as_deep_as_a_well_has_words() -> None:
    """A body that opens more brackets than can be counted is text like any other."""
    assert read_refusal(400, {}, b"[" * 100_000, NOW).text.startswith("[[[")


@pytest.mark.parametrize("name", ["ErrorMessage", "errorMessage"])
@pytest.mark.parametrize("details", ["errorObject", "details"])
def test_the_form_of_a_detail_does_not_matter(name: str, details: str) -> None:
    """The service called them otherwise before 2026, and readers disagree on their case."""
    body = f'{{"error": "Invalid", "{details}": [{{"{name}": "The field x"}}]}}'.encode()
    assert read_refusal(400, {}, body, NOW).text == "Invalid: The field x"


def test_a_detail_names_its_parameter() -> None:
    """What is wrong with which parameter; once, where the sentence has its name."""
    body = b'{"error": "E", "details": [{"memberNames": ["cmdCode"], "errorMessage": "Maximum 1"}]}'
    assert read_refusal(400, {}, body, NOW).text == "E: Maximum 1 (cmdCode)"
    assert read_refusal(400, {}, b'{"error": "E", "details": null}', NOW).text == "E"


def test_accept_decides_what_is_an_answer(service: Service) -> None:
    """The session knows no source: the source's own check is what counts."""
    seen: list[bytes] = []
    check: Callable[[bytes], None] = seen.append
    client, _ = asked(service, Fault("html"))
    assert client.get(service.url + QUESTION, check).content == seen[0]
