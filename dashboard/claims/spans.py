"""Which periods a statement or a number may be of, and from which it may be compared. Pure."""

from collections.abc import Iterator

from dashboard.claims.said import Asked
from dashboard.measures.catalogue import N_
from dashboard.measures.comparisons import BEYOND
from dashboard.measures.derived import SHOWN
from dashboard.measures.means import MEAN
from dashboard.measures.periods import (
    is_month,
    is_of_years,
    is_span,
    is_year,
    months_from,
    parts_of,
    shifted,
)
from etl.reference.misfits import Misfit, shortened

_BOTH = 2  # months from one to the next, both counted


def is_change(operation: str) -> bool:
    """Whether an operation compares two periods."""
    return operation.startswith("change")


def has_since(operation: str) -> bool:
    """Whether an operation has an earlier period besides its own."""
    return is_change(operation) or is_beyond(operation)


def is_beyond(operation: str) -> bool:
    """Whether an operation holds a period against all since an earlier one."""
    return operation in BEYOND


def year_misfits(field: str, year: str) -> Iterator[Misfit]:
    """A period that is none."""
    if not year:
        yield Misfit(field, "a sentence needs its year.")
    elif not (is_year(year) or is_month(year) or is_span(year)):
        sentence = N_(
            "{given} is not a year such as 2021, nor years such as 2019/2021 or months such as "
            "2021-01/2021-03."
        )
        yield Misfit(field, sentence, shortened(year))


def period_misfits(measure: str, period: str) -> Iterator[Misfit]:
    """A period that a number is not asked of."""
    if measure in SHOWN and SHOWN[measure].span and not is_month(period):
        sentence = N_("{given} needs a month, such as {allowed}-12.")
        yield Misfit("period", sentence, measure, (period if is_year(period) else "2021",))
    elif not (is_year(period) or is_month(period) or is_span(period)):
        sentence = N_(
            "a receipt is of a year such as 2021, of years such as 2019/2021, or of months such as "
            "2021-12 or 2021-01/2021-03."
        )
        yield Misfit("period", sentence)


def since_misfits(operation: str, period: str, since: str) -> Iterator[Misfit]:
    """The earlier period is given for a change alone, and is before the later one."""
    if is_beyond(operation):
        # Between both there is one at least, else nothing was surpassed.
        if not since or _is_next(since, period):
            year = N_("{given} needs an earlier year, and one between both.")
            month = N_("{given} needs an earlier month, and one between both.")
            yield Misfit("since", month if is_month(period) else year, operation)
    elif not is_change(operation):
        if since:
            sentence = N_(
                "not allowed beside operation {given}; only a change has an earlier year."
            )
            yield Misfit("since", sentence, operation)
    elif not since:
        year, month = (
            N_("a change needs the earlier year."),
            N_("a change needs the earlier month."),
        )
        yield Misfit("since", year if is_year(period) else month)
    # A year and a month are told apart by ``_alike``; as texts they compare by chance.
    elif len(since) == len(period) and since >= period:
        yield Misfit("since", "{given} is not before {allowed}.", since, (period,))


def _is_next(since: str, period: str) -> bool:
    """Whether a period of the same kind is no later than the one after another."""
    if is_month(since) and is_month(period):
        return months_from(since, period) <= _BOTH
    return len(since) == len(period) and shifted(since, 1) >= period


def mean_misfits(operation: str, measure: str, period: str) -> Iterator[Misfit]:
    """A mean is of an amount of several years."""
    if operation != MEAN:
        return
    if measure in SHOWN and SHOWN[measure].unit != "USD":
        yield Misfit("measure", N_("{given} is not an amount; only amounts have a mean."), measure)
    if period and not (parts_of(period) and is_of_years(period)):
        sentence = N_("a mean is of several years, such as 2019/2021; {given} are none.")
        yield Misfit("period", sentence, shortened(period))


def base_misfits(asked: Asked) -> Iterator[Misfit]:
    """An index is of a base period, before or after, and nothing more is done with it."""
    if not asked.since:
        yield Misfit("since", "an index needs the year that is 100.")
    if asked.operation != "level":
        sentence = N_("{given} is a comparison already; leave the operation out.")
        yield Misfit("operation", sentence, asked.measure)


def alike_misfits(period: str, since: str) -> Iterator[Misfit]:
    """A year changes from a year, a month from a month, months from as many."""
    if since and period and _length(since) != _length(period):
        sentence = N_("{given} and {allowed} are not two years, nor as many months.")
        yield Misfit("since", sentence, since, (period,))


def _length(period: str) -> tuple[int, int]:
    """Whether it is of months, and of how many or of how many years."""
    if not is_span(period):
        return (period.count("-"), 1)
    first, _, last = period.partition("/")
    many = int(last) - int(first) + 1 if is_year(first) else months_from(first, last)
    return (first.count("-"), many)
