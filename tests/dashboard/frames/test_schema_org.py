"""What search engines are told: nobody is invented, and every source keeps its terms."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.state.repository import Repository
from dashboard.text import shell
from dashboard.text.language import say
from etl.vintage import DataError
from tests.builders import data_folder, pair, refer, shipped_figures
from tests.dashboard.looking import look

FIGURES = [*pair(10.0, 10.0), *pair(100.0, 100.0, partner="WLD")]
ROOT = "https://trade.example"


def facts(repository: Repository, address: str) -> list[dict[str, Any]]:
    """Return what a page tells, as JSON has it."""
    view, request = look(repository, address)
    told = view.told(request, ROOT)
    return list(json.loads(json.dumps(told)))


@pytest.mark.parametrize(
    "name", ["overview", "partner", "compare", "mirror", "products", "months", "data"]
)
def test_pages_of_figures_are_data_sets(name: str) -> None:
    """Name, years, downloads that exist, and each source with publisher, terms and citation."""
    (found,) = facts(shipped_figures(), f"/{name}")
    snapshot = shipped_figures().snapshot()
    assert found["@type"] == "Dataset"
    assert found["version"] == snapshot.vintage.id
    assert str(found["url"]).startswith(f"{ROOT}/{name}")
    downloads = {one["contentUrl"] for one in found["distribution"]}
    assert downloads == {f"{ROOT}/{name}.{ending}" for ending in ("csv", "json", "md")}
    based = {one["citation"]: one["license"]["name"] for one in found["isBasedOn"]}
    for source in snapshot.sources_held:
        known = snapshot.sources[source]
        assert based[known["citation"]] == known["terms"]


@pytest.mark.parametrize("address", ["/check", "/vintages", "/receipt?measure=exports&period=2021"])
def test_other_pages_are_none(address: str) -> None:
    """A form, a list of states and a single number are no data sets."""
    assert facts(shipped_figures(), address) == []


def test_author_is_the_product_unless_settings_name_another(tmp_path: Path) -> None:
    """No person and no organization is made up; whoever runs the site can say who it is."""
    claim = "/claim/russia-share-of-turnover"
    (found,) = facts(Repository(data_folder(tmp_path, FIGURES)), claim)
    assert found["author"] == {
        "@type": "Organization", "name": say(shell.TITLE), "url": f"{ROOT}/",
    }  # fmt: skip
    refer(tmp_path, "site.toml", 'name = "Somebody’s desk"\nurl = "https://desk.example"\n')
    (found,) = facts(Repository(tmp_path), claim)
    assert found["author"]["name"] == "Somebody’s desk"


@pytest.mark.parametrize(
    ("key", "text"),
    [("url", 'url = "desk.example/a"'), ("name", "name = 1"), ("nmae", 'nmae = "x"')],
)
def test_wrong_settings_are_refused_by_name(tmp_path: Path, key: str, text: str) -> None:
    """A slip in the file is a sentence that names the file and the key."""
    data_folder(tmp_path, FIGURES, tables={"site.toml": text})
    with pytest.raises(DataError, match=rf"site\.toml, {key}: "):
        Repository(tmp_path).snapshot()
