"""What only Part 2 says: everything in it that could be recognised elsewhere, without what Part 1 says too."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import PurePosixPath

from sbpack.board.exempt import SCHEDULE_12A
from sbpack.board.publication import RECORD_HEAD
from sbpack.leaks.read_text import ReadableText, is_markup, markup_text
from sbpack.leaks.reading import NotRead, readable_texts_of
from sbpack.leaks.search import RUN, Found, Passage, Run, Search, Secret, Secrets
from sbpack.leaks.spelling import Spelling, Word, numbers_in, spell
from sbpack.read.part_1 import Said, Text
from sbpack.repository.paths import templates_root

_SHORTEST_NAME = 3
_SHORTEST_PHRASE = 8
_SHORTEST_TITLE = 5
"""Letters of a title of one word."""
_SHORTEST_FILE = 5
"""Letters of a file's name; `q2` may be anything."""
_OF_THE_FORMAT = frozenset(
    ("minutes-part-2.md", "matters-arising-part-2.md", "part-2.yaml", "meeting.yaml", "members.yaml")
)
"""Files of every board, whose names say nothing without their endings."""
_MARKS = re.compile(
    r"!?\[([^\[\]]*)\]\(([^()\s]*)\)(?:\{[^{}]*\})?|\[\^[^\]]*\]|\[[^\[\]@]*@[^\[\]]*\]|\{[^{}\n:,]*\}|[*`]|(?<!\w)_|_(?!\w)"
)
"""What Markdown puts round words and between them: of links and pictures the text stays, and so does YAML in braces."""
_LIST_MARK = re.compile(r"^[ \t>]*(?:[-*+]|#{1,6}|\d{1,9}[.)]|[a-z][.)])[ \t]+", re.MULTILINE)
"""What stands before items and headings; what is printed there is another sign, or nothing."""
_ENDS = re.compile(r"[.;:!?\u2022|\t\"\u201c\u201d]+(?=\W|$)|\n\s*\n|\n(?=[ \t>]*(?:[-*+#|]|\d{1,9}[.)]|[a-z_]+:\s))")
"""What ends a sentence, an item or a cell. Its neighbours there may be others in another text."""
CALENDAR = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday noon midnight am pm to from and on the of
    """.split()  # noqa: SIM905 - a table of words
)
"""Words of dates and times, which are written out from other forms."""
_SEPARATORS = re.compile(r"[\n|\t\[\]\"{}]|:\s|(?<!\d),(?=\S)|,(?=[^\s\d])|^[ \t]*(?:[-*#>+]+|\d+[.)])\s", re.MULTILINE)
"""What separates titles, cells, values and texts of pictures in Markdown, YAML and CSV."""
_BEGINS = re.compile(r"(?:[.!?:;\u2022*#|>\t\"\u201c(\[=-]|\n\s*\n|\n\s*\d+[.)]|\n\s*[-+])[\s'\"\u2018\u201c(\[]*$")
"""What stands before the first word of a sentence, a title or a cell."""
_SHORT_FORM = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Cllr|Rev|Sgt|Supt|Insp|Hon|Prof)\.\s*$")
_BEFORE = 12
"""Characters before a word that show whether a sentence begins with it."""


def as_read(text: str) -> str:
    """Return what a source says without its mark-up, for which a reader sees nothing."""
    return _MARKS.sub(lambda match: match[1] or "", _LIST_MARK.sub("", text))


def link_targets(text: str) -> str:
    """Return where the links and pictures of a source lead to, one a line."""
    return "\n".join(match[2] for match in _MARKS.finditer(text) if match[2])


def names_in(spelling: Spelling) -> Iterator[tuple[str, str]]:
    """Yield letters and form of each word with a capital that does not only begin a sentence."""
    for word in spelling.words:
        form = spelling.text[word.first : word.last]
        is_long = len(word.letters) >= _SHORTEST_NAME and word.letters not in CALENDAR
        if is_long and form[0].isupper() and not _begins_sentence(spelling, word):
            yield word.letters, " ".join(form.split())


def titles_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield letters and form of each title or cell of a single word."""
    for piece in _pieces(text):
        word = piece.strip(" .*_'")
        is_title = len(word) >= _SHORTEST_TITLE and word.isalpha() and word[0].isupper()
        if is_title and word.casefold() not in CALENDAR:
            yield spell(word).row, word


def phrases_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield letters and form of each short title, cell, value or text of a picture."""
    for piece in _pieces(text):
        spelling = spell(piece)
        says = any(not (word.letters.isdecimal() or word.letters in CALENDAR) for word in spelling.words)
        if says and _SHORTEST_PHRASE <= len(spelling.row) < RUN and len(spelling.words) > 1:
            yield spelling.row, " ".join(piece.split())


def runs_in(spelling: Spelling) -> Iterator[tuple[str, int]]:
    """Yield the letters of each run of words within a sentence, and the number of the word that it begins with."""
    for numbers in _sentences(spelling):
        end = max(spelling.words[number].end for number in numbers)
        for number in numbers:
            start = spelling.words[number].start
            if start + RUN > end:
                break
            yield spelling.row[start : start + RUN], number
        else:
            continue
        if spelling.words[numbers[0]].start + RUN < end:
            yield spelling.row[end - RUN : end], max(number - 1, numbers[0])


def _sentences(spelling: Spelling) -> Iterator[range]:
    """Yield the numbers of the words of each sentence, item or cell."""
    first = 0
    for place in (*(match.start() for match in _ENDS.finditer(spelling.text)), len(spelling.text)):
        last = first
        while last < len(spelling.words) and spelling.words[last].first < place:
            last += 1
        if last > first:
            yield range(first, last)
        first = last


def file_names_in(path: str) -> Iterator[tuple[str, str]]:
    """Yield letters and form of a file's name, with its ending and without."""
    file = PurePosixPath(path)
    for form in (file.name,) if file.name in _OF_THE_FORMAT else (file.name, file.stem):
        letters = spell(form).row
        if len(letters) >= _SHORTEST_FILE and not letters.isdecimal():
            yield letters, form


def _pieces(text: str) -> Iterator[str]:
    return filter(str.strip, _SEPARATORS.split(text))


def _begins_sentence(spelling: Spelling, word: Word) -> bool:
    """Whether a word has its capital only because something begins with it; not so before another capital."""
    text = spelling.text
    begin = max(0, word.first - _BEFORE)
    before = text[begin : word.first]
    if (begin or before.strip()) and (_BEGINS.search(before) is None or _SHORT_FORM.search(before) is not None):
        return False
    return text[word.last : word.last + 1] != " " or not text[word.last + 1 : word.last + 2].isupper()


_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{(.*?)\}\}", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_BESIDES = """
Red. Amber. Green. Blue. DRAFT. Agenda Item. Minute Annex. Page. Pages. Appendix. Supplement. Version. Chairman.
Postponed to. Postponed from. Cancelled. Inquorate. No business was transacted. Called at short notice. Published.
To follow. Tabled at the meeting. Date and time of next meeting. Minutes of the meeting held on. Matters arising.
For decision. For information. For discussion. For noting. For approval. See minute. RESOLVED. AGREED.
"""
"""Words that code prints, and no template."""


@cache
def own_words() -> tuple[Text, ...]:
    """Return the words of the templates that come with sbpack, the Act's reasons, and what code prints beside them."""
    texts = [Text("", _BESIDES), Text("", "\n".join(map(str, SCHEDULE_12A))), Text("", RECORD_HEAD)]
    for file in sorted((templates_root() / "pack").glob("*.html")):
        template = file.read_text(encoding="utf-8")
        quoted = " ".join(first or second for first, second in _QUOTED.findall(template))
        texts.append(Text(file.name, f"{markup_text(_JINJA.sub(' ', template))}\n{quoted}"))
    return tuple(texts)


def known_from(texts: Iterable[Text], search: Search) -> set[Found]:
    """Return what is found in texts, as they are typed or as they are read; they are searched as outputs are."""
    return {
        found
        for where, typed in texts
        for words in dict.fromkeys((typed, as_read(typed), without_tags(Text(where, typed))))
        for found, _ in search.found_in(ReadableText(where, words))
    }


def without_tags(text: Text) -> str:
    """Return what a text says; of a drawing or a page only what stands between its tags."""
    return markup_text(text.words) if is_markup(text.where) else text.words


def texts_attached(path: str, data: bytes) -> Iterator[Text]:
    """Yield what an attached PDF says to people; raises NotRead."""
    return (Text(path, readable.words) for readable in readable_texts_of(path, data) if readable.is_for_people)


def known_from_attached(files: Iterable[tuple[str, bytes]], search: Search) -> set[Found]:
    """Return what is found in attached PDFs, leaving out those that no program can read."""
    known: set[Found] = set()
    for path, data in files:
        with suppress(NotRead):
            known |= known_from(texts_attached(path, data), search)
    return known


def secrets_of(part_2: Said, part_1: Said) -> Secrets:
    """Return what Part 2 says and Part 1 does not.

    Part 1 is searched as outputs will be, so that nothing that it says is ever taken for a leak. What is attached to
    it, or is elsewhere, waits until there is a doubt: twenty years of it take longer to read than a pack to make.
    """
    texts, unread = [Text(text.where, without_tags(text)) for text in part_2.texts], []
    for path, data in part_2.attached:
        try:
            texts += texts_attached(path, data)
        except NotRead:
            unread.append(path)
    candidates = _candidates(texts, part_2.files)
    names = (Text(path, path) for path in part_1.files)
    known = known_from((*own_words(), *part_1.texts, *names), Search(candidates)) if candidates else set()
    return Secrets(
        words={letters: secret for letters, secret in candidates.words.items() if secret not in known},
        phrases={letters: secret for letters, secret in candidates.phrases.items() if secret not in known},
        numbers={digits: secret for digits, secret in candidates.numbers.items() if secret not in known},
        runs={letters: run for letters, run in candidates.runs.items() if run not in known},
        passages=candidates.passages,
        attached=part_1.attached,
        elsewhere=part_1.elsewhere,
        unread=tuple(unread),
    )


def _candidates(texts: list[Text], files: tuple[str, ...]) -> Secrets:
    """Return everything in Part 2 that could be recognised."""
    words: dict[str, Secret] = {}
    phrases: dict[str, Secret] = {}
    numbers: dict[str, Secret] = {}
    runs: dict[str, Run] = {}
    passages: list[Passage] = []
    for path in files:
        for letters, form in file_names_in(path):
            kept = words if letters == form.casefold() else phrases
            kept.setdefault(letters, Secret("file name", form, path))
    for where, typed in texts:
        text = as_read(typed)
        spelling = spell(text)
        for letters, form in (*names_in(spelling), *titles_in(typed)):
            words.setdefault(letters, Secret("name", form, where))
        for letters, form in phrases_in(typed):
            phrases.setdefault(letters, Secret("words", form, where))
        for digits, first, last in numbers_in(typed):
            numbers.setdefault(digits, Secret("number", typed[first:last], where))
        for read in (spelling, spell(link_targets(typed))):
            for letters, number in runs_in(read):
                runs.setdefault(letters, Run(len(passages), number))
            passages.append(Passage(where, read))
    return Secrets(words, phrases, numbers, runs, tuple(passages))
