"""What a chart found, as its title: the newest number it shows, with its year. Pure."""

from typing import Final

from dashboard.address.request import Request
from dashboard.text.ends import VALUED, is_rough, row_text
from dashboard.text.findings import with_choices
from dashboard.text.goods import goods_title
from dashboard.text.language import N_, say
from dashboard.text.names import countries
from dashboard.text.rows import Row, Rows, having, valued
from dashboard.text.words import dated, status_word
from etl.schema import ESTIMATE

NEWEST: Final = {
    "turnover": N_("{reporter} with {partner}: trade of {value} in {year}"),
    "share of turnover": N_("{partner}: {value} of {reporter}’s trade in {year}"),
    "imports in the pair": N_("Imports: {value} of this trade in {year}"),
    "rank by turnover": N_("{partner}: number {value} by turnover in {year}"),
}
"""By the measure that says most of a chart."""

GAPS: Final = {
    "USD": N_("{reporter}’s figure minus {partner}’s: {value} in {year}"),
    "percent": N_("{reporter}’s figure minus {partner}’s: {value} of their mean in {year}"),
}
"""By the unit of the gap."""

GAPS_TO_ESTIMATE: Final = {
    "USD": N_("{reporter}’s figure minus an estimate for {partner}: {value} in {year}"),
    "percent": N_(
        "{reporter}’s figure minus an estimate for {partner}: {value} of their mean in {year}"
    ),
}
GAPS_OF_ESTIMATE: Final = {
    "USD": N_("An estimate for {reporter} minus {partner}’s figure: {value} in {year}"),
    "percent": N_(
        "An estimate for {reporter} minus {partner}’s figure: {value} of their mean in {year}"
    ),
}
GAPS_OF_ESTIMATES: Final = {
    "USD": N_("An estimate for {reporter} minus one for {partner}: {value} in {year}"),
    "percent": N_(
        "An estimate for {reporter} minus one for {partner}: {value} of their mean in {year}"
    ),
}
"""The same where estimates stand for the partner's figure, the reporter's or both."""

_GAPS_BY: Final = {
    (False, False): GAPS,
    (False, True): GAPS_TO_ESTIMATE,
    (True, False): GAPS_OF_ESTIMATE,
    (True, True): GAPS_OF_ESTIMATES,
}
"""By whether the reporter's figure is an estimate, and the partner's."""

MONTHS: Final = {
    "": N_("Trade of {value} in {year}"),
    "12 months": N_("Trade of {value} in the twelve months to {year}"),
    "year on year": N_("Trade in {year}: {value} on the same month a year before"),
}
"""By the span of the measures; the year is a month."""

MOVED: Final = N_("{goods} changed most from {first} to {last}: by {value}")


def newest(text: str, rows: Rows, request: Request, measure: str = "") -> str:
    """The newest value of one measure among rows, in a text; blank where there is none.

    Rows of one pair, columns ``number_rows.FRAME_COLUMNS``; all of them where no measure is named.
    """
    last = _last(having(rows, "measure", measure) if measure else rows)
    return _titled(text, last, request) if last else ""


def newest_gap(rows: Rows, sides: Rows, request: Request) -> str:
    """The newest gap of one unit; ``sides`` are the reports it is between, and an estimate is one.

    Of one pair, columns ``number_rows.FRAME_COLUMNS``.
    """
    last = _last(rows)
    if not last:
        return ""
    estimates = having(having(sides, "period", last["period"]), "status", ESTIMATE)
    silent = {row["reporter"] for row in estimates}
    texts = _GAPS_BY[last["reporter"] in silent, last["partner"] in silent]
    return _titled(texts[last["unit"]], last, request)


def _last(rows: Rows) -> Row | None:
    """The row of the newest value."""
    return max(valued(rows), key=lambda row: str(row["period"]), default=None)


def _titled(text: str, row: Row, request: Request) -> str:
    """A row's value in a text, with what the reader chose."""
    names = countries(request.snapshot, row["reporter"], row["partner"])
    value = row_text(row)
    if is_rough(row):
        value = say(VALUED, value=value, status=status_word(row["status"]))
    told = {"value": value, "year": dated(row["period"])}
    return with_choices(request, say(text, reporter=names[0], partner=names[1], **told))


def first_of(rows: Rows, request: Request) -> str:
    """The newest value of the measure that says most of these rows."""
    name = next((name for name in NEWEST if valued(having(rows, "measure", name))), "")
    return newest(NEWEST[name], rows, request, name) if name else ""


def moved(rows: Rows, request: Request) -> str:
    """The group of goods that changed most between two years; blank where nothing did."""
    most = max(valued(rows), key=lambda row: abs(row["value"]), default=None)
    if most is None or not most["value"]:
        return ""
    places = {"first": most["base"], "last": most["period"], "value": row_text(most)}
    return with_choices(request, say(MOVED, goods=goods_title(most["goods"]), **places))
