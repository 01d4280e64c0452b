"""Where a year is that is over and not held: what is known of when it comes."""

from itertools import product as product_of
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from tests.builders import CREATED, flow, publish_rows

ADDRESS = "/{page}?reporter=KAZ&partner=TUR"
PAGES = ("partner", "compare", "mirror", "products")
LAST = int(CREATED[:4]) - 1
DAYS = "source,reporter,year,first_released,citation\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder whose figures end in 2020, as of November 2026."""
    rows = [
        flow(n, reporter="KAZ", partner=partner, flow=way, product=product)
        for n, (partner, way, product) in enumerate(
            product_of(("TUR", "WLD"), ("X", "M"), ("TOTAL", "27")), 1
        )
    ]
    publish_rows(tmp_path, rows)
    return tmp_path


def client(data: Path, packed: Path) -> FlaskClient:
    """Return who asks for its pages."""
    found: FlaskClient = create_app(data, cache=packed).server.test_client()
    return found


def known(data: Path, *lines: str) -> None:
    """Write down when years first came out."""
    (data / "reference").mkdir(exist_ok=True)
    text = DAYS + "".join(f"un-comtrade,KAZ,{line},a list\n" for line in lines)
    (data / "reference" / "release_days.csv").write_text(text, "utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_each_page_of_years_says_where_they_are(data: Path, packed: Path, page: str) -> None:
    """Each year that was over when the figures were made and is held by nobody."""
    asked = client(data, packed)
    told = asked.get(f"{ADDRESS.format(page=page)}&until={LAST}&lang=en").text
    assert f"Where are 2021 to {LAST}?" in told
    assert "--reporter KAZ" in told
    assert "is not on record here" in told
    assert "Where is 2021?" in asked.get(f"{ADDRESS.format(page=page)}&until=2021&lang=en").text


def test_expects_it_as_late_as_years_came_before(data: Path, packed: Path) -> None:
    """What was to be expected before these figures were made may be there by now."""
    known(data, "2019,2020-02-11", "2020,2021-04-30")
    asked = client(data, packed)
    told = asked.get(f"{ADDRESS.format(page='partner')}&until=2021&lang=en").text
    assert "2019 on 11 February 2020 and 2020 on 30 April 2021." in told
    assert "was expected by Apr 2022" in told
    known(data, "2019,2024-12-11")
    told = asked.get(f"{ADDRESS.format(page='partner')}&until=2021&lang=en").text
    assert "can be expected by Dec 2026" in told
    russian = asked.get(f"{ADDRESS.format(page='partner')}&until=2021&lang=ru").text
    assert "Где 2021 год?" in russian
    assert "is to be expected" not in russian


def test_nothing_is_awaited_that_nobody_asked_for(data: Path, packed: Path) -> None:
    """Up to the newest year held there is nothing to say."""
    told = client(data, packed).get(f"{ADDRESS.format(page='partner')}&until=2020&lang=en").text
    assert "Where is 20" not in told
    assert "Where are 20" not in told
