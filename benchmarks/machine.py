"""What a measurement was made with: the day, the machine, and the versions of all programs."""

import os
import platform
import re
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pypandoc
from programs import find_chromium

from sbpack import __version__

_PACKAGES = (("WeasyPrint", "weasyprint"), ("typst", "typst"), ("page-validation", "page-validation"))


def machine() -> str:
    """Return two sentences."""
    cores = len(os.sched_getaffinity(0))
    built_on = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    load = os.getloadavg()[0]
    day = date.today()
    return (
        f"Measured on {day.day} {day:%B %Y}: {built_on}, kernel {platform.release()}, {cores} cores of {_processor()}, "
        f"{_memory():.0f} GB, a load of {load:.1f} at the start. {'; '.join(_versions())}."
    )


def _versions() -> list[str]:
    found = [f"sbpack {__version__}", f"{platform.python_implementation()} {platform.python_version()}"]
    found += [f"{name} {version(package)}" for name, package in _PACKAGES]
    found.append(f"pandoc {pypandoc.get_pandoc_version()}")
    if chromium := find_chromium():
        said = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=True).stdout
        found.append(" ".join(said.split()[:2]))
    else:
        found.append("no Chromium")
    return found


def _processor() -> str:
    named = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return named[1] if named else platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
