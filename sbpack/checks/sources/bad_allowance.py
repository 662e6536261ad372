"""A comment that allows a finding and cannot.

## What it does
Checks that a comment which begins with `allow` and the name of a rule gives a reason, that there is such a rule, and
that its findings can be allowed at all: those that stop a pack cannot, since it could not be laid out truly.

## Why it matters
What was allowed without a word is a riddle to whoever looks next, and an auditor asks for the reason.

## Example
    <!-- allow late-paper -->

Use instead:
    <!-- allow late-paper: The Chairman agreed on 3 May that it be taken. -->
"""
