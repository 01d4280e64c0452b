"""From publishers' answers to vintages of trade flows. Knows nothing of the dashboard."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("trade-claims")
except PackageNotFoundError:  # run from a checkout that was not installed
    __version__ = "0"
