"""The leak test: whether what was made for the public says what only Part 2 contains."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from sbpack.board.agenda import Attachment, Edition
from sbpack.build.checked import Checked
from sbpack.findings.finding import Finding
from sbpack.leaks import Text, leak_findings, leaks_in, said_in, secrets_of
from sbpack.leaks.read_text import markup_text
from sbpack.packs.pack import PublicPack
from sbpack.render.engine import engine_versions
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import blank_page_html, section_html
from sbpack.repository.paths import templates_root

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
