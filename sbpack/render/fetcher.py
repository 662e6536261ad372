"""What the layout engine may fetch: our fonts and the pictures it was given, nothing from disk or network."""

from collections.abc import Mapping
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

from sbpack.render.fonts import FONTS, face_file, face_named
from sbpack.render.pictures import picture_path
from sbpack.sources.picture import check_picture


class SectionFetcher(URLFetcher):  # type: ignore[misc]
    """Serves what a section may show. The engine goes on after a refusal: each is recorded here."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        """Take the pictures by their path from the root."""
        super().__init__(allowed_protocols=())
        self._pictures = pictures
        self.refused: list[tuple[str, str]] = []
        """The address of what was asked for, and why it was not given."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return a font or an image, or refuse."""
        try:
            return URLFetcherResponse(url, self._bytes(url))
        except (OSError, ValueError) as error:
            self.refused.append((url, str(error)))
            raise

    def _bytes(self, url: str) -> bytes:
        face = face_named(url.removeprefix(FONTS)) if url.startswith(FONTS) else None
        if face is not None:
            return face_file(face)
        data = self._pictures.get(picture_path(url))
        if data is None:
            raise ValueError("there is no such file below the root")
        if reason := check_picture(data):
            raise ValueError(reason)
        return data
