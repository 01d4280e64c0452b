"""Sentences that say what a chart shows, for all readers and for those who cannot see it. Pure."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Final, NamedTuple

from dashboard.address.request import Request
from dashboard.measures.derived import ROWS
from dashboard.state.snapshot import Snapshot
from dashboard.text.attribution import source_ids
from dashboard.text.charts import RUN
from dashboard.text.ends import row_text
from dashboard.text.language import N_, listed, say
from dashboard.text.names import cautions, countries, source_within
from dashboard.text.readings import scope_name, weak_statuses
from dashboard.text.rows import Row, Rows, having, rows_by, valued
from dashboard.text.words import CLAUSES, LENS_WORDS, in_row, status_name
from etl.schema import ESTIMATE, QUOTED

NEWEST: Final = N_(
    "In {year}, the newest year on record, turnover was {turnover} ({source}): imports {imports}, "
    "exports {exports}."
)
RANGE: Final = N_("Since {since} it has been from {least} ({least_year}) to {most} ({most_year}).")
NO_TURNOVER: Final = N_("No turnover is on record for these years.")
NOT_APART: Final = N_("not given separately")
COMPOSED: Final = N_("with parts from each")

YEARS_OF: Final = {
    "missing": N_("No turnover on record: {years}."),
    QUOTED: N_("Only quoted: {years}."),
    ESTIMATE: N_("Only estimated: {years}."),
}
"""Which years have no reported turnover, by its status."""

"""Years from the first to the last."""

COUNTED: Final = N_("Counted by {countries}.")
SOURCES: Final = N_("Sources: {sources}.")
SOURCE: Final = N_("Source: {sources}.")
NO_SOURCES: Final = N_("Sources: none.")
NO_SOURCE: Final = N_("Source: none.")
SOURCE_YEARS: Final = N_("{source} {years} ({status})")
VALUATION: Final = N_("Exports are usually valued FOB, imports CIF; the CSV says which.")
VINTAGE: Final = N_("Vintage of {date}.")

CHOSEN: Final = N_("Chosen: {choices}.")
REPORTER_BY: Final = N_("the reporter’s figures by {source} alone")
PARTNER_BY: Final = N_("the partner’s figures by {source} alone")


def pair_summary(rows: Rows, request: Request) -> str:
    """The newest year on record in numbers, the range before it, and which years are not reported.

    ``rows`` has turnover, imports and exports of one pair; columns ``number_rows.FRAME_COLUMNS``.
    """
    turnover = having(rows, "measure", "turnover")
    years = valued(turnover)
    if not years:
        return say(NO_TURNOVER)
    last, value = years[-1], itemgetter("value")
    least, most = min(years, key=value), max(years, key=value)
    now = having(rows, "period", last["period"])
    parts = {row["measure"]: _part(row) for row in now}
    sentences = (
        say(
            NEWEST,
            year=last["period"],
            turnover=row_text(last),
            imports=parts["imports"],
            exports=parts["exports"],
            source=_whose(last, request),
        ),
        say(
            RANGE,
            since=years[0]["period"],
            least=row_text(least),
            least_year=least["period"],
            most=row_text(most),
            most_year=most["period"],
        ),
        *_not_reported(turnover),
    )
    return " ".join(sentences)


def _part(row: Row) -> str:
    """One flow of a year, which may be unknown where its turnover was told as one figure."""
    return say(NOT_APART) if row["status"] == "missing" else row_text(row)


def _whose(row: Row, request: Request) -> str:
    """Whose figure a number is, and of what kind where it is not simply reported."""
    kinds = [say(COMPOSED)] if row["composed"] else []
    kinds += weak_statuses(str(row["statuses"]).split("; "))
    return in_row([_named(str(row["source"]), request, several=False), *kinds])


def _named(sources: str, request: Request, *, several: bool = True) -> str:
    """The names of the sources in a frame's column ``source``, of one number or of ``several``."""
    ids = source_ids(sources)
    return listed(source_within(request.snapshot, name, several=several) for name in ids)


def _not_reported(turnover: Rows) -> Iterable[str]:
    for status, text in YEARS_OF.items():
        years = [row["period"] for row in having(turnover, "status", status)]
        if years:
            yield say(text, years=spans(years))


def spans(years: Iterable[str]) -> str:
    """Years as runs: ``1992–1995, 2001``."""
    runs: list[list[int]] = []
    for year in sorted(int(year) for year in years):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return in_row(str(a) if a == b else say(RUN, first=a, last=b) for a, b in runs)


class Sourced(NamedTuple):
    """Whose figures a chart shows: in short, and all that is told of it, blank for no more."""

    short: str
    full: str = ""


def source_line(rows: Rows, request: Request) -> Sourced:
    """Whose figures each year shows, how they are valued, and the state of the data."""
    told = rows_by(valued(rows), "source", "status", "composed")
    spoken = [
        say(
            SOURCE_YEARS,
            source=_named(source, request),
            years=spans({year for row in own for year in (row["period"], row["base"]) if year}),
            status=in_row([*([say(COMPOSED)] if composed else []), status_name(status)]),
        )
        for (source, status, composed), own in told.items()
    ]
    speaking = _speaking(rows)
    counting = _counting(rows)
    sentences = (
        say(COUNTED, countries=listed(countries(request.snapshot, *counting))),
        say(SOURCES, sources=in_row(spoken, CLAUSES)) if spoken else say(NO_SOURCES),
        cautions(request.snapshot, speaking, counting),
        chosen_line(request),
        say(VALUATION),
        vintage_line(request.snapshot),
    )
    return Sourced(_in_short(speaking, request), " ".join(filter(None, sentences)))


def _in_short(speaking: Iterable[str], request: Request) -> str:
    """The names of who speaks, what the reader chose, and the state of the data."""
    names = listed(source_within(request.snapshot, name) for name in speaking)
    source = say(SOURCE, sources=names) if names else say(NO_SOURCE)
    return " ".join(filter(None, (source, chosen_line(request), vintage_line(request.snapshot))))


def _speaking(rows: Rows) -> dict[str, set[str]]:
    """The sources of numbers, each with the periods it speaks of."""
    found: dict[str, set[str]] = {}
    for (text,), own in rows_by(valued(rows), "source").items():
        periods = {period for row in own for period in (row["period"], row["base"]) if period}
        for source in source_ids(text):
            found.setdefault(source, set()).update(periods)
    return found


def _counting(rows: Rows) -> list[str]:
    """Whose customs counted the figures: a gap is made of both sides’."""
    sides = (
        (reporter, partner) if ROWS[measure].is_gap else (reporter,)
        for reporter, partner, measure in rows_by(rows, "reporter", "partner", "measure")
    )
    return list(dict.fromkeys(code for side in sides for code in side))


def chosen_line(request: Request) -> str:
    """What the reader chose about figures, in a sentence; blank for nothing."""
    told = choices(request)
    return say(CHOSEN, choices=told) if told else ""


def choices(request: Request) -> str:
    """What the reader chose about figures, one after the other; blank for nothing."""
    selection, lens = request.selection, request.selection.lens
    asked = lens.source, selection.mirror
    own, other = (source_within(request.snapshot, name) for name in asked)
    looked = [words.said.get(getattr(lens, name), "") for name, words in LENS_WORDS.items()]
    said = [
        scope_name(lens) if lens.is_of_some else "",
        *(say(text) for text in looked if text),
        say(REPORTER_BY, source=own) if lens.source else "",
        say(PARTNER_BY, source=other) if selection.mirror else "",
    ]
    return in_row(filter(None, said), CLAUSES)


def month_source_line(rows: Rows, request: Request) -> Sourced:
    """Whose figures the months are, and the state of the data."""
    sources = _speaking(rows)
    names = listed(source_within(request.snapshot, name) for name in sources)
    counting = _counting(rows)
    sentences = (
        say(COUNTED, countries=listed(countries(request.snapshot, *counting))),
        say(SOURCE, sources=names) if names else say(NO_SOURCE),
        cautions(request.snapshot, sources, counting),
        chosen_line(request),
        vintage_line(request.snapshot),
    )
    return Sourced(_in_short(sources, request), " ".join(filter(None, sentences)))


def vintage_line(snapshot: Snapshot) -> str:
    """The state of the data shown, by its day."""
    return say(VINTAGE, date=vintage_date(snapshot.vintage.id))


def vintage_date(vintage: str) -> str:
    """The day of a vintage by its id: ``2026-11-22``."""
    return f"{vintage[:4]}-{vintage[4:6]}-{vintage[6:8]}"
