"""Takes the IMF's answers apart, SDMX-CSV or SDMX-ML, into observations with its own codes. Pure.

Columns are addressed by name, since their order varies.
"""

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree as ET

import pandas as pd
import pyarrow as pa
from pyarrow import compute, csv

from etl.questions import NotAnAnswerError, UnusableAnswerError
from etl.sources.openings import shown

_SERIES: Final = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY")
_FIELDS: Final = (*_SERIES, "TIME_PERIOD", "OBS_VALUE")
_MARK: Final = "DERIVATION_TYPE"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def accept(content: bytes) -> None:
    """Raise NotAnAnswerError where a body is neither SDMX-CSV nor SDMX-ML, or is empty."""
    text = content[:2000].decode("utf-8-sig", "replace").lstrip()
    if not text:
        message = "the body is empty"
        raise NotAnAnswerError(message)
    is_xml = text.startswith("<") and "StructureSpecificData" in text
    if not is_xml and not set(_FIELDS) <= set(text.splitlines()[0].replace('"', "").split(",")):
        message = f"neither SDMX-CSV nor SDMX-ML, it begins {shown(text)}"
        raise NotAnAnswerError(message)


@dataclass(frozen=True)
class Body:
    """The day of the data set's last update, "" where it is not said, and its observations.

    They are those that have a value, all as text, in columns of the IMF's names; DERIVATION_TYPE is
    empty where it is not marked.
    """

    day: str
    observations: pd.DataFrame


# Accepted, counted, dated and read one after the other: one body of some 15 MB at hand.
@lru_cache(maxsize=1)
def parsed(content: bytes) -> Body:
    """What a body holds. Raises UnusableAnswerError where it is broken."""
    is_xml = content[:100].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
    try:
        day, found = _from_xml(content) if is_xml else ("", _from_csv(content))
    except (pa.ArrowInvalid, ET.ParseError, KeyError) as error:
        message = f"it cannot be read ({type(error).__name__}: {error})"
        raise UnusableAnswerError(message) from error
    return Body(day, found[found["OBS_VALUE"].ne("")].reset_index(drop=True))


def _from_csv(content: bytes) -> pd.DataFrame:
    names = [*_FIELDS, _MARK]
    wanted = csv.ConvertOptions(
        include_columns=names,
        include_missing_columns=True,
        # All as text: a type guessed from the first rows may not fit the last.
        column_types=dict.fromkeys(names, pa.string()),
    )
    form = csv.ParseOptions(newlines_in_values=True)
    table = csv.read_csv(io.BytesIO(content), parse_options=form, convert_options=wanted)
    cells = [compute.utf8_trim_whitespace(compute.fill_null(table[name], "")) for name in names]
    return pd.DataFrame(pa.table(cells, names=names).to_pandas())


def _from_xml(content: bytes) -> tuple[str, pd.DataFrame]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        message = "it declares entities, which no answer does"
        raise UnusableAnswerError(message)
    found, day = [], ""
    # Without entities there is nothing to expand. Series by series: all at once fill the memory.
    for event, item in ET.iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314
        name = item.tag.rpartition("}")[2]
        if (event, name) == ("start", "DataSet"):
            said = item.get("UPDATE_DATE") or item.get("PUBLICATION_DATE") or ""
            day = said[:10] if _DAY.match(said) else day
        elif (event, name) == ("end", "Series"):
            who, mark = [item.get(name, "") for name in _SERIES], item.get(_MARK, "")
            found += [
                (*who, one.attrib["TIME_PERIOD"], value, one.get(_MARK) or mark)
                for one in item
                if (value := one.get("OBS_VALUE", "").strip())
            ]
            item.clear()
    return day, pd.DataFrame(found, columns=[*_FIELDS, _MARK], dtype="str")
