"""A vintage as it is held in memory, and what keeps one from being read. Pure."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd


class DataError(Exception):
    """Something on disk cannot be used; the message says what, where and what to do.

    ``told`` is the same for readers elsewhere, who need not know where on the machine it lies.
    """

    def __init__(self, message: str, told: str = "") -> None:
        super().__init__(message)
        self.told = told or message


class NewerSchemaError(DataError):
    """The folder was written by a newer version of this program."""


@dataclass(frozen=True)
class Vintage:
    """One published state of all figures.

    ``flows`` has the columns of ``schema.FLOWS_SCHEMA``; ``passed_over`` names newer vintages that
    could not be read, each with its reason.
    """

    id: str
    folder: Path
    manifest: dict[str, Any]
    flows: pd.DataFrame
    passed_over: tuple[str, ...] = field(default=())
