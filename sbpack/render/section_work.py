"""What a section is made from, and the key that stands for all of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sbpack.render.attachments.look import AttachmentLook
from sbpack.render.engine import engine_identity


@dataclass(frozen=True)
class SetWork:
    """A section that a template has set."""

    html: str
    name: str
    """Of the section: the ids of its tags begin with it, so that no other in the pack has them."""
    pictures: Mapping[str, bytes]
    """Those that it shows, by their path from the root."""


@dataclass(frozen=True)
class AttachedWork:
    """A PDF to be fitted onto pages of the pack."""

    data: bytes
    look: AttachmentLook


Work = SetWork | AttachedWork


def key_of(work: Work) -> str:
    """Return the key of a section: equal keys promise equal bytes."""
    match work:
        case SetWork(html, name, pictures):
            shown = [(path, _sha256(data)) for path, data in sorted(pictures.items())]
            parts: object = ["set", name, _sha256(html.encode(errors="surrogatepass")), shown]
        case AttachedWork(data, look):
            parts = ["attached", _sha256(data), asdict(look)]
    return _sha256(json.dumps([engine_identity(), parts]).encode("ascii"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
