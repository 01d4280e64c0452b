"""UN Comtrade's rows and answers, made up for one test at a time."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from etl.countries import Countries
from etl.questions import Call, Corridor, Query
from etl.reader import SHIPPED_DATA, read_reference
from etl.schema import TOTAL, WORLD
from etl.sources.comtrade.source import Comtrade
from etl.sources.settings import Settings
from tests.etl.sources.comtrade.world import row

COUNTRIES = Countries.from_table(read_reference(SHIPPED_DATA, "countries.csv"))
KEYLESS = Comtrade(Settings(COUNTRIES))
KEYED = Comtrade(Settings(COUNTRIES, key="a-key"))
TOTALS = Query("un-comtrade", "AZE", "2020", ("X", "M"), None, (TOTAL,))
NEAR = Query("un-comtrade", "AZE", "2020", ("X", "M"), ("RUS", WORLD), ("AG2", "7108"))
CORRIDOR = Corridor("AZE", ("GBR", "IRN", "RUS"), 2019)
Row = dict[str, Any]


def yearly(plan: list[Query]) -> list[Query]:
    """What a plan asks about years, each trade told once."""
    return [query for query in plan if query.freq == "A" and not query.basis]


def cell(partner: int, value: float, product: str = TOTAL, flow: str = "X", **other: object) -> Row:
    """One of Azerbaijan's rows of 2020."""
    return row((31, partner, 2020, flow), product, value) | other


def body(*rows: Row, count: int | None = None, **fields: object) -> bytes:
    """An answer."""
    count = len(rows) if count is None else count
    whole = {"elapsedTime": "0.1 secs", "count": count, "data": list(rows), "error": ""}
    return json.dumps(whole | fields).encode()


def read(*rows: Row, query: Query = TOTALS) -> pd.DataFrame:
    """What is made of an answer."""
    return KEYLESS.read(body(*rows), [query]).set_index(["partner", "flow", "product"])


def values(*rows: Row, query: Query = TOTALS) -> dict[str, float]:
    """Dollars by partner of an answer about exports in total."""
    found = KEYLESS.read(body(*rows), [query])
    return dict(zip(found["partner"], found["value_usd"], strict=True))


def parameters(call: Call) -> dict[str, str]:
    """What a call asks."""
    return {name: value[0] for name, value in parse_qs(urlsplit(call.address).query).items()}
