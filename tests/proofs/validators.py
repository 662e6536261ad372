"""Validators that others wrote find a file to be what it says it is, PDF/UA-1."""

import os
import shlex
import subprocess
import tempfile

import page as page_validation

from tests.effort import SOAKING

VARIABLE = "SBPACK_PDFUA_VALIDATOR"
"""Names a command that is run as `COMMAND ua1 FILE` and exits with 0 for a file that passes."""


def prove_valid(pdf: bytes) -> None:
    """The validator that comes with the tests passes a file; in a long run the one that a user names does too."""
    report = page_validation.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, report.failures
    command = os.environ.get(VARIABLE, "")
    if SOAKING and command:
        complaint = complaint_of(command, pdf)
        assert not complaint, complaint


def complaint_of(command: str, pdf: bytes) -> str:
    """Return what a validator says of a file that it does not pass, nothing of one that it passes."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        run = subprocess.run([*shlex.split(command), "ua1", file.name], capture_output=True, text=True, check=False)
    said = (run.stdout + run.stderr).strip()
    return "" if run.returncode == 0 else said or f"it ended with {run.returncode}"
