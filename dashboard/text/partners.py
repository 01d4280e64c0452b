"""What a chart of several partners found and shows, in words. Pure."""

from dashboard.address.request import Request
from dashboard.measures.countings import by_dispatch
from dashboard.measures.derived import ROWS
from dashboard.measures.measuring import measure
from dashboard.text.ends import row_text
from dashboard.text.language import listed, say
from dashboard.text.names import countries, country
from dashboard.text.pages import overview as words
from dashboard.text.pages.receipt import UNITS
from dashboard.text.rows import Row, Rows, having, valued
from dashboard.text.words import amount, capital, measure_title


def partners_title(rows: Rows, request: Request) -> str:
    """The newest number of each partner with its year.

    Rows of one measure, columns ``number_rows.FRAME_COLUMNS``.
    """
    reporter, *partners = countries(
        request.snapshot, request.selection.reporter, *request.selection.partner
    )
    newest = {
        partner: max(known, key=lambda row: str(row["period"]))
        for code, partner in zip(request.selection.partner, partners, strict=True)
        if (known := valued(having(rows, "partner", code)))
    }
    years = [row["period"] for row in newest.values()]
    told = []
    for number, (partner, row) in enumerate(newest.items(), 1):
        other = _by_dispatch(row, request)
        text = words.NEWEST_BY_BOTH if other else words.NEWEST_OF
        # Of one year that is said once, with the last.
        if not other and number < len(years) and len(set(years)) == 1:
            text = words.VALUE_OF
        places = {"value": row_text(row), "other": other, "year": row["period"]}
        told.append(say(text, partner=partner, **places))
    found = listed(told) or say(words.NOTHING_OF)
    text = words.MAIN_TITLES[request.selection.measure]
    return capital(say(text, reporter=reporter, partners=found))


def _by_dispatch(row: Row, request: Request) -> str:
    """A row's number by country of dispatch, where that is another one; else blank."""
    name, ledger = row["measure"], request.snapshot.ledger
    case = request.selection.case(row["partner"], row["period"])
    value = by_dispatch(name, measure(ROWS[name].formula, case, ledger), case, ledger)
    return "" if value is None else amount(value, row["unit"])


def partners_summary(rows: Rows, request: Request) -> str:
    """What is drawn: the measure, its unit, the years, whose report."""
    chosen, unit = request.selection, str(rows[0]["unit"])
    return say(
        words.MAIN_SUMMARY,
        measure=capital(measure_title(chosen.measure)),
        unit=say(UNITS[unit]),
        since=chosen.since,
        until=chosen.until,
        reporter=country(request.snapshot, chosen.reporter),
    )
