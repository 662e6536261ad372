"""The fonts of a pack: two families from packages, never from the system."""

from pathlib import Path

import fontpkg_source_sans_3
import fontpkg_source_serif_4

FONTS = "sbpack:/fonts/"
"""Where fonts are fetched from: this and the name of the file."""

# No figure at the end of a family's name: Pango takes it for a size.
_FACES = (
    ("Source Sans", "normal", "sans.ttf", fontpkg_source_sans_3.ROOT / "files" / "SourceSans3[wght].ttf"),
    ("Source Sans", "italic", "sans-italic.ttf", fontpkg_source_sans_3.ROOT / "files" / "SourceSans3-Italic[wght].ttf"),
    ("Source Serif", "normal", "serif.ttf", fontpkg_source_serif_4.ROOT / "files" / "SourceSerif4[opsz,wght].ttf"),
    (
        "Source Serif",
        "italic",
        "serif-italic.ttf",
        fontpkg_source_serif_4.ROOT / "files" / "SourceSerif4-Italic[opsz,wght].ttf",
    ),
)

FAMILIES = tuple(dict.fromkeys(family for family, *_ in _FACES))
"""The only families a pack may hold."""


def font_files() -> dict[str, Path]:
    """Return the files of the fonts by the name they are fetched under."""
    return {name: Path(path) for _, _, name, path in _FACES}


def font_css() -> str:
    """Return the style sheet that declares the families."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style}; src: url("{FONTS}{name}") }}'
        for family, style, name, _ in _FACES
    )
