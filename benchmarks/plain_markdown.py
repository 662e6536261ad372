"""Write the Markdown that pandoc sets: the words of a pack's HTML, tables and derived pages among them.

    python benchmarks/plain_markdown.py FOLDER

The papers alone would not do: the front sheet, the minutes' attendance and the tables of CSV files are made by sbpack.
Links inside a section are left out, since names are given once in a section and several times in a pack.
"""

import re
import subprocess
import sys
from pathlib import Path

import pypandoc

_DROPPED = (
    (re.compile(r"<style>.*?</style>", re.DOTALL), ""),
    (re.compile(r' (?:id|class|style|data-[a-z-]+)="[^"]*"'), ""),
    (re.compile(r'<a\b[^>]*href="#[^"]*"[^>]*>(.*?)</a>', re.DOTALL), r"\1"),
)
_NOT_WANTED = "raw_html native_divs native_spans fenced_divs bracketed_spans header_attributes link_attributes"


def main(folder: Path) -> None:
    """Turn pack.html of a folder into pack.md."""
    html = (folder / "pack.html").read_text(encoding="utf-8")
    for pattern, kept in _DROPPED:
        html = pattern.sub(kept, html)
    markdown = "markdown" + "".join(f"-{name}" for name in _NOT_WANTED.split())
    command = [pypandoc.get_pandoc_path(), "--from=html", f"--to={markdown}", "--quiet", "--output=pack.md"]
    subprocess.run(command, input=html.encode(), cwd=folder, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
