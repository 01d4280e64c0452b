"""The arguments of ``python -m dashboard``; every mistake in them is a sentence."""

import argparse
import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from dashboard.command.purposes import INSTALLED, PURPOSES
from dashboard.serving.hosts import host_name
from dashboard.state.languages import languages
from dashboard.state.vocabularies import readable
from dashboard.text.language import ENGLISH
from etl.command.counts import processes
from etl.reader import data_place

EXAMPLES: Final = """examples:
  python -m dashboard                       serve on http://127.0.0.1:8050
  python -m dashboard --port 9000           on another port
  python -m dashboard --workers 4           from four processes, on as many cores
  python -m dashboard --host 0.0.0.0 --allow-host trade.example.org
  python -m dashboard --data my-data        on another folder of figures
  python -m dashboard --data s3://figures/trade
  python -m dashboard claims                every claim with its verdict
  python -m dashboard claims --id russia-share-of-turnover --year 2021
  python -m dashboard claims --json         the same as /claims.json
  python -m dashboard report --out report   claims and main charts as pages to open from disk
  python -m dashboard report --out hesabat --lang az
  python -m dashboard check article.txt     every claim of trade in a text, checked
  python -m dashboard check - --date 2025-02-10 --json
  python -m dashboard measures              every measure with its formula, as docs/claims.md has it
"""


_MODULE: Final = "python -m dashboard"
_COMMAND: Final = re.compile(rf"{_MODULE}(?: ({'|'.join(PURPOSES)}))?")


def parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    """What may be typed; ``TRADE_DATA`` of the environment is the folder where none is named."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data",
        default=data_place(environment),
        metavar="DIR",
        help="folder of figures, or s3://bucket/folder (TRADE_DATA, else the one that ships)",
    )
    # The command of an installed program hands over by its own name.
    installed = environment.get("TRADE_CLAIMS_COMMAND", "")
    typed = argparse.ArgumentParser(
        prog=f"{installed} serve" if installed else _MODULE,
        description="Serve the dashboard, print the claims with their verdicts, or write a report.",
        epilog=_COMMAND.sub(partial(_called, installed), EXAMPLES) if installed else EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    typed.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    typed.add_argument(
        "--allow-host",
        type=_host_name,
        action="append",
        default=[],
        metavar="NAME",
        help="another name of this server, as readers have it in the address; may be repeated",
    )
    typed.add_argument("--port", type=_port, default=8050, help="port to listen on (8050)")
    typed.add_argument(
        "--workers",
        type=processes,
        default=1,
        metavar="N",
        help="processes that answer (1); as many as there are cores is best",
    )
    typed.add_argument(
        "--mcp",
        action="store_true",
        help="let programs ask by MCP too, under /mcp",
    )
    typed.add_argument("--open", action="store_true", help="open it in a browser window")
    commands = typed.add_subparsers(
        dest="command", metavar=f"{{{','.join(PURPOSES)}}}", prog=installed or _MODULE
    )
    claims = commands.add_parser("claims", help=PURPOSES["claims"], parents=[shared])
    commands.add_parser("measures", help=PURPOSES["measures"])
    claims.add_argument("--id", default="", help="one claim by its id")
    claims.add_argument("--json", action="store_true", help="as JSON, with all readings")
    claims.add_argument("--vintage", default="", metavar="ID", help="on another vintage")
    claims.add_argument("--against", default="", metavar="ID", help="verdicts moved since that one")
    claims.add_argument("--year", type=_year, help="for another year than its own")
    check = commands.add_parser(
        "check",
        prog=f"{installed} {INSTALLED['check']}" if installed else f"{_MODULE} check",
        help=PURPOSES["check"],
        parents=[shared],
    )
    check.add_argument("file", metavar="FILE", help="a text in UTF-8, or - for what is typed in")
    check.add_argument("--json", action="store_true", help="as JSON, with all readings")
    check.add_argument("--date", type=_day, help="the day it was said (today): 2025-02-10")
    check.add_argument(
        "--lang", default="", choices=readable(), help="its language (the one it is likeliest in)"
    )
    report = commands.add_parser("report", help=PURPOSES["report"], parents=[shared])
    report.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder to write: new, empty, or an earlier report, which is replaced",
    )
    report.add_argument(
        "--lang",
        type=_language,
        default=ENGLISH.code,
        metavar="LANG",
        help="its language (en): a code such as az",
    )
    return typed


def _called(installed: str, found: re.Match[str]) -> str:
    """What the installed program calls a command that an example has."""
    name = found[1] or "serve"
    return f"{installed} {INSTALLED.get(name, name)}"


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"{text!r} is not a day such as 2025-02-10"
        raise argparse.ArgumentTypeError(message) from None


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):  # noqa: PLR2004 -- TCP's range
        message = f"{text!r} is not a port from 1 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _host_name(text: str) -> str:
    try:
        return host_name(text)
    except ValueError as error:
        message = f"{text!r} is not a name such as trade.example.org, without a port"
        raise argparse.ArgumentTypeError(message) from error


def _language(text: str) -> str:
    if text not in languages():
        message = f"{text!r} is not a language there is: {', '.join(languages())}"
        raise argparse.ArgumentTypeError(message)
    return text


def _year(text: str) -> str:
    if not (text.isascii() and text.isdecimal() and 1900 <= int(text[:5]) <= 2999):  # noqa: PLR2004 -- four digits
        message = f"{text!r} is not a year such as 2021"
        raise argparse.ArgumentTypeError(message)
    return text
