"""What is refused has the status that tells why: of the address, of the question, of the data."""

import pytest

from dashboard.address.refusing import SelectionError
from dashboard.serving.statuses import status_of, status_of_page
from dashboard.state.no_data import NoDataError
from dashboard.state.repository import Repository
from tests.dashboard.looking import look


@pytest.mark.parametrize(
    ("address", "query", "status"),
    [
        ("/claim/nobody-made-it", "", 404),
        ("/claim/russia-share-of-turnover", "without=99", 400),
        ("/overview", "since=banana", 400),
        ("/check", "relation=is&operation=change", 400),
        ("/check", "precision=0", 400),
        ("/receipt", "measure=exports&period=2021&report=partner&mirror=x", 400),
        ("/vintages", "against=20200101T000000Z-00000000", 400),
        ("/check", "period=2021", 200),
        ("/", "", 200),
    ],
)
def test_page_and_file_agree(repository: Repository, address: str, query: str, status: int) -> None:
    """404 for what is not there, 400 for what cannot be, also where the page shows its controls."""
    try:
        view, asked = look(repository, f"{address}?{query}")
        view.content(asked)
        found = status_of_page(view, asked)
    except SelectionError as error:
        found = status_of(error)
    assert found == status


def test_failures_are_told_apart() -> None:
    """No figures are the server's state, anything else its fault."""
    assert status_of(NoDataError("x", "etl")) == 503
    assert status_of(ZeroDivisionError()) == 500
