"""What a bucket answers, and what is said where it gives no answer."""

import time

import pytest

from etl.storage.bucket import Bucket, StorageError
from tests.etl.storage.passage import Fault, Passage


def test_what_is_put_is_read(bucket: Bucket) -> None:
    """Whole, by its name; each folder tells its own files and folders."""
    content = bytes(range(256)) * 5_000
    bucket.put("parts/a.parquet", content)
    bucket.put("vintages/one/manifest.json", b"{}")
    assert bucket.read("parts/a.parquet") == content
    (stored,) = bucket.files("parts")
    assert (stored.name, stored.size) == ("a.parquet", len(content))
    assert stored.written == pytest.approx(time.time(), abs=60)
    assert set(bucket.folders("")) == {"parts", "vintages"}
    assert bucket.folders("vintages") == ["one"]
    assert bucket.files("vintages") == bucket.files("nowhere") == []


def test_missing_file_is_a_sentence(bucket: Bucket) -> None:
    """It has no answer of its own, and the bucket is asked on."""
    with pytest.raises(StorageError, match=r"There is no s3://figures/\w+/parts/none"):
        bucket.read("parts/none")
    assert bucket.files("parts") == []


@pytest.mark.parametrize("fault", ["busy", "closed", "cut off"])
def test_one_failure_is_made_good(bucket: Bucket, passage: Passage, fault: Fault) -> None:
    """A server that is busy for a moment, or a line that breaks once, is asked again."""
    content = b"figures" * 2_000
    bucket.put("a", content)
    passage.play(fault, times=1)
    assert bucket.read("a") == content
    assert passage.times == 0


@pytest.mark.parametrize("fault", ["busy", "closed", "cut off", "stalled"])
def test_failing_for_good_is_a_sentence_in_time(
    bucket: Bucket, passage: Passage, fault: Fault
) -> None:
    """And nobody waits for it twice; after a while it is asked again."""
    bucket.put("a", b"figures" * 2_000)
    passage.play(fault)
    begun = time.monotonic()
    with pytest.raises(StorageError, match="could not be reached"):
        bucket.read("a")
    assert time.monotonic() - begun < 30
    asked = len(passage.asked)
    with pytest.raises(StorageError, match="a moment ago"):
        bucket.read("a")
    assert len(passage.asked) == asked


def test_wrong_keys_are_a_sentence(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which does not tell the keys."""
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "something-else")
    with pytest.raises(StorageError) as told:
        Bucket(place).files("parts")
    assert "something-else" not in str(told.value)


@pytest.mark.parametrize(
    "address",
    ["s3://", "s3:///folder", "s3://a/b?secret=x", "s3://key:secret@a/b", "https://a/b", "figures"],
)
def test_no_address_is_told_what_one_is(address: str) -> None:
    """Keys have no place in it: an address is shown."""
    with pytest.raises(StorageError, match="no address of object storage such as s3://"):
        Bucket(address)
