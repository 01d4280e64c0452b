"""The dashboard's command line: ``python -m dashboard`` serves it. The environment is read here."""

import argparse
import os
import sys
import webbrowser
from pathlib import Path

from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from dashboard.app import create_app
from dashboard.repository import Repository
from etl.reader import SHIPPED_DATA, DataError

EXAMPLES = """examples:
  python -m dashboard                       serve on http://127.0.0.1:8050
  python -m dashboard --port 9000           on another port
  python -m dashboard --data my-data        on another folder of figures
"""


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; 0 done, 2 where it cannot be started as asked."""
    options = _parser().parse_args(arguments)
    try:
        Repository(options.data).snapshot()
    except DataError as error:
        # The page says the same; the server starts all the same, so that a refresh can follow.
        print(error, file=sys.stderr)
    try:
        app = create_app(options.data)
        server = create_server(
            app.server, host=options.host, port=options.port, threads=8, ident=None
        )
    except OSError as error:
        reason = error.strerror or error
        print(
            f"Cannot listen on {options.host} port {options.port}: {reason}. "
            "Choose another with --port.",
            file=sys.stderr,
        )
        return 2
    address = f"http://{options.host}:{options.port}"
    print(f"Trade claims, checked: {address}  (Ctrl-C ends)", flush=True)
    if options.open and _has_screen():
        webbrowser.open(address)
    _serve(server)
    return 0


def _has_screen() -> bool:
    """Whether a browser window can appear; without one a text browser would take the terminal."""
    known = {"win32", "darwin"}
    return sys.platform in known or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def _serve(server: BaseWSGIServer | MultiSocketServer) -> None:
    try:
        server.run()
    finally:
        server.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="Serve the dashboard.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8050, help="port to listen on (8050)")
    parser.add_argument("--open", action="store_true", help="open it in a browser window")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("TRADE_DATA") or SHIPPED_DATA),
        help="folder of figures (TRADE_DATA, else the one that ships)",
    )
    return parser


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):  # noqa: PLR2004 -- TCP's range
        message = f"{text!r} is not a port from 1 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
