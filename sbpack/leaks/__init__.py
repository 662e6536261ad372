"""The leak test: whatever is for the public is searched for what only Part 2 contains, before it is written."""

from sbpack.leaks.find_leaks import Leak, leak_findings, leaks_in, said_in
from sbpack.leaks.only_in_part_2 import secrets_of
from sbpack.leaks.search import Secrets
from sbpack.read.part_1 import Said, Text

__all__ = ["Leak", "Said", "Secrets", "Text", "leak_findings", "leaks_in", "said_in", "secrets_of"]
