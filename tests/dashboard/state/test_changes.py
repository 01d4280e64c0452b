"""What changed between two states of the data: every figure once, and the other way about alike."""

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.claims.rule import Verdict
from dashboard.measures.lens import Lens
from dashboard.state.changes import changes, flips
from dashboard.state.repository import Repository
from dashboard.text.language import say, say_many
from dashboard.text.pages.overview import MOVED
from dashboard.text.pages.vintages import COUNTS
from etl.differences import CHANGE_COLUMNS
from etl.schema import KEY
from tests.builders import data_folder, flow, flows, pair, publish_rows, refer
from tests.dashboard.looking import look

CLAIM = """\
[[claim]]
id = "a-claim"
sentence = "A tenth"
said_by = "Somebody"
said_on = "2021-02"
title = "Somewhere"
period = "2020"
[[claim.asserts]]
reporter = "AZE"
partner = "RUS"
measure = "share of turnover"
relation = "is"
value = 10
precision = 1
"""

places = st.tuples(
    st.sampled_from(["RUS", "IRN", "GBR", "WLD"]),
    st.sampled_from(["X", "M"]),
    st.sampled_from(["2019", "2020", "2020-05"]),
    st.sampled_from(["TOTAL", "27", "7108"]),
    st.sampled_from(["origin", "dispatch"]),
)
states = st.dictionaries(places, st.integers(0, 10**12), max_size=12)
State = dict[tuple[str, str, str, str, str], int]


def frame(state: State) -> pd.DataFrame:
    """Return a state's figures."""
    names = ("partner", "flow", "period", "product", "partner_basis")
    rows = [flow(size, **dict(zip(names, place, strict=True))) for place, size in state.items()]
    return flows(rows) if rows else flow().iloc[:0]


def keyed(found: pd.DataFrame) -> dict[tuple[str, ...], dict[str, Any]]:
    """Return the changes by the figure's key."""
    keys = found[list(KEY)].itertuples(index=False, name=None)
    return dict(zip(keys, found.to_dict("records"), strict=True))  # type: ignore[arg-type]


@given(states, states)
@settings(deadline=None, max_examples=12)
def test_every_figure_is_the_same_changed_new_or_gone(older: State, newer: State) -> None:
    """The kinds and what stayed the same are all figures of both, each once."""
    found = changes(frame(older), frame(newer))
    assert list(found) == list(CHANGE_COLUMNS)
    assert not found.duplicated(list(KEY)).any()
    counts = found["kind"].value_counts().to_dict()
    same = {place for place in older.keys() & newer.keys() if older[place] == newer[place]}
    assert counts.get("new", 0) == len(newer.keys() - older.keys())
    assert counts.get("gone", 0) == len(older.keys() - newer.keys())
    assert counts.get("changed", 0) == len(older.keys() & newer.keys()) - len(same)
    assert len(found) + len(same) == len(older.keys() | newer.keys())


@given(states, states)
@settings(deadline=None, max_examples=12)
def test_changes_add_up_to_the_difference(older: State, newer: State) -> None:
    """What is new or gone counts whole, so the sum is that of both; the largest come first."""
    found = changes(frame(older), frame(newer))
    assert found["change_usd"].sum() == sum(newer.values()) - sum(older.values())
    kinds = found["kind"].tolist()
    assert kinds == sorted(kinds, key=["changed", "gone", "new"].index)
    for _, part in found.groupby("kind"):
        assert part["change_usd"].abs().is_monotonic_decreasing


@given(states, states)
@settings(deadline=None, max_examples=12)
def test_changes_back_are_the_same_with_the_other_sign(older: State, newer: State) -> None:
    """From the newer to the older each change is turned about; new is gone and gone is new."""
    there = keyed(changes(frame(older), frame(newer)))
    back = keyed(changes(frame(newer), frame(older)))
    assert there.keys() == back.keys()
    turned = {"new": "gone", "gone": "new", "changed": "changed"}
    for key, change in there.items():
        assert back[key]["change_usd"] == -change["change_usd"]
        assert back[key]["kind"] == turned[change["kind"]]


@given(states)
@settings(deadline=None, max_examples=8)
def test_nothing_changes_between_a_state_and_itself(state: State) -> None:
    """The same figures in any order are no change."""
    table = frame(state)
    assert changes(table, table[::-1]).empty


def test_percent_is_of_the_older_value() -> None:
    """480 after 400 is +20%; what is new, gone or was zero has no percent."""
    older = [flow(400), flow(0, partner="IRN"), flow(7, partner="GBR")]
    newer = [flow(480), flow(5, partner="IRN"), flow(9, partner="WLD")]
    found = changes(flows(older), flows(newer)).set_index("partner")
    assert found.loc["RUS", "change_percent"] == pytest.approx(20)
    assert found["change_percent"].notna().sum() == 1
    assert found["kind"].to_dict() == {
        "RUS": "changed", "IRN": "changed", "GBR": "gone", "WLD": "new",
    }  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a folder with one claim and two vintages, the newer of which moves it."""
    world = pair(50, 50, partner="WLD")
    older, newer = [*pair(4, 6), *world], [*pair(20, 30), *world]
    return Repository(data_folder(tmp_path, older, newer, tables={"claims.toml": CLAIM}))


def shown(repository: Repository, address: str) -> str:
    """Return all that a page shows."""
    view, request = look(repository, address)
    return str([*view.lead(request), *view.content(request)])


def test_flip_names_both_verdicts(repository: Repository) -> None:
    """A claim whose verdict moved is told with what it was before and what it is after."""
    older, newer = map(repository.snapshot, repository.vintages())
    (flip,) = flips(older, newer)
    assert (flip.claim, flip.before, flip.after) == (
        "a-claim", Verdict.SUPPORTED, Verdict.NOT_SUPPORTED,
    )  # fmt: skip
    (back,) = flips(newer, older)
    assert (back.before, back.after) == (flip.after, flip.before)


def test_no_flip_between_a_vintage_and_itself(repository: Repository) -> None:
    """Nothing moves where nothing changed."""
    snapshot = repository.snapshot()
    assert flips(snapshot, snapshot) == []


def test_status_alone_is_a_change() -> None:
    """The same amount, once an estimate and now reported, is a revision of nothing in dollars."""
    older, newer = flow(5, status="estimate"), flow(5)
    (change,) = changes(older, newer).to_dict("records")
    assert (change["kind"], change["change_usd"]) == ("changed", 0)
    assert (change["older_status"], change["newer_status"]) == ("estimate", "reported")


def of_oil(oil: float) -> list[pd.DataFrame]:
    """Return trade with so much oil, of which all else is a tenth of the world's."""
    return [
        flow(size, flow=name, product=code, partner=partner)
        for partner, fuel, rest in (("RUS", oil, 5.0), ("WLD", 50.0, 50.0))
        for name in ("X", "M")
        for code, size in (("TOTAL", fuel + rest), ("27", fuel), ("84", rest))
    ]


def test_verdict_that_oil_moved_is_not_moved_without_oil(tmp_path: Path) -> None:
    """Verdicts and figures through a lens, on the first page and on that of the vintages."""
    tables = {"claims.toml": CLAIM}
    repository = Repository(data_folder(tmp_path, of_oil(5), of_oil(25), tables=tables))
    older, newer = map(repository.snapshot, repository.vintages())
    against = f"/vintages?against={older.vintage.id}"
    assert len(flips(older, newer)) == 1
    assert flips(older, newer, Lens(("27",))) == []
    moved = say(MOVED).partition("“")[0]
    assert moved in shown(repository, "/overview")
    assert moved not in shown(repository, "/overview?without=27")
    assert "A tenth" in shown(repository, against)
    assert say_many(COUNTS["changed"], 4) in shown(repository, against)
    assert "A tenth" not in shown(repository, f"{against}&without=27")
    assert say_many(COUNTS["changed"], 0) in shown(repository, f"{against}&without=27")


@pytest.mark.parametrize(
    ("sizes", "pinned", "told"),
    [
        ((5, 25, 25), None, [("Supported", "2026-01-01", "Not supported")]),
        ((5, 25, 5), None, [("Not supported", "2026-01-02", "Supported")]),
        ((5, 5, 25), None, [("Supported", "2026-01-02", "Not supported")]),
        ((5, 5, 5), None, []),
        ((5, 25, 25), 0, [("Supported", "2026-01-01", "Not supported")]),
        ((5, 25, 25), 1, []),
        ((25, 25, 5), 2, [("Not supported", "2026-01-02", "Supported")]),
    ],
)
def test_moved_verdicts_of_a_folder_refreshed_twice(
    tmp_path: Path, sizes: tuple[float, ...], pinned: int | None, told: list[tuple[str, str, str]]
) -> None:
    """The newest is held against the one before and the first; an older one against the newest."""
    refer(tmp_path, "claims.toml", CLAIM)
    base = None
    for day, size in enumerate(sizes, 1):
        base = publish_rows(tmp_path, of_oil(size), f"2026-01-0{day}T00:00:00Z", base=base)
    repository = Repository(tmp_path)
    query = "" if pinned is None else f"?vintage={repository.vintages()[pinned]}"
    page = shown(repository, f"/overview{query}")
    text = say(MOVED, sentence="A tenth", before="BEFORE", since="SINCE", after="AFTER")
    pattern = re.sub("BEFORE|SINCE|AFTER", "(.+?)", re.escape(text))
    assert re.findall(pattern, page) == told


def test_page_tells_a_change_of_status_as_such(tmp_path: Path) -> None:
    """An estimate that is now a report is no change of +0.0%."""
    repository = Repository(data_folder(tmp_path, [flow(5e6, status="estimate")], [flow(5e6)]))
    older = repository.vintages()[0]
    told = shown(repository, f"/vintages?against={older}")
    assert "estimate to reported" in told
    assert "+0.0%" not in told
