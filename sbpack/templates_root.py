"""Where the package's own templates lie."""

from pathlib import Path


def templates_root() -> Path:
    """Return the templates' folder: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
