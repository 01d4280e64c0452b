"""From a command line's arguments to what a refresh is asked to do; every mistake is a sentence.

Reads the reference tables, nothing else. Raises UsageError, SettingsError and DataError.
"""

import re
from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from etl.building.reference_tables import reference
from etl.countries import Countries
from etl.pipeline import RefreshRequest
from etl.probe.planning import ProbeRequest
from etl.questions import Corridor
from etl.reader import read_corridors
from etl.schema import EARLIEST_YEAR, FREQUENCIES
from etl.sources import SOURCES
from etl.sources.settings import checked_base_url

_SCHEDULER: Final = re.compile(r"(tcp|tls|wss?)://[^\s/]+:[0-9]{1,5}/?")
ALL: Final = "all"
"""What ``--source`` takes for every source, as when it is not given."""


class UsageError(ValueError):
    """An argument that cannot be used; the message says what is wanted."""


def refresh_request(options: Namespace, environ: Mapping[str, str]) -> RefreshRequest:
    """The request the options of ``refresh`` make."""
    tables = reference(options.data)
    this_year = datetime.now(UTC).year
    corridors = _corridors(options, tables.countries)
    until = options.until if options.until is not None else this_year
    for name, year in (("--since", options.since), ("--until", options.until)):
        if year is not None and not EARLIEST_YEAR <= year <= this_year:
            message = f"{name} {year}: years run from {EARLIEST_YEAR} to {this_year}."
            raise UsageError(message)
    if options.scheduler and options.workers > 1:
        message = "Either --workers of this machine or a cluster's --scheduler, not both."
        raise UsageError(message)
    if options.scheduler and not _SCHEDULER.fullmatch(options.scheduler):
        message = f"{options.scheduler!r} is no --scheduler; one looks like tcp://10.0.0.1:8786."
        raise UsageError(message)
    if options.offline and options.dry_run:
        message = "--dry-run tells what would be asked, and --offline asks nothing: leave one out."
        raise UsageError(message)
    since = min(corridor.since for corridor in corridors)
    if since > until:
        message = f"The years are reversed: since {since}, until {until}."
        raise UsageError(message)
    return RefreshRequest(
        data=options.data,
        sources=_sources(options.source, set(tables.sources)),
        corridors=corridors,
        until=until,
        freqs=tuple(dict.fromkeys(options.freq)) or FREQUENCIES,
        base_urls=_base_urls(options.base_url),
        keys=_keys(environ),
        offline=options.offline,
        accept_vanished=options.accept_vanished,
        workers=options.workers,
        scheduler=options.scheduler,
        calls_a_day=options.calls_a_day,
        is_world=options.world,
    )


def probe_request(options: Namespace, environ: Mapping[str, str]) -> ProbeRequest:
    """The request the options of ``probe`` make."""
    tables = reference(options.data)
    corridors = listed_corridors(options.data, tables.countries)
    if not any(corridor.partners for corridor in corridors):
        message = f"No corridor in {options.data / 'reference'} to ask about."
        raise UsageError(message)
    return ProbeRequest(
        data=options.data,
        sources=_sources(options.source, set(tables.sources)),
        corridors=corridors,
        base_urls=_base_urls(options.base_url),
        keys=_keys(environ),
    )


def _keys(environ: Mapping[str, str]) -> dict[str, str | None]:
    return {name: environ.get(source.key_variable) for name, source in SOURCES.items()}


def _sources(asked: list[str], known: set[str]) -> tuple[str, ...]:
    if ALL in asked:
        return tuple(SOURCES)
    for name in asked:
        if name not in SOURCES:
            why = "comes by import, it is not fetched" if name in known else "is not known"
            message = f"Source {name!r} {why}. Sources to fetch: {', '.join(SOURCES)} or {ALL}."
            raise UsageError(message)
    return tuple(dict.fromkeys(asked)) or tuple(SOURCES)


def _base_urls(asked: list[str]) -> dict[str, str]:
    found = {}
    for text in asked:
        name, sign, address = text.partition("=")
        if not sign or name not in SOURCES:
            message = f"--base-url takes SOURCE=URL with SOURCE one of {', '.join(SOURCES)}."
            raise UsageError(message)
        found[name] = checked_base_url(address)
    return found


def _corridors(options: Namespace, countries: Countries) -> list[Corridor]:
    """The corridors of the reference file, or those the command line names. Raises UsageError."""
    if options.world:
        return _everyone(options, countries)
    listed = listed_corridors(options.data, countries)
    reporters = [_area(code, countries) for code in options.reporter]
    partners = [_area(code, countries) for code in options.partner]
    if not reporters:
        chosen = listed
    else:
        own = {corridor.reporter: corridor for corridor in listed}
        since = min((corridor.since for corridor in listed), default=EARLIEST_YEAR)
        chosen = [own.get(code, Corridor(code, (), since)) for code in dict.fromkeys(reporters)]
    if not chosen:
        message = f"No corridor in {options.data / 'reference'}; name one with --reporter."
        raise UsageError(message)
    if partners and all(set(partners) == {corridor.reporter} for corridor in chosen):
        message = f"{partners[0]} cannot be its own partner; name another with --partner."
        raise UsageError(message)
    return [
        Corridor(
            corridor.reporter,
            tuple(sorted(set(partners or corridor.partners) - {corridor.reporter})),
            corridor.since if options.since is None else options.since,
        )
        for corridor in chosen
    ]


def _everyone(options: Namespace, countries: Countries) -> list[Corridor]:
    """Every country there is, or was. Raises UsageError where some are named besides."""
    if options.reporter or options.partner:
        message = "--world asks about every country: leave out --reporter and --partner."
        raise UsageError(message)
    since = EARLIEST_YEAR if options.since is None else options.since
    return [Corridor(code, (), since) for code in countries.reporters]


def listed_corridors(data: Path, countries: Countries) -> list[Corridor]:
    """The corridors of ``corridors.toml``. Raises DataError and UsageError."""
    table = read_corridors(data, countries=set(filter(countries.is_area, countries.names)))
    return [
        Corridor(
            _area(item["reporter"], countries),
            tuple(_area(code, countries) for code in item["partners"]),
            item["since"],
        )
        for item in table.get("corridor", [])
    ]


def _area(code: str, countries: Countries) -> str:
    own = code.strip().upper()
    number = countries.asked_by.get(own)
    if number is None or not countries.is_area(own):
        raise UsageError(countries.explain(code))
    # A group repeats its members' trade (docs/sources.md, 1.6).
    if number in countries.groups:
        message = f"{own} is a group of countries; name the countries themselves."
        raise UsageError(message)
    return own
