"""A reader's lens: goods left out, one publisher alone, in claims and on every page."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.claims.entries import read_claims
from dashboard.claims.readings import SCOPES, Evaluation, evaluate
from dashboard.claims.rule import Verdict
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.lens import LENS, WHOLE, Lens
from dashboard.measures.measuring import Case, measure
from dashboard.state.repository import Repository
from dashboard.text.language import say
from dashboard.text.pages import data, months
from dashboard.views import VIEWS
from dashboard.views.view import View
from tests.builders import claim, data_folder, flow, ledger, pair, publish_rows
from tests.dashboard.looking import look

DOTS = {"source": "imf-dots", "status": "reported-or-estimated"}
PARTS = {"27": 6.0, "71": 3.0, "7108": 2.0, "84": 1.0}


def goods(
    scale: float, parts: dict[str, float] | None = None, **columns: str
) -> list[pd.DataFrame]:
    """Return a total with its chapters and gold, both flows."""
    mine = PARTS if parts is None else parts
    total = sum(size for code, size in mine.items() if len(code) == 2)
    sizes = {"TOTAL": total} | mine
    return [
        flow(size * scale, flow=name, product=code, **columns)
        for name in ("X", "M")
        for code, size in sizes.items()
    ]


TRADE = [*goods(1e6), *goods(1e7, {"27": 4, "71": 3, "7108": 2, "84": 3}, partner="WLD")]


def seen(book: Ledger, lens: Lens, **assertion: Any) -> Evaluation:  # noqa: ANN401 -- TOML
    """Return a claim on 2020 through a lens."""
    (found,) = read_claims({"claim": [claim(assertion)]}, ("AZE", "RUS"))
    return evaluate(found, book, lens=lens)


def test_plain_lens_changes_nothing() -> None:
    """All goods by the order of sources is what is meant without a lens."""
    book = ledger(TRADE)
    (found,) = read_claims({"claim": [claim()]}, ("AZE", "RUS"))
    assert evaluate(found, book, lens=Lens()) == evaluate(found, book)
    assert Lens() == WHOLE


@pytest.mark.parametrize(
    ("without", "left", "whole"),
    [((), 10, 100), (("27",), 3, 60), (("71",), 8, 70), (("7108",), 9, 80), (("71", "27"), 1, 30)],
)
def test_first_reading_is_the_lens(without: tuple[str, ...], left: float, whole: float) -> None:
    """Goods left out are left out of both terms, and the verdict is on that."""
    rows = goods(1, {"27": 7, "71": 2, "7108": 1, "84": 1})
    rows += goods(10, {"27": 4, "71": 3, "7108": 2, "84": 3}, partner="WLD")
    (outcome,) = seen(ledger(rows), Lens(without)).outcomes
    assert outcome.primary.case.without == without
    assert outcome.primary.measured.value is not None
    assert outcome.primary.measured.value.middle == pytest.approx(100 * left / whole)


def test_all_goods_are_a_reading_beside_the_lens() -> None:
    """What the lens leaves out stays listed as another reading, each set of goods once."""
    (outcome,) = seen(ledger(TRADE), Lens(("27",))).outcomes
    scopes = [r.case.without for r in outcome.readings if r.case.report == "reporter"]
    assert sorted(scopes) == sorted(SCOPES)


def test_years_are_seen_through_the_lens() -> None:
    """The measure by year leaves out the same goods in each year."""
    book = ledger([*TRADE, *goods(2e6, period="2019"), *goods(1e7, period="2019", partner="WLD")])
    (outcome,) = seen(book, Lens(("27",))).outcomes
    assert [r.case.period for r in outcome.years] == ["2019", "2020"]
    assert all(r.case.without == ("27",) for r in outcome.years)


def test_one_publisher_alone() -> None:
    """The asked publisher is measured though another comes first; the other is listed."""
    rows = [*pair(4, 6), *pair(50, 50, partner="WLD")]
    rows += [*pair(1, 1, **DOTS), *pair(50, 50, partner="WLD", **DOTS)]
    evaluation = seen(ledger(rows), Lens(source="imf-dots"))
    (outcome,) = evaluation.outcomes
    assert outcome.primary.measured.sources == ("imf-dots",)
    assert outcome.primary.measured.value == Interval(2, 2)
    assert evaluation.verdict is Verdict.NOT_SUPPORTED
    assert {r.source for r in outcome.counted} == {"imf-dots", "un-comtrade"}


def test_publisher_that_says_nothing_is_not_replaced() -> None:
    """Asked alone, a silent publisher leaves the claim unchecked, whatever others say."""
    rows = [*pair(4, 6), *pair(50, 50, partner="WLD")]
    evaluation = seen(ledger(rows), Lens(source="imf-dots"))
    assert evaluation.verdict is Verdict.UNCHECKED
    assert {gap.source for gap in evaluation.outcomes[0].primary.measured.missing} == {"imf-dots"}


sizes = st.lists(st.integers(0, 10**9), min_size=4, max_size=4)


@given(sizes, st.integers(-5, 5))
@example([60, 0, 30, 10], -3)
@settings(deadline=None, max_examples=25)
def test_excluding_goods_never_raises_a_total(parts: list[int], off: int) -> None:
    """The more is left out the less is left, from all goods on, be chapters complete or nearly."""
    codes = ("27", "71", "84", "90")
    gold = parts[1] // 2
    total = sum(parts) * (1 + off / 100)
    rows = [flow(size, product=code) for code, size in zip(codes, parts, strict=True)]
    book = ledger([flow(total), *rows, flow(gold, product="7108")])
    left = []
    for without in ((), ("7108",), ("71",), ("71", "27")):
        measured = measure(Flow("X"), Case("AZE", "RUS", "2020", Lens(without)), book)
        if measured.value is not None:
            left.append(measured.value.middle)
    slack = 1e-6 * max(total, 1)
    assert all(later <= earlier + slack for earlier, later in pairwise(left))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a state with one pair by goods."""
    data = tmp_path_factory.mktemp("data")
    return Repository(data_folder(data, TRADE))


@pytest.mark.parametrize("without", ["7108", "71", "27", "71,27", "7108,27", "7108,71,27"])
@pytest.mark.parametrize(
    "page", ["overview", "partner", "mirror", "claim/russia-share-of-turnover"]
)
def test_every_choice_of_goods_is_shown(repository: Repository, page: str, without: str) -> None:
    """Whatever is left out, alone or together, each page and its frame show it."""
    view, request = look(repository, f"/{page}?without={without}")
    assert len(view.frame(request))
    for part in (view.lead, view.controls, view.content):
        part(request)


@pytest.mark.parametrize("name", LENS)
def test_every_page_has_the_whole_lens(repository: Repository, name: str) -> None:
    """No page refuses a part of the lens, and each with figures offers what it takes."""
    for view in VIEWS:
        assert name in view.parameters, view.name
        if view.in_menu and view.place != "method" and name != "vintage":
            controls = view.controls(look(repository, f"/{view.name}")[1])
            assert any(f'name="{name}"' in control.html for control in controls), view.name


@pytest.mark.parametrize("current", [view for view in VIEWS if view.in_menu])
def test_menu_keeps_the_lens_and_the_pair(repository: Repository, current: View) -> None:
    """From any page to any other the lens stays; between views of a pair the pair and years too."""
    pair_of = ""
    if "partner" in current.kept:
        pair_of = "partner=WLD&" if current.takes_world else "partner=IRN&"
    pinned = f"without=27&source=un-comtrade&vintage={repository.vintages()[0]}"
    _, request = look(repository, f"/{current.name}?{pair_of}{pinned}")
    for view in VIEWS:
        if view.in_menu:
            there = look(repository, request.links.onward(view))[1].selection
            for name in (*LENS, *view.kept):
                if name == "partner" and not view.takes_world:
                    continue  # the world has no side of its own
                assert there.parameters[name] == request.selection.parameters[name], view.name


def test_first_page_measures_claims_through_the_lens(repository: Repository) -> None:
    """A verdict through a lens says so and leads to the claim through the same lens."""
    view, request = look(repository, "/overview?without=27")
    said = str(view.lead(request))
    assert "without oil and gas" in said
    assert "/claim/russia-share-of-turnover?without=27" in said
    view, request = look(repository, "/overview")
    assert "without oil and gas" not in str(view.lead(request))


@pytest.mark.parametrize(
    ("without", "left", "groups"),
    [("", 10e6, 3), ("27", 4e6, 2), ("71", 7e6, 2), ("7108", 8e6, 3), ("71,7108", 7e6, 2)],
)
def test_goods_left_out_are_no_part_of_the_composition(
    repository: Repository, without: str, left: float, groups: int
) -> None:
    """A chapter left out is gone; a heading is taken off its group, whose name says so."""
    query = f"flow=X&partner=RUS&since=2020&until=2020&without={without}"
    view, request = look(repository, f"/products?{query}")
    rows = view.frame(request).query("chart == 'composition'")
    assert rows["value"].sum() == pytest.approx(left)
    assert len(rows) == groups
    assert rows["goods"].str.endswith("without 7108").sum() == (without == "7108")


def test_months_without_goods_are_voids_that_say_why(tmp_path: Path) -> None:
    """No publisher tells months by chapter, so nothing can be left out of them."""
    publish_rows(tmp_path, [flow(1e6, period=f"2020-{month:02}") for month in range(1, 13)])
    view, request = look(Repository(tmp_path), "/months?partner=RUS&without=27")
    frame = view.frame(request)
    assert len(frame)
    assert frame["value"].isna().all()
    assert frame["note"].ne("").all()
    assert say(months.NO_CHAPTERS) in str(view.content(request))


@pytest.mark.parametrize(
    ("query", "held"),
    [("source=un-comtrade", True), ("without=27", True), ("source=published", False),
     ("basis=dispatch", True)],
)  # fmt: skip
def test_coverage_follows_the_lens(repository: Repository, query: str, held: bool) -> None:  # noqa: FBT001
    """Of one publisher its own years; with goods left out the years whose chapters are whole."""
    view, request = look(repository, f"/data?{query}")
    assert bool(len(view.frame(request))) is held
    assert (say(data.NOTHING) in str(view.content(request))) is not held


def test_years_without_whole_chapters_have_no_goods_to_leave_out(tmp_path: Path) -> None:
    """The data page shows, with goods left out, the years in which that can be done."""
    publish_rows(tmp_path, [*TRADE, *pair(5, 5, period="2019", partner="WLD")])
    view, request = look(Repository(tmp_path), "/data")
    told = view.frame(request).set_index("period")["chapters"].to_dict()
    assert told == {"2019": "none", "2020": "exports and imports"}
    view, request = look(Repository(tmp_path), "/data?without=27")
    assert set(view.frame(request)["period"]) == {"2020"}


def test_changes_and_flips_follow_the_lens(tmp_path: Path) -> None:
    """What changed in goods left out, or at another publisher, is not listed."""
    newer = [row.assign(value_usd=row["value_usd"] * 2) for row in TRADE]
    repository = Repository(data_folder(tmp_path, TRADE, newer))
    shown = {}
    for query in ("", "without=71", "source=published"):
        view, request = look(repository, f"/vintages?against={repository.vintages()[0]}&{query}")
        shown[query] = set(view.frame(request)["product"])
        assert view.content(request)
    assert shown[""] == {"TOTAL", "27", "71", "7108", "84"}
    assert shown["without=71"] == {"27", "84"}
    assert shown["source=published"] == set()


@pytest.mark.parametrize("page", ["overview", "partner", "compare", "mirror", "products"])
def test_charts_name_what_was_chosen(repository: Repository, page: str) -> None:
    """Under each chart stands whose figures were chosen and what was left out."""
    view, request = look(repository, f"/{page}?partner=RUS&without=27&source=un-comtrade")
    text = "without oil and gas (HS 27); the reporter’s figures by UN Comtrade alone"
    assert text in str(view.content(request))
