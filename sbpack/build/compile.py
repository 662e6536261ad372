"""The program: one volume of one meeting, through the six steps.

Steps 1 and 2, read and model, are done once for all packs of a build (`PackBuilder.checked`); step 6, write, is the
caller's, who alone knows whether a file may be replaced.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sbpack.assemble import assemble
from sbpack.assemble.assembly import EmbeddedFile
from sbpack.board.agenda import Edition
from sbpack.board.minutes import Minutes
from sbpack.board.publication import SINCE_PUBLICATION
from sbpack.build.check_leaks import find_leaks
from sbpack.build.checked import Checked, stops_build
from sbpack.build.pack_cache import BuildOptions, Compiled, NoPrivateRoot
from sbpack.build.paginate import NotRendered, Paginated, lost_findings, pack_assembly, paginate
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.checks.one_cause import in_order
from sbpack.checks.run_checks import without_allowed
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.packs.changes import published_before, told_apart
from sbpack.packs.pack import MembersPack, Pack, PublicPack
from sbpack.packs.pack_sources import pack_sources
from sbpack.render.html.environment import Load
from sbpack.render.layout.workers import Workers
from sbpack.repository.paths import digest_of
from sbpack.repository.repository import Repository
from sbpack.repository.views import only, public_root, unchanged
from sbpack.write.pack_files import EMBEDDED_NAME, PackFiles, Provenance, embedded_manifest, manifest, sources_digest

_EMBEDDED = "What this pack is made from, for programs"


def compile_pack(
    repository: Repository, checked: Checked, day: date, options: BuildOptions, workers: Workers
) -> Compiled:
    """Return a volume of one meeting, ready to be written, or the findings for which there is none.

    Raises UnknownMeeting, NotThere, NoPrivateRoot, SourceChanged.
    """
    pack = _volume(checked, day, options)
    workers.tell("check", f"{len(RULES_BY_NAME)} rules")
    findings = checked.judge(pack, options.as_of)  # 3
    if any(map(stops_build, findings)):
        return _stopped(findings, pack)
    load = unchanged(repository.read, checked.sources.digests)
    try:
        pages = _paginated(pack, checked, load, workers)  # 4
    except NotRendered as error:
        return _stopped([*findings, *error.findings], pack)
    assembly = pack_assembly(pack, pages)
    laid_out = _new(findings, [*pages.findings, *lost_findings(pack, pages, assembly)])
    findings += without_allowed(laid_out, checked.sources.allowances)
    is_draft = _is_draft(pack, findings, options)
    workers.tell("assemble", f"{pages.plan.page_count} pages")
    inside = embedded_manifest(pack, pages.plan, Provenance(_digests(pack, checked), pages.engine))
    embedded = EmbeddedFile(EMBEDDED_NAME, "application/json", _EMBEDDED, inside, assembly.metadata.published)
    pdf = assemble(replace(assembly, watermark="DRAFT" if is_draft else "", embedded=(embedded,)))  # 5
    listing = manifest(inside, pdf, _commit(repository, checked, load, pack))
    if isinstance(pack, PublicPack):
        files = PackFiles(Path(), pack.volume.name)
        leaks = [*find_leaks(checked, pack, load, {files.pdf.name: pdf, files.manifest.name: listing})]
        if leaks:
            return _stopped([*findings, *leaks], pack)
    name = pack.volume.name if options.as_published else _file_name(pack, pdf)
    return Compiled(in_order(findings), pdf, listing, pages.plan.page_count, is_draft, _has_errors(findings), name=name)


def _volume(checked: Checked, day: date, options: BuildOptions) -> PublicPack | MembersPack:
    """Return what is asked for; where something else was published under its name, under another that says so.

    Raises NoPrivateRoot for a members' edition of which a part is out of reach.
    """
    pack = checked.volume(day, options.edition, options.volume)
    last = None if options.as_published else published_before(pack)
    if last is not None and last.sources_sha256 != sources_digest(_digests(pack, checked)):
        pack = told_apart(pack)
    if options.edition is Edition.MEMBERS and checked.board.is_public and not checked.board.private_files:
        minutes = [section.subject.minutes for section in pack.sections if isinstance(section.subject, Minutes)]
        if any(entry.part_2 for entry in pack.entries()) or any(one.is_stub for some in minutes for one in some):
            raise NoPrivateRoot(f"what members read of {day.isoformat()} lies in the private root, which is not named")
    return pack


def _file_name(pack: Pack, pdf: bytes) -> str:
    """Return the name of the files, which differs from that of other bytes that were published."""
    last = published_before(pack)
    name = pack.volume.name.removesuffix(SINCE_PUBLICATION)
    return name if last is None or digest_of(pdf) in last.files.values() else f"{name}{SINCE_PUBLICATION}"


def _digests(pack: Pack, checked: Checked) -> dict[str, str]:
    """Return the digest of everything that a volume is made from."""
    known = checked.digests(pack.edition)
    sources = pack_sources(pack, checked.template_files)
    return {path: known[path] for path in sources} | dict(pack.volume.records)


def _paginated(pack: Pack, checked: Checked, load: Load, workers: Workers) -> Paginated:
    """Render an edition; nothing exempt is read for the public one. Raises NotRendered.

    In the members' edition every page of Part 1 has the number that it has in public.
    """
    kinds = checked.sources.kinds
    public = pack.part_1 if isinstance(pack, MembersPack) and pack.part_1 else pack
    part_1 = paginate(public, kinds, only(load, checked.digests(Edition.PUBLIC)), workers)
    if not any(section.part_2 for section in pack.sections):
        return part_1
    pages = paginate(pack, kinds, load, workers, part_1.plan)
    if any(pages.plan[one.id].first_page != one.first_page for one in part_1.plan.placements):
        longer = Finding(
            pack.meeting.span,
            "the agenda of the members' edition is longer than the public one, so that their page numbers would differ",
            "shorten what its template prints of Part 2: its titles and notes stand on the sheet of Part 2",
            rule="not-laid-out",
        )
        raise NotRendered([longer])
    return pages


def _is_draft(pack: Pack, findings: Iterable[Finding], options: BuildOptions) -> bool:
    """Whether every page is marked; a finding about the record itself makes no draft of what is to be recorded."""
    counted = (one for one in findings if not (options.as_published and RULES_BY_NAME[one.rule].of_record))
    return options.draft or pack.is_draft or _has_errors(counted)


def _stopped(findings: Sequence[Finding], pack: Pack) -> Compiled:
    """Return the findings for which there is no pack."""
    stopping = tuple(finding.rule for finding in findings if stops_build(finding))
    return Compiled(in_order(findings), has_errors=_has_errors(findings), stopping=stopping, name=pack.volume.name)


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(RULES_BY_NAME[finding.rule].severity_of(finding) is Severity.ERROR for finding in findings)


def _commit(repository: Repository, checked: Checked, load: Load, pack: Pack) -> str | None:
    """Return the commit that holds the sources; raises SourceChanged where they changed since they were read.

    Otherwise a pack made from what was read would name a commit made meanwhile.
    """
    root = public_root(repository) if isinstance(pack, PublicPack) else repository
    commit = root.commit()
    if commit:
        agreed = [pack.agreement.span.path] if pack.agreement else []
        for path in [*pack_sources(pack, checked.template_files), *agreed]:
            load(path)
    return commit


def _new(findings: Iterable[Finding], laid_out: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what only the layout found: a check that found the same has its line too."""
    known = {(finding.span.path, finding.message) for finding in findings}
    letters = {span for finding in findings if finding.rule == "missing-glyph" for span in _places(finding)}
    for finding in laid_out:
        if finding.rule == "missing-glyph":
            is_known = all(any(_holds(place, one) for one in letters) for place in _places(finding))
        else:
            is_known = (finding.span.path, finding.message) in known
        if not is_known:
            yield finding


def _places(finding: Finding) -> tuple[Span, ...]:
    return (finding.span, *finding.also)


def _holds(block: Span, place: Span) -> bool:
    return block.path == place.path and block.line <= place.line <= block.end_line
