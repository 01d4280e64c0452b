"""What is said of one reading: its value, definitions, sources, and what they cannot tell. Pure."""

from typing import Final

from dashboard.claims.readings import Reading
from dashboard.claims.rule import Assertion
from dashboard.measures.derived import ROWS
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.measuring import Case, Measured
from dashboard.state.snapshot import Snapshot
from dashboard.text.attribution import (
    agreement,
    composition,
    disagreement,
    sides,
    spoken_by,
    years_apart,
)
from dashboard.text.verdict_digits import told_as_judged
from dashboard.text.words import GOODS_NAMES, LENS_WORDS, STATUS_NAMES, measure_title

_WEAK: Final = ("quoted", "estimate")


def scope_name(without: tuple[str, ...]) -> str:
    """The goods a reading is about."""
    return f"without {', '.join(GOODS_NAMES[code] for code in without)}" if without else "all goods"


def measure_text(reading: Reading) -> str:
    """The name of what a reading measures."""
    name = measure_title(reading.measure)
    if reading.case.base:
        return f"{name}, change {reading.case.base} to {reading.case.period}"
    if reading.measured.unit == "percentage points":
        return f"{name}, the partner’s side less the reporter’s"
    return name


def definition(case: Case, measure: str = "") -> str:
    """What of a case is not as usual, after a comma: goods left out, imports by dispatch."""
    said = [scope_name(case.without)] if case.without else []
    imports = not measure or "M" in ROWS[measure].flows  # exports know no country of dispatch
    said += [text for name, text in _looked_at(case).items() if name != "basis" or imports]
    return "".join(f", {text}" for text in said)


def _looked_at(case: Case) -> dict[str, str]:
    """What each parameter of a case's lens that is not as usual makes of its figures."""
    told = {name: words.said.get(getattr(case.lens, name)) for name, words in LENS_WORDS.items()}
    return {name: text for name, text in told.items() if text}


def source_names(reading: Reading, snapshot: Snapshot) -> str:
    """Whose figures a reading uses; of a composed one, who has which part; of a quote, who said it.

    Blank where it could not be measured.
    """
    measured, name_of = reading.measured, snapshot.source_name
    if measured.mixed:
        return years_apart(measured, name_of)
    apart = sides(measured, name_of, snapshot.names.__getitem__)
    parts = apart or composition(measured, name_of)
    if measured.composed:
        return f"composed: {parts}"
    if measured.sources == (PUBLISHED,):
        return spoken_by(measured.terms, name_of)
    return apart or " and ".join(map(name_of, measured.sources))


def source_briefly(measured: Measured, snapshot: Snapshot) -> str:
    """In a word or two, whose figures a number uses and of what kind they are."""
    names = [snapshot.source_name(name) for name in measured.sources if name != PUBLISHED]
    told = ["composed"] if measured.composed else names
    return ", ".join([*told, *(status for status in measured.statuses if status in _WEAK)])


def reading_text(reading: Reading, snapshot: Snapshot) -> str:
    """The definitions of a reading, in words."""
    case = reading.case
    report = case.reporter if case.report == "reporter" else case.partner
    estimated = [snapshot.names[code] for code in _estimated(reading)]
    whose = f"{snapshot.names[report]}’s report"
    if not case.base and reading.measured.unit == "percentage points":
        whose = "each side’s own report"
        if estimated:
            whose = f"each side’s own, of which an estimate for {' and '.join(estimated)}"
    elif estimated:
        whose = f"an estimate for {' and '.join(estimated)}"
    said = [whose, scope_name(case.without)]
    return ", ".join([*said, *_looked_at(case).values()])


def reading_value(reading: Reading, assertion: Assertion) -> str:
    """What a reading gives, with the status of its figures; blank for nothing."""
    if reading.measured.value is None:
        return ""
    told = (STATUS_NAMES[name].split(":")[0] for name in status_text(reading).split(", "))
    return f"{value_text(reading, assertion)} ({', '.join(told)})"


def value_text(reading: Reading, assertion: Assertion) -> str:
    """What a reading gives, to as many digits as bear its verdict out; blank for nothing."""
    measured = reading.measured
    if measured.value is None:
        return ""
    return told_as_judged(measured.value, measured.unit, assertion, composed=measured.composed)


def status_text(reading: Reading) -> str:
    """The weakest status of a reading's figures, and an estimate whenever one is among them."""
    statuses = reading.measured.statuses
    return ", ".join(s for s in statuses if s in {statuses[0], "estimate"})


def caveat(reading: Reading, snapshot: Snapshot) -> str:
    """What else must be known of a reading's sources; blank where all is as usual.

    Totals that agree, figures that cannot be reconciled with it, what a source cautions about.
    """
    measured, name_of = reading.measured, snapshot.source_name
    agree, others = agreement(measured, name_of), disagreement(measured, name_of)
    reporters = dict.fromkeys(term.place.reporter for term in measured.terms)
    said = [
        f"Totals {agree} agree within 2%." if agree else "",
        f"Left out, as they do not agree: figures {' and '.join(others)}." if others else "",
        snapshot.cautions(measured.sources, reporters) if measured.value is not None else "",
    ]
    return " ".join(filter(None, said))


def _estimated(reading: Reading) -> list[str]:
    """The countries, by their codes, for whom a figure of a reading was estimated."""
    terms = reading.measured.terms
    return list(dict.fromkeys(t.place.reporter for t in terms if t.status == "estimate"))
