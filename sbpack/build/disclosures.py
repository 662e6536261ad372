"""What becomes public with a volume although Part 2 says it too: whether it may is for the officer to confirm."""

from collections.abc import Iterator, Sequence

from sbpack.board.agenda import Attachment
from sbpack.build.check_leaks import Read
from sbpack.build.checked import Checked
from sbpack.leaks import Leak, Said, Text, secrets_of
from sbpack.leaks.find_leaks import words_in_both_parts
from sbpack.leaks.only_in_part_2 import as_read, without_tags
from sbpack.leaks.read_text import ReadableText, markup_text
from sbpack.leaks.reading import NotRead, readable_texts_of
from sbpack.packs.pack import PublicPack
from sbpack.packs.pack_sources import pack_sources
from sbpack.read.part_1 import exempt_places
from sbpack.read.words import public_texts
from sbpack.repository.paths import MEMBERS, PART_2_RECORD, digest_of
from sbpack.text.source_text import SourceText

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
