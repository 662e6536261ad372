"""The commands an officer types."""
