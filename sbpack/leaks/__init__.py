"""The leak test: whatever is for the public is searched for what only Part 2 contains, before it is written."""

from sbpack.leaks.as_findings import leak_findings
from sbpack.leaks.leak import Leak, leaks_in
from sbpack.leaks.only_in_part_2 import secrets_of
from sbpack.leaks.said import said_in
from sbpack.leaks.secret import Secrets
from sbpack.sources.said import Said, Text

__all__ = ["Leak", "Said", "Secrets", "Text", "leak_findings", "leaks_in", "said_in", "secrets_of"]
