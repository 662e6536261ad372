"""Real boards with one of their papers made exempt, and their public packs."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.build.checked import model
from sbpack.build.paginate import paginate
from sbpack.leaks import Secrets, Text, said_in, secrets_of
from sbpack.packs.make_pack import make_pack
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests.shared_workers import compiled, shared_workers


@dataclass(frozen=True)
class Exempted:
    """What came of making a paper exempt."""

    secrets: Secrets
    pdf: bytes
    manifest: bytes
    set_from_part_1: Callable[[], tuple[Text, ...]]
    """Return the words of the public sections, as they are set."""


def papers(board: Path) -> Iterator[tuple[date, str]]:
    """Yield the papers that an agenda names on one line, with their meetings."""
    for folder in sorted((board / "meetings").iterdir()):
        agenda = folder / "meeting.yaml"
        for line in agenda.read_text(encoding="utf-8").splitlines() if agenda.exists() else ():
            if match := re.search(r"papers: \[([^\]{}]*)\]", line):
                yield from ((date.fromisoformat(folder.name), name.strip()) for name in match[1].split(","))


def exempted(board: Path, day: date, paper: str, folder: Path) -> Exempted | None:
    """Write a board below a folder with a paper in Part 2, and build its public pack; nothing where there is none."""
    shutil.copytree(board / "meetings", folder / "meetings")
    shutil.copy(board / "members.yaml", folder)
    agenda = folder / "meetings" / day.isoformat() / "meeting.yaml"
    agenda.write_text(_with_part_2(agenda.read_text(encoding="utf-8"), paper), encoding="utf-8")
    repository = FolderRepository(folder)
    modelled = model(*read_sources(repository))
    meeting = modelled.public.meeting(day)
    pack = compiled(repository, modelled, day)
    if pack.pdf is None or pack.manifest is None or meeting is None:
        return None
    shown = [path for path in modelled.sources.digests if path.startswith((f"meetings/{day}/", "members.yaml"))]
    parts = said_in(modelled.sources, modelled.part_1, repository.read, shown)

    def sections() -> tuple[Text, ...]:
        with shared_workers() as workers:
            settled = paginate(make_pack(modelled.public, meeting), modelled.sources.kinds, repository.read, workers)
        return tuple(Text(f"{name}.html", section.html) for name, section in settled.texts.items())

    return Exempted(secrets_of(*parts), pack.pdf, pack.manifest, sections)


def _with_part_2(agenda: str, paper: str) -> str:
    """Move a paper into a block of Part 2."""
    lines = []
    for line in agenda.splitlines():
        match = re.search(r"^(?P<indent>[ -]*)papers: \[(?P<names>[^\]{}]*)\]", line)
        names = [name.strip() for name in match["names"].split(",")] if match else []
        if match is None or paper not in names:
            lines.append(line)
            continue
        indent = " " * len(match["indent"])
        lines.append(f"{match['indent']}part_2: {{reason: 3, papers: [{paper}]}}")
        names.remove(paper)
        if names:
            lines.append(f"{indent}papers: [{', '.join(names)}]")
    return "\n".join(lines) + "\n"
