"""What sbpack itself puts into an output, whatever the board says."""

import re
from functools import cache

from sbpack.leaks.markup import markup_text
from sbpack.sources.said import Text
from sbpack.templates_root import templates_root

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{(.*?)\}\}", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_BESIDES = "Red. Amber. Green. Blue. DRAFT. Agenda Item. Minute Annex. Page."
"""What is put in by other means than templates."""


@cache
def own_words() -> tuple[Text, ...]:
    """Return the words of the templates that come with sbpack, and of what stands beside what they set."""
    files = sorted((templates_root() / "pack").glob("*.html"))
    texts = (Text(file.name, _said(file.read_text(encoding="utf-8"))) for file in files)
    return (*texts, Text("", _BESIDES))


def _said(template: str) -> str:
    """Return what a template says between its tags and in its quotation marks."""
    quoted = " ".join(first or second for first, second in _QUOTED.findall(template))
    return f"{markup_text(_JINJA.sub(' ', template))}\n{quoted}"
