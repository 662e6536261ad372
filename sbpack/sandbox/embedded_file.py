"""A file embedded in a PDF that somebody hands in, taken out by a process with limits."""

from sbpack.sandbox.child import ChildFailed, LimitedChild

_JOB = "sbpack.sandbox.embedded_job"
_SECONDS = 30.0


def embedded_file(pdf: bytes, name: str) -> bytes | None:
    """Return the embedded file of a name, None where there is none or the PDF cannot be read."""
    with LimitedChild(_JOB, _SECONDS) as child:
        try:
            answer = child.ask({"name": name}, pdf)
        except ChildFailed:
            return None
    return answer.data if answer.values.get("found") is True else None
