"""The reference tables a vintage is built by, as a data folder has them."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.building.judging import Reference
from etl.building.world_gaps import Tolerance
from etl.countries import Countries
from etl.reader import read_reference, read_sources, reference_path


def reference(data: Path) -> Reference:
    """The reference tables of a data folder, else those that ship. Raises DataError.

    A command asks for them several times; files that are as they were are not read anew.
    """
    places = [reference_path(data, name) for name in ("countries.csv", "sources.toml")]
    return _read(*places, *map(_content, places))


def _content(path: Path) -> bytes:
    with suppress(OSError):  # which the reader puts into words
        return path.read_bytes()
    return b""


@lru_cache(maxsize=4)
def _read(areas: Path, sources: Path, *_contents: bytes) -> Reference:
    """The tables at these places; other contents are read anew."""
    table = read_reference(areas.parents[1], areas.name)
    told = read_sources(sources.parents[1], countries=set(table["code"]))
    return Reference(Countries.from_table(table), tolerances(told), told)


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
