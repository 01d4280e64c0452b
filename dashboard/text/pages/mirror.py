"""The words of the page of both sides, and the sentences above its charts. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.text.ends import row_text
from dashboard.text.language import N_, listed, say
from dashboard.text.rows import Rows, having, rows_by, valued
from dashboard.text.summaries import spans
from dashboard.text.words import status_word
from etl.schema import ESTIMATE

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

BOTH_SIDES: Final = N_(
    "In {year}, the latest year with figures from both sides: {reporter} {value} ({status}); "
    "{partner} {other_value} ({other_status})."
)
NO_YEAR: Final = N_("No year has figures from both sides.")
NO_FIGURES: Final = N_("No figures from {country}: {years}.")
ESTIMATES: Final = N_("Only estimates for {country}: {years}.")
THE_GAP: Final = N_(
    "In {year}, the reporter’s figure ({own}) minus the partner’s ({other}) was {value}."
)

SHADED: Final = N_("These years are shaded.")

# What a phone has no room for; the years stand in the sentence above the chart.
NO_FIGURES_HERE: Final = N_("{countries}: no figures")
ESTIMATES_HERE: Final = N_("{countries}: only estimates")
NEITHER_HERE: Final = N_("{estimated}: only estimates; {silent}: no figures")


def summary(rows: Rows, names: Mapping[str, str]) -> str:
    """The last year both sides have a figure for, and who does not report when.

    ``rows`` are of both sides' reports, columns ``frames.FRAME_COLUMNS``; ``names`` of both.
    """
    by_year = {year: told for (year,), told in rows_by(valued(rows), "period").items()}
    both = [year for year, told in by_year.items() if len(rows_by(told, "reporter")) > 1]
    said = [say(NO_YEAR)]
    if both:
        own, other = by_year[max(both)]
        text = say(
            BOTH_SIDES,
            year=own["period"],
            reporter=names[own["reporter"]],
            value=row_text(own),
            status=status_word(own["status"]),
            partner=names[other["reporter"]],
            other_value=row_text(other),
            other_status=status_word(other["status"]),
        )
        said = [text]
    for status, sentence in (("missing", NO_FIGURES), (ESTIMATE, ESTIMATES)):
        by_reporter = rows_by(having(rows, "status", status), "reporter")
        for (code,), lacking in sorted(by_reporter.items()):
            years = spans({row["period"] for row in lacking})
            said.append(say(sentence, country=names[code], years=years))
    return " ".join([*said, *([say(SHADED)] if len(said) > 1 else [])])


def gap_summary(rows: Rows, sides: Rows) -> str:
    """The gap of the last year that has one, and what kind of figure each side's is."""
    known = valued(rows)
    if not known:
        return say(NO_YEAR)
    last = known[-1]
    of_it = rows_by(having(sides, "period", last["period"]), "reporter")
    own, other = (status_word(first["status"]) for first, *_ in of_it.values())
    return say(THE_GAP, year=last["period"], own=own, other=other, value=row_text(last))


def void_label(silent: Sequence[str], estimated: Sequence[str]) -> str:
    """Whose report a year lacks: names of who has no figure, and whose are estimates, if any."""
    if silent and estimated:
        return say(NEITHER_HERE, silent=listed(silent), estimated=listed(estimated))
    if silent:
        return say(NO_FIGURES_HERE, countries=listed(silent))
    return say(ESTIMATES_HERE, countries=listed(estimated)) if estimated else ""
