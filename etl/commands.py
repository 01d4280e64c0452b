"""What each command does with its arguments: prints for people, returns the exit code.

Raises DataError, UsageError and SettingsError with sentences for ``__main__`` to print.
"""

import sys
from argparse import Namespace
from collections.abc import Mapping

from etl.arguments import refresh_request
from etl.checks import check
from etl.client import Tools
from etl.pipeline import DONE, REFUSED, Request, open_sources, planned, reference, refresh
from etl.progress import shown
from etl.reader import DataError, current_vintage
from etl.summary import summary


def run_refresh(options: Namespace, environ: Mapping[str, str]) -> int:
    """Fetch what is new and publish a vintage; with ``--dry-run`` only say what would be asked."""
    request = refresh_request(options, environ)
    if options.dry_run:
        return _print_plan(request)
    with shown() as progress:
        outcome = refresh(request, progress, Tools())
    _say(*summary(outcome))
    return outcome.exit_code


def run_check(options: Namespace, _: Mapping[str, str]) -> int:
    """Check the current vintage and print what is found; 1 where there is an error."""
    tables = reference(options.data)
    vintage = current_vintage(options.data)
    if vintage is None:
        message = f"There is no vintage in {options.data / 'vintages'}. Make one with refresh."
        raise DataError(message)
    _say(*vintage.passed_over)
    newest_year = int(str(vintage.manifest["created"])[:4])
    problems = check(vintage.flows, tables.countries, tables.tolerances, newest_year)
    errors = sum(problem.level == "error" for problem in problems)
    _say(*(f"{problem.level}: {problem}" for problem in problems))
    rows, notes = len(vintage.flows), len(problems) - errors
    _say(f"Vintage {vintage.id}: {rows:,} figures, {errors} errors, {notes} notes.")
    return REFUSED if errors else DONE


def _print_plan(request: Request) -> int:
    sources = open_sources(request, reference(request.data).countries)
    for name, queries in planned(request, sources).items():
        calls = [*sources[name].availability(queries), *sources[name].calls(queries)]
        _say(*(f"{name}: {call}" for call in calls))
        _say(
            f"{name}: {len(queries)} questions in {len(calls)} calls, fewer where a year is not "
            "published or its answer is held already, more where an answer must be split."
        )
    return DONE


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
