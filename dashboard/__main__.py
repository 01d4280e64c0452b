"""The dashboard's command line: ``python -m dashboard`` serves it, ``claims`` prints the verdicts.

The environment is read here and nowhere else in the dashboard.
"""

import argparse
import json
import logging
import os
import sys
import webbrowser
from contextlib import suppress
from pathlib import Path

from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from dashboard.app import create_app
from dashboard.claims.rule import Verdict
from dashboard.frames.claim_json import claims_json
from dashboard.moved_verdicts import moved_lines
from dashboard.serving.guards import MOST_BODY
from dashboard.serving.hosts import ANYWHERE, host_name, names
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
    try:
        Repository(options.data).snapshot()
    except DataError as error:
        # The page says the same; the server starts all the same, so that a refresh can follow.
        print(error, file=sys.stderr)
    try:
        app = create_app(options.data, names=names(options.host, options.allow_host))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        server = create_server(
            app.server,
            host=options.host,
            port=options.port,
            threads=8,
            ident=None,
            max_request_body_size=MOST_BODY + 1,  # else it is kept before anybody looks at it
        )
    except OSError as error:
        print(
            f"Cannot listen on {options.host} port {options.port}: {error.strerror or error}. "
            "Choose another with --port.",
            file=sys.stderr,
        )
        return 2
    # A browser opens six connections at once; that one of them waits is nothing to tell.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    address = f"http://{options.host}:{options.port}"
    with suppress(KeyboardInterrupt):
        print(f"Trade claims, checked: {address}  (Ctrl-C ends)", flush=True)
        if options.host in ANYWHERE and not options.allow_host:
            print(NAMELESS, file=sys.stderr)
        if options.open and _has_screen():
            webbrowser.open(address)
        _run(server)
    return 0


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


def _run(server: BaseWSGIServer | MultiSocketServer) -> None:
    try:
        server.run()
    finally:
        server.close()


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
