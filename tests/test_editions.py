"""Two editions of the same years, both real: Azerbaijan's exports of 2015 and 2016, revised.

Both are UN Comtrade's figures as the World Bank's WITS gave them. The earlier edition is of late
2017 (github.com/pandringa/world-trade at 25d5d9d, data/countries/AZE.json, thousands of dollars; it
has no world figure, so the world is the sum of its partners). The later one ends in 2019
(github.com/listenzcc/World-trade-data-I at 7871d63, the country's WITS trade summary, millions).
"""

import pytest

from dashboard.claims.rule import Verdict
from dashboard.state.changes import changes, flips
from dashboard.state.repository import Repository
from dashboard.text.language import say
from dashboard.text.pages import overview
from etl.__main__ import main
from etl.differences import apart
from tests.builders import refer
from tests.dashboard.looking import look

EARLIER = {
    ("WLD", "2015"): 11_326_841_107, ("WLD", "2016"): 9_066_471_547,
    ("ITA", "2015"): 2_414_227_508, ("ITA", "2016"): 1_559_979_529,
    ("TUR", "2015"): 457_500_528, ("TUR", "2016"): 1_132_785_323,
    ("FRA", "2015"): 22_990_194, ("FRA", "2016"): 493_644_172,
}  # fmt: skip
LATER = {
    ("WLD", "2015"): 12_646_290_000, ("WLD", "2016"): 13_380_820_000,
    ("ITA", "2015"): 2_254_330_000, ("ITA", "2016"): 4_333_750_000,
    ("TUR", "2015"): 1_477_260_000, ("TUR", "2016"): 1_185_660_000,
    ("FRA", "2015"): 864_100_000, ("FRA", "2016"): 626_430_000,
}  # fmt: skip
CLAIM = """
[[claim]]
id = "italy-in-exports"
sentence = "Italy takes 17% of Azerbaijan’s exports"
said_by = "Nobody"
said_on = "2017-11"
title = "A test"
period = "2016"
[[claim.asserts]]
reporter = "AZE"
partner = "ITA"
measure = "share of exports"
relation = "is"
value = 17
precision = 1
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a folder into which both editions were imported, one after the other."""
    data = tmp_path_factory.mktemp("data")
    refer(data, "claims.toml", CLAIM)
    for edition, figures in (("2017-11", EARLIER), ("2019", LATER)):
        lines = ["source,edition,reporter,partner,flow,freq,period,product,value_usd,status"]
        lines += [
            f"un-comtrade,{edition},AZE,{partner},X,A,{year},TOTAL,{value},reported"
            for (partner, year), value in figures.items()
        ]
        file = data / f"{edition}.csv"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        assert main(["import", str(file), "--data", str(data)]) == 0
    return Repository(data)


def test_revision_is_listed_with_its_size(repository: Repository) -> None:
    """Exports of 2016 rose by 47.6% from one edition to the other, Italy's most of all."""
    older, newer = map(repository.snapshot, repository.vintages())
    found = changes(*apart(older.vintage, newer.vintage))
    assert len(found) == len(EARLIER)
    percent = found.set_index(["partner", "period"])["change_percent"].to_dict()
    assert percent["WLD", "2016"] == pytest.approx(47.6, abs=0.05)
    assert percent["WLD", "2015"] == pytest.approx(11.6, abs=0.05)
    order = list(zip(found["partner"], found["period"], strict=True))
    assert order[:2] == [("WLD", "2016"), ("ITA", "2016")]


def test_command_says_the_same(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """``python -m etl diff`` begins with the same figure."""
    older, newer = repository.vintages()
    assert main(["diff", older, newer, "--data", str(repository.data)]) == 0
    first = capsys.readouterr().out.splitlines()[2]
    assert first.strip() == (
        "un-comtrade AZE WLD X 2016 TOTAL: 9,066,471,547 to 13,380,820,000 (+47.6%)"
    )


def test_verdict_of_the_earlier_edition_is_kept_and_its_fall_is_said(
    repository: Repository,
) -> None:
    """What held on the figures of 2017 does not on the later ones; each vintage keeps its own."""
    older, newer = map(repository.snapshot, repository.vintages())
    (flip,) = flips(older, newer)
    assert (flip.before, flip.after) == (Verdict.SUPPORTED, Verdict.NOT_SUPPORTED)
    view, request = look(repository, "/vintages")
    shown = str(view.content(request))
    assert "Italy takes 17% of Azerbaijan’s exports" in shown
    assert "+47.6%" in shown
    view, request = look(repository, "/overview")
    lead = str(view.lead(request))
    assert say(overview.MOVED).partition("“")[0] in lead


def test_pinned_link_shows_the_earlier_edition(repository: Repository) -> None:
    """An address that pins the earlier vintage goes on showing its figures."""
    for vintage, figures in zip(repository.vintages(), (EARLIER, LATER), strict=True):
        asked = f"/receipt?partner=ITA&measure=exports&period=2016&vintage={vintage}"
        view, request = look(repository, asked)
        frame = view.frame(request)
        assert frame["value"].iloc[0] == figures["ITA", "2016"]
