"""A clerk who keeps a board in a git repository, with a fixed hand and a fixed calendar."""

import os
import subprocess
from pathlib import Path

BOARD = """\
council: Borough of Elmbridge Vale
names:
  - name: Elmbridge Vale Safety Board
members:
  - initials: RS
    name: Rosa Silva
    role: Director of Housing
    offices:
      - office: chairman
  - initials: TO
    name: Tom Okafor
    role: Superintendent
"""


class Clerk:
    """Writes files of a board and commits them."""

    def __init__(self, folder: Path) -> None:
        """Begin an empty repository."""
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, author: str = "Priya Shah", day: str = "2024-01-02") -> str:
        """Run git as somebody on a day, whatever the machine's own settings."""
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", author), ("EMAIL", "p@example.org"), ("DATE", f"{day}T09:00:00+0000"))
        }
        apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env=os.environ | who | apart,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, **files: str) -> None:
        """Write files of the March meeting by their names without endings, `meeting` and `minutes` among them."""
        for name, text in files.items():
            ending = "yaml" if name == "meeting" else "md"
            self.put(f"meetings/2024-03-06/{name}.{ending}", text)

    def put(self, path: str, text: str) -> None:
        """Write one file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def commit(self, subject: str, day: str, author: str = "Priya Shah") -> str:
        """Commit everything as it lies there, and return the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject, author=author, day=day)
        return self.git("rev-parse", "HEAD")


def agenda(*items: str, time: str = "10:00") -> str:
    """Return a meeting.yaml with items of one line each."""
    return f'time: "{time}"\nagenda:\n' + "".join(f"  - {item}\n" for item in items)


def minutes(body: str, present: str = "RS, TO") -> str:
    """Return minutes."""
    return f"---\npresent: [{present}]\n---\n{body}"


def paper(title: str, *paragraphs: str) -> str:
    """Return a paper."""
    return f"---\ntitle: {title}\n---\n" + "".join(f"\n{paragraph}\n" for paragraph in paragraphs)
