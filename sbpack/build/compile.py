"""The pipeline, one call a step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sbpack.assemble import assemble
from sbpack.assemble.assembly import Assembly, EmbeddedFile
from sbpack.board.agenda import Edition
from sbpack.board.minutes import Minutes
from sbpack.board.publication import SINCE_PUBLICATION
from sbpack.build.checked import Modelled, find_meeting, in_order, judge, stops_build, volume_of
from sbpack.build.compiled import BuildOptions, Compiled, NoPrivateRoot
from sbpack.build.leak_test import find_leaks
from sbpack.build.settle import NotRendered, Settled, lost_findings, pack_assembly, settle
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.checks.run_checks import without_allowed
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.packs.changes import published_before, told_apart
from sbpack.packs.pack import MembersPack, Pack, PublicPack
from sbpack.packs.pack_sources import pack_sources
from sbpack.render.html.environment import Load
from sbpack.render.layout.press import Press
from sbpack.repository.paths import digest_of
from sbpack.repository.repository import Repository
from sbpack.repository.views import only, public_root, unchanged
from sbpack.write.embedded_manifest import Provenance, embedded_manifest, sources_digest
from sbpack.write.pack_files import EMBEDDED_NAME, PackFiles, manifest

_EMBEDDED = "What this pack is made from, for programs"


def compile_pack(
    repository: Repository, modelled: Modelled, day: date, options: BuildOptions, press: Press
) -> Compiled:
    """Compile the pack of one meeting, or another volume of it, from a board that was read and modelled.

    Raises UnknownMeeting, NotThere, NoPrivateRoot, SourceChanged.
    """
    meeting = find_meeting(modelled.board, day)
    pack = _named(volume_of(modelled, meeting, options.edition, options.volume), modelled, options)
    if options.edition is Edition.MEMBERS and _lacks_private_root(modelled, pack):
        raise NoPrivateRoot(f"what members read of {day.isoformat()} lies in the private root, which is not named")
    press.tell("check", f"{len(RULES_BY_NAME)} rules")
    findings = judge(modelled, meeting, options.as_of, pack)
    if any(map(stops_build, findings)):
        return _stopped(findings, pack)
    try:
        load = unchanged(repository.read, modelled.sources.digests)
        settled = _settled(pack, modelled, load, press)
    except NotRendered as error:
        return _stopped([*findings, *error.findings], pack)
    assembly = pack_assembly(pack, settled)
    laid_out = _not_told(findings, [*settled.findings, *lost_findings(pack, settled, assembly)])
    findings += without_allowed(laid_out, modelled.sources.allowances)
    is_draft = (
        options.draft
        or pack.is_draft
        or _has_errors(one for one in findings if not (options.as_published and RULES_BY_NAME[one.rule].of_record))
    )
    page_count = settled.plan.page_count
    press.tell("assemble", f"{page_count} pages")
    sources = pack_sources(pack, modelled.template_files)
    inside = embedded_manifest(pack, settled.plan, Provenance(_digests(pack, modelled), settled.engine))
    pdf = assemble(replace(assembly, watermark="DRAFT" if is_draft else "", embedded=(_embedded(inside, assembly),)))
    root = public_root(repository) if options.edition is Edition.PUBLIC else repository
    told = [pack.agreement.span.path] if pack.agreement else []
    listing = manifest(inside, pdf, _commit(root, load, [*sources, *told]))
    leaks = [*_leaks(pack, modelled, load, pdf, listing)]
    if leaks:
        return _stopped([*findings, *leaks], pack)
    name = pack.volume.name if options.as_published else _file_name(pack, pdf)
    return Compiled(in_order(findings), pdf, listing, page_count, is_draft, _has_errors(findings), name=name)


def _named(pack: PublicPack | MembersPack, modelled: Modelled, options: BuildOptions) -> PublicPack | MembersPack:
    """Return a volume; where another was published under its name, one that says so."""
    last = None if options.as_published else published_before(pack)
    if last is None or last.sources_sha256 == sources_digest(_digests(pack, modelled)):
        return pack
    return told_apart(pack)


def _file_name(pack: Pack, pdf: bytes) -> str:
    """Return how the files are called: what was published is never overwritten with anything else."""
    last = published_before(pack)
    name = pack.volume.name.removesuffix(SINCE_PUBLICATION)
    return name if last is None or digest_of(pdf) in last.files.values() else f"{name}{SINCE_PUBLICATION}"


def _lacks_private_root(modelled: Modelled, pack: Pack) -> bool:
    """Whether a public repository stands alone, of which the agenda or the minutes say that some business is exempt."""
    minutes = [section.subject.minutes for section in pack.sections if isinstance(section.subject, Minutes)]
    marked = any(entry.part_2 for entry in pack.entries()) or any(one.is_stub for some in minutes for one in some)
    return modelled.board.is_public and not modelled.board.private_files and marked


def _digests(pack: Pack, modelled: Modelled) -> dict[str, str]:
    """Return the digest of everything that a volume is made from."""
    known = modelled.digests(pack.edition)
    sources = pack_sources(pack, modelled.template_files)
    return {path: known[path] for path in sources} | dict(pack.volume.records)


def _embedded(inside: bytes, assembly: Assembly) -> EmbeddedFile:
    return EmbeddedFile(EMBEDDED_NAME, "application/json", _EMBEDDED, inside, assembly.metadata.published)


def _leaks(pack: Pack, modelled: Modelled, load: Load, pdf: bytes, listing: bytes) -> Iterator[Finding]:
    """Yield what was made for the public and gives something exempt away."""
    if isinstance(pack, PublicPack):
        files = PackFiles(Path(), pack.volume.name)
        yield from find_leaks(modelled, pack, load, {files.pdf.name: pdf, files.manifest.name: listing})


def _settled(pack: Pack, modelled: Modelled, load: Load, press: Press) -> Settled:
    """Settle an edition; nothing exempt is read for the public one. Raises NotRendered.

    In the members' edition every page of Part 1 has the number that it has in public.
    """
    kinds = modelled.sources.kinds
    public = pack.part_1 if isinstance(pack, MembersPack) and pack.part_1 else pack
    part_1 = settle(public, kinds, only(load, modelled.digests(Edition.PUBLIC)), press)
    if not any(section.part_2 for section in pack.sections):
        return part_1
    settled = settle(pack, kinds, load, press, part_1.plan)
    moved = [one.id for one in part_1.plan.placements if settled.plan[one.id].first_page != one.first_page]
    if moved:
        raise NotRendered([_longer(pack)])
    return settled


def _longer(pack: Pack) -> Finding:
    message = (
        "the agenda of the members' edition is longer than the public one, so that their page numbers would differ"
    )
    help_line = "shorten what its template prints of Part 2: its titles and notes stand on the sheet of Part 2"
    return Finding(pack.meeting.span, message, help_line, rule="not-laid-out")


def _stopped(findings: Sequence[Finding], pack: Pack) -> Compiled:
    """Return that there is no pack, and why."""
    stopping = tuple(finding.rule for finding in findings if stops_build(finding))
    return Compiled(in_order(findings), has_errors=_has_errors(findings), stopping=stopping, name=pack.volume.name)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(RULES_BY_NAME[finding.rule].severity_of(finding) is Severity.ERROR for finding in findings)


def _commit(repository: Repository, load: Load, digests: Iterable[str]) -> str | None:
    """Return the commit that holds the sources; raises SourceChanged where they changed since they were read.

    Otherwise a pack made from what was read would name a commit made meanwhile.
    """
    commit = repository.commit()
    for path in digests if commit else ():
        load(path)
    return commit


def _not_told(findings: Iterable[Finding], laid_out: Iterable[Finding]) -> list[Finding]:
    """Return what only the layout found; a check that said the same of the same file said it with its line."""
    told = {(finding.span.path, finding.message) for finding in findings}
    letters = {span for finding in findings if finding.rule == "missing-glyph" for span in _places(finding)}

    def is_told(finding: Finding) -> bool:
        if finding.rule != "missing-glyph":
            return (finding.span.path, finding.message) in told
        return all(any(_holds(place, one) for one in letters) for place in _places(finding))

    return [finding for finding in laid_out if not is_told(finding)]


def _places(finding: Finding) -> tuple[Span, ...]:
    return (finding.span, *finding.also)


def _holds(block: Span, place: Span) -> bool:
    return block.path == place.path and block.line <= place.line <= block.end_line
