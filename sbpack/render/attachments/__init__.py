"""Attached PDFs, fitted onto pages of a pack in a process with limits."""
