"""Compile the agenda packs of a board from YAML and Markdown kept in git.

Six steps, in this order: `read` the sources with their places, `model` the whole board, `check` it against the rules,
`render` one PDF a section, `assemble` them into one pack, `write` it whole or not at all.
"""

__version__ = "0.1.0"
