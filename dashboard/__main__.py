"""The dashboard's command line: ``python -m dashboard`` serves it, ``claims`` prints the verdicts.

The environment is read here and nowhere else in the dashboard.
"""

import gc
import os

if __name__ == "__main__":
    # What is imported stays: to look it over again and again takes a quarter of the start.
    gc.disable()
    # Arrow's own pools keep for the next file what the one it reads has let go.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

import argparse
import json
import sys
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

from flask import Flask

from dashboard.app import create_app
from dashboard.claims.rule import Verdict
from dashboard.frames.claim_json import claims_json
from dashboard.moved_verdicts import moved_lines
from dashboard.serving.ahead import look_first, make_ahead
from dashboard.serving.hosts import ANYWHERE, host_name, names
from dashboard.serving.server import Listening, listen
from dashboard.serving.server import serve as answer_requests
from dashboard.serving.workers import can_fork, keep_serving
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.text.claims import headline
from dashboard.text.verdicts import VERDICT_NAMES
from dashboard.text.words import measures_table
from etl.reader import SHIPPED_DATA
from etl.vintage import DataError

EXAMPLES = """examples:
  python -m dashboard                       serve on http://127.0.0.1:8050
  python -m dashboard --port 9000           on another port
  python -m dashboard --workers 4           from four processes, on as many cores
  python -m dashboard --host 0.0.0.0 --allow-host trade.example.org
  python -m dashboard --data my-data        on another folder of figures
  python -m dashboard claims                every claim with its verdict
  python -m dashboard claims --id russia-share-of-turnover --year 2021
  python -m dashboard claims --json         the same as /claims.json
  python -m dashboard measures              every measure with its formula, as docs/claims.md has it
"""

NAMELESS = (
    "Only this machine can read it: name the server as its readers do, with --allow-host NAME."
)


def main(arguments: list[str] | None = None) -> int:
    """0 done; 1 a claim could not be evaluated; 2 not possible as asked."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "measures":
            print(measures_table())
            return 0
        return print_claims(options) if options.command == "claims" else serve(options)
    except BrokenPipeError:
        # The reader of our output left; whatever is still to be said has nowhere to go.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def serve(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if options.workers > 1 and not can_fork():
        print("This system can serve from one process only: leave out --workers.", file=sys.stderr)
        return 2
    try:
        sockets = listen(options.host, options.port)
    except OSError as error:
        print(
            f"Cannot listen on {options.host} port {options.port}: {error.strerror or error}. "
            "Choose another with --port.",
            file=sys.stderr,
        )
        return 2
    answer = partial(_answer, options, sockets)
    with suppress(KeyboardInterrupt):
        if options.workers > 1:
            return keep_serving(options.workers, answer, _tell_of_another)
        return answer(0)
    return 0


def _answer(options: argparse.Namespace, sockets: Listening, number: int) -> int:
    """Serve in this process, which is one of several by its number; the first does the talking."""
    try:
        server = create_app(options.data, names=names(options.host, options.allow_host)).server
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    gc.freeze()
    gc.enable()
    answer_requests(server, sockets, begun=partial(_begin, options, server, number))
    return 0


def _begin(options: argparse.Namespace, server: Flask, number: int) -> None:
    """What is done once the server answers: its pages made ahead, and the reader told where."""
    address = f"http://{options.host}:{options.port}"
    Thread(target=_look_ahead, args=(server, address, number)).start()
    if number:
        return
    print(f"Trade claims, checked: {address}  (Ctrl-C ends)", flush=True)
    if options.host in ANYWHERE and not options.allow_host:
        print(NAMELESS, file=sys.stderr)
    if options.open and _has_screen():
        webbrowser.open(address)


def _look_ahead(server: Flask, address: str, number: int) -> None:
    # The first page first, and alone: whoever opened the dashboard waits for it.
    wrong = look_first(server, address)
    if not number:
        # The page says the same; the server goes on all the same, so that a refresh can follow.
        print(wrong, end="", file=sys.stderr)
    Thread(target=make_ahead, args=(server, address), daemon=True).start()


def _tell_of_another(number: int) -> None:
    print(f"Worker {number + 1} was ended; another begins.", file=sys.stderr)


def print_claims(options: argparse.Namespace) -> int:
    """The verdict table, or the same as JSON."""
    repository = Repository(options.data)
    try:
        snapshot = repository.snapshot(options.vintage)
        older = repository.snapshot(options.against) if options.against else None
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    if older is not None:
        for line in moved_lines(older, snapshot):
            print(line)
        return 0
    known = {claim.id: claim for claim in snapshot.claims}
    if options.id and options.id not in known:
        print(f"There is no claim {options.id!r}. Known: {', '.join(known)}.", file=sys.stderr)
        return 2
    chosen = [known[options.id]] if options.id else list(known.values())
    evaluations = [snapshot.evaluation(claim, options.year or "") for claim in chosen]
    if options.json:
        print(json.dumps(claims_json(evaluations, snapshot), ensure_ascii=False, indent=1))
    else:
        for evaluation in evaluations:
            print(f"{VERDICT_NAMES[evaluation.verdict]:<18} {evaluation.claim.id}")
            print(f"{'':<18} “{evaluation.claim.sentence}”")
            print(f"{'':<18} {headline(evaluation, snapshot)}\n")
        print(_footer(snapshot))
    return int(any(e.verdict is Verdict.UNCHECKED for e in evaluations))


def _footer(snapshot: Snapshot) -> str:
    return f"Vintage {snapshot.vintage.id}. The rule stands in docs/claims.md."


def _has_screen() -> bool:
    """Whether a browser window can appear; without one a text browser would take the terminal."""
    known = {"win32", "darwin"}
    return sys.platform in known or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("TRADE_DATA") or SHIPPED_DATA),
        help="folder of figures (TRADE_DATA, else the one that ships)",
    )
    parser = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="Serve the dashboard, or print the claims with their verdicts.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument(
        "--allow-host",
        type=_host_name,
        action="append",
        default=[],
        metavar="NAME",
        help="another name of this server, as readers have it in the address; may be repeated",
    )
    parser.add_argument("--port", type=_port, default=8050, help="port to listen on (8050)")
    parser.add_argument(
        "--workers",
        type=_workers,
        default=1,
        metavar="N",
        help="processes that answer (1); as many as there are cores is best",
    )
    parser.add_argument("--open", action="store_true", help="open it in a browser window")
    commands = parser.add_subparsers(dest="command", metavar="{claims,measures}")
    claims = commands.add_parser("claims", help="print every claim's verdict", parents=[shared])
    commands.add_parser("measures", help="print every measure with its formula, as Markdown")
    claims.add_argument("--id", default="", help="one claim by its id")
    claims.add_argument("--json", action="store_true", help="as JSON, with all readings")
    claims.add_argument("--vintage", default="", metavar="ID", help="on another vintage")
    claims.add_argument("--against", default="", metavar="ID", help="verdicts moved since that one")
    claims.add_argument("--year", type=_year, help="for another year than its own")
    return parser


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):  # noqa: PLR2004 -- TCP's range
        message = f"{text!r} is not a port from 1 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _workers(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) <= 64):  # noqa: PLR2004 -- more would be a slip
        message = f"{text!r} is not a number of processes from 1 to 64"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _host_name(text: str) -> str:
    try:
        return host_name(text)
    except ValueError as error:
        message = f"{text!r} is not a name such as trade.example.org, without a port"
        raise argparse.ArgumentTypeError(message) from error


def _year(text: str) -> str:
    if not (text.isascii() and text.isdecimal() and 1900 <= int(text[:5]) <= 2999):  # noqa: PLR2004 -- four digits
        message = f"{text!r} is not a year such as 2021"
        raise argparse.ArgumentTypeError(message)
    return text


if __name__ == "__main__":
    sys.exit(main())
