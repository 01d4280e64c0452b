"""The one command of an installed program: ``trade-claims serve | refresh | import | ...``.

It hands over to ``python -m dashboard`` or ``python -m etl``, which go by this name then.
"""

import os
import subprocess
import sys
from typing import Final

from dashboard.command.purposes import INSTALLED, PURPOSES
from etl.command.purposes import PURPOSES as ETL_PURPOSES
from etl.reader import VERSION

NAME: Final = "trade-claims"

COMMANDS: Final = {
    "serve": ("dashboard", (), "serve the dashboard"),
    **{
        INSTALLED.get(name, name): ("dashboard", (name,), purpose)
        for name, purpose in PURPOSES.items()
    },
    **{name: ("etl", (name,), purpose) for name, purpose in ETL_PURPOSES.items()},
}
"""The program behind each command, how it calls it, and what it does."""

_USAGE: Final = 2


def main() -> int:
    """Run a command in a process of its own; its exit code, 2 where there is no such command."""
    name, *others = sys.argv[1:] or ["--help"]
    if name in {"-h", "--help"}:
        print(_help())
        return 0
    if name == "--version":
        print(f"{NAME} {VERSION}")
        return 0
    if name not in COMMANDS:
        known = ", ".join(COMMANDS)
        print(f"There is no command {name[:40]!r}. Commands: {known}.", file=sys.stderr)
        return _USAGE
    program, first, _ = COMMANDS[name]
    command = [sys.executable, "-m", program, *first, *others]
    environment = os.environ | {"TRADE_CLAIMS_COMMAND": NAME}
    if os.name == "posix":
        # In this process's place, so that a signal to it reaches the program.
        os.execve(command[0], command, environment)  # noqa: S606 -- Python, with a module of ours
    return subprocess.call(command, env=environment)  # noqa: S603 -- as above


def _help() -> str:
    listed = "\n".join(f"  {name:<10} {purpose}" for name, (*_, purpose) in COMMANDS.items())
    return (
        f"usage: {NAME} COMMAND ...\n\nChecks what is said about trade between countries against "
        f"published figures.\n\n{listed}\n\n{NAME} COMMAND --help says more of one; --version "
        "which version this is."
    )
