"""Invisible or control character.

## What it does
Checks for control characters and for U+0085, U+2028 and U+2029, which some programs take for line ends and
others do not; in values and in Markdown also for escapes and entities that stand for one, such as `&#8238;`.

## Why it matters
Line numbers, and what belongs to a value, then depend on who reads the file.

## Example
    Text pasted from a word processor with U+2028 between its lines.

Use instead: an ordinary line end or a space.
"""
