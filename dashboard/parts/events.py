"""Events on charts of a pair's months: which there are, how they are told, where they stand."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.address.request import Request
from dashboard.charts.chart import Axis, Chart, Event, day, staggered
from dashboard.text.language import say
from dashboard.text.pages import months as words
from dashboard.text.rows import Row, Rows
from dashboard.text.words import dated


def with_events(request: Request, rows: Rows, chart: Chart) -> tuple[Chart, str]:
    """A chart with the events within its rows' months, if they are asked for, and what is said.

    The browser has what the other choice changes too.
    """
    inside, told = within(request, rows)
    marked = replace(chart, events=_marked(inside, chart.across))
    if request.selection.events == "shown":
        return replace(marked, instead=(("events=hidden", chart),)), told
    return replace(chart, instead=(("events=shown", marked),)), ""


def within(request: Request, rows: Rows) -> tuple[list[Row], str]:
    """The events within the months of rows, and what is said of them."""
    months = {row["period"] for row in rows}
    first, last, known = min(months), max(months), request.once(_of_pair)
    inside = [event for event in known if first <= event["date"][:7] <= last]
    said = [
        say(words.EVENT, number=number, title=say(event["title"]), date=dated(event["date"]))
        for number, event in enumerate(inside, 1)
    ]
    return inside, " ".join(said)


def _marked(events: Rows, across: Axis) -> tuple[Event, ...]:
    """The events as a chart marks them, numbered as they are told."""
    return tuple(staggered(_events(events), across))


def _events(events: Rows) -> Iterator[Event]:
    for number, event in enumerate(events, 1):
        hover = say(words.EVENT_HOVER, date=dated(event["date"]), title=say(event["title"]))
        yield Event(day(event["date"]), str(number), hover)


def _of_pair(request: Request) -> list[Row]:
    """The events that are about either country of the pair."""
    chosen, snapshot = request.selection, request.snapshot
    events = snapshot.once("events", lambda: snapshot.events.to_dict("records"))
    pair = {chosen.reporter, chosen.partner[0]}
    return [event for event in events if not pair.isdisjoint(event["countries"].split())]
