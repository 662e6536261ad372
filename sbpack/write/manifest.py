"""The manifest: what is in a pack and what it was made from; inside the pack, and with its digest beside it."""

import hashlib
import json
from collections.abc import Mapping

EMBEDDED_NAME = "manifest.json"
"""What the manifest inside a pack is called: not pack.json, which whoever saves it there would overwrite."""


def manifest(embedded: bytes, pdf: bytes, commit: str | None) -> bytes:
    """Return pack.json: what the pack carries inside, its own digest, and the commit that holds its sources.

    `commit` is None when the tree is not clean: then no commit tells what was in it.
    """
    content = json.loads(embedded)
    about = {name: content.pop(name) for name in ("meeting", "edition", "pages")}
    digests = {"sha256": hashlib.sha256(pdf).hexdigest(), "sources_sha256": content.pop("sources_sha256")}
    return json_bytes({**about, **digests, "commit": commit, **content})


def with_commit(listing: bytes, commit: str | None) -> bytes:
    """Return a pack.json that names another commit, which holds the same sources."""
    return json_bytes({**json.loads(listing), "commit": commit})


def belong_together(pdf: bytes, listing: bytes) -> bool:
    """Whether a pack is the one that a pack.json was written for; whatever is no pack.json belongs to none."""
    try:
        content = json.loads(listing)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("sha256") == hashlib.sha256(pdf).hexdigest()


def json_bytes(content: Mapping[str, object]) -> bytes:
    """Write a manifest as people may read it too."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
