"""A real S3 server (SeaweedFS) on the loopback, for tests and benchmarks of object storage."""

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyarrow import fs

KEYS = {"AWS_ACCESS_KEY_ID": "reader", "AWS_SECRET_ACCESS_KEY": "reader-secret"}
PROGRAM = Path(sys.executable).with_name("weed")
"""Where the server's package puts it: beside Python, on Linux alone."""

_BUCKET = "figures"
_READY = 60  # seconds


@contextmanager
def s3_server() -> Iterator[int]:
    """Run a server, which sends nothing anywhere, until the block ends; its port.

    Raises RuntimeError where it does not begin.
    """
    keys = {"accessKey": KEYS["AWS_ACCESS_KEY_ID"], "secretKey": KEYS["AWS_SECRET_ACCESS_KEY"]}
    who = {"name": "loopback", "credentials": [keys], "actions": ["Admin", "Read", "Write", "List"]}
    parts = ("master", "volume", "filer", "s3")
    named = [f"{part}.port{kind}" for part in parts for kind in ("", ".grpc")]
    ports = dict(zip(named, _free_ports(len(named)), strict=True))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "s3.json"
        file.write_text(json.dumps({"identities": [who]}), "utf-8")
        process = subprocess.Popen(  # noqa: S603 -- its package's own program
            [
                PROGRAM, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
                "-master.telemetry=false", "-master.volumeSizeLimitMB=256", "-volume.max=16", "-s3",
                f"-s3.config={file}", *(f"-{name}={port}" for name, port in ports.items()),
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for(ports["s3.port"])
            yield ports["s3.port"]
        finally:
            # It would take its time to put in order what nobody reads again.
            process.kill()
            process.wait()


def place(port: int, folder: str) -> str:
    """The address of a folder on the server, by a port that leads to it."""
    way = f"scheme=http&endpoint_override=127.0.0.1:{port}&region=us-east-1"
    return f"s3://{_BUCKET}/{folder}?{way}"


def _free_ports(count: int) -> list[int]:
    listening = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    found = [one.getsockname()[1] for one in listening]
    for one in listening:
        one.close()
    return found


def _wait_for(port: int) -> None:
    """Return once the server has taken a bucket."""
    given_up = time.monotonic() + _READY
    while time.monotonic() < given_up:
        with suppress(OSError):
            asked = fs.S3FileSystem(
                access_key=KEYS["AWS_ACCESS_KEY_ID"], secret_key=KEYS["AWS_SECRET_ACCESS_KEY"],
                endpoint_override=f"127.0.0.1:{port}", scheme="http", region="us-east-1",
                allow_bucket_creation=True,
                retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=1),
            )  # fmt: skip
            asked.create_dir(_BUCKET)
            return
        time.sleep(0.2)
    message = "the S3 server did not begin"
    raise RuntimeError(message)
