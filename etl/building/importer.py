"""Takes in a file of figures: whose they are, the checks, and the vintage they become."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import pandas as pd

from etl import __version__
from etl.building.check_log import accepted
from etl.building.checks import check, compare, data_sets, in_data_sets
from etl.building.draft import Judged, built
from etl.building.figures_file import FaultyFileError, read_figures
from etl.building.judging import Reference
from etl.building.laying import Laying
from etl.building.reference_tables import reference
from etl.building.store import publish, writing
from etl.building.transform import tidy
from etl.problems import Problem, failed
from etl.reader import current_vintage, read_reference, reference_path
from etl.schema import AS_PUBLISHED, DOLLARS, FLOW_COLUMNS, NUMBERS, UNKNOWN
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
        return tuple(problem for problem in self.problems if problem.level == "error")


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
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror or error}."
        raise FaultyFileError(message) from error
    tables = reference(data)
    figures = read_figures(content, file.name, tables.countries, partial(rates, data))
    inputs = _inputs(figures, content, file.name, data, tables.sources, origin, now)
    fresh = tidy(_complete(figures, inputs, tables.sources))
    with writing(data):
        # Within the lock: another writer may have published since the file was read.
        with Laying(data / "parts", current_vintage(data)) as laying:
            judged = Judged([], set(), inputs)
            rows = 0
            for reporter, own in fresh.groupby("reporter"):
                held = laying.held(str(reporter))
                found = _problems(own, held, tables, int(now[:4]))
                problems = [accepted(problem) for problem in found] if accept_vanished else found
                # By the data set: a year with rows left out would pass for a whole one
                # (decision 002).
                good = own[~in_data_sets(own, failed(problems))]
                laying.lay(str(reporter), _laid_over(held, good))
                judged.problems.extend(problems)
                judged.looked_at.update(data_sets(good))
                rows += len(good)
            draft = built(laying.base, laying.layout(), judged).draft
            vintage = publish(data, draft, __version__, trials) if draft else None
            laying.named()
        return Imported(vintage, rows if vintage else 0, tuple(judged.problems))


def _problems(
    fresh: pd.DataFrame, held: pd.DataFrame, tables: Reference, newest_year: int
) -> list[Problem]:
    """What the checks say of a file's data sets, beside those held and against their former state.

    A data set comes whole in a file, so all that is held of it is replaced.
    """
    replaced = in_data_sets(held, data_sets(fresh))
    around = pd.concat([held[~replaced], fresh], ignore_index=True)
    found = check(fresh, tables.countries, tables.tolerances, newest_year, around)
    return [*found, *compare(held[replaced], fresh)]


def _laid_over(held: pd.DataFrame, good: pd.DataFrame) -> pd.DataFrame:
    """The figures held with the data sets of ``good`` in place of theirs."""
    kept = held[~in_data_sets(held, data_sets(good))]
    return tidy(pd.concat([kept, good], ignore_index=True)) if len(kept) else good


def _inputs(  # noqa: PLR0913, PLR0917 -- the facts of one manifest entry
    figures: pd.DataFrame,
    content: bytes,
    name: str,
    data: Path,
    sources: dict[str, Any],
    origin: Origin,
    now: str,
) -> list[dict[str, Any]]:
    """One manifest input per source and edition in the file; raises FaultyFileError."""
    digest = hashlib.sha256(content).hexdigest()
    editions = figures.get("edition", pd.Series(UNKNOWN, index=figures.index)).fillna(UNKNOWN)
    inputs = []
    for (source, edition), rows in figures.groupby([figures["source"], editions]):
        known = sources.get(str(source), {})
        publisher = origin.publisher or known.get("publisher")
        citation = origin.citation or known.get("citation")
        if not publisher or not citation:
            message = (
                f"Source {source!r} is not in sources.toml, so whose figures are they? Repeat with "
                "--publisher and --citation."
            )
            raise FaultyFileError(message)
        # One file may hold several sources and editions, each an input of its own.
        identity = hashlib.sha256(f"{digest} {source} {edition}".encode()).hexdigest()[:12]
        inputs.append(
            {
                "id": identity,
                "source": source,
                "edition": edition,
                "publisher": publisher,
                "citation": citation,
                "address": origin.address or known.get("address", ""),
                "query": f"file {name}",
                "note": known.get("editions", {}).get(str(edition), ""),
                "retrieved": now,
                "sha256": digest,
                "rows": len(rows),
            }
            | _conversion(rows, data)
        )
    return inputs


def _conversion(rows: pd.DataFrame, data: Path) -> dict[str, str]:
    """How amounts of another currency became dollars, where some did, and by whose rates."""
    foreign = sorted(set(rows.get("currency", ())) - {DOLLARS})
    told = [
        _CONVERSION.format(
            currency=currency, source="; ".join(_rates(data, currency)["source"].unique())
        )
        for currency in foreign
    ]
    return {"conversion": " ".join(told)} if told else {}


def rates(data: Path, currency: str) -> Mapping[str, float]:
    """US dollars a unit of a currency by month, of ``usd_per_<currency>.csv``; empty without one.

    Raises DataError where the table cannot be used.
    """
    name = f"usd_per_{currency.lower()}"
    if not reference_path(data, f"{name}.csv").is_file():
        return {}
    table = _rates(data, currency)
    return {month: float(rate) for month, rate in zip(table["month"], table[name], strict=True)}


def _rates(data: Path, currency: str) -> pd.DataFrame:
    """The table of a currency's rates, as text. Raises DataError."""
    return read_reference(data, f"usd_per_{currency.lower()}.csv")


def _complete(
    figures: pd.DataFrame, inputs: list[dict[str, Any]], sources: dict[str, Any]
) -> pd.DataFrame:
    """All columns of the schema: what the file leaves out is what its source says, or unknown."""
    text = {column: "str" for column in FLOW_COLUMNS if column not in NUMBERS}
    told = figures.assign(**{k: v for k, v in AS_PUBLISHED.items() if k not in figures})
    full = told.reindex(columns=list(FLOW_COLUMNS)).astype(text)
    exports = full["flow"].eq("X")
    said = pd.DataFrame([sources.get(source, {}) for source in full["source"]], index=full.index)
    for column, by_export, by_import in (
        ("valuation", "exports_valuation", "imports_valuation"),
        ("partner_basis", None, "import_partner"),
    ):
        # By flow, as exports and imports of one source are valued by rules of their own.
        for flow, key in ((exports, by_export), (~exports, by_import)):
            default = said[key].fillna(UNKNOWN) if key in said else UNKNOWN
            full[column] = full[column].where(full[column].notna() | ~flow, default)
    full["classification"] = full["classification"].fillna(UNKNOWN)
    full["edition"] = full["edition"].fillna(UNKNOWN)
    ids = {(item["source"], item["edition"]): item["id"] for item in inputs}
    pairs = zip(full["source"], full["edition"], strict=True)
    return full.assign(input=[ids[pair] for pair in pairs])
