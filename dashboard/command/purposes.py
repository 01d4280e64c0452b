"""What each command of ``python -m dashboard`` is for, in the order they are listed."""

from typing import Final

PURPOSES: Final = {
    "claims": "print every claim's verdict",
    "check": "find and check every claim of trade in a text",
    "report": "write claims and main charts as pages to open from disk",
    "measures": "print every measure with its formula, as Markdown",
}

INSTALLED: Final = {"check": "check-text"}
"""What an installed program calls by another name, as its ``check`` is about figures."""
