"""Tests of step 1: files become sources."""
