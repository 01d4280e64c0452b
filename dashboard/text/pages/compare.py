"""The words of the page that compares partners."""

from typing import Final

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
    "index": N_("index: one year is 100"),
    "multiples": N_("a chart for each"),
    "bars": N_("bars of one year"),
}
"""How partners are compared."""

AXIS: Final = N_("Axis")
AXES: Final = {"linear": N_("linear"), "log": N_("logarithmic")}
BASE: Final = N_("Year that is 100")
PERIOD: Final = N_("Year of bars and ranking")
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
ONE_BAR: Final = N_("a bar shows one report")
OWN_ALONE: Final = N_("partners report exports, imports and turnover alone")
"""Reasons, as they stand after what they are of."""

HIGHEST: Final = N_("{measure}: {value} in {year}, the highest of those compared")
BEST: Final = N_("{measure}: {value} in {year}, the best of those compared")
ALONE: Final = N_("{measure}: {value} in {year}")
HIGHEST_INDEX: Final = N_("{measure}: {value} of {base} in {year}, the highest of those compared")
ALONE_INDEX: Final = N_("{measure}: {value} of {base} in {year}")
"""What the chart found."""

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
RANKING_EARLIER: Final = N_("Of {asked} no list is complete enough to rank by; this is {year}.")
NO_RANKING: Final = N_(
    "No ranking: nobody lists {reporter}’s partners fully enough to rank them in {first} to {last} "
    "as chosen here."
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
INSTEAD: Final = N_("Drawn otherwise than asked: {reason}.")
