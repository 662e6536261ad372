"""The names of headings, to which links in the same paper or the same minutes lead."""

from collections.abc import Iterable, Mapping

from sbpack.findings.span import Span
from sbpack.model.slug import slug, unique_name
from sbpack.sources.prose import Prose, plain_text


def heading_names(proses: Iterable[Prose], taken: Iterable[str] = ()) -> Mapping[Span, str]:
    """Name every heading of a section by its place, no name twice; a second `Aim` is `aim-2`."""
    used = set(taken)
    names: dict[Span, str] = {}
    for prose in proses:
        for opening, inline in zip(prose.tokens, prose.tokens[1:], strict=False):
            if opening.type == "heading_open":
                names[inline.meta["span"]] = unique_name(slug(plain_text([inline])), used)
    return names


def no_such_heading(name: str) -> str:
    """Say that a link leads nowhere; a check and a layout say it in the same words, so that it is told once."""
    return f"a link goes to `#{name}`, and no heading here has that name"
