"""`sbpack fix`: make the repairs that are certain."""

from difflib import unified_diff

from sbpack.checks.repairs import repairs
from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.find_repository import find_repository
from sbpack.cli.talk import say
from sbpack.model.from_sources import model_board
from sbpack.sources.read_sources import read_sources
from sbpack.write.atomically import replace_files
from sbpack.write.insertions import repaired_texts


def fix(*, diff: bool) -> ExitCode:
    """Number draft action marks, or show what would be written."""
    repository = find_repository()
    sources, _ = read_sources(repository)
    board, _ = model_board(sources)
    found = repairs(board, sources.texts)
    new_texts = repaired_texts(found, sources.texts)
    if diff:
        for path, text in new_texts.items():
            before, after = sources.texts[path].splitlines(), text.splitlines()
            print("\n".join(unified_diff(before, after, path, path, lineterm="")))
    elif new_texts:
        try:
            replace_files({repository.folder / path: text.encode() for path, text in new_texts.items()})
        except OSError as error:
            raise CannotRun(
                f"the repairs cannot be written: {error.strerror or error}", "no file was changed"
            ) from error
        for insertion in found:
            say(f"{insertion.span}: numbered {insertion.text.strip()}")
    if not found:
        say("nothing to repair")
    return ExitCode.CLEAN
