"""The order of things in a probe: plan, ask, keep and tell each answer, report."""

from collections.abc import Callable
from typing import Final

from etl.countries import Countries
from etl.fetching.client import Tools
from etl.probe.asking import DIFFERS, NOT_ANSWERED, ask
from etl.probe.keeping import Folder, line
from etl.probe.planning import ProbeRequest, example, rounds

ALL_HOLD: Final = 0
SOME_DIFFER: Final = 1
UNANSWERED: Final = 3
SECONDS: Final = 110.0
"""How long is asked; with what is written afterwards it stays within two minutes."""


def probe(
    request: ProbeRequest,
    countries: Countries,
    tools: Tools,
    say: Callable[[str], None],
    seconds: float = SECONDS,
) -> int:
    """Ask all, say a line an assumption, keep what came; returns the exit code.

    Raises SettingsError before anything is asked or written, and OSError where it cannot write.
    """
    now = tools.now()
    planned = rounds(request, countries, example(request.corridors, countries, now.year))
    folder = Folder.made(request.data, now)
    try:
        for result in ask(planned, tools, seconds):
            folder.keep(result)
            say(line(result))
    finally:
        # Whatever ends a probe, what came until then is there to report with.
        summary = folder.report(tools.now())
    for text in ("", *summary):
        say(text)
    verdicts = {result.verdict for result in folder.results}
    if NOT_ANSWERED in verdicts:
        return UNANSWERED
    return SOME_DIFFER if DIFFERS in verdicts else ALL_HOLD
