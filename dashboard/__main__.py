"""The dashboard's command line: ``python -m dashboard`` serves it; its commands print and write.

Nothing else in the dashboard reads the environment, but for ``command/trade_claims.py``, which
hands its own on to this program.
"""

import gc
import os

if __name__ == "__main__":
    # What is imported stays: to look it over again and again takes a quarter of the start.
    gc.disable()
    # Arrow's own pools keep for the next file what the one it reads has let go.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

import argparse
import sys
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread

from flask import Flask

from dashboard.app import create_app
from dashboard.command.arguments import parser
from dashboard.command.check import check_text
from dashboard.command.claims import print_claims
from dashboard.command.report import write_report
from dashboard.serving.ahead import Ahead
from dashboard.serving.collecting import settle
from dashboard.serving.hosts import ANYWHERE, names
from dashboard.serving.server import Listening, listen
from dashboard.serving.server import serve as answer_requests
from dashboard.serving.workers import can_fork, keep_serving
from dashboard.text.words import measures_table
from etl.storage.place import keep_up, opened
from etl.vintage import DataError

_COMMANDS = {"claims": print_claims, "check": check_text, "report": write_report}

NAMELESS = (
    "Only this machine can read it: name the server as its readers do, with --allow-host NAME."
)


def main(arguments: list[str] | None = None) -> int:
    """0 done; 1 a claim could not be evaluated; 2 not possible as asked."""
    options = parser(os.environ).parse_args(arguments)
    try:
        if options.command == "measures":
            print(measures_table())
            return 0
        if options.command not in _COMMANDS:
            return serve(options)
        options.data = opened(options.data)
        return _COMMANDS[options.command](options)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
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
        # Here, for object storage is asked by threads that no fork would take along.
        data = opened(options.data)
        known = names(options.host, options.allow_host)
        server = create_app(data, names=known, mcp=options.mcp).server
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    settle()
    answer_requests(server, sockets, begun=partial(_begin, options, server, data, number))
    return 0


def _begin(options: argparse.Namespace, server: Flask, data: Path, number: int) -> None:
    """What is done once the server answers: its pages made ahead, and the reader told where."""
    address = f"http://{options.host}:{options.port}"
    server.wsgi_app = ahead = Ahead(server.wsgi_app, address)  # type: ignore[method-assign]
    # Not before: whatever begins before the server has memory of its own (``share_arena``).
    Thread(target=_look_ahead, args=(ahead, number)).start()
    Thread(target=keep_up, args=(data, Event()), daemon=True).start()
    if number:
        return
    print(f"Trade claims, checked: {address}  (Ctrl-C ends)", flush=True)
    if options.host in ANYWHERE and not options.allow_host:
        print(NAMELESS, file=sys.stderr)
    if options.open and _has_screen():
        webbrowser.open(address)


def _look_ahead(ahead: Ahead, number: int) -> None:
    # The first page first, and alone: whoever opened the dashboard waits for it.
    wrong = ahead.look_first()
    if not number:
        # The page says the same; the server goes on all the same, so that a refresh can follow.
        print(wrong, end="", file=sys.stderr)
    Thread(target=ahead.make_all, daemon=True).start()


def _tell_of_another(number: int) -> None:
    print(f"Worker {number + 1} was ended; another begins.", file=sys.stderr)


def _has_screen() -> bool:
    """Whether a browser window can appear; without one a text browser would take the terminal."""
    known = {"win32", "darwin"}
    return sys.platform in known or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
