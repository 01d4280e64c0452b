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
    run_refresh,
    run_status,
)
from etl.pipeline import SET_ASIDE, USAGE
from etl.reader import data_folder
from etl.schema import FREQUENCIES
from etl.sources.settings import SettingsError
from etl.vintage import DataError

# 128 and the number of SIGINT, as shells tell it.
_INTERRUPTED: Final = 130
_MODULE: Final = "python -m etl"
_EXIT_CODES: Final = """exit codes:
  0  done
  1  some data were refused and set aside, or none of what came could be published,
     the whole draft included; what was held stays
  2  wrong usage or bad input; nothing was changed
  3  a source could not be reached or its quota is out; what was fetched is kept,
     and the same command goes on from there
"""
_REFRESH: Final = """examples:
  python -m etl refresh                               the corridors of data/reference, all sources
  python -m etl refresh --source imf-imts --freq A    one source, years without months
  python -m etl refresh --since 2018 --until 2023     fewer years
  python -m etl refresh --reporter GEO --partner RUS --partner TUR
  python -m etl refresh --dry-run                     print what would be asked
  python -m etl refresh --offline                     rebuild from the answers kept
  COMTRADE_API_KEY=... python -m etl refresh          twelve years a call instead of one
"""
_IMPORT: Final = """examples:
  python -m etl import figures.csv
  python -m etl import figures.parquet
  python -m etl import figures.csv --publisher "A ministry" --citation "Its yearbook 2024, p. 12"
"""
_STATUS: Final = """examples:
  python -m etl status
  python -m etl status --data /srv/trade
"""
_DIFF: Final = """examples:
  python -m etl diff 20260101 20261122
  python -m etl diff 20261122T000000Z-29873e18 20261123
"""
_CHECK: Final = """examples:
  python -m etl check
  python -m etl check --data /srv/trade
"""
_PRUNE: Final = """examples:
  python -m etl prune --keep 12 --dry-run
  python -m etl prune --keep 12

The newest N vintages stay, and the one that is shown. Of the answers kept under raw/ those go that
a later answer has taken the place of and no vintage left is made of.
"""
_MIGRATE: Final = """examples:
  python -m etl migrate

Vintages from before there were parts are laid into parts under data/parts, which vintages share.
Their ids and figures stay as they are. It may be stopped and repeated at any moment.
"""
_PROBE: Final = """examples:
  python -m etl probe                        the first thing to do on a new network
  python -m etl probe --source imf-imts      one service
  COMTRADE_API_KEY=... python -m etl probe   what a key allows too; it is never shown or kept

Each line says whether one thing this program takes for granted holds, differs (and what came)
or was not answered (and why). The answers lie in DIR/probe/, to report with. A probe asks
politely, changes no figures and ends within two minutes.

exit codes:
  0  all hold
  1  some differ
  2  wrong usage; nothing was asked
  3  some were not answered: a service could not be reached, or it turned this machine away
"""


def main(arguments: list[str] | None = None, environ: Mapping[str, str] | None = None) -> int:
    """Run one command and return its exit code."""
    environ = os.environ if environ is None else environ
    logging.basicConfig(format="%(message)s")
    options = parser(environ).parse_args(arguments)
    try:
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
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    data = data_folder(environ)
    _refresh(_command(commands, "refresh", "fetch what is new and publish it", _REFRESH, data))
    _import(_command(commands, "import", "take in a file of figures", _IMPORT, data))
    status = _command(commands, "status", "say what is held and what is missing", _STATUS, data)
    status.set_defaults(run=run_status)
    diff = _command(commands, "diff", "say what changed between two vintages", _DIFF, data)
    diff.set_defaults(run=run_diff)
    diff.add_argument("older", metavar="A", help="a vintage's id, or how it begins")
    diff.add_argument("newer", metavar="B", help="another one's")
    _command(commands, "check", "check the figures held", _CHECK, data).set_defaults(run=run_check)
    _prune(_command(commands, "prune", "drop old vintages", _PRUNE, data))
    migrate = _command(commands, "migrate", "lay old vintages into parts", _MIGRATE, data)
    migrate.set_defaults(run=run_migrate)
    _probe(_command(commands, "probe", "try what is assumed of the live services", _PROBE, data))
    for command in commands.choices.values():
        command.epilog = (command.epilog or "").replace(_MODULE, name)
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    examples: str,
    data: Path,
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=f"{examples}\n{_EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--data", type=Path, default=data, metavar="DIR", help="the data folder (or TRADE_DATA)"
    )
    return command


def _prune(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run_prune)
    add = command.add_argument
    add(
        "--keep", type=_count, required=True, metavar="N", help="how many vintages stay, at least 1"
    )
    add("--dry-run", action="store_true", help="say what would be dropped, and drop nothing")


def _count(text: str) -> int:
    if not (text.isdecimal() and int(text[:9]) > 0):
        message = f"{text!r} is not a number of vintages, at least 1"
        raise argparse.ArgumentTypeError(message)
    return int(text[:9])


def _probe(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run_probe)
    command.epilog = _PROBE  # its exit codes are its own
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
    add("--since", type=int, metavar="YEAR", help="first year")
    add("--until", type=int, metavar="YEAR", help="last year, by default this one")
    add("--dry-run", action="store_true", help="print the plan; ask and write nothing")
    add("--offline", action="store_true", help="rebuild from the answers kept; ask nothing")
    add("--accept-vanished", action="store_true", help="publish though published figures are gone")


if __name__ == "__main__":
    sys.exit(main())
