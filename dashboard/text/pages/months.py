"""The words of the page of months, and the sentence above its charts. Pure."""

from typing import Final

from dashboard.measures.derived import SHOWN
from dashboard.text.ends import row_text
from dashboard.text.language import N_, listed, say
from dashboard.text.pieces import OF_COUNTRY
from dashboard.text.rows import Rows, having, rows_by, valued
from dashboard.text.words import dated, measure_short

MENU: Final = N_("Months")
TITLE: Final = N_("{reporter} with {partner}, by month")
NOTE: Final = N_(
    "Monthly figures are published separately; twelve months may not add up to the annual figure."
)

ENDING: Final = N_("The months that {country} reported are on record up to {last}.")

LAST_TEN_YEARS: Final = N_(
    "Of the years chosen only the last ten on record are shown, {first} to {last}: “{all}” shows "
    "the others."
)

TURNED: Final = N_(
    "By the report of {reporter}: its exports are the imports of {partner}, and its imports the "
    "exports."
)

AS_REPORTED: Final = N_("{chart}, as {reporter} reports")
"""A chart or what it found, where it is of the other side than the one chosen."""

EITHER: Final = N_("whichever side reports monthly")
SPAN: Final = N_("Months shown")
SPANS: Final = {
    "ten years": N_("the last ten years, or from the year chosen"),
    "all": N_("all on record"),
}
EVENTS: Final = N_("Events")
EVENTS_OPTIONS: Final = {"shown": N_("shown"), "hidden": N_("hidden")}

CHARTS: Final = {
    "": N_("Month by month"),
    "12 months": N_("Twelve months to date"),
    "year on year": N_("Change on the same month a year before"),
}
"""The charts by the span of their measures."""

NO_CHAPTERS: Final = N_(
    "No monthly figures on record are broken down by chapter, so no goods can be left out of them: "
    "choose all goods above."
)
NO_DISPATCH: Final = N_(
    "No monthly imports by country of dispatch are on record: choose country of origin above."
)
NO_MONTHS: Final = N_("No monthly figures reported by {country} are on record for these years.")
OTHER_REPORT: Final = N_("{country} reports {first} to {last}: choose its report above.")
ONE_PUBLISHER: Final = N_("Figures of one publisher alone were chosen.")

NO_VALUE: Final = N_("No month can be computed.")
NEWEST: Final = N_("{first} to {last}. In the latest month: {values}.")
VALUES: Final = {
    "turnover": N_("turnover {value}"),
    "imports": N_("imports {value}"),
    "exports": N_("exports {value}"),
}

EVENT: Final = N_("{number}: {title}, {date}.")
EVENT_HOVER: Final = N_("{date}: {title}")


def line_names(rows: Rows, country: str) -> dict[tuple[str, str, str], str]:
    """Each line of the rows by its reporter, partner and measure, named with whose it is."""
    return {
        key: say(OF_COUNTRY, country=country, measure=measure_short(key[2]))
        for key in rows_by(rows, "reporter", "partner", "measure")
    }


def summary(rows: Rows) -> str:
    """The months there are, and the newest in numbers; columns ``number_rows.FRAME_COLUMNS``."""
    told = valued(rows)
    if not told:
        return say(NO_VALUE)
    months = [row["period"] for row in told]
    first, last = min(months), max(months)
    values = (
        say(VALUES[SHOWN[row["measure"]].of or row["measure"]], value=row_text(row))
        for row in having(told, "period", last)
    )
    return say(NEWEST, first=dated(first), last=dated(last), values=listed(values))
