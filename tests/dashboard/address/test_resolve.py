"""An address is a view, a state of the data and a selection, and leads back to itself."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.address.resolve import ask, ask_nothing, limits_of
from dashboard.state.repository import Repository
from dashboard.views import VIEWS, find_view, shortest
from dashboard.views.view import View
from etl.schema import UNALLOCATED, WORLD
from etl.vintage import DataError
from tests.builders import data_folder, flow, pair, publish_rows
from tests.dashboard.looking import look
from tests.dashboard.state.test_repository import own_corridors

PLAIN = [view for view in VIEWS if not view.takes_path and not view.asked_by]
"""Views that a name alone leads to."""


@pytest.fixture
def two(tmp_path: Path) -> Repository:
    """Return a folder with two vintages, the newer of which knows later years."""
    return Repository(data_folder(tmp_path, pair(1, 2), pair(3, 4, period="2031")))


def asked(repository: Repository, address: str) -> Request:
    """Return the request at an address of a view there is."""
    return look(repository, address)[1]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.asked_by or view.name)
def test_every_view_has_its_address(view: View) -> None:
    """Each is found by its name, with what follows it where it takes that."""
    name, takes_path = view.name, view.takes_path
    query = f"?{view.asked_by}=something" if view.asked_by else ""
    assert find_view(f"/{name}/a-claim" if takes_path else f"/{name}", query) == (
        view, "a-claim" if takes_path else "",
    )  # fmt: skip
    assert find_view(f"/{name}" if takes_path else f"/{name}/more", query) == (None, "")


@pytest.mark.parametrize(
    ("address", "given_out"),
    [
        ("/overview", "/"),
        ("/overview?since=2010", "/?since=2010"),
        ("/overviews", "/overviews"),
        ("/claim/overview-of-a-year", "/claim/overview-of-a-year"),
    ],
)
def test_first_page_alone_has_no_name(address: str, given_out: str) -> None:
    """Whatever else begins or goes on like its name keeps its own address."""
    assert shortest(address) == given_out


def test_root_is_the_first_view() -> None:
    """Without a name there is the first page."""
    assert find_view("/") == find_view("") == (VIEWS[0], "")


@pytest.mark.parametrize("address", ["/nothing", "/overview.csv", "/claim/", "/%6Eothing", "/../x"])
def test_other_addresses_are_no_view(address: str) -> None:
    """What is no view's name is none."""
    assert find_view(address) == (None, "")


def test_written_otherwise_is_the_same_address() -> None:
    """Escaped letters and a slash at the end make no other page."""
    assert find_view("/%6Dirror")[0] is find_view("/mirror/")[0] is find_view("/mirror")[0]


@given(st.text(max_size=30))
def test_no_address_is_an_exception(path: str) -> None:
    """Whatever is typed, there is a view or there is none."""
    view, _ = find_view(f"/{path}")
    assert view is None or view in VIEWS


def test_newest_vintage_is_asked_unless_one_is_pinned(two: Repository) -> None:
    """A link without a vintage is of the newest state; one that pins is of that one."""
    first, last = two.vintages()
    assert asked(two, "/overview").snapshot.vintage.id == last
    pinned = asked(two, f"/overview?vintage={first}")
    assert pinned.snapshot.vintage.id == first
    assert pinned.selection.lens.vintage == first
    assert pinned.vintages == (first, last)
    assert pinned.state(last).vintage.id == last


def test_vintage_there_is_not_is_named(two: Repository) -> None:
    """A pinned state that is not held is the asker's to put right."""
    with pytest.raises(SelectionError, match="Parameter vintage"):
        asked(two, "/overview?vintage=20200101T000000Z-00000000")
    with pytest.raises(DataError):
        two.snapshot("20200101T000000Z-00000000")


def test_link_of_a_pinned_page_leads_back_to_it(two: Repository) -> None:
    """The address a pinned page gives for itself asks the same years of the same state."""
    first = two.vintages()[0]
    first_end = limits_of(two.snapshot(first)).defaults.until
    for until in range(2020, first_end + 1):
        here = asked(two, f"/overview?vintage={first}&until={until}")
        again = asked(two, here.links.view("overview"))
        assert again.selection == here.selection


@pytest.mark.parametrize("view", PLAIN, ids=lambda view: view.name)
def test_address_that_cannot_be_read_asks_the_usual(repository: Repository, view: View) -> None:
    """Nothing asked is everything as by default, as the view without a query."""
    assert ask_nothing(repository, "").selection == asked(repository, f"/{view.name}").selection


def test_whoever_is_on_record_may_be_asked_for(repository: Repository) -> None:
    """Countries and the world, but not the rest that belongs to none; each source there is."""
    snapshot = repository.snapshot()
    limits = limits_of(snapshot)
    assert WORLD in limits.countries
    assert UNALLOCATED not in limits.countries
    assert set(limits.sources) >= set(snapshot.vintage.flows["source"])
    assert limits.defaults.reporter == snapshot.corridors[0].reporter
    assert limits.defaults.since <= int(limits.defaults.period) <= limits.defaults.until


def test_years_follow_the_figures(tmp_path: Path) -> None:
    """A later year on record is the last that may be asked for."""
    publish_rows(tmp_path, [flow(1, period="2031"), flow(1, period="2032-05")])
    assert limits_of(Repository(tmp_path).snapshot()).defaults.until == 2031


@given(st.data())
@settings(deadline=None, max_examples=15)
def test_address_leads_back_to_its_selection(repository: Repository, data: st.DataObject) -> None:
    """What a page says of itself in a link is what it was asked, for any view and choice."""
    view = data.draw(st.sampled_from(PLAIN))
    years = sorted(data.draw(st.tuples(st.integers(1992, 2025), st.integers(1992, 2025))))
    offered = {
        "reporter": "TUR",
        "partner": data.draw(st.sampled_from(["IRN", "IRN,RUS", "WLD"])),
        "since": str(years[0]),
        "until": str(years[1]),
        "without": data.draw(st.sampled_from(["71", "27,7108", ""])),
        "flow": data.draw(st.sampled_from("XM")),
        "source": data.draw(st.sampled_from(["", "imf-dots"])),
        "period": str(years[0]),
        "adjust": data.draw(st.sampled_from(["0", "6", "10"])),
    }
    kept = data.draw(st.sets(st.sampled_from(sorted(offered))))
    pairs = [f"{name}={offered[name]}" for name in sorted(kept) if name in view.parameters]
    here = asked(repository, f"/{view.name}?{'&'.join(pairs)}")
    assert asked(repository, here.links.view(view.name)).selection == here.selection


@pytest.mark.parametrize(
    ("since", "periods", "shown"),
    [
        ((1992,), ["2020", "2021-05"], (1992, 2020)),
        ((2000, 1985), ["2020"], (2000, 2020)),
        ((2025,), ["2020"], (2020, 2020)),
        ((1992,), ["2020-11", "2021-05"], (1992, 2021)),
    ],
)
def test_every_page_has_years_to_show(
    tmp_path: Path, since: tuple[int, ...], periods: list[str], shown: tuple[int, int]
) -> None:
    """Whenever corridors begin and figures end, each page opens, unasked and on all years."""
    publish_rows(tmp_path, [row for period in periods for row in pair(1e6, 2e6, period=period)])
    repository = Repository(own_corridors(tmp_path, *since))
    defaults = limits_of(repository.snapshot()).defaults
    assert (defaults.since, defaults.until) == shown
    first, last = limits_of(repository.snapshot()).years
    for view in PLAIN:
        for query in ("", f"since={first}&until={last}"):
            if not query or "until" in view.parameters:
                request = asked(repository, f"/{view.name}?{query}")
                view.frame(request)
                for part in (view.lead, view.controls, view.content):
                    part(request)


def test_years_beyond_figures_and_corridors_are_refused(tmp_path: Path) -> None:
    """The running year may be asked for where months of it are held; the next may not."""
    publish_rows(tmp_path, [flow(period="2020"), flow(period="2021-05")])
    repository = Repository(own_corridors(tmp_path, 1992))
    assert asked(repository, "/months?until=2021").selection.until == 2021
    for year in (1991, 2022):
        with pytest.raises(SelectionError, match="1992–2021"):
            asked(repository, f"/months?until={year}")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Rusia", "RUS"),
        ("Untied Kingdom", "GBR"),
        ("\u0410\u0437\u0435\u0440\u0431\u0430\u0439\u0436\u0430\u043d", "AZE"),
    ],
)
def test_a_slip_in_a_name_is_told_with_what_was_meant(
    repository: Repository, name: str, meant: str
) -> None:
    """In any language there is; of what is like no name nobody is suggested."""
    with pytest.raises(SelectionError, match=r"Did you mean .+\?") as told:
        asked(repository, f"/compare?partner={name}")
    assert meant in told.value.misfits[0].allowed
    with pytest.raises(SelectionError, match="write its name"):
        asked(repository, f"/compare?partner={'q' * 2_000}")


def test_a_claim_that_nobody_made_is_told_with_those_like_it(repository: Repository) -> None:
    """A few, never all of them."""
    known = [claim.id for claim in repository.snapshot().claims]
    for path, most in ((known[0][:-2], 3), ("q", 0)):
        view, _ = find_view(f"/claim/{path}")
        assert view is not None
        with pytest.raises(SelectionError, match="There is no claim") as told:
            view.content(ask(repository, view, path, ""))
        assert len(told.value.misfits[0].allowed) <= most
