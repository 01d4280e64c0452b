"""What a number, a rise or a rank of a sentence is said of: a measure of whose trade. Pure."""

from dataclasses import replace

from dashboard.prose.clauses.beside import is_for_another
from dashboard.prose.clauses.clause import Clause
from dashboard.prose.clauses.quantities import Quantity
from dashboard.prose.clauses.terms import Term
from dashboard.prose.found import Part, Reading, refuse
from dashboard.prose.measured import attachment, between, closing, shared, subjects, tails, wholes
from dashboard.prose.measured.balances import SIGNED, changed, is_below_zero
from dashboard.prose.measured.directions import TIES, Moved, check_once, is_of_two
from dashboard.prose.measured.multiples import fallen
from dashboard.prose.measured.percentages import (
    as_part,
    flow_in_turnover,
    is_flow_alone,
    is_of_it,
    refuse_unless_it,
)
from dashboard.prose.measured.statements import Measured, readings
from dashboard.prose.measured.than_then import WAYS, more_than_then
from dashboard.prose.whose.pairs import Pair
from dashboard.prose.whose.sides import Sides, check_own, is_listed, only_other, sides, whose
from dashboard.prose.words.marks import BALANCES, OTHER_FLOW, OTHER_WAY
from etl.schema import DOLLARS


def of_number(clause: Clause, number: Quantity, pair: Pair) -> list[Reading]:
    """What a number is said of. Raises UnreadableError."""
    is_last = clause.words.syntax.verb_last
    if is_last and number.unit in WAYS:
        told, subject = replace(number, unit=DOLLARS), more_than_then(clause, number)
        how = ("change in points", WAYS[number.unit])
        return level_or_change(clause, told, subject.kind, sides(clause, subject, pair), how)
    if number.unit.isupper() and number.unit != DOLLARS:
        return _in_currency(clause, number, pair)
    if number.unit == "points" and not is_last:
        return _share_moved(clause, number, pair)
    if number.unit not in {"percent", DOLLARS, "change"}:
        refuse("measure")
    return _of_last(clause, number, pair) if is_last else _of_any(clause, number, pair)


def _of_any(clause: Clause, number: Quantity, pair: Pair) -> list[Reading]:
    """What a number is said of by the words on either side of it."""
    attachment.check_before(clause, number)
    subject = subjects.subject(clause, number)
    if number.unit == "percent":
        whole = wholes.whole(clause, number)
        if whole is not None:
            return _share(clause, number, subject, whole, pair)
        if subject and wholes.is_of_total(clause, number, subject):
            return wholes.of_total(clause, number, subject, pair)
        refuse_unless_it(clause, number)
        between.check_supplied(clause, number, "share of exports")
        if subject and is_of_it(clause, number, subject):
            return flow_in_turnover(clause, number, subject, pair)
    subject = subject or attachment.right_after(clause, number)
    attachment.check_after(clause, number, subject)
    if subject is None or subject.kind == "share":
        refuse("measure")
    tails.check_range(clause, number)
    tails.check_lead(clause, number, subject)
    between.check_difference(clause, number)
    between.check_total(clause, number)
    between.check_multiple(clause, number)
    between.check_between(clause, number, subject)
    attachment.check_rest(clause, number, subject)
    return _level_or_change(clause, number, subject, pair)


def _in_currency(clause: Clause, number: Quantity, pair: Pair) -> list[Reading]:
    """An amount in another currency than dollars, at whose rates it has to be turned."""
    found = of_number(clause, replace(number, unit=DOLLARS), pair)
    # By how much something rose in it depends on the rates of two years.
    if any(reading.said.operation != "level" for reading in found):
        refuse("currency")
    return [replace(reading, said=replace(reading.said, currency=number.unit)) for reading in found]


def _of_last(clause: Clause, number: Quantity, pair: Pair) -> list[Reading]:
    """What a number is said of by the words before it and a verb after it."""
    told = shared.share(clause, number) if number.unit == "percent" else None
    if told:
        reporter, assumed = _owner(clause, told.owner, pair)
        # Of several in a row each has its own words.
        places = clause.part(number.first) if told.is_apart else (0, len(clause.marks))
        if not clause.countries_in(*places) <= {reporter, told.partner}:
            refuse("partner")
        what = Measured(reporter, told.partner, f"share of {told.kind}")
        return readings(clause, replace(number, relation=told.relation), what, assumed)
    subject = closing.said_of(clause, number)
    # Whose it is would be a guess.
    if not subject.owner and set(clause.countries) - {subject.other, pair.reporter, pair.partner}:
        refuse("reporter")
    tails.check_later(clause, number, subject)
    operation, direction, relation = closing.operation(clause, number, subject)
    number = replace(number, relation=relation)
    how = (operation, direction)
    return level_or_change(clause, number, subject.kind, sides(clause, subject, pair), how)


def _share(
    clause: Clause, number: Quantity, subject: Term | None, whole: Term, pair: Pair
) -> list[Reading]:
    if whole.is_part or (subject and subject.is_part):
        refuse("goods")
    if told := as_part(clause, number, subject, whole, pair):
        return told
    is_turned = subject is not None and subject.kind == OTHER_FLOW.get(whole.kind)
    if is_turned and not whole.owner:
        # Of exports to somebody so much of *its* imports is that one's.
        refuse("reporter")
    if subject and is_flow_alone(clause, number, subject) and not whole.other:
        # So much of all trade is exports, whoever is named after that.
        refuse("measure")
    reporter, assumed = _owner(clause, whole.owner, pair)
    check_own(clause, number.first, assumed)
    if is_listed(clause, number.first):
        refuse("partner")
    partner = whole.other or wholes.holder(clause, number, reporter)
    partner = partner or only_other(clause, reporter, number.first)
    if not wholes.is_known_from(clause, partner, number.first, whole.noun):
        refuse("goods")
    # Exports to a country are its part of all exports; of anything else it may not be.
    is_same = subject is not None and (subject.kind, subject.other) == (whole.kind, partner)
    if not is_same:
        wholes.check_partner(clause, partner, number)
    if not partner and pair.partner != reporter:
        if assumed and not clause.is_known(clause.part(number.first)[0], number.first):
            # Who has it may be either.
            refuse("reporter")
        partner = pair.partner
        assumed |= {"partner": partner}
    return readings(clause, number, Measured(reporter, partner, f"share of {whole.kind}"), assumed)


def _share_moved(clause: Clause, number: Quantity, pair: Pair) -> list[Reading]:
    """By how many points a share rose or fell."""
    attachment.check_before(clause, number)
    whole = wholes.share_in(clause, number)
    direction = clause.direction(whole.noun, number.until + 1)
    if whole.is_part or not direction or attachment.led(clause, number) not in {"by", "moves"}:
        refuse("measure")
    reporter, assumed = _owner(clause, whole.owner, pair)
    partner = only_other(clause, reporter)
    what = Measured(reporter, partner, f"share of {whole.kind}", "change in points")
    return readings(clause, replace(number, value=number.value * direction), what, assumed)


def _owner(clause: Clause, owner: str, pair: Pair) -> tuple[str, dict[Part, str]]:
    """Of whose trade something is a share. Raises UnreadableError."""
    # Who alone is named has a share in what the other trades.
    spoken = "" if pair.partner and clause.countries == (pair.reporter,) else pair.reporter
    return whose(owner, spoken or pair.partner or _home(clause, pair))


def _home(clause: Clause, pair: Pair) -> str:
    """Whose trade is meant where nothing says whose; blank where it is itself the partner."""
    return "" if pair.home in clause.countries else pair.home


def _level_or_change(clause: Clause, number: Quantity, subject: Term, pair: Pair) -> list[Reading]:
    if subject.is_partner:
        refuse("measure")
    if subject.is_part:
        refuse("goods")
    told = sides(clause, subject, pair)
    if subject.kind in BALANCES and is_for_another(clause.marks, number.until, told[0][0]):
        refuse("reporter")
    is_bare = not (subject.owner or subject.other)
    between.check_doer(clause, subject, pair.partner)
    ranked = {one.kind for one in clause.terms if one.is_partner and one.rank}
    if is_bare and OTHER_FLOW.get(subject.kind) in ranked:
        # The largest buyer with imports of so much has them.
        refuse("reporter")
    how = attachment.operation(clause, number, subject)
    return level_or_change(clause, number, subject.kind, told, how)


def level_or_change(
    clause: Clause, number: Quantity, noun: str, told: Sides, how: tuple[str, int]
) -> list[Reading]:
    """A level or a change of a noun, as it is or went. Raises UnreadableError."""
    operation, direction = how
    if operation != "level":
        check_once(clause, number)
    if number.is_times and operation == "change" and attachment.is_of_two_amounts(clause, number):
        refuse("measure")
    kind = "balance" if noun in SIGNED else noun
    if noun == "balance" and is_below_zero(clause, number):
        refuse("measure")
    if operation != "level" and kind == "balance":
        number = changed(number, noun, operation)
    value = number.value * (direction or 1) * SIGNED.get(noun, 1)
    if number.unit == "change":
        # So many percent *of* what it was say themselves which way it went.
        number = number if direction >= 0 or number.value < 0 else fallen(number)
        value = number.value
    return _on_sides(clause, replace(number, value=value), told, kind, operation)


def of_direction(clause: Clause, one: Moved, pair: Pair) -> list[Reading]:
    """That a flow rose or fell. Raises UnreadableError."""
    if one.term.is_part:
        refuse("goods")
    both = {one.term.owner, one.term.other}
    # To one and another: what the sum did, neither need have done.
    if all(both) and not set(clause.countries) <= both and not is_of_two(clause, one.term):
        refuse("partner")
    kind = "turnover" if one.term.kind == TIES else one.term.kind
    told = sides(clause, replace(one.term, kind=kind), pair)
    found = level_or_change(clause, one.word, kind, told, ("change", 0))
    if one.term.kind != TIES:
        return found
    return [replace(way, assumed={**way.assumed, "it": "turnover"}) for way in found]


def _on_sides(
    clause: Clause, number: Quantity, told: Sides, kind: str, operation: str = "level"
) -> list[Reading]:
    found = []
    for reporter, partner, assumed in told:
        what = Measured(reporter, partner, kind, operation)
        # A surplus of one is a deficit of the other.
        is_turned = kind == "balance" and reporter != told[0][0]
        unit = OTHER_WAY.get(number.unit, number.unit)
        seen = replace(number, value=-number.value, unit=unit) if is_turned else number
        found += readings(clause, seen, what, assumed)
    return found


def of_rank(clause: Clause, term: Term, pair: Pair) -> list[Reading]:
    """A country's place among another's partners. Raises UnreadableError."""
    if term.is_part:
        refuse("goods")
    if clause.words.syntax.verb_last:
        closing.check_rank(clause, term)
    else:
        tails.check_rank(clause, term)
    reporter, assumed = whose(term.owner, pair.reporter or _home(clause, pair))
    partner = only_other(clause, reporter)
    number = Quantity(float(term.rank), 1.0, "rank", term.first, term.noun + 1)
    return readings(clause, number, Measured(reporter, partner, f"rank by {term.kind}"), assumed)
