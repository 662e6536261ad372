"""What decides how the pages of a pack look besides its sources: versions, fonts, and our own templates."""

import hashlib
import json
import sys
import zlib
from ctypes import CDLL, c_char_p
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import sbpack
from sbpack import __version__
from sbpack.templates_root import templates_root

_PACKAGES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "uharfbuzz", "pikepdf", "pillow", "pypdfium2"),
    "page-validation",
    *("fonttools", "pyphen", "lxml", "jinja2", "markupsafe", "markdown-it-py", "mdit-py-plugins", "mdurl"),
    *("holidays", "python-dateutil"),
    *("fontpkg-source-sans-3", "fontpkg-source-serif-4", "manimgx-fonts"),
)
_OF_FINDINGS = ("pyyaml", "rapidfuzz")
"""What decides no page, but what is said of the sources, which is kept with the pack."""
_LIBRARIES = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    # The engine cuts fonts in another way where this one is missing.
    "harfbuzz-subset": (
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        "hb_version_string",
    ),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
}
"""By name: what their file is called on each system, and the function that says which version it is."""


@lru_cache(maxsize=1)
def engine_identity() -> str:
    """Return one SHA-256 over all versions and over our own code, which may change between two versions.

    Python brings the properties of letters, and reads the names of files as the system is set to.
    """
    identity = {
        **engine_versions(),
        **{name: _version(name) for name in _OF_FINDINGS},
        "python": sys.version,
        "names": sys.getfilesystemencoding(),
        "code": tree_digest(Path(sbpack.__file__).parent, "*.py"),
    }
    return hashlib.sha256(json.dumps(identity, sort_keys=True).encode("ascii")).hexdigest()


@lru_cache(maxsize=1)
def engine_versions() -> dict[str, str]:
    """Return everything but the sources that decides the bytes of a pack; equal answers promise equal bytes."""
    return {
        "sbpack": __version__,
        **{name: _version(name) for name in _PACKAGES},
        **{name: _library_version(names, function) for name, (names, function) in _LIBRARIES.items()},
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "templates": tree_digest(templates_root(), "[!.]*"),
    }


def tree_digest(root: Path, names: str) -> str:
    """Return one SHA-256 over the names and contents of files, in the form that `sha256sum` prints them."""
    found = (file for file in root.rglob(names) if file.is_file())
    files = sorted((file.relative_to(root).as_posix(), file) for file in found)
    lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n" for name, file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _version(name: str) -> str:
    """Return a package's version; those that others bring along may be needed no more one day."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _library_version(names: tuple[str, ...], function: str) -> str:
    """Ask a library of the system. The engine knows them too, but is slow to import."""
    for name in names:
        try:
            ask = getattr(CDLL(name), function)
        except (OSError, AttributeError):
            continue
        ask.restype = c_char_p
        answer: bytes = ask()
        return answer.decode()
    return "unknown"
