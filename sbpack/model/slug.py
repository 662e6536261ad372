"""Names for links: of sections, and of headings within them."""

import re
import unicodedata

_APOSTROPHES = str.maketrans("", "", "'\u2019")


def slug(title: str) -> str:
    """Return a name that is safe in a link: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", title.translate(_APOSTROPHES)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "heading"


def unique_name(name: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, numbered if need be, and take it."""
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    taken.add(candidate)
    return candidate
