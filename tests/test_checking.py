"""What runs a check for somebody: the workflow, the hooks, and all that docs/checking.md says to type or to write."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.core
import typer.exceptions
import typer.main
import yaml

from sbpack.checks.all_rules import ALL_RULES
from sbpack.cli.app import app
from sbpack.cli.exit import ExitCode
from sbpack.findings.formats import Format
from sbpack.findings.rule import find_rules
from sbpack.repository.paths import SOURCES

ROOT = Path(__file__).parent.parent
WORKFLOW = (ROOT / ".github" / "workflows" / "board.yml").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
SNIPPETS = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]


def scripts(value: object) -> Iterator[str]:
    """Yield what a workflow, a pipeline or a hook runs."""
    match value:
        case dict():
            for key, inner in value.items():
                if key in ("run", "entry"):
                    yield inner
                elif key == "script":
                    yield from inner
                else:
                    yield from scripts(inner)
        case list():
            for inner in value:
                yield from scripts(inner)


def commands(script: str) -> Iterator[list[str]]:
    """Yield the arguments of each call of sbpack in a script."""
    for part in re.split(r"\n|&&|\|\|", script):
        words = shlex.split(part, comments=True)
        if words[:1] == ["sbpack"]:
            yield [word for word in words[1:] if not word.startswith(">")]


TYPED = [line.removeprefix("$ ") for line in re.findall(r"^\$ sbpack.*$", PAGE, re.MULTILINE)]
TYPED += re.findall(r"`(sbpack [a-z][^`]*)`", PAGE)
RUN = [*scripts(yaml.safe_load(WORKFLOW)), *scripts(HOOKS), *scripts(SNIPPETS)]
CALLS = [call for script in [*TYPED, *RUN] for call in commands(script)]


def parse(call: list[str]) -> None:
    """Read a command line as the program does, and run nothing; raises TyperException."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    verb = group.commands[call[0]]
    verb.make_context(call[0], call[1:]).close()


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_named_is_one(call: list[str]) -> None:
    parse(call)


def test_what_is_none_is_told() -> None:
    for call in (["check", "--format", "html"], ["check", "--loose"], ["build", "--jobs"]):
        with pytest.raises(typer.exceptions.TyperException):
            parse(call)


def test_commands_are_found_in_all_of_them() -> None:
    assert ["check", "--format", "github"] in [
        call for script in scripts(yaml.safe_load(WORKFLOW)) for call in commands(script)
    ]
    assert ["check", "--format", "sarif"] in CALLS
    assert ["explain", "ACT"] in CALLS
    assert [call for hook in HOOKS for call in commands(hook["entry"])] == [["fix"], ["check"]]


def test_rules_named_on_command_lines_exist() -> None:
    named = [call[index + 1] for call in CALLS for index, word in enumerate(call) if word in ("--select", "--ignore")]
    named += [name for call in CALLS if call[0] == "explain" for name in call[1:]]
    assert named
    for name in ",".join(named).split(","):
        assert find_rules(name, ALL_RULES)


def test_the_workflow_may_only_read_and_makes_nothing_for_members() -> None:
    workflow = yaml.safe_load(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    (job,) = workflow["jobs"].values()
    kept = [step["with"]["path"].split() for step in job["steps"] if "upload-artifact" in step.get("uses", "")]
    assert kept == [["build/*/pack.pdf", "build/*/pack.json"]]
    assert not any("members" in script for script in scripts(workflow))


def test_actions_are_pinned_to_a_major_version() -> None:
    used = re.findall(r"uses: (\S+)", WORKFLOW + PAGE)
    assert used
    assert all(re.fullmatch(r"[\w-]+(/[\w-]+)+@v\d+", name) for name in used)
    assert len({name.partition("@")[0] for name in used}) == len(set(used)), "one version of each"


def test_the_workflow_installs_as_make_does() -> None:
    assert (ROOT / ".ci" / "prepare").stat().st_mode & 0o111
    assert ".ci/prepare ." in WORKFLOW


def test_hooks_run_for_every_source() -> None:
    for hook in HOOKS:
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        for source in SOURCES:
            path = source if "." in source else f"{source}/2024-03-06/notes.md"
            assert re.search(hook["files"], path), path
        assert not re.search(hook["files"], "docs/members.yaml")
    (config,) = (snippet for snippet in SNIPPETS if "repos" in snippet)
    assert [hook["id"] for hook in config["repos"][0]["hooks"]] == [hook["id"] for hook in HOOKS]


def test_the_page_names_every_format_and_status() -> None:
    for output_format in Format:
        assert f"| `{output_format.value}` |" in PAGE
    for status in ExitCode:
        assert f"| {status.value} |" in PAGE


def test_what_the_page_allows_can_be_allowed() -> None:
    shown = re.findall(r"(?:<!--|#|`)\s*allow ([\w ,-]+?)(?: in this file)?:", PAGE)
    assert len(shown) >= 4
    for name in ",".join(shown).split(","):
        (rule,) = find_rules(name, ALL_RULES)
        assert not rule.blocks_build


def test_every_page_that_it_names_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", PAGE):
        assert (ROOT / "docs" / target).exists(), target
