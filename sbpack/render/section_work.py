"""What a section is made from, and the key that stands for all of it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import sbpack
from sbpack.render.attachments.fit import AttachmentLook
from sbpack.render.engine import engine_versions


@dataclass(frozen=True)
class SetWork:
    """A section that a template has set."""

    html: str
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
        case SetWork(html, pictures):
            shown = [(path, _sha256(data)) for path, data in sorted(pictures.items())]
            parts: object = ["set", _sha256(html.encode(errors="surrogatepass")), shown]
        case AttachedWork(data, look):
            parts = ["attached", _sha256(data), asdict(look)]
    return _sha256(json.dumps([_engine(), parts]).encode("ascii"))


@lru_cache(maxsize=1)
def _engine() -> str:
    """Return one digest over the versions of all libraries and over our own code, which may change between versions."""
    package = Path(sbpack.__file__).parent
    code = _digest_of(package.rglob("*.py"), lambda file: file.relative_to(package).as_posix())
    return _sha256(json.dumps([engine_versions(), code], sort_keys=True).encode("ascii"))


def _digest_of(files: Iterable[Path], name: Callable[[Path], str]) -> str:
    lines = sorted(f"{_sha256(file.read_bytes())}  {name(file)}\n" for file in files)
    return _sha256("".join(lines).encode())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
