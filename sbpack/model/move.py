"""Meetings that did not take place as they were called."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Postponed:
    """The meeting was put off to another day."""

    to: date
    reason: str


@dataclass(frozen=True)
class Cancelled:
    """The meeting was called off."""

    reason: str


@dataclass(frozen=True)
class Inquorate:
    """Too few came to transact any business."""

    reason: str


Move = Postponed | Cancelled | Inquorate
