"""What is said of one reading: its value, definitions, sources, and what they cannot tell. Pure."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from dashboard.claims.readings import Reading
from dashboard.claims.rule import Assertion
from dashboard.claims.spans import is_change
from dashboard.measures.comparisons import OVER_ANOTHER
from dashboard.measures.derived import ROWS
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.lens import Lens
from dashboard.measures.means import MEAN
from dashboard.measures.measuring import Case, Measured
from dashboard.state.snapshot import Snapshot
from dashboard.text.attribution import (
    COMPOSED_OF,
    agreement,
    composition,
    disagreement,
    sides,
    spoken_by,
    years_apart,
)
from dashboard.text.ends import VALUED
from dashboard.text.goods import ALL_GOODS, GOODS_NAMES, goods_name
from dashboard.text.language import N_, NN_, listed, say, say_many
from dashboard.text.names import cautions, country, source_name
from dashboard.text.verdict_digits import told_as_judged
from dashboard.text.words import (
    LENS_WORDS,
    TITLES,
    capital,
    dated,
    in_row,
    measure_title,
    status_word,
)
from etl.schema import ESTIMATE, QUOTED

BEYOND: Final = {
    "over the highest": N_("{measure}, {year} less the highest since {base}"),
    "over the lowest": N_("{measure}, {year} less the lowest since {base}"),
}
WITHOUT: Final = N_("without {goods}")

CHANGE: Final = N_("{measure}, change {base} to {year}")
DEFINED: Final = N_("{what}, {definitions}")
"""What of a case is not as usual stands after its name."""

COMPOSED: Final = N_("composed")

REPORT: Final = N_("{country}’s report")
ESTIMATE_FOR: Final = N_("an estimate for {countries}")
BOTH_REPORTS: Final = N_("each side’s own report")
BOTH_WITH_ESTIMATE: Final = N_("each side’s own report, of which an estimate for {countries}")
"""Whose figures a reading is made of."""

TOTALS_AGREE: Final = N_("Totals {whose} agree within 2%.")
GROUP: Final = NN_(
    "{group} is counted as the sum over its {count} member in {period}.",
    "{group} is counted as the sum over its {count} members in {period}.",
)
PERHAPS: Final = N_(
    "The range is wider because these may or may not count as members: {countries}."
)
LEFT_OUT: Final = N_("Left out, as they do not agree: figures {whose}.")

_WEAK: Final = (QUOTED, ESTIMATE)


def scope_column(lens: Lens) -> str:
    """The goods a reading is about, as the column ``scope`` has it in every language."""
    left_out = ", ".join(GOODS_NAMES[code] for code in lens.without)
    said = [lens.only] if lens.only else []
    said += [f"without {left_out}"] if left_out else []
    return " ".join(said) or ALL_GOODS


def scope_name(lens: Lens) -> str:
    """The goods a reading is about."""
    left_out = say(WITHOUT, goods=listed(map(goods_name, lens.without))) if lens.without else ""
    only = goods_name(lens.only) if lens.only else ""
    return in_row(filter(None, (only, left_out))) or say(ALL_GOODS)


def measure_text(reading: Reading) -> str:
    """The name of what a reading measures."""
    name, case = measure_title(reading.measure), reading.case
    if reading.operation in BEYOND:
        text = BEYOND[reading.operation]
        return say(text, measure=name, base=dated(case.base), year=dated(case.period))
    if reading.operation in {OVER_ANOTHER, MEAN}:
        return say(TITLES[reading.operation], measure=name)
    if case.base:
        return say(CHANGE, measure=name, base=dated(case.base), year=dated(case.period))
    if reading.measured.unit == "percentage points":
        return say(TITLES["partner over reporter"], measure=name)
    return name


def defined(what: str, case: Case, measure: str = "") -> str:
    """A name with what of its case is not as usual: goods left out, imports by dispatch."""
    said = [scope_name(case.lens)] if case.lens.is_of_some else []
    imports = not measure or "M" in ROWS[measure].flows  # exports know no country of dispatch
    said += [text for name, text in _looked_at(case).items() if name != "basis" or imports]
    return say(DEFINED, what=what, definitions=in_row(said)) if said else what


def _looked_at(case: Case) -> Mapping[str, str]:
    """What each parameter of a case's lens that is not as usual makes of its figures."""
    told = {name: words.said.get(getattr(case.lens, name)) for name, words in LENS_WORDS.items()}
    return {name: say(text) for name, text in told.items() if text}


def source_names(reading: Reading, snapshot: Snapshot) -> str:
    """Whose figures a reading uses; of a composed one, who has which part; of a quote, who said it.

    Blank where it could not be measured.
    """
    measured, name_of = reading.measured, partial(source_name, snapshot)
    if measured.mixed:
        return years_apart(measured, name_of)
    apart = sides(measured, name_of, partial(country, snapshot))
    if measured.composed:
        return say(COMPOSED_OF, parts=apart or composition(measured, name_of))
    if measured.sources == (PUBLISHED,):
        return spoken_by(measured.terms, name_of)
    return apart or listed(map(name_of, measured.sources))


def source_briefly(measured: Measured, snapshot: Snapshot) -> str:
    """In a word or two, whose figures a number uses and of what kind they are."""
    names = [source_name(snapshot, name) for name in measured.sources if name != PUBLISHED]
    told = [say(COMPOSED)] if measured.composed else names
    return in_row([*told, *weak_statuses(measured.statuses)])


def told_apart(reading: Reading, first: Reading, snapshot: Snapshot) -> str:
    """Briefly, what of a reading's definitions is not the first's, and whose figures it uses."""
    case, whose, measured = reading.case, _whose(reading, snapshot), reading.measured
    if reading != first and whose == _whose(first, snapshot):
        whose = ""
    names = [source_name(snapshot, name) for name in measured.sources if name != PUBLISHED]
    estimate = status_word(ESTIMATE)
    statuses = [one for one in weak_statuses(measured.statuses) if not whose or one != estimate]
    return in_row(
        [
            *([whose] if whose else []),
            *(
                [scope_name(case.lens)]
                if scope_name(case.lens) != scope_name(first.case.lens)
                else []
            ),
            *_looked_at(case).values(),
            *([say(COMPOSED)] if measured.composed else names),
            *statuses,
        ]
    )


def weak_statuses(statuses: Iterable[str]) -> list[str]:
    """Those that are quoted or estimated, in words."""
    return [status_word(one) for one in statuses if one in _WEAK]


def reading_text(reading: Reading, snapshot: Snapshot) -> str:
    """The definitions of a reading, in words."""
    case = reading.case
    return in_row([_whose(reading, snapshot), scope_name(case.lens), *_looked_at(case).values()])


def _whose(reading: Reading, snapshot: Snapshot) -> str:
    """Whose report a reading is of, and for whom a figure of it was estimated."""
    case = reading.case
    terms = (term for term in reading.measured.terms if term.status == ESTIMATE)
    estimated = listed(dict.fromkeys(country(snapshot, term.place.reporter) for term in terms))
    if not case.base and reading.measured.unit == "percentage points":
        return say(BOTH_WITH_ESTIMATE, countries=estimated) if estimated else say(BOTH_REPORTS)
    if estimated:
        return say(ESTIMATE_FOR, countries=estimated)
    report = case.reporter if case.report == "reporter" else case.partner
    return say(REPORT, country=country(snapshot, report))


def reading_value(reading: Reading, assertion: Assertion) -> str:
    """What a reading gives, with the status of its figures; blank for nothing."""
    if reading.measured.value is None:
        return ""
    return say(VALUED, value=value_text(reading, assertion), status=status_text(reading))


def value_text(reading: Reading, assertion: Assertion) -> str:
    """What a reading gives, to as many digits as bear its verdict out; blank for nothing."""
    measured = reading.measured
    if measured.value is None:
        return ""
    return told_as_judged(
        measured.value,
        measured.unit,
        assertion,
        composed=measured.composed,
        changes=is_change(reading.operation),
    )


def status_text(reading: Reading) -> str:
    """The weakest status of a reading's figures, and an estimate whenever one is among them."""
    statuses = reading.measured.statuses
    return in_row(status_word(one) for one in statuses if one in {statuses[0], ESTIMATE})


def caveat(reading: Reading, snapshot: Snapshot) -> str:
    """What else must be known of a reading's sources; blank where all is as usual.

    Totals that agree, figures that cannot be reconciled with it, what a source cautions about.
    """
    measured, name_of = reading.measured, partial(source_name, snapshot)
    agree, others = agreement(measured, name_of), disagreement(measured, name_of)
    reporters = dict.fromkeys(term.place.reporter for term in measured.terms)
    periods = {term.place.period for term in measured.terms}
    speaking = dict.fromkeys(measured.sources, periods)
    said = [
        _grouped(reading, snapshot),
        say(TOTALS_AGREE, whose=agree) if agree else "",
        say(LEFT_OUT, whose=listed(others)) if others else "",
        cautions(snapshot, speaking, reporters) if measured.value is not None else "",
    ]
    return " ".join(filter(None, said))


def _grouped(reading: Reading, snapshot: Snapshot) -> str:
    """Of whom a group was added up; blank where none was."""
    groups, (reporter, partner, period) = snapshot.ledger.groups, reading.case[:3]
    group = next((code for code in (partner, reporter) if code in groups), "")
    measured = reading.measured
    is_said = PUBLISHED in measured.sources
    if not group or measured.value is None or is_said:
        return ""
    other = reporter if group == partner else partner
    surely, perhaps = (
        [code for code in members if code != other] for members in groups.members(group, period)
    )
    counted = say_many(
        GROUP, len(surely), group=capital(country(snapshot, group)), period=dated(period)
    )
    told = listed(country(snapshot, code) for code in perhaps)
    return " ".join(filter(None, (counted, say(PERHAPS, countries=told) if told else "")))
