"""The record of what was published becomes part of the model."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.edition import Edition
from sbpack.model.publication import Publication, PublishedItem, PublishedPaper, PublishedVolume
from sbpack.sources.fields import Fields
from sbpack.sources.source_digest import digest_of
from sbpack.sources.yaml_node import YamlMap, YamlText

_PAGES = re.compile(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_NAME = re.compile(r"pack|supplement-[1-9]\d{0,3}|minutes|decisions|actions", re.ASCII)
_NO_DAY = date.min
_HELP = "take the record back from git as `sbpack publish` wrote it"


def read_publication(node: YamlMap, text: str, findings: list[Finding]) -> Publication | None:
    """Return the record, None where any of it cannot be read: half a record would call the other half unpublished."""
    found: list[Finding] = []
    fields = Fields(node, found)
    lines = text.splitlines(keepends=True)
    volumes = tuple(
        replace(
            _volume(one, found),
            before_sha256=_digest("".join(lines[: one.span.line - 1])),
        )
        for one in fields.maps("published")
    )
    fields.close()
    if not volumes and not found:
        fields.wrong_shape(node, "the record names nothing that was published", _HELP)
    findings += (_with_help(finding) for finding in found)
    if found:
        return None
    of_the_pack = tuple(volume for volume in volumes if volume.is_pack or volume.is_supplement)
    return Publication(node.span.path, of_the_pack, tuple(one for one in volumes if one not in of_the_pack))


def _digest(text: str) -> str:
    return digest_of(text.encode(errors="surrogateescape"))


def _with_help(finding: Finding) -> Finding:
    return Finding(finding.span, finding.message, _HELP, finding.related, finding.rule)


def _volume(node: YamlMap, findings: list[Finding]) -> PublishedVolume:
    fields = Fields(node, findings)
    name = _matching(fields, "volume", _NAME)
    first_page, last_page = _pages(fields)
    day = fields.date("date")
    if day is None:
        fields.required_text("date")
    engine = fields.map("engine")
    volume = PublishedVolume(
        name=name,
        version=fields.integer("version", 1) or 1,
        edition=Edition(fields.choice("edition", [edition.value for edition in Edition], Edition.PUBLIC.value)),
        date=day or _NO_DAY,
        recorded=fields.date("recorded"),
        reason=fields.text("reason"),
        note=fields.text("note"),
        confirmed=tuple(one.text for one in fields.texts("confirmed")),
        commit=_matching(fields, "commit", _COMMIT),
        private_commit=_matching(fields, "private_commit", _COMMIT) if "private_commit" in fields else "",
        sources_sha256=_matching(fields, "sources_sha256", _DIGEST),
        first_page=first_page,
        last_page=last_page,
        continues_at=fields.integer("continues_at", last_page + 1) or last_page + 1,
        files={file: digest for one in fields.maps("files") for file, digest in [_file(one, findings)]},
        engine=_texts(engine, findings) if engine else {},
        made_from=tuple(_file(one, findings) for one in fields.maps("made_from")),
        items=tuple(_item(one, name, findings) for one in fields.maps("items")),
        span=node.span,
    )
    fields.close()
    return volume


def _item(node: YamlMap, volume: str, findings: list[Finding]) -> PublishedItem:
    fields = Fields(node, findings)
    fields.text("pages")  # for people; each paper has its own
    item = PublishedItem(
        number=fields.required_text("number"),
        title=fields.text("title"),
        exempt_title=fields.text("exempt_title"),
        papers=tuple(_paper(one, volume, findings) for one in fields.maps("papers")),
        span=node.span,
    )
    fields.close()
    return item


def _paper(node: YamlMap, volume: str, findings: list[Finding]) -> PublishedPaper:
    fields = Fields(node, findings)
    first_page, last_page = _pages(fields)
    paper = PublishedPaper(
        title=fields.text("title"),
        file=fields.required_text("file"),
        sha256=_matching(fields, "sha256", _DIGEST),
        volume=_matching(fields, "in", _NAME) if "in" in fields else volume,
        first_page=first_page,
        last_page=last_page,
        shows=tuple(_file(one, findings) for one in fields.maps("shows")),
        chosen=fields.text("chosen"),
        is_part_2=fields.choice("part", ("1", "2"), "1") == "2",
        span=node.span,
    )
    fields.node("in")
    fields.close()
    return paper


def _file(node: YamlMap, findings: list[Finding]) -> tuple[str, str]:
    fields = Fields(node, findings)
    found = fields.required_text("file"), _matching(fields, "sha256", _DIGEST)
    fields.close()
    return found


def _texts(node: YamlMap, findings: list[Finding]) -> Mapping[str, str]:
    fields = Fields(node, findings)
    return {entry.key.text: fields.text(entry.key.text) for entry in node.entries}


def _pages(fields: Fields) -> tuple[int, int]:
    text = _matching(fields, "pages", _PAGES)
    match = _PAGES.fullmatch(text)
    if match is None:
        return 1, 1
    return int(match[1]), int(match[2] or match[1])


def _matching(fields: Fields, key: str, form: re.Pattern[str]) -> str:
    """Return a text of a form; any other is a finding."""
    text = fields.required_text(key)
    if text and not form.fullmatch(text):
        node = fields.node(key)
        if isinstance(node, YamlText):
            fields.wrong_shape(node, f"`{key}` is not as it was written", _HELP)
    return text
