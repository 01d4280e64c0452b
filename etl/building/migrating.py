"""Lays vintages from before there were parts into parts, under the ids they have.

The parts first, then the list of them, at last the one file goes: a kill at any moment leaves a
vintage that can be read, and the same command goes on.
"""

import json
from pathlib import Path

from etl.building.part_store import keep_parts, parts_in
from etl.building.store import writing
from etl.fetching.whole_file import settle, write_whole
from etl.parts.opening import ONE_FILE
from etl.reader import read_vintage, vintage_ids
from etl.vintage import LISTING


def migrate(data: Path) -> list[str]:
    """Convert every vintage of a data folder that lies in one file, and return their ids.

    Raises BusyError, and DataError where one cannot be read, which then stays as it is.
    """
    with writing(data):
        folders = [data / "vintages" / vintage_id for vintage_id in vintage_ids(data)]
        old = [folder for folder in folders if (folder / ONE_FILE).is_file()]
        for folder in old:
            # A kill may have come between the list and the end of the one file.
            if not (folder / LISTING).is_file():
                _lay_into_parts(data, folder)
            (folder / ONE_FILE).unlink()
            settle(folder)
    return [folder.name for folder in old]


def _lay_into_parts(data: Path, folder: Path) -> None:
    """Write the parts of a vintage and the list of them."""
    parts = dict(parts_in(read_vintage(data, folder.name).flows))
    keep_parts(data / "parts", parts)
    listed = json.dumps([part._asdict() for part in parts], indent=1) + "\n"
    write_whole(folder / LISTING, listed.encode())
