"""What a refresh would ask, and what it did, in a few lines for people. Pure."""

from collections.abc import Iterator
from typing import Final

from etl.command.findings import summed_up
from etl.command.report import counted, spans
from etl.fetching.call_ledger import CallLedger
from etl.fetching.failures import AuthError, FetchError, NotFoundError
from etl.fetching.fetched import Fetched
from etl.fetching.stages import staged
from etl.pipeline import RefreshOutcome, RefreshRequest, planned
from etl.questions import Call, Query
from etl.schema import DataSet
from etl.sources.source import Source

_MOST_LINES: Final = 20
_MOST_KINDS: Final = 5
_PERIODS: Final = {"A": "year", "M": "month"}


def plan_lines(
    request: RefreshRequest, sources: dict[str, Source], ledgers: dict[str, CallLedger]
) -> Iterator[str]:
    """The calls of each source with its total or why it has none; the last line is of all."""
    plans = planned(request, sources)
    calls = {name: _calls(source, plans[name]) for name, source in sources.items()}
    for name, source in sources.items():
        yield from (f"{name}: {call}" for call in calls[name])
        if plans[name]:
            yield f"{name}: {_total(len(plans[name]), len(calls[name]))}."
        else:
            yield f"{name}: no question, {_why_none(source, request)}."
    for name in sources:
        told = ledgers[name].outlook(call.address for call in calls[name])
        yield from filter(None, [told])
    # Sources are asked side by side, so the slowest one sets the time.
    seconds = max(len(calls[name]) * source.pace.interval for name, source in sources.items())
    questions, asked = (sum(map(len, found.values())) for found in (plans, calls))
    yield (
        f"In all: {_total(questions, asked)}, "
        f"{_time(seconds)} at the sources' pace; fewer where a year is not published or its answer "
        "is held already, more where an answer must be split."
    )


def _calls(source: Source, queries: list[Query]) -> list[Call]:
    stages = staged([*source.definitions(queries), *source.calls(queries)])
    return [*source.availability(queries), *(call for stage in stages for call in stage)]


def _total(questions: int, calls: int) -> str:
    return f"{counted(questions, 'question')} in {counted(calls, 'call')}"


def _why_none(source: Source, request: RefreshRequest) -> str:
    """Why a source has no question for what is asked."""
    if request.is_world:
        return "it is not asked about the whole world"
    asked = {who for c in request.corridors for who in c.countries}
    if source.reporters is not None and not asked & set(source.reporters):
        return f"it reports only for {' '.join(source.reporters)}"
    if source.plan(request.corridors, request.until):
        return f"it has no figures by {' or '.join(_PERIODS[freq] for freq in request.freqs)}"
    return "it has nothing on these countries and years"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"some {counted(minutes, 'minute')}" if minutes else "less than a minute"


def summary(outcome: RefreshOutcome, listed: str = "") -> Iterator[str]:
    """New, revised, not published, set aside, failed; the last line says what was made.

    It is of all stages of the run together; ``listed`` says where all that was found is listed.
    """
    yield from _listed("New", outcome.built.new)
    yield from _listed("Revised", outcome.built.revised)
    yield from _listed("Not published yet", outcome.unpublished)
    yield from _listed("No longer published, kept as held", outcome.vanished)
    yield from summed_up(outcome.problems)
    if listed:
        yield listed
    failed = [f"{found.source}: {text}" for found in outcome.fetched for text in found.failed]
    yield from _some("Failed", failed)
    for found in outcome.fetched:
        if found.failure:
            yield f"{found.source}: {str(found.failure).rstrip('.')}.{_advice(found.failure)}"
    if failed or outcome.failures:
        yield "What was fetched is kept; the same command goes on from there."
    if outcome.in_vain:
        yield f"Figures were fetched, but none of them could be published: {_why(outcome)}."
    yield from _met(outcome.fetched)
    calls = sum(found.calls for found in outcome.fetched)
    repeats = ", repeats included" if any(found.met for found in outcome.fetched) else ""
    yield f"{counted(calls, 'call')}{repeats}, {_made(outcome)}."


def _met(fetched: list[Fetched]) -> Iterator[str]:
    """The failures each source met, those too that a repeat got over; the most frequent first."""
    for found in fetched:
        if found.met:
            told = [f"{text.rstrip('.')} ({n:,})" for text, n in found.met.most_common(_MOST_KINDS)]
            more = len(found.met) - _MOST_KINDS
            rest = [f"and {counted(more, 'more kind')}"] if more > 0 else []
            calls = f"{found.met.total():,} of {counted(found.calls, 'call')} failed"
            yield f"{found.source}: {calls}: {'; '.join([*told, *rest])}."


def _made(outcome: RefreshOutcome) -> str:
    if not outcome.vintage:
        return "nothing published" if outcome.in_vain else "nothing new"
    many = len(outcome.vintages)
    rest = f", the last of {many} as the figures came in" if many > 1 else ""
    return f"published vintage {outcome.vintage}{rest}"


def _why(outcome: RefreshOutcome) -> str:
    """The first reason why nothing could be published, and how many more there are."""
    failed = [text for found in outcome.fetched for text in found.failed]
    reasons = [*outcome.set_aside, *outcome.built.problems, *outcome.failures, *failed]
    if not reasons:
        return "no question has answers to all its parts"
    told = list(dict.fromkeys(map(str, reasons)))
    more = f" (and {counted(len(told) - 1, 'more reason')})" if len(told) > 1 else ""
    return f"{told[0]}{more}"


def _advice(failure: FetchError) -> str:
    if isinstance(failure, AuthError):
        return " Check the key, or unset it to go on without one."
    return " Is the base address right?" if isinstance(failure, NotFoundError) else ""


def _listed(title: str, data_sets: tuple[DataSet, ...] | list[DataSet]) -> Iterator[str]:
    """``New: un-comtrade AZE 1998-2003 2021, un-comtrade RUS 2021``, years in a row as a range.

    Of the whole world some are enough.
    """
    years: dict[str, list[int]] = {}
    for item in data_sets:
        years.setdefault(f"{item.source} {item.reporter}", []).append(int(item.year))
    if years:
        texts = [f"{who} {spans(theirs, ' ')}" for who, theirs in years.items()]
        more = len(texts) - _MOST_LINES
        rest = [f"and {counted(more, 'more reporter')}"] if more > 0 else []
        yield f"{title}: {', '.join([*texts[:_MOST_LINES], *rest])}"


def _some(title: str, lines: list[str]) -> Iterator[str]:
    yield from (f"{title}: {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"{title}: and {len(lines) - _MOST_LINES} more."
