"""The words several views share, and how numbers are written: one term for one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, reduce
from typing import Final

from dashboard.measures.catalogue import MEASURES
from dashboard.measures.derived import ROWS
from dashboard.measures.intervals import Interval
from dashboard.text.charts import MONTH, RUN
from dashboard.text.language import N_, Spoken, day_text, in_digits, month_name, say, spoken
from dashboard.text.scales import ENDS, beyond_rounding, scale_of
from etl.schema import DISPATCH, ESTIMATE, QUOTED, REPORTED, UNSURE

NO_VALUE: Final = "–"


STATUS_WORDS: Final = {
    REPORTED: N_("reported"),
    UNSURE: N_("reported or estimated"),
    ESTIMATE: N_("estimated"),
    QUOTED: N_("quoted"),
    "missing": N_("missing"),
}
"""Each status in a word or two, as it stands in brackets after a number."""

STATUS_NAMES: Final = {
    **STATUS_WORDS,
    UNSURE: N_("reported, or estimated by the publisher without a mark"),
    ESTIMATE: N_("estimated by the publisher"),
    QUOTED: N_("quoted: said by an official or an agency, rounded"),
}
"""What each status means."""


@dataclass(frozen=True, slots=True)
class LensWords:
    """A parameter of the lens on screen: its name, its choices, and what each makes of figures."""

    legend: str
    options: Mapping[str, str]
    said: Mapping[str, str]


LENS_WORDS: Final = {
    "basis": LensWords(
        N_("Imports by"),
        {
            "": N_("country of origin, where published"),
            DISPATCH: N_("country of dispatch"),
        },
        {DISPATCH: N_("imports by country of dispatch")},
    )
}
"""Parameters with a choice of their own; goods and publishers are told by their names."""

DIRECTIONS: Final = {"M": N_("imports"), "X": N_("exports")}
"""The two flows a reader chooses between."""

FLOW_NAMES: Final = {**DIRECTIONS, "XM": N_("turnover")}

THE_WORLD: Final = N_("the world")

LIST: Final = N_("{one}, {other}")
"""Two complete items in a row; of more, each with those before it."""

CLAUSES: Final = N_("{one}; {other}")
"""The same where the items have commas of their own."""

TITLES: Final = {
    "raised": N_("{measure}, exports raised by {percent} for freight"),
    "index": N_("{measure}, percent of the base period"),
    "change": N_("{measure}, change"),
    "change in points": N_("{measure}, change in points"),
    "over the highest": N_("{measure}, less the highest before"),
    "over the lowest": N_("{measure}, less the lowest before"),
    "over another": N_("{measure}, less that with another partner"),
    "partner over reporter": N_("{measure}, the partner’s side minus the reporter’s"),
    "mean": N_("{measure}, a year on average"),
}
"""What a measure is called of which something was made, by what was made of it."""

PAIR: Final = N_("{reporter} with {partner}")

OF_PAIR: Final = N_("{measure} of {reporter} with {partner}")
"""A measure without a phrase of its own."""

PERCENT: Final = N_("{number}%")
POINTS: Final = N_("{number} percentage points")
TIMES: Final = N_("{number} times")


def status_name(status: str) -> str:
    """What a status means, in the language spoken."""
    return say(STATUS_NAMES[status])


def status_word(status: str) -> str:
    """A status in a word or two."""
    return say(STATUS_WORDS[status])


def flow_name(flow: str) -> str:
    """What a flow is called within a sentence; what is no flow is called as it is."""
    return say(FLOW_NAMES.get(flow, flow))


def in_row(items: Iterable[str], pattern: str = LIST) -> str:
    """Complete items one after the other; blank for none."""
    told = list(items)
    return reduce(lambda one, other: say(pattern, one=one, other=other), told) if told else ""


def measure_title(name: str) -> str:
    """What a measure is called on screen, by what the column ``measure`` of a frame says.

    What is no measure is called as it is.
    """
    row = ROWS.get(name)
    if row is None:
        return name
    title = say(row.title)
    if row.raised:
        percent = say(PERCENT, number=in_digits(f"{row.raised:g}"))
        return say(TITLES["raised"], measure=title, percent=percent)
    if row.is_index:
        return say(TITLES["index"], measure=title)
    if row.unit == "USD" and row.operation == "change in points":
        return say(TITLES["change"], measure=title)  # dollars have no points
    return title if row.operation == "level" else say(TITLES[row.operation], measure=title)


def measure_short(name: str) -> str:
    """What it is called at the end of its line."""
    return say(ROWS[name].short or ROWS[name].title)


def measure_of_pair(name: str, reporter: str, partner: str) -> str:
    """What a measure of the catalogue is called within a sentence, with both countries' names."""
    row = MEASURES[name]
    if row.of_pair:
        return say(row.of_pair, reporter=reporter, partner=partner)
    return say(OF_PAIR, measure=say(row.title), reporter=reporter, partner=partner)


def measures_table() -> str:
    """Every measure that can be claimed, as a table in Markdown."""
    units = {"USD": "US dollars"}
    rows = [(r.name, r.written, units.get(r.unit, r.unit)) for r in MEASURES.values()]
    head = ["| measure | formula | unit |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(cells)} |" for cells in rows)])


_HALVES_END: Final = 1e12  # beyond it no half is seen
_GREAT: Final = 1000  # percent: more than this is easier read as so many times


def as_read(value: float, unit: str, more: int = 0) -> float:
    """The value a reader of ``amount`` reads: rounded as it is written."""
    scale, decimals = scale_of(value, unit)
    return float(_rounded(value / scale.size, decimals + more)) * scale.size


def digits_to_tell(value: float, unit: str) -> int:
    """One ``more`` digit than usual where a share, so told, rounds to the same whole as it is.

    75.45% rounds to 75, and 75.5% would to 76: what says 75% would seem refuted. Of 28.4999% no
    figure is known so well that four digits would tell more than one.
    """
    whole = _rounded(value, 0)
    usual, finer = (_rounded(as_read(value, unit, more), 0) for more in (0, 1))
    return int(unit == "percent" and usual != whole and finer == whole)


def _rounded(value: float, decimals: int) -> Decimal | float:
    """A half rounds up, as in the rule and as people round: 272.5 million reads as 273."""
    if not abs(value) < _HALVES_END:
        return round(value, decimals)
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def amount(value: float, unit: str, more: int = 0) -> str:
    """A value with its unit and so many ``more`` digits than usual.

    Dollars as ``US$ 647 million`` or ``US$ 4.80 billion``, shares as ``8.8%``, their changes as
    ``+1.2 percentage points``, ranks whole.
    """
    scale, decimals = scale_of(value, unit)
    size = _rounded(abs(value) / scale.size, decimals + more)
    number = in_digits(f"{size:,.{decimals + more}f}")
    sign = "−" if value < 0 and size else ""
    if unit == "USD":
        return say(scale.amount, sign=sign, number=number)
    if unit == "percentage points":
        return say(POINTS, number=f"{sign or ('+' if size else '')}{number}")
    signed_number = f"{sign}{number}"
    return say(PERCENT, number=signed_number) if unit == "percent" else signed_number


def signed(percent: float) -> str:
    """A difference in percent: ``+1.2%``, ``−0.4%``; a great one as ``37.6 times``."""
    if percent >= _GREAT:
        return say(TIMES, number=in_digits(f"{1 + percent / 100:,.1f}"))
    return say(PERCENT, number=in_digits(f"{percent:+.1f}").replace("-", "−"))


def dated(period: str) -> str:
    """A year as it is, months of a year by name, a day of it as the language writes one."""
    return period if period.isdigit() else _dated(spoken(), period)


# Three tables of a page have the same hundred months.
@lru_cache(maxsize=1024)
def _dated(_language: Spoken, period: str) -> str:
    first, _, last = period.partition("/")
    if last:
        # Of one year the year is said once.
        begun = month_name(int(first[5:])) if first[:4] == last[:4] else dated(first)
        return say(RUN, first=begun, last=dated(last))
    year, _, month = period.partition("-")
    if "-" in month:
        return day_text(date.fromisoformat(period))
    return say(MONTH, month=month_name(int(month)), year=year) if month else year


def capital(text: str) -> str:
    """A sentence or heading that may begin with an article."""
    # In Azerbaijani I is the capital of another letter.
    first = "İ" if text[:1] == "i" and spoken().code == "az" else text[:1].upper()
    return first + text[1:]


def between(value: Interval, unit: str) -> str:
    """A value that may have a width: as it was said where its ends are near, else both ends.

    One number where both ends read alike.
    """
    low, high = amount(value.low, unit), amount(value.high, unit)
    if low == high:
        return low
    relative = (value.high - value.low) / abs(value.middle) if value.middle else 1
    rounding = 0.03  # narrower than this the ends would only confuse
    if value.said is None or relative >= rounding:
        return say(ENDS, low=low, high=high)
    return amount(value.said, unit, beyond_rounding(value.said, unit, value.high - value.low))
