"""Each view on any pair: chart, table, CSV and receipt have the same numbers, voids a reason."""

import json
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pytest
from flask.testing import FlaskClient
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from dashboard.address.links import in_format
from dashboard.address.refusing import SelectionError
from dashboard.address.request import Request
from dashboard.claims.rule import Verdict
from dashboard.frames.csv_bytes import to_csv
from dashboard.frames.number_rows import FRAME_COLUMNS
from dashboard.parts.drawing import Drawing
from dashboard.state.repository import Repository
from dashboard.text.language import say
from dashboard.text.pages.mirror import ESTIMATES, NO_FIGURES, void_label
from dashboard.text.pages.products import INCOMPLETE, NO_CHAPTERS
from dashboard.text.pages.receipt import NO_VALUE as NO_VALUE_TOLD
from dashboard.text.words import NO_VALUE
from dashboard.views.receipt import content_of
from dashboard.views.view import View
from etl.reader import SHIPPED_DATA
from etl.schema import UNALLOCATED
from tests.builders import data_folder, flow, pair, publish_rows, quote, shipped_figures
from tests.dashboard.looking import charts, look, walk
from tests.dashboard.parts.test_tables import Cells, told

PAGES: Final = ("overview", "partner", "compare", "mirror", "products", "months")
CODES: Final = sorted(
    set(pd.read_csv(SHIPPED_DATA / "reference" / "countries.csv")["code"]) - {UNALLOCATED}
)
DOTS: Final = {"source": "imf-dots", "status": "reported-or-estimated"}
ESTIMATE: Final = {"source": "imf-imts", "status": "estimate"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return two vintages of a world of three, with gaps, goods, months and estimates."""
    data = tmp_path_factory.mktemp("data")
    rows = [
        *pair(5e6, 7e6, period="2018"),
        *pair(6e6, 8e6, period="2020"),
        *pair(60e6, 80e6, period="2020", partner="WLD"),
        *pair(3e6, 9e6, period="2019", **DOTS),
        *pair(8e6, 5e6, period="2020", reporter="RUS", partner="AZE"),
        *pair(7e6, 4e6, period="2021", reporter="RUS", partner="AZE", **ESTIMATE),
        *(flow(n * 1e5, flow="M", product=f"{n:02}", period="2020") for n in (10, 27, 42)),
        flow(1e5, flow="M", product="27", period="2018"),
        *(
            flow(month * 1e5, flow=name, period=f"{year}-{month:02}")
            for name in ("X", "M")
            for year in (2019, 2020)
            for month in range(1, 13)
        ),
    ]
    return Repository(data_folder(data, rows, [*rows, *pair(1e6, 2e6, period="2021")]))


def look_frame(address: str) -> pd.DataFrame:
    """Return the numbers of a page on the shipped figures that are known."""
    view, request = look(shipped_figures(), address)
    return view.frame(request).dropna(subset=["value"])


def drawn(parts: list[Any]) -> Counter[float]:
    """Return every number the charts draw, but for sums of several."""
    values: Counter[float] = Counter()
    for chart in charts(parts):
        groups = (*(one.points for one in chart.series), *(one.points for one in chart.bars))
        points = (point for group in groups for point in group if point.receipt or point.y is None)
        numbers = (point.x if chart.up.kind == "rows" else point.y for point in points)
        values.update(number for number in numbers if number is not None)
    return values


def sums(parts: list[Any]) -> dict[int, float]:
    """Return what is drawn as the sum of several numbers, by year."""
    bars = (bars for chart in charts(parts) for bars in chart.bars)
    points = (point for group in bars for point in group.points if not point.receipt)
    return {round(point.x): point.y for point in points if point.y is not None}


def printed(parts: list[Any]) -> list[tuple[float, float]]:
    """Return every number the tables print, in the frame's unit, with half its last digit."""
    found = []
    for part in walk(parts):
        table = getattr(part, "data-table", "")
        if table:
            heads, *rows = Cells(table).rows
            cells = (pair for row in rows for pair in list(zip(heads, row, strict=True))[1:-1])
            found += [told(head, cell) for head, cell in cells if cell != NO_VALUE]
    return found


def assert_shown(numbers: list[tuple[float, float]], values: list[float]) -> None:
    """Hold that each number shown is one of the values to its digits, and each value is shown."""
    left = list(values)
    for number, half in sorted(numbers, key=itemgetter(1)):
        nearest = min(left, key=lambda value: abs(value - number))
        assert abs(number - nearest) <= half + 1e-9 * abs(nearest)
        left.remove(nearest)
    assert left == []


def assert_one_truth(view: View, request: Request) -> pd.DataFrame:
    """Hold that chart, table and CSV have the frame's numbers, and each void its reason."""
    frame = view.frame(request)
    assert set(FRAME_COLUMNS) <= set(frame)
    known = frame.dropna(subset=["value"])
    for part in (view.lead, view.controls):
        part(request)
    content = view.content(request)
    if view.name == "overview" and not request.selection.chart:
        content = content[1:]  # the chart of all partners has rows of its own
    found, every = drawn(content), Counter(known["value"].tolist())
    together = sums(content)
    assert found == every or together
    assert found <= every
    assert sum(together.values()) == pytest.approx(sum((every - found).elements()))
    assert_shown(printed(content), known["value"].tolist())
    file = pd.read_csv(BytesIO(to_csv(frame)), dtype={"period": str})
    assert file["value"].tolist() == pytest.approx(frame["value"].tolist(), rel=0, nan_ok=True)
    assert file["period"].tolist() == frame["period"].tolist()
    void = frame[frame["value"].isna()]
    assert void["note"].ne("").all(), void[void["note"].eq("")].iloc[0].to_dict()
    assert void["status"].eq("missing").all()
    for name in ("source", "status"):
        assert known[name].ne("").all()
    return frame


def assert_receipts(repository: Repository, rows: pd.DataFrame) -> None:
    """Hold that each number's receipt gives exactly that number."""
    for row in rows.dropna(subset=["value"]).to_dict("records"):
        address = row["receipt"]
        assert address, row
        told = content_of(look(repository, address)[1])
        assert told["value"] == row["value"], (address, row["value"], told["value"])
        assert (told["unit"], told["status"]) == (row["unit"], row["status"]), address
        assert told["formula"], address


pairs = st.lists(st.sampled_from(CODES), min_size=2, max_size=2, unique=True)
asked = st.fixed_dictionaries(
    {},
    optional={
        "since": st.integers(1992, 2012).map(str),
        "until": st.integers(2012, 2025).map(str),
        "flow": st.sampled_from("XM"),
        "without": st.sampled_from(["7108", "71", "27", "27,7108"]),
        "basis": st.just("dispatch"),
        "source": st.sampled_from(["un-comtrade", "imf-dots", "imf-imts", "bank-of-russia"]),
        "mirror": st.sampled_from(["imf-dots", "imf-imts", "published"]),
        "adjust": st.sampled_from(["6", "10"]),
        "scale": st.just("own"),
        "report": st.sampled_from(["reporter", "partner"]),
        "events": st.just("hidden"),
        "span": st.just("all"),
        "base": st.just("2008"),
        "measure": st.sampled_from(["share of turnover", "turnover", "exports"]),
        "draw": st.sampled_from(["index", "multiples", "bars"]),
        "axis": st.just("log"),
        "to": st.just("2021"),
    },
)


@pytest.mark.parametrize("page", PAGES)
@given(pair_of=pairs, given_too=asked)
@example(pair_of=["AZE", "GBR"], given_too={"since": "2010", "flow": "X"})
@example(pair_of=["RUS", "AZE"], given_too={"since": "2012", "adjust": "6"})
@example(pair_of=["AZE", "WLD"], given_too={"without": "27"})
@example(pair_of=["AZE", "RUS"], given_too={"without": "7108", "since": "2011"})
@example(pair_of=["AZE", "GBR"], given_too={"basis": "dispatch", "adjust": "10", "flow": "M"})
@example(pair_of=["AZE", "RUS"], given_too={"source": "imf-dots", "mirror": "imf-dots"})
@settings(deadline=None, max_examples=3)
def test_any_pair_is_shown_as_it_is(
    page: str, pair_of: list[str], given_too: dict[str, str]
) -> None:
    """No pair, flow, years, goods or source fails, and all that is shown is one truth."""
    view, _ = look(shipped_figures(), f"/{page}")
    assume(view.takes_world or "WLD" not in pair_of)
    query = {"reporter": pair_of[0], "partner": pair_of[1]} | {
        name: value for name, value in given_too.items() if name in view.parameters
    }
    text = "&".join(f"{name}={value}" for name, value in query.items())
    frame = assert_one_truth(*look(shipped_figures(), f"/{page}?{text}"))
    known = frame.dropna(subset=["value"])
    assert_receipts(shipped_figures(), known.sample(min(6, len(known)), random_state=0))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "query", ["", "partner=RUS&reporter=AZE&since=2018&until=2021", "reporter=RUS&partner=AZE"]
)
def test_small_world_is_shown_as_it_is(small: Repository, page: str, query: str) -> None:
    """Gaps, estimates, goods and months: one truth, every receipt exact."""
    partners = "" if "partner" in query else "partner=RUS&"
    assert_receipts(small, assert_one_truth(*look(small, f"/{page}?{partners}{query}")))


@pytest.mark.parametrize(
    "address",
    [
        "/partner?partner=GBR&since=2020",
        "/overview?since=2019&without=71",
        "/mirror?reporter=RUS&partner=AZE&since=2018",
        "/mirror?adjust=6&since=2014&until=2020",
        "/mirror?partner=RUS&source=imf-dots&mirror=imf-imts&since=2018",
        "/mirror?partner=GBR&basis=dispatch&since=2023",
        "/products?since=2003&without=7108&base=2011&to=2021",
        "/compare?since=2015",
        "/compare?measure=exports&draw=index&base=2010&partner=RUS,ITA,TUR&since=2005",
        "/compare?measure=turnover&draw=multiples&axis=log&report=partner&since=2015",
        "/compare?measure=rank+by+exports&period=2021&chart=ranking",
        "/compare?measure=balance&every=month&reporter=GBR&partner=RUS,AZE&since=2020",
        "/compare?measure=imports&every=year+on+year&report=partner&partner=RUS,GBR",
        "/compare?measure=turnover&every=12+months&draw=index&base=2019&reporter=GBR&partner=IRN",
        "/products?since=2018",
        "/products?partner=WLD&flow=X&since=2018",
        "/months?since=2021",
        "/months?report=partner&since=2021",
        "/partner?partner=IRN&since=2019",
    ],
)
def test_receipt_of_every_shipped_number_is_that_number(address: str) -> None:
    """Whatever number of a page is asked for its receipt, it gives exactly that number."""
    known = look_frame(address)
    assert_receipts(shipped_figures(), known.sample(min(20, len(known)), random_state=0))


def test_receipt_for_machines_is_the_pages(
    client_of: Callable[[Path], FlaskClient],
) -> None:
    """``/receipt.json`` has the numbers of the page and of its CSV."""
    client = client_of(SHIPPED_DATA)
    for row in look_frame("/partner?partner=IRN&since=2020&until=2020").to_dict("records"):
        address = in_format(row["receipt"], "json")
        told = json.loads(client.get(address).text)
        view, request = look(shipped_figures(), address.replace(".json", ""))
        assert told == json.loads(json.dumps(content_of(request)))
        frame = view.frame(request)
        assert told["value"] == pytest.approx(row["value"], nan_ok=True) or row["value"] is None
        assert frame["value"].iloc[1:].tolist() == [term["value_usd"] for term in told["terms"]]
        lead = "".join(str(part) for part in walk(view.lead(request)))
        assert (say(NO_VALUE_TOLD) in lead) is (told["value"] is None)


def test_estimates_and_their_gaps_are_said_to_be(small: Repository) -> None:
    """What a silent side is estimated to report is an estimate in every number made of it."""
    view, request = look(small, "/mirror?partner=RUS&since=2021&until=2021")
    statuses = view.frame(request).set_index("measure")["status"]
    assert statuses.pop("imports") == "reported"
    assert statuses.pop("imports, as quoted") == "quoted"
    assert len(statuses) == 3
    assert set(statuses) == {"estimate"}


@pytest.mark.parametrize(
    ("partner", "voids", "sentences"),
    [
        (
            "IRN",
            [
                (1999.5, 2021.5, void_label(["Iran"], [])),
                (2021.5, 2022.5, ""),
                (2022.5, 2023.5, ""),
                (2023.5, 2024.5, ""),
                (2024.5, 2025.5, ""),
            ],
            [
                say(NO_FIGURES, country="Azerbaijan", years="2022, 2024–2025"),
                say(NO_FIGURES, country="Iran", years="2000–2024"),
            ],
        ),
        (
            # Russia is silent since 2022: what the IMF estimates for it is no report of its own.
            "RUS",
            [
                (1991.5, 1993.5, void_label(["Russia"], [])),
                (2021.5, 2022.5, void_label([], ["Russia"])),
                (2022.5, 2023.5, ""),
                # Both sides lack one, and words that long would stand on Russia's mark.
                (2024.5, 2025.5, ""),
            ],
            [
                say(NO_FIGURES, country="Azerbaijan", years="2025"),
                say(NO_FIGURES, country="Russia", years="1992–1993"),
                say(ESTIMATES, country="Azerbaijan", years="2023"),
                say(ESTIMATES, country="Russia", years="2022–2023, 2025"),
            ],
        ),
    ],
)
def test_silent_side_is_a_labelled_void(
    partner: str, voids: list[tuple[float, float, str]], sentences: list[str]
) -> None:
    """Years without a report are shaded and say whose is missing, above and in the chart."""
    view, request = look(shipped_figures(), f"/mirror?reporter=AZE&partner={partner}")
    content = view.content(request)
    shaded = next(charts(content)).voids
    assert [(void.first, void.last, void.label) for void in shaded] == voids
    for sentence in sentences:
        assert sentence in str(content)


@pytest.mark.parametrize("pair_of", ["reporter=WLD&partner=AZE", "reporter=AZE&partner=WLD"])
def test_world_has_no_side(pair_of: str) -> None:
    """The world reports nothing, so there are no two sides of a trade with it."""
    view, request = look(shipped_figures(), f"/mirror?{pair_of}")
    with pytest.raises(SelectionError, match="no report of its own"):
        view.frame(request)


def test_adjusted_figures_are_named_as_such() -> None:
    """A number that was raised is no number of its publisher: the CSV says so, on either flow."""
    for flow_of in "XM":
        rows = {}
        for percent in (0, 10):
            query = f"partner=RUS&flow={flow_of}&adjust={percent}&since=2018&until=2020"
            view, request = look(shipped_figures(), f"/mirror?{query}")
            rows[percent] = view.frame(request)
        plain, raised = rows[0], rows[10]
        differs = plain["value"].ne(raised["value"]) & plain["value"].notna()
        assert differs.sum() == 9
        named = plain["measure"].ne(raised["measure"]) | plain["note"].ne(raised["note"])
        assert named[differs].all()


def test_incomplete_chapters_are_a_void_with_their_share(small: Repository) -> None:
    """A year whose chapters do not make the total has no bar, and the CSV says how much lacks."""
    view, request = look(small, "/products?partner=RUS&since=2018&until=2020")
    frame = view.frame(request).set_index("period")
    assert frame.loc["2018", "note"] == say(INCOMPLETE, percent=1)
    assert frame.loc["2019", "note"] == say(NO_CHAPTERS)
    assert frame.loc[["2020"], "value"].sum() == pytest.approx(79e5)


def test_status_of_goods_is_the_chapters(tmp_path: Path) -> None:
    """Chapters that a publisher estimated are not told as reported."""
    rows = [flow(9e6, **ESTIMATE, flow="M"), flow(9e6, **ESTIMATE, flow="M", product="27")]
    publish_rows(tmp_path, rows)
    view, request = look(Repository(tmp_path), "/products?partner=RUS&since=2020&until=2020")
    assert set(view.frame(request)["status"]) == {"estimate"}


def test_month_that_lacks_is_a_gap(tmp_path: Path) -> None:
    """A line by month breaks where a month is not on record."""
    rows = [flow(n * 1e6, period=f"2020-{n:02}") for n in (1, 2, 4, 5)]
    publish_rows(tmp_path, rows)
    view, request = look(Repository(tmp_path), "/months?partner=RUS")
    frame = view.frame(request)
    exports = frame[frame["measure"].eq("exports")]
    assert exports["period"].tolist() == [f"2020-{n:02}" for n in (1, 2, 3, 4, 5)]
    assert exports["value"].isna().tolist() == [False, False, True, False, False]


def test_contributions_are_those_between_the_years_asked(small: Repository) -> None:
    """Bars of a change add up to the change of the whole, and name both years."""
    for query in ("base=2008&to=2021", ""):
        view, request = look(shipped_figures(), f"/products?partner=WLD&since=2005&{query}")
        frame = view.frame(request)
        moved = frame[frame["base"].ne("")]
        first, last = moved["base"].iloc[0], moved["period"].iloc[0]
        whole = frame[frame["measure"].eq("imports")].groupby("period")["value"].sum()
        assert moved["value"].sum() == pytest.approx(whole[last] - whole[first])
    view, request = look(small, "/products?partner=RUS&base=2018&to=2020")
    assert not view.frame(request)["base"].ne("").any()


def test_pinned_vintage_is_shown_everywhere(small: Repository) -> None:
    """A link that pins a state shows its numbers and its id, though a newer one is held."""
    first, last = small.vintages()
    for vintage, known in ((first, False), (last, True)):
        query = f"partner=RUS&since=2021&until=2021&vintage={vintage}"
        view, request = look(small, f"/overview?{query}")
        frame = assert_one_truth(view, request)
        assert set(frame["vintage"]) == {vintage}
        assert frame["status"].eq("reported").all() == known  # until then what officials said
        assert_receipts(small, frame)


def test_changes_between_vintages_are_shown(small: Repository) -> None:
    """The page and its CSV list what is new, either way about, and nothing against itself."""
    first, last = small.vintages()
    kinds = {}
    for older, newer in ((first, last), (last, first), (last, last)):
        view, request = look(small, f"/vintages?vintage={newer}&against={older}")
        view.content(request)
        kinds[older, newer] = view.frame(request)["kind"].tolist()
    assert kinds == {(first, last): ["new"] * 2, (last, first): ["gone"] * 2, (last, last): []}
    view, request = look(small, "/vintages?against=20200101T000000Z-00000000")
    with pytest.raises(SelectionError, match="Parameter against"):
        view.frame(request)


def test_coverage_counts_every_figure() -> None:
    """The page on the data counts each figure of the vintage once."""
    view, request = look(shipped_figures(), "/data")
    view.content(request)
    assert view.frame(request)["figures"].sum() == len(shipped_figures().snapshot().vintage.flows)


sentences = st.fixed_dictionaries(
    {
        "measure": st.sampled_from(["turnover", "balance", "exports", "share of imports"]),
        "operation": st.sampled_from(["level", "change", "change in points"]),
        "value": st.sampled_from(["0", "10", "-5", "1e9", "99.5"]),
        "precision": st.sampled_from(["1", "0.1", "1000000"]),
        "period": st.sampled_from(["2008", "2020", "2024"]),
        "partner": st.sampled_from(["RUS", "IRN", "GBR", "FJI"]),
    }
)


@given(sentences)
@example(
    {
        "measure": "balance", "operation": "change", "value": "10", "precision": "1",
        "period": "2020", "partner": "RUS",
    }
)  # fmt: skip
@settings(deadline=None, max_examples=6)
def test_any_sentence_is_answered(said: dict[str, str]) -> None:
    """Whatever is asserted, there is a verdict with its readings, and no failure."""
    query = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in said.items())
    view, request = look(shipped_figures(), f"/check?{query}&base=2007")
    frame = view.frame(request)
    assert view.content(request)
    first = frame[frame["primary"].eq("yes") & frame["kind"].eq("reading")]
    assert len(first) == 1
    assert first["verdict"].iloc[0] in {verdict.value for verdict in Verdict}


def test_trade_of_nothing_has_no_shares(tmp_path: Path) -> None:
    """A year whose goods were all reported as zero is zero, and no share of it is told."""
    publish_rows(tmp_path, [flow(0, flow="M"), flow(0, flow="M", product="27")])
    view, request = look(Repository(tmp_path), "/products?partner=RUS&since=2020&until=2020")
    assert_one_truth(view, request)
    assert "nan" not in str(view.content(request))


@pytest.mark.parametrize(
    "years", ["base=1993&to=2021", "base=2008&to=1993", "since=2015&base=2008"]
)
def test_change_that_cannot_be_explained_is_said(years: str) -> None:
    """Where one of the years asked for has no goods on record, the page says so by its year."""
    view, request = look(shipped_figures(), f"/products?partner=RUS&{years}")
    assert not view.frame(request)["base"].ne("").any()
    void = "2008" if "since" in years else "1993"
    said = [part for part in walk(view.content(request)) if not isinstance(part, Drawing)]
    texts = [getattr(part, "children", None) for part in said]
    assert any(isinstance(text, str) and "change" in text and void in text for text in texts)


def test_quote_that_is_a_sides_own_figure_is_drawn_once(tmp_path: Path) -> None:
    """Beside a publisher's figure a quote is a line of its own; where there is none it speaks."""
    said = pd.concat([quote(6, period="2020"), quote(7, period="2021")])
    tables = {"published_figures.csv": said}
    data_folder(tmp_path, [flow(5e6, period="2020")], tables=tables)
    view, request = look(Repository(tmp_path), "/mirror?partner=RUS&flow=X&since=2020&until=2021")
    known = assert_one_truth(view, request).dropna(subset=["value"])
    told = known[["measure", "period", "value"]].to_numpy().tolist()
    assert told == [
        ["exports", "2020", 5e6], ["exports", "2021", 7e6], ["exports, as quoted", "2020", 6e6],
    ]  # fmt: skip


@pytest.mark.parametrize(("query", "is_turned"), [("", False), ("&report=partner", True)])
def test_months_by_the_other_side_say_so(tmp_path: Path, query: str, *, is_turned: bool) -> None:
    """Its exports are the imports of the country chosen."""
    both = [flow(period="2030-01"), flow(period="2030-01", reporter="RUS", partner="AZE")]
    publish_rows(tmp_path, [flow(period="2030"), *both])
    view, request = look(Repository(tmp_path), f"/months?partner=RUS{query}")
    assert ("By the report of Russia" in view.description(request)) is is_turned


def test_months_of_the_running_year_are_shown_unasked(tmp_path: Path) -> None:
    """They are newer than the last whole year; asked for or left out they are too."""
    months = [f"{year}-{month:02}" for year in (2030, 2031) for month in range(1, 4)]
    publish_rows(tmp_path, [flow(period="2030"), *(flow(period=month) for month in months)])
    repository = Repository(tmp_path)
    for query, count in (("", 6), ("&until=2031", 6), ("&since=2031&until=2031", 3)):
        view, request = look(repository, f"/months?partner=RUS{query}")
        rows = view.frame(request).query("measure == 'exports'").dropna(subset=["value"])
        assert rows["period"].tolist() == months[-count:]


def test_ten_years_of_months_unless_more_are_asked_for(tmp_path: Path) -> None:
    """Of many years the last ten are shown; all or chosen years as they are asked for."""
    months = [f"{year}-{month:02}" for year in range(2005, 2031) for month in range(1, 13)]
    publish_rows(tmp_path, [flow(period="2030"), *(flow(period=month) for month in months)])
    repository = Repository(tmp_path)
    last = months[-10 * 12 :]
    for query, shown in (
        ("", last),
        ("&until=2024", [month for month in months if month[:4] <= "2024"][-120:]),
        ("&span=all", months),
        ("&since=2007", [month for month in months if month[:4] >= "2007"]),
        # A pinned address gives what it gave before there was a choice.
        (f"&vintage={repository.snapshot().vintage.id}", months),
        (f"&vintage={repository.snapshot().vintage.id}&span=ten+years", last),
    ):
        view, request = look(repository, f"/months?partner=RUS{query}")
        rows = view.frame(request).query("measure == 'exports'")
        assert rows["period"].tolist() == shown


@pytest.mark.parametrize("page", PAGES)
def test_csv_names_what_was_chosen(small: Repository, page: str) -> None:
    """Every row of every view says in the words of the address what was asked of it."""
    lens = "without=27&basis=dispatch&source=un-comtrade"
    for query, said in (("", ""), (lens, lens.replace("&", " "))):
        view, request = look(small, f"/{page}?partner=RUS&since=2020&until=2020&{query}")
        assert set(view.frame(request)["chosen"]) == {said}
