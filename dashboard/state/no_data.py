"""What is said where the data folder holds no figures at all. Pure."""

from typing import Final

from dashboard.measures.catalogue import N_
from etl.vintage import DataError

NO_DATA: Final = N_(
    "There are no figures here yet. Run “{program} refresh” to fetch them, or "
    "“{program} import FILE.csv” to take in a file, and reload this page."
)
"""For readers, who need not know where on the machine the folder is."""

_NO_DATA_IN: Final = NO_DATA.replace(" here ", " in {data} ")


class NoDataError(DataError):
    """The folder ``data`` holds no vintage at all; ``program`` brings figures in."""

    def __init__(self, data: object, program: str) -> None:
        told = NO_DATA.format(program=program)
        super().__init__(_NO_DATA_IN.format(data=data, program=program), told)
        self.program = program
