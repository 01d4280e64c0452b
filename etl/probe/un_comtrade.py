"""What is taken for granted of UN Comtrade, with a key and without. Pure.

docs/sources.md, section 1: limits, pins, shapes, codes and casing. The codes 842, 840, 251
and 250 stand here since the assumption is about them: the service's numbers are not the UN's.
"""

from functools import partial
from typing import Final
from urllib.parse import urlencode

from etl.probe import comtrade_judges as judges
from etl.probe import comtrade_lists as lists
from etl.probe.assumptions import Assumption, Example, has_rows, refused_with, spelt
from etl.schema import FLOWS, GOLD, TOTAL
from etl.sources.comtrade.plan import ID, LEVEL
from etl.sources.comtrade.source import PINS

_PREVIEW: Final = "/public/v1/preview/C/A/HS"
_MONTHS: Final = "/public/v1/preview/C/M/HS"
_KEYED: Final = "/data/v1/get/C/A/HS"
_AVAILABILITY: Final = "/public/v1/getDA/C/A/HS"
_METADATA: Final = "/public/v1/getMetadata/C/A/HS"
_RELEASES: Final = "/public/v1/getComtradeReleases"
_PERIODS_WITH_KEY: Final = 12
_CAP: Final = 500
_NOBODY: Final = "999"
_NO_FLOW: Final = "Z"
_BROKEN: Final = frozenset({500})
_one: Final = partial(Assumption, ID)


def keyless(base: str, example: Example) -> list[Assumption]:
    """What is asked without a key, what matters most first."""
    return [
        *_shapes(base, example),
        *_limits(base, example),
        *_lists(base, example),
        *_pins(base, example),
        *_codes(base, example),
    ]


def _shapes(base: str, example: Example) -> list[Assumption]:
    """The plainest question: one country's exports to the world, as a refresh asks."""
    plain = _ask(base, example, partnerCode="0", **PINS)
    return [
        _one("keyless", "the preview answers one year and one product without a key", plain,
             has_rows()),
        _one("one-row", "with all pins one row comes", plain, judges.exactly(1)),
        _one("envelope", "an answer is elapsedTime, count, data and error, so spelt", plain,
             judges.envelope),
        _one("names", "a row has the 47 names documented, so spelt", plain,
             spelt(judges.NAMES, exactly=True)),
        _one("types", "periods and products are text, countries and values are numbers", plain,
             judges.types),
        _one("rate", "headers tell how many calls a second are allowed and left", plain,
             judges.headers("x-ratelimit-limit", "x-ratelimit-remaining")),
    ]  # fmt: skip


def _limits(base: str, example: Example) -> list[Assumption]:
    world = {"partnerCode": "0", **PINS}
    two = _ask(base, example, period=f"{example.year},{example.year - 1}", **world)
    level = _ask(base, example, cmdCode=LEVEL, **PINS)
    return [
        _one("periods", "two periods in one call are refused, and that 1 is the most is said", two,
             refused_with(400, "maximum", "period", "1")),
        _one("refusal", "a refusal is error and details, so spelt", two, judges.refusal),
        _one("details", "a wrong parameter is named in details: memberNames, errorMessage",
             _ask(base, example, flowCode=_NO_FLOW, **world), judges.details),
        _one("products", "two products in one call are refused, and that 1 is the most is said",
             _ask(base, example, cmdCode=f"{LEVEL},{GOLD}", **world),
             refused_with(400, "maximum", "1")),
        _one("level", "AG2 counts as one product and brings many chapters", level,
             judges.chapters),
        _one("cap", "an answer is cut at 500 rows without a word", level, judges.exactly(_CAP)),
        _one("flows", "two flows go in one call",
             _ask(base, example, flowCode=",".join(FLOWS), **world), judges.flows(FLOWS)),
        _one("no-most", "maxRecords changes nothing",
             _ask(base, example, **PINS, maxRecords="1"), judges.several),
        _one("count", "countOnly brings the number and one object of nulls",
             _ask(base, example, partnerCode="0", countOnly="true"), judges.counted_only),
    ]  # fmt: skip


def _lists(base: str, example: Example) -> list[Assumption]:
    """What is published, and how it is defined."""
    listed = _list(base, _AVAILABILITY, example)
    notes = _list(base, _METADATA, example)
    return [
        _one("availability", "availability is at getDA, in the names documented", listed,
             spelt(lists.LISTED, exactly=False)),
        _one("availability-filters", "getDA knows reporter and year, or sends all", listed,
             lists.listed(example)),
        _one("availability-dates", "getDA dates are ISO and its periods are numbers", listed,
             lists.listed_types),
        _one("availability-small", "availability is at getDa too",
             _list(base, _AVAILABILITY.replace("getDA", "getDa"), example),
             lists.listed(example)),
        _one("releases", "getComtradeReleases lists what is new, dated in ISO",
             f"{base}{_RELEASES}", lists.releases),
        _one("metadata", "getMetadata names valuation, partner rule, trade system and factors",
             notes, lists.noted),
        _one("metadata-dates", "getMetadata dates publications in ISO", notes,
             lists.note_dates),
        _one("metadata-factors", "getMetadata gives conversion factors as text", notes,
             lists.note_factors),
        _one("metadata-latest", "no note is marked as the latest", notes, lists.note_latest),
    ]  # fmt: skip


def _pins(base: str, example: Example) -> list[Assumption]:
    everyone = _ask(base, example, **PINS)
    dispatch = {
        "flowCode": "M",
        "partnerCode": "0",
        "partner2Code": str(example.partner_number),
        "customsCode": "C00",
        "motCode": "0",
        "breakdownMode": "plus",
    }
    return [
        _one("unpinned", "many rows come for one figure where breakdownMode is left out",
             _ask(base, example, partnerCode="0"), judges.several),
        _one("classic", "breakdownMode=classic alone brings one row",
             _ask(base, example, partnerCode="0", breakdownMode="classic"), judges.exactly(1)),
        _one("world", "all partners come with a row of the world", everyone, judges.world),
        _one("world-sum", "the world is the sum of its partners", everyone, judges.world_sum),
        _one("partners", "several partners go in one call",
             _ask(base, example, partnerCode=f"0,{example.partner_number}", **PINS),
             judges.partners(0, example.partner_number)),
        _one("dispatch", "the world by country of dispatch can be asked for by partner2Code",
             _ask(base, example, **dispatch), judges.second_partner(example.partner_number)),
    ]  # fmt: skip


def _codes(base: str, example: Example) -> list[Assumption]:
    def of(reporters: str) -> str:
        return _ask(base, example, reporterCode=reporters, partnerCode="0", **PINS)

    month = {"reporterCode": "842", "period": f"{example.year}01", "partnerCode": "0", **PINS}
    h6 = _ask(base, example, _PREVIEW.replace("HS", "H6"), partnerCode="0", **PINS)
    return [
        _one("own-codes", "842 and 251 are asked for the United States and France, in one call",
             of("842,251"), judges.reporters(842, 251)),
        _one("other-codes", "840 and 250 bring no rows and no word", of("840,250"),
             judges.nothing),
        _one("nobody", "an unknown reporter brings no rows and no word", of(_NOBODY),
             judges.nothing),
        _one("months", "months are asked and told as 202301",
             _ask(base, example, _MONTHS, **month), judges.within(frozenset({month["period"]}))),
        _one("h6", "/H6 answers 500", h6, judges.broken, _BROKEN),
        _one("no-key", "the keyed route refuses a call without a key with 401",
             _ask(base, example, _KEYED, partnerCode="0", **PINS),
             refused_with(401, "subscription key"), frozenset({401})),
    ]  # fmt: skip


def with_key(base: str, example: Example) -> list[Assumption]:
    """What is asked with a key besides. A wrong key is not tried."""
    ask = partial(_ask, base, example, _KEYED)
    years = [str(example.year - back) for back in range(_PERIODS_WITH_KEY + 1)]
    twelve = ask(period=",".join(years[:-1]), partnerCode="0", **PINS)
    h6 = _KEYED.replace("HS", "H6")
    return [
        _one("key-periods", "with a key twelve years go in one call", twelve,
             judges.within(frozenset(years[:-1]))),
        _one("key-rate", "with a key headers tell the calls a minute allowed", twelve,
             judges.headers("x-ratelimit-operation-limit")),
        _one("key-limit", "with a key thirteen years are refused, and that 12 is the most is said",
             ask(period=",".join(years), partnerCode="0", **PINS),
             refused_with(400, "maximum", "12")),
        _one("key-products", "with a key two products go in one call",
             ask(cmdCode=f"{TOTAL},{GOLD}", partnerCode="0", **PINS),
             judges.products(TOTAL, GOLD)),
        _one("key-count", "with a key countOnly brings the number and one object of nulls",
             ask(partnerCode="0", countOnly="true"), judges.counted_only),
        _one("key-unpinned", "with a key many rows come where breakdownMode is left out",
             ask(partnerCode="0"), judges.several),
        _one("key-most", "with a key maxRecords cuts, and count is what came",
             ask(**PINS, maxRecords="5"), judges.exactly(5)),
        _one("key-availability", "with a key availability is at getDa, by reporter and year",
             _list(base, "/data/v1/getDa/C/A/HS", example), lists.filtered(example)),
        _one("key-h6", "with a key /H6 answers 500",
             _ask(base, example, h6, partnerCode="0", **PINS), judges.broken, _BROKEN),
    ]  # fmt: skip


def _ask(base: str, example: Example, path: str = _PREVIEW, **changes: str) -> str:
    """A question about the example's exports of all goods, but for what is changed."""
    parameters = {
        "reporterCode": str(example.number),
        "period": str(example.year),
        "flowCode": "X",
        "cmdCode": TOTAL,
        **changes,
    }
    return f"{base}{path}?{urlencode(parameters, safe=',')}"


def _list(base: str, path: str, example: Example) -> str:
    return f"{base}{path}?{urlencode({'reporterCode': example.number, 'period': example.year})}"
