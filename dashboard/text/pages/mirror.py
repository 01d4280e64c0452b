"""The words of the page of both sides, and the sentences above its charts. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dashboard.measures.derived import ROWS
from dashboard.measures.intervals import Interval
from dashboard.text.ends import VALUED, both_ends, row_text
from dashboard.text.language import N_, listed, say
from dashboard.text.rows import Row, Rows, having, rows_by, valued
from dashboard.text.rows import known as known_of
from dashboard.text.summaries import spans
from dashboard.text.words import CLAUSES, in_row, status_word
from etl.schema import ESTIMATE, QUOTED

MENU: Final = N_("Both sides")
TITLES: Final = {
    "M": N_("{reporter}’s imports from {partner}, by both reports"),
    "X": N_("{reporter}’s exports to {partner}, by both reports"),
}
NOTE: Final = N_(
    "Imports are usually valued CIF, with freight and insurance, exports FOB, without; goods "
    "arrive later than they leave; an importer names the country of origin, an exporter the last "
    "known destination. So the two figures can differ although both are right."
)

ADJUSTMENT: Final = N_("Freight adjustment")
UNADJUSTED: Final = N_("none")
RAISED: Final = N_("FOB exports raised by {percent}%")

REPORTS: Final = N_("What each side reports")
BY: Final = N_("by {country}")
GAPS: Final = {
    "USD": N_("The gap in dollars"),
    "percent": N_("The gap in percent of the mean"),
}
"""The charts of the gap by their unit."""

GAP: Final = N_("Gap")

NEWEST: Final = N_("Newest figures of both, of {year}: {sides}.")
SIDE: Final = N_("{country} {values}")
NO_YEAR: Final = N_("No year has figures from both sides.")
NO_FIGURES: Final = N_("No figures from {country}: {years}.")
ESTIMATES: Final = N_("Only estimates for {country}: {years}.")
THE_GAP: Final = N_(
    "In {year}, the reporter’s figure ({own}) minus the partner’s ({other}) was {value}."
)
AS_QUOTED: Final = N_("With {value} as quoted from {country} it would be {gap}.")
"""The same gap, with what was said of a side in place of its estimate."""

SHADED: Final = N_("These years are shaded.")

# What a phone has no room for; the years stand in the sentence above the chart.
NO_FIGURES_HERE: Final = N_("{countries}: no figures")
ESTIMATES_HERE: Final = N_("{countries}: only estimates")
NEITHER_HERE: Final = N_("{estimated}: only estimates; {silent}: no figures")


def summary(rows: Rows, names: Mapping[str, str], year: str) -> str:
    """The last year both sides have a figure for, and who does not report when.

    ``rows`` are of both sides' reports and quotes, the reporter's first, columns
    ``number_rows.FRAME_COLUMNS``; ``names`` of both. A blank year is none.
    """
    by_side = rows_by(rows, "reporter")
    sides = [
        say(SIDE, country=names[code], values=listed(map(_value, valued(of_year))))
        for (code,), own in by_side.items()
        if (of_year := having(own, "period", year))
    ]
    said = [say(NEWEST, year=year, sides=in_row(sides, CLAUSES)) if year else say(NO_YEAR)]
    for status, sentence in (("missing", NO_FIGURES), (ESTIMATE, ESTIMATES)):
        for (code,), own in by_side.items():
            lacking = having(unquoted(own), "status", status)
            if lacking:
                years = spans({row["period"] for row in lacking})
                said.append(say(sentence, country=names[code], years=years))
    return " ".join([*said, *([say(SHADED)] if len(said) > 1 else [])])


def _value(row: Row) -> str:
    return say(VALUED, value=row_text(row), status=status_word(row["status"]))


def unquoted(rows: Rows) -> list[Row]:
    """Each side's row of a year by what it is known by: a quote before an estimate or nothing."""
    said = {(row["reporter"], row["period"]) for row in having(rows, "status", QUOTED)}
    return [
        row
        for row in rows
        if row["status"] not in {"missing", ESTIMATE}
        or (row["reporter"], row["period"]) not in said
    ]


def gap_summary(rows: Rows, sides: Rows, names: Mapping[str, str]) -> str:
    """The gap of the last year that has one, and what kind of figure each side's is.

    In dollars also the one with what is quoted of a side, where that is an estimate. ``sides`` are
    the rows of both sides' reports and quotes, ``names`` of both.
    """
    known = valued(rows)
    if not known:
        return say(NO_YEAR)
    last = known[-1]
    of_year = rows_by(having(sides, "period", last["period"]), "reporter")
    own, other = (status_word(first["status"]) for first, *_ in of_year.values())
    text = say(THE_GAP, year=last["period"], own=own, other=other, value=row_text(last))
    if last["unit"] != "USD" or ROWS[last["measure"]].raised:
        return text
    return " ".join([text, *_with_quotes(of_year, names)])


def _with_quotes(of_year: Mapping[tuple[str], Rows], names: Mapping[str, str]) -> Iterator[str]:
    """What the gap would be with what is quoted of a side in place of its estimate."""
    first, second = ([_width(row) for row in side] for side in of_year.values())
    for number, (one, *quotes) in enumerate(of_year.values()):
        for quote in quotes if one["status"] == ESTIMATE else ():
            own, other = (first[0], _width(quote)) if number else (_width(quote), second[0])
            gap = both_ends(own - other, "USD")
            country = names[quote["reporter"]]
            yield say(AS_QUOTED, value=row_text(quote), country=country, gap=gap)


def _width(row: Row) -> Interval:
    """The value of a row with its ends, where it has any."""
    value, low, high = row["value"], known_of(row["low"]), known_of(row["high"])
    if low is None or high is None:
        return Interval.exactly(value)
    return Interval(low, high, value)


def void_label(silent: Sequence[str], estimated: Sequence[str]) -> str:
    """Whose report a year lacks: names of who has no figure, and whose are estimates, if any."""
    if silent and estimated:
        return say(NEITHER_HERE, silent=listed(silent), estimated=listed(estimated))
    if silent:
        return say(NO_FIGURES_HERE, countries=listed(silent))
    return say(ESTIMATES_HERE, countries=listed(estimated)) if estimated else ""
