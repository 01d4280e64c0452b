"""The words of the page of goods, and the sentences above its charts. Pure."""

from collections.abc import Sequence
from math import fsum
from typing import Final

from dashboard.measures.composition import Composition
from dashboard.measures.missing import Missing
from dashboard.text import labels
from dashboard.text.goods import goods_title
from dashboard.text.language import N_, in_digits, listed, say
from dashboard.text.missing import missing_note
from dashboard.text.rows import Rows, having, known, valued
from dashboard.text.summaries import spans
from dashboard.text.words import amount

MENU: Final = labels.GOODS
TITLES: Final = {
    "M": N_("What {reporter} imports from {partner}"),
    "X": N_("What {reporter} exports to {partner}"),
}
NOTE: Final = N_(
    "Goods are grouped from the chapters of the Harmonized System (HS). A year is shown where its "
    "chapters add up to the total within 5%; other years are left blank."
)

PARTNER: Final = N_("Partner, or the world")
BASE: Final = N_("Change from year")
TO: Final = N_("Change to year")

BY_GROUP: Final = N_("By group of goods and year")
DOLLARS: Final = N_("US dollars by group of goods")
EXPLAINED: Final = N_("What explains the change from {first} to {last}")

LARGEST: Final = N_("In {year}, the largest groups in a total of {total}: {groups}.")
SHARE: Final = N_("{goods} {percent}%")
ZERO: Final = N_("In {year} the recorded trade is zero.")
NO_YEAR: Final = N_("No year can be shown by goods.")
VOIDS: Final = N_("Years not shown, for reasons in the table: {years}.")
CHANGE: Final = N_("From {first} to {last} the total changed by {total}, most of all: {groups}.")
MOVED: Final = N_("{goods} {change}")

ITSELF: Final = N_("{year} is compared with itself: choose two years.")
NO_TWO_YEARS: Final = N_(
    "There are no two years with complete chapters, so no change can be explained."
)
UNEXPLAINED: Final = N_(
    "The change from {first} to {last} cannot be explained. Years that cannot be shown by goods: "
    "{years}."
)
NO_CHAPTERS: Final = N_("No chapters on record.")
NO_TOTAL: Final = N_("Chapters are on record, but no total to compare them with.")
INCOMPLETE: Final = N_("The chapters on record add up to {percent}% of the total.")

_TOLD: Final = 3  # groups


def summary(rows: Rows) -> str:
    """The largest groups of the newest year, and which years are left blank.

    ``rows`` have a group of goods in a year each, columns ``number_rows.FRAME_COLUMNS``.
    """
    told = valued(rows)
    voids = [row["period"] for row in rows if known(row["value"]) is None]
    text = _newest(told) if told else say(NO_YEAR)
    return f"{text} {say(VOIDS, years=spans(voids))}" if voids else text


def _newest(rows: Rows) -> str:
    year = max(row["period"] for row in rows)
    last = having(rows, "period", year)
    total = fsum(row["value"] for row in last)
    if not total:
        return say(ZERO, year=year)
    groups = (
        say(SHARE, goods=goods_title(row["goods"]), percent=_percent(row["value"] / total))
        for row in sorted(last, key=lambda row: -row["value"])[:_TOLD]
    )
    return say(LARGEST, year=year, total=amount(total, "USD"), groups=listed(groups))


def change_summary(rows: Rows, first: str, last: str) -> str:
    """The change of the whole and of the groups that changed most, the first of ``rows``."""
    total = amount(fsum(row["value"] for row in rows), "USD")
    groups = (
        say(MOVED, goods=goods_title(row["goods"]), change=amount(row["value"], "USD"))
        for row in rows[:_TOLD]
    )
    return say(CHANGE, first=first, last=last, total=total, groups=listed(groups))


def unexplained(made: Sequence[Composition], first: str, last: str) -> str:
    """Why no change between two years, blank where there is none, is explained."""
    if first == last and first:
        return say(ITSELF, year=first)
    whole = {one.place.period for one in made if one.source}
    voids = list(dict.fromkeys(year for year in (first, last) if year and year not in whole))
    text = say(NO_TWO_YEARS)
    if voids and first and last:
        text = say(UNEXPLAINED, first=first, last=last, years=listed(voids))
    why = {one.place.period: why_void(one) for one in made}
    return " ".join([text, *dict.fromkeys(why[year] for year in voids if year in why)])


def why_void(made: Composition) -> str:
    """Why a year's goods cannot be shown."""
    if made.reason != "no chapters":
        return missing_note([Missing(made.place, made.source, made.reason)])
    if not made.recorded:
        return say(NO_CHAPTERS)
    if made.covered is None:
        return say(NO_TOTAL)
    return say(INCOMPLETE, percent=_percent(made.covered))


def _percent(share: float) -> str:
    return in_digits(f"{100 * share:,.0f}")
