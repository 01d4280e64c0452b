"""What is taken for granted of HMRC, and of the factors its pounds are converted by. Pure.

docs/sources.md, section 3. The factors are UN Comtrade's, so that is who is asked for them.
"""

from functools import partial
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from etl.probe.assumptions import (
    OK,
    Assumption,
    Example,
    Finding,
    Judge,
    Row,
    came,
    fields,
    many,
    names,
    number,
    on_rows,
    rows,
    scalar,
    shown,
)
from etl.probe.comtrade_lists import factor, notes
from etl.questions import Exchange
from etl.sources.hmrc.answers import POUNDS
from etl.sources.hmrc.source import FACTORS, GROUPS, ID, Hmrc

_VALUE: Final = "value"
_SUMMED: Final = frozenset({"MonthId", "FlowTypeId", "SuppressionIndex", "V"})
_FLOWS: Final = frozenset({1, 2, 3, 4})
_ODATA: Final = frozenset({"@odata.context", _VALUE})
_NEXT: Final = "@odata.nextLink"
_FORBIDDEN: Final = 403
_DIGITS_OF_A_MONTH: Final = len("202401")
_one: Final = partial(Assumption, ID)


def keyless(base: str, example: Example) -> list[Assumption]:
    """What HMRC is asked, what matters most first; there are no keys."""
    first, last = f"{example.year}01", f"{example.year}12"
    country = _filtered(base, "Country", f"CountryCodeAlpha eq '{example.iso2}'")
    chosen = f"filter(CountryId eq {{}} and MonthId ge {first} and MonthId le {last}"
    sums = _summed(base, f"{chosen})/{GROUPS}")
    # One column of one month, as a page has tens of thousands of rows (decision 010).
    page = f"{_filtered(base, 'OTS', f'MonthId eq {first}')}&$select=MonthId"
    either = _filtered(base, "OTS", f"MonthId in ({first},{last})")
    follows: dict[str, Any] = {"after": "country", "taken": country_number}
    return [
        _one("country", "two letters of a country give its number", country, _country),
        _one("odata", "an answer is @odata.context and value, so spelt", country, _odata),
        _one("sums", "sums by month, flow and suppression are made by the service", sums,
             _sums, **follows),
        _one("months", "MonthId is a number such as 202401", sums, _months, **follows),
        _one("flows", "FlowTypeId is 1 to 4", sums, _flow_types, **follows),
        _one("estimates", "estimates can be asked for by negative numbers of goods",
             _summed(base, f"{chosen} and CommodityId lt 0)/{GROUPS}"), _list, **follows),
        _one("in", "in (...) answers 403", f"{either}&$select=MonthId&$top=1", _forbidden,
             frozenset({_FORBIDDEN})),
        _one("next", "a long answer ends in @odata.nextLink, at the same host", page,
             _goes_on(base)),
        _one("top", "$top leaves @odata.nextLink out", f"{page}&$top=1", _ends),
    ]  # fmt: skip


def factors(base: str, example: Example) -> list[Assumption]:
    """What UN Comtrade at ``base`` is asked for HMRC's sake."""
    about = {"reporterCode": example.hmrc_number, "period": f"{example.year}01"}
    return [
        _one("factors", "UN Comtrade's monthly metadata have factors for pounds",
             f"{base}{FACTORS}?{urlencode(about)}", _factors),
    ]  # fmt: skip


def _filtered(base: str, of: str, condition: str) -> str:
    return f"{base}/{of}?$filter={quote(condition, safe='')}"


def _summed(base: str, apply: str) -> str:
    return f"{base}/OTS?$apply={quote(apply, safe='(),/{}')}"


def country_number(exchange: Exchange) -> str:
    """The country's number in an answer, nothing where there is none."""
    found = rows(exchange, _VALUE) if exchange.status == OK else None
    ids = [row.get("CountryId") for row in found or []]
    return next((str(one) for one in ids if _is_whole(one)), "")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def _country(exchange: Exchange) -> Finding:
    found = country_number(exchange)
    return Finding(bool(found), f"CountryId {found}" if found else came(exchange, _VALUE))


def _odata(exchange: Exchange) -> Finding:
    if exchange.status != OK or rows(exchange, _VALUE) is None:
        return Finding(holds=False, came=came(exchange, _VALUE))
    return names(fields(exchange), _ODATA, exactly=False)


def _sums(exchange: Exchange) -> Finding:
    found = rows(exchange, _VALUE)
    if exchange.status != OK or not found:
        return Finding(holds=False, came=came(exchange, _VALUE))
    spelt = names(found[0], _SUMMED, exactly=False)
    fits = spelt.holds and all(number(row.get("V")) is not None for row in found)
    return Finding(fits, shown(f"{many(len(found), 'row')}; {spelt.came}"))


def _each(name: str, fits: Any) -> Judge:  # noqa: ANN401 -- a function of any value
    """A judge of one column, all of whose values must fit."""

    def judged(found: list[Row]) -> Finding:
        values = [row.get(name) for row in found]
        told = ", ".join(sorted({scalar(value) for value in values})[:4])
        return Finding(all(map(fits, values)), shown(f"{name} {told}"))

    return on_rows(judged, _VALUE)


_months: Final = _each(
    "MonthId",
    lambda v: _is_whole(v) and len(str(v)) == _DIGITS_OF_A_MONTH and v % 100 in range(1, 13),
)
_flow_types: Final = _each("FlowTypeId", lambda v: _is_whole(v) and v in _FLOWS)


def _list(exchange: Exchange) -> Finding:
    fits = exchange.status == OK and rows(exchange, _VALUE) is not None
    return Finding(fits, came(exchange, _VALUE))


def _forbidden(exchange: Exchange) -> Finding:
    return Finding(exchange.status == _FORBIDDEN, came(exchange, _VALUE))


def _goes_on(base: str) -> Judge:
    """A judge of where a page goes on; a mirror may pass on links of the service itself."""
    hosts = {"", _host(base), _host(Hmrc.service)}

    def judged(exchange: Exchange) -> Finding:
        link = fields(exchange).get(_NEXT)
        told = came(exchange, _VALUE)
        if exchange.status != OK or not isinstance(link, str):
            return Finding(holds=False, came=f"{told}, no nextLink")
        host = _host(link)
        return Finding(host in hosts, shown(f"{told}, nextLink at {host or 'it'}"))

    return judged


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return "no address"


def _ends(exchange: Exchange) -> Finding:
    found = rows(exchange, _VALUE)
    told = "a nextLink" if _NEXT in fields(exchange) else "no nextLink"
    fits = exchange.status == OK and bool(found) and told == "no nextLink"
    return Finding(fits, f"{came(exchange, _VALUE)}, {told}")


@on_rows
def _factors(found: list[Row]) -> Finding:
    in_pounds = [
        note for note in notes(found) if scalar(note.get("currency")).upper().startswith(POUNDS)
    ]
    values = [n.get(k) for n in in_pounds for k in ("importConvFactor", "exportConvFactor")]
    fits = bool(values) and all(map(factor, values))
    told = f"in pounds: {len(in_pounds)} of {many(len(notes(found)), 'note')}"
    return Finding(fits, shown(f"{told}, {', '.join(map(scalar, values[:2]))}"))
