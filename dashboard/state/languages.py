"""The catalogues there are: each a file of a translator's tool, named by its language."""

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from etl.vintage import DataError

CATALOGUES: Final = Path(__file__).parents[1] / "text" / "catalogues"


def languages() -> tuple[str, ...]:
    """The codes of all languages, English first: that is what the texts are written in."""
    return ("en", *catalogues())


@cache
def catalogues(folder: Path = CATALOGUES) -> Mapping[str, GNUTranslations]:
    """Each language beside English, by its code as in BCP 47, such as ``az`` or ``pt-BR``.

    A catalogue is ``<code>.po``, as gettext's tools write it; what it does not say stays English.
    Raises DataError for a file that is none.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.po"))}


def _read(path: Path) -> GNUTranslations:
    # gettext reads compiled catalogues alone; done here, a new language is one file to add.
    compiled = BytesIO()
    try:
        locale = Locale.parse(path.stem, sep="-")
        write_mo(compiled, read_po(BytesIO(path.read_bytes()), locale, abort_invalid=True))
        compiled.seek(0)
        return GNUTranslations(compiled)
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        message = (
            f"{path} is no catalogue ({error}). It is a .po file whose name is its language’s "
            "code, such as az.po."
        )
        raise DataError(message) from error
