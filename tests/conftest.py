"""The same examples in every quick run, new ones in every soak."""

from hypothesis import HealthCheck, settings

from tests.effort import SOAKING

settings.register_profile(
    "sbpack", deadline=None, derandomize=not SOAKING, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("sbpack")
