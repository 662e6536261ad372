"""Step 5, assemble: sections become one tagged, stamped, bookmarked PDF."""

from sbpack.assemble.document import assemble

__all__ = ["assemble"]
