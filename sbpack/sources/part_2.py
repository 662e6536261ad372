"""How sources mark what is exempt: Part 2, which the public does not see."""

from sbpack.sources.yaml_node import YamlEntry, YamlMap, YamlNode, YamlText

PART_2 = "part_2"
REASON = "reason"
PART_2_MINUTES = "minutes-part-2.md"
PART_2_MATTERS = "matters-arising-part-2.md"
PART_2_FILE = "part-2.yaml"
PART_2_RECORD = "publication-members.yaml"
PUBLIC_REPOSITORY = "public_repository"
"""The key in members.yaml of a repository that everybody may read."""
WHOLLY_EXEMPT = (PART_2_MINUTES, PART_2_MATTERS, PART_2_FILE, PART_2_RECORD)
"""Files of a meeting's folder that hold nothing else."""


def with_reason(node: YamlNode) -> YamlMap | None:
    """Return a block of Part 2; `part_2: 3` is short for one that has but a reason. None for anything else."""
    match node:
        case YamlMap():
            return node
        case YamlText(text=text, span=span) if text.strip():
            return YamlMap((YamlEntry(YamlText(REASON, span), node),), span)
        case _:
            return None
