"""Figures that break a page do not leave its reader with nothing, and health tells of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard.address.refusing import SelectionError
from dashboard.serving.last_good import last_good
from etl.reference.misfits import Misfit
from etl.vintage import DataError
from tests.builders import own_parts, pair, publish_rows

LATER: Final = "2026-02-01T00:00:00Z"
LAST: Final = "2026-03-01T00:00:00Z"
ENDLESS: Final = float("inf")


def works_from(vintage: str) -> Callable[[str], str]:
    """Return what fails on all vintages but one."""

    def make(asked: str) -> str:
        if asked != vintage:
            raise ZeroDivisionError(asked or "newest")
        return f"of {asked or 'newest'}"

    return make


def test_newest_is_shown_where_it_can_be() -> None:
    """Nothing older is looked at."""
    assert last_good(works_from(""), ["b", "a"]) == "of newest"


def test_first_older_that_works_is_shown() -> None:
    """The newest of those before, else the next."""
    assert last_good(works_from("b"), ["b", "a"]) == "of b"
    assert last_good(works_from("a"), ["b", "a"]) == "of a"


def test_what_fails_on_all_fails_as_on_the_newest() -> None:
    """Two are tried; a page that is broken itself is not tried on all that is held."""
    with pytest.raises(ZeroDivisionError, match="newest"):
        last_good(works_from("z"), ["c", "b", "z"])


@pytest.mark.parametrize("error", [SelectionError(Misfit("", "no")), DataError("no")])
def test_what_the_reader_is_told_is_told(error: Exception) -> None:
    """A wrong address is not wrong because of the figures."""

    def make(_: str) -> None:
        raise error

    with pytest.raises(type(error)):
        last_good(make, ["a"])


def figures(value: float) -> list[pd.DataFrame]:
    """Return a pair and the world in 2024, enough for the first page."""
    return [*pair(value, value, period="2024"), *pair(value, value, partner="WLD", period="2024")]


def test_broken_figures_fall_back_with_a_note(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient]
) -> None:
    """The page is that of the vintage before, and says so; health names the one that fails."""
    client = client_of(tmp_path)
    first = publish_rows(tmp_path, figures(5.0))
    assert client.get("/health").text == f"ok {first}\n"
    assert "cannot be made" not in client.get("/").text
    second = publish_rows(tmp_path, figures(ENDLESS), created=LATER)
    page = client.get("/")
    assert page.status_code == 200
    assert f"shows those of the vintage {first}" in page.text
    health = client.get("/health")
    assert health.status_code == 503
    assert second in health.text
    assert "Traceback" not in health.text + page.text
    refused = client.get("/overview?since=banana").text
    assert "banana" in refused
    assert "cannot be shown" in refused
    third = publish_rows(tmp_path, figures(6.0), created=LAST)
    assert client.get("/health").text == f"ok {third}\n"
    assert "shows those of" not in client.get("/").text


def test_health_of_the_only_vintage(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient]
) -> None:
    """Where nothing is left to fall back to, it is told too."""
    publish_rows(tmp_path, figures(ENDLESS))
    assert client_of(tmp_path).get("/health").status_code == 503


def test_a_part_spoiled_later_falls_back_too(
    tmp_path: Path, client_of: Callable[[Path], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a large vintage it is seen when it is read; the reader learns no place on the server."""
    monkeypatch.setattr("etl.parts.opening._PROVED_WHOLE", 0)
    client = client_of(tmp_path)
    first = publish_rows(tmp_path, figures(5.0))
    second = publish_rows(tmp_path, figures(6.0), created=LATER)
    for path in own_parts(tmp_path, second):
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    page = client.get("/partner?since=2024")
    assert page.status_code == 200
    assert f"shows those of the vintage {first}" in page.text
    assert str(tmp_path) not in page.text
