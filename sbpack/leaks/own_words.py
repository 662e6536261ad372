"""What sbpack itself puts into an output, whatever the board says."""

import re
from functools import cache

from sbpack.leaks.markup import markup_text
from sbpack.model.exempt import SCHEDULE_12A
from sbpack.model.publication import RECORD_HEAD
from sbpack.sources.said import Text
from sbpack.templates_root import templates_root

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{(.*?)\}\}", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_BESIDES = """
Red. Amber. Green. Blue. DRAFT. Agenda Item. Minute Annex. Page. Pages. Appendix. Supplement. Version. Chairman.
Postponed to. Postponed from. Cancelled. Inquorate. No business was transacted. Called at short notice. Published.
To follow. Tabled at the meeting. Date and time of next meeting. Minutes of the meeting held on. Matters arising.
For decision. For information. For discussion. For noting. For approval. See minute. RESOLVED. AGREED.
"""
"""What code puts in, and no template."""


@cache
def own_words() -> tuple[Text, ...]:
    """Return the words of the templates that come with sbpack, the Act's reasons, and what code prints beside them."""
    files = sorted((templates_root() / "pack").glob("*.html"))
    texts = (Text(file.name, _said(file.read_text(encoding="utf-8"))) for file in files)
    return (*texts, Text("", _BESIDES), Text("", "\n".join(map(str, SCHEDULE_12A))), Text("", RECORD_HEAD))


def _said(template: str) -> str:
    """Return what a template says between its tags and in its quotation marks."""
    quoted = " ".join(first or second for first, second in _QUOTED.findall(template))
    return f"{markup_text(_JINJA.sub(' ', template))}\n{quoted}"
