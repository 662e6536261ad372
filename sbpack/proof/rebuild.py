"""A volume built once more from its sources."""

from dataclasses import dataclass, replace

from sbpack.check_meetings import model
from sbpack.compile import compile_pack
from sbpack.compiled import BuildOptions, NoPrivateRoot
from sbpack.model.publication import SINCE_PUBLICATION
from sbpack.model.volume import NotThere
from sbpack.proof.claim import Claim, read_claim
from sbpack.render.press import Press
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import Repository
from sbpack.sources.unchanged import SourceChanged
from sbpack.unknown_meeting import UnknownMeeting


@dataclass(frozen=True)
class Rebuilt:
    """What came of it."""

    pdf: bytes | None = None
    claim: Claim | None = None
    """What it says of itself."""
    reason: str = ""
    """Why there is none."""
    is_draft: bool = False
    """Whether DRAFT stands on its pages."""


def rebuild(repository: Repository, claim: Claim, press: Press, pdf: bytes) -> Rebuilt:
    """Build what a PDF says it is; whole packs that were kept are no proof, and are not asked for.

    Where that is another file, its draft is tried: DRAFT stands on its pages, and in nothing that it says of itself.
    """
    try:
        modelled = model(*read_sources(repository))
        is_as_published = not claim.volume.endswith(SINCE_PUBLICATION)
        options = BuildOptions(claim.edition, volume=claim.kind, as_published=is_as_published)
        compiled = compile_pack(repository, modelled, claim.day, options, press)
        if compiled.pdf not in (None, pdf) and not compiled.is_draft:
            draft = compile_pack(repository, modelled, claim.day, replace(options, draft=True), press)
            compiled = draft if draft.pdf == pdf else compiled
    except (UnknownMeeting, NotThere, NoPrivateRoot) as error:
        return Rebuilt(reason=str(error))
    except SourceChanged as error:
        return Rebuilt(reason=f"{error.path} changed meanwhile")
    if compiled.pdf is None or compiled.manifest is None:
        names = ", ".join(dict.fromkeys(compiled.stopping))
        return Rebuilt(reason=f"its sources have errors: {names}")
    if compiled.name.removesuffix(SINCE_PUBLICATION) != claim.volume.removesuffix(SINCE_PUBLICATION):
        return Rebuilt(reason=f"its sources give {compiled.name} instead")
    return Rebuilt(compiled.pdf, read_claim(compiled.manifest), is_draft=compiled.is_draft)
