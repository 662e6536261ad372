"""YAML that cannot be read.

## What it does
Checks that every YAML file and front matter follows YAML's own grammar, with a space after each colon and hyphen, and
that a front matter begins with the first line of its file.

## Why it matters
A file that cannot be read contributes nothing to the pack.

## Example
    title: Strategy: a draft

Use instead quotes round a value that holds a colon and a space:
    title: "Strategy: a draft"
"""
