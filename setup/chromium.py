"""See to a Chromium for the browser tests: the system's, else Debian's, else Playwright's own.

Debian's needs root; Playwright's needs a network to its download server. Where neither can be had,
it says so and fails, since a test that is silently left out proves nothing.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN = (
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
)


def main() -> int:
    """0 where a Chromium is at hand afterwards, else 1."""
    if any(shutil.which(name) for name in NAMES):
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0 and _run(*DEBIAN):
        return 0
    if _run([sys.executable, "-m", "playwright", "install", "chromium"]):
        return 0
    print(
        "No Chromium for the browser tests. Install one (Debian: apt-get install chromium) and "
        "repeat, or run the other tests alone: .venv/bin/python -m pytest -m 'not browser'."
    )
    return 1


def _run(*commands: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(
        subprocess.run(command, check=False, env=environment).returncode == 0  # noqa: S603 -- fixed commands
        for command in commands
    )


if __name__ == "__main__":
    sys.exit(main())
