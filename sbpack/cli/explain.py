"""`sbpack explain`: the page of a rule, or a list of rules."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sbpack.checks.all_rules import ALL_RULES
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.findings.finding import Severity
from sbpack.findings.rule import EXAMPLE, HEADING, Rule, UnknownRule, find_rules, page_parts

_WIDEST = 100
"""Columns beyond which lines are hard to follow."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def explain(names: Sequence[str]) -> ExitCode:
    """Print the page of each rule named, or the list of a family; without names the list of all rules."""
    try:
        asked = [(name, find_rules(name, ALL_RULES)) for name in names]
    except UnknownRule as error:
        raise CannotRun(str(error), error.help_line) from None
    console = Console(highlight=False, markup=False)
    for index, (name, rules) in enumerate(asked):
        if index:
            print()
        if name.strip().upper() == rules[0].family:
            _print_list(rules, console)
        else:
            _print_page(rules[0], console)
    if not asked:
        _print_list(ALL_RULES, console)
    return ExitCode.CLEAN


def _print_list(rules: Sequence[Rule], console: Console) -> None:
    """Print a line a rule; on a terminal a long summary goes on below itself."""
    rows = [(rule.code, rule.severity.value, rule.name, rule.summary.rstrip(".")) for rule in rules]
    if not console.is_terminal:
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        return
    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column()
    for rule, (code, severity, name, summary) in zip(rules, rows, strict=True):
        table.add_row(code, Text(severity, _STYLES[rule.severity]), Text(name, "bold"), summary)
    console.print(table)


def _print_page(rule: Rule, console: Console) -> None:
    """Print a page as it was written; on a terminal paragraphs are as wide as it is."""
    severity, outcome = rule.severity.value, _outcome(rule)
    if not console.is_terminal:
        print(f"{rule.code} {rule.name}\n{severity}: {outcome}\n")
        for is_example, lines in page_parts(rule.page):
            for line in lines:
                print((EXAMPLE + line if is_example else line.removeprefix(HEADING)).rstrip())
        return
    width = min(console.width, _WIDEST)
    console.print(Text(f"{rule.code} {rule.name}", "bold"))
    console.print(Text.assemble((severity, _STYLES[rule.severity]), f": {outcome}\n"), width=width)
    for is_example, lines in page_parts(rule.page):
        if is_example:
            console.print(Padding(Text("\n".join(lines), "cyan"), (0, 0, 0, len(EXAMPLE))))
            continue
        for line in _paragraphs(lines):
            style = "bold" if line.startswith(HEADING) else ""
            console.print(Text(line.removeprefix(HEADING), style), width=width)


def _outcome(rule: Rule) -> str:
    """Return what a finding of this rule means for a pack."""
    match rule.severity:
        case Severity.ERROR if rule.blocks_build:
            return "no pack is made while it is there"
        case Severity.ERROR:
            return "a pack with it is marked DRAFT"
        case Severity.WARNING:
            return "a pack is made; counts as an error with `--strict`"
        case Severity.NOTE:
            return "for information; a pack is made"


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield headings, empty lines and entries of lists as they are, and the lines of a paragraph as one."""

    def stands_alone(line: str) -> bool:
        return not line or line.startswith((HEADING, "- ", "|"))

    for alone, group in groupby(lines, key=stands_alone):
        if alone:
            yield from group
        else:
            yield " ".join(group)
