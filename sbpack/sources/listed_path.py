"""Where a paper lies that an agenda names, however its name is written."""

from posixpath import normpath


def listed_path(folder: str, name: str) -> str:
    """Return the path from the root of a file that is named in a meeting's folder, such as `./fraud.md`.

    Whoever prints a file and whoever keeps it back ask this: one spelling must never mean two files.
    """
    return normpath(f"{folder}/{name.strip()}")
