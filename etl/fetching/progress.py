"""Shows a refresh as it goes: a bar on a terminal, plain lines in a pipe. Touches the output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol, TextIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Progress(Protocol):
    """What a run tells while it goes; safe to call from several threads."""

    def expect(self, calls: int) -> None:
        """So many more calls are to be made."""

    def asking(self, what: str) -> None:
        """This is being asked now."""

    def answered(self) -> None:
        """One call is done."""

    def line(self, text: str) -> None:
        """Something to read that stays."""


class Lines:
    """Plain lines, one a call, for pipes and logs."""

    def __init__(self, output: TextIO) -> None:
        self._output = output
        self._expected = 0
        self._done = 0

    def expect(self, calls: int) -> None:
        """So many more calls are to be made."""
        self._expected += calls

    def asking(self, what: str) -> None:
        """Say what is asked, and which of how many calls it is."""
        self.line(f"[{self._done + 1}/{self._expected}] {what}")

    def answered(self) -> None:
        """One call is done."""
        self._done += 1

    def line(self, text: str) -> None:
        """Write a line; a reader who left is no reason to stop fetching."""
        with suppress(BrokenPipeError):
            self._output.write(f"{text}\n")
            self._output.flush()


class Terminal:
    """A bar with what is asked, calls done and left, and the time left."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("starting", total=0)
        self._expected = 0

    def expect(self, calls: int) -> None:
        """So many more calls are to be made."""
        self._expected += calls
        self._bar.update(self._task, total=self._expected)

    def asking(self, what: str) -> None:
        """Show what is asked."""
        self._bar.update(self._task, description=escape(what))

    def answered(self) -> None:
        """One call is done."""
        self._bar.advance(self._task)

    def line(self, text: str) -> None:
        """Write a line above the bar."""
        self._bar.console.print(text, markup=False, highlight=False)


@contextmanager
def shown(output: TextIO | None = None) -> Iterator[Progress]:
    """Progress on ``output`` (standard error by default) in the form that suits it."""
    # Standard output is the report's.
    stream = output or sys.stderr
    if not stream.isatty():
        yield Lines(stream)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("calls,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Bar(*columns, console=Console(file=stream), transient=True) as bar:
        yield Terminal(bar)
