"""Git, run with lists of arguments, never through a shell, and without the hooks of a repository."""

import os
import subprocess
from pathlib import Path

_SETTINGS = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"),
    *("-c", "protocol.allow=never"),  # a partial clone would fetch what it lacks
)
_SECONDS = 60


def git_command(root: Path, *arguments: str) -> list[str]:
    """Return the whole command."""
    return ["git", "-C", str(root), *_SETTINGS, *arguments]


def git_environment() -> dict[str, str]:
    """Return the environment without variables that would turn git to another repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def lies_in_repository(root: Path) -> bool:
    """Whether a folder is in a git repository, also in one that git refuses to read."""
    return any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents))


def refusal(root: Path) -> str:
    """Return in git's words why it refuses to read the repository of a folder; empty where it does not say."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, never a shell
            git_command(root, "rev-parse", "--git-dir"),
            check=False,
            capture_output=True,
            timeout=_SECONDS,
            env=git_environment(),
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")


def run_git(root: Path, *arguments: str) -> bytes | None:
    """Return what git prints, or None where git is absent or refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, never a shell
            git_command(root, *arguments),
            check=True,
            capture_output=True,
            timeout=_SECONDS,
            env=git_environment(),
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
