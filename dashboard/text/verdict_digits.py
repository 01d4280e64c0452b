"""The number beside a verdict: as many digits as bear the verdict out. Pure.

75.45 rounds to 75 and 75.5 does not, so “75.5%” beside “supported” would contradict itself. What is
shown here, put through the rule, always gives the verdict it stands beside.
"""

from functools import lru_cache, partial
from typing import Final

from dashboard.claims.readings import Reading
from dashboard.claims.rule import LIMITS, Assertion, judge
from dashboard.claims.spans import is_change
from dashboard.measures.intervals import Interval
from dashboard.text.ends import both_ends, ends_as_read, with_sign
from dashboard.text.language import N_, Spoken, say, spoken
from dashboard.text.words import amount, as_read

WITH_ENDS: Final = N_("{value} ({ends})")

_MOST: Final = 9  # digits more than usual
_NARROW: Final = 0.03  # of the value: ends farther apart than this are told themselves


def told_as_judged(
    value: Interval,
    unit: str,
    assertion: Assertion,
    *,
    composed: bool = False,
    changes: bool = False,
) -> str:
    """A value with its unit and the fewest digits that give its verdict.

    As it was said, where that alone gives the verdict all possible values give; of a ``composed``
    one with its ends in brackets. Else by both ends. Of a change a rise has its sign too.
    """
    text, ends = _judged_and_ends(
        spoken(), value, value.point, unit, assertion, composed, changes, bare=True
    )
    return say(WITH_ENDS, value=text, ends=ends) if ends else text


def judged_and_ends(reading: Reading, assertion: Assertion, unit: str) -> tuple[str, str]:
    """What a reading gives, and apart from it the ends that stand in brackets, blank for none.

    It has a value, in its own ``unit`` or one that is told already.
    """
    value, composed = reading.measured.value, reading.measured.composed
    assert value is not None  # noqa: S101 -- for the types: whoever asks has looked
    return _judged_and_ends(
        spoken(), value, value.point, unit, assertion, composed, is_change(reading.operation),
        bare=False,
    )  # fmt: skip


# The list of claims is on every first page, whoever's trade it shows.
@lru_cache(maxsize=1024)
def _judged_and_ends(  # noqa: PLR0913 -- all that decides how it is told
    _language: Spoken,
    value: Interval,
    _point: float | None,  # two intervals of the same ends are equal, whatever was said between
    unit: str,
    assertion: Assertion,
    composed: bool,  # noqa: FBT001 -- as above
    changes: bool,  # noqa: FBT001 -- as above
    *,
    bare: bool,
) -> tuple[str, str]:
    verdict = judge(value, assertion)
    # Ends that read alike a digit beyond the usual say nothing more.
    ends_of = partial(both_ends, value, unit, is_change=changes)
    around = composed and as_read(value.low, unit, 1) < as_read(value.high, unit, 1)
    for more in range(_MOST):
        if value.said is not None and _is_narrow(value):
            shown = Interval.exactly(as_read(value.said, unit, more))
            told_apart = not around or as_read(value.low, unit, more) < as_read(
                value.high, unit, more
            )
            told_apart = told_apart and _is_off_limit(shown, value, assertion)
            if told_apart and judge(shown, assertion) is verdict:
                text = amount(value.said, unit, more)
                text = with_sign(text, shown.low) if changes else text
                ends = ends_of(more, bare=bare) if around else ""
                return text, ends
        elif judge(ends_as_read(value, unit, more), assertion) is verdict:
            return ends_of(more), ""
    return ends_of(), ""


def _is_off_limit(shown: Interval, value: Interval, assertion: Assertion) -> bool:
    """Whether a value is told apart from a limit: 1.178 is less than 1.18, and 1.18 is not."""
    is_limit = assertion.relation in LIMITS and shown.low == assertion.value
    return not is_limit or value.said == assertion.value


def _is_narrow(value: Interval) -> bool:
    return value.high - value.low <= _NARROW * abs(value.middle)
