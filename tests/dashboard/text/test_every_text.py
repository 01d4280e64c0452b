"""Nothing on screen escapes the catalogues: in a made-up language every page is in it."""

import re
import tomllib
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from dash.development.base_component import Component

from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.text.language import Spoken, speaking
from tests.dashboard.looking import look

ROOT = Path(__file__).parents[3]
OPEN, CLOSE = "⟦", "⟧"
NAME = "⟪{}⟫"
SHOWN = ("alt", "title", "placeholder", "label", "aria-label")
NAMES = {"CSV", "JSON", "SHA-256"}
"""What is called so in every language."""

CODE = ("dashboard", "etl")
"""Where texts are marked; those of the tables in ``data`` are said as they are."""

PAGES = (
    "/", "/partner?partner=RUS", "/mirror?partner=RUS", "/mirror?partner=GBR&flow=X",
    "/compare?measure=exports&draw=index&report=partner", "/compare?measure=exports&report=both",
    "/compare?measure=exports&draw=bars", "/compare?measure=exports&draw=multiples&report=both",
    "/compare?axis=log", "/compare?draw=bars", "/compare?every=month&measure=imports",
    "/compare?every=12+months&measure=exports&report=partner",
    "/compare?every=month&measure=exports&report=both",
    "/products?partner=RUS", "/months?reporter=GBR&partner=AZE", "/months?partner=IRN",
    "/check?period=2021", "/check?period=2021&relation=rises", "/data", "/vintages", "/claims",
    "/method", "/claim/russia-share-of-turnover", "/claim/russian-exports-in-the-pair",
    "/receipt?measure=turnover&period=2021&partner=RUS&without=27",
    "/receipt?measure=share+of+turnover&period=2024&partner=RUS&basis=dispatch",
)  # fmt: skip


class Bracketed(NullTranslations):
    """A language that says each marked text in brackets, names in others, the rest as it is."""

    def __init__(self, marked: set[str], names: set[str]) -> None:
        super().__init__()
        self._said = {name: NAME.format(name) for name in names}
        self._said |= {text: f"{OPEN}{text}{CLOSE}" for text in marked}

    def gettext(self, message: str) -> str:
        """Return the text in brackets if translators would find it."""
        return self._said.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the one of both that belongs to a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def extracted(*folders: str) -> Iterator[tuple[str, str]]:
    """Yield every text that `make texts` finds in these folders, with where it is."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    mappings = project["tool"]["babel"]["mappings"]
    found = extract_from_dir(
        str(ROOT),
        method_map=[(one["pattern"], one["method"]) for one in mappings],
        keywords=parse_keywords(re.findall(r"--keywords=(\S+)", makefile)),
        directory_filter=lambda path: Path(path).relative_to(ROOT).parts[0] in folders,
    )
    for file, line, message, *_ in found:
        for text in [message] if isinstance(message, str) else message:
            yield text, f"{file}:{line}"


@pytest.fixture(scope="module")
def marked() -> set[str]:
    """Return every text that `make texts` finds in the code."""
    return {text for text, _ in extracted(*CODE)}


STIFF = re.compile(r"\b([Hh]eld|cannot be told|asked for here)\b|^{given} is no ")
"""What nobody would say: *Held is 2021 alone*, *Atlantis is no country here*."""


def test_texts_are_plain_english() -> None:
    """No turn of phrase comes back that was taken out before."""
    assert not [text for text, _ in extracted(*CODE) if STIFF.search(text)]


def test_each_text_has_one_place() -> None:
    """What is said in two places is one constant, so that the two never part."""
    places: dict[str, list[str]] = {}
    for text, place in extracted(*CODE):
        places.setdefault(text, []).append(place)
    assert {text: told for text, told in places.items() if len(told) > 1} == {}


def shown(node: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever a component holds
    """Yield each text a reader sees or hears."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list | tuple):
        for part in node:
            yield from shown(part)
    elif isinstance(node, Component):
        props = node.to_plotly_json()["props"]
        yield from (props[name] for name in SHOWN if isinstance(props.get(name), str))
        yield from (str(option["label"]) for option in props.get("options") or ())
        yield from shown(props.get("children"))


def names_of(snapshot: Snapshot) -> set[str]:
    """Return what countries and sources are called, and each text of the reference tables."""
    sources = map(snapshot.source_name, snapshot.sources)
    tabled = (text for text, _ in extracted("data"))
    return {*snapshot.names.values(), *snapshot.labels.values(), *sources, *tabled}


def data_of(snapshot: Snapshot) -> set[str]:
    """Return what is the same in every language: quotes, citations, addresses, codes."""
    inputs = {
        str(value)
        for item in snapshot.vintage.manifest["inputs"]
        for key, value in item.items()
        if key not in {"publisher", "note"}
    }
    return {*inputs, *snapshot.sources, *(claim.quote for claim in snapshot.claims), *NAMES} - {""}


@pytest.fixture(scope="module", params=PAGES)
def texts(request: pytest.FixtureRequest, repository: Repository, marked: set[str]) -> list[str]:
    """Return each text of a page in the made-up language."""
    language = Bracketed(marked, names_of(repository.snapshot()))
    with speaking(Spoken("en-AU", language)):
        view, asked = look(repository, request.param)
        parts = [*view.lead(asked), *view.controls(asked), *view.content(asked)]
        return [*shown(parts), view.title(asked), view.description(asked)]


def own_words(repository: Repository) -> list[str]:
    """Return the data that no catalogue says, the longest first."""
    return sorted(data_of(repository.snapshot()), key=len, reverse=True)


def test_every_page_speaks_the_language(repository: Repository, texts: list[str]) -> None:
    """Each text has a part that a catalogue says, or is data or a name."""
    own, english = own_words(repository), []
    for text in texts:
        if OPEN in text or not re.search(r"[A-Za-z]{3}", text):
            continue
        left = re.sub(r"\b[0-9a-f]{64}\b|⟪[^⟫]*⟫", "", text)
        for known in own:
            left = left.replace(known, "")
        if re.search(r"[A-Za-z]{3}", left) and not left.strip().startswith(("http", "data:")):
            english.append(text)
    assert not english


def test_every_name_is_said(repository: Repository, marked: set[str], texts: list[str]) -> None:
    """A catalogue says what the tables call things too; in somebody's own words they stay."""
    # A word such as "food" may be part of a marked text.
    around = "\n".join(marked)
    names = {one for one in names_of(repository.snapshot()) if one not in around}
    # One look for all of them: some hundred names in some thousand texts.
    longest_first = sorted(names, key=len, reverse=True)
    any_name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    own, english = own_words(repository), []
    for text in texts:
        left = re.sub(r"⟪[^⟫]*⟫", "", text)
        for known in own:
            left = left.replace(known, "")
        english += [(name, left) for name in set(any_name.findall(left))]
    assert not english
