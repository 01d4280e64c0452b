"""The command line: ``python -m etl refresh | import | status | diff | check | ...``.

The one module of ``etl`` that reads the environment. Every failure a user can cause or meet ends in
a sentence and an exit code, never in a traceback.
"""

import argparse
import logging
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from etl.building.trial import UntenableDraftError
from etl.command.arguments import UsageError
from etl.command.commands import (
    run_check,
    run_diff,
    run_import,
    run_migrate,
    run_probe,
    run_prune,
    run_push,
    run_refresh,
    run_status,
)
from etl.command.counts import count_of, processes
from etl.command.examples import (
    CHECK,
    DIFF,
    EXIT_CODES,
    IMPORT,
    MIGRATE,
    PROBE,
    PRUNE,
    PUSH,
    REFRESH,
    STATUS,
)
from etl.command.purposes import PURPOSES
from etl.pipeline import SET_ASIDE, USAGE
from etl.reader import data_place
from etl.schema import FREQUENCIES
from etl.sources.settings import SettingsError
from etl.storage.place import folder_of, opened
from etl.vintage import DataError

_READING: Final = (run_status, run_diff, run_check)
"""What reads a bucket as well as a folder."""

# 128 and the number of SIGINT, as shells tell it.
_INTERRUPTED: Final = 130
_MODULE: Final = "python -m etl"


def main(arguments: list[str] | None = None, environ: Mapping[str, str] | None = None) -> int:
    """Run one command and return its exit code."""
    environ = os.environ if environ is None else environ
    logging.basicConfig(format="%(message)s")
    options = parser(environ).parse_args(arguments)
    try:
        options.data = (opened if options.run in _READING else folder_of)(options.data)
        return int(options.run(options, environ))
    except UntenableDraftError as error:
        print(error, file=sys.stderr)
        return SET_ASIDE
    except (DataError, UsageError, SettingsError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # The reader of our output left; what was done is done.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or 'The data folder'}: {error.strerror}.", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("Stopped. What was fetched is kept; the same command goes on.", file=sys.stderr)
        return _INTERRUPTED


def parser(environ: Mapping[str, str]) -> argparse.ArgumentParser:
    """The arguments of all commands; each command's function is its option ``run``."""
    # The command of an installed program hands over by its own name.
    name = environ.get("TRADE_CLAIMS_COMMAND") or _MODULE
    top = argparse.ArgumentParser(
        prog=name,
        description="Bring trade figures in, check them and publish them as vintages.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    data = data_place(environ)
    _refresh(_command(commands, "refresh", REFRESH, data))
    _import(_command(commands, "import", IMPORT, data))
    status = _command(commands, "status", STATUS, data)
    status.set_defaults(run=run_status)
    diff = _command(commands, "diff", DIFF, data)
    diff.set_defaults(run=run_diff)
    diff.add_argument("older", metavar="A", help="a vintage's id, or how it begins")
    diff.add_argument("newer", metavar="B", help="another one's")
    _command(commands, "check", CHECK, data).set_defaults(run=run_check)
    _prune(_command(commands, "prune", PRUNE, data))
    migrate = _command(commands, "migrate", MIGRATE, data)
    migrate.set_defaults(run=run_migrate)
    push = _command(commands, "push", PUSH, data)
    push.set_defaults(run=run_push)
    push.add_argument("--to", required=True, metavar="URL", help="s3://bucket/folder")
    _probe(_command(commands, "probe", PROBE, data))
    for command in commands.choices.values():
        command.epilog = (command.epilog or "").replace(_MODULE, name)
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    examples: str,
    data: str,
) -> argparse.ArgumentParser:
    purpose = PURPOSES[name]
    command = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=f"{examples}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--data",
        default=data,
        metavar="DIR",
        help="the data folder (or TRADE_DATA); a bucket where it is only read",
    )
    return command


def _prune(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run_prune)
    add = command.add_argument
    add(
        "--keep",
        type=_vintages,
        required=True,
        metavar="N",
        help="how many vintages stay, at least 1",
    )
    add("--dry-run", action="store_true", help="say what would be dropped, and drop nothing")


_vintages: Final = count_of("vintages, at least 1")
_calls: Final = count_of("calls a day, at least 1")


def _probe(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run_probe)
    command.epilog = PROBE  # its exit codes are its own
    _services(command)


def _services(command: argparse.ArgumentParser) -> None:
    """The options that say which services are asked, and where."""
    many: dict[str, Any] = {"action": "append", "default": []}
    add = command.add_argument
    add("--source", metavar="ID", help="only this source, or all (repeatable)", **many)
    add("--base-url", metavar="SOURCE=URL", help="ask a mirror or a proxy instead", **many)


def _import(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run_import)
    add = command.add_argument
    add("file", type=Path, metavar="FILE.csv", help="UTF-8, one figure a line; columns in README")
    add("--publisher", help="whose figures, for a source sources.toml does not know")
    add("--citation", help="how to cite them, for such a source")
    add("--address", default="", help="where they can be seen")
    add("--accept-vanished", action="store_true", help="publish though published figures are gone")


def _refresh(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run_refresh)
    add = command.add_argument
    many: dict[str, Any] = {"action": "append", "default": []}
    _services(command)
    add("--reporter", metavar="ISO3", help="whose reports (repeatable)", **many)
    add("--partner", metavar="ISO3", help="with whom (repeatable)", **many)
    add("--freq", choices=FREQUENCIES, help="only years (A) or only months (M)", **many)
    add("--world", action="store_true", help="every country with every partner, over several days")
    add(
        "--calls-a-day",
        type=_calls,
        metavar="N",
        help="how many calls each service is asked a day, where yours differ from its usual quota",
    )
    add("--since", type=int, metavar="YEAR", help="first year")
    add("--until", type=int, metavar="YEAR", help="last year, by default this one")
    add("--dry-run", action="store_true", help="print the plan; ask and write nothing")
    add("--offline", action="store_true", help="rebuild from the answers kept; ask nothing")
    add(
        "--workers",
        type=processes,
        default=1,
        metavar="N",
        help="processes that read, check and write (1); one alone asks, at its pace",
    )
    add("--scheduler", default="", metavar="URL", help="a Dask cluster does that, tcp://host:8786")
    add("--accept-vanished", action="store_true", help="publish though published figures are gone")


if __name__ == "__main__":
    sys.exit(main())
