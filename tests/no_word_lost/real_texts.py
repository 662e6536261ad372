"""Hold real Markdown against what becomes of it: each text as minutes and as a paper, word by word.

    python -m tests.no_word_lost.real_texts FOLDER...           # every *.md below the folders
    python -m tests.no_word_lost.real_texts --examples spec.txt # the examples in CommonMark's specification

Prints how many words were compared, what was found by rule, and each word that is missing from the finished PDF or is
in it without being in the text. The words of a text are taken by a reader of its own, which knows what of Markdown is
syntax and nothing else.
"""

import argparse
import html
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.build.checked import CheckOptions, check_meetings, model
from sbpack.build.pack_cache import BuildOptions
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests.no_word_lost.words import text_of_tags, words_in
from tests.pdf_reading import struct_tree
from tests.proofs.whole_board import BASE, write_board
from tests.shared_workers import compiled

_DAY, _HERE = date(2024, 3, 6), "meetings/2024-03-06"
_AT_ONCE = 12
"""Texts in one pack."""
_LONG = 4
"""Letters of a word that is looked for across the end of a line."""
_HEAD = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FENCED = re.compile(
    r"^([ \t>]*(?:[-*+]|\d+[.)])?[ \t]*)(`{3,}|~{3,})[^\n]*\n(.*?)(?:^[ \t>]*\2[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_COVERED = {ord(sign): 0xE000 + number for number, sign in enumerate("<>[]()&!\"'`~")}
_UNCOVERED = {cover: sign for sign, cover in _COVERED.items()}
_AUTOLINK = re.compile(r"<([A-Za-z][\w+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEFINITION = re.compile(
    r"^[ >]{0,6}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
_TARGET = re.compile(
    r"(?<=\])\((?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
)
_LABEL = re.compile(r"(?<=\])\[[^\]\n]+\]")
_WITHIN = re.compile(r"</?(?:a|b|code|em|i|kbd|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>")
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<[!?][^<>]*>")
_SIGNS = re.compile(r"[*_`~\\]+")
_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


def words_of_markdown(text: str) -> list[str]:
    """Return the words that a text has to print: all but comments, addresses of links, tags, and names of languages."""
    text = _SPAN.sub(_covered, _FENCED.sub(lambda match: match[1] + _covered(match, 3), text))
    text = _AUTOLINK.sub(r"\1", _COMMENT.sub(" ", text))
    for pattern in (_DEFINITION, _TARGET, _LABEL):
        text = pattern.sub(" ", text)
    text = _TAG.sub(" ", _WITHIN.sub("", text))
    return _words(html.unescape(text).translate(_UNCOVERED))


def _covered(match: re.Match[str], group: int = 2) -> str:
    """Return code with other signs for those that mean something outside of it."""
    return match[group].translate(_COVERED)


def _words(text: str) -> list[str]:
    """Return words without numbers; signs of Markdown that stand within one part nothing, on either side."""
    return [word for word in words_in(_SIGNS.sub("", text)) if not word.isdigit()]


@dataclass
class Told:
    """What came of all texts."""

    texts: int = 0
    stopped: list[str] = field(default_factory=list)
    words: int = 0
    pages: int = 0
    broken: int = 0
    """Words that are read in two pieces, at the end of a line, or as one with the next."""
    missing: dict[str, Counter[str]] = field(default_factory=dict)
    added: dict[str, Counter[str]] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)


def _board(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return a board whose pack carries each text as minutes and as a paper."""
    files = {"members.yaml": BASE.read_text(encoding="utf-8").replace("begins: 2024-01-10", "begins: 2023-01-01")}
    items = []
    for number, (_, text) in enumerate(texts):
        day = (date(2023, 1, 4) + timedelta(days=7 * number)).isoformat()
        files[f"meetings/{day}/meeting.yaml"] = 'time: "10:00"\nagenda:\n  - title: Business\n'
        files[f"meetings/{day}/minutes.md"] = f"---\npresent: [RS]\n---\n{text}\n"
        items.append(f"  - minutes_of: {day}\n")
        files[f"{_HERE}/paper-{number}.md"] = f"---\nkind: paper\ntitle: Real text {number}\n---\n{text}\n"
        items.append(f"  - title: Real text {number}\n    papers: [paper-{number}.md]\n")
    files[f"{_HERE}/meeting.yaml"] = 'time: "10:00"\nagenda:\n' + "".join(items)
    return files


def compare(texts: Sequence[tuple[str, str]], told: Told) -> None:
    """Check and build a board of a few texts, and compare the words."""
    with tempfile.TemporaryDirectory() as folder:
        repository = FolderRepository(write_board(Path(folder), _board(texts)))
        modelled = model(*read_sources(repository))
        findings = check_meetings(repository, [_DAY], CheckOptions(as_of=_DAY))[1]
        told.findings += Counter(finding.rule for finding in findings)
        meeting = modelled.board.meeting(_DAY)
        assert meeting is not None
        made = compiled(repository, modelled, _DAY, BuildOptions())
        told.texts += len(texts)
        if made.pdf is None:
            _one_by_one(texts, made.stopping, told)
            return
        told.findings += Counter(one.rule for one in made.findings if one.rule.startswith("LAY"))
        told.pages += made.page_count
        sections = modelled.volume(meeting.date, Edition.PUBLIC).sections
        parts = struct_tree(made.pdf).children[0].children
        printed = {one.source: _words(text_of_tags(part)) for one, part in zip(sections, parts, strict=True)}
    minutes = sorted(path for path in printed if path.endswith("minutes.md"))
    for number, (name, text) in enumerate(texts):
        wanted = words_of_markdown(text)
        for kind, path in (("minutes", minutes[number]), ("paper", f"{_HERE}/paper-{number}.md")):
            _count(f"{name} as {kind}", wanted, printed[path], told)


def _one_by_one(texts: Sequence[tuple[str, str]], stopping: Sequence[str], told: Told) -> None:
    """Compare texts alone where one of several stops the pack."""
    told.texts -= len(texts)
    if len(texts) == 1:
        told.texts += 1
        told.stopped.append(f"{texts[0][0]}: {', '.join(stopping)}")
        return
    for text in texts:
        compare([text], told)


_OF_MINUTES = words_in(
    "Minutes of the Elmbridge Vale Safety Board Meeting held at 10.00 am on Wednesday January February March 2023 "
    "Present Rosa Silva (Chairman) Notes Date Chairman page Real text Action This page is left intentionally blank"
)


def _count(name: str, wanted: Sequence[str], printed: Sequence[str], told: Told) -> None:
    told.words += len(wanted)
    has = Counter(printed)
    missing = Counter(wanted) - has
    added = has - Counter(wanted)
    for word in _OF_MINUTES:
        added.pop(word, None)
    # A word that is divided, or that the text writes close to a link, is read with others as one.
    together = " ".join(added)
    joined = "".join(printed)
    for word in [one for one in missing if one in together or (len(one) >= _LONG and one in joined)]:
        told.broken += missing.pop(word)
    if missing:
        told.missing[name] = missing
    if added:
        told.added[name] = added


def _texts_below(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
            yield path.name, _HEAD.sub("", text)


def _examples(specification: Path) -> Iterator[tuple[str, str]]:
    for number, match in enumerate(_EXAMPLE.finditer(specification.read_text(encoding="utf-8")), start=1):
        yield f"example {number}", match[1].replace("→", "\t")


def _tell(told: Told, seconds: float) -> None:
    print(f"{told.texts} texts, {told.words} words compared, {told.pages} pages, {seconds:.0f} s")
    print(f"divided at the end of a line, or close to the next: {told.broken} words")
    print(f"stopped: {len(told.stopped)}", *told.stopped, sep="\n  ")
    for what, found in (("missing", told.missing), ("added", told.added)):
        count = sum(sum(words.values()) for words in found.values())
        print(f"{what}: {count} words in {len(found)} texts")
        for name, words in found.items():
            print(f"  {name}: {dict(words.most_common(12))}")
    _tell_findings(told.findings)


def _tell_findings(findings: Mapping[str, int]) -> None:
    print(f"findings: {sum(findings.values())}")
    for rule, count in sorted(findings.items(), key=lambda entry: -entry[1]):
        print(f"  {count:5} {RULES_BY_NAME[rule].code} {rule}")


def main() -> None:
    """Compare what is named on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--examples", type=Path)
    options = parser.parse_args()
    texts = [*_texts_below(options.folders), *(_examples(options.examples) if options.examples else ())]
    told, start = Told(), time.monotonic()
    for place in range(0, len(texts), _AT_ONCE):
        compare(texts[place : place + _AT_ONCE], told)
    _tell(told, time.monotonic() - start)


if __name__ == "__main__":
    main()
