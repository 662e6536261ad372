"""The command line: parses options, calls one function a verb, returns its status."""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from sbpack import __version__
from sbpack.board.agenda import Edition
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.output import finish
from sbpack.cli.talk import say, say_cannot_run
from sbpack.findings.formats import Format
from sbpack.packs.volumes import VolumeKind
from sbpack.render.section import LayoutUnavailable
from sbpack.write.formats import HistoryFormat, RegisterFormat

app = typer.Typer(
    name="sbpack",
    help="Compile the agenda packs of a board from YAML and Markdown.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, metavar="N", help="Render N sections at once (default: one per processor)."),
]
Cache = Annotated[bool, typer.Option("--cache/--no-cache", help="Reuse cached sections and packs.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print each step.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Check as if this day were today.")]
Private = Annotated[
    Path | None,
    typer.Option("--private", metavar="DIR", help="The private root, which holds Part 2 (or set SBPACK_PRIVATE)."),
]


Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why you record it on another day than it was published.")
]
Commit = Annotated[bool, typer.Option("--commit", help="Run the git commands instead of printing them.")]


Confirm = Annotated[
    str, typer.Option("--confirm", metavar="DIGEST", help="Confirm that the public may read the words listed.")
]


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"sbpack {__version__}")
        raise typer.Exit


@app.callback()
def sbpack(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Compile the agenda packs of a board from YAML and Markdown."""


@app.command()
def build(
    dates: Annotated[list[str] | None, typer.Argument(metavar="DATE", help="The meetings, such as 2023-12-06.")] = None,
    all_meetings: Annotated[bool, typer.Option("--all", help="Build every meeting.")] = False,
    edition: Annotated[Edition, typer.Option("--edition", help="`members` includes Part 2.")] = Edition.PUBLIC,
    only: Annotated[VolumeKind, typer.Option("--only", help="Make this instead of the pack.")] = VolumeKind.PACK,
    draft: Annotated[bool, typer.Option("--draft", help="Mark every page DRAFT.")] = False,
    jobs: Jobs = 0,
    cache: Cache = True,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write into DIR instead of build/.")
    ] = None,
    as_of: AsOf = None,
    max_size: Annotated[
        str | None, typer.Option("--max-size", metavar="SIZE", help="Warn if the file is larger, such as 10MB.")
    ] = None,
    private: Private = None,
    verbose: Verbose = False,
) -> None:
    """Make the pack of a meeting.

    Checks its sources first. With errors, every page is marked DRAFT.
    """
    from sbpack.cli import build as verb

    request = verb.BuildRequest(
        dates or [], all_meetings, output, draft, edition, only, jobs, cache, verbose, private, as_of, max_size
    )
    raise typer.Exit(verb.build(request))


@app.command()
def check(
    dates: Annotated[list[str] | None, typer.Argument(metavar="DATE", help="Only these meetings.")] = None,
    output_format: Annotated[Format, typer.Option("--format", help="How to print findings.")] = Format.FULL,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    notes: Annotated[bool, typer.Option(help="Print notes, which are for information only.")] = True,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE,…", help="Only these rules, by code, family or name."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULE,…", help="Leave out these rules, by code, family or name."),
    ] = None,
    as_of: AsOf = None,
    private: Private = None,
) -> None:
    """Find every mistake in the sources.

    Changes no file.
    """
    from sbpack.cli import check as verb

    options = verb.check_options(select or [], ignore or [], as_of)
    request = verb.CheckRequest(dates or [], output_format, strict, notes, private)
    raise typer.Exit(verb.check(request, options))


@app.command()
def explain(
    rules: Annotated[
        list[str] | None, typer.Argument(metavar="RULE", help="By code, name or family, such as ACT004.")
    ] = None,
) -> None:
    """Explain a rule, or list all rules."""
    from sbpack.cli import explain as verb

    raise typer.Exit(verb.explain(rules or []))


@app.command()
def fix(
    diff: Annotated[bool, typer.Option("--diff", help="Show the changes without making them.")] = False,
    as_of: AsOf = None,
    private: Private = None,
) -> None:
    """Make the repairs that are certain."""
    from sbpack.cli import fix as verb

    raise typer.Exit(verb.fix(private, as_of, diff=diff))


@app.command()
def actions(
    only_open: Annotated[bool, typer.Option("--open", help="List open actions only.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="List overdue actions only.")] = False,
    owner: Annotated[str, typer.Option("--owner", metavar="INITIALS", help="List the actions of this owner.")] = "",
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="List them as of this day.")] = None,
    output_format: Annotated[
        RegisterFormat, typer.Option("--format", help="How to print them; `md` is a letter to each owner.")
    ] = RegisterFormat.TABLE,
    public: Annotated[bool, typer.Option("--public", help="Leave out Part 2.")] = False,
    private: Private = None,
) -> None:
    """List who owes the board what."""
    from sbpack.board.action_list import ActionFilter
    from sbpack.cli import actions as verb

    request = verb.ActionsRequest(as_of, output_format, private, public)
    raise typer.Exit(verb.actions(ActionFilter(only_open, overdue, owner), request))


@app.command()
def publish(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The meeting, such as 2023-12-06.")],
    only: Annotated[VolumeKind, typer.Option("--only", help="Publish this instead of the pack.")] = VolumeKind.PACK,
    jobs: Jobs = 0,
    cache: Cache = True,
    verbose: Verbose = False,
    reason: Reason = "",
    commit: Commit = False,
    confirm: Confirm = "",
    private: Private = None,
) -> None:
    """Record a pack as published.

    Writes the record beside the sources, and prints the git commands that commit it.
    """
    from sbpack.cli import publish as verb

    asked = verb.PublishRequest(day, only, jobs, cache, verbose, private, reason, commit, confirm)
    raise typer.Exit(verb.publish(asked))


@app.command()
def supplement(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The meeting, such as 2023-12-06.")],
    jobs: Jobs = 0,
    cache: Cache = True,
    verbose: Verbose = False,
    reason: Reason = "",
    commit: Commit = False,
    confirm: Confirm = "",
    private: Private = None,
) -> None:
    """Publish papers that came after the pack."""
    from sbpack.cli import publish as verb

    asked = verb.PublishRequest(day, VolumeKind.SUPPLEMENT, jobs, cache, verbose, private, reason, commit, confirm)
    raise typer.Exit(verb.publish(asked))


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="PDFs that sbpack made.")],
    jobs: Jobs = 0,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="Reuse cached sections.")] = True,
    verbose: Verbose = False,
    private: Private = None,
) -> None:
    """Prove where a PDF came from.

    Also says whether anybody changed it.
    """
    from sbpack.cli import verify as verb

    raise typer.Exit(verb.verify(verb.VerifyRequest(files, jobs, cache, verbose, private)))


@app.command()
def log(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The meeting, such as 2023-12-06.")] = "",
    action: Annotated[
        str, typer.Option("--action", metavar="NUMBER", help="An action instead: 76.2 or 2017-07-06/145.1.")
    ] = "",
    member: Annotated[
        str, typer.Option("--member", metavar="INITIALS", help="A member or group instead, such as LB.")
    ] = "",
    public: Annotated[bool, typer.Option("--public", help="Leave out Part 2 and the subjects of commits.")] = False,
    output_format: Annotated[HistoryFormat, typer.Option("--format", help="How to print it.")] = HistoryFormat.TABLE,
) -> None:
    """List who changed what, and when.

    The oldest commit comes first.
    """
    from sbpack.cli import log as verb

    raise typer.Exit(verb.log(verb.LogRequest(day, action, member, public), output_format))


@app.command()
def diff(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The meeting, such as 2023-12-06.")],
    before: Annotated[
        str, typer.Argument(metavar="REVISION", help="A commit, branch or tag (default: the last publication).")
    ] = "",
    after: Annotated[
        str, typer.Argument(metavar="REVISION", help="A later one (default: the files as they are).")
    ] = "",
    public: Annotated[bool, typer.Option("--public", help="Leave out Part 2.")] = False,
    output_format: Annotated[HistoryFormat, typer.Option("--format", help="How to print it.")] = HistoryFormat.TABLE,
    page: Annotated[bool, typer.Option("--page", help="Write it as a PDF beside the pack.")] = False,
) -> None:
    """List what changed in a meeting's pack.

    Compares with the last publication, or two versions.
    """
    from sbpack.cli import diff as verb

    revisions = [one for one in (before, after) if one]
    raise typer.Exit(verb.diff(day, revisions, output_format, public=public, page=page))


def main() -> None:
    """Run the command line; a mistake of ours is said to be one."""
    try:
        try:
            app()
        finally:
            finish()
    except CannotRun as error:
        say_cannot_run(error)
        sys.exit(ExitCode.CANNOT_RUN)
    except LayoutUnavailable as error:
        say_cannot_run(CannotRun(str(error), error.help_line))
        sys.exit(ExitCode.CANNOT_RUN)
    except Exception:  # the last resort: whatever is left is a mistake of ours
        traceback.print_exc()
        say("sbpack: this is a mistake in sbpack, not in your files; the packs that were there are unchanged")
        sys.exit(ExitCode.BUG)
