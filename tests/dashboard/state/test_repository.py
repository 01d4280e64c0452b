"""The dashboard reads what is on disk, notices what is new, and says what is wrong."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.claims.entries import read_claims
from dashboard.measures.evidence import Place
from dashboard.state.no_data import NoDataError
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from etl.reader import SHIPPED_DATA
from etl.schema import WORLD
from etl.vintage import DataError
from tests.builders import QUOTE_COLUMNS, claim, damage, flow, publish_rows, quote, refer

EXPORTS = Place("AZE", "RUS", "X", "2020")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one vintage of one figure, and the reference that ships."""
    publish_rows(tmp_path, [flow(1)])
    return tmp_path


def exports(snapshot: Snapshot) -> float | None:
    """Return the one figure of a snapshot."""
    found = snapshot.ledger.find("un-comtrade", EXPORTS)
    return None if found is None else found.value.low


def test_shipped_data_can_be_shown() -> None:
    """What comes with the product opens, with its claims, names, colours and years."""
    snapshot = Repository(SHIPPED_DATA).snapshot()
    first, last = snapshot.years
    assert first == 1992
    assert last >= 2024
    assert snapshot.names["AZE"] == "Azerbaijan"
    assert (snapshot.names[WORLD], snapshot.labels[WORLD]) == ("the world", "World")
    assert len(snapshot.claims) >= 10
    assert {c.reporter for c in snapshot.corridors} <= set(snapshot.names)
    assert all(code in snapshot.names for c in snapshot.corridors for code in c.partners)


def test_every_source_held_is_known() -> None:
    """Each source of the figures, of the order of precedence and of the manifest has an entry."""
    snapshot = Repository(SHIPPED_DATA).snapshot()
    held = set(snapshot.vintage.flows["source"])
    assert held <= set(snapshot.sources)
    assert set(snapshot.precedence["source"]) <= {*snapshot.sources, "published"}
    said = snapshot.vintage.flows[["source", "status"]].drop_duplicates()
    ranked = set(snapshot.precedence[["source", "status"]].itertuples(index=False, name=None))
    assert set(said.itertuples(index=False, name=None)) <= ranked


def test_same_state_is_read_once(data: Path) -> None:
    """A request costs no reading while nothing has changed."""
    repository = Repository(data)
    assert repository.snapshot() is repository.snapshot()


def test_new_vintage_is_picked_up(data: Path) -> None:
    """Figures published while the server runs are shown without a restart."""
    repository = Repository(data)
    assert exports(repository.snapshot()) == 1
    publish_rows(data, [flow(2)], "2026-01-02T00:00:00Z")
    assert exports(repository.snapshot()) == 2


def test_changed_reference_is_picked_up(data: Path) -> None:
    """A folder's own reference file goes before the shipped one, at once."""
    repository = Repository(data)
    assert len(repository.snapshot().claims) > 0
    refer(data, "claims.toml", "")
    assert repository.snapshot().claims == ()


def test_no_data_says_what_to_do(tmp_path: Path) -> None:
    """An empty folder, or none, names the commands that fill it."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NoDataError, match="python -m etl refresh"):
            Repository(folder).snapshot()


def test_damaged_vintage_is_passed_over(data: Path) -> None:
    """The last good vintage is shown, and the damaged one is named."""
    repository = Repository(data)
    newer = publish_rows(data, [flow(2)], "2026-01-02T00:00:00Z")
    damage(data, newer)
    snapshot = repository.snapshot()
    assert exports(snapshot) == 1
    assert newer in snapshot.vintage.passed_over[0]


def test_repaired_data_are_shown_again(data: Path) -> None:
    """A failure is not kept: once the file is right the page is too."""
    repository = Repository(data)
    path = refer(data, "claims.toml", "[[claim]")
    with pytest.raises(DataError, match=r"claims\.toml"):
        repository.snapshot()
    path.unlink()
    assert exports(repository.snapshot()) == 1


QUOTES = """\
period,reporter,partner,measure,product,partner_basis,value,unit,precision,said_by,address,note
2024,AZE,RUS,export,TOTAL,unknown,many,USD million,1,somebody,somewhere,
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims.toml", '[[claim]]\nid = "x"\n'),
        ("corridors.toml", "corridor = 1"),
        ("corridors.toml", '[[corridor]]\nreporter = "AZE"\n'),
        ("corridors.toml", "corridor = []"),
        ("sources.toml", "not toml"),
        ("countries.csv", "code,name\nAZE,Azerbaijan\n"),
        ("countries.csv", "comtrade_code,code,name,kind,valid_until\nx,AZE,Azerbaijan,country,\n"),
        ("precedence.csv", ""),
        ("events.csv", "\xff\xfe"),
        ("published_figures.csv", QUOTES),
    ],
)
def test_wrong_reference_file_is_named(data: Path, name: str, text: str) -> None:
    """A reference file that cannot be used gives a sentence with its name, not an exception."""
    refer(data, name, text)
    with pytest.raises(DataError, match=name):
        _ = Repository(data).snapshot().years


def test_what_speaks_on_a_claim_leaves_out_its_own_quote(data: Path) -> None:
    """A quote from where the claim was made is no evidence on it; one from elsewhere is."""
    said = pd.concat(
        [
            quote(1, address="https://example.org/there"),
            quote(2, address="https://example.org/elsewhere"),
        ]
    )
    refer(data, "published_figures.csv", said)
    snapshot = Repository(data).snapshot()
    (found,) = read_claims({"claim": [claim(address="https://example.org/there")]}, ("AZE", "RUS"))
    for known, value in ((found, 2e6), (replace(found, address=""), 1.5e6)):
        evidence = snapshot.evidence_on(known).find("published", EXPORTS._replace(period="2024"))
        assert evidence is not None
        assert evidence.value.middle == value


def test_a_group_is_no_partner_among_countries(data: Path) -> None:
    """A statement on a group is shown but neither listed nor ranked beside its members."""
    partners = ("RUS", "EU27", "EUR", "a group")
    said = pd.concat([quote(9, partner=partner) for partner in partners])
    refer(data, "published_figures.csv", said)
    snapshot = Repository(data).snapshot()
    assert tuple(snapshot.published["partner"]) == partners
    assert set(snapshot.ledger.totals("published", "AZE", "2024")) == {"RUS"}


def own_corridors(data: Path, *since: int) -> Path:
    """Return the data folder with corridors of Azerbaijan that begin in these years."""
    partners = ("RUS", "IRN", "GBR")
    entries = (
        f'[[corridor]]\nreporter = "AZE"\npartners = ["{partner}"]\nsince = {year}\n'
        for partner, year in zip(partners, since, strict=False)
    )
    refer(data, "corridors.toml", "\n".join(entries))
    refer(data, "published_figures.csv", ",".join(QUOTE_COLUMNS) + "\n")
    return data


@pytest.mark.parametrize(
    ("since", "periods", "years", "whole"),
    [
        ((1992,), ["2020"], (1992, 2020), 2020),
        ((1992,), ["2020", "2021-05"], (1992, 2021), 2020),
        ((1992,), ["1988", "2020"], (1988, 2020), 2020),
        ((2000, 1985), ["2020"], (1985, 2020), 2020),
        ((2025,), ["2020"], (2020, 2025), 2020),
        ((1992,), ["2020-11", "2021-05"], (1992, 2021), 2021),
    ],
)
def test_years_are_those_of_figures_and_corridors(
    tmp_path: Path,
    since: tuple[int, ...],
    periods: list[str],
    years: tuple[int, int],
    whole: int,
) -> None:
    """From the first that anything begins to the last that anything is known of, even a month."""
    publish_rows(tmp_path, [flow(period=period) for period in periods])
    snapshot = Repository(own_corridors(tmp_path, *since)).snapshot()
    assert snapshot.years == years
    assert snapshot.last_whole_year == whole
