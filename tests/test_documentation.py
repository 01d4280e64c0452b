"""The guides say what is so: their examples are executed, their maps and lists are complete."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from dashboard.claims.rule import Assertion, Relation, judge
from dashboard.command.trade_claims import COMMANDS
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Change
from dashboard.measures.intervals import Interval
from dashboard.measures.measuring import Case, measure
from dashboard.state.snapshot import Snapshot
from dashboard.text.words import measures_table
from tests.builders import shipped_figures

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "claims.md"
LAID_OUT = re.findall(
    r"```python\n(.*?)```", (ROOT / "docs" / "parts.md").read_text("utf-8"), re.DOTALL
)
RULE = re.compile(
    r"(at least |at most |about |almost )?([\d.]+)% stated (whole|to ([\d.]+)), "
    r"measured (from )?([\d.]+)( to ([\d.]+))?: (.+)"
)
FIGURE = re.compile(r"(\w+) (\w+) (\d+) ([a-z ]+?)(, change from (\d+))? = (-?[\d.]+) (\w+)")


def examples(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The lines of the guide's executed blocks that have a form."""
    blocks = re.findall(r"executed by.*?```\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    for line in "\n".join(blocks).splitlines():
        found = pattern.fullmatch(line)
        if found:
            yield found


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """The figures that ship."""
    return shipped_figures().snapshot()


def test_every_example_is_executed() -> None:
    """No line of an executed block escapes both forms."""
    blocks = re.findall(r"executed by.*?```\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == len(list(examples(RULE))) + len(list(examples(FIGURE))) > 20


@pytest.mark.parametrize("example", list(examples(RULE)), ids=lambda example: str(example[0]))
def test_the_rule_is_as_the_guide_says(example: re.Match[str]) -> None:
    """Each worked verdict is the one the rule gives."""
    relation = cast("Relation", (example[1] or "is").strip())
    assertion = Assertion(relation, float(example[2]), float(example[4] or 1))
    measured = Interval(float(example[6]), float(example[8] or example[6]))
    assert judge(measured, assertion).value == example[9]


@pytest.mark.parametrize("example", list(examples(FIGURE)), ids=lambda example: str(example[0]))
def test_measures_give_what_the_guide_says(example: re.Match[str], snapshot: Snapshot) -> None:
    """Each worked figure is the measure on the shipped vintage, to the decimals printed."""
    case = Case(example[1], example[2], example[3], base=example[6] or "")
    formula = MEASURES[example[4]]
    measured = measure(Change(formula) if example[6] else formula, case, snapshot.ledger)
    decimals = len(example[7].partition(".")[2])
    assert measured.value is not None
    assert round(measured.value.middle, decimals) == float(example[7])
    assert measured.unit == example[8]


def test_every_measure_stands_in_the_guide() -> None:
    """The table of measures is the one `python -m dashboard measures` prints."""
    assert f"\n{measures_table()}\n" in GUIDE.read_text("utf-8")
    assert [name for name in MEASURES if f"\n| {name} |" not in measures_table()] == []


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"])
def test_other_engines_read_the_parts_as_the_guide_says(
    engine: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its lines name the files of the newest vintage, and each engine finds the pair in them."""
    pytest.importorskip(engine)
    monkeypatch.chdir(ROOT)
    first, *others = LAID_OUT
    (lines,) = (block for block in others if f"import {engine}" in block)
    known: dict[str, Any] = {}
    exec(first + lines, known)  # noqa: S102 -- lines of our own guide
    told = capsys.readouterr().out
    assert any(source in told for source in shipped_figures().snapshot().sources_held)
    listed = {part["sha256"] for part in known["parts"]}
    assert {Path(file).stem for file in known["files"]} < listed


def test_every_folder_is_on_the_map() -> None:
    """A newcomer finds each room of the code in CONTRIBUTING.md, with what it holds."""
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    files = (path for name in ("dashboard", "etl") for path in (ROOT / name).rglob("*.*"))
    folders = {path.parent.relative_to(ROOT).as_posix() for path in files if path.is_file()}
    folders = {name for name in folders if not name.endswith("__pycache__") and "/" in name}
    folders -= {name for name in folders if name.startswith("dashboard/vendor/")}
    assert "dashboard/prose/words" in folders
    assert {name for name in folders if f"\n| `{name}/` | " not in guide} == set()


GUIDES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
MADE = re.compile(
    r"data/(raw|probe)/|data/findings\.txt|dashboard/vendor/|page-pictures/|etl/shipped"
)
"""Folders that a run makes, or a wheel has, and no checkout."""


ROOMS = [path for path in ROOT.iterdir() if path.is_dir() and path.name.isalpha()]


def paths_in(text: str) -> set[str]:
    """What a guide names between backticks that is a path of the repository, or a module of it."""
    words = set(re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", text))
    rooms = "|".join(room.name for room in ROOMS)
    path = re.compile(rf"({rooms})/.*|.+/.+\.(py|toml|csv|md)|\w+\.py")
    return {word for word in words if path.fullmatch(word) and not MADE.match(word)}


def stands(path: str) -> bool:
    """Whether the repository has it: from its root or a package, a bare name anywhere in it."""
    if "/" not in path:
        return any(any(room.rglob(path)) for room in ROOMS if room.name != "data")
    places = [ROOT / start / path for start in ("", "dashboard", "etl", "data")]
    return any(place.exists() or place.with_suffix(".py").exists() for place in places)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.relative_to(ROOT).as_posix())
def test_paths_that_guides_name_exist(guide: Path) -> None:
    """Whoever is sent to a file finds it; notes of decisions too, whose names are brought up."""
    assert {path for path in paths_in(guide.read_text("utf-8")) if not stands(path)} == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.relative_to(ROOT).as_posix())
def test_links_of_guides_lead_somewhere(guide: Path) -> None:
    """A link within the repository has its file, and the heading that it names."""
    for target, heading in re.findall(
        r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", guide.read_text("utf-8")
    ):
        file = (guide.parent / target) if target else guide
        assert file.exists(), target
        titles = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE) if heading else []
        slugs = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
        assert not heading or heading in slugs, f"{target}#{heading}"


def test_every_decision_is_listed() -> None:
    """The list has each note with its own title, and says which number there is none of."""
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    notes = sorted(folder.glob("[0-9]*.md"))
    for note in notes:
        title = note.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        assert f"\n- [{note.name[:3]}]({note.name}) {title}\n" in listed
    numbers = {int(note.name[:3]) for note in notes}
    gaps = set(range(1, max(numbers))) - numbers
    assert [number for number in gaps if f"number {number:03}." not in listed] == []


def test_every_command_of_an_installed_program_is_listed() -> None:
    """Whoever installs it reads of each command by the name it has there."""
    guide = (ROOT / "docs" / "running.md").read_text("utf-8")
    assert f"`trade-claims {' | '.join(COMMANDS)}`" in guide
