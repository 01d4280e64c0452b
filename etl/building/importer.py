"""Takes in a file of figures: whose they are, the checks, and the vintage they become."""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import pandas as pd

from etl import __version__
from etl.alike import Rows
from etl.building.check_log import accepted
from etl.building.checks import check, compare, data_sets, in_data_sets
from etl.building.draft import Judged, built
from etl.building.figures_file import FiguresFile, read_figures
from etl.building.file_rows import FaultyFileError
from etl.building.judging import Reference
from etl.building.laying import Laying
from etl.building.reference_tables import reference
from etl.building.store import publish, writing
from etl.building.transform import tidy_rows
from etl.problems import Problem, failed, set_aside
from etl.reader import current_vintage, read_rates
from etl.schema import DOLLARS, UNKNOWN
from etl.seams import Trial

_CONVERSION: Final = (
    "{currency} turned into US dollars here by published monthly rates ({source}): a month at its "
    "own rate, a year at the mean of its months’ rates, each weighing what was traded in it where "
    "the months are told."
)


@dataclass(frozen=True)
class Origin:
    """Whose figures a file holds, for a source that ``sources.toml`` does not know."""

    publisher: str | None = None
    citation: str | None = None
    address: str = ""


@dataclass(frozen=True)
class Imported:
    """What an import did: the vintage (None where nothing changed), and what was found."""

    vintage: str | None
    rows: int
    problems: tuple[Problem, ...]

    @property
    def set_aside(self) -> tuple[Problem, ...]:
        """The problems that set a data set aside."""
        return set_aside(self.problems)


def import_file(  # noqa: PLR0913 -- what is taken in, and how it is published
    data: Path,
    file: Path,
    origin: Origin,
    now: str,
    *,
    accept_vanished: bool = False,
    trials: Sequence[Trial] | None = None,
) -> Imported:
    """Publish a vintage in which the file's data sets replace those held; the rest is carried over.

    ``now`` is the time of the import, UTC; ``trials`` are those of ``publish``. Raises
    FaultyFileError, DataError, BusyError, UntenableDraftError.
    """
    tables = reference(data)
    # Read once: each group of reporters asks for them.
    known_rates = cache(partial(read_rates, data))
    with read_figures(file, tables.countries, known_rates) as figures:
        inputs = _inputs(figures, data, tables.sources, origin, now)
        with writing(data), closing(Laying(data / "parts", current_vintage(data))) as laying:
            judged, rows = Judged([], set(), inputs), 0
            for reporters in laying.in_groups(figures.rows):
                fresh = tidy_rows(_complete(figures.of(reporters), inputs, tables.sources))
                held = laying.held(reporters)
                found = _problems(fresh, held, tables, int(now[:4]))
                problems = [accepted(problem) for problem in found] if accept_vanished else found
                # By the data set: a year with rows left out would pass for a whole one
                # (decision 002).
                good = fresh[~in_data_sets(fresh, failed(problems))]
                laying.lay(held, _laid_over(held, good))
                judged.problems.extend(problems)
                judged.looked_at.update(data_sets(good))
                rows += len(good)
            draft = built(laying.base, laying.layout(), judged).draft
            vintage = publish(data, draft, __version__, trials) if draft else None
            laying.named()
    return Imported(vintage, rows if vintage else 0, tuple(judged.problems))


def _problems(
    fresh: Rows, held: pd.DataFrame, tables: Reference, newest_year: int
) -> list[Problem]:
    """What the checks say of a file's data sets, beside those held and against their former state.

    A data set comes whole in a file, so all that is held of it is replaced.
    """
    if not len(held):
        return check(fresh, tables.countries, tables.tolerances, newest_year)
    replaced = in_data_sets(held, data_sets(fresh))
    around = pd.concat([held[~replaced], fresh.frame], ignore_index=True)
    found = check(fresh, tables.countries, tables.tolerances, newest_year, around)
    return [*found, *compare(held[replaced], fresh.frame)]


def _laid_over(held: pd.DataFrame, good: Rows) -> Rows:
    """The figures held with the data sets of ``good`` in place of theirs."""
    kept = held[~in_data_sets(held, data_sets(good))]
    return tidy_rows(pd.concat([kept, good.taken()], ignore_index=True)) if len(kept) else good


def _inputs(
    figures: FiguresFile, data: Path, sources: dict[str, Any], origin: Origin, now: str
) -> list[dict[str, Any]]:
    """One manifest input per source and edition in the file; raises FaultyFileError."""
    told: dict[tuple[str, str], Counter[str]] = {}
    for (source, edition, currency), rows in figures.told.items():
        told.setdefault((source, edition or UNKNOWN), Counter())[currency] += rows
    inputs = []
    for (source, edition), by_currency in sorted(told.items()):
        known = sources.get(source, {})
        publisher = origin.publisher or known.get("publisher")
        citation = origin.citation or known.get("citation")
        if not publisher or not citation:
            message = (
                f"Source {source!r} is not in sources.toml, so whose figures are they? Repeat with "
                "--publisher and --citation."
            )
            raise FaultyFileError(message)
        # One file may hold several sources and editions, each an input of its own.
        identity = hashlib.sha256(f"{figures.sha256} {source} {edition}".encode()).hexdigest()[:12]
        inputs.append(
            {
                "id": identity,
                "source": source,
                "edition": edition,
                "publisher": publisher,
                "citation": citation,
                "address": origin.address or known.get("address", ""),
                "query": f"file {figures.name}",
                "note": known.get("editions", {}).get(edition, ""),
                "retrieved": now,
                "sha256": figures.sha256,
                "rows": sum(by_currency.values()),
            }
            | _conversion(by_currency, data)
        )
    return inputs


def _conversion(currencies: Collection[str], data: Path) -> dict[str, str]:
    """How amounts of another currency became dollars, where some did, and by whose rates."""
    rates = {name: read_rates(data, name) for name in sorted(set(currencies) - {"", DOLLARS})}
    told = [
        _CONVERSION.format(
            currency=name, source="; ".join(dict.fromkeys(rate.source for rate in held.values()))
        )
        for name, held in rates.items()
        if held
    ]
    return {"conversion": " ".join(told)} if told else {}


def _complete(figures: Rows, inputs: list[dict[str, Any]], sources: dict[str, Any]) -> Rows:
    """All columns of the schema: what the file leaves out is what its source says, or unknown."""
    whose = figures.alike("source", "flow")
    full = figures
    for column, keys in _SAID.items():
        # By flow, as exports and imports of one source are valued by rules of their own.
        said = [sources.get(source, {}).get(keys.get(flow), "") for source, flow in whose.each]
        full = _filled(full, column, whose.spread([text or UNKNOWN for text in said]))
    for column in ("classification", "edition"):
        full = _filled(full, column, UNKNOWN)
    read = full.alike("source", "edition")
    ids = {(item["source"], item["edition"]): item["id"] for item in inputs}
    return full.assigned(input=read.spread([ids[one] for one in read.each]))


_SAID: Final = {
    "valuation": {"X": "exports_valuation", "M": "imports_valuation"},
    "partner_basis": {"M": "import_partner"},
}
"""By column and flow where ``sources.toml`` says what a file need not."""


def _filled(rows: Rows, column: str, default: Any) -> Rows:  # noqa: ANN401 -- a cell or a column of them
    """The same with something in each cell of a column of text."""
    if column not in rows.frame:
        return rows.assigned(**{column: default})
    blank = rows.say(column, "")
    if not blank.any():
        return rows
    return rows.assigned(**{column: rows.frame[column].where(~blank, default)})
