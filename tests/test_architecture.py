"""The rules of the house, held by reading the code: who may import what, and what is told where."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.views import VIEWS
from etl.__main__ import parser
from etl.schema import FLOW_COLUMNS

ROOT = Path(__file__).parents[1]
FILES = sorted(path for name in ("etl", "dashboard") for path in (ROOT / name).rglob("*.py"))
PURE = (
    "dashboard.measures", "dashboard.claims", "dashboard.prose", "dashboard.charts",
    "dashboard.frames",
    "dashboard.text", "dashboard.address.selection", "dashboard.address.links",
    "dashboard.address.limits", "dashboard.address.sentence",
    "etl.alike", "etl.parts.layout", "etl.parts.in_memory", "etl.countries", "etl.differences",
    "etl.problems", "etl.questions", "etl.rates", "etl.release_days", "etl.scope",
    "etl.sources.comtrade", "etl.sources.hmrc", "etl.fetching.failures",
    "etl.fetching.http_refusal", "etl.fetching.stages", "etl.building.check_log",
    "etl.building.checks", "etl.building.currency", "etl.building.transform",
    "etl.probe.assumptions", "etl.probe.comtrade_judges", "etl.probe.comtrade_lists",
)  # fmt: skip
FLAT = {
    "etl": {
        "__init__", "__main__", "alike", "pipeline", "countries", "differences", "problems",
        "questions", "rates", "reader", "release_days", "schema", "scope", "seams", "vintage",
        "vintage_time",
    },
    "dashboard": {"__init__", "__main__", "app", "trial", "moved_verdicts"},
    "dashboard/prose": {
        "__init__", "before", "choices", "document", "found", "grammar", "loosely", "otherwise",
    },
}  # fmt: skip
"""What lies beside the rooms: the entries, and the words that all of them share."""

STAIRS = {
    "etl": (
        "words", "sources", "fetching", "probe", "building", "pipeline", "command", "__main__",
    ),
    "dashboard": (
        "measures", "claims", "prose", "state", "address", "text", "frames", "charts", "parts",
        "views", "serving", "report", "entries", "command", "__main__",
    ),
    "dashboard.prose": (
        "found", "words", "rephrasing", "clauses", "times", "whose", "measured", "examples",
        "sentences", "fact_sheets", "gist", "entries",
    ),
}  # fmt: skip
"""The rooms from the lowest step up; each sees those below and nothing above."""

MOST_LINES = 250
IMPURE = {"requests", "dash", "flask", "pathlib", "os", "io", "urllib.request", "socket"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "lib"}


def module_name(path: Path) -> str:
    """Return a file's module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def named(node: ast.AST) -> Iterator[str]:
    """Give the modules an import may mean: the package, and what is taken from it."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute, so that they can be read"
        yield str(node.module)
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


IMPORTS = {
    module_name(path): {
        name for node in ast.walk(ast.parse(path.read_text("utf-8"))) for name in named(node)
    }
    for path in FILES
}


def inside(name: str, package: str) -> bool:
    """Tell whether a module is a package or in it."""
    return name == package or name.startswith(f"{package}.")


def of(package: str) -> list[str]:
    """Return the modules of a package; there must be some."""
    found = [name for name in IMPORTS if inside(name, package)]
    assert found, package
    return found


def importers(*wanted: str) -> set[str]:
    """Return the modules that import any of these, or anything in them."""
    return {
        module
        for module, names in IMPORTS.items()
        if any(inside(name, package) for name in names for package in wanted)
    }


def test_dashboard_knows_the_schema_and_what_etl_tells_alone() -> None:
    """Whatever else ``etl`` does is none of the dashboard's business; misfits are told alike."""
    for module in of("dashboard"):
        foreign = {name for name in IMPORTS[module] if inside(name, "etl")}
        allowed = (
            "etl.schema", "etl.reader", "etl.vintage", "etl.differences", "etl.reference.misfits",
            "etl.rates", "etl.release_days", "etl.storage.place", "etl.command.purposes",
            "etl.command.counts",
        )  # fmt: skip
        strange = {n for n in foreign if not any(inside(n, package) for package in allowed)}
        assert not strange, module


def test_etl_knows_no_dashboard() -> None:
    """Data are brought in without knowing who will look at them."""
    assert importers("dashboard") <= set(of("dashboard"))


def step_of(module: str, package: str) -> int:
    """Return the step a module of a package stands on."""
    first = module.removeprefix(package).removeprefix(".").partition(".")[0]
    if first not in STAIRS[package]:
        beside = FLAT[package.replace(".", "/")] | {"", "reference", "parts", "storage"}
        assert first in beside, module
        first = "words" if package == "etl" else "entries"
    return STAIRS[package].index(first)


@pytest.mark.parametrize("package", STAIRS)
def test_there_is_one_staircase(package: str) -> None:
    """Whoever stands on a step sees the steps below, so each room can be read by itself."""
    for module in of(package):
        known = {name for name in IMPORTS[module] if name in IMPORTS and inside(name, package)}
        above = {name for name in known if step_of(name, package) > step_of(module, package)}
        assert not above - {package}, module


@pytest.mark.parametrize("package", STAIRS)
def test_there_is_no_circle(package: str) -> None:
    """Within a room too, modules stand on one another and never in a ring.

    So each can be imported first, and none works only after another was.
    """
    left = {
        module: {name for name in IMPORTS[module] if name in IMPORTS and name != module}
        for module in of(package)
    }
    while free := {module for module, names in left.items() if not names & left.keys()}:
        left = {module: names for module, names in left.items() if module not in free}
    assert not left


@pytest.mark.parametrize("package", FLAT)
def test_no_file_lies_about(package: str) -> None:
    """Beside the rooms there are only the files named above."""
    assert {path.stem for path in (ROOT / package).glob("*.py")} == FLAT[package]


def test_files_are_short() -> None:
    """A file that is too long holds more than one idea."""
    long = [path for path in FILES if len(path.read_text("utf-8").splitlines()) > MOST_LINES]
    assert not long


def test_sources_do_not_know_each_other() -> None:
    """One folder each, added or taken away without touching another; what lies beside is shared."""
    folders = [path.parent for path in (ROOT / "etl" / "sources").glob("*/source.py")]
    assert folders
    for folder in folders:
        others = {f"etl.sources.{other.name}" for other in folders if other != folder}
        for module in of(f"etl.sources.{folder.name}"):
            strange = {n for n in IMPORTS[module] if any(inside(n, other) for other in others)}
            assert not strange, module


@pytest.mark.parametrize("package", PURE)
def test_pure_modules_touch_nothing(package: str) -> None:
    """Rules can be tested and reused anywhere: no network, no files, no screen, however far down.

    Strings in memory are no files, so ``io`` is allowed where only StringIO is taken from it.
    """
    seen: set[str] = set()
    waiting = of(package)
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        # A vintage names the folder it was read from, and touches nothing in it.
        assert not IMPORTS[module] & IMPURE or module == "etl.vintage", module
        waiting += [name for name in IMPORTS[module] if name in IMPORTS]


def test_network_is_in_one_place() -> None:
    """Only one module asks other hosts, and only the client, which keeps the pace, uses it.

    The server listens and asks nobody.
    """
    asking = importers("requests", "urllib3", "urllib.request", "http.client", "socket")
    assert asking - {"dashboard.serving.server"} == {"etl.fetching.exchange"}
    assert importers("etl.fetching.exchange") == {"etl.fetching.client"}
    assert importers("pyarrow.fs") == {"etl.storage.bucket"}


def test_figures_are_written_in_one_place() -> None:
    """Parts alone are Parquet, and only their room knows its library."""
    assert importers("pyarrow.parquet") == {"etl.parts.parquet", "etl.parts.on_disk"}


def test_files_of_etl_are_written_in_few_places() -> None:
    """Answers and calls by their rooms, vintages by the stores; findings and probes are no data."""
    writes = re.compile(r"\.(write_bytes|write_text|mkdir|unlink)\(|open\(\"[wax]")
    writing = {
        module_name(path)
        for path in (ROOT / "etl").rglob("*.py")
        if writes.search(path.read_text("utf-8"))
    }
    assert writing == {
        "etl.fetching.raw", "etl.fetching.raw_index", "etl.fetching.whole_file",
        "etl.fetching.call_ledger",
        "etl.building.store", "etl.building.part_store", "etl.building.migrating",
        "etl.command.findings", "etl.probe.keeping", "etl.storage.local_copy",
    }  # fmt: skip


def test_reference_tables_are_read_in_one_place() -> None:
    """Whoever needs one asks the reader, who knows where it lies and names what is wrong."""
    assert importers("tomllib") & set(of("etl")) == {"etl.reader"}


def test_environment_is_read_in_the_mains_alone() -> None:
    """What a run does depends on its arguments; only the entries look at the environment."""
    reading = {
        module_name(path)
        for path in FILES
        if re.search(r"\bos\.(environ|getenv)\b", path.read_text("utf-8"))
    }
    entries = {"etl.__main__", "dashboard.__main__", "dashboard.command.trade_claims"}
    assert reading <= entries


WORDLESS = (
    "dashboard.views",
    "dashboard.parts",
    "dashboard.charts",
    "dashboard.serving",
    "dashboard.report",
)
"""Rooms that show much and say nothing of their own."""

TAKEN_AWAY = "dashboard.serving.check_pack"
"""What is packed as it stands and runs where no text of ours is."""

CODES = {
    "charts single", "charts wide", "charts duo", "percentage points", "year on year",
    "change in points", "There is no file at ",
}  # fmt: skip
"""What looks like words and is none on screen: classes, codes, and an answer to machines."""


def literals(path: Path) -> Iterator[str]:
    """Yield the texts in a file that are no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_words_stand_in_the_text_room() -> None:
    """Two words in a row outside it are markup, a code, or a text that no catalogue can say."""
    words = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
    said = {
        (module_name(path), text)
        for path in FILES
        if any(inside(module_name(path), room) for room in WORDLESS)
        and module_name(path) != TAKEN_AWAY
        for text in literals(path)
        if words.search(text) and not re.search(r"[<>{}]|sans-serif", text)
    }
    assert {(module, text) for module, text in said if text not in CODES} == set()
    style = (ROOT / "dashboard" / "assets" / "style.css").read_text("utf-8")
    assert not re.search(r'content:\s*"[^"]*[A-Za-z]{2}', style)


def test_modules_are_called_what_they_do() -> None:
    """No name hides a module of the standard library, and none says nothing."""
    for path in FILES:
        name = path.stem
        assert name.startswith("__") or name not in sys.stdlib_module_names, path
        assert name not in EMPTY_NAMES, path
        assert path.parent.name not in sys.stdlib_module_names | EMPTY_NAMES, path


def test_every_module_says_what_it_is_for() -> None:
    """Each file begins with its purpose."""
    for path in FILES:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_readme_tells_of_everything() -> None:
    """Every view, source and command can be found by a reader of the README.

    So can every column, in the guide that it leads to.
    """
    readme = (ROOT / "README.md").read_text("utf-8")
    sources = tomllib.loads((ROOT / "data/reference/sources.toml").read_text("utf-8"))
    helped = parser({}).format_help()
    commands = re.findall(r"^    ([a-z]+) +\S", helped, re.MULTILINE)
    assert "refresh" in commands
    wanted = {
        "view": [f"/{view.name}" for view in VIEWS],
        "source": list(sources),
        "command": [f"python -m etl {command}" for command in commands]
        + ["python -m dashboard", "python -m dashboard claims", "python -m dashboard report"],
    }
    missing = [f"{kind} {w}" for kind, words in wanted.items() for w in words if w not in readme]
    assert not missing
    assert "(docs/parts.md)" in readme
    parts = (ROOT / "docs" / "parts.md").read_text("utf-8")
    assert [column for column in FLOW_COLUMNS if f"\n| `{column}` | " not in parts] == []


def test_cited_sections_exist() -> None:
    """What the code says of a publisher's service can be looked up where it says."""
    guide = (ROOT / "docs" / "sources.md").read_text("utf-8")
    sections = set(re.findall(r"^#+ ([0-9.]+?)\.? ", guide, re.MULTILINE))
    cited = re.compile(r"docs/sources\.md, (?:section )?((?:[0-9](?:\.[0-9]+)?(?: and | to )?)+)")
    found = {
        number
        for path in [*FILES, *(ROOT / "tests").rglob("*.py")]
        for several in cited.findall(path.read_text("utf-8"))
        for number in re.findall(r"[0-9](?:\.[0-9]+)?", several)
    }
    assert found
    assert found <= sections
