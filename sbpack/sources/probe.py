"""What is known of an attachment before it is used."""

from dataclasses import dataclass

ATTACHMENTS = (".pdf", ".png", ".jpg", ".jpeg", ".svg")


@dataclass(frozen=True)
class Probe:
    """What a limited child process learnt of an attachment."""

    page_count: int = 0
    width: float = 0.0
    height: float = 0.0
    problem: str = ""
    help: str = ""
