"""What is held, as a picture and a table: a row a source and reporter, a mark a year. Pure.

The countries of the corridors stand by themselves; whatever else a source has stands together, as
two hundred rows would tell nobody more. The CSV has each by itself.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any, Final

import pandas as pd

from dashboard.charts.chart import Axis, Chart, Mark, Point, Series
from dashboard.charts.theme import INK
from dashboard.text import charts as texts
from dashboard.text.alphabet import by_alphabet
from dashboard.text.language import say, say_many
from dashboard.text.rows import Row, rows_by
from dashboard.text.summaries import spans
from dashboard.text.words import status_word
from etl.schema import ESTIMATE, REPORTED, UNSURE

MARKS: Final = {
    REPORTED: Mark("square"),
    UNSURE: Mark("diamond"),
    ESTIMATE: Mark("square", "hollow", 12),  # one of another status is seen within
}
"""The mark of a status in the picture of what is held, without a colour: these are countries'."""

_OTHER_MARK: Final = Mark("diamond", "hollow")

OTHERS: Final = "others"
"""What stands in a reporter's place for all that are not named."""

ROW: Final = ("source", "reporter", "freq")
"""What tells one row of the picture from another."""


def gathered(held: pd.DataFrame, near: Collection[str]) -> Sequence[Row]:
    """What is held with the reporters not ``near`` put together, by source, year and status.

    Columns source, reporter, freq, period, status, figures, and reporters: how many they are. One
    that is alone at its source stands by itself.
    """
    alone = held.groupby(["source", "freq"])["reporter"].transform("nunique").eq(1)
    named = held["reporter"].where(held["reporter"].isin(near) | alone, OTHERS)
    return (
        held.assign(own=held["reporter"], reporter=named)
        .groupby([*ROW, "period", "status"])
        .agg(figures=("figures", "sum"), reporters=("own", "nunique"))
        .reset_index()
        .to_dict("records")
    )


def picture(rows: Sequence[Row], name_of: Callable[[str, str, str], str]) -> Chart:
    """What ``gathered`` rows tell; ``name_of`` names a row by source, reporter, frequency."""
    keys = sorted(set(map(_key, rows)), key=partial(_place, name_of))
    told = {key: name_of(*key) for key in keys}
    names = tuple(dict.fromkeys(told.values()))[::-1]
    place = {name: number for number, name in enumerate(names)}
    years = [int(row["period"]) for row in rows]
    first, last = min(years), max(years)
    by_status: dict[str, list[Point]] = {}
    for row in rows:
        year, status = row["period"], row["status"]
        held = say_many(texts.HELD_IN[status], int(row["figures"]), year=year)
        point = Point(int(year), place[told[_key(row)]], who=held)
        by_status.setdefault(status, []).append(point)
    return Chart(
        Axis("years", first - 1, last + 1),
        Axis("rows", -0.5, len(names) - 0.3, names=names),
        tuple(_marks(status, points) for status, points in by_status.items()),
    )


def _marks(status: str, points: Sequence[Point]) -> Series:
    """A mark a year, its form by status."""
    mark = MARKS.get(status, _OTHER_MARK)
    return Series(status_word(status), INK, tuple(points), mark, None, texts.HOVER_WHO)


def _key(row: Row) -> tuple[str, str, str]:
    return row["source"], row["reporter"], row["freq"]


def rows_of(rows: Sequence[Row]) -> int:
    """How many rows the picture has."""
    return len(set(map(_key, rows)))


def key(rows: Sequence[Row]) -> str:
    """What the marks in the picture mean, of those that are in it."""
    shown = {row["status"] for row in rows}
    told = [text for status, text in texts.SHAPES.items() if status in shown]
    return " ".join(map(say, (texts.HELD, *told)))


def _place(name_of: Callable[[str, str, str], str], key: tuple[str, str, str]) -> tuple[Any, ...]:
    """Where a row stands: by its source, then by the country's name, all the others last."""
    source, reporter, freq = key
    return source, reporter == OTHERS, by_alphabet(name_of(source, reporter, freq)), freq


def table(rows: Sequence[Row], name_of: Callable[[str, str, str], str]) -> list[Row]:
    """The rows as years in runs: columns what, years, status, figures."""
    by_status = rows_by(rows, *ROW, "status")
    places = {key: _place(name_of, key[:3]) for key in by_status}
    return [
        {
            "what": name_of(source, reporter, freq),
            "years": spans({row["period"] for row in own}),
            "status": status_word(status),
            "figures": sum(row["figures"] for row in own),
        }
        for (source, reporter, freq, status), own in sorted(
            by_status.items(), key=lambda one: (*places[one[0]], one[0])
        )
    ]
