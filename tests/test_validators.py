"""A validator that a user names is believed when it passes a file, and when it does not."""

import stat
from pathlib import Path

from tests.proofs.validators import complaint_of


def _validator(folder: Path, script: str) -> str:
    command = folder / "validate"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return str(command)


def test_a_file_that_passes(tmp_path: Path) -> None:
    command = _validator(tmp_path, 'test "$1" = ua1 && head -c 5 "$2" | grep -q %PDF-')
    assert complaint_of(command, b"%PDF-1.7\n") == ""
    assert complaint_of(command, b"nothing of the kind") == "it ended with 1"


def test_what_it_says_of_one_that_does_not(tmp_path: Path) -> None:
    command = _validator(tmp_path, "echo 7.1-10: no title is shown; exit 1")
    assert complaint_of(f"{command} --strict", b"%PDF-1.7\n") == "7.1-10: no title is shown"


def test_one_that_fails_itself(tmp_path: Path) -> None:
    assert "cannot open" in complaint_of(_validator(tmp_path, "echo cannot open >&2; exit 2"), b"%PDF-1.7\n")
