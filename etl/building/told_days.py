"""When years first came out, as the lists of what is published say that are kept."""

from collections.abc import Mapping
from typing import Final

from etl.fetching.raw import DamagedRawError, RawStore
from etl.questions import Issue, NotAnAnswerError, Query
from etl.release_days import ReleaseDays
from etl.sources.source import Source

_YEARS: Final = 12
"""So many of the last years asked about: a manifest is read at each start."""


def told_days(
    sources: Mapping[str, Source], plans: Mapping[str, list[Query]], raw: RawStore
) -> ReleaseDays:
    """Of each reporter that was asked about its last years, by source."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name, source in sources.items():
        years = {(query.reporter, query.period) for query in plans[name] if query.freq == "A"}
        newest = max((int(year) for _, year in years), default=0)
        days = _days(source, plans[name], raw)
        for issue, day in sorted(days.items()):
            wanted = (issue.reporter, issue.period) in years and not issue.basis
            if wanted and int(issue.period) > newest - _YEARS:
                found.setdefault(name, {}).setdefault(issue.reporter, {})[issue.period] = day
    return found


def _days(source: Source, plan: list[Query], raw: RawStore) -> dict[Issue, str]:
    """All days in the newest list of each kind that can be read."""
    days: dict[Issue, str] = {}
    for call in source.availability(plan):
        entry = raw.told(call)
        try:
            days |= source.first_released(raw.content(entry)) if entry else {}
        except (DamagedRawError, NotAnAnswerError):
            continue  # it is asked for again; a figure needs no day
    return days
