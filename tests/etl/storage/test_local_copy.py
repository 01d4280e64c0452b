"""A bucket's figures read on this machine: the same, brought when asked, whole whatever fails."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pandas as pd
import pytest

from dashboard.app import create_app
from dashboard.text.answers import BEHIND
from etl.building.pushing import push
from etl.reader import current_vintage, read_reference, vintage_ids
from etl.schema import TOTAL
from etl.storage.bucket import Bucket, StorageError
from etl.storage.local_copy import Copy, copy_at
from etl.storage.place import keep_up, opened, trouble_of
from etl.vintage import SpoiledPartError, Vintage
from tests.builders import copy_vintages, flow, own_parts, publish_rows, refer
from tests.etl.storage.passage import Fault, Passage
from tests.etl.trial import command

Etl = Callable[..., tuple[int, str]]

FIRST = [flow(1.0), flow(2.0, flow="M"), flow(3.0, reporter="RUS", partner="AZE")]
SECOND = [flow(4.0), *FIRST[1:]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one vintage."""
    data = tmp_path / "data"
    publish_rows(data, FIRST)
    return data


@pytest.fixture
def copied(data: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> Vintage:
    """That vintage as read from a bucket, where it is too large to be proved whole."""
    monkeypatch.setattr("etl.parts.opening._PROVED_WHOLE", 0)
    push(data, bucket)
    vintage = current_vintage(opened(bucket.place))
    assert vintage
    return vintage


def figures(data: Path) -> pd.DataFrame:
    """Return all figures of the current vintage, which is whole."""
    vintage = current_vintage(data)
    assert vintage
    assert not vintage.passed_over
    return vintage.flows


def parts_here(data: Path) -> set[str]:
    """Return the parts that were brought, by their names."""
    return {path.name for path in (data / "parts").glob("*")}


def test_copy_is_what_was_put_there(data: Path, bucket: Bucket) -> None:
    """Vintages, figures and tables; a second push writes nothing."""
    refer(data, "events.csv", "date,title,countries,source\n")
    done = push(data, bucket)
    assert done.vintages == vintage_ids(data)
    here = opened(bucket.place)
    assert vintage_ids(here) == vintage_ids(data)
    pd.testing.assert_frame_equal(figures(here), figures(data))
    assert (here / "reference/events.csv").read_bytes() == (
        data / "reference/events.csv"
    ).read_bytes()
    assert push(data, bucket) == ([], 0, 0)


def test_vintages_share_what_lies_there(data: Path, bucket: Bucket, passage: Passage) -> None:
    """Of a second one only what is new is written, and read."""
    push(data, bucket)
    here = opened(bucket.place)
    figures(here)
    before = parts_here(here)
    newest = publish_rows(data, SECOND, "2026-02-01T00:00:00Z")
    new = {path.name for path in own_parts(data, newest)}
    assert push(data, bucket).vintages == [newest]
    passage.asked.clear()
    assert opened(bucket.place) == here
    pd.testing.assert_frame_equal(figures(here), figures(data))
    brought = parts_here(here) - before
    assert new <= brought
    assert len(brought) < len(before)
    asked = "".join(passage.asked)
    assert {name for name in before | brought if name in asked} == brought


def test_part_comes_when_it_is_asked(copied: Vintage, passage: Passage) -> None:
    """A pair brings one part, and once."""
    here = copied.folder.parent.parent
    assert not parts_here(here)
    passage.asked.clear()
    assert copied.held.pair("AZE", "RUS", "A", goods=False).num_rows == 2
    assert len(parts_here(here)) == 1
    copied.held.pair("AZE", "RUS", "A", goods=False)
    assert {line.split("/")[3] for line in passage.asked} == {"parts"}


def test_manifest_is_put_last(data: Path, bucket: Bucket, passage: Passage) -> None:
    """Whoever reads the bucket meanwhile sees no vintage without its parts."""
    push(data, bucket)
    put = [line for line in passage.asked if line.startswith(("PUT", "POST"))]
    assert "manifest.json" in put[-1]
    assert sum("manifest.json" in line for line in put) == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_killed_push_harms_nothing(seed: int, data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """What is there then is whole, and the same command makes it as it would have been."""
    push(data, bucket)
    publish_rows(data, SECOND, "2026-02-01T00:00:00Z")
    process = command("push", "--data", data, "--to", bucket.place)
    time.sleep(random.Random(seed).uniform(0.2, 2.5))  # noqa: S311 -- no secret
    process.kill()
    process.communicate()
    seen = Copy(tmp_path / "after the kill", bucket)
    seen.sync()
    assert set(vintage_ids(seen.folder)) <= set(vintage_ids(data))
    figures(seen.folder)
    push(data, bucket)
    seen.sync()
    assert vintage_ids(seen.folder) == vintage_ids(data)
    pd.testing.assert_frame_equal(figures(seen.folder), figures(data))


@pytest.mark.parametrize("fault", ["busy", "closed", "cut off"])
def test_copy_stays_as_it_was_while_there_is_no_answer(
    data: Path, bucket: Bucket, passage: Passage, tmp_path: Path, fault: Fault
) -> None:
    """And says so; once there is one it is as the bucket is."""
    push(data, bucket)
    copy = Copy(tmp_path / "copy", bucket)
    copy.sync()
    held = figures(copy.folder)
    publish_rows(data, SECOND, "2026-02-01T00:00:00Z")
    push(data, bucket)
    passage.play(fault)
    with pytest.raises(StorageError):
        copy.sync()
    pd.testing.assert_frame_equal(figures(copy.folder), held)
    assert "could not be reached" in trouble_of(copy.folder)
    passage.play("")
    again = Copy(copy.folder, Bucket(bucket.place))
    again.sync()
    assert not trouble_of(copy.folder)
    pd.testing.assert_frame_equal(figures(copy.folder), figures(data))


def test_server_answers_without_its_bucket(data: Path, bucket: Bucket, passage: Passage) -> None:
    """From what it has, and ``/health`` tells of it."""
    push(data, bucket)
    here = opened(bucket.place)
    client = create_app(here).server.test_client()
    newest = vintage_ids(here)[-1]
    assert client.get("/health").text.strip() == f"ok {newest}"
    passage.play("closed")
    assert opened(bucket.place) == here
    told = client.get("/health")
    assert told.status_code == 200
    assert told.text.splitlines() == [f"ok {newest}", BEHIND]
    assert client.get("/partner.csv?reporter=AZE&partner=RUS").status_code == 200


def test_part_that_cannot_come_is_a_spoiled_one(copied: Vintage, passage: Passage) -> None:
    """Which other vintages need not have; readers are not told where it lies."""
    passage.play("closed")
    with pytest.raises(SpoiledPartError, match="cannot be read") as told:
        copied.held.pair("AZE", "RUS", "A", goods=False)
    assert "s3://" not in told.value.told


def test_what_is_gone_there_goes_here(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """A vintage that was dropped, and a table; a changed table comes anew."""
    events = "date,title,countries,source\n"
    refer(data, "events.csv", events)
    push(data, bucket)
    here = opened(bucket.place)
    other = f"{bucket.address}-other?{bucket.place.partition('?')[2]}"
    fresh = tmp_path / "other"
    newest = publish_rows(fresh, SECOND, "2026-02-01T00:00:00Z")
    changed = f"{events}2022-02-24,Something,AZE,https://example.org\n"
    refer(fresh, "events.csv", changed)
    push(fresh, Bucket(other))
    Copy(here, Bucket(other)).sync()
    assert vintage_ids(here) == [newest]
    assert read_reference(here, "events.csv")["title"].tolist() == ["Something"]
    pd.testing.assert_frame_equal(figures(here), figures(fresh))


def test_spoiled_copy_of_a_part_comes_anew(data: Path, bucket: Bucket) -> None:
    """Its name says what it must be."""
    push(data, bucket)
    here = opened(bucket.place)
    wanted = figures(here)
    for path in (here / "parts").iterdir():
        path.write_bytes(b"spoiled")
    pd.testing.assert_frame_equal(figures(here), wanted)


def test_spoiled_part_of_a_bucket_is_never_kept(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """Nor is one that was cut off on its way there."""
    push(data, bucket)
    name = next(path.name for path in (data / "parts").glob("*.parquet"))
    bucket.put(f"parts/{name}", b"spoiled")
    copy = Copy(tmp_path / "copy", bucket)
    copy.sync()
    with pytest.raises(StorageError, match="is damaged"):
        copy.bring(name)
    assert not parts_here(copy.folder)


def test_parts_read_longest_ago_go_first(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """No more bytes are kept than the bound, but for the part that is being read."""
    push(data, bucket)
    names = sorted(path.name for path in (data / "parts").glob("*.parquet"))
    sizes = {name: (data / "parts" / name).stat().st_size for name in names}
    most = sum(sizes[name] for name in names[:3])
    copy = Copy(tmp_path / "copy", bucket, most)
    for name in names[:3]:
        copy.bring(name)
        time.sleep(0.02)
    assert parts_here(copy.folder) == set(names[:3])
    copy.bring(names[0])
    time.sleep(0.02)
    copy.bring(names[3])
    kept = parts_here(copy.folder)
    assert {names[0], names[3]} <= kept or sizes[names[3]] + sizes[names[0]] > most
    assert names[1] not in kept
    assert sum(sizes[name] for name in kept) <= most
    tight = Copy(tmp_path / "tight", bucket, 1)
    assert tight.bring(names[0]).read_bytes() == (data / "parts" / names[0]).read_bytes()


def test_several_may_bring_the_same_part(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """Readers who come at once each have it whole."""
    push(data, bucket)
    name = next(path.name for path in (data / "parts").glob("*.parquet"))
    whole = (data / "parts" / name).read_bytes()
    copies = [Copy(tmp_path / "copy", bucket) for _ in range(12)]
    with ThreadPoolExecutor(len(copies)) as pool:
        brought = list(pool.map(lambda copy: copy.bring(name).read_bytes(), copies))
    assert brought == [whole] * len(copies)
    assert parts_here(tmp_path / "copy") == {name}


def test_emptied_bucket_takes_nothing_away(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """Somebody's slip, told of like one that gives no answer."""
    push(data, bucket)
    copy = Copy(tmp_path / "copy", bucket)
    copy.sync()
    held = figures(copy.folder)
    emptied = Bucket(f"{bucket.address}-emptied?{bucket.place.partition('?')[2]}")
    with pytest.raises(StorageError, match="There are no figures at s3://"):
        Copy(copy.folder, emptied).sync()
    pd.testing.assert_frame_equal(figures(copy.folder), held)
    assert trouble_of(copy.folder)


def test_new_vintage_comes_by_itself(data: Path, bucket: Bucket) -> None:
    """While it is served a copy keeps up, until it is told to end."""
    push(data, bucket)
    here, over = opened(bucket.place), Event()
    following = Thread(target=keep_up, args=(here, over), kwargs={"pause": 0.05})
    following.start()
    try:
        newest = publish_rows(data, SECOND, "2026-02-01T00:00:00Z")
        push(data, bucket)
        given_up = time.monotonic() + 30
        while newest not in vintage_ids(here) and time.monotonic() < given_up:
            time.sleep(0.05)
        assert newest in vintage_ids(here)
    finally:
        over.set()
        following.join(30)
    assert not following.is_alive()


def test_commands_read_a_bucket_and_write_in_folders(data: Path, bucket: Bucket, etl: Etl) -> None:
    """What only reads takes an address; what writes says what to do."""
    code, said = etl("push", "--data", data, "--to", bucket.place)
    assert (code, "Put 1 vintage there" in said) == (0, True)
    (vintage,) = vintage_ids(data)
    code, said = etl("status", "--data", bucket.place)
    assert (code, vintage in said) == (0, True)
    assert etl("status", TRADE_DATA=bucket.place) == (code, said)
    for writing in ("import figures.csv", "prune --keep 1", "refresh", "migrate"):
        code, said = etl(*writing.split(), "--data", bucket.place)
        assert code == 2
        assert "push" in said


def test_empty_or_impossible_place_is_a_sentence(place: str, data: Path, etl: Etl) -> None:
    """With what to do."""
    code, said = etl("status", "--data", place)
    assert (code, "There are no figures at s3://" in said) == (2, True)
    code, said = etl("push", "--data", data, "--to", "elsewhere")
    assert (code, "no address of object storage" in said) == (2, True)


def test_folder_of_ones_own_is_no_copy(data: Path) -> None:
    """It has no bucket to be behind of."""
    assert opened(str(data)) == data
    assert copy_at(data) is None
    assert not trouble_of(data)
    vintage = current_vintage(data)
    assert vintage
    assert vintage.held.pair("AZE", "RUS", "A", goods=False)["product"].unique().to_pylist() == [
        TOTAL
    ]


def test_unfinished_vintage_is_not_seen(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """Its manifest is still on its way."""
    push(data, bucket)
    bucket.put("vintages/20270101T000000Z-00000000/parts.json", b"[]")
    copy = Copy(tmp_path / "copy", bucket)
    copy.sync()
    assert vintage_ids(copy.folder) == vintage_ids(data)


def test_damaged_manifest_is_not_copied(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """Its id ends in its hash."""
    push(data, bucket)
    bucket.put("vintages/20270101T000000Z-00000000/manifest.json", b"{}")
    copy = Copy(tmp_path / "copy", bucket)
    with pytest.raises(StorageError, match="manifest of vintage 20270101T000000Z-00000000"):
        copy.sync()
    assert "20270101T000000Z-00000000" not in vintage_ids(copy.folder)


def test_damaged_part_is_not_pushed(data: Path, bucket: Bucket, etl: Etl) -> None:
    """Nor is a vintage of it."""
    (path, *_) = own_parts(data, vintage_ids(data)[0])
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    code, said = etl("push", "--data", data, "--to", bucket.place)
    assert (code, "is damaged" in said) == (2, True)
    assert bucket.folders("vintages") == []


def test_copies_of_two_places_are_apart(data: Path, bucket: Bucket, tmp_path: Path) -> None:
    """Each has its folder."""
    other = tmp_path / "other"
    copy_vintages(data, other)
    push(data, bucket)
    elsewhere = f"{bucket.address}-other?{bucket.place.partition('?')[2]}"
    push(other, Bucket(elsewhere))
    assert opened(bucket.place) != opened(elsewhere)
