"""Which links and files a text may name.

- Where a paper lies that an agenda names, however its name is written.
"""

import posixpath
import re
from posixpath import normpath
from urllib.parse import unquote

from sbpack.text.token_places import Reading


def listed_path(folder: str, name: str) -> str:
    """Return the path from the root of a file that is named in a meeting's folder, such as `./fraud.md`.

    Whoever prints a file and whoever keeps it back ask this: one spelling must never mean two files.
    """
    return normpath(f"{folder}/{name.strip()}")


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ALLOWED = re.compile(r"(https?://[^/\s]|mailto:[^\s]|tel:[^\s]|#[^\s])", re.IGNORECASE)


def is_allowed_link(target: str) -> bool:
    """Whether a link may stand in a pack: the web, mail, telephone or a place in the same text."""
    return _ALLOWED.match(target) is not None


def link_help(target: str) -> str:
    """Return what to write instead of a link that is refused."""
    if "@" in target and ":" not in target:
        return f"write `mailto:{target}`"
    if target.lower().startswith("www."):
        return f"write `https://{target}`"
    return "a link begins with `https:`, `http:`, `mailto:`, `tel:` or `#`"


def resolved_path(target: str, reading: Reading) -> str | None:
    """Return the path from the root that an image names, or None when it leads out of it."""
    path = unquote(target)
    if not path or _SCHEME.match(path) or path.startswith("/") or "\\" in path or "\0" in path or "\n" in path:
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(reading.path), path))
    return None if joined == ".." or joined.startswith(("../", "/")) or joined == "." else joined
