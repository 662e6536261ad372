"""Sources as they were read first: a pack must not be made from a file that the manifest does not name."""

from collections.abc import Callable, Container, Mapping

from sbpack.sources.source_digest import source_digest


class SourceChanged(Exception):  # noqa: N818 - said of a file
    """A source was written to while a pack was being made from it."""

    def __init__(self, path: str) -> None:
        """Keep the path from the root."""
        self.path = path
        super().__init__(path)


def unchanged(read: Callable[[str], bytes], digests: Mapping[str, str]) -> Callable[[str], bytes]:
    """Return a way to read files again that raises SourceChanged where one is no longer what its digest says.

    A file that was not there at first is not there: FileNotFoundError.
    """

    def read_again(path: str) -> bytes:
        if path not in digests:
            raise FileNotFoundError(path)
        data = read(path)
        if source_digest(path, data) != digests[path]:
            raise SourceChanged(path)
        return data

    return read_again


def only(read: Callable[[str], bytes], paths: Container[str]) -> Callable[[str], bytes]:
    """Return a way to read some files alone; any other is not there: FileNotFoundError."""

    def read_known(path: str) -> bytes:
        if path not in paths:
            raise FileNotFoundError(path)
        return read(path)

    return read_known
