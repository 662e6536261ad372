"""Several documents in one YAML file.

## What it does
Checks that a file holds one document.

## Why it matters
Everything after the second `---` would be ignored.

## Example
    A second `---` within meeting.yaml.

Use instead: one file a meeting, without `---`.
"""
