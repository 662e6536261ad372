"""What the two parts say, in a line or two each."""

from sbpack.leaks import Said, Secrets, Text, secrets_of

PART_1 = "The board meets at the Town Hall. Housing fraud is item 9, for which the public leave."
PART_2 = """\
# Tenancy fraud

Nineteen homes at Quarry Ward were let again by their tenants, who owe the council £48,213.50 in all.

| Home | Case |
|---|---|
| Bellhouse Mews | Under caution |

![A map of the homes in question](homes.png)
"""


def said(text: str, *files: str, where: str = "paper.md") -> Said:
    """Return what a part says that has one text."""
    return Said((Text(where, text),), files)


def secrets(part_2: str = PART_2, part_1: str = PART_1, *files: str) -> Secrets:
    """Return what only Part 2 contains."""
    return secrets_of(said(part_2, *files, where="fraud.md"), said(part_1))
