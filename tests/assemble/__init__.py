"""Tests of step 5."""
