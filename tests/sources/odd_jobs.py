"""Jobs that behave as a reader does that a hostile file has got hold of."""

import os
import resource
import time
from contextlib import suppress
from pathlib import Path

from sbpack.sources.limited_child import Answer


def run(values: dict[str, object], data: bytes) -> Answer:
    """Do what the head says."""
    match values["do"]:
        case "sleep":
            time.sleep(60)
        case "eat":
            return Answer({"size": len(bytearray(3_000_000_000))})
        case "die":
            os._exit(1)
        case "raise":
            raise RuntimeError(data.decode())
        case "print":
            print("this would break a frame")
            os.write(1, b"and so would this")
        case "garble":
            for pipe in range(3, 9):
                with suppress(OSError):
                    os.write(pipe, b"\xff" * 64)
            time.sleep(60)
        case "write":
            with open(str(values["path"]), "wb") as file:  # noqa: PTH123 - what a stranger would write
                file.write(data)
        case "look":
            names = sorted(name for name in os.environ if name.startswith("PYTHON"))
            limits = [resource.getrlimit(what)[0] for what in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE)]
            return Answer({"cwd": str(Path.cwd()), "names": names, "limits": limits, "pid": os.getpid()})
    return Answer({"size": len(data), "pid": os.getpid()}, data)
