"""Write the sections of a pack as one HTML file, its fonts and pictures beside it, for programs that know no sections.

    python benchmarks/one_html.py ROOT DATE FOLDER

`pack.html` takes the fonts as their packages give them, which are variable, as a user of those programs would;
`pack-static.html` takes the static faces that sbpack makes of them.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from sbpack.board.read_board import public_board
from sbpack.packs.make_pack import make_pack
from sbpack.read.part_1 import part_1_of
from sbpack.read.read_sources import read_sources
from sbpack.render.engine import FACES, Face, face_file
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.pictures import PICTURES, pictures_in
from sbpack.render.html.section_html import section_html
from sbpack.repository.folder import FolderRepository

_BODY = re.compile(r'<body class="(?P<class>[^"]*)"[^>]*>(?P<body>.*)</body>', re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_LANGUAGE = re.compile(r'<html lang="([^"]*)"')
_ANY_WEIGHT = "200 900"


def main(root: Path, day: date, folder: Path) -> None:
    """Write two HTML files that differ in their fonts."""
    repository = FolderRepository(root)
    htmls = list(_sections(repository, day))
    html = _joined(htmls)
    for path, data in pictures_in(html, repository.read).items():
        (folder / "pictures" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pictures" / path).write_bytes(data)
    html = html.replace(PICTURES, "pictures/")
    for name, faces in (("pack.html", _variable(folder)), ("pack-static.html", _static(folder))):
        (folder / name).write_text(html.replace("<style>", f"<style>\n{faces}\n", 1), encoding="utf-8")


def _sections(repository: FolderRepository, day: date) -> Iterator[str]:
    """Yield the HTML of each section, without page numbers: no other program knows them before it has laid out."""
    sources, _ = read_sources(repository)
    board = public_board(part_1_of(sources))
    meeting = board.meeting(day)
    assert meeting is not None, f"no meeting on {day}"
    pack = make_pack(board, meeting)
    environment = make_environment(repository.read)
    for section in pack.sections:
        yield section_html(section, pack, sources.kinds, PageNumbers(), environment).html


def _joined(htmls: Sequence[str]) -> str:
    """Return one HTML text: what all style sheets begin with once, then what each kind adds, then the bodies."""
    styles = [style for html in htmls for style in _STYLE.findall(html)]
    shared = _shared(min(styles), max(styles))
    added = "".join(dict.fromkeys(style.removeprefix(shared) for style in styles))
    bodies = (found for html in htmls for found in _BODY.finditer(html))
    divisions = "\n".join(f'<div class="section {found["class"]}">{found["body"]}</div>' for found in bodies)
    language = _LANGUAGE.search(htmls[0])
    assert language is not None
    return (
        f'<!doctype html>\n<html lang="{language[1]}">\n<head>\n<meta charset="utf-8">\n<title>Agenda pack</title>\n'
        f"<style>{shared}{added}\n.section {{ break-before: page }}\n.section.portrait {{ page: portrait }}\n</style>\n"
        f"</head>\n<body>\n{divisions}\n</body>\n</html>\n"
    )


def _shared(one: str, other: str) -> str:
    """Return what two texts begin with; what the first and the last of many share, all of them do."""
    length = next(
        (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(one)
    )
    return one[: one[:length].rfind("\n") + 1]


def _variable(folder: Path) -> str:
    """Write the fonts of the packages, and return the rules that declare them."""
    files = {(face.family, face.style, face.file): face for face in FACES}
    return "\n".join(
        _declared(folder / "variable" / face.file.name, face, face.file.read_bytes(), _ANY_WEIGHT)
        for face in files.values()
    )


def _static(folder: Path) -> str:
    return "\n".join(
        _declared(folder / "static" / face.name, face, face_file(face), str(face.weight)) for face in FACES
    )


def _declared(file: Path, face: Face, data: bytes, weight: str) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {weight}; '
        f'src: url("{file.parent.name}/{file.name}") }}'
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3]))
