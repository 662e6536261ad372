"""Names that people write with spaces, hyphens or capitals, as they are compared."""

import re


def plain_name(name: str) -> str:
    """Return a name in small letters with single spaces: `Customer-impact` is `customer impact`."""
    return " ".join(re.sub(r"[-_]+", " ", name.casefold()).split())
