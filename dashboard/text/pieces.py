"""The words of the pieces that pages share: blocks, cards, controls, tables. Pure."""

from typing import Final

from dashboard.text import labels
from dashboard.text.language import N_, NN_

RESET: Final = N_("Reset this page")
FIRST_PAGE: Final = N_("Go to the first page")

# A chart and what belongs to it.
IN_SHORT: Final = N_("{title}. {summary}")
NO_DATA: Final = N_("No data for these years.")
FORMER: Final = N_("Former states")
FOUND_NONE: Final = N_("No country is called that.")
LOST: Final = N_(
    "“{given}” is not the name of a country on this list, so nothing was changed. Type another "
    "name and choose it from the list."
)
"""Of a name that was typed and left."""

NEARLY: Final = N_(
    "“{given}” is not the name of a country on this list, so nothing was changed. Did you mean "
    "{country}? Choose it from the list."
)
"""Of one that is almost a name, or the beginning of one."""

WRONG: Final = N_("{name}: {what}")
"""What is wrong with what stands in the box of that name."""

OTHER_SIDE: Final = N_("{country} – is the other side")
DOWNLOAD: Final = N_("Download")
IMAGE: Final = N_("Image")

DOWNLOADS: Final = {
    "csv": N_("CSV"),
    "wide.csv": N_("CSV, wide"),
    "xlsx": N_("Excel"),
    "parquet": N_("Parquet"),
    "svg": N_("SVG"),
    "png": IMAGE,
    "zip": N_("Evidence pack (ZIP)"),
}
"""What files are called, by their endings."""

LINK_TO_VIEW: Final = N_("Link to this view")
PERMANENT_LINK: Final = N_("Permanent link")
SHARE: Final = N_("Share")
EMBED: Final = N_("To show it on a page of your own:")
CITE: Final = N_("Cite")
BIBTEX: Final = N_("BibTeX")
CSL_JSON: Final = N_("CSL-JSON")
COPY: Final = N_("Copy")
COPY_WHAT: Final = N_("Copy: {what}")
"""The same by ear, where several stand in a row."""

COPIED: Final = N_("Copied")
SOURCES: Final = N_("Sources")
NOTES: Final = {
    (False, False): SOURCES,
    (False, True): N_("Sources and key"),
    (True, False): N_("Accounts differ: sources"),
    (True, True): N_("Accounts differ: sources and key"),
}
"""What is folded under a chart, by whether accounts differ, and whether the key is there."""
TABLE: Final = N_("Table")

# Pickers.
SINCE: Final = N_("From year")
UNTIL: Final = N_("To year")
SCALE: Final = N_("Scale of the charts")
SCALES: Final = {"same": N_("same for all"), "own": N_("separate for each")}
LEAVE_OUT: Final = N_("Leave out")
ONLY: Final = N_("Only")
PUBLISHER: Final = N_("Data from")
REPORTER_DATA: Final = N_("Reporter’s data from")
PARTNER_DATA: Final = N_("Partner’s data from")
BY_PRECEDENCE: Final = N_("the first available, in order of precedence")
FINER: Final = N_("Single goods, basis, publisher")
MORE_CHOICES: Final = N_("More choices")
SHOW: Final = N_("Show")

# Tables of numbers.
REPORTED_BY: Final = N_("{measure}, reported by {reporter}")
OF_COUNTRY: Final = N_("{country}: {measure}")
IN_UNIT: Final = N_("{name}, {unit}")
UNITS: Final = {
    "US$ million": N_("US$ million"),
    "US$ thousand": N_("US$ thousand"),
    "US$": N_("US$"),
    "percent": N_("percent"),
    "percentage points": N_("percentage points"),
    "rank": N_("rank"),
}
NOTED: Final = N_("{status}; {note}")
SIGN: Final = N_("{sign} {meaning}")
COMPOSED: Final = N_("composed of several sources, joined by + in the last column")
DIFFERS: Final = N_("differs: {other}")
NOT_ON_RECORD: Final = N_("Not on record.")
MARKS: Final = N_("{marks}. {ways}")
WAYS: Final = N_(
    "Each number links to its receipt. The CSV gives each number’s source and edition, and why a "
    "number is missing."
)

# A claim, in a card and on its page.
SAID_IN: Final = N_("{who}, {year}")
SAID_ON: Final = N_("{who}. {link} ({day}).")
QUOTED: Final = N_("“{sentence}”")
WHY: Final = N_("Why")
YEARS_INSIDE: Final = N_("By year, {first} to {last}; inside the claimed band: {years}.")
NO_YEAR_INSIDE: Final = N_("By year, {first} to {last}; no year is inside the claimed band.")
BAND_OF_YEARS: Final = N_(
    "Years inside the claimed band: {years}. The band is the strip across the chart."
)
BAND_OF_NO_YEAR: Final = N_(
    "No year is inside the claimed band. The band is the strip across the chart."
)
SOURCES_IN_TABLE: Final = N_("The table names the source for each year.")
CLAIMS_JSON: Final = N_("All claims as JSON")
CHANGE_SENTENCE: Final = N_("Change this sentence")
RULE: Final = N_("The rule")
NEEDS: Final = N_("What would have to be true")
EXPLANATIONS: Final = N_("Where the figure may come from")
ALL_READINGS: Final = N_("All readings")
READINGS_CAPTION: Final = N_("Readings, from supporting to contradicting")
READINGS_HEAD: Final = (
    N_("Verdict"),
    labels.VALUE,
    labels.MEASURE,
    labels.YEAR,
    N_("Definitions"),
    labels.SOURCE,
)
NOT_COMPUTED: Final = NN_(
    "{count} more reading cannot be computed, as its figures are not on record",
    "{count} more readings cannot be computed, as their figures are not on record",
)
FIRST_READING: Final = N_("{measure} (first reading)")

# A receipt.
RANGE: Final = N_("Range")
VALUATION: Final = N_("Valuation")
PARTNER_BY: Final = N_("Partner by country of")
PUBLISHED_AS: Final = N_("Published as")
FIGURE: Final = N_("{flow} of {reporter} with {partner}, {period}, {goods}: {value}")
FIGURES: Final = {
    "X": N_("Exports of {reporter} to {partner}, {period}, {goods}: {value}"),
    "M": N_("Imports of {reporter} from {partner}, {period}, {goods}: {value}"),
}
"""The same of one flow."""

EDITION: Final = N_("{source}, edition {edition}")
AT_RATE: Final = N_("{amount} {currency} at {rate} US dollars each")
STATEMENTS_DIFFER: Final = N_("{ends}, as statements differ")
PUBLISHED_BETWEEN: Final = N_("{value} ({ends} as published)")
RECEIPT: Final = N_("How this number is made")
OWN_RECEIPT: Final = N_("Receipt of this figure alone")
CODES: Final = {
    "unknown": N_("unknown"),
    "origin": N_("origin"),
    "dispatch": N_("dispatch"),
    "destination": N_("destination"),
}
"""How a figure is valued and its partner told, in a word; FOB and CIF are the same everywhere."""

SAID_VALUE: Final = N_("What was said")
ORIGINS: Final = {
    "publisher": labels.PUBLISHER,
    "citation": labels.CITE_AS,
    "query": N_("Query, or file it was imported from"),
    "address": labels.ADDRESS,
    "retrieved": N_("Retrieved"),
    "sha256": N_("SHA-256 of the answer, or of the file it was imported from"),
    "rows": N_("Rows in it"),
    "note": N_("How it came here"),
    "said_by": N_("Said by"),
    "said_usd": SAID_VALUE,
    "said_percent": SAID_VALUE,
    "said_rank": SAID_VALUE,
    "conversion": N_("How it became dollars"),
    "definitions": N_("Publisher’s definition"),
}
"""What is told of where a figure was read, by its key in a receipt."""

# What else was said of a trade.
STATED: Final = N_("Published statements on this trade")
MORE_STATED: Final = NN_("{count} earlier statement", "{count} earlier statements")
BOTH_BASES: Final = N_(
    "{year}: {importer}’s imports from {exporter} are {origin} by country of origin, {dispatch} by "
    "country of dispatch; {exporter} reports exports of {mirror}."
)
BOTH_BASES_ALONE: Final = N_(
    "{year}: {importer}’s imports from {exporter} are {origin} by country of origin, {dispatch} by "
    "country of dispatch; {exporter} has no exports on record."
)
DEFINITIONS: Final = N_("By the publishers’ own definitions. {definitions}")
DEFINITION: Final = N_("{country}, {year}: {definition}.")
CURRENCY_MILLIONS: Final = N_("{currency}\N{NO-BREAK SPACE}{amount} million")
OTHER_UNIT: Final = N_("{number} {unit}")
SPAN: Final = N_("{first} to {last}")
STATEMENT: Final = N_("{period}, {reporter} with {partner}. {measure}: {value}. {who}. {link}.")
OF_GOODS: Final = N_("{measure} ({goods})")
BY_COUNTRY: Final = {
    "origin": N_("{measure} by country of origin"),
    "dispatch": N_("{measure} by country of dispatch"),
    "destination": N_("{measure} by country of destination"),
}
WHERE_SAID: Final = N_("Where it was said")
DISAGREE: Final = N_("Where publishers disagree")
ONE_PUBLISHER: Final = N_("Each figure here is in the data of one publisher only.")
DISAGREE_NOTE: Final = N_(
    "Totals of each publisher, imports by its main basis. What a total leaves out stands beside "
    "its publisher’s name."
)
DISAGREE_HEAD: Final = (
    labels.REPORTER,
    labels.FLOW,
    labels.YEAR,
    N_("First publisher"),
    labels.FIGURE,
    N_("Other publisher"),
    labels.FIGURE,
    N_("Difference"),
)
FROM_ZERO: Final = N_("from zero")
