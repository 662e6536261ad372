"""How many examples a property is tried on: few in `make test`, many in `make soak`."""

import os

SOAKING = os.environ.get("HYPOTHESIS_PROFILE") == "soak"


def examples(count: int) -> int:
    """Return the number for this run."""
    return count * 25 if SOAKING else count
