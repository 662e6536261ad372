"""No word of a source is missing from the volume that should hold it, and none is in it that no source has."""
