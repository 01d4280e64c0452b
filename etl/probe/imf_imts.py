"""What is taken for granted of the IMF's IMTS: keys, forms, units, the world and silence. Pure.

docs/sources.md, section 2. Answers are taken apart as a refresh does it, so that a form that came
in its place (SDMX-ML instead of CSV) is read too and only the assumption about the form differs.
"""

import math
import re
from functools import partial
from typing import Final

import pandas as pd

from etl.probe.assumptions import OK, Assumption, Example, Finding, Judge, came, head, many, shown
from etl.questions import Exchange, NotAnAnswerError, UnusableAnswerError
from etl.sources.imf import bodies
from etl.sources.imf.answers import INDICATORS
from etl.sources.imf.source import DATA, ID

_NO_DATA: Final = "/external/sdmx/2.1/data/IMF.STA,NO_SUCH_DATAFLOW"
_NO_CONTENT: Final = 204
_NAMES: Final = (
    "DATAFLOW", "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD",
    "OBS_VALUE", "SCALE", "DERIVATION_TYPE",
)  # fmt: skip
_WORLD: Final = "G001"
_IN_THE_WORLD: Final = re.compile(r"[A-Z]{3}|TX898")
_YEAR: Final = re.compile(r"[0-9]{4}")
_MONTH: Final = re.compile(r"[0-9]{4}-M[0-9]{2}")
_MANY: Final = 5
_TOLERANCE: Final = 0.01
_FULL_DOLLARS: Final = 1e7
"""More than any country's trade in thousands or millions of dollars, less than any in dollars."""

_one: Final = partial(Assumption, ID)


def keyless(base: str, example: Example) -> list[Assumption]:
    """What is asked, what matters most first; there are no keys."""
    who, partner, year = example.reporter, example.partner, example.year

    def ask(key: str, data: str = DATA) -> str:
        return f"{base}{data}/{key}?startPeriod={year}"

    pair = ask(f"{who}.XG_FOB_USD.{partner}.A")
    everyone = ask(f"{who}.XG_FOB_USD..A")
    return [
        _one("pair", f"{who}.XG_FOB_USD.{partner}.A has figures", pair, _any),
        _one("form", "CSV is asked for and comes, in the names documented", pair, _names),
        _one("years", "years are told as 2024", pair, _periods(_YEAR)),
        _one("since", "startPeriod is obeyed", pair, _since(year)),
        _one("wildcard", "an empty slot of a key means all partners", everyone, _everyone),
        _one("world", "G001 is the world: three-letter codes and TX898 add up to it, to 1%",
             everyone, _world),
        _one("dollars", "OBS_VALUE is in full dollars, whatever SCALE says", everyone, _dollars),
        _one("months", "months are told as 2024-M05",
             ask(f"{who}.XG_FOB_USD.{partner}.M"), _periods(_MONTH)),
        _one("plus", "+ joins codes, and each that has figures comes",
             ask(f"{who}.{'+'.join(INDICATORS)}.{_WORLD}.A"), _indicators),
        _one("letters", "a country by two letters brings no figures and no word",
             ask(f"{who[:2]}.XG_FOB_USD.{partner}.A"), _silent),
        _one("unknown", "an unknown dataflow answers 204 without a body",
             ask(f"{who}.XG_FOB_USD.{partner}.A", _NO_DATA), _no_content),
    ]  # fmt: skip


def _observations(exchange: Exchange) -> pd.DataFrame | None:
    """The observations as a refresh reads them, None where it could not."""
    if exchange.status != OK:
        return None
    try:
        bodies.accept(exchange.body)
        return bodies.parsed(exchange.body).observations
    except (NotAnAnswerError, UnusableAnswerError, ValueError, LookupError, SyntaxError):
        return None


def _came(exchange: Exchange) -> str:
    found = _observations(exchange)
    return came(exchange) if found is None else f"200 with {many(len(found), 'observation')}"


def _any(exchange: Exchange) -> Finding:
    found = _observations(exchange)
    return Finding(found is not None and not found.empty, _came(exchange))


def _names(exchange: Exchange) -> Finding:
    lines = head(exchange).decode("utf-8-sig", "replace").splitlines()
    spelt = lines[0].replace('"', "").split(",") if lines else []
    missing = [name for name in _NAMES if name not in spelt]
    if exchange.status != OK or len(missing) == len(_NAMES):
        return Finding(holds=False, came=came(exchange))
    told = f"without {', '.join(missing)}" if missing else f"{len(spelt)} names"
    return Finding(not missing, told)


def _column(exchange: Exchange, name: str) -> list[str]:
    """One column's values, each once; empty where no figures came."""
    found = _observations(exchange)
    return [] if found is None else sorted(set(found[name].astype(str)))


def _periods(form: re.Pattern[str]) -> Judge:
    def judged(exchange: Exchange) -> Finding:
        periods = _column(exchange, "TIME_PERIOD")
        fits = bool(periods) and all(map(form.fullmatch, periods))
        return Finding(fits, shown(", ".join(periods[:3]) or _came(exchange)))

    return judged


def _since(year: int) -> Judge:
    def judged(exchange: Exchange) -> Finding:
        periods = _column(exchange, "TIME_PERIOD")
        fits = bool(periods) and periods[0] >= str(year)
        return Finding(fits, shown(f"from {periods[0]}" if periods else _came(exchange)))

    return judged


def _everyone(exchange: Exchange) -> Finding:
    partners = _column(exchange, "COUNTERPART_COUNTRY")
    fits = len(partners) > _MANY and _WORLD in partners
    return Finding(fits, many(len(partners), "partner") if partners else _came(exchange))


def _indicators(exchange: Exchange) -> Finding:
    found = _column(exchange, "INDICATOR")
    fits = len(found) > 1 and set(found) <= set(INDICATORS)
    return Finding(fits, shown(", ".join(found) or _came(exchange)))


def _values(exchange: Exchange) -> dict[str, float]:
    """Each partner's figure of the first period that came."""
    found = _observations(exchange)
    if found is None or found.empty:
        return {}
    first = found.loc[found["TIME_PERIOD"].eq(found["TIME_PERIOD"].min())]
    values = pd.to_numeric(first["OBS_VALUE"], errors="coerce")
    pairs = zip(first["COUNTERPART_COUNTRY"], values, strict=True)
    return {str(partner): float(value) for partner, value in pairs if math.isfinite(value)}


def _world(exchange: Exchange) -> Finding:
    values = _values(exchange)
    whole = values.get(_WORLD)
    if whole is None:
        return Finding(holds=False, came=f"no {_WORLD}; {_came(exchange)}")
    parts = math.fsum(v for code, v in values.items() if _IN_THE_WORLD.fullmatch(code))
    fits = abs(parts - whole) <= _TOLERANCE * abs(whole)
    return Finding(fits, shown(f"parts {parts:,.0f}, {_WORLD} {whole:,.0f}"))


def _dollars(exchange: Exchange) -> Finding:
    whole = _values(exchange).get(_WORLD)
    if whole is None:
        return Finding(holds=False, came=f"no {_WORLD}; {_came(exchange)}")
    return Finding(whole >= _FULL_DOLLARS, shown(f"{_WORLD} {whole:,.0f}"))


def _silent(exchange: Exchange) -> Finding:
    found = _observations(exchange)
    return Finding(found is not None and found.empty, _came(exchange))


def _no_content(exchange: Exchange) -> Finding:
    return Finding(exchange.status == _NO_CONTENT and not exchange.body, came(exchange))
