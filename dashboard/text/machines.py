"""What pages say to machines: their Markdown form, lists of addresses, pictures. Pure."""

from typing import Final

from dashboard.text.language import N_, NN_

MORE_ROWS: Final = N_("{shown} of {all} rows; the CSV has all of them")
MORE_ITEMS: Final = NN_("{count} more item on the page", "{count} more items on the page")
LEFT_OUT: Final = N_("The rest of this page is left out here")

STATE: Final = N_("Figures of {date}, vintage {vintage}. Cite as: {link}.")
CITED: Final = N_("{site}, {title}")
FORMS: Final = N_(
    "The same as {csv} and {json}; {data}. Numbers link to their receipts: formula, figures, "
    "sources. Every page has such a form: .md after its path."
)
TERMS: Final = N_("publishers and terms")
