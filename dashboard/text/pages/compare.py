"""The words of the page that compares partners."""

from typing import Final

from dashboard.text import labels
from dashboard.text.language import N_, NN_
from dashboard.text.pages.overview import MAIN_SUMMARY

MENU: Final = N_("Compare")
TITLE: Final = N_("{reporter}: partners compared")
NOTE: Final = N_(
    "One measure of a country’s trade with several partners, and where each of them stands among "
    "all partners."
)

ADD: Final = N_("Add a partner")
DRAW: Final = N_("Drawn as")
DRAWS: Final = {
    "lines": N_("lines in one chart"),
    "index": N_("index: one year or month is 100"),
    "multiples": N_("a chart for each"),
    "bars": N_("bars of one year"),
}
"""How partners are compared."""

AXIS: Final = N_("Axis")
AXES: Final = {"linear": N_("linear"), "log": N_("logarithmic")}
BASE: Final = N_("Year or month that is 100")
EVERY_LEGEND: Final = N_("Years or months")
EVERY: Final = {
    "": N_("years"),
    "month": labels.MONTHS,
    "12 months": N_("sums of the last twelve months"),
    "year on year": N_("change on the same month a year before"),
}
"""What each number is of."""

PERIOD: Final = N_("Year of bars and ranking")
FINER: Final = N_("Months, axis, whose report, order, goods, publisher")
ORDER: Final = N_("Order of bars, charts and ranking")
ORDERS: Final = {"": N_("the largest first"), "name": N_("by name")}
REPORTS: Final = {
    "": N_("{country} itself"),
    "partner": N_("each partner"),
    "both": N_("both"),
}
TABLES: Final = {
    True: N_("As reported by {country}"),
    False: N_("As reported by each partner"),
}
"""The tables where both report, by whether it is the reporter."""

PARTNERS_LINE: Final = N_("{partner}, own report")

BARRED: Final = N_("{choice} – {reason}")
"""What cannot be chosen, and why."""

PLACES: Final = N_("a rank is a place, not an amount")
BELOW_ZERO: Final = N_("a balance may be zero or less")
FROM_ZERO: Final = N_("bars are read from zero")
SHARES_FROM_ZERO: Final = N_("shares are read from zero")
NOT_ABOVE_ZERO: Final = N_("some values are zero or less")
MAY_FALL: Final = N_("a change may be below zero")
BARS_BY_YEAR: Final = N_("bars are of one year")
RANKED_BY_YEAR: Final = N_("partners are ranked by year")
NO_TOTALS: Final = N_("the country’s trade with all the world is not on record by month")
NO_SUMS: Final = N_("this is made of exports, imports and turnover alone")
ONE_BAR: Final = N_("a bar shows one report")
OWN_ALONE: Final = N_("partners report exports, imports and turnover alone")
"""Reasons, as they stand after what they are of."""

HIGHEST: Final = N_("{measure}: {value} in {year}, the highest of those compared")
BEST: Final = N_("{measure}: {value} in {year}, the best of those compared")
ALONE: Final = N_("{measure}: {value} in {year}")
HIGHEST_INDEX: Final = N_("{measure}: {value} of {base} in {year}, the highest of those compared")
ALONE_INDEX: Final = N_("{measure}: {value} of {base} in {year}")
"""What the chart found."""

HIGHEST_OF: Final = {
    "12 months": N_(
        "{measure}: {value} in the twelve months to {year}, the highest of those compared"
    ),
    "year on year": N_(
        "{measure} in {year}: {value} on the same month a year before, the highest of those "
        "compared"
    ),
}
ALONE_OF: Final = {
    "12 months": N_("{measure}: {value} in the twelve months to {year}"),
    "year on year": N_("{measure} in {year}: {value} on the same month a year before"),
}
HIGHEST_INDEX_OF_TWELVE: Final = N_(
    "{measure} in the twelve months to {year}: {value} of those to {base}, the highest of those "
    "compared"
)
ALONE_INDEX_OF_TWELVE: Final = N_(
    "{measure} in the twelve months to {year}: {value} of those to {base}"
)
"""The same by month; the year is one."""

NO_MONTHS: Final = {
    "": N_(
        "There are no monthly figures for {reporter}’s trade with {partners} reported by "
        "{reporter} in these years."
    ),
    "partner": N_(
        "There are no monthly figures for {reporter}’s trade with {partners} reported by the "
        "partners in these years."
    ),
    "both": N_(
        "There are no monthly figures for {reporter}’s trade with {partners} from either side in "
        "these years."
    ),
}
NO_MONTHS_LEFT: Final = N_(
    "No monthly figures for {reporter}’s trade with {partners} match the goods, way of counting "
    "and publisher chosen here."
)
MONTHS_HELD: Final = N_("There are monthly figures from {first} to {last}.")
MONTHS_BY: Final = N_("{country} reports {first} to {last}.")
ASK_OTHERS: Final = N_("The same months as the partners report them")
ASK_OWN: Final = N_("The same months as {reporter} reports them")
ASK_WHOLE: Final = N_("The same months of all goods by any publisher")
ASK_ALL_MONTHS: Final = N_("All months on record")
ASK_YEARS: Final = N_("The same by year")
"""What stands where months are asked for and none are held."""

RANKED: Final = N_("{rank}. {partner}")
UNRANKED: Final = N_("– {partner}")
"""A partner with its place among all, known or not."""

MOST_OF_ALL: Final = N_("{measure}: {value} in {year}, the most of all partners")
RANKING_SUMMARY: Final = N_(
    "{measure}, {unit}, {year}, by {reporter}’s own report: the {count} largest of {all} partners "
    "on one publisher’s list, and those compared."
)
RANKING_OF_ALL: Final = N_(
    "{measure}, {unit}, {year}, by {reporter}’s own report: all {all} partners on one publisher’s "
    "list."
)
NOT_LISTED: Final = N_("Not on that list: {partners}.")
RANKING_EARLIER: Final = N_(
    "No list for {asked} is complete enough to rank partners; this is {year}."
)
NO_RANKING: Final = N_(
    "No ranking: no source lists {reporter}’s partners completely enough from {first} to {last} "
    "for this selection."
)
NO_RANKING_BY: Final = N_(
    "Partners are ranked by exports, imports or turnover and by shares of these; choose one of "
    "them above to see the ranking."
)

NO_VALUE: Final = N_("No number can be computed for these years")
OWN_REPORT: Final = MAIN_SUMMARY
PARTNERS_REPORT: Final = N_("{measure}, {unit}, {since} to {until}, by each partner’s own report.")
BOTH_REPORT: Final = N_(
    "{measure}, {unit}, {since} to {until}: solid lines by {reporter}’s own report, dashed ones by "
    "each partner’s."
)
OWN_YEAR: Final = N_("{measure}, {unit}, {year}, by {reporter}’s own report.")
PARTNERS_YEAR: Final = N_("{measure}, {unit}, {year}, by each partner’s own report.")
INDEX_UNIT: Final = N_("{base} = 100")
LOGARITHMIC: Final = N_("The axis is logarithmic: equal steps are equal ratios.")
NOT_DRAWN: Final = NN_(
    "{count} more partner is in the table and the files, but not drawn: the chart has room for "
    "six.",
    "{count} more partners are in the table and the files, but not drawn: the chart has room for "
    "six.",
)
INSTEAD: Final = N_("Not drawn as asked: {reason}.")
