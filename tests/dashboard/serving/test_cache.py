"""Answers are made once however many threads ask, held in bounded room, packed once."""

import gzip
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count

import brotli  # type: ignore[import-untyped]
import pytest

from dashboard.serving.cache import Cache, Kept

ROOM = 100_000
ASKERS = 16
TIMEOUT = 30
PAGE = b"<p>10.08%</p>" * 1_000


def kept(body: bytes = b"answer", status: int = 200, content_type: str = "text/html") -> Kept:
    """Return an answer."""
    return Kept(body, content_type, status)


def together(act: Callable[[int], object]) -> list[object]:
    """Run this in many threads that begin at one moment; return results and failures."""
    start = threading.Barrier(ASKERS)

    def one(number: int) -> object:
        start.wait(TIMEOUT)
        try:
            return act(number)
        except ValueError as error:
            return error

    with ThreadPoolExecutor(ASKERS) as threads:
        return list(threads.map(one, range(ASKERS), timeout=TIMEOUT))


class Slow:
    """What makes an answer, slowly enough for others to ask meanwhile, and counts."""

    def __init__(self, *failures: Exception) -> None:
        self.made = 0
        self._failures = iter(failures)

    def __call__(self) -> Kept:
        """Make it, or fail while there are failures left."""
        self.made += 1
        time.sleep(0.2)
        for failure in self._failures:
            raise failure
        return kept(b"%d" % self.made)


def test_is_made_once_for_all_who_ask_at_once() -> None:
    """One computes, the others wait for it and get the very same."""
    cache, make = Cache(ROOM), Slow()
    answers = together(lambda _: cache.get("page", make))
    assert make.made == 1
    assert len({id(answer) for answer in answers}) == 1
    assert cache.get("page", make) is answers[0]


def test_other_answers_are_made_meanwhile() -> None:
    """Only those who ask the same wait for each other: each here waits until all are at it."""
    cache, all_at_it = Cache(ROOM, ASKERS), threading.Barrier(ASKERS)

    def make() -> Kept:
        all_at_it.wait(TIMEOUT)
        return kept()

    assert len({id(a) for a in together(lambda number: cache.get(number, make))}) == ASKERS


def test_only_so_many_are_made_at_a_time() -> None:
    """What is held is given meanwhile, however many wait for a turn."""
    cache, going, end = Cache(ROOM, 2), threading.Semaphore(0), threading.Event()
    cache.get("held", kept)

    def make() -> Kept:
        going.release()
        assert end.wait(TIMEOUT)
        return kept()

    with ThreadPoolExecutor(ASKERS) as threads:
        asked = [threads.submit(cache.get, number, make) for number in range(ASKERS - 1)]
        assert all(going.acquire(timeout=TIMEOUT) for _ in range(2))
        assert threads.submit(cache.get, "held", make).result(TIMEOUT).body == b"answer"
        assert not going.acquire(timeout=0.3)
        end.set()
        assert all(one.result(TIMEOUT) for one in asked)


def test_an_answer_may_be_made_of_others() -> None:
    """It needs no second turn for them, so they cannot wait for each other."""
    cache = Cache(ROOM, 1)

    def of_others(number: int) -> object:
        part = partial(cache.get, "part", Slow())
        return cache.get(number, lambda: kept(part().body * 2)).body

    assert together(of_others) == [b"11"] * ASKERS


def test_failure_reaches_all_who_wait_and_is_forgotten() -> None:
    """The next to ask has it made anew."""
    cache, make = Cache(ROOM), Slow(ValueError("no figures"))
    answers = together(lambda _: cache.get("page", make))
    assert {str(answer) for answer in answers} == {"no figures"}
    assert make.made == 1
    assert cache.get("page", make).body == b"2"


def test_only_what_succeeded_is_kept() -> None:
    """A refusal is cheap to say again; nobody can fill the room with them."""
    cache, numbers = Cache(ROOM), count()
    bodies = [cache.get("x", lambda: kept(b"%d" % next(numbers), 400)).body for _ in range(2)]
    assert bodies == [b"0", b"1"]


@pytest.mark.parametrize(("size", "left"), [(1_000, 33), (10_000, 8), (200_000, 0)])
def test_room_is_bounded_and_the_last_asked_for_stay(size: int, left: int) -> None:
    """A body that cannot be packed takes its size, and a little beside."""
    cache = Cache(ROOM)
    for number in range(100):
        cache.get(number, lambda: kept(bytes(size), content_type="image/png"))
        cache.get(0, lambda: kept(bytes(size), content_type="image/png"))
    gone = kept(status=400)
    again = [cache.get(number, lambda: gone) is not gone for number in range(100)]
    assert sum(again) == left
    assert again[0] == bool(left)


def test_many_threads_leave_it_whole() -> None:
    """Under pressure each key keeps its own answer, and what is held stays within its room."""
    cache = Cache(ROOM)

    def ask(seed: int) -> bool:
        keys = [(seed * 7 + step * 13) % 60 for step in range(500)]
        answers = [cache.get(key, partial(kept, b"%d" % key * 999)) for key in keys]
        return [answer.body for answer in answers] == [b"%d" % key * 999 for key in keys]

    assert together(ask) == [True] * ASKERS
    held = sum(kept.room for kept in cache._held.values())  # noqa: SLF001 -- bytes cannot be seen otherwise
    assert held == cache._taken <= ROOM  # noqa: SLF001 -- as above


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_body_is_packed_once(encoding: str, unpack: Callable[[bytes], bytes]) -> None:
    """The first who takes an encoding has it made, whoever asks at the same time."""
    answer = kept(PAGE)
    packings = together(lambda _: answer.packed(answer.encoding(encoding)))
    assert len({id(packing) for packing in packings}) == 1
    packed = answer.packed(encoding)
    assert len(packed) < len(PAGE) / 10
    assert unpack(packed) == PAGE


@pytest.mark.parametrize(
    ("answer", "encoding"),
    [
        (kept(PAGE), "br"),
        (kept(b"short"), "identity"),
        (kept(PAGE, content_type="image/png"), "identity"),
        (kept(PAGE, content_type="application/json"), "br"),
    ],
)
def test_packed_only_where_it_gains(answer: Kept, encoding: str) -> None:
    """Pictures are packed already, and a few words gain less than a header costs."""
    assert answer.encoding("br") == encoding
    assert answer.encoding("identity") == "identity"
    assert answer.packed("identity") is answer.body


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_is_held_is_held_packed(encoding: str) -> None:
    """It takes a tenth of the room, and every reader gets the same as before."""
    cache = Cache(ROOM)
    asked = partial(cache.get, "page", lambda: kept(PAGE))
    assert kept(PAGE).room > 10 * asked().room
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}[encoding]
    for _ in range(2):
        assert unpack(asked().packed(asked().encoding(encoding))) == PAGE
