"""The catalogues there are: each a file of a translator's tool, named by its language."""

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES: Final = Path(__file__).parents[1] / "text" / "catalogues"


@cache
def catalogues(folder: Path = CATALOGUES) -> Mapping[str, GNUTranslations]:
    """Each language beside English, by its code as in BCP 47, such as ``az`` or ``pt-BR``.

    A catalogue is ``<code>.po``, as gettext's tools write it; what it does not say stays English.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.po"))}


def _read(path: Path) -> GNUTranslations:
    # gettext reads compiled catalogues alone; done here, a new language is one file to add.
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=path.stem.replace("-", "_")))
    compiled.seek(0)
    return GNUTranslations(compiled)
