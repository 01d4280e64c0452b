"""A number of 400 digits, wherever it stands, is a refusal in words and never a traceback.

So is whatever else JSON or CSV can hold where something else belongs.
"""

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.__main__ import main
from etl.building.inputs import ready
from etl.countries import Countries
from etl.fetching.raw import RawStore
from etl.pipeline import open_sources, planned
from etl.questions import Call, NotAnAnswerError, Query, UnusableAnswerError
from etl.reader import SHIPPED_DATA, read_reference
from etl.schema import FLOWS_SCHEMA, TOTAL
from etl.sources.source import Source
from tests.builders import flow, publish_rows, refer
from tests.etl.local_server import Server
from tests.etl.sources.comtrade.server import Service
from tests.etl.sources.comtrade.world import Trade
from tests.etl.sources.hmrc.server import Hmrc, factors, hmrc_server
from tests.etl.sources.imf.server import Imf, imf_server
from tests.etl.trial import Trial

SOURCES = ("un-comtrade", "imf-imts", "uk-hmrc")
COUNTRIES = Countries.from_table(read_reference(SHIPPED_DATA, "countries.csv"))
ASKED = Query("un-comtrade", "AZE", "2020", ("X", "M"), None, (TOTAL,))
LARGE = ["9" * 400, "-" + "9" * 400, "9" * 400 + ".5", "1e400", "1e308", str(2**53 + 1), "9" * 5000]


@dataclass
class Heard:
    """One answer as it was kept; of what is published, or of definitions, where so asked."""

    source: Source
    content: bytes = field(repr=False)
    queries: list[Query]
    question: str = ""

    def bodies(self) -> list[Any]:
        """The JSON bodies it is joined of; none where it is no JSON."""
        decoder, text, found = json.JSONDecoder(), self.content.decode(), []
        while text.startswith("{"):
            body, end = decoder.raw_decode(text)
            found.append(body)
            text = text[end:].lstrip()
        return found

    def of(self, bodies: list[Any]) -> "Heard":
        """The same answer with other bodies."""
        return replace(self, content="\n".join(map(json.dumps, bodies)).encode())

    def take(self) -> None:
        """Accept its bodies one after the other, as they come. Raises as a source may."""
        bodies = self.bodies()
        parts = [json.dumps(body).encode() for body in bodies] or [self.content]
        for many, part in enumerate(parts, start=1):
            self.source.accept(part)
            self.source.follow(Call("", tuple(self.queries)), parts[:many])

    def read(self) -> None:
        """Everything that is asked of a source about an answer. Raises as a source may."""
        source, content, queries = self.source, self.content, self.queries
        if self.question.startswith("which"):
            source.releases(content)
            return
        if self.question.startswith("how"):
            source.defined(FLOWS_SCHEMA.empty_table(), content, [ASKED])
            return
        source.truncated(content)
        source.count(content)
        source.table(content, queries).to_pandas()
        source.read(content, queries)
        source.released(content, queries, "2026-11-22")
        source.said(content, queries)


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Heard]]:
    """The answers of a refresh of all sources, one of each question."""
    trade = Trade.of((31, 643, 364, 826), [2020, 202001])
    trade.second = {(31, 2020)}
    pounds = [(202001, 3, 0, 27090090, 100.0), (202001, 3, 0, -1, 60.0)]
    comtrade = Service(trade, metadata=factors(202001, 202002))
    with (
        Server(comtrade),
        imf_server(Imf(range(2020, 2021))) as imf,
        hmrc_server(Hmrc(rows=pounds)) as hmrc,
    ):
        urls = dict(zip(SOURCES, (comtrade.url, imf.url, hmrc.url), strict=True))
        data = tmp_path_factory.mktemp("large") / "data"
        trial = Trial(data, comtrade, freqs=("A", "M"), sources=SOURCES, base_urls=urls)
        assert trial.refresh().exit_code == 0
        sources, raw = open_sources(trial.request(), COUNTRIES), RawStore(data)
        plans = planned(trial.request(), sources)
        # One answer may be to many questions.
        answers = {
            entry: source
            for name, source in sources.items()
            for item in ready(source, plans[name], raw)
            for entry in item.answers
        }
        found = [
            Heard(source, raw.content(entry), [query for query, _ in entry.answered()])
            for entry, source in answers.items()
        ]
        lines = map(json.loads, (data / "raw" / "index.jsonl").read_text().splitlines())
        found += [
            Heard(sources[line["source"]], gzip.decompress(path.read_bytes()), [], line["question"])
            for line in lines
            if not line["answers"]
            for path in (data / "raw").rglob(f"{line['sha256']}.gz")
        ]
        assert {one.source.id for one in found} == set(SOURCES)
        yield found


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.sampled_from(LARGE))
def test_no_answer_ends_in_a_traceback(heard: list[Heard], pick: int, large: str) -> None:
    """Whichever number of whichever answer it stands for, quoted or not."""
    one = heard[pick % len(heard)]
    numbers = list(re.finditer(rb"-?\d+(\.\d+)?", one.content))
    number = numbers[pick // len(heard) % len(numbers)]
    content = one.content[: number.start()] + large.encode() + one.content[number.end() :]
    spoiled = replace(one, content=content)
    # Apart, since an answer of several bodies is accepted body by body.
    with suppress(NotAnAnswerError):
        one.source.accept(content)
    with suppress(UnusableAnswerError, NotAnAnswerError):
        spoiled.read()


ODD = [
    None, True, 10**15, "x", "\ud800", "http://[", [], ["x"], {"notes": 5}, [{"notes": ["x"]}],
]  # fmt: skip
"""What JSON may hold where something else belongs; half a character is text to it too."""


@pytest.mark.parametrize("source", ["un-comtrade", "uk-hmrc"])
def test_no_odd_answer_ends_in_a_traceback(heard: list[Heard], source: str) -> None:
    """Whatever stands for any value, row or body, and where the next page is said to be."""
    # The shortest answer of a kind has all that longer ones have.
    ours = (one for one in heard if one.source.id == source)
    longest_first = sorted(ours, key=lambda one: len(one.content), reverse=True)
    for one in {one.question[:5]: one for one in longest_first}.values():
        bodies: list[Any] = [body | {"@odata.nextLink": None} for body in one.bodies()]
        for place, odd in product(places_in(bodies), ODD):
            with suppress(UnusableAnswerError, NotAnAnswerError):
                spoiled = one.of(with_odd(bodies, place, odd))
                spoiled.take()
                spoiled.read()


Place = tuple[int | str, ...]


def places_in(bodies: list[Any]) -> list[Place]:
    """Where in a body any value stands, of all rows of a list the last."""
    found: dict[Place, Place] = {}

    def look(value: object, place: Place, alike: Place) -> None:
        found[alike] = place
        for name, one in value.items() if isinstance(value, dict) else ():
            look(one, (*place, name), (*alike, name))
        for at, one in enumerate(value) if isinstance(value, list) else ():
            look(one, (*place, at), (*alike, 0))

    for at, body in enumerate(bodies):
        look(body, (at,), (at,))
    return list(found.values())


def with_odd(value: Any, place: Place, odd: object) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """The value with another at a place."""
    if not place:
        return odd
    changed = value.copy()
    changed[place[0]] = with_odd(value[place[0]], place[1:], odd)
    return changed


@pytest.mark.parametrize("cell", [b"", b"x", b'"', b"\xff", b"\0", b"a,b", b"\n", b"'"])
def test_no_odd_cell_ends_in_a_traceback(heard: list[Heard], cell: bytes) -> None:
    """The IMF's answers are CSV: whichever cell of the header or of a line it stands for."""
    one = next(one for one in heard if not one.bodies())
    header_and_line = b"".join(one.content.splitlines(keepends=True)[:2])
    for found in re.finditer(rb"[^,\r\n]+", header_and_line):
        content = one.content[: found.start()] + cell + one.content[found.end() :]
        with suppress(UnusableAnswerError, NotAnAnswerError):
            spoiled = replace(one, content=content)
            one.source.accept(content)
            spoiled.read()


def test_the_answers_are_read_as_they_are(heard: list[Heard]) -> None:
    """What is tried above is what would be read."""
    for one in heard:
        one.read()


@pytest.mark.parametrize("large", ["9" * 400, "inf", "1e400"])
@pytest.mark.parametrize(
    ("name", "pattern"),
    [("sources.toml", r"world_tolerance = [0-9.]+"), ("corridors.toml", r"since = \d+")],
)
def test_reference_tables_may_hold_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, pattern: str, large: str
) -> None:
    """Each command does its work or says in words why not."""
    publish_rows(tmp_path, [flow(1)])
    text = (SHIPPED_DATA / "reference" / name).read_text("utf-8")
    word = pattern.split(" = ", maxsplit=1)[0]
    refer(tmp_path, name, re.sub(pattern, f"{word} = {large}", text))
    for command in (["check"], ["status"], ["refresh", "--dry-run"]):
        code = main([*command, "--data", str(tmp_path)], {})
        said = capsys.readouterr()
        assert said.out if code == 0 else (code == 2 and said.err)
