"""Answers are kept byte for byte, whatever kills the process or damages the disk."""

import gzip
import json
import random
import tracemalloc
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.fetching.raw import DamagedRawError, RawStore
from etl.fetching.raw_index import Entry
from etl.questions import Call, Query, Release
from tests.etl.trial import room_for

FIRST = Release("a", "2021-05-01")
SECOND = Release("b", "2022-05-01")
TOTALS = Query("un-comtrade", "AZE", "2020", ("X", "M"), None, ("TOTAL",))
EXPORTS = Query("un-comtrade", "AZE", "2020", ("X",), ("RUS", "WLD"), ("TOTAL",))
CHAPTERS = Query("un-comtrade", "AZE", "2020", ("X", "M"), ("RUS", "WLD"), ("AG2",))
WHEN = "2026-11-22T20:00:00Z"


def keep(
    store: RawStore, content: bytes, query: Query = TOTALS, release: Release = FIRST
) -> Entry:  # fmt: skip
    """Keep one answer."""
    call = Call("https://example.test/a?b=1", (query,))
    return store.keep(call, content, (WHEN, 1), {query.issue: release})


def test_an_answer_is_found_again_byte_for_byte(tmp_path: Path) -> None:
    """Another process finds by the index what this one kept, with all a rebuild needs."""
    keep(RawStore(tmp_path), b"\xff answer")
    store = RawStore(tmp_path)
    entry = store.find(TOTALS, FIRST.token)
    assert entry
    assert store.content(entry) == b"\xff answer"
    assert entry.answered() == [(TOTALS, FIRST)]
    assert (entry.retrieved, entry.rows) == (WHEN, 1)


def test_a_wider_answer_covers_a_narrower_question(tmp_path: Path) -> None:
    """What is kept is not asked for again in parts; other products or releases are."""
    store = RawStore(tmp_path)
    keep(store, b"answer")
    assert store.find(EXPORTS, FIRST.token)
    assert not store.find(CHAPTERS, FIRST.token)
    assert not store.find(EXPORTS, SECOND.token)


def test_the_newest_release_comes_first(tmp_path: Path) -> None:
    """A revision is kept beside what it revises."""
    store = RawStore(tmp_path)
    keep(store, b"old")
    keep(store, b"new", release=SECOND)
    store = RawStore(tmp_path)
    assert store.releases(TOTALS) == [SECOND, FIRST]
    assert store.newest(TOTALS) == SECOND


def test_a_release_is_of_the_question_asked(tmp_path: Path) -> None:
    """Another question of the same year, answered since in a release of its own, is no news of it.

    An answer to a part of a question, or to more than it, is.
    """
    store = RawStore(tmp_path)
    keep(store, b"one", EXPORTS)
    keep(store, b"other", CHAPTERS, SECOND)
    assert (store.releases(EXPORTS), store.newest(EXPORTS)) == ([FIRST], FIRST)
    assert (store.releases(CHAPTERS), store.newest(CHAPTERS)) == ([SECOND], SECOND)
    assert (store.releases(TOTALS), store.newest(TOTALS)) == ([FIRST], None)
    one = replace(CHAPTERS, products=("27",), partners=("RUS",))
    assert (store.releases(one), store.newest(one)) == ([SECOND], SECOND)


def test_the_same_body_makes_the_same_file(tmp_path: Path) -> None:
    """No clock and no name in it, so a copy of the folder can be compared by hash."""
    for name in ("one", "two"):
        keep(RawStore(tmp_path / name), b"answer")
    (one,) = (tmp_path / "one").rglob("*.gz")
    (two,) = (tmp_path / "two").rglob("*.gz")
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes()[4:8] == bytes(4)
    assert gzip.decompress(one.read_bytes()) == b"answer"


def test_a_file_is_never_written_twice(tmp_path: Path) -> None:
    """The same body again adds a line to the index and nothing else."""
    store = RawStore(tmp_path)
    entry = keep(store, b"answer")
    (path,) = tmp_path.rglob("*.gz")
    before = path.stat().st_mtime_ns
    keep(store, b"answer", EXPORTS)
    assert path.stat().st_mtime_ns == before
    assert len((tmp_path / "raw" / "index.jsonl").read_text().splitlines()) == 2
    assert store.content(entry) == b"answer"


def test_a_torn_line_is_named_ignored_and_healed(tmp_path: Path) -> None:
    """A kill in the middle of a line loses that line alone, and the next write cleans up."""
    keep(RawStore(tmp_path), b"one")
    index = tmp_path / "raw" / "index.jsonl"
    whole = index.read_bytes()
    index.write_bytes(whole + b'{"source": "un-com')
    store = RawStore(tmp_path)
    assert "Line 2" in store.damages[0]
    assert store.find(TOTALS, FIRST.token)
    keep(store, b"two", CHAPTERS)
    lines = index.read_bytes().splitlines()
    assert len(lines) == 2
    assert all(json.loads(line) for line in lines)
    assert index.read_bytes().startswith(whole)
    assert RawStore(tmp_path).damages == []


def test_a_line_without_its_end_is_torn(tmp_path: Path) -> None:
    """Cut off just before its end it reads like a whole one, but the next would run into it."""
    keep(RawStore(tmp_path), b"one")
    index = tmp_path / "raw" / "index.jsonl"
    index.write_bytes(index.read_bytes()[:-1])
    store = RawStore(tmp_path)
    assert len(store.damages) == 1
    assert store.find(TOTALS, FIRST.token) is None
    keep(store, b"one")
    assert len(index.read_bytes().splitlines()) == 1


def test_garbled_lines_are_named_and_ignored(tmp_path: Path) -> None:
    """Whatever a line holds, the others count."""
    keep(RawStore(tmp_path), b"one")
    index = tmp_path / "raw" / "index.jsonl"
    good = json.loads(index.read_text())
    odd = [good | {"sha256": "../../etc"}, good | {"retrieved": "yesterday"}, {}, [], 7,
        good | {"rows": float("inf")}, good | {"answers": [["AZE"]]}]  # fmt: skip
    with index.open("a") as file:
        file.writelines(json.dumps(line) + "\n" for line in odd)
    store = RawStore(tmp_path)
    assert len(store.damages) == len(odd)
    assert store.find(TOTALS, FIRST.token)


def test_a_line_that_says_something_else_than_was_written_is_ignored(tmp_path: Path) -> None:
    """A changed year is JSON still, and would have an answer speak for what it never answered."""
    keep(RawStore(tmp_path), b"answer")
    index = tmp_path / "raw" / "index.jsonl"
    written = index.read_text("utf-8")
    index.write_text(written.replace('"2020"', '"2021"'), "utf-8")
    store = RawStore(tmp_path)
    assert not store.find(replace(TOTALS, period="2021"), FIRST.token)
    assert "Line 1 of" in store.damages[0]
    whole = json.loads(written)
    del whole["line"]  # as lines were once
    index.write_text(json.dumps(whole) + "\n", "utf-8")
    assert RawStore(tmp_path).find(TOTALS, FIRST.token)


def test_what_is_published_is_kept_once_while_it_stays_the_same(tmp_path: Path) -> None:
    """A listing is asked for in each run; only one that changed is a new line, also back again."""
    call = Call("https://example.test/list", (TOTALS,))
    index = tmp_path / "raw" / "index.jsonl"
    sizes = []
    for content in (b"one", b"one", b"two", b"two", b"one"):
        store = RawStore(tmp_path)
        assert store.content(store.keep(call, content, (WHEN, 0), {})) == content
        told = store.told(call)
        assert told
        assert store.content(told) == content
        sizes.append(len(index.read_text("utf-8").splitlines()))
    assert sizes == [1, 1, 2, 2, 3]


def test_a_damaged_body_is_named_and_asked_again(tmp_path: Path) -> None:
    """The hash in its name tells; what comes when asked again takes its place."""
    entry = keep(RawStore(tmp_path), b"answer")
    (path,) = tmp_path.rglob("*.gz")
    whole = path.read_bytes()
    for damage in (gzip.compress(b"other"), b"no gzip", whole[:9], whole[:-1]):
        path.write_bytes(damage)
        store = RawStore(tmp_path)
        assert store.find(TOTALS, FIRST.token) is None
        assert path.name in store.damages[0]
        assert keep(store, b"answer") == entry
        assert store.find(TOTALS, FIRST.token)
        assert RawStore(tmp_path).content(entry) == b"answer"


def test_a_body_that_unpacks_to_far_more_is_damage(tmp_path: Path) -> None:
    """A few kilobytes may hold gigabytes: it is left packed, and the answer is asked for again."""
    entry = keep(RawStore(tmp_path), b"answer")
    (path,) = tmp_path.rglob("*.gz")
    path.write_bytes(gzip.compress(bytes(2**20)) * 64)
    store = RawStore(tmp_path, largest=1000)
    tracemalloc.start()
    try:
        assert store.find(TOTALS, FIRST.token) is None
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Of 64 MiB; other threads of the process count too, so with room for theirs.
    assert most < 2**24
    assert path.name in store.damages[0]
    assert "more than 1,000 bytes" in store.damages[0]
    assert keep(store, b"answer") == entry
    assert RawStore(tmp_path, largest=6).find(TOTALS, FIRST.token)


def test_a_full_disk_leaves_no_part_of_an_answer(tmp_path: Path) -> None:
    """Neither of its body nor of its line; what was kept before is whole."""
    index = tmp_path / "raw" / "index.jsonl"
    line = len((keep(RawStore(tmp_path), b"one"), index.read_bytes())[1])
    for room, size in ((2000, 4000), (2 * line + 10, 10)):
        before = index.read_bytes()
        store = RawStore(tmp_path)
        keep(store, b"one")
        with room_for(room), pytest.raises(OSError, match="too large"):
            keep(store, random.Random(1).randbytes(size), CHAPTERS)  # noqa: S311 -- no secret
        # One line more is that of the answer kept before the disk was full.
        assert index.read_bytes() == before + before[:line]
        assert not list(tmp_path.rglob(".building"))
        assert RawStore(tmp_path).damages == []


def test_a_missing_body_is_damage(tmp_path: Path) -> None:
    """Somebody cleaned up: the answer is asked for again, not invented."""
    store = RawStore(tmp_path)
    entry = keep(store, b"answer")
    next(tmp_path.rglob("*.gz")).unlink()
    with pytest.raises(DamagedRawError, match=entry.sha256):
        store.content(entry)
    assert RawStore(tmp_path).find(TOTALS, FIRST.token) is None


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_cut_anywhere_loses_no_whole_line(data: st.DataObject) -> None:
    """Wherever a kill cuts the index, what stands before is kept and writing goes on."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for body in (b"one", b"two", b"three"):
            keep(RawStore(folder), body)
        index = folder / "raw" / "index.jsonl"
        content = index.read_bytes()
        cut = content[: data.draw(st.integers(0, len(content)))]
        index.write_bytes(cut)
        keep(RawStore(folder), b"four", CHAPTERS)
        lines = index.read_bytes().splitlines()
        assert len(lines) == cut.count(b"\n") + 1
        assert RawStore(folder).damages == []
