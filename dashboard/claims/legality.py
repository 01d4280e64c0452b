"""What may be asserted and what may be asked for, judged once for every place. Pure.

A claim in ``claims.toml``, a sentence in an address of ``/check`` and a number in an address of
``/receipt`` are judged here. Which countries and years there are depends on the data; each place
knows that by itself.
"""

import math
import re
from collections.abc import Collection, Iterator
from typing import Final

from dashboard.claims.rule import RELATIONS, SIGNS
from dashboard.claims.said import Asked, Said
from dashboard.claims.spans import (
    alike_misfits,
    base_misfits,
    is_beyond,
    is_change,
    mean_misfits,
    period_misfits,
    since_misfits,
    year_misfits,
)
from dashboard.measures.catalogue import MEASURES, N_
from dashboard.measures.comparisons import BEYOND, BOTH_SIDES, OPERATIONS, OVER_ANOTHER
from dashboard.measures.derived import FLOW_OF, SHOWN
from etl.reference.misfits import Misfit, not_one_of
from etl.schema import LARGEST_USD

OWN_PARTNER: Final = N_("{given} cannot be its own partner.")

FINEST: Final = 1e-9
"""The rule looks at nine digits after the point and no further."""

_COMPARING: Final = (*BEYOND, OVER_ANOTHER, BOTH_SIDES)
"""What holds two things against each other, of which one is the greater."""


def is_share(measure: str) -> bool:
    """Whether a measure is a country's share, which alone can be set against the partner's."""
    return measure in MEASURES and MEASURES[measure].is_share


def is_index(measure: str) -> bool:
    """Whether a measure is told in percent of a base period."""
    return measure in SHOWN and SHOWN[measure].is_index


SHARES: Final = tuple(filter(is_share, MEASURES))


def is_goods(text: str, groups: Collection[str]) -> bool:
    """Whether it is a group of goods, or an HS code."""
    return text in groups or bool(re.fullmatch(r"[0-9]{2,6}", text))


def check(said: Said) -> list[Misfit]:
    """All that is wrong with a statement; nothing where it can be judged by the rule."""
    return [
        *_pair(said),
        *_measure(said.measure),
        *_word("operation", said.operation, OPERATIONS),
        *_beyond(said.operation, said.measure),
        *_than(said.operation, said.than, said.reporter, said.partner),
        *_relation(said),
        *year_misfits("period", said.period),
        *(year_misfits("since", said.since) if said.since else ()),
        *since_misfits(said.operation, said.period, said.since),
        *alike_misfits(said.period, said.since),
        *mean_misfits(said.operation, said.measure, said.period),
        *_both_sides("measure", said.operation, said.measure),
        *_value(said),
        *_also(said),
    ]


def check_number(asked: Asked, groups: Collection[str] = ()) -> list[Misfit]:
    """All that is wrong with a number asked for, where these are the ``groups`` of goods."""
    return [
        *_word("measure", asked.measure, SHOWN),
        *_word("operation", asked.operation, OPERATIONS),
        *_beyond(asked.operation, asked.measure),
        *period_misfits(asked.measure, asked.period),
        *(base_misfits(asked) if is_index(asked.measure) else ()),
        *since_misfits(
            asked.operation, asked.period, "" if is_index(asked.measure) else asked.since
        ),
        *alike_misfits(asked.period, asked.since),
        *mean_misfits(asked.operation, asked.measure, asked.period),
        *_both_sides("measure", asked.operation, asked.measure),
        *_goods(asked, groups),
        *_report(asked),
        *_than(asked.operation, asked.than),
    ]


def check_amount(value: float) -> Iterator[Misfit]:
    """A number that no figure of trade can be."""
    if not (math.isfinite(value) and abs(value) <= LARGEST_USD):
        sentence = N_("{given} is not a number of up to {allowed}, on either side of zero.")
        yield Misfit("value", sentence, f"{value:g}", (f"{LARGEST_USD:,.0f}",))


def check_precision(precision: float) -> Iterator[Misfit]:
    """A unit that no figure of trade can be rounded to."""
    if not (math.isfinite(precision) and precision <= LARGEST_USD):
        sentence = N_("{given} is not a number of up to {allowed}.")
        yield Misfit("precision", sentence, f"{precision:g}", (f"{LARGEST_USD:,.0f}",))
    elif precision <= 0:
        sentence = N_("{given} is not above zero; 1 means stated in whole units.")
        yield Misfit("precision", sentence, f"{precision:g}")
    elif precision < FINEST:
        sentence = N_("{given} is finer than {allowed}, the last digit the rule looks at.")
        yield Misfit("precision", sentence, f"{precision:g}", (f"{FINEST:.9f}",))


def _word(field: str, given: str, allowed: Collection[str]) -> Iterator[Misfit]:
    if given not in allowed:
        yield not_one_of(field, given, allowed)


def _pair(said: Said) -> Iterator[Misfit]:
    if said.reporter == said.partner:
        yield Misfit("partner", OWN_PARTNER, said.partner)


def _beyond(operation: str, measure: str) -> Iterator[Misfit]:
    """Places in a ranking are counted from the top, and highest would say two things."""
    is_told = is_beyond(operation) or operation == OVER_ANOTHER
    if is_told and measure in MEASURES and MEASURES[measure].is_rank:
        sentence = N_("{given} is not a measure that can be the highest or the lowest.")
        yield Misfit("measure", sentence, measure)


def _than(operation: str, than: str, *others: str) -> Iterator[Misfit]:
    """Another partner is told where one is compared with it, and is another."""
    if operation == OVER_ANOTHER and than in {"", *others}:
        yield Misfit("than", N_("another partner is needed, with which this one is compared."))
    elif than and operation != OVER_ANOTHER:
        yield Misfit("than", N_("not allowed beside operation {given}."), operation)


def _measure(measure: str, field: str = "measure") -> Iterator[Misfit]:
    if measure in SHOWN and measure not in MEASURES:
        sentence = N_("{given} is shown, but cannot be claimed; any of these can: {allowed}.")
        yield Misfit(field, sentence, measure, tuple(MEASURES))
    else:
        yield from _word(field, measure, MEASURES)


def _relation(said: Said) -> Iterator[Misfit]:
    yield from _word("relation", said.relation, RELATIONS)
    if said.relation in {"rises", "falls"} and not is_change(said.operation):
        sentence = N_("something {given} only as a change; set operation to one of {allowed}.")
        yield Misfit("relation", sentence, said.relation, tuple(filter(is_change, OPERATIONS)))
    if said.relation in {"greater", "smaller"} and said.operation not in _COMPARING:
        sentence = N_("{given} compares two things; set operation to one of {allowed}.")
        yield Misfit("relation", sentence, said.relation, _COMPARING)


def _both_sides(field: str, operation: str, measure: str) -> Iterator[Misfit]:
    if operation == BOTH_SIDES and measure in SHOWN and not is_share(measure):
        sentence = N_("both sides are compared by a share: {allowed}; {given} is none.")
        yield Misfit(field, sentence, measure, SHARES)


def _value(said: Said) -> Iterator[Misfit]:
    """A sign is asserted without a number, anything else with one and its rounding."""
    for field, number in (("value", said.value), ("precision", said.precision)):
        if said.relation in SIGNS and number is not None:
            yield Misfit(field, "not allowed beside relation {given}.", said.relation)
        if said.relation not in SIGNS and number is None:
            yield Misfit(field, "missing; a number is needed.")
    if said.relation not in SIGNS:
        yield from () if said.value is None else check_amount(said.value)
        yield from () if said.precision is None else check_precision(said.precision)


def _also(said: Said) -> Iterator[Misfit]:
    for measure in said.also:
        yield from _measure(measure, "also")
        yield from _both_sides("also", said.operation, measure)


def _goods(asked: Asked, groups: Collection[str]) -> Iterator[Misfit]:
    """One group or one HS code, of exports or imports as they are or as they changed."""
    if not asked.goods:
        return
    if asked.operation == BOTH_SIDES:
        yield Misfit("goods", "both sides are compared by a share of all goods; leave it out.")
    elif asked.measure not in FLOW_OF or not is_goods(asked.goods, groups):
        sentence = N_(
            "{given} is not shown here. Exports and imports are shown of HS codes and of these "
            "groups: {allowed}."
        )
        yield Misfit("goods", sentence, asked.goods, tuple(map(str, groups)))


def _report(asked: Asked) -> Iterator[Misfit]:
    if asked.report and asked.measure in SHOWN and SHOWN[asked.measure].is_gap:
        yield Misfit("report", "a gap is between both reports; leave it out.")
