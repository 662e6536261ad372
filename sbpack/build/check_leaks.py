"""Part 2 against what the public gets.

Words that only Part 2 says stop the build. Words that both parts say, new to the public, need the officer's word.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sbpack.board.agenda import Attachment, Edition
from sbpack.build.checked import Checked
from sbpack.findings.finding import Finding
from sbpack.leaks import Leak, Said, Text, leak_findings, leaks_in, said_in, secrets_of
from sbpack.leaks.find_leaks import words_in_both_parts
from sbpack.leaks.only_in_part_2 import as_read, without_tags
from sbpack.leaks.read_text import ReadableText, markup_text
from sbpack.leaks.reading import NotRead, readable_texts_of
from sbpack.packs.pack import PublicPack
from sbpack.packs.pack_sources import pack_sources
from sbpack.read.part_1 import exempt_places, public_texts
from sbpack.render.engine import engine_versions
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import blank_page_html, section_html
from sbpack.repository.paths import MEMBERS, PART_2_RECORD, digest_of, templates_root
from sbpack.text.source_text import SourceText

_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL)

Read = Callable[[str], bytes]


def find_leaks(checked: Checked, pack: PublicPack, read: Read, outputs: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield a finding for each thing that only Part 2 contains and that stands in an output for the public.

    `outputs` are finished files by their names. Nothing is known to the public because this pack says it: what Part 1
    says is taken from its sources, and where words were found, from a pack that is made of these anew.
    """
    if not checked.holds_part_2:
        return
    part_2, part_1 = said_in(checked.sources, checked.part_1, read, _at_hand(checked, pack))
    secrets = secrets_of(part_2, replace(part_1, texts=(*part_1.texts, _engine())))
    for name, data in outputs.items():
        leaks = leaks_in(name, data, secrets, lambda: _set_anew(checked, pack))
        texts, pages = checked.sources.texts, _pages(outputs.values())
        yield from leak_findings(leaks, pack.meeting.span, checked.board.is_public, texts, pages)


def _pages(outputs: Iterable[bytes]) -> dict[str, str]:
    """Return which source each page of a pack is made from, as the listing among the outputs says."""
    listing = next((data for data in outputs if data.startswith(b"{")), b"{}")
    return {
        str(page): section["source"]
        for section in json.loads(listing).get("sections", ())
        for page in range(section["first_page"], section["last_page"] + 1)
    }


def _engine() -> Text:
    """Return the libraries that every pack names."""
    return Text("", "\n".join(f"{name} {version}" for name, version in engine_versions().items()))


def _at_hand(checked: Checked, pack: PublicPack) -> frozenset[str]:
    """Return the sources of the pack, with the attached files in it, and what is exempt in the same folders.

    The papers and slides of other years would take longer to read than the pack takes to make.
    """
    sources = {pack.meeting.span.path, checked.sources.members_file, *(one.source for one in pack.sections)}
    folders = {path.rsplit("/", 1)[0] for path in sources}
    exempt = checked.sources.digests.keys() - checked.part_1.digests.keys()
    shown = {section.subject.path for section in pack.sections if isinstance(section.subject, Attachment)}
    return frozenset(sources | shown | {path for path in exempt if path.rsplit("/", 1)[0] in folders})


def _set_anew(checked: Checked, pack: PublicPack) -> Iterator[Text]:
    """Yield what the sections say of a pack that is made anew, and set with the templates of the program.

    A kind of the board's own has no other template; what its papers say stands in the sources as well.
    """
    clean = checked.volume(pack.date, Edition.PUBLIC, pack.volume.kind)
    environment = make_environment()
    known = {template.stem for template in (templates_root() / "pack").glob("*.html")}
    for section in clean.sections:
        if section.kind in known:
            html_text = section_html(section, clean, checked.sources.kinds, PageNumbers(), environment).html
            yield Text(section.source, _words(html_text))
    yield Text("", _words(blank_page_html(clean, environment)))


def _words(html_text: str) -> str:
    """Return the words of a page, without its style."""
    return markup_text(_STYLE.sub("", html_text))


_DECK, _DRAWING = ".pdf", ".svg"


def disclosures(checked: Checked, pack: PublicPack, read: Read) -> tuple[Leak, ...]:
    """Return the names, numbers and runs of words that a volume makes public and Part 2 says too, with their places.

    Left out are those that were public before: what the register of members says, earlier meetings, papers that were
    published as they stand, and whatever an officer has confirmed.
    """
    if not checked.holds_part_2:
        return ()
    here = _made_from(pack)
    confirmed = (word for meeting in checked.board.meetings for word in meeting.confirmed)
    texts = list(public_texts(checked.sources))
    before = (text for text in texts if text.where not in here and _is_earlier(text.where, pack))
    known = Said((*before, *(Text("", word) for word in confirmed)), elsewhere=())
    secrets = secrets_of(_part_2(checked, here, read), known)
    return words_in_both_parts(_readable_texts(texts, here, read), secrets) if secrets else ()


def digest_of_confirmed(shared: Sequence[Leak]) -> str:
    """Return what an officer types to confirm these very words at these places."""
    return digest_of("\n".join(f"{one.words}\t{one.place}\t{one.where}" for one in shared).encode())[:8]


def _made_from(pack: PublicPack) -> frozenset[str]:
    """Return the sources of a volume but the register, and papers that were published as they stand."""
    record = pack.meeting.publication
    papers = record.volumes[-1].papers() if record and record.volumes else ()
    published = {paper.file for paper in papers if pack.meeting.digests.get(paper.file) == paper.sha256}
    decks = {section.subject.path for section in pack.sections if isinstance(section.subject, Attachment)}
    return frozenset({*pack_sources(pack, ()), *decks} - published - {MEMBERS})


def _is_earlier(path: str, pack: PublicPack) -> bool:
    """Whether a source that is not in a volume belongs to the register, to an earlier meeting, or to what was out."""
    folder = path.rsplit("/", 1)[0]
    own = {meeting.folder for meeting in pack.board.meetings if meeting.date > pack.date}
    return folder not in own


def _part_2(checked: Checked, here: frozenset[str], read: Read) -> Said:
    """Return what Part 2 says in the folders that a volume is made from, without the public words beside it."""
    exempt, cut = exempt_places(checked.sources)
    folders = {path.rsplit("/", 1)[0] for path in here}
    texts: list[Text] = []
    for path, text in checked.sources.texts.items():
        if path.rsplit("/", 1)[0] not in folders or path.endswith(PART_2_RECORD):
            continue
        if path in exempt:
            texts.append(Text(path, _without_shared_headings(text, checked.sources.texts.get(_beside(path), ""))))
        elif cut.get(path):
            stretches = sorted(map(SourceText(path, text).stretch, cut[path]))
            texts.append(Text(path, "\n\n".join(text[start:end] for start, end in stretches)))
    files = tuple(sorted(path for path in exempt if path.rsplit("/", 1)[0] in folders))
    texts += (Text(path, _drawn(path, read)) for path in files if path.endswith(_DRAWING))
    return Said(tuple(texts), files, tuple((path, read(path)) for path in files if path.endswith(_DECK)))


def _drawn(path: str, read: Read) -> str:
    return read(path).decode(errors="replace")


def _beside(path: str) -> str:
    """Return the file of Part 1 that an exempt one goes with, such as minutes.md."""
    return path.replace("-part-2.md", ".md")


def _without_shared_headings(text: str, public: str) -> str:
    """Return an exempt text without the headings that say, as they must, what the public one says."""
    headings = {line.strip() for line in public.splitlines() if line.startswith("#")}
    return "\n".join("" if line.strip() in headings else line for line in text.split("\n"))


def _readable_texts(texts: Sequence[Text], here: frozenset[str], read: Read) -> Iterator[ReadableText]:
    """Yield what is new in Part 1: its texts line by line, its attached files page by page."""
    for text in (one for one in texts if one.where in here):
        for words in dict.fromkeys((text.words, as_read(text.words), without_tags(text))):
            yield ReadableText(text.where, words, is_line_by_line=True)
    for path in sorted(here):
        yield ReadableText(f"{path}, in its name", path.rsplit("/", 1)[-1])
        if path.endswith(_DRAWING):
            yield ReadableText(path, markup_text(_drawn(path, read)))
    for path in sorted(path for path in here if path.endswith(_DECK)):
        try:
            read_here = readable_texts_of(path, read(path))
        except NotRead:
            continue  # a build that has it has a finding
        for readable in (one for one in read_here if one.is_for_people):
            yield readable._replace(place=f"{path} {readable.place}".strip())
