"""What a section is made from, and the key that stands for all of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

from sbpack.render.attachments import AttachmentPlacement
from sbpack.render.engine import engine_identity


@dataclass(frozen=True)
class SetWork:
    """A section that a template has set."""

    html: str
    name: str
    """Of the section: the ids of its tags begin with it, so that no other in the pack has them."""
    pictures: Mapping[str, bytes]
    """Those that it shows, by their path from the root."""

    @cached_property
    def key(self) -> str:
        """The key that stands for it: equal keys promise equal bytes."""
        shown = [(path, _sha256(data)) for path, data in sorted(self.pictures.items())]
        return _key("set", self.name, _sha256(self.html.encode(errors="surrogatepass")), shown)


@dataclass(frozen=True)
class AttachedWork:
    """A PDF to be fitted onto pages of the pack."""

    data: bytes
    placement: AttachmentPlacement

    @cached_property
    def key(self) -> str:
        """The key that stands for it: equal keys promise equal bytes."""
        return _key("attached", _sha256(self.data), asdict(self.placement))


Work = SetWork | AttachedWork


def _key(*parts: object) -> str:
    return _sha256(json.dumps([engine_identity(), parts]).encode("ascii"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
