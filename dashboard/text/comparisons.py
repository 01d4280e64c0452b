"""What a comparison of partners found and shows, in words. Pure."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Protocol

from dashboard.address.request import Request
from dashboard.measures.derived import ROWS, of_months
from dashboard.measures.standings import RANKED
from dashboard.text.ends import row_text
from dashboard.text.language import listed, say, say_many
from dashboard.text.names import countries, country_label
from dashboard.text.pages import compare as words
from dashboard.text.pages.receipt import UNITS
from dashboard.text.rows import Row, Rows, rows_by, valued
from dashboard.text.words import capital, dated, measure_of_pair, measure_title
from etl.schema import WORLD


class Drawn(Protocol):
    """How partners are drawn."""

    @property
    def draw(self) -> str:
        """As lines, an index, a chart for each, or bars."""
        ...

    @property
    def is_log(self) -> bool:
        """Whether the axis is logarithmic."""
        ...

    @property
    def refused(self) -> Sequence[str]:
        """Why it is not as was asked, yet to be said; none where it is."""
        ...


class Ranking(Protocol):
    """Partners of a year in order, each with its place, 0 where that is not known."""

    @property
    def year(self) -> str:
        """Of which they are; blank where nobody can be ranked."""
        ...

    @property
    def listed(self) -> int:
        """How many are listed."""
        ...

    @property
    def rows(self) -> list[Row]:
        """Their numbers, columns ``number_rows.FRAME_COLUMNS``."""
        ...

    @property
    def ranks(self) -> list[int]:
        """Their places."""
        ...


def most(request: Request, rows: Rows) -> str:
    """The greatest number of the newest year or month that most partners have; the best rank.

    Where both sides report, of those by the reporter, if there are any.
    """
    own = [row for row in rows if row["reporter"] == request.selection.reporter]
    found = newest(own) or newest(rows)
    if not found:
        return say(words.NO_VALUE)
    row = best(found)
    return _told(request, _text(row, alone=len(found) == 1), row)


def _told(request: Request, text: str, row: Row) -> str:
    name = ROWS[row["measure"]].of or row["measure"]
    reporter, partner = countries(request.snapshot, row["reporter"], row["partner"])
    places = {
        "value": row_text(row), "year": dated(row["period"]), "base": dated(row["base"]),
    }  # fmt: skip
    return capital(say(text, measure=measure_of_pair(name, reporter, partner), **places))


def _text(row: Row, *, alone: bool) -> str:
    span = ROWS[row["measure"]].span
    if row["base"] and span:
        return words.ALONE_INDEX_OF_TWELVE if alone else words.HIGHEST_INDEX_OF_TWELVE
    if row["base"]:  # an index: everything else here is of one year or month
        return words.ALONE_INDEX if alone else words.HIGHEST_INDEX
    if span:
        return (words.ALONE_OF if alone else words.HIGHEST_OF)[span]
    if alone:
        return words.ALONE
    return words.BEST if ROWS[row["measure"]].is_rank else words.HIGHEST


def newest(rows: Rows) -> list[Row]:
    """The rows that have a number, of the newest period of those in which most of them have."""
    by_year = rows_by(valued(rows), "period")
    if not by_year:
        return []
    (year,) = max(by_year, key=lambda key: (len(by_year[key]), key))
    return by_year[year,]


def best(rows: Rows) -> Row:
    """The one of most, or of the first place."""
    sign = -1 if ROWS[rows[0]["measure"]].is_rank else 1
    return max(rows, key=lambda row: sign * row["value"])


def shown(request: Request, rows: Rows, drawn: Drawn, beyond: int) -> str:
    """What is drawn: the measure, its unit, the years, whose report; then what is not."""
    chosen, first = request.selection, rows[0]
    own = first["reporter"] == chosen.reporter
    (reporter,) = countries(request.snapshot, chosen.reporter)
    unit = (
        say(words.INDEX_UNIT, base=dated(first["base"]))
        if first["base"]
        else say(UNITS[first["unit"]])
    )
    row = ROWS[first["measure"]]
    name = of_months(row.of, row.span) if first["base"] else row.name
    texts = (words.OWN_REPORT, words.PARTNERS_REPORT)
    if len({row["reporter"] == chosen.reporter for row in rows}) > 1:
        texts = (words.BOTH_REPORT, words.BOTH_REPORT)
    if drawn.draw == "bars":
        texts = (words.OWN_YEAR, words.PARTNERS_YEAR)
    sentences = [
        say(
            texts[not own],
            measure=capital(measure_title(name)),
            unit=unit,
            since=dated(first["period"]),
            until=dated(rows[-1]["period"]),
            year=dated(first["period"]),
            reporter=reporter,
        ),
        say(words.LOGARITHMIC) if drawn.is_log else "",
        *(say(words.INSTEAD, reason=say(reason)) for reason in drawn.refused),
        say_many(words.NOT_DRAWN, beyond) if beyond > 0 else "",
    ]
    return " ".join(filter(None, sentences))


def leader(request: Request, found: Ranking) -> str:
    """The partner that has most of all."""
    first = max(valued(found.rows), key=itemgetter("value"), default=None)
    return _told(request, words.MOST_OF_ALL, first) if first else say(words.NO_VALUE)


def ranked(request: Request, found: Ranking, asked: str, most: int) -> str:
    """What a ranking shows, on whose list, and which of those compared are not on it."""
    chosen, row = request.selection, found.rows[0]
    (reporter,) = countries(request.snapshot, chosen.reporter)
    listed_here = {one["partner"] for one in found.rows}
    absent = [code for code in chosen.partner if code not in {*listed_here, WORLD}]
    sentences = [
        say(
            words.RANKING_SUMMARY if found.listed > most else words.RANKING_OF_ALL,
            measure=capital(measure_title(row["measure"])),
            unit=say(UNITS[row["unit"]]),
            year=found.year,
            reporter=reporter,
            count=most,
            all=found.listed,
        ),
        say(words.RANKING_EARLIER, asked=asked, year=found.year) if asked != found.year else "",
        say(words.NOT_LISTED, partners=listed(countries(request.snapshot, *absent)))
        if absent
        else "",
    ]
    return " ".join(filter(None, sentences))


def unranked(request: Request) -> str:
    """Why there is no ranking."""
    chosen = request.selection
    if chosen.measure not in RANKED:
        return say(words.NO_RANKING_BY)
    (reporter,) = countries(request.snapshot, chosen.reporter)
    return say(words.NO_RANKING, reporter=reporter, first=chosen.since, last=chosen.until)


def place_names(request: Request, found: Ranking) -> list[str]:
    """What the bars of a ranking are called: the place, and the country."""
    snapshot = request.snapshot
    return [
        say(
            words.RANKED if rank else words.UNRANKED,
            rank=rank,
            partner=country_label(snapshot, row["partner"]),
        )
        for rank, row in zip(found.ranks, found.rows, strict=True)
    ]
