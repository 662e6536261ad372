r"""Tab in YAML.

## What it does
Checks that YAML and front matter hold no tab.

## Why it matters
YAML forbids tabs where it indents and nobody sees the difference.

## Example
    \tA line indented by a tab.

Use instead: spaces.
"""
