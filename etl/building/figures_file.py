"""Reads a file of figures in the tidy columns; every mistake is told with line and column.

It is read once, in pieces, and kept by reporter on disk meanwhile, so its size does not matter.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.alike import Rows
from etl.building.by_reporter import ByReporter
from etl.building.cell_rules import CODED, CellRules, Fault
from etl.building.currency import NoRateError, in_dollars
from etl.building.file_rows import LARGE, LINE, FaultyFileError, Pieces, RowFile, opened_rows
from etl.countries import Countries
from etl.rates import Rate
from etl.schema import DOLLARS, FLOW_COLUMNS, KEY, LARGEST_USD, REQUIRED, UNKNOWN

_MOST_ERRORS: Final = 10
_TOO_LARGE: Final = f"more than {LARGEST_USD:g} US dollars, which no trade comes to"
_SYNONYMS: Final = {"vintage": "edition"}
_AMOUNT: Final = ("amount", "currency")
"""What may stand in place of ``value_usd``: an amount as published, turned into dollars here."""

Rates = Callable[[str], Mapping[str, Rate]]
"""Those of a currency by month (2024-05); empty for a currency without a table."""


def no_rates(_currency: str) -> Mapping[str, Rate]:
    """Of no currency is any rate known."""
    return {}


class FiguresFile:
    """A file whose every cell was found good.

    ``rows`` counts its rows by reporter, ``told`` by source, edition and currency; ``sha256`` is
    that of the file.
    """

    def __init__(
        self, file: RowFile, told: Counter[tuple[str, str, str]], kept: ByReporter, rates: Rates
    ) -> None:
        self.name, self.sha256, self.told = file.name, file.sha256, told
        self.rows = kept.rows()
        self._word, self._kept, self._rates = file.word, kept, rates

    def of(self, reporters: Iterable[str]) -> Rows:
        """The rows of some reporters, ``value_usd`` and ``rate`` as float64, else text, or blank.

        Raises FaultyFileError where a figure stands twice or its currency has no rate.
        """
        table = self._kept.of(reporters)
        coded = Rows.of(table)
        errors = [
            f"{self._word} {line}: the same figure stands on line {first} already."
            for line, first in _twice(table, coded)
        ]
        if errors:
            raise FaultyFileError(_refused(self.name, errors, len(errors)))
        frame = _spelt_out(table.drop_columns([LINE])).to_pandas()
        return self._priced(coded.within(frame), pd.Index(table[LINE].to_numpy()))

    def _priced(self, rows: Rows, lines: "pd.Index[int]") -> Rows:
        """The rows with their dollars; raises FaultyFileError where no rate is known."""
        if "amount" not in rows.frame:
            return rows
        known = rows.frame.set_index(lines)
        foreign = sorted(set(known["currency"]) - {DOLLARS})
        begun = f"{self.name} was not taken in. {self._word}"
        try:
            priced = in_dollars(known, {currency: self._rates(currency) for currency in foreign})
        except NoRateError as error:
            message = (
                f"{begun} {error.line}: {error}. Rates are read from "
                "data/reference/usd_per_<currency>.csv."
            )
            raise FaultyFileError(message) from error
        large = priced.index[priced["value_usd"] > LARGEST_USD]
        if len(large):
            message = f"{begun} {large[0]}: {_TOO_LARGE}."
            raise FaultyFileError(message)
        return rows.within(priced.reset_index(drop=True))


@contextmanager
def read_figures(
    path: Path, countries: Countries, rates: Rates = no_rates, pieces: Pieces = LARGE
) -> Iterator[FiguresFile]:
    """A file, CSV or Parquet, as long as it is asked; raises FaultyFileError.

    Columns: those of ``schema.REQUIRED``, any other of the schema, and none besides; in place of
    ``value_usd`` an ``amount`` and its ``currency``.
    """
    file = opened_rows(path, pieces)
    columns = [_SYNONYMS.get(name, name) for name in file.columns]
    _refuse_columns(columns, file.name)
    rules, faults, told = CellRules(countries), list[Fault](), Counter[tuple[str, str, str]]()
    many = 0
    with (
        TemporaryDirectory(prefix="trade-claims-") as folder,
        closing(ByReporter(Path(folder))) as kept,
    ):
        for batch in file.batches():
            rows, wrong = _read(batch.rename_columns([*columns, LINE]), rules, file.name)
            faults, many = [*faults, *wrong][:_MOST_ERRORS], many + len(wrong)
            # One fault is enough for all to be for nothing but the list of faults.
            if not many:
                told.update(_counted(rows))
                kept.add(rows)
        if many:
            errors = [
                f"{file.word} {f.line}, column {f.column}: {f.cell!r} is {f.reason}."
                for f in faults
            ]
            raise FaultyFileError(_refused(file.name, errors, many))
        if not told:
            raise FaultyFileError(_misfit(file.name, ["it has no rows"]))
        yield FiguresFile(file, told, kept, rates)


def _read(table: pa.Table, rules: CellRules, name: str) -> tuple[pa.Table, list[Fault]]:
    try:
        return rules.read(table)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        message = f"{name} was not taken in: a column holds neither text nor numbers ({error})."
        raise FaultyFileError(message) from error


def _refused(name: str, errors: list[str], many: int) -> str:
    shown = errors[:_MOST_ERRORS]
    more = f" And {many - len(shown)} more." if many > len(shown) else ""
    return f"{name} was not taken in. {' '.join(shown)}{more}"


def _counted(rows: pa.Table) -> Counter[tuple[str, str, str]]:
    """How many rows each source, edition and currency has."""
    names = [name for name in ("source", "edition", "currency") if name in rows.column_names]
    alike = Rows.of(rows).alike(*names)
    said = [dict(zip(names, each, strict=True)) for each in alike.each]
    keys = [(one["source"], one.get("edition", ""), one.get("currency", "")) for one in said]
    return Counter(dict(zip(keys, np.bincount(alike.of).tolist(), strict=True)))


def _twice(table: pa.Table, coded: Rows) -> Iterator[tuple[int, int]]:
    """The lines of figures that stood before, and those where they stood first."""
    lines = table[LINE].to_numpy()
    # As they will be: a blank cell and one that says unknown are one.
    key = [name for name in KEY if name in table.column_names]
    alike = coded.alike(*(coded.told(name, lambda text: text or UNKNOWN) for name in key))
    firsts = alike.first[alike.of]
    for place in np.flatnonzero(firsts != np.arange(len(lines))):
        yield int(lines[place]), int(lines[firsts[place]])


def _spelt_out(table: pa.Table) -> pa.Table:
    """The same with each text in its own cell."""
    kinds = [pa.large_string() if kind == CODED else kind for kind in table.schema.types]
    return table.cast(pa.schema(zip(table.column_names, kinds, strict=True)))


def _refuse_columns(columns: list[str], name: str) -> None:
    needed = [column for column in REQUIRED if column != "value_usd"]
    needed += _AMOUNT if set(_AMOUNT) & set(columns) else ["value_usd"]
    missing = [column for column in needed if column not in columns]
    strange = [column for column in columns if column not in _allowed()]
    strange += ["value_usd beside amount"] if {"value_usd", *_AMOUNT} <= set(columns) else []
    twice = sorted({column for column in columns if columns.count(column) > 1})
    said = [f"it has no column {', '.join(missing)}"] if missing else []
    said += [f"column {', '.join(map(repr, strange))} is not known"] if strange else []
    said += [f"column {', '.join(twice)} stands twice"] if twice else []
    if said:
        raise FaultyFileError(_misfit(name, said))


def _misfit(name: str, said: list[str]) -> str:
    return f"{name} was not taken in: {'; '.join(said)}. Columns: {', '.join(_allowed())}."


def _allowed() -> list[str]:
    """The columns that a file may have."""
    own = [column for column in FLOW_COLUMNS if column not in {"input", "currency", "rate"}]
    return [*own, *_AMOUNT]
