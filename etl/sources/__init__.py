"""The sources figures are fetched from. A new one is a folder here and one line in ``SOURCES``."""

from typing import Final

from etl.sources.comtrade import Comtrade
from etl.sources.imf_imts import Imts
from etl.sources.source import Source
from etl.sources.uk_hmrc import Hmrc

SOURCES: Final[dict[str, type[Source]]] = {source.id: source for source in (Comtrade, Imts, Hmrc)}
"""Every source by its id, in the order they are asked."""
