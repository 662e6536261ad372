"""Folder that is no meeting.

## What it does
Checks that every folder below `meetings/` is named by a date and holds `meeting.yaml` under that very name.

## Why it matters
A folder misnamed is a meeting that nobody finds.

## Example
    meetings/6-12-2023/

Use instead:
    meetings/2023-12-06/
"""
