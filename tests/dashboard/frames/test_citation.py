"""Citations: whatever is cited, BibTeX and JSON are read back as what was meant."""

import json
import re
from dataclasses import replace
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from dashboard.frames.citation import Cited, bibtex, cited, csl, in_words
from tests.builders import shipped_figures

WORK: Final = Cited(
    title="Iran was 1.36% of Azerbaijan’s trade in 2024",
    author="Trade claims, checked",
    publishers=("CEPII", "Simon & Sons"),
    vintage="20261126T015147Z-7475d461",
    address="https://example.org/overview?without=27%2C71&vintage=20261126T015147Z-7475d461",
)
COMMANDS: Final = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\%": "%", r"\&": "&", r"\#": "#", r"\_": "_", r"\$": "$",
}  # fmt: skip
COMMAND: Final = re.compile("|".join(map(re.escape, COMMANDS)))
texts = st.text(st.characters(codec="utf-8"))


def field_at(text: str, start: int) -> int:
    """Return where a field in braces ends, as BibTeX counts: whatever stands before a brace."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return at
    message = "braces are not balanced"
    raise AssertionError(message)


def read(text: str) -> tuple[str, dict[str, str]]:
    """Return the key of an entry and its fields, as BibTeX reads them."""
    opened = re.match(r"@misc\{([^,{}\s]+),\s*", text)
    assert opened
    assert field_at(text, text.index("{")) == len(text.rstrip()) - 1
    at, fields = opened.end(), {}
    while named := re.compile(r"(\w+) = (?=\{)").match(text, at):
        end = field_at(text, named.end())
        fields[named[1]] = text[named.end() + 1 : end]
        assert text[end + 1] == ","
        at = re.compile(r",\s*").match(text, end + 1).end()  # type: ignore[union-attr]
    assert text[at:].strip() == "}"
    return opened[1], fields


def plain(field: str) -> str:
    """Return a field as TeX would print it; what would be a command of its own fails."""
    inner = field[1:-1] if field.startswith("{") else field
    assert not re.search(r"[\\{}%&#_$~^]", COMMAND.sub("", inner))
    return COMMAND.sub(lambda found: COMMANDS[found[0]], inner)


def one_line(text: str) -> str:
    """Return a text without what cannot be printed, its spaces told once."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


@given(texts, texts)
def test_any_title_is_read_back_from_bibtex(title: str, publisher: str) -> None:
    """Nothing in it ends its field, hides what follows or is taken for a command."""
    work = replace(WORK, title=title, publishers=(publisher,))
    key, fields = read(bibtex(work))
    assert re.fullmatch(r"[a-z0-9-]+", key)
    assert plain(fields["title"]) == one_line(title)
    assert plain(fields["note"]) == one_line(f"Figures by {publisher}")
    assert plain(fields["author"]) == WORK.author
    assert fields["url"] == WORK.address


@given(texts)
def test_any_title_is_read_back_from_json(title: str) -> None:
    """One work, whose title is to the letter what was found."""
    (told,) = json.loads(json.dumps(csl(replace(WORK, title=title or "-"))))
    assert told["title"] == (title or "-")
    assert told["author"] == [{"literal": WORK.author}]
    assert told["issued"] == told["accessed"] == {"date-parts": [[2026, 11, 26]]}
    assert (told["URL"], told["version"]) == (WORK.address, WORK.vintage)


def test_all_forms_say_the_same() -> None:
    """Title, site, publishers, state, day and address are in each."""
    _, fields = read(bibtex(WORK))
    (told,) = csl(WORK)
    line = in_words(WORK)
    assert fields["date"] == fields["urldate"] == "2026-11-26"
    assert fields["version"] == WORK.vintage
    assert plain(fields["note"]) == told["note"] == "Figures by CEPII; Simon & Sons"
    for part in (WORK.title, WORK.author, "CEPII; Simon & Sons", WORK.vintage, "2026-11-26"):
        assert part in line
    assert line.endswith(WORK.address)


def test_what_is_made_of_no_figures_names_no_publisher() -> None:
    """There is nobody to thank, and no blank in their place."""
    work = replace(WORK, publishers=())
    assert "note" not in read(bibtex(work))[1]
    assert "note" not in csl(work)[0]
    assert "Figures" not in in_words(work)


def test_each_view_has_a_key_of_its_own() -> None:
    """Two charts of one page stand in one list of works."""
    addresses = [f"https://example.org/partner?chart={name}" for name in ("a", "b")]
    first, second = (replace(WORK, address=address).key for address in addresses)
    assert first != second
    assert first.startswith("partner-20261126-")


def test_publishers_are_named_and_addresses_hold_nothing_of_tex() -> None:
    """Each publisher once, by the name its figures came with; braces in an address as codes."""
    snapshot = shipped_figures().snapshot()
    inputs = snapshot.vintage.manifest["inputs"]
    names = {item["source"]: item["publisher"] for item in inputs}
    held = list(names)[:3]
    work = cited("-", [*held, *held, ""], snapshot, "http://x.example/a?b={c}\\d")
    assert work.publishers == tuple(sorted({names[source] for source in held}))
    assert work.address == "http://x.example/a?b=%7Bc%7D%5Cd"
