"""All pages of a report, one after the other."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from dashboard.address.request import Request
from dashboard.address.resolve import ask
from dashboard.report.contents import sheets
from dashboard.report.document import document
from dashboard.report.rewriting import rewritten
from dashboard.report.ways import Ways, asked
from dashboard.state.repository import Repository
from dashboard.text.language import Spoken, speaking
from dashboard.views import find_view
from dashboard.views.view import View


def report_pages(
    repository: Repository, vintage: str, language: Spoken
) -> Iterator[tuple[str, str]]:
    """Each page of a report on a vintage as its file and its HTML. Raises DataError."""
    with speaking(language):
        first = _read(repository, vintage, "/claims")[1]
        listed = list(sheets(first))
        files = {asked(sheet.address, vintage): sheet.file for sheet in listed}
    ways = Ways(files, vintage, first.snapshot.site.url)
    menu = [sheet for sheet in listed if sheet.name]
    for sheet in listed:
        # Not around the yield: whoever takes the pages may speak another language meanwhile.
        with speaking(language):
            page = document(sheet, *_read(repository, vintage, sheet.address), menu)
        yield sheet.file, rewritten(page, sheet.file, ways)


def _read(repository: Repository, vintage: str, address: str) -> tuple[View, Request]:
    """The view at an address and what is asked of it, on one state of the data for good.

    So whatever leads out of the report leads to the same figures.
    """
    parts = urlsplit(address)
    view, path = find_view(parts.path, parts.query)
    assert view is not None, address  # noqa: S101 -- the addresses are our own
    query = parts.query
    if "vintage" in view.parameters and "vintage=" not in query:
        query = "&".join(filter(None, (query, f"vintage={vintage}")))
    return view, ask(repository, view, path, query)
