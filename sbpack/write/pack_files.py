"""The files of a pack in its folder: the pack and its manifest, which must belong together."""

from pathlib import Path

from sbpack.write.atomically import replace_files
from sbpack.write.folder_lock import locked
from sbpack.write.manifest import belong_together

PACK, MANIFEST = "pack.pdf", "pack.json"


def write_pack(folder: Path, pdf: bytes, listing: bytes) -> None:
    """Replace the pack and its manifest. The pack comes last: as long as not all is done, the old one is there."""
    replace_files({folder / MANIFEST: listing, folder / PACK: pdf})


def is_torn(folder: Path) -> bool:
    """Whether a folder holds a pack that does not belong to the manifest beside it, or has none."""
    try:
        with locked(folder):
            if not (folder / PACK).is_file():
                return False
            listing = (folder / MANIFEST).read_bytes() if (folder / MANIFEST).is_file() else b""
            return not belong_together((folder / PACK).read_bytes(), listing)
    except OSError:  # nothing is there, or nobody may look
        return False
