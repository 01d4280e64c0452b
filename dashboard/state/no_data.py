"""What is said where the data folder holds no figures at all. Pure."""

from typing import Final

from dashboard.measures.catalogue import N_
from etl.vintage import DataError

NO_DATA: Final = N_(
    "There are no figures in {data} yet. Run “python -m etl refresh” to fetch them, or "
    "“python -m etl import FILE.csv” to take in a file, and reload this page."
)


class NoDataError(DataError):
    """The folder ``data`` holds no vintage at all."""

    def __init__(self, data: object) -> None:
        self.data = data
        super().__init__(NO_DATA.format(data=data))
