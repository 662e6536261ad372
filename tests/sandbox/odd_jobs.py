"""Jobs that behave as a reader does that a hostile file has got hold of."""

import os
import resource
import socket
import time
from contextlib import suppress
from pathlib import Path

from sbpack.sandbox.child import Message


def warm() -> None:
    """Need nothing that is not loaded."""


def run(values: dict[str, object], data: bytes) -> Message:  # noqa: PLR0912 - one misdeed a case
    """Do what the head says."""
    match values["do"]:
        case "sleep":
            time.sleep(60)
        case "eat":
            return Message({"size": len(bytearray(3_000_000_000))})
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
        case "read":
            Path(str(values["path"])).read_bytes()
        case "cut":
            os.truncate(str(values["path"]), 0)
        case "delete":
            Path(str(values["path"])).unlink()
        case "reopen":
            os.close(0)
            os.open(os.devnull, os.O_RDONLY)
        case "call":
            socket.create_connection(("127.0.0.1", int(str(values["port"]))), timeout=1)
        case "look":
            names = sorted(os.environ)
            held = (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC)
            limits = [resource.getrlimit(what)[0] for what in held]
            return Message({"cwd": str(Path.cwd()), "names": names, "limits": limits, "pid": os.getpid()})
    return Message({"size": len(data), "pid": os.getpid()}, data)
