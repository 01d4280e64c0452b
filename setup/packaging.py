"""What goes into a wheel beside the code: the figures that ship, and the light scripts of the page.

The build calls it (``pyproject.toml``). A checkout installed for work is left as it is.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SCRIPTS = "dashboard/vendor/*.js"


class Packaging(BuildHookInterface[Any]):
    """Adds the reference tables, one vintage and the scripts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Say what is added, and from where."""
        if version == "editable":
            return
        root, vintage = Path(self.root), self.config["vintage"]
        parts = json.loads((root / "data/vintages" / vintage / "parts.json").read_bytes())
        shipped = [f"parts/{part['sha256']}.parquet" for part in parts]
        for name in ("reference", f"vintages/{vintage}", *shipped):
            build_data["force_include"][str(root / "data" / name)] = f"etl/shipped/{name}"
        # Where they cannot be had the page has the heavy ones, and the build goes on.
        subprocess.run([sys.executable, root / "setup" / "page_scripts.py"], check=False)  # noqa: S603 -- our own script
        build_data["artifacts"].append(SCRIPTS)
