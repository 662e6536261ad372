"""Tests of the six steps in order."""
