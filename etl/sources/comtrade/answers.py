"""Reads UN Comtrade's answers as they are: envelope, availability, rows in its own names. Pure.

Names come in any case, a byte order mark may come first, new fields may come at any time
(docs/sources.md, 1.4 and 1.9). Of a row of figures only what is used is ever kept in memory: whole
rows would weigh several times their text.
"""

import json
import logging
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from etl.countries import Countries
from etl.questions import Issue, NotAnAnswerError, Release, UnusableAnswerError
from etl.sources.comtrade.plan import ID
from etl.sources.openings import not_json
from etl.vintage_time import is_day

_LOG: Final = logging.getLogger(__name__)
CAPS: Final = frozenset({500, 100_000, 250_000})
"""Rows after which one route or another cuts an answer off without a word."""

FIELDS: Final = (
    "reportercode",
    "period",
    "flowcode",
    "partnercode",
    "partner2code",
    "classificationcode",
    "cmdcode",
    "customscode",
    "motcode",
    "primaryvalue",
)
"""What every row of figures must have, in the order ``Envelope.data`` has them in."""

OPTIONAL: Final = ("isoriginalclassification", "cifvalue", "fobvalue")
"""What follows them; None where the service leaves it out."""

_IGNORED: Final = frozenset({
    "typecode", "freqcode", "refperiodid", "refyear", "refmonth", "datasetcode",
    "reporteriso", "reporterdesc", "flowdesc", "flowcategory",
    "partneriso", "partnerdesc", "partner2iso", "partner2desc",
    "classificationsearchcode", "cmddesc", "aggrlevel", "isleaf",
    "customsdesc", "moscode", "mosdesc", "motdesc",
    "qtyunitcode", "qtyunitabbr", "qty", "isqtyestimated",
    "altqtyunitcode", "altqtyunitabbr", "altqty", "isaltqtyestimated",
    "netwgt", "isnetwgtestimated", "grosswgt", "isgrosswgtestimated",
    "legacyestimationflag", "isreported", "isaggregate",
})  # fmt: skip
_IS_FIGURE: Final = frozenset({"cmdcode", "primaryvalue"})
# Bounded, as Python reads no whole number of thousands of digits.
_COUNT: Final = re.compile(r"[0-9]{1,9}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """An answer's rows: of figures ``FIELDS`` and ``OPTIONAL``, of others all, by lower-case name.

    ``missing`` are required fields some row lacks, ``new`` those nobody knows.
    """

    count: int
    data: list[Any]
    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass
class _Rows:
    """Makes of each JSON object what is kept of it, while the text is being read."""

    missing: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    _keys: tuple[str, ...] = ()
    _pick: Any = dict

    def __call__(self, found: dict[str, Any]) -> Any:  # noqa: ANN401 -- as JSON holds it
        keys = tuple(found)
        # The rows of an answer have the same fields, so how to read them is worked out once.
        if keys != self._keys:
            self._keys, self._pick = keys, self._picker(keys)
        return self._pick(found)

    def _picker(self, keys: tuple[str, ...]) -> Any:  # noqa: ANN401 -- a function of an object
        """How objects with these fields are read."""
        names = {name.casefold(): name for name in keys}
        if not _IS_FIGURE & names.keys():
            return lambda found: {name.casefold(): value for name, value in found.items()}
        self.missing |= {name for name in FIELDS if name not in names}
        self.new |= names.keys() - {*FIELDS, *OPTIONAL} - _IGNORED
        wanted = [names.get(name, "") for name in (*FIELDS, *OPTIONAL)]
        if all(wanted):
            return itemgetter(*wanted)
        return lambda found: tuple(map(found.get, wanted))


@lru_cache(maxsize=2)
def envelope(content: bytes) -> Envelope:
    """The envelope of an answer, kept at hand. Raises NotAnAnswerError where there is none."""
    rows = _Rows()
    try:
        # A byte order mark may come first.
        fields = json.loads(content.removeprefix(BOM_UTF8).decode(), object_hook=rows)
    except (ValueError, RecursionError) as error:
        raise NotAnAnswerError(not_json(content)) from error
    fields = fields if isinstance(fields, dict) else {}
    data, count = fields.get("data"), fields.get("count")
    if isinstance(data, dict | tuple) and not fields.get("error"):
        data = []  # ``countOnly`` is answered with one object of nulls, and no row
    if not isinstance(data, list) or not set(map(type, data)) <= {dict, tuple}:
        message = f"no list of rows, {str(fields.get('message') or '')[:200]!r}"
        raise NotAnAnswerError(message)
    if fields.get("error") or not _COUNT.fullmatch(str(count)):
        message = f"error {str(fields.get('error') or '')[:200]!r}, count {count!r}"
        raise NotAnAnswerError(message)
    return Envelope(int(str(count)), data, tuple(sorted(rows.missing)), tuple(sorted(rows.new)))


def truncated(content: bytes) -> bool:
    """Whether rows are missing: a cap was hit, or fewer came than were counted."""
    found = envelope(content)
    # Of a whole answer that happens to be 500 rows this costs a call; the other mistake costs
    # figures.
    return len(found.data) in CAPS or len(found.data) < found.count


def releases(content: bytes, countries: Countries) -> dict[Issue, Release]:
    """Which years or months are published, and their state. Raises UnusableAnswerError.

    An issue by dispatch is listed where the reporter sends second partners. Every reporter of the
    world may be listed, whoever was asked for; a row of one that is not known here is passed over.
    """
    found: dict[Issue, tuple[bool, Release]] = {}
    listed = envelope(content).data
    for row in listed:
        released = str(row.get("lastreleased") or "") if isinstance(row, dict) else ""
        code = countries.by_number.get(number(row.get("reportercode"))) if released else None
        if code is None or not _DAY.match(released):
            _LOG.info("UN Comtrade lists what is not known here, or not when: %s", row)
            continue
        # All three, as a published year is revised under its number (docs/sources.md, 1.9).
        token = f"{row.get('datasetcode')}:{row.get('datasetchecksum')}:{released}"
        known = (is_true(row.get("isoriginalclassification")), Release(token, released[:10]))
        bases = ("", "dispatch") if is_true(row.get("isextendedpartner2code")) else ("",)
        for basis in bases:
            issue = Issue(ID, code, our_period(str(row.get("period"))), basis)
            # Several editions of one year may be listed; the original one is the reporter's own.
            best = max(known, found.get(issue, known), key=lambda item: (item[0], item[1].token))
            found[issue] = best
    if listed and not found:
        message = f"no availability row has a known reporter and release day: {listed[0]}"
        raise UnusableAnswerError(message[:300])
    return {issue: release for issue, (_, release) in found.items()}


def first_released(content: bytes, countries: Countries) -> dict[Issue, str]:
    """On which day each year or month first came out; what does not say so is left out."""
    found: dict[Issue, str] = {}
    for row in envelope(content).data:
        told = str(row.get("firstreleased") or "") if isinstance(row, dict) else ""
        code = countries.by_number.get(number(row.get("reportercode"))) if told else None
        if code is not None and is_day(told[:10]):
            issue = Issue(ID, code, our_period(str(row.get("period"))))
            found[issue] = min(told[:10], found.get(issue, told[:10]))
    return found


def our_period(period: str) -> str:
    """``202206`` as ``2022-06``, a year as it is."""
    return f"{period[:4]}-{period[4:]}" if len(period) == len("202206") else period


def rows(content: bytes) -> list[Row]:
    """The rows of figures, values as they came. Raises UnusableAnswerError.

    A required field that is missing is refused, a field that is new is named in the log.
    """
    found = envelope(content)
    if found.missing or dict in set(map(type, found.data)):
        message = f"the service no longer sends {', '.join(found.missing or FIELDS)}"
        raise UnusableAnswerError(message)
    if found.new:
        new = ", ".join(found.new)
        _LOG.warning("UN Comtrade sends fields that are new and ignored: %s", new)
    return found.data


def is_true(value: object) -> bool:
    """Whether a flag is set; some routes send it as text or as a number."""
    return str(value).strip().casefold() in {"true", "1"}


def number(value: object) -> int:
    """An area's number, -1 where there is none."""
    text = str(value).strip()
    return int(text) if _COUNT.fullmatch(text) else -1
