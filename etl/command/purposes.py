"""What each command of ``python -m etl`` is for, in the order they are listed."""

from typing import Final

PURPOSES: Final = {
    "refresh": "fetch what is new and publish it",
    "import": "take in a file of figures",
    "status": "say what is held and what is missing",
    "diff": "say what changed between two vintages",
    "check": "check the figures held",
    "prune": "drop old vintages",
    "migrate": "lay old vintages into parts",
    "push": "put what is held on object storage",
    "probe": "try what is assumed of the live services",
}
