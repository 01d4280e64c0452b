"""How texts are read: how many of real sentences, how often wrongly, and at which cost.

`python benchmarks/reading.py` prints three things. Of the sentences of `claims.csv`, where that
table is at hand (`--claims FILE`), by language: on how many the first reading is right, on how many
one of the first three, on how many another, how many are unread, how many are right once a reader
confirms what the words may mean, and how many once a reader says whose trade it is; each is one
click. What the page shows counts; nothing is judged, as the list is not ours. Of 10,000 sentences
in each language, made up of what is on record and bent until they say something else: how many get
"supported" for what is false; one is too many. And the processor's time of texts of 50,000
characters; 200 ms are too many. It ends with 1 where one of these is.
"""

import argparse
import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import azerbaijani
import russian
import words_alone

from dashboard.address.limits import Limits
from dashboard.address.resolve import limits_of
from dashboard.claims.rule import LOOSE, Verdict
from dashboard.claims.said import Said
from dashboard.frames.checked_text import Asked, CheckedReading, checked_text
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import operated
from dashboard.measures.measuring import Case, measure
from dashboard.prose.grammar import read_loosely, taught
from dashboard.state.repository import Repository
from dashboard.state.snapshot import Snapshot
from dashboard.state.vocabularies import vocabulary, words_of
from etl.reader import SHIPPED_DATA

CLAIMS = Path(__file__).parents[2] / "shared" / "data" / "2026-11" / "claims.csv"
MANY = 10_000
MOST = 0.200  # seconds of a processor
LENGTH = 50_000
YEAR = 2025
YEARS = range(1996, 2022)
TRANSLATED = "en, in translation"
MANY_READINGS = 3
OUTCOMES = {
    "first": "first reading right", "three": "among three", "other": "another", "unread": "unread",
    "loose": "to confirm", "asked": "right once it is said whose",
}  # fmt: skip
"""How near a reading comes, and what the table calls it."""


FRAMES = (
    "It is not true that {}.", "Nobody says that {}.", "The minister denied that {}.",
    "If {}, all would be well.", "Suppose that {}.", "It is expected that {}.", "{}?",
    "He asked whether {}.", "It would be good if {}.", "The plan is that {}.", "Imagine {}.",
    "{} in goods and services.", "It is a myth that {}.", "Contrary to reports, {}.",
    "{} is the goal.", "In March, {}.",
)  # fmt: skip
"""Around what is true they say something else, or nothing: no reading is right."""

SENTENCES = {
    "share of turnover": "{partner} accounted for {value}% of {reporter}'s trade in {year}",
    "share of exports": "{partner} took {value}% of {reporter}'s exports in {year}",
    "share of imports": "{partner} supplied {value}% of {reporter}'s imports in {year}",
    "exports": "{reporter}'s exports to {partner} were ${value} million in {year}",
    "imports": "{reporter}'s imports from {partner} were ${value} million in {year}",
    "turnover": "{reporter}'s trade with {partner} was ${value} million in {year}",
    "exports in the pair": "Exports made up {value}% of {reporter}'s trade with {partner} in "
    "{year}",
    "imports in the pair": "Imports from {partner} made up {value}% of {reporter}'s trade with "
    "{partner} in {year}",
}
CHANGES = "{reporter}'s {flow} {link} {partner} {moved} by {value}% in {year}"


DENIALS = {
    " were ": " were not ", " was ": " was not ", " accounted ": " did not account ",
    " took ": " did not take ", " supplied ": " never supplied ", " rose by ": " did not rise by ",
    " fell by ": " hardly fell by ",
}  # fmt: skip


class Told(NamedTuple):
    """A sentence, and what it says; None where it says nothing that can be checked."""

    sentence: str
    said: Said | None


def main() -> int:
    """Measure, print, judge."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=Path, default=CLAIMS)
    claims: Path = options.parse_args().claims
    snapshot = Repository(SHIPPED_DATA).snapshot()
    if claims.is_file():
        _print_table(claims, snapshot)
        _print_words_alone(claims, snapshot)
    false = sum(_false(snapshot, language) for language in IN)
    slowest = _slowest(snapshot)
    return int(false > 0 or slowest > MOST)


def _print_table(claims: Path, snapshot: Snapshot) -> None:
    with claims.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    limits, found = limits_of(snapshot), dict[str, Counter[str]]()
    for row in rows:
        columns = {TRANSLATED: "sentence_en", row["language"]: "quote_original"}
        for language, column in columns.items():
            outcome = _outcome(row, row[column], snapshot, limits)
            found.setdefault(language, Counter())[outcome] += 1
    told = ", ".join(OUTCOMES.values())
    print(f"{len(rows)} sentences: {told}")
    for language, counted in found.items():
        print(f"  {language:<20}", *(f"{counted[name]:>4}" for name in OUTCOMES))


def _print_words_alone(claims: Path, snapshot: Snapshot) -> None:
    """The same sentences, by what their words say without all that the list knows besides."""
    with claims.open(encoding="utf-8", newline="") as opened:
        rows = {row["id"]: row for row in csv.DictReader(opened)}
    limits, found, wrong = limits_of(snapshot), dict[str, Counter[str]](), 0
    for (name, text), told in words_alone.told_by_words().items():
        row, is_original = rows[name], text == "original"
        quote = row["quote_original" if is_original else "sentence_en"]
        words = words_of(quote, "", partial(vocabulary, SHIPPED_DATA, snapshot))
        checked = checked_text(Asked(quote, int(row["said_on"][:4])), words, snapshot, limits)
        language = row["language"] if is_original else TRANSLATED
        outcome = words_alone.outcome(told, checked)
        found.setdefault(language, Counter())[outcome] += 1
        for one in words_alone.wrong(told, checked):
            wrong += 1
            print(f"  NOT SAID: {name} ({text}): {one.readings[0].evaluation.claim.sentence}")
    print("By what their words alone say:", ", ".join(words_alone.OUTCOMES.values()))
    for language, counted in found.items():
        print(f"  {language:<20}", *(f"{counted[each]:>4}" for each in words_alone.OUTCOMES))
    total = sum(found.values(), Counter[str]())
    print(f"  {'all':<20}", *(f"{total[each]:>4}" for each in words_alone.OUTCOMES))
    print(f"  judged although no word says so: {wrong}")


def _outcome(row: dict[str, str], text: str, snapshot: Snapshot, limits: Limits) -> str:
    """How near what a reader sees of a text comes to what the table says of it."""
    words = words_of(text, "", partial(vocabulary, SHIPPED_DATA, snapshot))
    asked = Asked(text, int(row["said_on"][:4]))
    found = checked_text(asked, words, snapshot, limits)
    told = [one.readings[:MANY_READINGS] for one in found.claims if not one.is_open]
    open_ = [(one.senses or one.readings)[:MANY_READINGS] for one in found.claims if one.is_open]
    if any(_is(ways[0], row) for ways in told):
        return "first"
    if any(_is(way, row) for ways in told for way in ways):
        return "three"
    if any(_is(way, row) for ways in open_ for way in ways):
        return "loose"
    reasons = {one.reason for one in found.unread}
    for choice in (each for reason in reasons for each in found.asks.get(reason, ())):
        answered = checked_text(replace(asked, choices=(choice,)), words, snapshot, limits)
        if any(_is(one.readings[0], row) for one in answered.claims if not one.is_open):
            return "asked"
    return "other" if told else "unread"


def _is(way: CheckedReading, row: dict[str, str]) -> bool:
    said = way.reading.said
    names = ("reporter", "partner", "measure", "operation", "period", "relation")
    # The list tells the European Union by how many countries it had.
    meant = row | {who: "EUR" for who in ("reporter", "partner") if row[who].startswith("EU2")}
    # The list tells of no number whether it is about so much.
    told = replace(said, relation="is") if said.relation in LOOSE else said
    if any(getattr(told, name) != meant[name] for name in names):
        return False
    if not row["value"] or said.value is None:
        return True
    # It has other money in dollars, to three digits.
    value, apart = (said.value * way.rate.usd, 5e-3) if way.rate else (said.value, 1e-6)
    return abs(value - float(row["value"])) <= apart * max(1.0, abs(value))


def _false(snapshot: Snapshot, language: str) -> int:
    """How many bent sentences are supported although what they say is not so."""
    chance = random.Random(2025)  # noqa: S311 -- the same sentences at each run
    words = taught(vocabulary(SHIPPED_DATA, snapshot, language))
    limits = limits_of(snapshot)
    made, read_at_all, false = 0, 0, 0
    for told in _bent(snapshot, chance, language):
        found = checked_text(Asked(told.sentence, YEAR), words, snapshot, limits)
        supported = [one for one in found.claims if one.verdict is Verdict.SUPPORTED]
        made, read_at_all = made + 1, read_at_all + bool(found.claims)
        if supported and not _holds(told.said, snapshot):
            false += 1
            print(f"  FALSE: {told.sentence}")
        if made == MANY:
            break
    told_of = f"{made} bent sentences in {language}, {read_at_all} of them read"
    print(f"{told_of}: {false} supported for what is false")
    return false


def _holds(said: Said | None, snapshot: Snapshot) -> bool:
    """Whether what was meant is on record, found without any reading."""
    if said is None or said.value is None or said.precision is None:
        return False
    formula = operated(MEASURES[said.measure], "change" if said.since else "level", said.measure)
    case = Case(said.reporter, said.partner, said.period, base=said.since)
    value = measure(formula, case, snapshot.ledger).value
    half = said.precision / 2 * (1 + 1e-9)
    return value is not None and value.low >= said.value - half and value.high <= said.value + half


def _bent(snapshot: Snapshot, chance: random.Random, language: str) -> Iterator[Told]:
    """Sentences on record, each as it is and bent in every way."""
    told = (*snapshot.ledger.reporters(), *snapshot.ledger.groups.told)
    names = {code: snapshot.labels[code] for code in told}
    endings = ENDINGS.get(language, {})
    names = {
        code: endings.get(code, name)
        for code, name in names.items()
        if not endings or code in endings
    }
    frames, denials, told_in = IN[language]
    reporters = [code for code in ("AZE", "RUS", "GEO", "KAZ", "IRN", "GBR") if code in names]
    while True:
        reporter = chance.choice(reporters)
        partner = chance.choice([code for code in names if code != reporter])
        year, name = chance.choice(YEARS), chance.choice([*SENTENCES, "change"])
        said = _on_record(snapshot, (reporter, partner), name, year, chance)
        if said is None:
            continue
        yield told_in(said, names)
        for bend in BENDS:
            bent = bend(said, chance, list(names))
            if bent.reporter != bent.partner:
                yield told_in(bent, names)
        plain = told_in(said, names).sentence
        yield Told(chance.choice(frames).format(plain.rstrip(".")), None)
        for said_so, denied in denials.items():
            if said_so in plain:
                yield Told(plain.replace(said_so, denied), None)


def _on_record(
    snapshot: Snapshot, pair: tuple[str, str], name: str, year: int, chance: random.Random
) -> Said | None:
    """Something that can be said of a pair and is so."""
    is_change = name == "change"
    measured = chance.choice(("exports", "imports")) if is_change else name
    since = str(year - 1) if is_change else ""
    formula = operated(MEASURES[measured], "change" if is_change else "level", measured)
    value = measure(formula, Case(*pair, str(year), base=since), snapshot.ledger).value
    if value is None or value.high != value.low:
        return None
    size = 1.0 if is_change or _is_percentage(measured) else 1e6
    unit = 0.1 * size
    rounded = round(value.middle / unit) * unit
    if rounded == 0:
        return None
    return Said(
        *pair, measured, "change" if is_change else "level", str(year), "is", rounded, unit, since
    )


def _is_percentage(measure: str) -> bool:
    return measure.startswith("share") or measure.endswith("in the pair")


def _told(said: Said, names: dict[str, str]) -> Told:
    told = {"reporter": names[said.reporter], "partner": names[said.partner], "year": said.period}
    value = said.value or 0.0
    if said.since:
        flow, link = said.measure, "to" if said.measure == "exports" else "from"
        moved = "rose" if value > 0 else "fell"
        sentence = CHANGES.format(
            **told, flow=flow, link=link, moved=moved, value=f"{abs(value):.1f}"
        )
    else:
        size = 1.0 if _is_percentage(said.measure) else 1e6
        sentence = SENTENCES[said.measure].format(**told, value=f"{value / size:,.1f}")
    return Told(f"{sentence}.", said)


def _told_by(language: ModuleType, said: Said, names: dict[str, str]) -> Told:
    """What is said, in a language whose names have endings."""
    value = said.value or 0.0
    size = 1.0 if said.since or _is_percentage(said.measure) else 1e6
    written = f"{abs(value / size):,.1f}".replace(",", " ").replace(".", ",")
    frames = language.CHANGES if said.since else language.SENTENCES
    sentence = frames[said.measure].format(
        reporter=language.cases(names[said.reporter]), partner=language.cases(names[said.partner]),
        year=said.period, value=written, moved=language.MOVED[value <= 0],
    )  # fmt: skip
    return Told(f"{sentence}.", said)


ENDINGS = {"az": azerbaijani.NAMES, "ru": russian.NAMES}
IN: dict[str, tuple[Sequence[str], dict[str, str], Callable[[Said, dict[str, str]], Told]]] = {
    "en": (FRAMES, DENIALS, _told),
    "az": (azerbaijani.FRAMES, azerbaijani.DENIALS, partial(_told_by, azerbaijani)),
    "ru": (russian.FRAMES, russian.DENIALS, partial(_told_by, russian)),
}


def _other_year(said: Said, chance: random.Random, _names: list[str]) -> Said:
    year = chance.choice([one for one in YEARS if str(one) != said.period])
    return replace(said, period=str(year), since=str(year - 1) if said.since else "")


def _other_side(said: Said, _chance: random.Random, _names: list[str]) -> Said:
    return replace(said, reporter=said.partner, partner=said.reporter)


def _other_partner(said: Said, chance: random.Random, names: list[str]) -> Said:
    return replace(said, partner=chance.choice([one for one in names if one != said.partner]))


def _other_number(said: Said, chance: random.Random, _names: list[str]) -> Said:
    assert said.value is not None  # noqa: S101 -- for the types
    assert said.precision is not None  # noqa: S101
    steps = round(said.value / said.precision)
    # Two units away at least, as it is written.
    other = chance.choice((steps * 2, steps * 10, steps * 1000, steps + 2, steps - 2))
    return replace(said, value=(other if abs(other) > 1 else steps + 3) * said.precision)


def _other_measure(said: Said, _chance: random.Random, _names: list[str]) -> Said:
    other = {"exports": "imports", "imports": "exports", "turnover": "exports"}
    *share, rest = said.measure.rpartition("of ")
    flow, *pair = rest.partition(" ")
    return replace(said, measure="".join((*share, other[flow], *pair)))


Bend = Callable[[Said, random.Random, list[str]], Said]
BENDS: tuple[Bend, ...] = (_other_year, _other_side, _other_partner, _other_number, _other_measure)


def _slowest(snapshot: Snapshot) -> float:
    """Seconds of a processor for the text that takes most, however it is no text."""
    claim = "Italy took 31.5% of Azerbaijan's exports in 2019, and Azerbaijan imported much. "
    unread = "Zorg exports of Russia, quux to Iran, were zork 5% 6% or $9 billion of imports. "
    texts = {
        "claims alone": claim, "claims unread": unread, "numbers": "1 2 3 4.5 % $ ",
        "from right to left": "\u202e\u200f\u05d0 ",
        "nested quotes": "((\u201c\u00ab", "one word": "a", "one-letter sentences": "a. ",
        "names": "Russia ", "shares": "10% of ", "months": "in January 2020 ",
    }  # fmt: skip
    words = taught(vocabulary(SHIPPED_DATA, snapshot, "en"))
    found = {}
    for name, piece in texts.items():
        text = (piece * LENGTH)[:LENGTH]
        begun = time.process_time()
        read_loosely(text, words, YEAR)
        found[name] = time.process_time() - begun
    told = ", ".join(f"{name} {1000 * spent:.0f}" for name, spent in found.items())
    print(f"{LENGTH:,} characters are read in ms: {told} (bar {1000 * MOST:.0f} but for claims)")
    return max(spent for name, spent in found.items() if "claims" not in name)


if __name__ == "__main__":
    sys.exit(main())
