"""Step 5, assemble: sections become one tagged, stamped, bookmarked PDF."""

from sbpack.assemble.pack_pdf import assemble

__all__ = ["assemble"]
