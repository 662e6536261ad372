"""What builds and checks on this machine found out about attachments."""

from sbpack.kept_files import KeptFiles, default_folder
from sbpack.render.engine import engine_identity
from sbpack.sources.kept_probes import KeptProbes


def known_probes() -> KeptProbes:
    """Return what is kept in the user's cache folder; where that cannot be used, nothing is."""
    return KeptProbes(KeptFiles(default_folder()), engine_identity)
