"""Probes kept from run to run, so that a check does not open twenty years of attachments again."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from sbpack.kept_files import KeptFiles
from sbpack.sources.page_flaw import Flaw, PageFlaw
from sbpack.sources.probe import Probe


class KeptProbes:
    """Probes in the folder in which builds keep sections too, by the digest of what was probed."""

    def __init__(self, kept: KeptFiles, identity: Callable[[], str]) -> None:
        """Say where they are kept, and how to learn which program and libraries they are made by."""
        self._kept = kept
        self._identity = identity

    def get(self, kind: str, digest: str) -> Probe | None:
        """Return what is known of a file, if it is."""
        data = self._kept.get(self._key(kind, digest))
        try:
            return None if data is None else _probe(json.loads(data))
        except (ValueError, TypeError, KeyError):
            return None

    def put(self, kind: str, digest: str, probe: Probe) -> None:
        """Keep what another run would find out as well."""
        self._kept.put(self._key(kind, digest), json.dumps(asdict(probe)).encode("ascii"))

    def _key(self, kind: str, digest: str) -> str:
        return json.dumps(["probe", self._identity(), kind, digest])


def _probe(values: dict[str, Any]) -> Probe:
    match values:
        case {"page_count": int(count), "width": int() | float() as width, "height": int() | float() as height}:
            flaws = tuple(
                PageFlaw(int(one["page"]), Flaw(one["kind"]), int(one["words"]), int(one["from_top"]))
                for one in values["flaws"]
            )
            is_restricted = values["is_restricted"] is True
            return Probe(count, width, height, str(values["problem"]), str(values["help"]), is_restricted, flaws)
        case _:
            raise ValueError("it is no probe")
