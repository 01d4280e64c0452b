"""Packages laid out as an installer would, for what programs may register for."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def installed(folder: Path, group: str, value: str, code: str, name: str = "judge") -> Path:
    """Lay out a package that registers ``value`` in a group; its one module is ``code``."""
    info = folder / "site" / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\nit = {value}\n")
    (info.parent / "judge.py").write_text(code)
    return info.parent


def as_declared(folder: Path, group: str) -> Path:
    """Lay this project out as ``pyproject.toml`` declares it, whatever is installed of it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (value,) = project["entry-points"][group].values()
    # The first of one name counts, so what an installation says is not read beside it.
    return installed(folder, group, value, "", project["name"].replace("-", "_"))
