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
_ATTEMPTS = 3


@contextmanager
def s3_server() -> Iterator[int]:
    """Run a server, which sends nothing anywhere, until the block ends; its port.

    Raises RuntimeError where it does not begin.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process, port = _begun(Path(folder))
        try:
            yield port
        finally:
            _end(process)


def _begun(folder: Path) -> "tuple[subprocess.Popen[bytes], int]":
    """A server that has taken a bucket, and its port."""
    keys = {"accessKey": KEYS["AWS_ACCESS_KEY_ID"], "secretKey": KEYS["AWS_SECRET_ACCESS_KEY"]}
    who = {"name": "loopback", "credentials": [keys], "actions": ["Admin", "Read", "Write", "List"]}
    file = folder / "s3.json"
    file.write_text(json.dumps({"identities": [who]}), "utf-8")
    parts = ("master", "volume", "filer", "s3")
    named = [f"{part}.port{kind}" for part in parts for kind in ("", ".grpc")]
    # Somebody may take a free port before the server does.
    for attempt in range(_ATTEMPTS):
        ports = dict(zip(named, _free_ports(len(named)), strict=True))
        data = folder / str(attempt)
        data.mkdir()
        process = subprocess.Popen(  # noqa: S603 -- its package's own program
            [
                PROGRAM, "server", f"-dir={data}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
                "-master.telemetry=false", "-master.volumeSizeLimitMB=256", "-volume.max=16", "-s3",
                f"-s3.config={file}",
                # What else it would serve, each on a port that another server may have.
                "-s3.port.iceberg=0", "-s3.port.lance=0",
                *(f"-{name}={port}" for name, port in ports.items()),
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if _takes_a_bucket(ports["s3.port"], process):
            return process, ports["s3.port"]
        _end(process)
    message = "the S3 server did not begin"
    raise RuntimeError(message)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it at once: it would take its time to put in order what nobody reads again."""
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


def _takes_a_bucket(port: int, process: "subprocess.Popen[bytes]") -> bool:
    """Wait until it does; False where it ended, or takes none in time."""
    given_up = time.monotonic() + _READY
    while process.poll() is None and time.monotonic() < given_up:
        with suppress(OSError):
            asked = fs.S3FileSystem(
                access_key=KEYS["AWS_ACCESS_KEY_ID"], secret_key=KEYS["AWS_SECRET_ACCESS_KEY"],
                endpoint_override=f"127.0.0.1:{port}", scheme="http", region="us-east-1",
                allow_bucket_creation=True,
                retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=1),
            )  # fmt: skip
            asked.create_dir(_BUCKET)
            return True
        time.sleep(0.2)
    return False
