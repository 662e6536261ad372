"""Whatever sbpack writes or prints for the public, from the first pack to the last sheet, holds no word of Part 2."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Type
from tests.cli.test_publish import run_printed
from tests.part_2.boards import BEHIND, DAY, HELD, HERE, PUBLIC, Watchwords, write
from tests.part_2.conftest import committed
from tests.part_2.reading import everything_in
from tests.repository.test_revisions import git

AFTERWARDS = ("minutes", "decisions", "actions")


def _everything_below(root: Path) -> Iterator[tuple[str, str]]:
    """Yield every file of a repository with all that can be read in it; of git what it keeps and says."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not name.startswith(".git/"):
            data = path.read_bytes()
            yield name, f"{name}\n" + (everything_in(data) if name.endswith(".pdf") else data.decode())
    yield "git", git(root, "log", "--all", "--patch", "--format=fuller") + git(root, "tag", "-n99")


def test_a_public_repository_from_first_to_last(
    public: Path, apart: Path, word: Watchwords, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SBPACK_PRIVATE", str(apart))
    printed = []

    def typed(*arguments: str) -> None:
        ended = sbpack(*arguments)
        assert ended.status == 0, ended.err
        printed.append(ended.out + ended.err)
        if arguments[0] in ("publish", "supplement"):
            run_printed(public, ended)

    typed("publish", str(DAY))
    secret = word("a paper that came later")
    write(apart, {f"{HERE}/{secret}.md": f"---\nkind: paper\ntitle: Rent of {secret}\n---\nMore is owed.\n"})
    blocks = (apart / HERE / "part-2.yaml").read_text().replace("{to_follow", f"{secret}.md\n      - {{to_follow")
    write(apart, {f"{HERE}/part-2.yaml": blocks})
    announced = str(PUBLIC[f"{HERE}/meeting.yaml"]) + "supplements: [2024-03-01]\n"
    write(public, {f"{HERE}/meeting.yaml": announced})
    committed(apart)
    committed(public)
    typed("supplement", str(DAY))
    for only in AFTERWARDS:
        typed("build", str(HELD), "--only", only)
        assert sbpack("build", str(HELD), "--only", only, "--edition", "members").status == 0
    typed("build", "--all")
    typed("log", str(DAY), "--public")
    typed("diff", str(DAY), "--public")

    outputs = dict(_everything_below(public))
    made = {name.rsplit("/", 1)[-1] for name in outputs if name.endswith(".pdf")}
    assert made == {
        "pack.pdf",
        "pack-since-publication.pdf",
        "supplement-1.pdf",
        "minutes.pdf",
        "decisions.pdf",
        "actions.pdf",
    }
    assert {name: found for name, text in outputs.items() if (found := word.within(text))} == {}
    assert word.within("\n".join(printed)) == []
    members = {path.name: everything_in(path.read_bytes()) for path in (apart / "build").rglob("*.pdf")}
    assert {*members} == {name.replace(".pdf", "-members.pdf") for name in made - {"pack-since-publication.pdf"}}
    assert secret in members["supplement-1-members.pdf"]
    assert all(word.within(text) for text in members.values())
    assert f"{BEHIND}/minutes-part-2.md" not in outputs
