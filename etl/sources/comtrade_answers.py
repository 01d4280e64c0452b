"""Reads UN Comtrade's answers as they are: envelope, availability, rows in its own names. Pure.

Names come in any case, a byte order mark may come first, new fields may come at any time: sections
1.4, 1.6 and 1.9 of the Comtrade contract.
"""

import json
import logging
import math
import re
from dataclasses import dataclass
from typing import Any, Final

from etl.countries import Countries
from etl.questions import NotAnAnswerError, RefusedAnswerError, Release
from etl.schema import DataSet

_LOG: Final = logging.getLogger(__name__)
CAPS: Final = frozenset({500, 100_000, 250_000})
"""Rows after which one route or another cuts an answer off without a word."""

_REQUIRED: Final = (
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
_OPTIONAL: Final = ("isoriginalclassification", "cifvalue", "fobvalue", "qty", "netwgt")
_IGNORED: Final = frozenset({
    "typecode", "freqcode", "refperiodid", "refyear", "refmonth", "datasetcode",
    "reporteriso", "reporterdesc", "flowdesc", "flowcategory",
    "partneriso", "partnerdesc", "partner2iso", "partner2desc",
    "classificationsearchcode", "cmddesc", "aggrlevel", "isleaf",
    "customsdesc", "moscode", "mosdesc", "motdesc",
    "qtyunitcode", "qtyunitabbr", "isqtyestimated",
    "altqtyunitcode", "altqtyunitabbr", "altqty", "isaltqtyestimated",
    "isnetwgtestimated", "grosswgt", "isgrosswgtestimated",
    "legacyestimationflag", "isreported", "isaggregate",
})  # fmt: skip
_PINS: Final = ("0", "C00", "0")
_COUNT: Final = re.compile(r"[0-9]{1,9}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of figures. ``value``, ``cif`` and ``fob`` are dollars; None is "not given".

    ``is_total`` tells a total over second partners, customs procedures and means of transport from
    a part of it; the source's own flags for that differ from year to year and tell nothing.
    """

    reporter: str
    period: str
    flow: str
    partner: str
    product: str
    classification: str
    is_original: bool
    is_total: bool
    value: float
    cif: float | None
    fob: float | None
    quantity: float | None
    weight_kg: float | None

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes a total one."""
        return (self.reporter, self.period, self.flow, self.partner, self.product)


@dataclass(frozen=True, slots=True)
class Envelope:
    """An answer's rows, names in lower case."""

    count: int
    data: list[dict[str, Any]]


def envelope(content: bytes) -> Envelope:
    """The envelope of an answer. Raises NotAnAnswerError where there is none."""
    try:
        body = json.loads(content.decode("utf-8-sig"))  # a byte order mark may come first
    except (ValueError, RecursionError) as error:
        message = f"no JSON, it begins {content[:40]!r}"
        raise NotAnAnswerError(message) from error
    fields = {str(k).casefold(): v for k, v in body.items()} if isinstance(body, dict) else {}
    data, count = fields.get("data"), fields.get("count")
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        message = f"no list of rows, {str(fields.get('message') or '')[:200]!r}"
        raise NotAnAnswerError(message)
    if fields.get("error") or not _COUNT.fullmatch(str(count)):
        message = f"error {str(fields.get('error') or '')[:200]!r}, count {count!r}"
        raise NotAnAnswerError(message)
    rows = [{name.casefold(): value for name, value in row.items()} for row in data]
    return Envelope(int(str(count)), rows)


def truncated(content: bytes) -> bool:
    """Whether rows are missing: a cap was hit, or fewer came than were counted."""
    found = envelope(content)
    return len(found.data) in CAPS or len(found.data) < found.count


def releases(content: bytes, countries: Countries) -> dict[DataSet, Release]:
    """Which data sets are published, and their state. Raises RefusedAnswerError."""
    found: dict[DataSet, tuple[bool, Release]] = {}
    for row in envelope(content).data:
        released = str(row.get("lastreleased") or "")
        code = countries.by_number.get(number(row.get("reportercode")))
        if code is None or not _DAY.match(released):
            message = f"an availability row without known reporter or release day: {row}"
            raise RefusedAnswerError(message[:300])
        token = f"{row.get('datasetcode')}:{row.get('datasetchecksum')}:{released}"
        data_set = DataSet("un-comtrade", code, str(row.get("period")))
        known = (is_true(row.get("isoriginalclassification")), Release(token, released[:10]))
        # Several editions of one year may be listed; the original one is the reporter's own.
        best = max(known, found.get(data_set, known), key=lambda item: (item[0], item[1].token))
        found[data_set] = best
    return {data_set: release for data_set, (_, release) in found.items()}


def parse(content: bytes) -> list[Row]:
    """The rows, codes as text and quantities as numbers. Raises RefusedAnswerError.

    A required field that is missing is refused, a field that is new is named in the log.
    """
    data = envelope(content).data
    seen = {name for row in data for name in row}
    missing = [name for name in _REQUIRED if not all(name in row for row in data)]
    if missing:
        message = f"the service no longer sends {', '.join(missing)}"
        raise RefusedAnswerError(message)
    if new := sorted(seen - {*_REQUIRED, *_OPTIONAL} - _IGNORED):
        _LOG.warning("UN Comtrade sends fields that are new and ignored: %s", ", ".join(new))
    return [_row(row) for row in data]


def _row(row: dict[str, Any]) -> Row:
    text = {name: str(row[name]).strip() for name in _REQUIRED}
    value = _quantity(row["primaryvalue"])
    return Row(
        reporter=text["reportercode"],
        period=text["period"],
        flow=text["flowcode"],
        partner=text["partnercode"],
        product=text["cmdcode"],
        classification=text["classificationcode"],
        is_original=is_true(row.get("isoriginalclassification")),
        is_total=(text["partner2code"], text["customscode"], text["motcode"]) == _PINS,
        value=math.nan if value is None else value,
        cif=_given(row.get("cifvalue")),
        fob=_given(row.get("fobvalue")),
        quantity=_given(row.get("qty")),
        weight_kg=_given(row.get("netwgt")),
    )


def _quantity(value: object) -> float | None:
    try:
        return None if value is None else float(str(value))
    except ValueError:
        return None


def _given(value: object) -> float | None:
    """A quantity; zero and null both mean "not given"."""
    return _quantity(value) or None


def is_true(value: object) -> bool:
    """Whether a flag is set; some routes send it as text or as a number."""
    return str(value).strip().casefold() in {"true", "1"}


def number(value: object) -> int:
    """An area's number, -1 where there is none."""
    text = str(value).strip()
    return int(text) if _COUNT.fullmatch(text) else -1
