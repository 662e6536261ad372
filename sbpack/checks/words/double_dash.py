"""Two hyphens for a dash in a value."""

import re
from collections.abc import Iterator, Sequence

from sbpack.findings.finding import Finding, Replacement
from sbpack.text.wording import Wording

_HYPHENS = re.compile(r"(?:(?<=\s)-{2,3}(?=\s)|(?<=[^-\s])-{2,3}(?=[^-\s]))")
"""Between words or within one; `--draft` is the name of an option."""
_DASHES = {"--": "\u2013", "---": "\u2014"}


def check(wordings: Sequence[Wording]) -> Iterator[Finding]:
    for wording in wordings:
        if wording.where != "value" or "--" not in wording.text or "://" in wording.text:
            continue
        for found in _HYPHENS.finditer(wording.text):
            dash, span = _DASHES[found[0]], wording.exact_place(*found.span())
            yield Finding(
                wording.place(*found.span()),
                f"`{found[0]}` is printed as it stands",
                f"write `{dash}`",
                fixes=(Replacement(span, dash, before=found[0]),) if span else (),
            )
