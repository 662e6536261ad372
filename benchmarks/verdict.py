"""Say what a PDF gives a reader who cannot see it, and how much it holds, as one line of JSON.

python benchmarks/verdict.py FILE.pdf
"""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Verdict:
    """What a file holds, and what the validator makes of it."""

    pages: int
    words: int
    tagged: bool
    claims: bool
    """Whether the file says of itself that it is PDF/UA-1."""
    failures: int
    """Checks of PDF/UA-1 that it fails; each is counted once for every place."""


def judge(file: Path) -> Verdict:
    """Ask the validator, and count pages and words."""
    with pikepdf.open(file) as pdf:
        marked = pdf.Root.get("/MarkInfo")
        tagged = marked is not None and bool(marked.get("/Marked")) and "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            claims = str(metadata.get("pdfuaid:part", "")) == "1"
    # A file of a thousand pages has more bookmarks in a row than strangers' files are allowed to have.
    limits = page_validation.SafetyLimits.unlimited()
    report = page_validation.validate_pdf_bytes(file.read_bytes(), profile="ua1", limits=limits)
    document = pypdfium2.PdfDocument(file)
    words = sum(len(page.get_textpage().get_text_range().split()) for page in document)
    return Verdict(len(document), words, tagged, claims, len(report.failures))


if __name__ == "__main__":
    print(json.dumps(asdict(judge(Path(sys.argv[1])))))
