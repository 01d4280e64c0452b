"""Every benchmark in turn: `python -m benchmarks`; ends with 1 if one broke a budget."""

import subprocess
import sys
from pathlib import Path

SCRIPTS = (
    "claims.py", "reading.py", "quotes.py", "pages.py", "refresh.py", "rebuild.py", "start.py",
    "first_visit.py", "changes.py", "crowd.py", "load.py", "fuzz.py", "taking_in.py", "scale.py",
    "bucket.py", "kills.py", "hour.py",
)  # fmt: skip


def main() -> int:
    """Run them all, even when one fails."""
    codes = []
    for name in SCRIPTS:
        print(f"== {name}", flush=True)
        script = Path(__file__).with_name(name)
        codes.append(subprocess.run([sys.executable, script], check=False).returncode)  # noqa: S603 -- our own scripts
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
