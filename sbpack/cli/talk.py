"""What a command says on the terminal: progress, findings, how it ended.

- How wide and how coloured lines of history are.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sbpack.cli.exit import CannotRun
from sbpack.findings.finding import Finding, Severity
from sbpack.findings.suggest import visible
from sbpack.render.section import Tell
from sbpack.write.formats import Paint, plain

_PIPED_WIDTH = 100
_WIDEST = 100
"""Columns beyond which lines are hard to follow."""
_BOLD = "\x1b[1m{}\x1b[0m"


def line_width() -> int:
    """Return how many columns a line may have."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else _PIPED_WIDTH


def paint() -> Paint:
    """Return what makes headings bold, on a terminal alone."""
    return (lambda text, _style: _BOLD.format(text)) if sys.stdout.isatty() else plain


_COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36", "help": "1;32"}
"""By severity, as a terminal's own codes."""


@contextmanager
def progress(*, verbose: bool) -> Iterator[Tell]:
    """Yield what the pipeline tells its steps to: lines when verbose, a moving line on a terminal, else nothing."""
    if not verbose and not sys.stderr.isatty():
        yield lambda _step, _what: None
        return
    from rich.console import Console  # noqa: PLC0415 - loads slowly, and a check without findings needs none of it
    from rich.text import Text  # noqa: PLC0415

    errors = Console(stderr=True, highlight=False, markup=False)
    if verbose:
        yield lambda step, what: errors.print(f"{step:<9} {visible(what)}", soft_wrap=True)
    elif errors.is_terminal:
        with errors.status("") as status:
            yield lambda step, what: status.update(Text(f"{step}: {visible(what)}"))
    else:
        yield lambda _step, _what: None


def print_findings(findings: Sequence[Finding], texts: Mapping[str, str], *, to_stderr: bool) -> None:
    """Print findings in full, in colour on a terminal."""
    if not findings:
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from sbpack.checks.all_rules import RULES_BY_NAME  # noqa: PLC0415 - all rules, to print none
    from sbpack.findings.formats.full import format_full  # noqa: PLC0415

    console = Console(stderr=to_stderr, highlight=False, markup=False, soft_wrap=True)
    if console.is_terminal:
        console.print(Text.from_ansi(format_full(findings, RULES_BY_NAME, texts, _paint, console.width)))
    else:
        print(format_full(findings, RULES_BY_NAME, texts), file=console.file)


def _paint(text: str, style: str) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m"


def summary(findings: Sequence[Finding]) -> str:
    """Return `2 errors, 1 warning`, or `no findings`."""
    if not findings:
        return "no findings"
    from sbpack.checks.all_rules import RULES_BY_NAME  # noqa: PLC0415

    counts = Counter(RULES_BY_NAME[finding.rule].severity_of(finding) for finding in findings)
    parts = [
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(parts)


def say(line: str) -> None:
    """Print a line of talk."""
    print("\n".join(map(visible, line.split("\n"))), file=sys.stderr)


def say_cannot_run(error: CannotRun) -> None:
    """Say why the command did nothing."""
    say(f"sbpack: {error.message}")
    if error.help_line:
        say(f"help: {error.help_line}")
