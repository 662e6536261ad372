"""Something that the layout engine complained of.

## What it does
Reports every warning that the engine gives while a section is laid out; a section of more pages than its form has room
for; a table that no page is wide enough for, so that its words are broken wherever a column ends; what an attached PDF
lost on its way into the pack, such as scripts, comments and files in it; pages of one that are shown as pictures, since
PDF/UA-1, which keeps packs readable for everybody, forbids what they are set in.

## Why it matters
The engine writes the file all the same, with a picture, a link or a style left out.

## Example
    warning: the layout engine says: Ignored `foo: bar`, unknown property

Use instead: what the engine knows; most such warnings come from a template of the repository's own.
"""
