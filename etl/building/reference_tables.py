"""The reference tables a vintage is built by, as a data folder has them."""

from pathlib import Path
from typing import Any

from etl.building.judging import Reference
from etl.building.world_gaps import Tolerance
from etl.countries import Countries
from etl.reader import read_reference, read_sources


def reference(data: Path) -> Reference:
    """The reference tables of a data folder, else those that ship. Raises DataError."""
    areas = read_reference(data, "countries.csv")
    sources = read_sources(data, countries=set(areas["code"]))
    countries = Countries.from_table(areas)
    return Reference(countries, tolerances(sources), sources)


def tolerances(sources: dict[str, Any]) -> dict[str, Tolerance]:
    """Each source's tolerance for the world figure against its partners, from ``sources.toml``."""
    return {
        name: Tolerance(
            float(source["world_tolerance"]),
            refuse=source["world_gap"] == "refuse",
            without_world=frozenset(source.get("without_world", ())),
        )
        for name, source in sources.items()
    }
