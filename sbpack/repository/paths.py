"""Which paths are sources, and how a path or a revision is refused.

- The digest of a source: the same for one commit, whatever line ends a checkout has.
- How sources mark what is exempt: Part 2, which the public does not see.
- Folders below `meetings/` that are named after no day.
- Where the package's own templates lie.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path, PurePosixPath

from sbpack.findings.finding import Finding, Span
from sbpack.text.dates import ISO_DATE, looks_like_iso_date, meant_date, parse_iso_date
from sbpack.text.yaml_nodes import YamlEntry, YamlMap, YamlNode, YamlText

MEETINGS = "meetings"
MEMBERS = "members.yaml"
TEMPLATES = "templates"
SOURCES = (MEMBERS, MEETINGS, TEMPLATES)
_BACKUP_ENDINGS = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp")


class OutsideRoot(Exception):  # noqa: N818 - said of a path
    """A path that leads out of the root, or a link that does."""


class UnknownRevision(Exception):  # noqa: N818 - said of a name
    """A revision that git does not know."""


def is_source(path: str) -> bool:
    """Whether a path from the root is a source: hidden files, backups and built packs are none."""
    parts = PurePosixPath(path).parts
    if not parts or parts[0] not in SOURCES or (parts[0] == MEMBERS) != (len(parts) == 1):
        return False
    if any(part.startswith((".", "#")) or part in ("build", "..") for part in parts):
        return False
    return not parts[-1].endswith(_BACKUP_ENDINGS)


def checked(path: str) -> str:
    """Return a path that stays below the root as it is written; raises OutsideRoot."""
    parts = path.split("/")
    if path.startswith("/") or "\\" in path or "\0" in path or any(part in ("", ".", "..") for part in parts):
        raise OutsideRoot(path)
    return path


def meeting_days(paths: Iterable[str]) -> tuple[date, ...]:
    """Return the days that have a folder with files, in order."""
    parts = (PurePosixPath(path).parts for path in paths)
    days = {parse_iso_date(names[1]) for names in parts if names[0] == MEETINGS and len(names) > 2}
    return tuple(sorted(day for day in days if day is not None))


def misnamed(name: str, others: Iterable[str]) -> str | None:
    """Return the file that was meant to have a name: in capitals, or with another ending, or one more.

    Windows hides endings, so that `meeting.yaml.txt` looks there like `meeting.yaml`.
    """
    stem = re.escape(PurePosixPath(name).stem)
    like = re.compile(rf"{stem}(?: ?\(\d\))?(?:\.(?:ya?ml|md|markdown|txt))*", re.IGNORECASE)
    return next((other for other in sorted(others) if other != name and like.fullmatch(other)), None)


_TEXTS = (".md", ".yaml", ".yml", ".csv", ".svg", ".html", ".css")
"""Endings of the files in which git may write the line ends of the machine; the pages are the same with either."""


def source_digest(path: str, data: bytes) -> str:
    r"""Return the SHA-256 of a file, a text taken with `\n` at the ends of its lines, as git keeps it."""
    if path.lower().endswith(_TEXTS):
        data = data.replace(b"\r\n", b"\n")
    return digest_of(data)


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes as they are."""
    return hashlib.sha256(data).hexdigest()


PART_2 = "part_2"
REASON = "reason"
PART_2_MINUTES = "minutes-part-2.md"
PART_2_MATTERS = "matters-arising-part-2.md"
PART_2_FILE = "part-2.yaml"
PART_2_RECORD = "publication-members.yaml"
PUBLIC_REPOSITORY = "public_repository"
"""The key in members.yaml of a repository that everybody may read."""
WHOLLY_EXEMPT = (PART_2_MINUTES, PART_2_MATTERS, PART_2_FILE, PART_2_RECORD)
"""Files of a meeting's folder that hold nothing else."""


def with_reason(node: YamlNode) -> YamlMap | None:
    """Return a block of Part 2; `part_2: 3` is short for one that has but a reason. None for anything else."""
    match node:
        case YamlMap():
            return node
        case YamlText(text=text, span=span) if text.strip():
            return YamlMap((YamlEntry(YamlText(REASON, span), node),), span)
        case _:
            return None


_DAY_AND_MORE = re.compile(rf"(?P<day>{ISO_DATE})(?P<more>.+)")


def misnamed_folder(name: str, known: Collection[str]) -> Finding:
    """Return what is wrong with the name of a folder, and what to call it; `known` are the names of all."""
    message, help_line = _complaint(name, known)
    return Finding(Span(f"{MEETINGS}/{name}"), message, help_line, rule="bad-folder")


def _complaint(name: str, known: Collection[str]) -> tuple[str, str]:
    """Return message and help."""
    message = f"the folder `{name}` is named after no date"
    if looks_like_iso_date(name):
        return f"the folder is named after `{name}`, a day that does not exist", "look the day up in a calendar"
    longer = _DAY_AND_MORE.fullmatch(name)
    if longer is not None and parse_iso_date(longer["day"]):
        day = longer["day"]
        help_line = f"a folder has a day for its name and nothing else: rename it to `{day}`"
        if day in known:
            help_line = f"a day has one folder: where the board meets twice, put both agendas into `{MEETINGS}/{day}`"
        return f"the folder `{name}` has more in its name than a day", help_line
    meant = meant_date(name.replace("_", "-"))
    if meant is not None and meant.isoformat() in known:
        return message, f"move its files into `{MEETINGS}/{meant.isoformat()}`, which is there, and delete it"
    if meant is not None:
        return message, f"rename it to `{meant.isoformat()}`"
    help_line = (
        f"name it after the day of its meeting, as `YYYY-MM-DD`; move what is not a meeting out of `{MEETINGS}/`"
    )
    return message, help_line


def templates_root() -> Path:
    """Return the templates' folder: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
