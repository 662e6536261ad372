"""The files of a volume in its meeting's folder: the PDF and its manifest, which must belong together."""

from dataclasses import dataclass
from pathlib import Path

from sbpack.model.edition import Edition
from sbpack.write.atomically import replace_files
from sbpack.write.folder_lock import locked
from sbpack.write.manifest import belong_together


@dataclass(frozen=True)
class PackFiles:
    """The two files of one volume in one edition."""

    folder: Path
    name: str = "pack"
    """Of the volume: `pack`, `supplement-1`."""
    edition: Edition = Edition.PUBLIC

    @property
    def pdf(self) -> Path:
        """The volume."""
        return self.folder / f"{self._stem}.pdf"

    @property
    def manifest(self) -> Path:
        """What it says of itself, beside it."""
        return self.folder / f"{self._stem}.json"

    @property
    def _stem(self) -> str:
        return self.name if self.edition is Edition.PUBLIC else f"{self.name}-{self.edition.value}"


def write_pack(files: PackFiles, pdf: bytes, listing: bytes) -> None:
    """Replace the PDF and its manifest. The PDF comes last: as long as not all is done, the old one is there."""
    replace_files({files.manifest: listing, files.pdf: pdf})


def is_torn(files: PackFiles) -> bool:
    """Whether a folder holds a PDF that does not belong to the manifest beside it, or has none."""
    try:
        with locked(files.folder):
            if not files.pdf.is_file():
                return False
            listing = files.manifest.read_bytes() if files.manifest.is_file() else b""
            return not belong_together(files.pdf.read_bytes(), listing)
    except OSError:  # nothing is there, or nobody may look
        return False
