"""How findings are printed, one file a format."""

from enum import StrEnum


class Format(StrEnum):
    """A way to print findings."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
