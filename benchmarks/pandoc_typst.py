"""Set pack.md of a folder with pandoc and typst, on A4, in the pack's own font, as PDF/UA-1.

python benchmarks/pandoc_typst.py FOLDER FILE.pdf
"""

import subprocess
import sys
from pathlib import Path

import pypandoc
import typst

LOOK = {"mainfont": "Source Sans 3", "fontsize": "11pt", "papersize": "a4", "lang": "en-GB", "title": "Agenda pack"}


def main(folder: Path, pdf: Path) -> None:
    """Write the PDF."""
    look = [f"--metadata={name}={value}" for name, value in LOOK.items()]
    command = [
        pypandoc.get_pandoc_path(),
        "--to=typst",
        "--standalone",
        *look,
        "--quiet",
        "pack.md",
        "--output=pack.typ",
    ]
    subprocess.run(command, cwd=folder, check=True)
    typst.compile(
        folder / "pack.typ",
        output=pdf,
        font_paths=[folder / "static"],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
