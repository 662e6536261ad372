"""Type tag in YAML.

## What it does
Checks that no value carries a tag such as `!!int` or `!python/object`.

## Why it matters
Every value is read as it was typed; a tag asks for something else.

## Example
    time: !!str 10:00

Use instead:
    time: "10:00"
"""
