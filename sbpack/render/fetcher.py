"""What the layout engine may fetch: our fonts and the images of the repository, nothing from the network."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from sbpack.render.fonts import FONTS, font_files
from sbpack.render.markdown import IMAGES
from sbpack.render.picture import check_picture
from sbpack.sources.repository import OutsideRoot


class SectionFetcher(URLFetcher):  # type: ignore[misc]
    """Serves what a section may show. The engine goes on after a refusal: each is recorded here."""

    def __init__(self, load: Callable[[str], bytes]) -> None:
        """Take what reads a file of the repository by its path from the root."""
        super().__init__(allowed_protocols=())
        self._load = load
        self.refused: list[tuple[str, str]] = []
        """What was asked for, and why it was not given."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return a font or an image, or refuse."""
        try:
            return URLFetcherResponse(url, self._bytes(url))
        except (OSError, ValueError) as error:
            self.refused.append((_shown(url), str(error)))
            raise

    def _bytes(self, url: str) -> bytes:
        font = font_files().get(url.removeprefix(FONTS))
        if font is not None and url.startswith(FONTS):
            return font.read_bytes()
        if not url.startswith(IMAGES):
            raise ValueError("only images of the repository may be shown")
        path = unquote(url.removeprefix(IMAGES))
        if path.startswith("/") or ".." in path.split("/") or "\\" in path:
            raise ValueError("only images below the root may be shown")
        try:
            data = self._load(path)
        except (OSError, OutsideRoot) as error:
            raise ValueError("there is no such file below the root") from error
        if reason := check_picture(data):
            raise ValueError(reason)
        return data


def _shown(url: str) -> str:
    name = unquote(url.removeprefix(IMAGES))
    return name if len(name) <= 80 else f"{name[:77]}…"
