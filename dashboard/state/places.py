"""What is told of files to readers, who need not know where on the machine they lie. Pure."""

import os
from pathlib import Path

from etl.reader import SHIPPED_DATA


def without_folders(text: str, data: Path) -> str:
    """A text with the files of the data folder, or of the one that ships, named from there on.

    ``/srv/figures/reference/claims.toml, claim x: ...`` is told of as ``reference/claims.toml``.
    """
    for folder in {str(path) for own in (data, SHIPPED_DATA) for path in (own, own.resolve())}:
        text = text.replace(f"{folder}{os.sep}", "").replace(folder, "the data folder")
    return text
