"""What a page found, in one sentence without its stop: for tabs, search engines and previews. Pure.

Each is of the newest year or month on record within what was chosen, blank where there is none.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dashboard.address.request import Request
from dashboard.claims.readings import Evaluation
from dashboard.claims.rule import Verdict
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.comparisons import Quoted
from dashboard.measures.composition import Composition
from dashboard.measures.derived import SHOWN
from dashboard.measures.evidence import PUBLISHED
from dashboard.measures.formulas import Flow
from dashboard.measures.intervals import Interval
from dashboard.measures.ledger import Ledger
from dashboard.measures.measuring import Case, Measured, measure
from dashboard.state.snapshot import Snapshot
from dashboard.text.ends import VALUED, both_ends, told
from dashboard.text.goods import goods_title
from dashboard.text.language import N_, NN_, in_digits, say, say_many
from dashboard.text.names import countries
from dashboard.text.summaries import choices
from dashboard.text.verdict_digits import judged_and_ends
from dashboard.text.verdicts import verdict_name
from dashboard.text.words import amount, capital, dated, status_word
from etl.schema import ESTIMATE, QUOTED

SHARE: Final = N_("{partner} was {share} of {reporter}’s trade in {year}")
TRADE: Final = N_("{reporter}’s trade with {partner} was {turnover} in {year}")
TRADE_AND_SHARE: Final = N_(
    "{reporter}’s trade with {partner} was {turnover} in {year}, {share} of all its trade"
)
BOTH_SIDES: Final = {
    "M": N_(
        "{reporter}’s imports from {partner} in {year}, the last year with figures of both: "
        "{own} by its own, {other} by {partner}’s"
    ),
    "X": N_(
        "{reporter}’s exports to {partner} in {year}, the last year with figures of both: "
        "{own} by its own, {other} by {partner}’s"
    ),
}
"""One trade by both reports, by the reporter's flow."""

LARGEST: Final = {
    "M": N_("{goods}: {percent}% of what {reporter} imported from {partner} in {year}"),
    "X": N_("{goods}: {percent}% of what {reporter} exported to {partner} in {year}"),
}
"""The largest group of goods, by the flow."""

CHECKED: Final = N_("{sentence} – {verdict}")
COUNTED: Final = N_(
    "Of {all} claims {supported} are supported, {close} close, {against} not supported; "
    "{unchecked} cannot be checked"
)
HELD: Final = NN_(
    "{figures} figures of {count} source on trade from {first} to {last}",
    "{figures} figures of {count} sources on trade from {first} to {last}",
)
THROUGH: Final = N_("{finding} ({choices})")
SENTENCE: Final = N_("{finding}. {more}")
"""A finding, then what else a page says of itself."""

_NARROW: Final = 0.03  # of the value: ends farther apart are told themselves


def pair_share(request: Request) -> str:
    """How large the first partner is in the reporter's trade."""
    year, share = _newest(request, "share of turnover")
    if share is None:
        return ""
    return _pair(SHARE, request, year=year, share=_percent(share))


def share_number(request: Request) -> str:
    """That share alone."""
    _, share = _newest(request, "share of turnover")
    return "" if share is None else _percent(share)


def pair_trade(request: Request) -> str:
    """What the trade with the first partner amounted to, and its share where the year has one."""
    year, turnover = _newest(request, "turnover")
    if turnover is None:
        return ""
    share = _of(request, "share of turnover", year).value
    text = TRADE if share is None else TRADE_AND_SHARE
    part = "" if share is None else _percent(share)
    return _pair(text, request, year=year, turnover=told(turnover, "USD"), share=part)


def both_sides(request: Request) -> str:
    """What each side says of its own, counted or quoted, of the newest year that both have.

    Blank where a side is but quoted, and one publisher's figures of it alone were chosen.
    """
    year = request.once(last_of_both)
    sides = _sides(request, year) if year else []
    said = [_said(measured, case) for case, measured in sides if measured is not None]
    if not said or not all(said):
        return ""
    own, other = said
    return _pair(BOTH_SIDES[request.selection.flow], request, year=year, own=own, other=other)


def last_of_both(request: Request) -> str:
    """The newest year chosen in which each side counted or is quoted; blank where there is none."""
    years = _years(request)
    return next((year for year in years if all(own for _, own in _sides(request, year))), "")


def largest_goods(request: Request, made: Sequence[Composition]) -> str:
    """The largest group of the newest year that can be shown by goods."""
    for one in reversed(made):
        total = sum(one.groups.values())
        if one.source and total:
            name, value = next(iter(one.groups.items()))
            percent = in_digits(f"{100 * value / total:,.0f}")
            text, goods = LARGEST[request.selection.flow], goods_title(name)
            return _pair(text, request, goods=goods, percent=percent, year=one.place.period)
    return ""


def newest_month(request: Request, case: Case, months: Iterable[str]) -> str:
    """The trade of the newest of some months, as the case's reporter reports it."""
    for month in sorted(months, reverse=True):
        value = measure(SHOWN["turnover"].formula, case.at(month), request.snapshot.ledger)
        if value.value is not None:
            names = countries(request.snapshot, case.reporter, case.partner)
            places = {"turnover": told(value.value, "USD"), "year": dated(month)}
            return with_choices(request, say(TRADE, reporter=names[0], partner=names[1], **places))
    return ""


def checked(evaluation: Evaluation, quoted: str) -> str:
    """A sentence, between its marks or not, with the verdict on it."""
    return say(CHECKED, sentence=quoted, verdict=verdict_name(evaluation.verdict))


def judged_number(evaluation: Evaluation) -> str:
    """The number a sentence that asserts one thing was judged by, to the digits of its verdict."""
    first, *others = evaluation.outcomes
    measured = first.primary.measured
    if others or measured.value is None:
        return ""
    assertion = first.statement.assertion
    return judged_and_ends(first.primary, assertion, measured.unit)[0]


def verdicts(evaluations: Iterable[Evaluation]) -> str:
    """How many claims have which verdict."""
    found = [evaluation.verdict for evaluation in evaluations]
    return say(
        COUNTED,
        all=len(found),
        supported=found.count(Verdict.SUPPORTED),
        close=found.count(Verdict.CLOSE),
        against=found.count(Verdict.NOT_SUPPORTED),
        unchecked=found.count(Verdict.UNCHECKED),
    )


def held(snapshot: Snapshot) -> str:
    """How many figures of how many sources there are, and of which years."""
    return figures(snapshot.vintage.rows, len(snapshot.sources_held), *snapshot.years)


def figures(count: int, sources: int, first: int, last: int) -> str:
    """So many figures of so many sources, and of which years."""
    held = in_digits(f"{count:,}")
    return say_many(HELD, sources, figures=held, first=first, last=last)


def followed(finding: str, more: str) -> str:
    """A finding as a sentence with others after it; those alone where nothing was found."""
    return say(SENTENCE, finding=finding, more=more) if finding else more


def _sides(request: Request, year: str) -> list[tuple[Case, Measured | None]]:
    """What the reporter says of its own of a year, then the partner."""
    chosen, ledger = request.selection, request.snapshot.ledger
    case = chosen.case(chosen.partner[0], year)
    cases = case, case.swapped.through(source=case.mirror)
    flows = (Flow("M"), Flow("X")) if chosen.flow == "M" else (Flow("X"), Flow("M"))
    return [(one, _own_figure(flow, one, ledger)) for flow, one in zip(flows, cases, strict=True)]


def _own_figure(flow: Flow, case: Case, ledger: Ledger) -> Measured | None:
    """A country's own figure, or what is quoted of it where it has none; None for neither."""
    tried = (measure(formula, case, ledger) for formula in (flow, Quoted(flow)))
    known = (one for one in tried if one.value is not None)
    return next((one for one in known if ESTIMATE not in one.statuses), None)


def _said(measured: Measured, case: Case) -> str:
    """A figure with that it is quoted; blank for a quote where another publisher was chosen."""
    value = told(measured.value, "USD") if measured.value else ""
    if QUOTED not in measured.statuses:
        return value
    is_asked = case.source in {"", PUBLISHED}
    return say(VALUED, value=value, status=status_word(QUOTED)) if is_asked else ""


def _pair(text: str, request: Request, **places: str) -> str:
    chosen = request.selection
    names = countries(request.snapshot, chosen.reporter, chosen.partner[0])
    return with_choices(request, say(text, reporter=names[0], partner=names[1], **places))


def with_choices(request: Request, finding: str) -> str:
    """A finding with what the reader chose about figures, without which it would mislead."""
    chosen = choices(request)
    return capital(say(THROUGH, finding=finding, choices=chosen) if chosen else finding)


def _years(request: Request) -> Iterator[str]:
    """The years chosen for which anything is on record of the pair, the newest first."""
    chosen = request.selection
    known = request.snapshot.ledger.periods(chosen.reporter, chosen.partner[0])
    return (year for year in reversed(known) if chosen.since <= int(year) <= chosen.until)


def _newest(request: Request, name: str) -> tuple[str, Interval | None]:
    """The newest year chosen in which a measure of the pair is known, and its value."""
    for year in _years(request):
        value = _of(request, name, year).value
        if value is not None:
            return year, value
    return "", None


def _of(request: Request, name: str, year: str) -> Measured:
    case = request.selection.case(request.selection.partner[0], year)
    return measure(MEASURES[name].formula, case, request.snapshot.ledger)


def _percent(value: Interval) -> str:
    """A share to two decimals where it is known so well."""
    if value.said is None or value.high - value.low > _NARROW * abs(value.middle):
        return both_ends(value, "percent")
    return amount(value.said, "percent", 1)
