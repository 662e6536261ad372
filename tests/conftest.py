"""The same examples in every quick run, new ones in every soak; a cache of sections for each run."""

import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

from tests.effort import SOAKING

settings.register_profile(
    "sbpack", deadline=None, derandomize=not SOAKING, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("sbpack")


def pytest_configure(config: pytest.Config) -> None:
    """Keep sections of a run in a folder of its own, which all of its workers share."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="sbpack-tests-")
        config.add_cleanup(folder.cleanup)
        os.environ["XDG_CACHE_HOME"] = folder.name
