"""For whom a pack is compiled."""

from enum import Enum


class Edition(Enum):
    """The public edition holds Part 1 only, the members' edition everything."""

    PUBLIC = "public"
    MEMBERS = "members"
