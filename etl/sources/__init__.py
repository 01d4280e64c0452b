"""The sources figures are fetched from. A new one is a folder here and one line in ``SOURCES``."""

from typing import Final

from etl.sources.comtrade.source import Comtrade
from etl.sources.hmrc.source import Hmrc
from etl.sources.imf.source import Imts
from etl.sources.source import Source

SOURCES: Final[dict[str, type[Source]]] = {source.id: source for source in (Comtrade, Imts, Hmrc)}
"""Every source by its id, in the order they are asked."""
