"""The six steps by name, for whoever watches them."""

from collections.abc import Callable
from typing import Literal

Step = Literal["read", "model", "check", "render", "assemble", "write"]

Tell = Callable[[Step, str], None]
"""Is told each step as it begins, and what it is doing."""
