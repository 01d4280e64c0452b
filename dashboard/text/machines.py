"""What pages say to machines: their Markdown form, lists of addresses, pictures. Pure."""

from typing import Final

from dashboard.text.language import N_, NN_

MORE_ROWS: Final = N_("{shown} of {all} rows; the CSV has all of them")
MORE_ITEMS: Final = NN_("{count} more item on the page", "{count} more items on the page")
LEFT_OUT: Final = N_("The rest of this page is left out here")

STATE: Final = N_("Figures of {date}, vintage {vintage}. Cite as: {link}.")
CITED: Final = N_("{site}, {title}")
CHART_CITED: Final = N_("{chart}: {finding}")
"""A chart with what its page found, as a title."""

WORK: Final = N_(
    "{author} ({year}): {title}. Figures by {publishers}. Vintage {vintage} of {date}. {address}"
)
WORK_ALONE: Final = N_("{author} ({year}): {title}. Vintage {vintage} of {date}. {address}")
"""A citation in words; the second where no publisher's figures are shown."""

FIGURES_BY: Final = N_("Figures by {publishers}")
PICTURED: Final = N_("{site}: figures of {date}, vintage {vintage}")
"""Of which state of the data a picture is."""

FORMS: Final = N_(
    "The same as {csv} and {json}; {data}. Numbers link to their receipts: formula, figures, "
    "sources. Every page has such a form, in English whatever its language: .md after its path."
)
TERMS: Final = N_("publishers and terms")

LLMS: Final = N_(
    "Claims about trade between countries, each checked against published figures: a verdict, the "
    "number, its sources. Every number has a receipt that leads to the figures it is made of."
)
"""What the site is, to a model of language."""

LLMS_HOW: Final = N_(
    "Every page answers as Markdown ({markdown}), CSV ({csv}), JSON ({json}), picture ({svg}, "
    "{png}) and citation ({bib}, {csl_json}) at its own path with that ending. Choices are "
    "parameters of the address: reporter and partner as ISO 3166 alpha-3 codes, since, until, "
    "period as years, vintage for one state of the figures for good. Cite a number with its year,"
    " reporter, source and vintage; its receipt says all four."
)
PAGES: Final = N_("Pages")
CLAIMS: Final = N_("Claims, checked")
FOR_PROGRAMS: Final = N_("For programs")
EVERY_CLAIM: Final = N_("All claims with verdicts")
ALL_CLAIMS: Final = N_("All claims with verdicts and readings")
ALL_ADDRESSES: Final = N_("Addresses of all pages")
