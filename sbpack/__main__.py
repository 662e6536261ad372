"""Lets `python -m sbpack` do what `sbpack` does."""

from sbpack.cli.app import main

main()
