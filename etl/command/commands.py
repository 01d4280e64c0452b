"""What each command does with its arguments: prints for people, returns the exit code.

Raises DataError, UsageError and SettingsError with sentences for ``__main__`` to print.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from etl.building.checks import check
from etl.building.importer import Origin, import_file
from etl.building.migrating import migrate
from etl.building.pruning import prune
from etl.building.pushing import push
from etl.building.reference_tables import reference
from etl.command.arguments import UsageError, listed_corridors, probe_request, refresh_request
from etl.command.findings import keep_findings, summed_up
from etl.command.report import counted, diff_lines, status_lines
from etl.command.summary import plan_lines, summary
from etl.fetching.client import Tools
from etl.fetching.progress import shown
from etl.pipeline import DONE, SET_ASIDE, ledger_of, open_sources, refresh
from etl.probe.running import probe
from etl.problems import Problem
from etl.reader import current_vintage, read_release_days, read_vintage, vintage_ids
from etl.seams import registered_verdicts
from etl.storage.bucket import Bucket
from etl.vintage import DataError, Vintage
from etl.vintage_time import FORMAT


def run_refresh(options: Namespace, environ: Mapping[str, str]) -> int:
    """Fetch what is new and publish a vintage; with ``--dry-run`` only say what would be asked."""
    request = refresh_request(options, environ)
    if options.dry_run:
        sources = open_sources(request, reference(request.data).countries)
        ledgers = {name: ledger_of(request, one, Tools()) for name, one in sources.items()}
        _say(*plan_lines(request, sources, ledgers))
        return DONE
    with shown() as progress:
        outcome = refresh(request, progress, Tools())
    run = f"refresh, vintage {outcome.vintage or 'as before'}"
    _say(*summary(outcome, keep_findings(request.data, run, outcome.problems)))
    return outcome.exit_code


def run_probe(options: Namespace, environ: Mapping[str, str]) -> int:
    """Ask the live services what this program takes for granted of them, and keep the answers."""
    request = probe_request(options, environ)
    return probe(request, reference(request.data).countries, Tools(), _say)


def run_check(options: Namespace, _: Mapping[str, str]) -> int:
    """Check the current vintage and print what is found; 1 where there is an error."""
    tables = reference(options.data)
    vintage = _current(options.data)
    _say(*vintage.passed_over)
    # The vintage's own time, so that its check says the same on any day.
    newest_year = int(str(vintage.manifest["created"])[:4])
    problems = [
        problem
        for reporter in vintage.reporters
        for problem in check(
            vintage.held.of(reporter), tables.countries, tables.tolerances, newest_year
        )
    ]
    errors = sum(problem.level == "error" for problem in problems)
    _found(options.data, f"check of vintage {vintage.id}", problems)
    counts = (vintage.rows, "figure"), (errors, "error"), (len(problems) - errors, "note")
    _say(f"Vintage {vintage.id}: {', '.join(counted(*count) for count in counts)}.")
    return SET_ASIDE if errors else DONE


def run_import(options: Namespace, _: Mapping[str, str]) -> int:
    """Take in a file of figures; 1 where a data set of it was set aside."""
    origin = Origin(options.publisher, options.citation, options.address)
    done = import_file(
        options.data, options.file, origin, _now(), accept_vanished=options.accept_vanished
    )
    run = f"import of {options.file}, vintage {done.vintage or 'as before'}"
    _found(options.data, run, list(done.problems))
    if done.vintage is None:
        _say(
            "Nothing new: the figures held are the same."
            if not done.set_aside
            else "Nothing taken in."
        )
    else:
        _say(f"Took in {counted(done.rows, 'figure')} as vintage {done.vintage}.")
    return SET_ASIDE if done.set_aside else DONE


def _found(data: Path, run: str, problems: list[Problem]) -> None:
    """Print what was found, summed up, and where all of it stands."""
    _say(*summed_up(problems))
    _say(*filter(None, [keep_findings(data, run, problems)]))


def run_status(options: Namespace, _: Mapping[str, str]) -> int:
    """Print what is held, of which age, and what is missing."""
    vintage = _current(options.data)
    tables = reference(options.data)
    corridors = listed_corridors(options.data, tables.countries)
    released = read_release_days(
        options.data, vintage, countries=set(tables.countries.names), sources=tables.sources
    )
    _say(*status_lines(vintage, corridors, _now(), released))
    return DONE


def run_prune(options: Namespace, _: Mapping[str, str]) -> int:
    """Drop old vintages and the answers none left is made of; with ``--dry-run`` only say which."""
    done = prune(options.data, options.keep, dry_run=options.dry_run)
    verb = "Would drop" if options.dry_run else "Dropped"
    counts = (len(done.vintages), "vintage"), (done.answers, "kept answer")
    freed = "" if options.dry_run else f", {done.freed / 1e6:,.1f} MB"
    _say(f"{verb} {' and '.join(counted(*count) for count in counts)}{freed}.")
    _say(*(f"  {vintage}" for vintage in done.vintages))
    return DONE


def run_push(options: Namespace, _: Mapping[str, str]) -> int:
    """Put what is held on object storage."""
    done = push(options.data, Bucket(options.to))
    files = counted(done.files, "file")
    _say(f"Put {counted(len(done.vintages), 'vintage')} there: {files}, {done.size / 1e6:,.1f} MB.")
    _say(*(f"  {vintage}" for vintage in done.vintages))
    return DONE


def run_migrate(options: Namespace, _: Mapping[str, str]) -> int:
    """Lay vintages from before there were parts into parts."""
    done = migrate(options.data)
    _say(f"Laid {counted(len(done), 'vintage')} into parts.", *(f"  {vintage}" for vintage in done))
    return DONE


def run_diff(options: Namespace, _: Mapping[str, str]) -> int:
    """Print what changed between two vintages, named by their ids or how those begin."""
    older, newer = (_named(options.data, name) for name in (options.older, options.newer))
    _say(*diff_lines(older, newer))
    _say(*_moved_verdicts(options.data, older, newer))
    return DONE


def _moved_verdicts(data: Path, older: Vintage, newer: Vintage) -> Iterator[str]:
    """What the programs that judge claims say of the two vintages, or why they say nothing."""
    judges = registered_verdicts()
    if not judges:
        yield "Verdicts were not compared: no program that judges claims is installed."
    for judge in judges:
        try:
            yield from judge(data, older, newer)
        except Exception as error:  # noqa: BLE001 -- another program's fault; the figures are told
            yield f"Verdicts could not be compared ({type(error).__name__}): {error}"


def _named(data: Path, name: str) -> Vintage:
    ids = vintage_ids(data)
    found = [vintage for vintage in ids if vintage.startswith(name)]
    if len(found) != 1:
        what = "names several vintages" if found else "names no vintage"
        message = f"{name!r} {what}. Held: {', '.join(ids) or 'none'}."
        raise UsageError(message)
    return read_vintage(data, found[0])


def _current(data: Path) -> Vintage:
    vintage = current_vintage(data)
    if vintage is None:
        message = f"There is no vintage in {data / 'vintages'}. Make one with refresh or import."
        raise DataError(message)
    return vintage


def _now() -> str:
    return datetime.now(UTC).strftime(FORMAT)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
