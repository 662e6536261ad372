"""What decides how pages look besides their sources: fonts, versions of libraries, and the program's own templates.

Fonts come from packages, never from the system: two families, and those of other scripts. The packages hold variable
fonts. The engine would make a static one of each weight and size in every section that it writes, which took a third of
a build; HarfBuzz makes them here, once in a process.
"""

import hashlib
import json
import re
import sys
import zlib
from collections.abc import Iterable
from ctypes import CDLL, c_char_p
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import fontpkg_source_serif_4

import sbpack
from sbpack import __version__
from sbpack.repository.paths import templates_root
from sbpack.text.known_letters import SANS_FILES, font_with, missing_glyphs, other_fonts

FONTS = "sbpack:/fonts/"
"""Where fonts are fetched from: this and the name of the face."""
REGULAR, SEMIBOLD = 400, 600
SANS, SERIF = "Source Sans", "Source Serif"
"""The families of its own. No figure at the end of a name: Pango takes it for a size."""
OWN = (SANS, SERIF)

_SERIF = Path(fontpkg_source_serif_4.ROOT) / "files"
_HEADING_SIZE = 16.0
"""Points. The serif sets headings of 11.5 to 25 points alone, and is drawn for one size of them."""


@dataclass(frozen=True)
class Face:
    """One weight and slope of a family."""

    family: str
    weight: int
    style: str
    """As CSS says it: `normal` or `italic`."""
    file: Path
    """The variable font that it is a point of."""

    @property
    def name(self) -> str:
        """What it is fetched as, such as `source-sans-600-italic.ttf`."""
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}-{self.style}.ttf"

    @property
    def axes(self) -> dict[str, float]:
        """Where on the axes of its font it stands."""
        return {"wght": self.weight} | ({"opsz": _HEADING_SIZE} if self.family == SERIF else {})


FACES = (
    Face(SANS, REGULAR, "normal", SANS_FILES / "SourceSans3[wght].ttf"),
    Face(SANS, SEMIBOLD, "normal", SANS_FILES / "SourceSans3[wght].ttf"),
    Face(SANS, REGULAR, "italic", SANS_FILES / "SourceSans3-Italic[wght].ttf"),
    Face(SANS, SEMIBOLD, "italic", SANS_FILES / "SourceSans3-Italic[wght].ttf"),
    Face(SERIF, SEMIBOLD, "normal", _SERIF / "SourceSerif4[opsz,wght].ttf"),
    Face(SERIF, SEMIBOLD, "italic", _SERIF / "SourceSerif4-Italic[opsz,wght].ttf"),
)


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Return the only families that a pack may hold."""
    return (*OWN, *(_face_of(file, REGULAR).family for file in other_fonts()))


def face_named(name: str) -> Face | None:
    """Return the face that is fetched under a name."""
    others = (_face_of(file, weight) for file in other_fonts() for weight in (REGULAR, SEMIBOLD))
    return next((face for face in (*FACES, *others) if face.name == name), None)


def _face_of(file: Path, weight: int) -> Face:
    """Return one weight of a font of another script, whose family is named after its file."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", file.name.split("[")[0])
    return Face(words, weight, "normal", file)


def with_other_scripts(html: str) -> str:
    """Return a page with the installed fonts of other scripts for letters that the pack's own lack."""
    files = sorted({file for _, letter in missing_glyphs(html) if (file := font_with(letter))})
    if not files:
        return html
    faces = [_face_of(file, weight) for file in files for weight in (REGULAR, SEMIBOLD)]
    fallback = ", ".join(dict.fromkeys(f'"{face.family}"' for face in faces))
    html = re.sub(f'"(?:{"|".join(OWN)})"', rf"\g<0>, {fallback}", html)
    return html.replace("<style>", f"<style>{font_css(faces)}\n", 1)


@lru_cache(maxsize=64)
def face_file(face: Face) -> bytes:
    """Return a face as a static TrueType font; the same package and HarfBuzz give the same bytes."""
    # A build that finds everything in its cache draws no letter but those of the stamps.
    import uharfbuzz  # noqa: PLC0415

    variable = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.file)))
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for axis, value in face.axes.items():
        wanted.pin_axis_location(variable, axis, value)
    return bytes(uharfbuzz.subset(variable, wanted).blob.data)


def font_css(faces: Iterable[Face] = FACES) -> str:
    """Return the style sheet that declares the faces."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight}; '
        f'src: url("{FONTS}{face.name}") }}'
        for face in faces
    )


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
