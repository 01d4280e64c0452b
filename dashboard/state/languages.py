"""The catalogues there are: each a file of a translator's tool, named by its language."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from etl.vintage import DataError

CATALOGUES: Final = Path(__file__).parents[1] / "text" / "catalogues"


def languages() -> tuple[str, ...]:
    """The codes of all languages, English first: that is what the texts are written in."""
    return ("en", *catalogues())


class Catalogues(Mapping[str, GNUTranslations]):
    """Each language beside English, by its code as in BCP 47, such as ``az`` or ``pt-BR``.

    A catalogue is ``<code>.po``, as gettext's tools write it; what it does not say stays English.
    It is read when the language is first asked for: to read one takes as long as half a page, and
    most starts need none. Raises DataError for a file that is none, by its name at once.
    """

    def __init__(self, folder: Path) -> None:
        self._paths = {path.stem: path for path in sorted(folder.glob("*.po"))}
        self._read: dict[str, GNUTranslations] = {}
        self._lock = Lock()
        for code, path in self._paths.items():
            with _named(path):
                Locale.parse(code, sep="-")

    def __getitem__(self, code: str) -> GNUTranslations:
        with self._lock:
            if code not in self._read:
                self._read[code] = _read(self._paths[code])
            return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@cache
def catalogues(folder: Path = CATALOGUES) -> Catalogues:
    """The catalogues of a folder. Raises DataError."""
    return Catalogues(folder)


def _read(path: Path) -> GNUTranslations:
    # gettext reads compiled catalogues alone; done here, a new language is one file to add.
    compiled = BytesIO()
    with _named(path):
        locale = Locale.parse(path.stem, sep="-")
        write_mo(compiled, read_po(BytesIO(path.read_bytes()), locale, abort_invalid=True))
        compiled.seek(0)
        return GNUTranslations(compiled)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Tell which file is no catalogue. Raises DataError."""
    try:
        yield
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        told = (
            f"{path.name} is no catalogue ({error}). It is a .po file whose name is its "
            "language’s code, such as az.po."
        )
        message = f"{path.parent}{os.sep}{told}"
        raise DataError(message, told) from error
