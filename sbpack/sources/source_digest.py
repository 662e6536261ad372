"""The digest of a source: the same for one commit, whatever line ends a checkout has."""

import hashlib

_TEXTS = (".md", ".yaml", ".yml", ".csv", ".svg", ".html", ".css")
"""Endings of the files in which git may write the line ends of the machine; the pages are the same with either."""


def source_digest(path: str, data: bytes) -> str:
    r"""Return the SHA-256 of a file, a text taken with `\n` at the ends of its lines, as git keeps it."""
    if path.lower().endswith(_TEXTS):
        data = data.replace(b"\r\n", b"\n")
    return digest_of(data)


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes as they are."""
    return hashlib.sha256(data).hexdigest()
