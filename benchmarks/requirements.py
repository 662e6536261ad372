"""A tree of requirements for Doorstop: as many items as there are minutes, and one linked to each for its action."""

import subprocess
from pathlib import Path

from archive.speech import Speech
from archive.words import TASKS

PARENT, CHILD = "MIN", "ACT"
_ITEM = """active: true
derived: false
header: ''
level: 1.{number}
{links}
normative: true
ref: ''
reviewed: null
text: |
  {text}
"""


def write_requirements(folder: Path, records: int, seed: int) -> None:
    """Write a git repository with so many pairs of linked items."""
    speech = Speech(seed)
    for prefix, parent in ((PARENT, ""), (CHILD, PARENT)):
        inside = folder / prefix
        inside.mkdir(parents=True)
        belongs = f"  parent: {parent}\n" if parent else ""
        (inside / ".doorstop.yml").write_text(f"settings:\n  digits: 5\n{belongs}  prefix: {prefix}\n  sep: ''\n")
        for number in range(1, records + 1):
            links = f"links:\n- {parent}{number:05}: null" if parent else "links: []"
            text = speech.sentence(speech.one(TASKS)) if parent else speech.statement()
            (inside / f"{prefix}{number:05}.yml").write_text(_ITEM.format(number=number, links=links, text=text))
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)  # noqa: S607 - git of the path
    subprocess.run(["git", "-C", str(folder), "add", "--all"], check=True)  # noqa: S607
